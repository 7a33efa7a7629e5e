using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting;

/// <summary>A parsed module of one engine, for hosts that want the steps of loading one by one.</summary>
/// <remarks>To be used by one thread at a time, together with its engine.</remarks>
public sealed class ScriptModule
{
    private readonly Engine _engine;
    private readonly SourceTextModule _record;

    internal ScriptModule(Engine engine, SourceTextModule record)
    {
        _engine = engine;
        _record = record;
    }

    /// <summary>Loads what the module imports and fits imports to exports.</summary>
    /// <exception cref="ScriptException">A module is missing, is no module, or lacks an export.</exception>
    public void Link(CancellationToken cancellation = default) => _engine.Enter(_engine, _record, static (t, engine, record) =>
    {
        engine.Modules.LoadRequested(t, record);
        record.Link(t);
        return JsValue.Undefined;
    }, cancellation);

    /// <summary>Runs the module, and the event loop until its evaluation is done. Links it first when that was not done.</summary>
    /// <returns>The module's namespace object.</returns>
    /// <exception cref="ScriptException">A module could not be loaded, or threw.</exception>
    public ScriptObject Evaluate(CancellationToken cancellation = default) => _engine.Enter(_engine, _record, static (t, engine, record) =>
    {
        engine.Modules.LoadRequested(t, record);
        return engine.RunModule(record);
    }, cancellation).AsObject();
}
