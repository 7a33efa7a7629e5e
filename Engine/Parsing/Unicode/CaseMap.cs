namespace ConcurrentJs.Parsing.Unicode;

/// <summary>A simple case mapping, code point to code point: sorted runs that share one distance and one stride.</summary>
internal sealed class CaseMap
{
    private readonly int[] _starts;
    private readonly Run[] _runs;

    public CaseMap(ref UnicodeData.Reader reader)
    {
        var starts = new List<int>();
        var runs = new List<Run>();
        int end = 0;
        while (!reader.AtEnd)
        {
            int start = end + reader.Next();
            int count = reader.Next(), stride = reader.Next(), delta = reader.NextSigned();
            end = start + (count - 1) * stride + 1;
            starts.Add(start);
            runs.Add(new Run(end, stride, delta));
        }
        _starts = [.. starts];
        _runs = [.. runs];
    }

    /// <summary>The target, or the code point itself when the map does not mention it.</summary>
    public int this[int codePoint]
    {
        get
        {
            int index = _starts.AsSpan().BinarySearch(codePoint);
            if (index < 0)
                index = ~index - 1;
            if (index < 0)
                return codePoint;
            ref readonly Run run = ref _runs[index];
            return codePoint < run.End && (codePoint - _starts[index]) % run.Stride == 0 ? codePoint + run.Delta : codePoint;
        }
    }

    public IEnumerable<(int Source, int Target)> Pairs()
    {
        for (int i = 0; i < _runs.Length; i++)
        {
            for (int source = _starts[i]; source < _runs[i].End; source += _runs[i].Stride)
                yield return (source, source + _runs[i].Delta);
        }
    }

    private readonly record struct Run(int End, int Stride, int Delta);
}
