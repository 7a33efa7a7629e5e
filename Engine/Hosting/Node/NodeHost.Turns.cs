using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The order of things between turns of the event loop, and what happens to errors nobody caught.</summary>
internal sealed partial class NodeHost
{
    /// <summary>After every piece of work: all ticks, then the promise jobs, until neither is left; then rejections nobody handled.</summary>
    public void RunJobs()
    {
        JsThread t = Thread;
        NodeTurns turns = Turns;
        do
        {
            do
            {
                while (turns.Ticks.TryDequeue(out (JsObject Callback, HeapCell? Context) tick))
                {
                    t.AsyncContext = tick.Context;
                    Guarded(tick.Callback);
                }
                t.AsyncContext = null;
                DrainJobs();
            }
            while (turns.Ticks.Count > 0);
            ReportRejections();
        }
        while (turns.Ticks.Count > 0 || !t.Jobs.IsEmpty);
        FlushOutput(t);
    }

    // A full disk is an error of the program's like others: the main thread's, which flushes last. Nobody would hear of it at a thread's end.
    private void FlushOutput(JsThread t)
    {
        try
        {
            if (t.Id == 0)
                Output.Flush();
            else
                Output.TryFlush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FsErrors.From(t, exception.InnerException as IOException ?? exception, "write");
        }
    }

    /// <summary>HostPromiseRejectionTracker, on the thread that is to judge the rejection, or that reported it.</summary>
    public void OnRejection(JsObject promise, bool handled)
    {
        var rejected = (JsPromise)promise;
        if (!handled)
            Turns.Rejected.Add(rejected);
        else if (!Turns.Rejected.Remove(rejected) && rejected.WasReported)
            CallHook("rejectionHandled", rejected);
    }

    /// <summary>True when the program has a handler that took the error.</summary>
    public bool TakesUncaught(JsValue error, string origin) => CallHook("uncaughtException", error, origin).ToBoolean();

    /// <summary>process.on('exit'): the code to end with.</summary>
    public int RunExitHooks(int code)
    {
        int result = Hooks is null ? code : CallHook("exit", code).ToInt32(Thread);
        FlushOutput(Thread);
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
        JsThread t = Thread;
        NodeTurns turns = Turns;
        while (turns.Rejected.Count > 0)
        {
            JsPromise[] all = [.. turns.Rejected];
            turns.Rejected.Clear();
            foreach (JsPromise promise in all)
            {
                if (promise.IsHandled || !promise.TryReport(t))
                    continue;
                if (CallHook("unhandledRejection", promise.Result, promise).ToBoolean())
                    continue;
                JsValue error = promise.Result._cell is ErrorObject ? promise.Result : UnhandledError(promise.Result);
                if (TakesUncaught(error, "unhandledRejection"))
                    continue;
                Engine.EndedByRejection = true;
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

/// <summary>What one thread has to do between the turns of its event loop. Used by that thread only.</summary>
internal sealed class NodeTurns
{
    /// <summary>process.nextTick: functions with the context they were queued in.</summary>
    public Queue<(JsObject Callback, HeapCell? Context)> Ticks { get; } = new();

    /// <summary>Promises that were rejected, that nobody handles so far, and that this thread judges at the end of its jobs.</summary>
    public List<JsPromise> Rejected { get; } = [];
}
