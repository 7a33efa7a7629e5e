using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Disposal;

/// <summary>A DisposableResource record; the newest comes first. Immutable.</summary>
/// <param name="Method">Null for `await using x = null`: only an await is due.</param>
internal sealed record DisposableResource(JsValue Value, bool IsAsync, JsObject? Method, DisposableResource? Older);

/// <summary>A DisposeCapability record: the resources that a block, a function or a disposable stack must dispose.</summary>
/// <remarks>THREADS: one word, the newest resource; changed under the table lock, because a stack object may be shared.</remarks>
internal sealed unsafe class DisposeCapability
{
    private static readonly NativeCode s_syncAsAsync = new("", 0, &SyncAsAsync);

    private readonly TableLock _lock = new();
    private DisposableResource? _newest;
    private bool _disposed;

    public bool IsDisposed => Volatile.Read(ref _disposed);

    // AddDisposableResource ( disposeCapability, V, hint )
    public void Add(JsThread t, JsValue value, bool isAsync)
    {
        if (value.IsNullOrUndefined)
        {
            if (isAsync)
                Push(JsValue.Undefined, true, null);
            return;
        }
        if (!value.IsObject)
            throw t.TypeError($"A disposable resource must be an object, null or undefined (found {ValueText.Of(value)})");
        Push(value, isAsync, MethodOf(t, value.AsObject, isAsync)
            ?? throw t.TypeError($"Property [{(isAsync ? "Symbol.asyncDispose" : "Symbol.dispose")}] is not a function"));
    }

    /// <summary>AddDisposableResource with a method of the caller's, called with `this` undefined.</summary>
    public void AddMethod(JsObject method, bool isAsync) => Push(JsValue.Undefined, isAsync, method);

    private void Push(JsValue value, bool isAsync, JsObject? method)
    {
        using Lock.Scope scope = _lock.Enter();
        _newest = new DisposableResource(value, isAsync, method, _newest);
    }

    /// <summary>Empties the capability for good; false when somebody did that before.</summary>
    public bool TryTake(out DisposableResource? newest)
    {
        using Lock.Scope scope = _lock.Enter();
        newest = _newest;
        _newest = null;
        bool first = !_disposed;
        _disposed = true;
        return first;
    }

    /// <summary>A live capability with resources taken from another.</summary>
    public static DisposeCapability Of(DisposableResource? newest) => new() { _newest = newest };

    // GetDisposeMethod ( V, hint )
    private static JsObject? MethodOf(JsThread t, JsObject value, bool isAsync)
    {
        if (!isAsync)
            return value.GetMethod(t, Symbol.Dispose);
        if (value.GetMethod(t, Symbol.AsyncDispose) is { } method)
            return method;
        return value.GetMethod(t, Symbol.Dispose) is { } sync ? NativeFunction.New(t, s_syncAsAsync, sync) : null;
    }

    /// <summary>Runs a sync dispose method where an async one is wanted: its result is not awaited.</summary>
    private static JsValue SyncAsAsync(in Call call)
    {
        JsThread t = call.Thread;
        try
        {
            ((JsObject)call.Callee.State!).Call(t, call.This, []);
        }
        catch (JsException e)
        {
            return Promises.NewRejected(t, e.Value);
        }
        return Promises.NewResolved(t, JsValue.Undefined);
    }

    /// <summary>DisposeResources of a capability with sync resources only. Answers the completion: null for normal, else what to throw.</summary>
    public static JsException? DisposeSync(JsThread t, DisposableResource? newest, JsException? completion)
    {
        for (DisposableResource? resource = newest; resource is not null; resource = resource.Older)
        {
            t.Poll();
            try
            {
                resource.Method?.Call(t, resource.Value, []);
            }
            catch (JsException e)
            {
                completion = Suppress(t, e, completion);
            }
        }
        return completion;
    }

    /// <summary>The error to go on with when a disposal fails.</summary>
    public static JsException Suppress(JsThread t, JsException error, JsException? suppressed)
    {
        if (suppressed is null)
            return error;
        ErrorObject both = ErrorObjects.New(t.Realm[Intrinsic.SuppressedErrorPrototype]);
        both.DefineHidden(PropertyKey.FromAtom(Names.Message), "An error was suppressed during disposal");
        both.DefineHidden(PropertyKey.From("error"), error.Value);
        both.DefineHidden(PropertyKey.From("suppressed"), suppressed.Value);
        ErrorObjects.CaptureStack(t, both, null);
        return new JsException(both);
    }
}
