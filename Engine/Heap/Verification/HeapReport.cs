using System.Runtime.CompilerServices;

namespace ConcurrentJs.Heap.Verification;

/// <summary>What the checks found, each with the way that leads there.</summary>
internal sealed class HeapReport(HeapWalker walker)
{
    /// <summary>A broken heap is broken in many places; the first ones tell.</summary>
    public const int MaxViolations = 100;

    private readonly List<HeapViolation> _violations = [];
    private object _current = "nothing";

    public IReadOnlyList<HeapViolation> Violations => _violations;

    /// <summary>Things that were looked at.</summary>
    public int Visited => walker.Visited;

    internal void Begin(object thing) => _current = thing;

    /// <summary>Notes a violation unless the condition holds. The text says what was expected and what was found.</summary>
    public void Expect(bool holds, string invariant, [InterpolatedStringHandlerArgument("holds")] ref LazyText found)
    {
        if (!holds)
            Fail(invariant, found.ToStringAndClear());
    }

    public void Expect(bool holds, string invariant, string found)
    {
        if (!holds)
            Fail(invariant, found);
    }

    public void Fail(string invariant, string found)
    {
        if (_violations.Count < MaxViolations)
            _violations.Add(new HeapViolation(invariant, walker.PathTo(_current), found));
    }

    /// <summary>Text that is only put together for a violation.</summary>
    [InterpolatedStringHandler]
    public ref struct LazyText
    {
        private DefaultInterpolatedStringHandler _text;

        public LazyText(int literalLength, int formattedCount, bool holds, out bool isWanted)
        {
            isWanted = !holds;
            _text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public string ToStringAndClear() => _text.ToStringAndClear();
    }
}
