namespace ConcurrentJs.Parsing.Unicode;

/// <summary>An immutable set of code points: the sorted positions at which membership changes, so even entries open
/// a range and odd entries close it (exclusively).</summary>
internal sealed class CodePointSet
{
    public const int CodePointLimit = 0x110000;

    public static readonly CodePointSet Empty = new([]);
    public static readonly CodePointSet All = new([0, CodePointLimit]);

    private readonly int[] _edges;

    private CodePointSet(int[] edges) => _edges = edges;

    public ReadOnlySpan<int> Edges => _edges;

    public bool IsEmpty => _edges.Length == 0;

    public int RangeCount => _edges.Length / 2;

    /// <summary>From first to last, both included.</summary>
    public static CodePointSet Range(int first, int last) => new([first, last + 1]);

    /// <summary>From edges that are known to be sorted and without repetition.</summary>
    public static CodePointSet FromEdges(int[] edges) => edges.Length == 0 ? Empty : new CodePointSet(edges);

    public bool Contains(int codePoint)
    {
        int index = _edges.AsSpan().BinarySearch(codePoint);
        return index >= 0 ? (index & 1) == 0 : (~index & 1) != 0;
    }

    /// <summary>The range of members that this one lies in, its end excluded; false and an empty one when it is no member.</summary>
    public bool FindRange(int codePoint, out int low, out int high)
    {
        int index = _edges.AsSpan().BinarySearch(codePoint);
        int edge = index >= 0 ? index : ~index - 1;
        bool inside = edge >= 0 && (edge & 1) == 0;
        (low, high) = inside ? (_edges[edge], _edges[edge + 1]) : (0, 0);
        return inside;
    }

    public CodePointSet Union(CodePointSet other) => Merge(other, static (a, b) => a | b);

    public CodePointSet Intersect(CodePointSet other) => Merge(other, static (a, b) => a & b);

    public CodePointSet Subtract(CodePointSet other) => Merge(other, static (a, b) => a & !b);

    public CodePointSet Invert() => All.Subtract(this);

    private CodePointSet Merge(CodePointSet other, Func<bool, bool, bool> combine)
    {
        var edges = new List<int>(_edges.Length + other._edges.Length);
        int i = 0, j = 0;
        bool inside = false;
        while (i < _edges.Length || j < other._edges.Length)
        {
            int a = i < _edges.Length ? _edges[i] : int.MaxValue;
            int b = j < other._edges.Length ? other._edges[j] : int.MaxValue;
            int at = Math.Min(a, b);
            if (a == at)
                i++;
            if (b == at)
                j++;
            bool now = combine((i & 1) != 0, (j & 1) != 0);
            if (now != inside)
                edges.Add(at);
            inside = now;
        }
        return FromEdges([.. edges]);
    }

    /// <summary>Collects ranges in any order and joins them once.</summary>
    public sealed class Builder
    {
        private readonly List<(int Start, int End)> _ranges = [];

        public void Add(int codePoint) => _ranges.Add((codePoint, codePoint + 1));

        public void Add(int first, int last) => _ranges.Add((first, last + 1));

        public void Add(CodePointSet set)
        {
            for (int i = 0; i < set._edges.Length; i += 2)
                _ranges.Add((set._edges[i], set._edges[i + 1]));
        }

        public CodePointSet Build()
        {
            _ranges.Sort();
            var edges = new List<int>(_ranges.Count * 2);
            foreach ((int start, int end) in _ranges)
            {
                if (edges.Count > 0 && start <= edges[^1])
                    edges[^1] = Math.Max(edges[^1], end);
                else
                    edges.AddRange([start, end]);
            }
            return FromEdges([.. edges]);
        }
    }
}
