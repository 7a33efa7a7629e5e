namespace ConcurrentJs.Cli;

/// <summary>What the program ends with, beside the codes a script chooses itself.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>An uncaught error, or something measured or checked that did not hold.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense; a message says why.</summary>
    public const int Usage = 2;

    /// <summary>A race was found.</summary>
    public const int Race = 66;

    /// <summary>A deadlock, or a wait that nobody can end.</summary>
    public const int Deadlock = 67;

    /// <summary>A replay did not follow its recording.</summary>
    public const int Diverged = 68;

    /// <summary>A coverage, time or quality goal was not met.</summary>
    public const int GoalNotMet = 69;

    /// <summary>The program fails under some schedule.</summary>
    public const int FailsUnderSchedule = 70;

    /// <summary>Ctrl-C ended it before it found anything: what shells say of a program that the signal ended.</summary>
    public const int Interrupted = 130;
}
