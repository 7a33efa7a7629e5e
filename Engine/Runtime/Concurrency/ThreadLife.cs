using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>The life of a thread that a program starts: function, jobs, timers, end.</summary>
internal static class ThreadLife
{
    /// <summary>Starts <paramref name="function"/> on a new thread at once.</summary>
    public static ThreadObject Start(JsThread parent, JsObject function, JsValue[] arguments, JsObject prototype)
    {
        Cluster cluster = parent.Cluster;
        var child = new JsThread(cluster) { Realm = parent.Realm, Chance = new Chance(parent.Chance.NextUInt64()), AsyncContext = parent.AsyncContext };
        child.Interpreter = cluster.NewInterpreter(child);
        if (!cluster.Threads.TryAdd(child))
            throw parent.RangeError($"Thread: expected at most {ThreadRegistry.MaxId} live threads, found as many already");
        var self = new ThreadObject(prototype.PrototypeInfo.RootShape(0), child);
        child.Object = self;
        // Whoever stops all threads may have listed them before this one was added.
        child.TerminateWith(parent);
        parent.Probe?.Forked(parent, child, $"thread {child.Id}");
        try
        {
            cluster.Threads.Scheduler.Start(child, () => Run(child, self, function, arguments));
        }
        catch (NoThreadException exception)
        {
            cluster.Threads.Remove(child);
            child.Probe?.Joined(parent, child.Probe.Ended(child));
            throw parent.RangeError($"Thread: {exception.Message}");
        }
        return self;
    }

    private static void Run(JsThread t, ThreadObject self, JsObject function, JsValue[] arguments)
    {
        JsValue result = JsValue.Undefined;
        bool failed = false, stopped = false;
        try
        {
            Amplifier.At(Point.ThreadStart);
            result = function.Call(t, JsValue.Undefined, arguments);
            // 3. of the lifetime rules: the thread is finished when its queues are empty and nothing keeps it alive.
            t.Loop.Run();
        }
        catch (JsException thrown)
        {
            (result, failed) = (thrown.Value, true);
        }
        catch (TerminationException)
        {
            (result, stopped) = (JsValue.Undefined, true);
        }
        catch (OutOfMemoryException)
        {
            (result, failed) = (ErrorObjects.Create(t, t.Realm, ErrorKind.Range, "Out of memory"), true);
        }
        Amplifier.At(Point.ThreadEnd, self.End);
        if (stopped)
            t.Probe?.Stopped(t);
        t.Jobs.Close();
        self.LastStep = t.Probe?.Ended(t);
        t.Probe = t.Recorder = null;
        t.DropLocals();
        self.Finish(t, result, failed, stopped);
    }
}
