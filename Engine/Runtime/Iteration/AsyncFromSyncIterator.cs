using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Runtime.Iteration;

/// <summary>An Async-from-Sync Iterator (ECMA-262 27.1.6): a synchronous iterator seen as an asynchronous one.</summary>
internal sealed class AsyncFromSyncIterator : JsObject
{
    private readonly IteratorRecord _sync;

    private AsyncFromSyncIterator(Realm realm, IteratorRecord sync)
        : base(realm[Intrinsic.AsyncFromSyncIteratorPrototype].PrototypeInfo.RootShape(0), CellKind.Iterator) => _sync = sync;

    public override string ClassName => "Async-from-Sync Iterator";

    // 27.1.6.1 CreateAsyncFromSyncIterator ( syncIteratorRecord )
    public static IteratorRecord Create(JsThread t, IteratorRecord sync) => Iterators.Direct(t, new AsyncFromSyncIterator(t.Realm, sync));

    // 27.1.6.2.1 %AsyncFromSyncIteratorPrototype%.next ( [ value ] )
    public JsObject Next(JsThread t, ReadOnlySpan<JsValue> arguments)
    {
        var capability = new PromiseCapability(Promises.New(t));
        try
        {
            JsValue result = _sync.Next.Call(t, _sync.Iterator, arguments);
            Continue(t, RequireObject(t, result), capability, closeOnRejection: true);
        }
        catch (JsException e)
        {
            capability.Reject(t, e.Value);
        }
        return capability.Promise;
    }

    // 27.1.6.2.2 %AsyncFromSyncIteratorPrototype%.return ( [ value ] )
    public JsObject Return(JsThread t, ReadOnlySpan<JsValue> arguments)
    {
        var capability = new PromiseCapability(Promises.New(t));
        try
        {
            if (_sync.Iterator.GetMethod(t, PropertyKey.FromAtom(Names.Return)) is not { } method)
            {
                capability.Resolve(t, t.Realm.NewIteratorResult(arguments.Length > 0 ? arguments[0] : JsValue.Undefined, true));
                return capability.Promise;
            }
            Continue(t, RequireObject(t, method.Call(t, _sync.Iterator, arguments)), capability, closeOnRejection: false);
        }
        catch (JsException e)
        {
            capability.Reject(t, e.Value);
        }
        return capability.Promise;
    }

    // 27.1.6.2.3 %AsyncFromSyncIteratorPrototype%.throw ( [ value ] )
    public JsObject Throw(JsThread t, ReadOnlySpan<JsValue> arguments)
    {
        var capability = new PromiseCapability(Promises.New(t));
        try
        {
            if (_sync.Iterator.GetMethod(t, PropertyKey.FromAtom(Names.Throw)) is not { } method)
            {
                _sync.Done = true;
                _sync.Close(t);
                throw t.TypeError("The iterator does not provide a 'throw' method");
            }
            Continue(t, RequireObject(t, method.Call(t, _sync.Iterator, arguments)), capability, closeOnRejection: true);
        }
        catch (JsException e)
        {
            capability.Reject(t, e.Value);
        }
        return capability.Promise;
    }

    private static JsObject RequireObject(JsThread t, JsValue result) =>
        result.IsObject ? result.AsObject : throw t.TypeError($"Iterator result {ValueText.Of(result)} is not an object");

    // 27.1.6.4 AsyncFromSyncIteratorContinuation ( result, promiseCapability, syncIteratorRecord, closeOnRejection )
    private void Continue(JsThread t, JsObject result, PromiseCapability capability, bool closeOnRejection)
    {
        bool done = result.Get(t, Names.Done).ToBoolean();
        JsValue value = result.Get(t, Names.Value);
        bool closes = closeOnRejection && !done;
        JsException failure;
        try
        {
            JsPromise wrapper = Promises.PromiseResolve(t, value);
            Promises.Then(t, wrapper, new Unwrap(this, capability, done, closes));
            return;
        }
        catch (JsException e)
        {
            failure = e;
        }
        if (closes)
            _sync.CloseSilently(t);
        throw failure;
    }

    /// <summary>The closures of steps 9 to 14.</summary>
    private sealed class Unwrap(AsyncFromSyncIterator owner, PromiseCapability capability, bool done, bool closes) : Reaction
    {
        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            if (!rejected)
            {
                capability.Resolve(t, t.Realm.NewIteratorResult(value, done));
                return;
            }
            if (closes)
                owner._sync.CloseSilently(t);
            capability.Reject(t, value);
        }
    }
}
