using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
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

    /// <summary>The running instruction and the calls that led to it, for probes.</summary>
    Probes.CallSite Here();

    /// <summary>The innermost running script function, or null: the referrer of import() and the realm of eval.</summary>
    ScriptFunction? CurrentFunction { get; }
}

/// <summary>One JavaScript thread: its realm of the moment, its interpreter, its jobs.</summary>
internal sealed class JsThread : EngineThread
{
    private volatile int _termination = -1;
    private RegExpThread? _regExps;

    public JsThread(Cluster cluster)
    {
        Cluster = cluster;
        Jobs = new JobQueue(this);
    }

    public Cluster Cluster { get; }

    /// <summary>The realm of the running function.</summary>
    public Realm Realm { get; set; } = null!;

    public IInterpreter Interpreter { get; set; } = null!;

    public JobQueue Jobs { get; }

    /// <summary>The matcher's memory, and RegExp.$1 and friends of this thread.</summary>
    public RegExpThread RegExps => _regExps ??= new RegExpThread(this);

    /// <summary>The objects whose elements are being joined, innermost last: a cycle gives the empty string.</summary>
    public List<JsObject> Joining { get; } = [];

    /// <summary>What WeakRefs promised to keep until the end of the job ([[KeptAlive]], 9.10).</summary>
    public HashSet<HeapCell> KeptAlive { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>What goes along from whoever registers a reaction to its job: the values of AsyncLocalStorage. Null when nothing does.</summary>
    public HeapCell? AsyncContext { get; set; }

    /// <summary>What JSON keeps from one call to the next on this thread.</summary>
    public object? JsonState { get; set; }

    /// <summary>Asks for the end of execution; takes effect at the next poll. Any thread.</summary>
    public void Terminate(TerminationReason reason)
    {
        _termination = (int)reason;
        RequestInterrupt();
    }

    /// <summary>Lets a terminated thread run again (the host decided to go on with this engine).</summary>
    public void ClearTermination()
    {
        _termination = -1;
        ClearInterrupt();
    }

    public bool IsTerminating => _termination >= 0;

    public override Probes.CallSite Here() => Interpreter.Here();

    public override void HandleInterrupt()
    {
        if (_termination >= 0)
            throw new TerminationException((TerminationReason)_termination);
        ClearInterrupt();
    }

    public override Exception NewError(ErrorKind kind, string message) =>
        NewError(Realm, kind, message);

    /// <summary>As the other, with an error of any realm.</summary>
    public Exception NewError(Realm realm, ErrorKind kind, string message) => new JsException(ErrorObjects.Create(this, realm, kind, message));

    /// <summary>Throws an existing value.</summary>
    public static Exception Throw(JsValue value) => new JsException(value);
}
