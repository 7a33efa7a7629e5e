using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Runtime.Jobs;

/// <summary>What runs when a promise settles: a PromiseReaction record (ECMA-262 27.2.1.2) and its job in one object.</summary>
/// <remarks>May be registered again once it has started to run, never before.</remarks>
internal abstract class Reaction : Job
{
    private JsValue _value;
    private bool _rejected;

    internal Reaction? Next;

    /// <summary><see cref="JsThread.AsyncContext"/> at the registration.</summary>
    internal HeapCell? Context;

    /// <summary>The promise settled with this value.</summary>
    protected abstract void Run(JsThread t, JsValue value, bool rejected);

    public sealed override void Run(JsThread t)
    {
        JsValue value = _value;
        _value = default;
        t.AsyncContext = Context;
        Run(t, value, _rejected);
    }

    internal void Trigger(JsThread t, JsValue value, bool rejected)
    {
        _value = value;
        _rejected = rejected;
        if (Edge is { } registered && t.Probe is { } probe)
            Edge = probe.Merge(registered, probe.Depart(t));
        t.Jobs.Enqueue(this);
    }
}

/// <summary>The reaction that `then` makes: JavaScript handlers and the promise derived from them (27.2.2.1 NewPromiseReactionJob).</summary>
internal sealed class ThenReaction(Realm realm, PromiseCapability? capability, JsObject? onFulfilled, JsObject? onRejected) : Reaction
{
    public override Realm Realm { get; } = realm;

    protected override void Run(JsThread t, JsValue value, bool rejected)
    {
        JsObject? handler = rejected ? onRejected : onFulfilled;
        if (handler is not null)
        {
            t.Realm = RealmOf(t, handler);
            try
            {
                value = handler.Call(t, JsValue.Undefined, [value]);
                rejected = false;
            }
            catch (JsException e)
            {
                value = e.Value;
                rejected = true;
            }
        }
        if (rejected)
            capability?.Reject(t, value);
        else
            capability?.Resolve(t, value);
    }

    /// <summary>Step 2 of NewPromiseReactionJob: a revoked proxy leaves the realm as it is.</summary>
    private static Realm RealmOf(JsThread t, JsObject handler)
    {
        if (handler is ScriptFunction script)
            return script.Realm;
        try
        {
            return Constructors.RealmOf(t, handler);
        }
        catch (JsException)
        {
            return t.Realm;
        }
    }
}

/// <summary>Settles one promise as another was settled: what `then(resolve, reject)` of two pristine promises comes to.</summary>
internal sealed class ForwardReaction(JsPromise target) : Reaction
{
    protected override void Run(JsThread t, JsValue value, bool rejected)
    {
        if (rejected)
            Promises.Reject(t, target, value);
        else
            Promises.Resolve(t, target, value);
    }
}

// 27.2.2.2 NewPromiseResolveThenableJob ( promiseToResolve, thenable, then )
internal sealed class ResolveThenableJob(JsPromise promise, JsObject thenable, JsObject then) : Job
{
    public override void Run(JsThread t)
    {
        t.Realm = then is ScriptFunction script ? script.Realm : t.Realm;
        // PERF: the handlers, the derived promise and its species look-up are unobservable when nobody changed the protocol.
        if (thenable is JsPromise inner && ReferenceEquals(then, t.Realm.IfMade(Intrinsic.PromiseProtoThen)) && Promises.IsPristine(t, inner))
        {
            Promises.Then(t, inner, new ForwardReaction(promise));
            return;
        }
        var functions = new PromiseCapability(promise);
        try
        {
            then.Call(t, thenable, [functions.ResolveFunction(t), functions.RejectFunction(t)]);
        }
        catch (JsException e)
        {
            functions.Reject(t, e.Value);
        }
    }
}
