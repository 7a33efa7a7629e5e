using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.Errors;
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

    /// <summary>Runs a module whose text the host has, under an identity that its own imports are relative to.</summary>
    /// <inheritdoc cref="ImportModule"/>
    public ScriptObject EvaluateModule(string source, string identity, CancellationToken cancellation = default) =>
        Enter(this, (source, identity), static (t, engine, module) =>
        {
            SourceTextModule record = engine.Modules.Parse(t, engine.MainRealm.Internal, module.source, module.identity);
            engine.Modules.LoadRequested(t, record);
            return engine.RunModule(record);
        }, cancellation).AsObject();

    private JsValue RunModule(ModuleRecord module)
    {
        module.Link(_thread);
        JsPromise evaluated = module.Evaluate(_thread);
        evaluated.MarkHandled();
        Loop.Run(() => evaluated.State != PromiseState.Pending);
        return evaluated.State switch
        {
            PromiseState.Fulfilled => module.GetNamespace(),
            PromiseState.Rejected => throw new JsException(evaluated.Result),
            _ => throw _thread.NewError(Threads.ErrorKind.Error, $"Module '{module.Identity}' waits for something that never happens"),
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

    private void RunJobs() => _thread.Jobs.Drain();
}
