using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The order of things between turns of the event loop, and what happens to errors nobody caught.</summary>
internal sealed partial class NodeHost
{
    private readonly List<JsPromise> _rejected = [];
    private readonly HashSet<JsPromise> _reported = new(ReferenceEqualityComparer.Instance);

    /// <summary>After every piece of work: all ticks, then the promise jobs, until neither is left; then rejections nobody handled.</summary>
    public void RunJobs()
    {
        do
        {
            do
            {
                while (Ticks.TryDequeue(out (JsObject Callback, HeapCell? Context) tick))
                {
                    Thread.AsyncContext = tick.Context;
                    Guarded(tick.Callback);
                }
                Thread.AsyncContext = null;
                DrainJobs();
            }
            while (Ticks.Count > 0);
            ReportRejections();
        }
        while (Ticks.Count > 0 || !Thread.Jobs.IsEmpty);
        Output.Flush();
    }

    /// <summary>HostPromiseRejectionTracker.</summary>
    public void OnRejection(JsObject promise, bool handled)
    {
        var rejected = (JsPromise)promise;
        if (!handled)
            _rejected.Add(rejected);
        else if (!_rejected.Remove(rejected) && _reported.Remove(rejected))
            CallHook("rejectionHandled", rejected);
    }

    /// <summary>True when the program has a handler that took the error.</summary>
    public bool TakesUncaught(JsValue error, string origin) => CallHook("uncaughtException", error, origin).ToBoolean();

    /// <summary>process.on('exit'): the code to end with.</summary>
    public int RunExitHooks(int code)
    {
        int result = Hooks is null ? code : CallHook("exit", code).ToInt32(Thread);
        Output.Flush();
        return result;
    }

    /// <summary>When nothing is left to happen: true when somebody found more to do.</summary>
    public bool RunBeforeEnd()
    {
        bool more = false;
        foreach (JsObject callback in BeforeEnd.ToArray())
            more |= callback.Call(Thread, JsValue.Undefined, []).ToBoolean();
        if (!more)
            CallHook("beforeExit");
        RunJobs();
        return more || !Engine.Loop.IsIdle;
    }

    private void DrainJobs()
    {
        while (true)
        {
            try
            {
                Thread.Jobs.Drain();
                return;
            }
            catch (JsException e) when (TakesUncaught(e.Value, "uncaughtException"))
            {
            }
        }
    }

    private void Guarded(JsObject callback)
    {
        Thread.Realm = Realm;
        try
        {
            callback.Call(Thread, JsValue.Undefined, []);
        }
        catch (JsException e) when (TakesUncaught(e.Value, "uncaughtException"))
        {
        }
    }

    private void ReportRejections()
    {
        while (_rejected.Count > 0)
        {
            JsPromise[] all = [.. _rejected];
            _rejected.Clear();
            foreach (JsPromise promise in all)
            {
                if (promise.IsHandled)
                    continue;
                _reported.Add(promise);
                if (CallHook("unhandledRejection", promise.Result, promise).ToBoolean())
                    continue;
                JsValue error = promise.Result._cell is ErrorObject ? promise.Result : UnhandledError(promise.Result);
                if (!TakesUncaught(error, "unhandledRejection"))
                    throw new JsException(error);
            }
        }
    }

    private JsValue UnhandledError(JsValue reason)
    {
        string text = reason.IsObject ? "#<Object>" : ValueText.Of(reason);
        ErrorObject error = ErrorObjects.Create(Thread, Realm, Threads.ErrorKind.Error,
            "This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). "
            + $"The promise rejected with the reason \"{text}\".");
        error.DefineOwn("code", "ERR_UNHANDLED_REJECTION");
        return error;
    }

    private JsValue CallHook(string name, params ReadOnlySpan<JsValue> arguments)
    {
        if (Hooks is null)
            return JsValue.False;
        Thread.Realm = Realm;
        return Hooks.Invoke(Thread, PropertyKey.From(name), arguments);
    }
}
