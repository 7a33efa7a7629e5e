using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('timers'): numbers and when they are due. The objects programs hold live in internal/timers.</summary>
internal static unsafe class TimersBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("add", 4, &Add)
        .Function("remove", 1, &Remove)
        .Function("setRef", 2, &SetRef)
        .Function("addImmediate", 2, &AddImmediate)
        .Function("removeImmediate", 1, &RemoveImmediate)
        .Object;

    /// <summary>(callback, delay, argument, number to keep): the timer's number.</summary>
    private static JsValue Add(in Call call)
    {
        NodeHost host = call.Host();
        JsObject callback = call[0].AsObject;
        JsValue argument = call[2];
        HeapCell? context = call.Thread.AsyncContext;
        int id = call[3].IsUndefined ? host.NextTimerId() : call.Int(3);
        host.Timers[id] = host.Engine.Loop.SetTimer(call.Number(1), repeats: false, () =>
        {
            host.Timers.TryRemove(id, out _);
            host.RunCallback(callback, argument, context);
        });
        return id;
    }

    private static JsValue Remove(in Call call)
    {
        NodeHost host = call.Host();
        if (host.Timers.TryRemove(call.Int(0), out LoopTimer? timer))
            timer.Loop.StopTimer(timer);
        return JsValue.Undefined;
    }

    private static JsValue SetRef(in Call call)
    {
        NodeHost host = call.Host();
        if (host.Timers.TryGetValue(call.Int(0), out LoopTimer? timer))
            timer.Loop.SetReferenced(timer, call[1].IsTrue);
        return JsValue.Undefined;
    }

    /// <summary>(callback, argument): runs on the next turn of the loop, after what is posted already.</summary>
    private static JsValue AddImmediate(in Call call)
    {
        NodeHost host = call.Host();
        JsObject callback = call[0].AsObject;
        JsValue argument = call[1];
        HeapCell? context = call.Thread.AsyncContext;
        int id = host.NextTimerId();
        host.Immediates[id] = true;
        host.Engine.Loop.Post(() =>
        {
            if (host.Immediates.TryRemove(id, out _))
                host.RunCallback(callback, argument, context);
        });
        return id;
    }

    private static JsValue RemoveImmediate(in Call call)
    {
        call.Host().Immediates.TryRemove(call.Int(0), out _);
        return JsValue.Undefined;
    }
}
