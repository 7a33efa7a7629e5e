using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>22.2.2.7.3 Canonicalize ( rer, ch ), and what follows from it for sets. With u or v characters are equal
/// when their simple case foldings are; without, when their uppercase forms are.</summary>
internal sealed class CaseFolding
{
    private static readonly Lazy<CaseFolding> s_unicode = new(() => new CaseFolding(UnicodePairs()));
    private static readonly Lazy<CaseFolding> s_legacy = new(() => new CaseFolding(LegacyPairs()));

    private readonly Dictionary<int, int> _canonical = [];
    private readonly Dictionary<int, int[]> _classes = [];
    private readonly CodePointSet _mapped;

    private CaseFolding(IEnumerable<(int Source, int Target)> pairs)
    {
        var members = new Dictionary<int, List<int>>();
        var mapped = new CodePointSet.Builder();
        foreach ((int source, int target) in pairs)
        {
            _canonical[source] = target;
            mapped.Add(source);
            if (!members.TryGetValue(target, out List<int>? list))
                members[target] = list = [target];
            list.Add(source);
        }
        foreach ((int target, List<int> list) in members)
        {
            int[] all = [.. list];
            foreach (int member in all)
                _classes[member] = all;
        }
        _mapped = mapped.Build();
    }

    public static CaseFolding For(bool unicode) => (unicode ? s_unicode : s_legacy).Value;

    public int Canonicalize(int c) => _canonical.TryGetValue(c, out int target) ? target : c;

    /// <summary>All characters equal to this one, or null when it is alone.</summary>
    public int[]? EqualTo(int c) => _classes.GetValueOrDefault(c);

    /// <summary>The set and every character equal to one of its members.</summary>
    public CodePointSet Close(CodePointSet set)
    {
        var builder = new CodePointSet.Builder();
        builder.Add(set);
        foreach (int[] equal in Touched(set))
        {
            foreach (int member in equal)
                builder.Add(member);
        }
        return builder.Build();
    }

    /// <summary>Each member replaced by its canonical character.</summary>
    public CodePointSet Fold(CodePointSet set)
    {
        CodePointSet changing = set.Intersect(_mapped);
        if (changing.IsEmpty)
            return set;
        var builder = new CodePointSet.Builder();
        builder.Add(set.Subtract(changing));
        foreach (int c in Members(changing))
            builder.Add(_canonical[c]);
        return builder.Build();
    }

    /// <summary>The characters that are their own canonical character.</summary>
    public CodePointSet Canonical => _mapped.Invert();

    private IEnumerable<int[]> Touched(CodePointSet set)
    {
        // A small set asks about its members, a large one about all classes.
        int size = 0;
        ReadOnlySpan<int> edges = set.Edges;
        for (int i = 0; i < edges.Length; i += 2)
            size += edges[i + 1] - edges[i];
        return size <= 256
            ? Members(set).Select(EqualTo).OfType<int[]>()
            : _classes.Where(pair => set.Contains(pair.Key)).Select(pair => pair.Value);
    }

    private static IEnumerable<int> Members(CodePointSet set)
    {
        for (int i = 0; i < set.Edges.Length; i += 2)
        {
            for (int c = set.Edges[i]; c < set.Edges[i + 1]; c++)
                yield return c;
        }
    }

    private static IEnumerable<(int Source, int Target)> UnicodePairs() => UnicodeCase.SimpleFold.Pairs();

    private static IEnumerable<(int Source, int Target)> LegacyPairs()
    {
        // Uppercase, unless that is more than one code unit, or would bring a character into ASCII from outside.
        foreach ((int source, int target) in UnicodeCase.SimpleUpper.Pairs())
        {
            if (source <= 0xFFFF && target <= 0xFFFF && !UnicodeCase.SpecialUpper.ContainsKey(source)
                && (source < 128 || target >= 128))
                yield return (source, target);
        }
    }
}
