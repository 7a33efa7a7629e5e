using ConcurrentJs.Parsing;

namespace ConcurrentJs.Hosting;

/// <summary>Where something happened in a program. Lines and columns count from 1.</summary>
public sealed record ScriptLocation(string Source, int Line, int Column)
{
    /// <summary>The text of the line.</summary>
    public string LineText { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Source}:{Line}:{Column}";

    internal static ScriptLocation At(SourceText source, int offset)
    {
        (int line, int column) = source.Position(offset);
        return new ScriptLocation(source.Name, line, column) { LineText = source.LineText(line) };
    }
}
