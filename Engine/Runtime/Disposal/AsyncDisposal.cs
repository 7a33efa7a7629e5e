using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Runtime.Disposal;

/// <summary>A walk over resources that awaits as a promise reaction: what AsyncDisposableStack does.</summary>
internal sealed class AsyncDisposal : Reaction
{
    private readonly JsPromise _done;
    private readonly Realm _realm;
    private readonly DisposeWalk _walk;

    private AsyncDisposal(JsThread t, DisposableResource? newest)
    {
        _done = Promises.New(t);
        _realm = t.Realm;
        _walk = new DisposeWalk(newest);
    }

    public override Realm Realm => _realm;

    /// <summary>The promise is fulfilled with undefined or rejected with the completion's error.</summary>
    public static JsPromise Start(JsThread t, DisposableResource? newest)
    {
        var disposal = new AsyncDisposal(t, newest);
        disposal.Advance(t);
        return disposal._done;
    }

    protected override void Run(JsThread t, JsValue value, bool rejected)
    {
        if (rejected)
            _walk.Failed(t, new JsException(value));
        Advance(t);
    }

    private void Advance(JsThread t)
    {
        while (_walk.Next(t, out JsValue toAwait))
        {
            try
            {
                Promises.Then(t, Promises.PromiseResolve(t, toAwait), this);
                return;
            }
            catch (JsException e)
            {
                _walk.Failed(t, e);
            }
        }
        if (_walk.Error is { } error)
            Promises.Reject(t, _done, error.Value);
        else
            Promises.Resolve(t, _done, JsValue.Undefined);
    }
}
