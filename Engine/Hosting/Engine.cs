using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>A JavaScript engine: a heap, a main realm, and the way in for the host.</summary>
/// <remarks>
/// <para>Several engines live side by side in a process and share nothing a program could observe.</para>
/// <para>Thread safety: with <see cref="ThreadsMode.Parallel"/> any number of threads may be inside an engine at the same time, each as a
/// JavaScript thread of its own. With <see cref="ThreadsMode.Off"/> it is one at a time, another one each time if need be; a second one gets an
/// <see cref="InvalidOperationException"/>. Members that may be called from any thread at any time in every mode say so.</para>
/// <para>Whenever the outermost call into an engine ends, the promise jobs it left behind have run. Timers and other work that comes
/// later run in <see cref="RunEventLoop"/>.</para>
/// </remarks>
public sealed partial class Engine : IDisposable
{
    private readonly Cluster _cluster;
    private readonly Threads.CollectionWatch _collections;
    private readonly JsThread _main;

    /// <summary>Makes an engine.</summary>
    /// <param name="options">How it is set up; null means the bare language.</param>
    public Engine(EngineOptions? options = null)
    {
        Options = options ?? new EngineOptions();
        Modules = new ModuleGraph(Options.ModuleLoader ?? (Options.Globals == HostGlobals.Node ? new Node.NodeModuleLoader() : new NoModuleLoader())) { Code = Options.Code };
        _cluster = NewCluster();
        _collections = new Threads.CollectionWatch(StopIfFull);
        _cluster.Main = _main = NewThread();
        ConnectUnjoinedFailures();
        MainRealm = new ScriptRealm(this, NewRealm());
        _main.Realm = MainRealm.Internal;
    }

    /// <summary>What the engine was made with.</summary>
    public EngineOptions Options { get; }

    /// <summary>The realm that the engine's own members use.</summary>
    public ScriptRealm MainRealm { get; }

    /// <summary>The global object of the main realm.</summary>
    public ScriptObject Global => MainRealm.Global;

    /// <summary>The JavaScript thread that the calling thread runs, or the main one.</summary>
    internal JsThread Thread => CurrentThread ?? _main;

    /// <summary>Runs a script in the main realm. See <see cref="ScriptRealm.Evaluate"/>.</summary>
    public ScriptValue Evaluate(string source, string? name = null, CancellationToken cancellation = default) =>
        MainRealm.Evaluate(source, name, cancellation);

    /// <summary>Calls a function of the main realm's global object.</summary>
    public ScriptValue Call(string name, params ReadOnlySpan<ScriptValue> arguments) => Global.Invoke(name, arguments);

    /// <summary>Makes another realm of this engine: own globals and intrinsics, same heap, same jobs.</summary>
    public ScriptRealm CreateRealm() => new(this, NewRealm());

    /// <summary>Parses a script without running it. It can be run any number of times, in every realm of every engine.</summary>
    /// <exception cref="ScriptException">The source has an early error.</exception>
    public Script Compile(string source, string? name = null)
    {
        string label = name ?? "<script>";
        Script? script = null;
        Enter(source, label, (t, text, file) =>
        {
            script = new Script(label, CompileScript(t, text, file));
            return JsValue.Undefined;
        });
        return script!;
    }

    /// <summary>Stops the running program soon, or the next one at its start. Any thread may call this at any time.</summary>
    public void Stop() => Terminate(TerminationReason.Cancelled);

    /// <summary>Ends the program on all threads, the calling one first, with an exit code.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    internal void Exit(int code)
    {
        ExitCode = code;
        Terminate(TerminationReason.Exit);
        throw new TerminationException(TerminationReason.Exit);
    }

    internal void Terminate(TerminationReason reason)
    {
        // A thread that was started meanwhile by one that did not know yet is found by the next look.
        bool found;
        do
        {
            found = false;
            foreach (EngineThread thread in _cluster.Threads.Snapshot())
            {
                found |= !((JsThread)thread).IsTerminating;
                ((JsThread)thread).Terminate(reason);
            }
        }
        while (found);
    }

    /// <summary>A new empty object of the main realm.</summary>
    public ScriptObject NewObject() => new(this, MainRealm.Internal.NewObject());

    /// <summary>A new object that carries <paramref name="data"/> where no program can reach it. See <see cref="ScriptObject.HostData"/>.</summary>
    public ScriptObject NewObject(object data) => new(this, new HostObject(MainRealm.Internal.ObjectShape(0), data));

    /// <summary>A new array with these elements.</summary>
    public ScriptObject NewArray(params ReadOnlySpan<ScriptValue> elements) => new(this, MainRealm.Internal.NewArray(Unwrap(elements)));

    /// <summary>A function that the host implements.</summary>
    /// <param name="name">Its name property.</param>
    /// <param name="length">Its length property: how many arguments it expects.</param>
    /// <param name="function">What it does.</param>
    public ScriptObject NewFunction(string name, int length, HostFunction function) =>
        new(this, HostFunctions.Create(this, MainRealm.Internal, name, length, function));

    /// <summary>Ends the engine: timers and handles are dropped. Objects of a disposed engine must not be used.</summary>
    public void Dispose()
    {
        Stop();
        _cluster.Threads.Close();
        _agents?.Dispose();
    }

    internal ScriptValue Wrap(JsValue value) => new(value, this);

    internal JsValue Unwrap(ScriptValue value)
    {
        if (value.Engine is { } other && !ReferenceEquals(other, this) && value.Internal.IsObject)
            throw new ArgumentException("The value is an object of another engine.");
        return value.Internal;
    }

    internal JsValue[] Unwrap(ReadOnlySpan<ScriptValue> values)
    {
        if (values.Length == 0)
            return [];
        var unwrapped = new JsValue[values.Length];
        for (int i = 0; i < values.Length; i++)
            unwrapped[i] = Unwrap(values[i]);
        return unwrapped;
    }

    internal Exception NewError(ErrorKind kind, string message) => Thread.NewError(kind, message);
}
