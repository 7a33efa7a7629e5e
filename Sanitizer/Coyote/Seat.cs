namespace ConcurrentJs.Sanitizer.Coyote;

/// <summary>A JavaScript thread as a controlled operation of Coyote.</summary>
/// <remarks>Touched by whoever has the turn; <see cref="IsInside"/> is also read by who ends a run, when nobody else has it.</remarks>
internal sealed class Seat(Thread thread, bool isRoot)
{
    /// <summary>The operating-system thread that Coyote lets run or not.</summary>
    public Thread Thread { get; } = thread;

    /// <summary>Coyote made its thread itself, and interrupts it itself when it ends a run.</summary>
    public bool IsRoot { get; } = isRoot;

    /// <summary>It waits inside of Coyote for its turn, or is about to.</summary>
    public bool IsInside { get; set; }

    /// <summary>What its wait is for; null while it does not wait.</summary>
    public Func<bool>? Ends { get; set; }
}
