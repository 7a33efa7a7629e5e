using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>The kinds of error object that the engine itself throws (ECMA-262 20.5.5).</summary>
internal enum ErrorKind : byte { Error, Type, Range, Syntax, Reference, Eval, Uri, Aggregate, ConcurrentAccess }

/// <summary>
/// One JavaScript thread's context. It is handed along every call and never fetched from a thread-static on a hot path.
/// This room knows only what blocking and stopping need; Runtime derives the class that knows the realm.
/// </summary>
/// <remarks>
/// The state word:
/// <code>
///   outside (0) ──BeginRunning──▶ running (1) ──EndRunning──▶ outside
/// </code>
/// Words: _state, written by the thread itself; the registry's stop request, written by whoever stops the world.
/// Invariants:
///   S1  While the world is stopped no thread but the stopper is running.
/// Memory order: BeginRunning stores the state, fences, then reads the stop request; the stopper stores the request, fences, then reads the
/// states (Dekker): one of the two sees the other.
/// Progress: a thread that begins to run while the world is stopped steps back and waits for its end.
/// Checked by: tests/Engine.Tests/Threads/StopTheWorldTests.
/// </remarks>
public abstract class EngineThread : ProbeThread
{
    [ThreadStatic]
    private static EngineThread? t_current;

    /// <summary>Non-zero when somebody wants attention. A field for the loop's polls.</summary>
    internal int InterruptWord;

    private static long s_lastSerial;

    private int _state;
    private int _reentries;

    /// <summary>The part of the native stack that was found deep enough since the thread began to run: on the same operating-system thread.</summary>
    private nuint _deepest, _reach;

    private protected EngineThread(ThreadRegistry registry)
    {
        Registry = registry;
        Stay = Serial;
    }

    /// <summary>0 for the main thread, else 1…32766, unique among the live threads of an engine.</summary>
    public int Id { get; internal set; }

    /// <summary>Unlike ids never used again, in any engine.</summary>
    internal long Serial { get; } = Interlocked.Increment(ref s_lastSerial);

    /// <summary>As the serial number, but a thread of the host has another one whenever it comes in.</summary>
    internal long Stay { get; private set; }

    /// <summary>Before it is listed again.</summary>
    internal void BeginStay() => Stay = Interlocked.Increment(ref s_lastSerial);

    /// <summary>The threads of the same engine.</summary>
    internal ThreadRegistry Registry { get; }

    internal IThreadScheduler Scheduler => Registry.Scheduler;

    /// <summary>For schedulers: somebody waits until no thread of the engine runs. Who has ended running must not begin again until that is over.</summary>
    public bool IsStopWanted => Registry.IsStopRequested;

    /// <summary>What the thread waits for when it parks; said before it does, and of no meaning while it runs.</summary>
    public WaitKind WaitsFor { get; internal set; }

    /// <summary>The object that it waits for, when there is one.</summary>
    public object? WaitsOn { get; internal set; }

    internal void WillWait(WaitKind kind, object? on) => (WaitsFor, WaitsOn) = (kind, on);

    /// <summary>Where the registry keeps the thread.</summary>
    internal int RegistryIndex { get; set; } = -1;

    /// <summary>It is one of the engine's live threads.</summary>
    internal bool IsListed => RegistryIndex >= 0;

    /// <summary>What the thread waits for; null while it runs. Written by the thread, looked at by others while the world is stopped.</summary>
    internal PendingWait? Waiting;

    /// <summary>Somebody who is no thread of this engine may end its waits: a worker, a port.</summary>
    internal virtual bool HasHelpFromOutside => false;

    /// <summary>What the thread sleeps on while it is parked.</summary>
    internal WakeSignal Permit { get; } = new();

    /// <summary>The JavaScript thread that the calling operating-system thread runs, if any.</summary>
    internal static EngineThread? Current
    {
        get => t_current;
        set => t_current = value;
    }

    /// <summary>What Math.random draws from. Replaced by hosts that want a run to repeat.</summary>
    // Made when it is asked for: most threads get one of somebody's.
    internal Chance Chance
    {
        get => _chance ??= Chance.Fresh();
        set => _chance = value;
    }

