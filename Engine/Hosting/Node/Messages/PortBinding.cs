using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>internalBinding('messages'): structured cloning, message ports, workers. What programs hold of them is made in worker_threads.js.</summary>
internal static unsafe class PortBinding
{
    private static readonly PropertyKey s_wrapPort = PropertyKey.From("wrapPort");

    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("clone", 2, &Clone)
        .Function("newChannel", 0, &NewChannel)
        .Function("post", 3, &Post)
        .Function("start", 3, &Start)
        .Function("setRef", 2, &SetRef)
        .Function("take", 1, &Take)
        .Function("close", 1, &Close)
        .Function("worker", 0, &WorkerBinding.Info)
        .Function("startWorker", 4, &WorkerBinding.Start)
        .Function("stopWorker", 1, &WorkerBinding.Stop)
        .Object;

    /// <summary>The object that stands for an end in scripts: a MessagePort of worker_threads.js.</summary>
    public static JsObject NewPort(NodeHost host, PortEnd end) =>
        Library(host).Invoke(host.Thread, s_wrapPort, Handle(host, end)).AsObject;

    public static JsObject Handle(NodeHost host, object data) => new HostObject(host.Realm.ObjectShape(0), data);

    private static JsObject Library(NodeHost host) => host.RequireBuiltin("internal/worker").AsObject;

    private static PortEnd End(in Call call) => (PortEnd)((HostObject)call[0].AsObject).Data;

    /// <summary>(value, transferred objects): a copy.</summary>
    private static JsValue Clone(in Call call)
    {
        NodeHost host = call.Host();
        CloneMessage message = new CloneWriter(call.Thread, host).Write(call[0], Objects(call.Thread, call[1]));
        return new CloneReader(call.Thread, host, message).Read();
    }

    /// <summary>An array of two handles.</summary>
    private static JsValue NewChannel(in Call call)
    {
        (PortEnd first, PortEnd second) = PortEnd.NewChannel();
        return call.Realm.NewPair(Handle(call.Host(), first), Handle(call.Host(), second));
    }

    /// <summary>(handle, value, transferred objects): false when the channel is closed.</summary>
    private static JsValue Post(in Call call)
    {
        CloneMessage message = new CloneWriter(call.Thread, call.Host()).Write(call[1], Objects(call.Thread, call[2]));
        return End(call).Post(message.From(call.Thread));
    }

    /// <summary>(handle, on message, on close): calls back from the event loop of this thread.</summary>
    private static JsValue Start(in Call call)
    {
        NodeHost host = call.Host();
        PortEnd end = End(call);
        JsObject onMessage = call[1].AsObject, onClose = call[2].AsObject;
        HeapCell? context = call.Thread.AsyncContext;
        end.Start(call.Thread.Loop, () =>
        {
            if (end.TryTake(out CloneMessage? message))
                host.RunCallback(onMessage, new CloneReader(host.Thread, host, message!.To(host.Thread)).Read(), context);
        }, () => host.RunCallback(onClose, JsValue.Undefined, context));
        return JsValue.Undefined;
    }

    private static JsValue SetRef(in Call call)
    {
        End(call).SetHolds(call[1].IsTrue);
        return JsValue.Undefined;
    }

    /// <summary>The next message in an array of one, or undefined.</summary>
    private static JsValue Take(in Call call) =>
        End(call).TryTake(out CloneMessage? message)
            ? call.Realm.NewArray((ReadOnlySpan<JsValue>)[new CloneReader(call.Thread, call.Host(), message!.To(call.Thread)).Read()])
            : JsValue.Undefined;

    private static JsValue Close(in Call call)
    {
        End(call).Close();
        return JsValue.Undefined;
    }

    /// <summary>The objects in an array that worker_threads.js made: handles and buffers to transfer.</summary>
    public static List<JsObject> Objects(JsThread t, JsValue list)
    {
        var items = new List<JsObject>();
        if (list._cell is not JsArray array)
            return items;
        for (uint i = 0; i < array.Length; i++)
        {
            if (array.Get(t, PropertyKey.FromIndex(i))._cell is JsObject item)
                items.Add(item);
        }
        return items;
    }
}
