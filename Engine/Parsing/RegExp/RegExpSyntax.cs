using System.Runtime.CompilerServices;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Thrown by the parser of patterns and caught at the room's doors; never seen outside.</summary>
internal sealed class RegExpSyntaxException(string message) : Exception(message);

/// <summary>Every recursion over a pattern passes here, so that none can overflow the native stack.</summary>
internal static class NestingGuard
{
    public static void Check()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new RegExpSyntaxException("Regular expression too large");
    }
}

/// <summary>The early errors of regular expression literals, and of the RegExp constructor.</summary>
internal static class RegExpSyntax
{
    /// <summary>The message of the SyntaxError for a pattern and its flags, or null when both are good.</summary>
    public static string? Validate(string pattern, string flags)
    {
        if (!RegExpFlagsText.TryParse(flags, out RegExpFlags parsed))
            return InvalidFlags(flags);
        return TryParse(pattern, parsed, out _, out string? error) ? null : error;
    }

    public static string InvalidFlags(string flags) => $"Invalid regular expression flags '{flags}'";

    public static bool TryParse(string pattern, RegExpFlags flags, out RegExpTree? tree, out string? error)
    {
        try
        {
            tree = new RegExpParser(pattern, flags).Parse();
            error = null;
            return true;
        }
        catch (RegExpSyntaxException exception)
        {
            tree = null;
            error = $"Invalid regular expression: /{pattern}/: {exception.Message}";
            return false;
        }
    }
}
