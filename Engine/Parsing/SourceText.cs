namespace ConcurrentJs.Parsing;

/// <summary>A script's text with its name, and the way from offsets to lines. Lines and columns count from 1.</summary>
/// <remarks>A host may put a prefix in front of a file's first line to make a function of it; positions are the file's all the same.</remarks>
internal sealed class SourceText(string text, string name = "<anonymous>", int prefixLength = 0)
{
    // THREADS: made on first use; two threads may both make it, the tables are equal and the last one stays.
    private int[]? _lineStarts;

    public string Text { get; } = text;
    public string Name { get; } = name;
    public int Length => Text.Length;

    public (int Line, int Column) Position(int offset)
    {
        int[] starts = LineStarts();
        int found = Array.BinarySearch(starts, offset);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, Math.Max(0, offset - starts[line] - (line == 0 ? prefixLength : 0)) + 1);
    }

    /// <summary>The text of a line without its terminator, for carets.</summary>
    public string LineText(int line)
    {
        int[] starts = LineStarts();
        int start = line == 1 ? prefixLength : starts[line - 1];
        int end = line < starts.Length ? starts[line] : Text.Length;
        while (end > start && CharTable.IsLineTerminator(Text[end - 1]))
            end--;
        return Text.Substring(start, end - start);
    }

    private int[] LineStarts()
    {
        if (_lineStarts is { } known)
            return known;
        var starts = new List<int> { 0 };
        string text = Text;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (!CharTable.IsLineTerminator(c))
                continue;
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            starts.Add(i + 1);
        }
        return _lineStarts = [.. starts];
    }
}
