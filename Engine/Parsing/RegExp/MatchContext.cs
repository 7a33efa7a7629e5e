namespace ConcurrentJs.Parsing.RegExp;

/// <summary>How a match ended. The last two are for the caller to turn into an error or an orderly stop.</summary>
internal enum MatchOutcome
{
    NoMatch,
    Match,

    /// <summary>The backtrack stack reached its limit.</summary>
    TooComplex,

    /// <summary>ShouldStop said so.</summary>
    Stopped,
}

/// <summary>What a matcher needs and one thread owns: working memory that is kept between matches, and the question
/// whether to go on. Not for use by two matches at once.</summary>
internal class MatchContext
{
    /// <summary>Choices tried between two polls.</summary>
    public const int PollInterval = 20_000;

    /// <summary>In ints: 64 MB.</summary>
    private const int StackLimit = 16 << 20;

    private const int KeptStack = 1 << 16;

    private int[] _registers = new int[32];

    public int[] Stack { get; private set; } = new int[512];

    /// <summary>Asked every PollInterval choices: true ends the match with Stopped.</summary>
    public virtual bool ShouldStop() => false;

    public int[] Registers(int count)
    {
        if (_registers.Length < count)
            _registers = new int[count];
        return _registers;
    }

    /// <summary>Null at the limit.</summary>
    public int[]? GrowStack()
    {
        if (Stack.Length >= StackLimit)
            return null;
        int[] larger = new int[Stack.Length * 2];
        Stack.CopyTo(larger, 0);
        return Stack = larger;
    }

    /// <summary>After a match: memory that only a rare match needs goes back.</summary>
    public void Trim()
    {
        if (Stack.Length > KeptStack)
            Stack = new int[512];
    }
}
