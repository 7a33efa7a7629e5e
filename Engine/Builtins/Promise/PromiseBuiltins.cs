using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Builtins;

/// <summary>The Promise constructor (ECMA-262 27.2.3, 27.2.4).</summary>
internal static unsafe class PromiseBuiltins
{
    private static readonly NativeCode s_resolve = new("resolve", 1, &Resolve);

    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Promise", 1, &Construct, Intrinsic.PromisePrototype)
        .Method("all", 1, &All)
        .Method("allSettled", 1, &AllSettled)
        .Method("any", 1, &Any)
        .Method("race", 1, &Race)
        .Method("reject", 1, &Reject)
        .Value("resolve", new LazyFunction(s_resolve), PropertyFlags.Hidden)
        .Method("try", 1, &Try)
        .Method("withResolvers", 0, &WithResolvers)
        .Getter(Symbol.Species, &Species);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    // 27.2.3.1 Promise ( executor )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        if (call.NewTarget is null)
            throw t.TypeError("Promise constructor cannot be invoked without 'new'");
        JsObject executor = call[0].IsCallable ? call[0].AsObject : throw t.TypeError($"Promise resolver {ValueText.Of(call[0])} is not a function");
        var promise = new JsPromise(call.PrototypeOr(Intrinsic.PromisePrototype).PrototypeInfo.RootShape(0), call.Thread);
        var functions = new PromiseCapability(promise);
        try
        {
            executor.Call(t, JsValue.Undefined, [functions.ResolveFunction(t), functions.RejectFunction(t)]);
        }
        catch (JsException e)
        {
            functions.Reject(t, e.Value);
        }
        return promise;
    }

    // 27.2.4.1 Promise.all ( iterable )
    private static JsValue All(in Call call) => Combine(call, CombinatorKind.All);

    // 27.2.4.2 Promise.allSettled ( iterable )
    private static JsValue AllSettled(in Call call) => Combine(call, CombinatorKind.AllSettled);

    // 27.2.4.3 Promise.any ( iterable )
    private static JsValue Any(in Call call) => Combine(call, CombinatorKind.Any);

    // 27.2.4.5 Promise.race ( iterable )
    private static JsValue Race(in Call call) => Combine(call, CombinatorKind.Race);

    private static JsValue Combine(in Call call, CombinatorKind kind)
    {
        JsThread t = call.Thread;
        PromiseCapability capability = PromiseCapability.New(t, call.This);
        IteratorRecord? iterator = null;
        try
        {
            // 27.2.4.1.1 GetPromiseResolve ( promiseConstructor )
            JsObject constructor = call.This.AsObject;
            JsValue resolve = constructor.Get(t, Names.Resolve);
            if (!resolve.IsCallable)
                throw t.TypeError("Promise resolve or reject function is not callable");
            iterator = Iterators.Get(t, call[0]);
            bool usual = ReferenceEquals(constructor, call.Realm[Intrinsic.Promise]) && IsOriginalResolve(resolve);
            new PromiseCombinator(kind, capability, constructor, resolve.AsObject, usual).Run(t, iterator);
        }
        catch (JsException e)
        {
            if (iterator is { Done: false })
                iterator.CloseSilently(t);
            capability.Reject(t, e.Value);
        }
        return capability.Promise;
    }

    private static bool IsOriginalResolve(JsValue resolve) => resolve._cell is NativeFunction native && ReferenceEquals(native.Native, s_resolve);

    // 27.2.4.6 Promise.reject ( r )
    private static JsValue Reject(in Call call)
    {
        PromiseCapability capability = PromiseCapability.New(call.Thread, call.This);
        capability.Reject(call.Thread, call[0]);
        return capability.Promise;
    }

    // 27.2.4.7 Promise.resolve ( x )
    private static JsValue Resolve(in Call call)
    {
        if (!call.This.IsObject)
            throw call.Thread.TypeError($"Promise.resolve called on non-object (found {ValueText.Of(call.This)})");
        return Promises.PromiseResolve(call.Thread, call.This.AsObject, call[0]);
    }

    // 27.2.4.8 Promise.try ( callback, ...args )
    private static JsValue Try(in Call call)
    {
        JsThread t = call.Thread;
        if (!call.This.IsObject)
            throw t.TypeError($"Promise.try called on non-object (found {ValueText.Of(call.This)})");
        PromiseCapability capability = PromiseCapability.New(t, call.This);
        JsValue result;
        try
        {
            result = call[0].Call(t, JsValue.Undefined, call.ArgumentsFrom(1));
        }
        catch (JsException e)
        {
            capability.Reject(t, e.Value);
            return capability.Promise;
        }
        capability.Resolve(t, result);
        return capability.Promise;
    }

    // 27.2.4.9 Promise.withResolvers ( )
    private static JsValue WithResolvers(in Call call)
    {
        PromiseCapability capability = PromiseCapability.New(call.Thread, call.This);
        JsObject result = call.Thread.Born(call.Realm.NewObject());
        result.DefineOwn(PropertyKey.FromAtom(Names.Promise), capability.Promise);
        result.DefineOwn(PropertyKey.FromAtom(Names.Resolve), capability.ResolveFunction(call.Thread));
        result.DefineOwn(PropertyKey.FromAtom(Names.Reject), capability.RejectFunction(call.Thread));
        return result;
    }

    // 27.2.4.10 get Promise [ %Symbol.species% ]
    private static JsValue Species(in Call call) => call.This;
}
