using System.Buffers;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>A set of characters in the form the matcher asks: a bitmap for Latin-1, or for the whole basic plane when
/// the set has many ranges there, and a vectorised scan for long runs.</summary>
internal sealed class CharClass
{
    /// <summary>How far a run is followed one by one before the vectorised scan takes over.</summary>
    private const int ShortRun = 16;

    private const int ManyRanges = 4;
    private const int FewMembers = 128;

    private static readonly CodePointSet s_surrogates = CodePointSet.Range(0xD800, 0xDFFF);

    private readonly ulong[] _bits;
    private readonly CharClass? _units;

    /// <summary>Made when a long run is first followed. THREADS: two may both make one; they are alike.</summary>
    private Vectors? _vectors;

    /// <param name="set">The members.</param>
    /// <param name="readsCodePoints">The set has surrogates or characters beyond them, and the input is read by code points.</param>
    public CharClass(CodePointSet set, bool readsCodePoints)
    {
        Set = set;
        int wideRanges = 0;
        for (int i = 0; i < set.Edges.Length; i += 2)
        {
            if (set.Edges[i + 1] > 256)
                wideRanges++;
        }
        _bits = new ulong[wideRanges > ManyRanges ? 1024 : 4];
        for (int i = 0; i < set.Edges.Length; i += 2)
        {
            for (int c = set.Edges[i]; c < Math.Min(set.Edges[i + 1], _bits.Length * 64); c++)
                _bits[c >> 6] |= 1UL << c;
        }
        IsAll = set.Edges.Length == 2 && set.Edges[0] == 0 && set.Edges[1] > 0xFFFF;
        if (readsCodePoints)
            _units = new CharClass(set.Subtract(s_surrogates).Intersect(CodePointSet.Range(0, 0xFFFF)), false);
    }

    public CodePointSet Set { get; }

    public bool IsAll { get; }

    public bool Contains(char c)
    {
        ulong[] bits = _bits;
        int word = c >> 6;
        return (uint)word < (uint)bits.Length ? (bits[word] >> c & 1) != 0 : ContainsWide(c);
    }

    public bool ContainsCodePoint(int c) => c < 0x10000 ? Contains((char)c) : Set.Contains(c);

    /// <summary>The range of members that this one lies in; false when it is no member.</summary>
    public bool FindRange(int codePoint, out int low, out int high) => Set.FindRange(codePoint, out low, out high);

    /// <summary>The end of the run of members below the surrogates and above them, in the basic plane.</summary>
    public int ScanUnits(ReadOnlySpan<char> input, int from) => _units == null ? from : _units.Scan(input, from, input.Length);

    /// <summary>The end of the run of members that starts at <paramref name="from"/>, no further than <paramref name="limit"/>.</summary>
    public int Scan(ReadOnlySpan<char> input, int from, int limit)
    {
        if (IsAll)
            return limit;
        int i = from;
        int near = limit - from > ShortRun ? from + ShortRun : limit;
        while (i < near && Contains(input[i]))
            i++;
        if (i < near || i == limit)
            return i;
        Vectors vectors = _vectors ??= new Vectors(Set);
        int length;
        if (vectors.Members != null)
            length = input[i..limit].IndexOfAnyExcept(vectors.Members);
        else if (vectors.Others != null)
            length = input[i..limit].IndexOfAny(vectors.Others);
        else
        {
            while (i < limit && Contains(input[i]))
                i++;
            return i;
        }
        return length < 0 ? limit : i + length;
    }

    private bool ContainsWide(char c)
    {
        ReadOnlySpan<int> edges = Set.Edges;
        bool inside = false;
        foreach (int edge in edges)
        {
            if (edge > c)
                break;
            inside = !inside;
        }
        return inside;
    }

    private sealed class Vectors
    {
        public Vectors(CodePointSet set)
        {
            Members = SearchFor(set);
            Others = Members == null ? SearchFor(set.Invert()) : null;
        }

        public SearchValues<char>? Members { get; }

        public SearchValues<char>? Others { get; }
    }

    /// <summary>A vectorised search for the members in the basic plane, when they are few.</summary>
    public static SearchValues<char>? SearchFor(CodePointSet set)
    {
        int count = SizeOf(set);
        if (count is 0 or > FewMembers)
            return null;
        var members = new char[count];
        for (int i = 0, j = 0; i < set.Edges.Length; i += 2)
        {
            for (int c = set.Edges[i]; c < Math.Min(set.Edges[i + 1], 0x10000); c++)
                members[j++] = (char)c;
        }
        return SearchValues.Create(members);
    }

    /// <summary>The number of members in the basic plane.</summary>
    public static int SizeOf(CodePointSet set)
    {
        int size = 0;
        for (int i = 0; i < set.Edges.Length; i += 2)
            size += Math.Min(set.Edges[i + 1], 0x10000) - Math.Min(set.Edges[i], 0x10000);
        return size;
    }
}
