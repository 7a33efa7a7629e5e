using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Disposal;

/// <summary>A DisposableResource record; the newest comes first. Immutable.</summary>
/// <param name="Method">Null for `await using x = null`: only an await is due.</param>
internal sealed record DisposableResource(JsValue Value, bool IsAsync, JsObject? Method, DisposableResource? Older);

/// <summary>A DisposeCapability record: the resources that a block, a function or a disposable stack must dispose.</summary>
/// <remarks>
/// THREADS: a stack object may be shared. Words: the newest resource, and whether it is disposed; both change under the cell's lock.
/// Invariants: a resource is taken by one disposal only; nothing is added after the disposal took them.
/// Memory order: the lock orders both words; the look without it may be late, the one under the lock decides.
/// </remarks>
internal sealed unsafe class DisposeCapability() : HeapCell(CellKind.Internal, null!)
{
    private static readonly NativeCode s_syncAsAsync = new("", 0, &SyncAsAsync);

    private DisposableResource? _newest;
    private bool _disposed;
    private DisposeWalk? _walk;

    public bool IsDisposed => Volatile.Read(ref _disposed);

    /// <summary>The disposal of a block's resources: it takes them when it is first asked for. Only the thread that runs the block asks.</summary>
    public DisposeWalk Walk => _walk ??= new DisposeWalk(Take());

    // AddDisposableResource ( disposeCapability, V, hint )
    public void Add(JsThread t, JsValue value, bool isAsync)
    {
        if (value.IsNullOrUndefined)
        {
            if (isAsync)
                Push(t, JsValue.Undefined, true, null);
            return;
        }
        if (!value.IsObject)
            throw t.TypeError($"A disposable resource must be an object, null or undefined (found {ValueText.Of(value)})");
        Push(t, value, isAsync, MethodOf(t, value.AsObject, isAsync)
            ?? throw t.TypeError($"Property [{(isAsync ? "Symbol.asyncDispose" : "Symbol.dispose")}] is not a function"));
    }

    /// <summary>AddDisposableResource with a method of the caller's, called with `this` undefined.</summary>
    public void AddMethod(JsThread t, JsObject method, bool isAsync) => Push(t, JsValue.Undefined, isAsync, method);

    // DEVIATION: the specification looks only at the start, so that a getter which disposes of the stack, or another thread, would
    // make it lose the resource.
    private void Push(JsThread t, JsValue value, bool isAsync, JsObject? method)
    {
        using (CellLock.Held held = Lock())
        {
            if (!_disposed)
            {
                _newest = new DisposableResource(value, isAsync, method, _newest);
                return;
            }
        }
        throw DisposedAlready(t);
    }

    public static Exception DisposedAlready(JsThread t) => t.ReferenceError("The disposable stack was disposed already");

    /// <summary>Empties the capability for good; false when somebody did that before.</summary>
    public bool TryTake(out DisposableResource? newest)
    {
        using CellLock.Held held = Lock();
        newest = _newest;
        _newest = null;
        bool first = !_disposed;
        _disposed = true;
        return first;
    }

    private DisposableResource? Take()
    {
        TryTake(out DisposableResource? newest);
        return newest;
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
}
