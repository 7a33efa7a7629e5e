using System.Collections.Concurrent;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>A compiled pattern: immutable, for any number of threads at once.</summary>
internal sealed class RegExpProgram(string pattern, RegExpTree tree, int[] code, int registers)
{
    private const int CacheLimit = 1024;
    private const int LongestCached = 2048;

    private static readonly ConcurrentDictionary<(string, RegExpFlags), RegExpProgram> s_cache = new();

    public string Pattern => pattern;

    public RegExpFlags Flags { get; } = tree.Flags;

    /// <summary>With capture 0, the whole match.</summary>
    public int CaptureCount { get; } = tree.CaptureCount;

    /// <summary>In the order of the groups.</summary>
    public GroupName[] Names { get; } = tree.Names;

    public int[] Code => code;

    public int Registers => registers;

    public required CharClass[] Classes { get; init; }
    public required string[] Texts { get; init; }
    public required int[][] Tables { get; init; }
    public required int[][] References { get; init; }
    public required StartSearch? Search { get; init; }

    /// <summary>The text that is the whole pattern, when it is no more than a text.</summary>
    public required string? Literal { get; init; }
    public required int MinWidth { get; init; }

    /// <summary>Compiles, or finds what was compiled before. Only i, m, s, u and v matter here; the other flags are the
    /// caller's. Null, with the message of the SyntaxError, when the pattern is wrong.</summary>
    public static RegExpProgram? TryCompile(string pattern, RegExpFlags flags, out string? error)
    {
        flags &= RegExpFlags.Compiled;
        error = null;
        if (s_cache.TryGetValue((pattern, flags), out RegExpProgram? cached))
            return cached;
        if (!RegExpSyntax.TryParse(pattern, flags, out RegExpTree? tree, out error))
            return null;
        RegExpProgram program;
        try
        {
            program = RegExpCompiler.Compile(pattern, tree!);
        }
        catch (RegExpSyntaxException exception)
        {
            error = $"Invalid regular expression: /{pattern}/: {exception.Message}";
            return null;
        }
        if (pattern.Length <= LongestCached)
        {
            // Emptied when it is full: simple, and a program that is in use stays alive anyway.
            if (s_cache.Count >= CacheLimit)
                s_cache.Clear();
            s_cache[(pattern, flags)] = program;
        }
        return program;
    }

    /// <summary>Looks for a match that starts at <paramref name="start"/> or, unless sticky, later. On success fills
    /// <paramref name="captures"/> (two for each capture: start and end, -1 for undefined); else leaves it alone.</summary>
    public MatchOutcome Match(ReadOnlySpan<char> input, int start, bool sticky, Span<int> captures, MatchContext context)
    {
        // Under u and v an index inside a surrogate pair means the pair.
        if ((Flags & RegExpFlags.AnyUnicode) != 0 && start > 0 && start < input.Length
            && char.IsSurrogatePair(input[start - 1], input[start]))
            start--;
        if (start > input.Length - MinWidth)
            return MatchOutcome.NoMatch;
        if (Literal is { } text)
            return MatchLiteral(text, input, start, sticky, captures);
        MatchOutcome outcome = new RegExpMatcher(this, input, context).Run(start, sticky);
        if (outcome == MatchOutcome.Match)
            context.Registers(Registers).AsSpan(0, CaptureCount * 2).CopyTo(captures);
        context.Trim();
        return outcome;
    }

    private MatchOutcome MatchLiteral(string text, ReadOnlySpan<char> input, int start, bool sticky, Span<int> captures)
    {
        ReadOnlySpan<char> rest = input[start..];
        int found = sticky ? (rest.StartsWith(text) ? 0 : -1) : text.Length == 1 ? rest.IndexOf(text[0]) : rest.IndexOf(text);
        if (found < 0)
            return MatchOutcome.NoMatch;
        captures[0] = start + found;
        captures[1] = start + found + text.Length;
        captures[2..(CaptureCount * 2)].Fill(-1);
        return MatchOutcome.Match;
    }
}
