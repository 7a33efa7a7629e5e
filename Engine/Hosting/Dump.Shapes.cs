using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Hosting.Node;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting;

public static partial class Dump
{
    /// <summary>
    /// Runs a program to its end, timers included, and shows the layouts of the objects that it left behind or that went through its
    /// property accesses and literals.
    /// </summary>
    /// <param name="source">The program.</param>
    /// <param name="name">Its path; what it requires and imports is relative to it.</param>
    /// <param name="isModule">Whether it is an ES module, not a script.</param>
    /// <param name="output">Where the program itself writes.</param>
    /// <exception cref="ScriptException">The program has an early error, or threw.</exception>
    /// <remarks>Makes an engine of its own; may be called from any thread.</remarks>
    public static string ShapesAfterRunning(string source, string name, bool isModule, TextWriter output)
    {
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Node, Output = output, ErrorOutput = output });
        string text = "";
        engine.Enter(engine, source, (t, owner, program) =>
        {
            NodeHost host = owner.Node!;
            text = isModule ? OfModule(t, owner, host, program, Path.GetFullPath(name)) : OfScript(t, owner, host, program, name);
            return JsValue.Undefined;
        });
        return text;
    }

    private static string OfScript(JsThread t, Engine engine, NodeHost host, string source, string name)
    {
        host.RequireBuiltin("internal/cjs_loader").AsObject.Invoke(t, PropertyKey.From("runText"), source, Path.GetRelativePath(Environment.CurrentDirectory, name));
        var dump = new ShapeDump(t, host.Realm);
        FunctionTemplate template = Engine.CompileScript(t, source, name);
        RunToEnd(engine, () => Engine.RunProgram(t, host.Realm, template));
        JsValue module = host.Realm.GlobalObject.Get(t, PropertyKey.From("module"));
        JsValue exports = module._cell is JsObject o ? o.Get(t, PropertyKey.From("exports")) : JsValue.Undefined;
        return dump.TextAfter(t, [template.Code], [], host.LoadedBuiltins(), exports);
    }

    private static string OfModule(JsThread t, Engine engine, NodeHost host, string source, string identity)
    {
        var dump = new ShapeDump(t, host.Realm);
        SourceTextModule module = engine.Modules.Parse(t, host.Realm, source, identity);
        engine.Modules.LoadRequested(t, module);
        RunToEnd(engine, () => engine.RunModule(module));
        return dump.TextAfter(t, [module.Code.Start, module.Code.Body], module.Boxes, host.LoadedBuiltins(), JsValue.Undefined);
    }

    // A program that ends itself has left objects behind like any other.
    private static void RunToEnd(Engine engine, Action run)
    {
        try
        {
            run();
            engine.Loop.Run();
        }
        catch (TerminationException stopped) when (stopped.Reason == TerminationReason.Exit)
        {
            engine.Thread.ClearTermination();
        }
    }
}
