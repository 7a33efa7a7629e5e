using ConcurrentJs.Parsing;

namespace ConcurrentJs.Hosting;

/// <summary>Why a source is no program.</summary>
/// <param name="Message">What is wrong, without the error's name.</param>
/// <param name="Location">Where.</param>
/// <param name="IsIncomplete">The source ends too early: more text could make a program of it.</param>
public sealed record SyntaxProblem(string Message, ScriptLocation Location, bool IsIncomplete);

/// <summary>Parses without running anything: for editors, shells and tests.</summary>
/// <remarks>Pure; may be called from any thread.</remarks>
public static class SyntaxCheck
{
    /// <summary>The first early error, or null when the source is a program.</summary>
    public static SyntaxProblem? Find(string source, string name, bool isModule = false)
    {
        var text = new SourceText(source, name);
        try
        {
            if (isModule)
                Parser.ParseModule(text);
            else
                Parser.ParseScript(text);
            return null;
        }
        catch (SyntaxErrorException error)
        {
            return new SyntaxProblem(error.Message, ScriptLocation.At(error.SourceText, error.Offset), IsIncomplete: IsAtEnd(source, error.Offset));
        }
    }

    // The parser points at the token it could not use: the end of the source, or what was opened and never closed.
    private static bool IsAtEnd(string source, int offset)
    {
        if (offset >= source.AsSpan().TrimEnd().Length)
            return true;
        return source[offset] == '`' || source.AsSpan(offset).StartsWith("/*");
    }
}
