using ConcurrentJs.Builtins;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Hosting.Node;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Parsing;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting;

/// <summary>Where the rooms meet: the only place that hands one room's work to another.</summary>
public sealed partial class Engine
{
    private Threads.Agents? _agents;

    /// <summary>What the program asked to exit with.</summary>
    internal int ExitCode { get; set; }

    internal ModuleGraph Modules { get; }

    /// <summary>The event loop of the calling thread.</summary>
    internal EventLoop Loop => Thread.Loop;

    internal TextWriter Output => Options.Output ?? Console.Out;

    internal Threads.Agents Agents => _agents ??= new Threads.Agents();

    internal static FunctionTemplate CompileScript(JsThread t, string text, string name) =>
        Compiler.CompileScript(t, new SourceText(text, name)).Template;

    /// <summary>A script whose value is a function with this text as its body. Positions are those of the text.</summary>
    internal static FunctionTemplate CompileWrapped(JsThread t, string text, string name, string parameters)
    {
        string prefix = $"(function ({parameters}) {{";
        string body = text.StartsWith("#!", StringComparison.Ordinal) ? "//" + text[2..] : text;
        return Compiler.CompileScript(t, new SourceText($"{prefix}{body}\n}})", name, prefix.Length)).Template;
    }

    // 16.1.6 ScriptEvaluation ( scriptRecord )
    internal static JsValue RunProgram(JsThread t, Realm realm, FunctionTemplate template) =>
        t.Interpreter.RunProgram(new ScriptFunction(realm, template, [], new ScriptOrigin(realm, template.Source.Name)), realm.GlobalThis);

    private Cluster NewCluster() => new()
    {
        IntrinsicFactory = BuiltinInstaller.Create,
        Compiler = new Compiler(),
        AllowsCodeGeneration = Options.AllowCodeGeneration,
        CanBlock = Options.CanBlock,
        Memory = new MemoryBudget(Options.MemoryLimit),
        StopForMemory = () => Terminate(Runtime.Errors.TerminationReason.MemoryLimit),
        Modules = Modules,
        Threads = new Threads.ThreadRegistry(Options.Threads, Options.Scheduler) { Clock = HostClock() },
        Clock = HostClock(),
        NewInterpreter = static thread => new JsInterpreter(thread),
        RunJobs = RunJobs,
    };

    private Threads.Clock HostClock() => Options.Time is { } time ? new Threads.HostClock(time) : Threads.Clock.System;

    private JsThread NewThread()
    {
        var thread = new JsThread(_cluster);
        if (Options.Seed is { } seed)
            thread.Chance = new Threads.Chance(seed);
        thread.Interpreter = _cluster.NewInterpreter(thread);
        _cluster.Threads.TryAdd(thread);
        // A worker's thread joins the others once its engine is ready (see WorkerThread).
        if (Options.Probe is { } probe && Options.Worker is null)
        {
            thread.Probe = probe;
            probe.Attached(new ProbeNames(), thread);
        }
        return thread;
    }

    private Realm NewRealm()
    {
        var realm = new Realm(_cluster);
        GlobalObject.Create(realm, Options.Globals == HostGlobals.None ? null
            : NodeGlobals.For(Options.Globals == HostGlobals.Node, Options.Threads != Threads.ThreadsMode.Off));
        if (Options.Shell)
            ShellGlobals.Install(this, realm);
        if (Options.Globals != HostGlobals.None)
            InstallNode(realm);
        return realm;
    }
}
