using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting;

/// <summary>Promise jobs and modules.</summary>
public sealed partial class Engine
{
    /// <summary>Imports a module into the main realm, runs until its evaluation is done, and gives its exports.</summary>
    /// <param name="specifier">What an import statement of the host would name.</param>
    /// <param name="cancellation">Stops the program.</param>
    /// <returns>The module's namespace object.</returns>
    /// <exception cref="ScriptException">A module could not be loaded, or threw.</exception>
    public ScriptObject ImportModule(string specifier, CancellationToken cancellation = default) =>
        Enter(this, specifier, static (t, engine, name) =>
            engine.RunModule(engine.Modules.Load(t, engine.MainRealm.Internal, name, null)), cancellation).AsObject();

    /// <summary>Parses a module whose text the host has.</summary>
    /// <param name="source">The module.</param>
    /// <param name="identity">What its own imports are relative to, and what others import it by.</param>
    /// <exception cref="ScriptException">The source has an early error.</exception>
    public ScriptModule CompileModule(string source, string identity)
    {
        SourceTextModule? record = null;
        Enter(source, identity, (t, text, name) =>
        {
            record = Modules.Parse(t, MainRealm.Internal, text, name);
            return JsValue.Undefined;
        });
        return new ScriptModule(this, record!);
    }

    internal JsValue RunModule(ModuleRecord module)
    {
        module.Link(Thread);
        JsPromise evaluated = module.Evaluate(Thread);
        evaluated.MarkHandled();
        Loop.Run(() => evaluated.State != PromiseState.Pending);
        return evaluated.State switch
        {
            PromiseState.Fulfilled => module.GetNamespace(),
            PromiseState.Rejected => throw new JsException(evaluated.Result),
            _ => throw Thread.NewError(Threads.ErrorKind.Error, $"Module '{module.Identity}' waits for something that never happens"),
        };
    }

    /// <summary>Runs timers and other late work until nothing is left to happen.</summary>
    /// <exception cref="ScriptException">Something in it threw; the rest stays, and the loop can be run again.</exception>
    public void RunEventLoop(CancellationToken cancellation = default) =>
        Enter(this, 0, static (_, engine, _) =>
        {
            engine.Loop.Run();
            return JsValue.Undefined;
        }, cancellation);

    private void RunJobs(JsThread t)
    {
        if (Node is { } node)
            node.RunJobs();
        else
            t.Jobs.Drain();
    }
}
