namespace ConcurrentJs.Parsing;

/// <summary>The source is not a program. Becomes a script-visible SyntaxError at the border of the room.</summary>
internal sealed class SyntaxErrorException(string message, SourceText source, int offset) : Exception(message)
{
    public SourceText SourceText { get; } = source;
    public int Offset { get; } = offset;

    /// <summary>The text may be right, but what is left of the stack does not suffice for it.</summary>
    public bool IsTooDeep { get; init; }

    public static SyntaxErrorException TooDeep(SourceText source, int offset) => new("The source is too deeply nested", source, offset) { IsTooDeep = true };

    public int Line => SourceText.Position(Offset).Line;
    public int Column => SourceText.Position(Offset).Column;
}
