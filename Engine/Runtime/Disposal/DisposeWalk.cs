using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Runtime.Disposal;

/// <summary>DisposeResources ( disposeCapability, completion ) in steps: whoever runs it does the awaiting.</summary>
internal sealed class DisposeWalk(DisposableResource? newest)
{
    private DisposableResource? _next = newest;
    private bool _needsAwait, _hasAwaited;

    /// <summary>The throw completion so far; null for a normal one.</summary>
    public JsException? Error { get; private set; }

    /// <summary>Disposes until something must be awaited: true and the value. False when all is done.</summary>
    public bool Next(JsThread t, out JsValue toAwait)
    {
        toAwait = JsValue.Undefined;
        while (_next is { } resource)
        {
            t.Poll();
            if (!resource.IsAsync && NeedsAwait())
                return true;
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
                toAwait = result;
                return true;
            }
            catch (JsException e)
            {
                Failed(t, e);
            }
        }
        return NeedsAwait();
    }

    /// <summary>An `await using` of null wants one await, unless there was another.</summary>
    private bool NeedsAwait()
    {
        bool needed = _needsAwait && !_hasAwaited;
        _needsAwait = false;
        return needed;
    }

    /// <summary>The code around the walk, a dispose method, or what was awaited threw.</summary>
    public void Failed(JsThread t, JsException error)
    {
        if (Error is not { } suppressed)
        {
            Error = error;
            return;
        }
        ErrorObject both = ErrorObjects.New(t.Realm[Intrinsic.SuppressedErrorPrototype]);
        both.DefineHidden(PropertyKey.FromAtom(Names.Message), "An error was suppressed during disposal");
        both.DefineHidden(PropertyKey.From("error"), error.Value);
        both.DefineHidden(PropertyKey.From("suppressed"), suppressed.Value);
        ErrorObjects.CaptureStack(t, both, null);
        Error = new JsException(both);
    }
}