    private Chance? _chance;

    internal bool IsRunning => Volatile.Read(ref _state) != 0;

    /// <summary>True when somebody wants this thread's attention: termination, a time limit, a safepoint. One plain load.</summary>
    internal bool InterruptRequested
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => InterruptWord != 0;
    }

    /// <summary>Asks the thread to call <see cref="HandleInterrupt"/> at its next poll. Any thread may call it.</summary>
    internal void RequestInterrupt() => Volatile.Write(ref InterruptWord, 1);

    /// <summary>Asks the interpreter to leave and enter its loop at its next polls, see <see cref="ReentryPulse"/>.</summary>
    internal void RequestReentries(int count)
    {
        _reentries = count;
        RequestInterrupt();
    }

    /// <summary>True when the loop should be entered anew now; asks for the next time if more are wanted.</summary>
    internal bool TakeReentry()
    {
        if (_reentries <= 0)
            return false;
        if (--_reentries > 0)
            RequestInterrupt();
        return true;
    }

    /// <summary>To be called before looking at what was requested, so that no request is lost.</summary>
    internal void ClearInterrupt() => Interlocked.Exchange(ref InterruptWord, 0);

    /// <summary>Called at a poll that found <see cref="InterruptRequested"/>. May throw the termination exception.</summary>
    internal abstract void HandleInterrupt();

    /// <summary>Before something is made that may be large: throws a RangeError when it does not fit into what the program may hold.</summary>
    internal virtual void CheckAllocation(long bytes)
    {
    }

    /// <summary>Builds (does not throw) the exception that carries a new error object of the current realm.</summary>
    internal abstract Exception NewError(ErrorKind kind, string message);

    internal Exception TypeError(string message) => NewError(ErrorKind.Type, message);

    internal Exception RangeError(string message) => NewError(ErrorKind.Range, message);

    internal Exception SyntaxError(string message) => NewError(ErrorKind.Syntax, message);

    internal Exception ReferenceError(string message) => NewError(ErrorKind.Reference, message);

    /// <summary>Every native recursion passes here, so no program can overflow the CLR stack.</summary>
    /// <remarks>PERF: the runtime's own check costs a good part of a builtin's call, so it is asked once for each depth.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void CheckNativeStack()
    {
        byte here;
        if ((nuint)(&here) - _deepest >= _reach)
            CheckNativeStack((nuint)(&here));
    }

    private void CheckNativeStack(nuint here)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw RangeError("Maximum call stack size exceeded");
        if (_state == 0)
            return;
        nuint top = _reach == 0 ? here + 1 : Math.Max(_deepest + _reach, here + 1);
        _deepest = _reach == 0 ? here : Math.Min(_deepest, here);
        _reach = top - _deepest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Poll()
    {
        if (InterruptWord != 0)
            HandleInterrupt();
    }

    /// <summary>Waits for an unpark or the end of a time; a termination is thrown from here. See <see cref="IThreadScheduler.Park"/>.</summary>
    internal bool Park(double msMax)
    {
        Poll();
        bool woken = Scheduler.Park(this, msMax);
        Poll();
        return woken;
    }

    /// <summary>Any thread.</summary>
    internal void Unpark() => Scheduler.Unpark(this);

    /// <summary>For schedulers: runs <paramref name="body"/> on the calling operating-system thread as this thread, between Enter and Leave.</summary>
    public void Run(Action body)
    {
        Current = this;
        Scheduler.Enter(this);
        try
        {
            body();
        }
        finally
        {
            Scheduler.Leave(this);
            Current = null;
        }
    }

    /// <summary>For schedulers: from here on the thread may touch the heap. Waits while the world is stopped.</summary>
    public void BeginRunning()
    {
        _reach = 0;
        while (true)
        {
            Interlocked.Exchange(ref _state, 1);
            if (!Registry.IsStopRequested)
                return;
            Volatile.Write(ref _state, 0);
            Registry.WaitUntilResumed();
        }
    }

    /// <summary>For schedulers: the opposite of <see cref="BeginRunning"/>.</summary>
    public void EndRunning() => Volatile.Write(ref _state, 0);
}
