using System.Collections.Concurrent;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Hosting.Node.Messages;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>One realm's Node: its built-in modules, its bindings, what waits for later turns.</summary>
/// <remarks>
/// Nothing is loaded before a program touches it. Any thread of the engine may call.
/// Invariants: K1 a timer's number is given once. Memory order: interlocked and concurrent tables.
/// </remarks>
internal sealed partial class NodeHost
{
    private readonly ConcurrentDictionary<string, JsObject> _bindings = new(-1, 1);
    private readonly ConcurrentDictionary<string, JsObject> _loaded = new(-1, 1);
    private readonly Dictionary<string, JsObject> _loading = [];
    private readonly OwnedLock _loadLock = new();
    private JsObject? _requireInternal, _internalBinding;
    private int _lastTimerId;

    public NodeHost(Engine engine, Realm realm)
    {
        Engine = engine;
        Realm = realm;
        StartedMonotonicMs = engine.Thread.Cluster.Clock.MonotonicMs;
        StartedAtMs = engine.Thread.Cluster.Clock.NowMs;
        CommonJs = new CommonJsLoader(this);
    }

    public Engine Engine { get; }
    public Realm Realm { get; }
    public JsThread Thread => Engine.Thread;
    public CommonJsLoader CommonJs { get; }
    public ModuleLoads Loads { get; } = new();
    public StandardOutput Output { get; } = new();
    public OpenFiles Files { get; } = new();

    public double StartedMonotonicMs { get; }
    public double StartedAtMs { get; }

    /// <summary>The worker that this engine is; null in the main program's engine.</summary>
    public WorkerThread? Worker => Engine.Options.Worker;

    /// <summary>The program's file, null for a text that has none.</summary>
    public string? MainPath { get; set; }

    /// <summary>The CommonJS module the program started with.</summary>
    public JsObject? MainModule { get; set; }

    /// <summary>What the process object registered for the end and for errors; null while nobody touched it.</summary>
    public JsObject? Hooks { get; set; }

    public Postbox<JsObject> BeforeEnd;
    public ConcurrentDictionary<int, LoopTimer> Timers { get; } = new(-1, 1);
    public ConcurrentDictionary<int, bool> Immediates { get; } = new(-1, 1);

    /// <summary>What the calling thread has to do between turns.</summary>
    public NodeTurns Turns => (NodeTurns)(Thread.HostState ??= new NodeTurns());

    public int NextTimerId() => Interlocked.Increment(ref _lastTimerId);

    /// <summary>What module.exports of a built-in module is. Loads it on first use.</summary>
    public JsValue RequireBuiltin(string name)
    {
        if (!_loaded.TryGetValue(name, out JsObject? module))
            module = LoadBuiltin(name);
        JsThread t = Thread;
        // What the host keeps for itself is no place of the program.
        Probes.Probe? recorder = t.Recorder;
        t.Recorder = null;
        JsValue exports = module.Get(t, s_exports);
        t.Recorder = recorder;
        return exports;
    }

    // The thread that loads sees modules half made, as cycles need it; the others wait.
    private JsObject LoadBuiltin(string name)
    {
        using OwnedLock.Held held = _loadLock.Enter(Thread);
        if (_loaded.TryGetValue(name, out JsObject? module))
            return module;
        if (!_loading.TryGetValue(name, out module))
        {
            module = Realm.NewObject();
            JsThread t = Thread;
            Probes.Probe? recorder = t.Recorder;
            JsObject exports = Realm.NewObject();
            module.DefineOwn("exports", exports);
            _loading[name] = module;
            try
            {
                string text = NodeModules.Read(name);
                JsObject body = CompileWrapped(text, $"node:{name}", "exports", "require", "module", "internalBinding", "process");
                // D22, D23: made on first use, it is no write of the program, and orders nothing.
                t.Recorder = null;
                body.Call(t, exports, [exports, RequireInternal, module, InternalBinding, ProcessFor(name, text)]);
                _loaded[name] = module;
            }
            finally
            {
                t.Recorder = recorder;
                _loading.Remove(name);
            }
        }
        return module;
    }

    // Made only for modules that use it as a variable.
    private JsValue ProcessFor(string name, string text)
    {
        for (int at = text.IndexOf("process.", StringComparison.Ordinal); at > 0; at = text.IndexOf("process.", at + 1, StringComparison.Ordinal))
        {
            if (name != "internal/process" && !char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not ('/' or '\'' or '.' or '_'))
                return RequireBuiltin("internal/process");
        }
        return JsValue.Undefined;
    }

    /// <summary>What the built-in modules that were loaded so far export.</summary>
    public IEnumerable<JsObject> LoadedBuiltins() =>
        _loaded.Values.Select(module => module.Get(Thread, s_exports)._cell).OfType<JsObject>();

    /// <summary>Runs a text as the body of a function with these parameters; positions are those of the text.</summary>
    public JsObject CompileWrapped(string text, string name, params ReadOnlySpan<string> parameters)
    {
        string list = string.Join(", ", parameters!);
        FunctionTemplate program = Engine.Options.Code is { } cache
            ? cache.Function(name, list, text, () => Hosting.Engine.CompileWrapped(Thread, text, name, list))
            : Hosting.Engine.CompileWrapped(Thread, text, name, list);
        return Hosting.Engine.RunProgram(Thread, Realm, program).AsObject;
    }

    /// <summary>Runs the body of a module whose parameters nobody uses.</summary>
    public void RunBody(FunctionTemplate wrapped)
    {
        JsObject exports = Realm.NewObject();
        Hosting.Engine.RunProgram(Thread, Realm, wrapped).AsObject.Call(Thread, exports, [exports]);
    }

    /// <summary>Calls back into the program from the event loop, in the context the callback was registered in.</summary>
    public void RunCallback(JsObject callback, JsValue argument, HeapCell? context)
    {
        Thread.Realm = Realm;
        Thread.AsyncContext = context;
        callback.Call(Thread, JsValue.Undefined, [argument]);
        Thread.AsyncContext = null;
    }

    private static readonly PropertyKey s_exports = PropertyKey.From("exports");

    private unsafe JsObject RequireInternal => _requireInternal ??= new NativeFunction(Realm, new NativeCode("require", 1, &OnRequireInternal), this);

    private unsafe JsObject InternalBinding => _internalBinding ??= new NativeFunction(Realm, new NativeCode("internalBinding", 1, &OnInternalBinding), this);

    private static JsValue OnRequireInternal(in Call call) => call.Host().RequireBuiltin(NodeModules.WithoutScheme(call.Text(0)));

    private static JsValue OnInternalBinding(in Call call) => call.Host().BindingOf(call.Text(0));

    private JsObject BindingOf(string name)
    {
        if (_bindings.TryGetValue(name, out JsObject? known))
            return known;
        return _bindings.GetOrAdd(name, name switch
        {
            "util" => UtilBinding.Create(this),
            "crypto" => CryptoBinding.Create(this),
            "encoding" => EncodingBinding.Create(this),
            "url" => UrlBinding.Create(this),
            "stdio" => StdioBinding.Create(this),
            "os" => OsBinding.Create(this),
            "fs" => FsBinding.Create(this),
            "timers" => TimersBinding.Create(this),
            "process" => ProcessBinding.Create(this),
            "async" => AsyncBinding.Create(this),
            "messages" => PortBinding.Create(this),
            "module" => ModuleBinding.Create(this),
            _ => throw Thread.TypeError($"internalBinding: there is no '{name}'"),
        });
    }
}
