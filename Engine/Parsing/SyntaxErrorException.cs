namespace ConcurrentJs.Parsing;

/// <summary>The source is not a program. Becomes a script-visible SyntaxError at the border of the room.</summary>
internal sealed class SyntaxErrorException(string message, SourceText source, int offset) : Exception(message)
{
    public SourceText SourceText { get; } = source;
    public int Offset { get; } = offset;
    public int Line => SourceText.Position(Offset).Line;
    public int Column => SourceText.Position(Offset).Column;
}
