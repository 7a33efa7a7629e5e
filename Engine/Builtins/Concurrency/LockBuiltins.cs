using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Lock and its prototype (the concurrent JavaScript proposal; docs/threads.md).</summary>
internal static unsafe class LockBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Lock", 0, &Construct, Intrinsic.LockPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Lock)
        .Method("hold", 1, &Hold)
        .Method("asyncHold", 0, &AsyncHoldMethod)
        .Getter("locked", &Locked)
        .Tag("Lock");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // new Lock ( )
    private static JsValue Construct(in Call call)
    {
        call.RequireNew("Lock");
        return new LockObject(call.PrototypeOr(Intrinsic.LockPrototype).PrototypeInfo.RootShape(0));
    }

    private static LockObject This(in Call call, string member) => call.Receiver<LockObject>("Lock", member);

    // Lock.prototype.hold ( fn )
    private static JsValue Hold(in Call call)
    {
        LockObject self = This(call, "hold");
        // PERF: nearly always a script's function, which is known without a call and called without a detour.
        var script = call[0]._cell as ScriptFunction;
        JsObject function = script ?? call.CallableArgument(0, "Lock.prototype.hold: the first argument");
        JsThread t = call.Thread;
        self.Acquire(t, "Lock.prototype.hold");
        try
        {
            return script is not null ? t.Interpreter.Call(script, JsValue.Undefined, []) : function.Call(t, JsValue.Undefined, []);
        }
        finally
        {
            self.ReleaseIfHeld(t);
        }
    }

    // Lock.prototype.asyncHold ( [ fn ] )
    private static JsValue AsyncHoldMethod(in Call call)
    {
        LockObject self = This(call, "asyncHold");
        JsObject? function = call[0].IsUndefined ? null : call.CallableArgument(0, "Lock.prototype.asyncHold: the first argument");
        call.Thread.Recorder?.Before(call.Thread, Probes.SyncOperation.TryAcquire, self, ref self.Extra().Shadow);
        return AsyncHold.Request(call.Thread, self, function);
    }

    // get Lock.prototype.locked
    private static JsValue Locked(in Call call)
    {
        LockObject self = This(call, "locked");
        call.Thread.Recorder?.Before(call.Thread, Probes.SyncOperation.Look, self, ref self.Extra().Shadow);
        bool isHeld = self.Mutex.IsHeld;
        if (call.Thread.Probe is { } probe)
            probe.Looked(call.Thread, self, ref self.Extra().Shadow);
        return isHeld;
    }
}
