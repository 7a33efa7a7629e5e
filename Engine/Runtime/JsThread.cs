using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.RegExps;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime;

/// <summary>Runs bytecode; what Runtime knows of the interpreter. One instance belongs to one thread.</summary>
internal interface IInterpreter
{
    JsValue Call(ScriptFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments);

    JsObject Construct(ScriptFunction function, ReadOnlySpan<JsValue> arguments, JsObject newTarget);

    /// <summary>Runs work that calls the members above many times: each of them, called alone from outside, costs more.</summary>
    void Hold(Action work);

    /// <summary>Runs top-level code (script, eval, module body) as a function with this `this`.</summary>
    JsValue RunProgram(ScriptFunction program, JsValue thisValue);

    /// <summary>
    /// GeneratorResume and GeneratorResumeAbrupt (27.5.3.3, 27.5.3.4): the yielded or returned value; for a yield* the inner iterator's
    /// result object as it is.
    /// </summary>
    JsValue ResumeGenerator(GeneratorObject generator, ResumeMode mode, JsValue value, out bool done, out bool isResultObject);

    /// <summary>AsyncGenerator.prototype.next, return and throw (27.6.1) on a checked receiver: queues the request and answers its promise.</summary>
    JsPromise EnqueueAsyncGenerator(AsyncGeneratorObject generator, ResumeMode mode, JsValue value);

    /// <summary>The running JS frames, innermost first, at most <paramref name="limit"/>; those above and including <paramref name="skipTo"/> are left out.</summary>
    StackFrameInfo[] CaptureStack(int limit, JsObject? skipTo);

    /// <summary>Tells a probe where an object was made, and marks it as one that nobody else has seen.</summary>
    void NoteBirth(HeapCell made);

    /// <summary>What the running instruction is about to store, for probes.</summary>
    string? ValueWritten();

    /// <summary>The running instruction and the calls that led to it, for probes.</summary>
    Probes.CodeSite Here();

    /// <summary>The innermost running script function, or null: the referrer of import() and the realm of eval.</summary>
    ScriptFunction? CurrentFunction { get; }
}

/// <summary>One JavaScript thread: its realm of the moment, its interpreter, its jobs.</summary>
/// <remarks>
/// Used by its own thread only, but for <see cref="Terminate"/>, <see cref="Object"/> and the posting members of its queues.
/// Invariants: H1 the thread object is published once; losers drop theirs. Memory order: the CAS publishes the complete object.
/// </remarks>
internal sealed class JsThread : EngineThread
{
    private EventLoop? _loop;
    private ThreadObject? _object;
    private volatile int _termination = -1;
    private volatile bool _memoryAsked;
    private RegExpThread? _regExps;
    private ThreadLocalValues? _locals;

    public JsThread(Cluster cluster)
        : base(cluster.Threads)
    {
        Cluster = cluster;
        Jobs = new JobQueue(this);
        MaxStringLength = cluster.Memory.MaxStringLength;
    }

    public Cluster Cluster { get; }

    /// <summary>The realm of the running function.</summary>
    // PERF: a field, for the interpreter's calls.
    public Realm Realm = null!;

    public IInterpreter Interpreter { get; set; } = null!;

    public JobQueue Jobs { get; }

    /// <summary>In UTF-16 code units; a longer string is refused with <see cref="InvalidStringLength"/>.</summary>
    public int MaxStringLength { get; }

    public Exception InvalidStringLength() => RangeError("Invalid string length");

    internal override void CheckAllocation(long bytes) => Cluster.Memory.Check(this, bytes);

    /// <summary>Timers and late work. A host's thread that only visits leaves them to the main thread.</summary>
    public EventLoop Loop
    {
        get => _loop ??= new EventLoop(this);
        init => _loop = value;
    }

    internal override bool HasHelpFromOutside => _loop is { HasHolds: true };

    /// <summary>Where promises settle that something outside of the program will settle: here, or on the main thread when this one may be gone by then.</summary>
    public JobQueue Tickets => IsVisitor ? Cluster.Main.Jobs : Jobs;

    /// <summary>A host's thread that calls in from time to time.</summary>
    public bool IsVisitor { get; init; }

