using System.Collections.Concurrent;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>Which JavaScript thread a thread of the host is.</summary>
public sealed partial class Engine
{
    private readonly EntryGate _gate = new();
    private readonly ConcurrentStack<JsThread> _visitors = [];
    private readonly HostCalls _hostCalls = new();

    /// <summary>
    /// Makes the calling thread one of the engine's JavaScript threads until the result is disposed, by the same thread. Calls into the engine do
    /// this by themselves; a thread that calls often saves the cost of coming and going.
    /// </summary>
    /// <exception cref="InvalidOperationException">The engine was made without threads, or the thread is attached already.</exception>
    public IDisposable AttachThread()
    {
        if (Options.Threads == ThreadsMode.Off)
            throw new InvalidOperationException("The engine was made with ThreadsMode.Off: one thread at a time, nothing to attach.");
        if (CurrentThread is not null)
            throw new InvalidOperationException("The thread is attached to this engine already.");
        return new Attachment(this, NewVisitor());
    }

    /// <summary>How many JavaScript threads are alive, the main one included. Any thread may ask.</summary>
    public int LiveThreads => _cluster.Threads.Snapshot().Length;

    /// <summary>Reports what threads threw and nobody joined (<see cref="EngineOptions.UnhandledThreads"/>): at the end of a program.</summary>
    /// <returns>True when anything of the kind was reported since the engine was made.</returns>
    public bool ReportUnjoinedFailures()
    {
        _cluster.UnjoinedFailures.ReportAll();
        return _cluster.UnjoinedFailures.HasReported;
    }

    private void ConnectUnjoinedFailures()
    {
        if (Options.UnhandledThreads == UnhandledThreads.None)
            return;
        _cluster.UnjoinedFailures.Describe = static value => StackOf(value) ?? (value._cell is JsObject o ? ErrorText(o) : ValueText.Of(value));
        _cluster.UnjoinedFailures.Report = text => (Options.ErrorOutput ?? Console.Error).WriteLine(text);
    }

    internal JsThread? CurrentThread => EngineThread.Current is JsThread t && ReferenceEquals(t.Cluster, _cluster) ? t : null;

    /// <summary>The JavaScript thread as which a thread of the host may enter.</summary>
    /// <exception cref="InvalidOperationException">Another thread is inside an engine without threads.</exception>
    private JsThread Admit()
    {
        if (CurrentThread is { } attached)
            return attached;
        if (_gate.TryEnter())
        {
            _main.Probe?.Arrive(_main, _hostCalls.Token);
            return _main;
        }
        if (Options.Threads == ThreadsMode.Off)
            throw new InvalidOperationException("The engine is running on another thread. Use one engine from one thread at a time, an engine a thread, or an engine made with ThreadsMode.Parallel.");
        return NewVisitor();
    }

    private void Dismiss(JsThread thread)
    {
        if (ReferenceEquals(thread, _main))
        {
            if (_main.Probe is { } probe)
                _hostCalls.Add(probe, probe.Depart(_main));
            _gate.Leave();
        }
        else if (!ReferenceEquals(EngineThread.Current, thread))
            Release(thread);
    }

    /// <summary>The engine is a worker's and ready: from here on a probe hears of its main thread.</summary>
    internal void AttachWorker(object token)
    {
        _main.Probe = Options.Probe;
        _main.Probe?.WorkerAttached(_main, token);
    }

    /// <summary>The worker's main thread is done.</summary>
    internal object? DetachWorker(bool wasStopped, object token)
    {
        if (_main.Probe is not { } probe)
            return Options.Probe?.WorkerEnded(null, token);
        if (wasStopped)
            probe.Stopped(_main);
        object? last = probe.WorkerEnded(_main, token);
        _main.Probe = _main.Recorder = null;
        return last;
    }

    private JsThread NewVisitor()
    {
        if (!_visitors.TryPop(out JsThread? visitor))
        {
            visitor = new JsThread(_cluster) { IsVisitor = true, Loop = _main.Loop, Realm = MainRealm.Internal };
            visitor.Interpreter = _cluster.NewInterpreter(visitor);
        }
        visitor.BeginStay();
        visitor.Jobs.Reopen();
        if (_cluster.Threads.TryAttach(visitor))
        {
            Options.Probe?.Visiting(_main, visitor, $"host thread {visitor.Id}", _hostCalls.Token);
            return visitor;
        }
        _visitors.Push(visitor);
        throw new InvalidOperationException($"More than {ThreadRegistry.MaxId} threads are alive in this engine.");
    }

    private void Release(JsThread visitor)
    {
        visitor.Jobs.Close();
        if (visitor.Probe is { } probe)
            _hostCalls.Add(probe, probe.Ended(visitor));
        visitor.Probe = visitor.Recorder = null;
        _cluster.Threads.Remove(visitor);
        visitor.DropLocals();
        _visitors.Push(visitor);
    }

    private sealed class Attachment : IDisposable
    {
        private readonly Engine _engine;
        private readonly JsThread _thread;
        private readonly EngineThread? _before = EngineThread.Current;

        public Attachment(Engine engine, JsThread thread)
        {
            (_engine, _thread) = (engine, thread);
            EngineThread.Current = thread;
        }

        public void Dispose()
        {
            if (!ReferenceEquals(EngineThread.Current, _thread))
                return;
            EngineThread.Current = _before;
            _engine.Release(_thread);
        }
    }
}
