using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Builtins;

/// <summary>%Promise.prototype% (ECMA-262 27.2.5).</summary>
internal static unsafe class PromisePrototype
{
    private static readonly NativeCode s_then = new("then", 2, &Then), s_thenFinally = new("", 1, &ThenFinally), s_catchFinally = new("", 1, &CatchFinally),
        s_value = new("", 0, &ReturnValue), s_thrower = new("", 0, &ThrowValue);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Promise)
        .Intrinsic("then", Intrinsic.PromiseProtoThen)
        .Method("catch", 1, &Catch)
        .Method("finally", 1, &Finally)
        .Tag("Promise");

    public static JsObject Create(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateThen(Realm realm) => new NativeFunction(realm, s_then);

    // 27.2.5.4 Promise.prototype.then ( onFulfilled, onRejected )
    private static JsValue Then(in Call call)
    {
        if (call.This._cell is not JsPromise promise)
            throw call.Thread.TypeError($"Method Promise.prototype.then called on incompatible receiver {ValueText.Of(call.This)}");
        return Then(call.Thread, promise, call[0], call[1]);
    }

    private static JsObject Then(JsThread t, JsPromise promise, JsValue onFulfilled, JsValue onRejected)
    {
        JsObject constructor = Promises.LooksUpOriginal(t, promise) ? t.Realm[Intrinsic.Promise] : Constructors.SpeciesOf(t, promise, Intrinsic.Promise);
        PromiseCapability capability = PromiseCapability.New(t, constructor);
        Promises.Then(t, promise, onFulfilled, onRejected, capability);
        return capability.Promise;
    }

    // 27.2.5.1 Promise.prototype.catch ( onRejected )
    private static JsValue Catch(in Call call)
    {
        if (call.This._cell is JsPromise promise && promise.IsUnwatched(call.Thread) && Promises.HasOriginalThen(call.Thread, promise))
            return Then(call.Thread, promise, JsValue.Undefined, call[0]);
        return call.This.Invoke(call.Thread, PropertyKey.FromAtom(Names.Then), JsValue.Undefined, call[0]);
    }

    /// <summary>What the two functions of one `finally` share.</summary>
    private sealed record FinallyState(JsObject OnFinally, JsObject Constructor);

    private sealed record Thunk(JsValue Value);

    // 27.2.5.3 Promise.prototype.finally ( onFinally )
    private static JsValue Finally(in Call call)
    {
        JsThread t = call.Thread;
        if (!call.This.IsObject)
            throw t.TypeError($"Promise.prototype.finally called on a non-object (found {ValueText.Of(call.This)})");
        JsObject constructor = Constructors.SpeciesOf(t, call.This.AsObject, Intrinsic.Promise);
        JsValue thenFinally = call[0], catchFinally = call[0];
        if (call[0].IsCallable)
        {
            var state = new FinallyState(call[0].AsObject, constructor);
            thenFinally = NativeFunction.New(t, s_thenFinally, state);
            catchFinally = NativeFunction.New(t, s_catchFinally, state);
        }
        return call.This.Invoke(t, PropertyKey.FromAtom(Names.Then), thenFinally, catchFinally);
    }

    // 27.2.5.3.1 Then Finally Functions
    private static JsValue ThenFinally(in Call call) => RunFinally(call, s_value);

    // 27.2.5.3.2 Catch Finally Functions
    private static JsValue CatchFinally(in Call call) => RunFinally(call, s_thrower);

    private static JsValue RunFinally(in Call call, NativeCode then)
    {
        JsThread t = call.Thread;
        var state = (FinallyState)call.Callee.State!;
        JsValue result = state.OnFinally.Call(t, JsValue.Undefined, []);
        JsValue promise = Promises.PromiseResolve(t, state.Constructor, result);
        return promise.Invoke(t, PropertyKey.FromAtom(Names.Then), NativeFunction.New(t, then, new Thunk(call[0])));
    }

    private static JsValue ReturnValue(in Call call) => ((Thunk)call.Callee.State!).Value;

    private static JsValue ThrowValue(in Call call) => throw JsThread.Throw(((Thunk)call.Callee.State!).Value);
}
