using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Runtime.Jobs;

/// <summary>A promise and the power to settle it (ECMA-262 27.2.1.1): for %Promise% without functions until somebody asks for them.</summary>
/// <remarks>
/// States: open → used. Words: <c>_used</c>, the [[Value]] of alreadyResolved (27.2.1.3), 0 then 1; <c>_given</c>, what a foreign
/// constructor handed to the executor, null until it did.
/// Invariants: P3 one call of the pair takes effect; P4 the executor succeeds once, with both functions, whatever threads call it.
/// Memory order: interlocked exchange; the pair is complete before its CAS.
/// ABA: none, one way. Progress: wait-free.
/// Checked by: tests/Engine.Tests/Runtime/Jobs/PromisesTests.
/// </remarks>
internal sealed unsafe class PromiseCapability
{
    private static readonly NativeCode s_resolve = new("", 1, &ResolveCode), s_reject = new("", 1, &RejectCode), s_executor = new("", 2, &ExecutorCode);

    private readonly JsPromise? _own;
    private JsObject _promise = null!;
    private JsObject? _resolve, _reject;
    private Given? _given;
    private int _used;

    private sealed record Given(JsValue Resolve, JsValue Reject);

    /// <summary>CreateResolvingFunctions (27.2.1.3) of an existing promise.</summary>
    public PromiseCapability(JsPromise promise)
    {
        _own = promise;
        _promise = promise;
    }

    private PromiseCapability()
    {
    }

    public JsObject Promise => _promise;

    // 27.2.1.5 NewPromiseCapability ( C )
    public static PromiseCapability New(JsThread t, JsValue constructor)
    {
        if (ReferenceEquals(constructor._cell, t.Realm.IfMade(Intrinsic.Promise)))
            return new PromiseCapability(Promises.New(t));
        if (!constructor.IsConstructor)
            throw t.TypeError($"Promise capability: expected a constructor, found {ValueText.Of(constructor)}");
        var capability = new PromiseCapability();
        JsObject c = constructor.AsObject;
        JsObject promise = c.Construct(t, [NativeFunction.New(t, s_executor, capability)], c);
        if (Volatile.Read(ref capability._given) is not { Resolve.IsCallable: true, Reject.IsCallable: true } given)
            throw t.TypeError("Promise resolve or reject function is not callable");
        capability._resolve = given.Resolve.AsObject;
        capability._reject = given.Reject.AsObject;
        capability._promise = promise;
        return capability;
    }

    public void Resolve(JsThread t, JsValue value)
    {
        if (_own is null)
            _resolve!.Call(t, JsValue.Undefined, [value]);
        else if (TakeUse(t))
            Promises.Resolve(t, _own, value);
    }

    public void Reject(JsThread t, JsValue reason)
    {
        if (_own is null)
            _reject!.Call(t, JsValue.Undefined, [reason]);
        else if (TakeUse(t))
            Promises.Reject(t, _own, reason);
    }

    /// <summary>[[Resolve]]. Only the thread that made the capability asks.</summary>
    public JsValue ResolveFunction(JsThread t) => _resolve ??= NativeFunction.New(t, s_resolve, this);

    /// <summary>[[Reject]]. Only the thread that made the capability asks.</summary>
    public JsValue RejectFunction(JsThread t) => _reject ??= NativeFunction.New(t, s_reject, this);

    private bool TakeUse(JsThread t)
    {
        t.Recorder?.Before(t, Probes.SyncOperation.Settle, _own!, ref _own!.Extra().Shadow);
        return Interlocked.Exchange(ref _used, 1) == 0;
    }

    // 27.2.1.3.2 Promise Resolve Functions
    private static JsValue ResolveCode(in Call call)
    {
        ((PromiseCapability)call.Callee.State!).Resolve(call.Thread, call[0]);
        return JsValue.Undefined;
    }

    // 27.2.1.3.1 Promise Reject Functions
    private static JsValue RejectCode(in Call call)
    {
        ((PromiseCapability)call.Callee.State!).Reject(call.Thread, call[0]);
        return JsValue.Undefined;
    }

    // 27.2.1.5, the executor closure
    private static JsValue ExecutorCode(in Call call)
    {
        var capability = (PromiseCapability)call.Callee.State!;
        Given? seen = Volatile.Read(ref capability._given);
        bool isOpen = seen is null or { Resolve.IsUndefined: true, Reject.IsUndefined: true };
        if (!isOpen || !ReferenceEquals(Interlocked.CompareExchange(ref capability._given, new Given(call[0], call[1]), seen), seen))
            throw call.Thread.TypeError("Promise executor has already been invoked with non-undefined arguments");
        return JsValue.Undefined;
    }
}
