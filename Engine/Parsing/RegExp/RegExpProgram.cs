using System.Collections.Concurrent;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What the compiler makes of a pattern. Immutable.</summary>
internal sealed class RegExpCode
{
    public required int[] Code { get; init; }
    public required int Registers { get; init; }
    public required int CaptureCount { get; init; }
    public required RegExpFlags Flags { get; init; }
    public required CharClass[] Classes { get; init; }
    public required string[] Texts { get; init; }
    public required int[][] Tables { get; init; }
    public required int[][] References { get; init; }
    public required StartSearch? Search { get; init; }

    /// <summary>The text that is the whole pattern, when it is no more than a text.</summary>
    public required string? Literal { get; init; }
    public required int MinWidth { get; init; }
}

/// <summary>A pattern that is right, compiled when it first matches: programs hold many that they never use. For any number of
/// threads at once; two may both compile it, and one result stays.</summary>
internal sealed class RegExpProgram(string pattern, RegExpTree tree)
{
    private const int CacheLimit = 1024;
    private const int LongestCached = 2048;

    private static readonly ConcurrentDictionary<(string, RegExpFlags), RegExpProgram> s_cache = new();

    private RegExpCode? _code;

    public RegExpFlags Flags { get; } = tree.Flags;

    /// <summary>With capture 0, the whole match.</summary>
    public int CaptureCount { get; } = tree.CaptureCount;

    /// <summary>In the order of the groups.</summary>
    public GroupName[] Names { get; } = tree.Names;

    /// <summary>Checks a pattern, or finds it among those it knows. Only i, m, s, u and v matter here; the other flags are the
    /// caller's. Null, with the message of the SyntaxError, when the pattern is wrong.</summary>
    public static RegExpProgram? TryCompile(string pattern, RegExpFlags flags, out string? error)
    {
        flags &= RegExpFlags.Compiled;
        error = null;
        if (s_cache.TryGetValue((pattern, flags), out RegExpProgram? cached))
            return cached;
        if (!RegExpSyntax.TryParse(pattern, flags, out RegExpTree? tree, out error))
            return null;
        var program = new RegExpProgram(pattern, tree!);
        if (pattern.Length <= LongestCached)
        {
            // Emptied when it is full: simple, and a program that is in use stays alive anyway.
            if (s_cache.Count >= CacheLimit)
                s_cache.Clear();
            s_cache[(pattern, flags)] = program;
        }
        return program;
    }

    public override string ToString() => $"/{pattern}/";

    /// <summary>Looks for a match that starts at <paramref name="start"/> or, unless sticky, later. On success fills
    /// <paramref name="captures"/> (two for each capture: start and end, -1 for undefined); else leaves it alone.</summary>
    public MatchOutcome Match(ReadOnlySpan<char> input, int start, bool sticky, Span<int> captures, MatchContext context)
    {
        if ((_code ??= Compile()) is not { } code)
            return MatchOutcome.TooComplex;
        // Under u and v an index inside a surrogate pair means the pair.
        if ((Flags & RegExpFlags.AnyUnicode) != 0 && start > 0 && start < input.Length
            && char.IsSurrogatePair(input[start - 1], input[start]))
            start--;
        if (start > input.Length - code.MinWidth)
            return MatchOutcome.NoMatch;
        if (code.Literal is { } text)
            return MatchLiteral(text, input, start, sticky, captures);
        MatchOutcome outcome = new RegExpMatcher(code, input, context).Run(start, sticky);
        if (outcome == MatchOutcome.Match)
            context.Registers(code.Registers).AsSpan(0, CaptureCount * 2).CopyTo(captures);
        context.Trim();
        return outcome;
    }

    /// <summary>Null when the pattern is nested too deeply for the stack of this moment.</summary>
    private RegExpCode? Compile()
    {
        try
        {
            return RegExpCompiler.Compile(tree);
        }
        catch (RegExpSyntaxException)
        {
            return null;
        }
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