    /// <summary>What the program knows this thread as; made when it is first asked for.</summary>
    public ThreadObject Object
    {
        get => Volatile.Read(ref _object) ?? ThreadObject.Publish(this, ref _object);
        set => _object = value;
    }

    /// <summary>What the host keeps for this thread between turns.</summary>
    public object? HostState { get; set; }

    /// <summary>The matcher's memory, and RegExp.$1 and friends of this thread.</summary>
    public RegExpThread RegExps => _regExps ??= new RegExpThread(this);

    /// <summary>The objects whose elements are being joined, innermost last: a cycle gives the empty string.</summary>
    public List<JsObject> Joining { get; } = [];

    /// <summary>What WeakRefs promised to keep until the end of the job ([[KeptAlive]], 9.10).</summary>
    public HashSet<HeapCell> KeptAlive { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>What goes along from whoever registers a reaction to its job: the values of AsyncLocalStorage. Null when nothing does.</summary>
    public HeapCell? AsyncContext { get; set; }

    /// <summary>The values of ThreadLocal objects on this thread.</summary>
    public ThreadLocalValues Locals => _locals ??= new ThreadLocalValues();

    /// <summary>The same; null when there never was one.</summary>
    public ThreadLocalValues? KnownLocals => _locals;

    /// <summary>The thread has ended, or a host's thread has left: nothing of its values stays.</summary>
    public void DropLocals() => _locals = null;

    /// <summary>A probe's word of nothing.</summary>
    public object? NoShadow;

    /// <summary>What JSON keeps from one call to the next on this thread.</summary>
    public object? JsonState { get; set; }

    /// <summary>What `split` keeps from one call to the next on this thread.</summary>
    public object? PieceState { get; set; }

    /// <summary>Asks for the end of execution; takes effect at the next poll. Any thread.</summary>
    public void Terminate(TerminationReason reason)
    {
        _termination = (int)reason;
        RequestInterrupt();
        Unpark();
    }

    /// <summary>Asks the thread to see at its next poll whether the program holds too much: it must not run on while somebody else looks. Any thread.</summary>
    public void AskForMemory()
    {
        _memoryAsked = true;
        RequestInterrupt();
    }

    /// <summary>Asked, and has not come to it yet.</summary>
    public bool IsAskedForMemory => _memoryAsked;

    private void CheckMemory()
    {
        _memoryAsked = false;
        if (Cluster.Memory.IsExceeded())
            Cluster.StopForMemory?.Invoke();
    }

    /// <summary>Asks for the end of execution if <paramref name="other"/> was asked for it.</summary>
    public void TerminateWith(JsThread other)
    {
        if (other._termination is >= 0 and int reason)
            Terminate((TerminationReason)reason);
    }

    /// <summary>Whether Atomics.wait, join and their like may block this thread ([[CanBlock]], 9.7).</summary>
    public bool CanBlock => Id != 0 || Cluster.CanBlock;

    /// <summary>Lets a terminated thread run again (the host decided to go on with this engine).</summary>
    public void ClearTermination()
    {
        _termination = -1;
        ClearInterrupt();
    }

    public bool IsTerminating => _termination >= 0;

    /// <summary>What a builtin has just made and no program has seen.</summary>
    public T Born<T>(T made) where T : JsObject
    {
        if (Probe is not null)
            Interpreter.NoteBirth(made);
        return made;
    }

    public override Probes.CodeSite Here() => Interpreter.Here();

    public override string? ValueWritten() => Interpreter.ValueWritten();

    internal override void HandleInterrupt()
    {
        // I1: cleared, fenced, and only then looked at; a reason that comes meanwhile is seen below or raises the word again.
        ClearInterrupt();
        Interlocked.MemoryBarrier();
        Scheduler.AtPoll(this);
        Registry.SettleAlone(this);
        if (_memoryAsked)
            CheckMemory();
        if (_termination < 0)
            return;
        RequestInterrupt();
        throw new TerminationException((TerminationReason)_termination);
    }

    internal override Exception NewError(ErrorKind kind, string message) =>
        NewError(Realm, kind, message);

    /// <summary>As the other, with an error of any realm.</summary>
    public Exception NewError(Realm realm, ErrorKind kind, string message) => new JsException(ErrorObjects.Create(this, realm, kind, message));

    /// <summary>Throws an existing value.</summary>
    public static Exception Throw(JsValue value) => new JsException(value);
}
