namespace ConcurrentJs.Threads;

/// <summary>A stream of random numbers that belongs to one thread and repeats itself for the same seed.</summary>
/// <remarks>xorshift128+ (S. Vigna, Further scramblings of Marsaglia's xorshift generators, 2014), the state made from the seed by
/// SplitMix64. Not for secrets.</remarks>
internal sealed class Chance
{
    private ulong _a, _b;

    public Chance(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        if ((_a | _b) == 0)
            _b = 1;
    }

    /// <summary>A stream nobody can predict.</summary>
    public static Chance Fresh() => new((ulong)Random.Shared.NextInt64());

    public ulong NextUInt64()
    {
        ulong x = _a, y = _b;
        _a = y;
        x ^= x << 23;
        _b = x ^ y ^ (x >> 17) ^ (y >> 26);
        return _b + y;
    }

    /// <summary>At least 0, less than 1, all multiples of 2^-53 equally likely.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
