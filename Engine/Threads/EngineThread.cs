using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>The kinds of error object that the engine itself throws (ECMA-262 20.5.5).</summary>
internal enum ErrorKind : byte { Error, Type, Range, Syntax, Reference, Eval, Uri, Aggregate }

/// <summary>
/// One JavaScript thread's context. It is handed along every call and never fetched from a thread-static.
/// This room knows only what blocking and stopping need; Runtime derives the class that knows the realm.
/// </summary>
internal abstract class EngineThread : ProbeThread
{
    /// <summary>Non-zero when somebody wants attention. A field for the loop's polls.</summary>
    internal int InterruptWord;

    /// <summary>What Math.random draws from. Replaced by hosts that want a run to repeat.</summary>
    public Chance Chance { get; set; } = Chance.Fresh();

    /// <summary>True when somebody wants this thread's attention: termination, a time limit, a safepoint. One plain load.</summary>
    public bool InterruptRequested
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => InterruptWord != 0;
    }

    /// <summary>Asks the thread to call <see cref="HandleInterrupt"/> at its next poll. Any thread may call it.</summary>
    public void RequestInterrupt() => InterruptWord = 1;

    private int _reentries;

    /// <summary>Asks the interpreter to leave and enter its loop at its next polls, see <see cref="ReentryPulse"/>.</summary>
    internal void RequestReentries(int count)
    {
        _reentries = count;
        InterruptWord = 1;
    }

    /// <summary>True when the loop should be entered anew now; asks for the next time if more are wanted.</summary>
    public bool TakeReentry()
    {
        if (_reentries <= 0)
            return false;
        if (--_reentries > 0)
            InterruptWord = 1;
        return true;
    }

    protected void ClearInterrupt() => InterruptWord = 0;

    /// <summary>Called at a poll that found <see cref="InterruptRequested"/>. May throw the termination exception.</summary>
    public abstract void HandleInterrupt();

    /// <summary>Builds (does not throw) the exception that carries a new error object of the current realm.</summary>
    public abstract Exception NewError(ErrorKind kind, string message);

    public Exception TypeError(string message) => NewError(ErrorKind.Type, message);

    public Exception RangeError(string message) => NewError(ErrorKind.Range, message);

    public Exception SyntaxError(string message) => NewError(ErrorKind.Syntax, message);

    public Exception ReferenceError(string message) => NewError(ErrorKind.Reference, message);

    /// <summary>Every native recursion passes here, so no program can overflow the CLR stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CheckNativeStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw RangeError("Maximum call stack size exceeded");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Poll()
    {
        if (InterruptWord != 0)
            HandleInterrupt();
    }
}
