using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Builtins;

/// <summary>%AsyncIteratorPrototype% (ECMA-262 27.1.5) and %AsyncFromSyncIteratorPrototype% (27.1.6.2).</summary>
internal static unsafe class AsyncIteratorBuiltins
{
    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Method(Symbol.AsyncIterator, 0, &Self)
        .Method(Symbol.AsyncDispose, 0, &AsyncDispose);

    private static readonly BuiltinTable s_fromSync = new BuiltinTable()
        .Method("next", 1, &Next)
        .Method("return", 1, &Return)
        .Method("throw", 1, &Throw);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateFromSyncPrototype(Realm realm) => s_fromSync.NewObject(realm, realm[Intrinsic.AsyncIteratorPrototype]);

    // 27.1.5.2 %AsyncIteratorPrototype% [ %Symbol.asyncIterator% ] ( )
    private static JsValue Self(in Call call) => call.This;

    // %AsyncIteratorPrototype% [ %Symbol.asyncDispose% ] ( ), of the Explicit Resource Management proposal
    private static JsValue AsyncDispose(in Call call)
    {
        JsThread t = call.Thread;
        var capability = new PromiseCapability(Promises.New(t));
        try
        {
            JsObject? method = call.This.GetMethod(t, PropertyKey.FromAtom(Names.Return));
            if (method is null)
            {
                capability.Resolve(t, JsValue.Undefined);
                return capability.Promise;
            }
            JsValue result = method.Call(t, call.This, []);
            Promises.Then(t, Promises.PromiseResolve(t, result), new Discard(capability));
        }
        catch (JsException e)
        {
            capability.Reject(t, e.Value);
        }
        return capability.Promise;
    }

    /// <summary>Passes a settlement on without its value.</summary>
    private sealed class Discard(PromiseCapability capability) : Reaction
    {
        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            if (rejected)
                capability.Reject(t, value);
            else
                capability.Resolve(t, JsValue.Undefined);
        }
    }

    private static JsValue Next(in Call call) => This(call).Next(call.Thread, call.Arguments);

    private static JsValue Return(in Call call) => This(call).Return(call.Thread, call.Arguments);

    private static JsValue Throw(in Call call) => This(call).Throw(call.Thread, call.Arguments);

    private static AsyncFromSyncIterator This(in Call call) =>
        call.This._cell as AsyncFromSyncIterator ?? throw call.Thread.TypeError($"expected an Async-from-Sync Iterator, found {ValueText.Of(call.This)}");
}
