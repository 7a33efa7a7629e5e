namespace ConcurrentJs.Fuzz;

/// <summary>Where every decision of the fuzzer comes from: the same seed makes the same program, on every machine.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014). Used by one thread.</remarks>
public sealed class FuzzChance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The seed of episode number <paramref name="index"/> of a campaign: far from its neighbours.</summary>
    public static ulong Derive(ulong seed, long index)
    {
        var chance = new FuzzChance(seed ^ (ulong)index * 0x9E3779B97F4A7C15);
        chance.Next();
        return chance.Next() >> 16;
    }

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>At least <paramref name="min"/>, at most <paramref name="max"/>.</summary>
    public int Between(int min, int max) => min + (int)(Next() % (ulong)(max - min + 1));

    public bool OneIn(int n) => Next() % (ulong)n == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    /// <summary>So many different items, in a random order.</summary>
    public List<T> Sample<T>(IReadOnlyList<T> items, int count)
    {
        List<T> rest = [.. items];
        var chosen = new List<T>();
        while (chosen.Count < count && rest.Count > 0)
        {
            int at = Between(0, rest.Count - 1);
            chosen.Add(rest[at]);
            rest.RemoveAt(at);
        }
        return chosen;
    }
}
