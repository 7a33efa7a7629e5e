using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>The part of internalBinding('messages') about workers.</summary>
internal static class WorkerBinding
{
    /// <summary>In a worker: an array of its id, its data and its port. In the main program: undefined.</summary>
    public static JsValue Info(in Call call)
    {
        NodeHost host = call.Host();
        if (host.Worker is not { } worker)
            return JsValue.Undefined;
        JsValue data = new CloneReader(call.Thread, host, worker.Data).Read();
        return call.Realm.NewArray((ReadOnlySpan<JsValue>)[worker.Id, data, PortBinding.NewPort(host, worker.ParentPort)]);
    }

    /// <summary>(program, settings, on error, on exit): an array of the worker's handle, its id and the port to it.</summary>
    public static JsValue Start(in Call call)
    {
        NodeHost host = call.Host();
        JsObject settings = call[1].AsObject, onError = call[2].AsObject, onExit = call[3].AsObject;
        JsThread t = call.Thread;
        string program = call.Text(0);
        bool isText = settings.Get(t, PropertyKey.From("eval")).ToBoolean();
        List<JsObject> transfer = PortBinding.Objects(t, settings.Get(t, PropertyKey.From("transferList")));
        CloneMessage data = new CloneWriter(t, host).Write(settings.Get(t, PropertyKey.From("workerData")), transfer);
        var arguments = new List<string>();
        if (settings.Get(t, PropertyKey.From("argv"))._cell is JsArray argv)
        {
            for (uint i = 0; i < argv.Length; i++)
                arguments.Add(argv.Get(t, PropertyKey.FromIndex(i)).ToText(t));
        }
        (PortEnd ours, PortEnd theirs) = PortEnd.NewChannel();
        var worker = new WorkerThread(WorkerThread.NextId(), data, theirs);
        EngineOptions own = host.Engine.Options;
        var options = new EngineOptions
        {
            Globals = HostGlobals.Node,
            Arguments = arguments,
            Output = own.Output,
            ErrorOutput = own.ErrorOutput,
            AllowCodeGeneration = own.AllowCodeGeneration,
            Threads = own.Threads,
            UnhandledThreads = own.UnhandledThreads,
            Probe = own.Probe,
            Worker = worker,
        };
        try
        {
            worker.Start(t, options, program, isText,
                error => host.RunCallback(onError, new CloneReader(host.Thread, host, error.To(host.Thread)).Read(), null),
                code => host.RunCallback(onExit, code, null));
        }
        catch (NoThreadException exception)
        {
            throw t.RangeError($"Worker: {exception.Message}");
        }
        return call.Realm.NewArray((ReadOnlySpan<JsValue>)[PortBinding.Handle(host, worker), worker.Id, PortBinding.NewPort(host, ours)]);
    }

    /// <summary>(handle)</summary>
    public static JsValue Stop(in Call call)
    {
        ((WorkerThread)((HostObject)call[0].AsObject).Data).Stop();
        return JsValue.Undefined;
    }
}
