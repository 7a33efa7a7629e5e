using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Runtime.Disposal;

/// <summary>DisposeResources where it must await: a walk over the resources that goes on as a promise reaction.</summary>
internal sealed class AsyncDisposal : Reaction
{
    private readonly JsPromise _done;
    private readonly Realm _realm;
    private DisposableResource? _next;
    private JsException? _completion;
    private bool _needsAwait, _hasAwaited;

    private AsyncDisposal(JsThread t, DisposableResource? newest, JsException? completion)
    {
        _done = Promises.New(t);
        _realm = t.Realm;
        _next = newest;
        _completion = completion;
    }

    public override Realm Realm => _realm;

    /// <summary>The promise is fulfilled with undefined or rejected with the completion's error.</summary>
    public static JsPromise Start(JsThread t, DisposableResource? newest, JsException? completion)
    {
        var disposal = new AsyncDisposal(t, newest, completion);
        disposal.Advance(t);
        return disposal._done;
    }

    protected override void Run(JsThread t, JsValue value, bool rejected)
    {
        if (rejected)
            _completion = DisposeCapability.Suppress(t, new JsException(value), _completion);
        Advance(t);
    }

    private void Advance(JsThread t)
    {
        while (_next is { } resource)
        {
            if (!resource.IsAsync && _needsAwait && !_hasAwaited)
            {
                _needsAwait = false;
                Await(t, JsValue.Undefined);
                return;
            }
            _next = resource.Older;
            if (resource.Method is null)
            {
                _needsAwait = true;
                continue;
            }
            try
            {
                JsValue result = resource.Method.Call(t, resource.Value, []);
                if (!resource.IsAsync)
                    continue;
                _hasAwaited = true;
                Await(t, result);
                return;
            }
            catch (JsException e)
            {
                _completion = DisposeCapability.Suppress(t, e, _completion);
            }
        }
        if (_needsAwait && !_hasAwaited)
        {
            _needsAwait = false;
            Await(t, JsValue.Undefined);
            return;
        }
        if (_completion is { } error)
            Promises.Reject(t, _done, error.Value);
        else
            Promises.Resolve(t, _done, JsValue.Undefined);
    }

    private void Await(JsThread t, JsValue value) => Promises.Then(t, Promises.PromiseResolve(t, value), this);
}
