using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>A worker: an engine of its own on a thread of its own, which shares nothing with its parent but channels and shared buffers.</summary>
/// <remarks>
/// Words: the engine, published by the worker's thread; the stop request, by the parent.
/// Invariants:
///   W1  The parent hears of an error at most once and of the exit once, the exit last.
///   W2  A stop that comes before the engine exists is noticed when it does.
/// Memory order: the engine is published by an exchange before the request is read; the request is written before the engine is looked for.
/// </remarks>
internal sealed class WorkerThread(int id, CloneMessage data, PortEnd parentPort)
{
    private static int s_lastId;

    private Engine? _engine;
    private int _stopRequested;

    public int Id { get; } = id;

    /// <summary>What workerData is.</summary>
    public CloneMessage Data { get; } = data;

    /// <summary>The worker's end of the channel to its parent.</summary>
    public PortEnd ParentPort { get; } = parentPort;

    public static int NextId() => Interlocked.Increment(ref s_lastId);

    /// <param name="starter">Who starts it, and on whose event loop the events below are told.</param>
    /// <param name="options">The worker's engine.</param>
    /// <param name="program">A file, or a text when <paramref name="isText"/>.</param>
    /// <param name="isText">What <paramref name="program"/> is.</param>
    /// <param name="onError">Hears of an error that nobody caught in the worker.</param>
    /// <param name="onExit">Hears of the exit code.</param>
    /// <exception cref="NoThreadException">There is no thread to be had; nobody is told of anything.</exception>
    public void Start(JsThread starter, EngineOptions options, string program, bool isText, Action<CloneMessage> onError, Action<int> onExit)
    {
        starter.Scheduler.Outside(starter, "a Worker, which is an engine of its own");
        EventLoop parent = starter.Loop;
        object? fork = starter.Probe?.WorkerForked(starter, $"worker {Id}");
        parent.Hold();
        try
        {
            OsThreads.Run(() =>
            {
                int code = 1;
                object? last = null;
                try
                {
                    code = Run(options, program, isText, fork, error => parent.Post(() => onError(error)), out last);
                }
                finally
                {
                    if (fork is not null)
                        last ??= options.Probe?.WorkerEnded(null, fork);
                    ParentPort.Close();
                    parent.Post(() =>
                    {
                        parent.Release();
                        if (EngineThread.Current is { Probe: { } probe } hearer)
                            probe.Joined(hearer, last);
                        onExit(code);
                    });
                }
            });
        }
        catch (NoThreadException)
        {
            parent.Release();
            if (fork is not null)
                starter.Probe?.Joined(starter, starter.Probe.WorkerEnded(null, fork));
            throw;
        }
    }

    /// <summary>Any thread.</summary>
    public void Stop()
    {
        Interlocked.Exchange(ref _stopRequested, 1);
        Volatile.Read(ref _engine)?.Stop();
    }

    private int Run(EngineOptions options, string program, bool isText, object? fork, Action<CloneMessage> onError, out object? last)
    {
        bool wasStopped = false;
        last = null;
        using var engine = new Engine(options);
        Interlocked.Exchange(ref _engine, engine);
        try
        {
            if (fork is not null)
                engine.AttachWorker(fork);
            if (Volatile.Read(ref _stopRequested) != 0)
                return 1;
            return isText ? engine.RunMainText(program, "[worker eval]") : engine.RunMain(program);
        }
        catch (ScriptException thrown)
        {
            onError(Describe(engine, thrown));
            return 1;
        }
        catch (ScriptStoppedException)
        {
            wasStopped = true;
            return 1;
        }
        finally
        {
            Volatile.Write(ref _engine, null);
            if (fork is not null)
                last = engine.DetachWorker(wasStopped, fork);
        }
    }

    // What cannot be cloned is told as its text.
    private static CloneMessage Describe(Engine engine, ScriptException thrown)
    {
        CloneMessage? message = null;
        try
        {
            engine.Enter(engine, thrown.Value, (t, owner, error) =>
            {
                message = new CloneWriter(t, owner.Node!).Write(error.Internal, []).From(t);
                return Heap.JsValue.Undefined;
            });
        }
        catch (Exception exception) when (exception is ScriptException or ScriptStoppedException)
        {
        }
        return message ?? new CloneMessage([Heap.JsValue.FromString(thrown.Message)], []);
    }
}
