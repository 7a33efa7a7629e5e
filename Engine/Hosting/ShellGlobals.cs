using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Hosting;

/// <summary>What the shells of engine test suites offer: print, load, read, quit, gc and their like, $vm, and $262 (test262's INTERPRETING.md).</summary>
internal sealed class ShellGlobals
{
    private readonly Engine _engine;
    private readonly Realm _realm;
    private readonly JsObject _global;

    private ShellGlobals(Engine engine, Realm realm)
    {
        _engine = engine;
        _realm = realm;
        _global = realm.GlobalObject;
    }

    public static void Install(Engine engine, Realm realm)
    {
        var shell = new ShellGlobals(engine, realm);
        shell.InstallGlobals();
        shell.InstallTest262();
        shell.InstallHooks();
    }

    private void InstallGlobals()
    {
        Define(_global, "print", 0, Print);
        Define(_global, "load", 1, Load);
        Define(_global, "read", 1, Read);
        Define(_global, "readFile", 1, Read);
        Define(_global, "quit", 0, Quit);
        Define(_global, "drainMicrotasks", 0, (in HostCall _) =>
        {
            _engine.Thread.Jobs.Drain();
            return ScriptValue.Undefined;
        });
        foreach (string name in new[] { "gc", "fullGC", "edenGC" })
            Define(_global, name, 0, CollectGarbage);
        // Says nothing about meaning, only about speed: there is nothing to do.
        Define(_global, "noInline", 1, (in HostCall _) => ScriptValue.Undefined);
    }

    private void InstallTest262()
    {
        JsObject host = _realm.NewObject();
        _global.DefineHidden(PropertyKey.From("$262"), host);
        host.DefineOwn("global", _realm.GlobalThis);
        Define(host, "createRealm", 0, (in HostCall _) =>
        {
            Realm made = _engine.CreateRealm().Internal;
            return _engine.Wrap(made.GlobalObject.Get(_engine.Thread, PropertyKey.From("$262")));
        });
        Define(host, "evalScript", 1, (in HostCall call) => EvalScript(call[0].Internal.ToText(_engine.Thread)));
        Define(host, "gc", 0, CollectGarbage);
        Define(host, "detachArrayBuffer", 1, DetachArrayBuffer);
        host.DefineOwn("IsHTMLDDA", new HtmlDda(_realm));
        host.DefineOwn("AbstractModuleSource", JsValue.Undefined);
        host.DefineOwn("agent", AgentObject.Create(_engine, _realm));
    }

    private void InstallHooks() => _global.DefineHidden(PropertyKey.From("$vm"), VmObject.Create(_engine, _realm, CollectGarbage));

    private ScriptValue Print(in HostCall call)
    {
        var texts = new string[call.Count];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = call[i].Internal.ToText(_engine.Thread);
        try
        {
            _engine.Output.WriteLine(string.Join(' ', texts));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Node.FsErrors.From(_engine.Thread, exception.InnerException as IOException ?? exception, "write");
        }
        return ScriptValue.Undefined;
    }

    // load(path[, "caller relative"]): runs a file as a script in this realm.
    private ScriptValue Load(in HostCall call)
    {
        string path = PathOf(call);
        JsThread t = _engine.Thread;
        return _engine.Wrap(Engine.RunProgram(t, _realm, Engine.CompileScript(t, ReadText(path), path)));
    }

    private ScriptValue Read(in HostCall call) => ReadText(PathOf(call));

    private string PathOf(in HostCall call)
    {
        string path = call[0].Internal.ToText(_engine.Thread);
        if (call.Count < 2 || !call[1].Internal.IsString || call[1].AsString() != "caller relative")
            return path;
        string? caller = ModuleGraph.NameOf(_engine.Thread.Interpreter.CurrentFunction?.Origin);
        return caller is null ? path : Path.Combine(Path.GetDirectoryName(caller) ?? "", path);
    }

    private string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw _engine.NewError(Threads.ErrorKind.Error, $"Could not read {path}: {exception.Message}");
        }
    }

    private ScriptValue Quit(in HostCall call)
    {
        _engine.Exit(call[0].Internal.ToInt32(_engine.Thread));
        return ScriptValue.Undefined;
    }

    private static ScriptValue CollectGarbage(in HostCall call)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return ScriptValue.Undefined;
    }

    private ScriptValue EvalScript(string source)
    {
        JsThread t = _engine.Thread;
        Realm caller = t.Realm;
        t.Realm = _realm;
        try
        {
            return _engine.Wrap(Engine.RunProgram(t, _realm, Engine.CompileScript(t, source, "<evalScript>")));
        }
        finally
        {
            t.Realm = caller;
        }
    }

    private ScriptValue DetachArrayBuffer(in HostCall call)
    {
        if (call[0].Internal._cell is not ArrayBufferObject { IsShared: false } buffer)
            throw call.TypeError($"detachArrayBuffer: expected an ArrayBuffer, found {call[0]}");
        buffer.Block.Detach();
        return ScriptValue.Null;
    }

    private void Define(JsObject target, string name, int length, HostFunction function) =>
        target.DefineHidden(PropertyKey.From(name), HostFunctions.Create(_engine, _realm, name, length, function));

    /// <summary>An object with [[IsHTMLDDA]] (Annex B.3.6): typeof says undefined, and calling it gives null.</summary>
    private sealed class HtmlDda : JsObject
    {
        public HtmlDda(Realm realm) : base(realm.ObjectShape(0)) => SetFlag(CellFlags.IsHtmlDda);

        public override bool IsCallable => true;

        public override JsValue Call(Threads.EngineThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments) => JsValue.Null;
    }
}
