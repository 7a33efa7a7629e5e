using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>The one door: every call of the host passes here, and no exception of the engine's own leaves.</summary>
public sealed partial class Engine
{
    private static readonly TimeSpan s_memorySamplePeriod = TimeSpan.FromMilliseconds(20);

    private const int SamplesToWait = 50;

    internal delegate JsValue EntryCode<TState, TArgument>(JsThread t, TState state, TArgument argument);

    internal ScriptValue Enter<TState, TArgument>(TState state, TArgument argument, EntryCode<TState, TArgument> code, CancellationToken cancellation = default)
    {
        if (CurrentThread is { IsRunning: true } running)
            return EnterAgain(running, state, argument, code, cancellation);
        EngineThread? before = EngineThread.Current;
        JsThread t = Admit();
        Realm realmBefore = t.Realm;
        EngineThread.Current = t;
        t.Scheduler.Enter(t);
        try
        {
            using var limits = new Limits(this, t, cancellation);
            JsValue result = code(t, state, argument);
            RunJobs(t);
            return Wrap(result);
        }
        catch (Exception exception) when (ToHost(exception, cancellation) is { } known)
        {
            throw known;
        }
        finally
        {
            t.Realm = realmBefore;
            t.Scheduler.Leave(t);
            EngineThread.Current = before;
            Dismiss(t);
        }
    }

    /// <summary>A function of the host, called by a program, calls back.</summary>
    private ScriptValue EnterAgain<TState, TArgument>(JsThread t, TState state, TArgument argument, EntryCode<TState, TArgument> code, CancellationToken cancellation)
    {
        Realm realmBefore = t.Realm;
        try
        {
            return Wrap(code(t, state, argument));
        }
        catch (Exception exception) when (ToHost(exception, cancellation) is { } known)
        {
            throw known;
        }
        finally
        {
            t.Realm = realmBefore;
        }
    }

    /// <summary>What the host is to see of an exception of the engine; null for one that is none of its own.</summary>
    internal Exception? ToHost(Exception exception, CancellationToken cancellation = default) => exception switch
    {
        JsException thrown => FromThrown(thrown),
        TerminationException stopped => Stopped(stopped, cancellation),
        OutOfMemoryException => OutOfMemory(),
        _ => null,
    };

    private static ScriptStoppedException OutOfMemory()
    {
        MemoryBudget.GiveUpReserve();
        return new ScriptStoppedException(StopReason.MemoryLimit, "The program ran out of memory");
    }

    private ScriptException FromThrown(JsException thrown)
    {
        string message = thrown.Value._cell is JsObject o ? ErrorText(o) : ValueText.Of(thrown.Value);
        return new ScriptException(Wrap(thrown.Value), message, StackOf(thrown.Value), ErrorLocations.Find(thrown.Value), ErrorLocations.IsEarly(thrown.Value), HostErrors.CauseOf(thrown.Value.TryObject));
    }

    private ScriptStoppedException Stopped(TerminationException stopped, CancellationToken cancellation) => new(
        stopped.Reason switch
        {
            TerminationReason.Cancelled => StopReason.Cancelled,
            TerminationReason.TimeLimit => StopReason.TimeLimit,
            TerminationReason.MemoryLimit => StopReason.MemoryLimit,
            TerminationReason.Exit => StopReason.Exit,
            TerminationReason.Stalled => StopReason.Stalled,
        },
        stopped.Reason == TerminationReason.Stalled && _stalled is { } stalled ? stalled : stopped.Message, ExitCode, cancellation);

    private static string ErrorText(JsObject o) => o is ErrorObject ? ErrorObjects.HeaderOf(o) : ValueText.Of(o);

    // An own data property only: reading a thrown value must not run the program's code.
    private static string? StackOf(JsValue value)
    {
        if (value._cell is not ErrorObject error || !error.TryFindOwn(PropertyKey.FromAtom(Names.Stack), out _, out JsValue raw))
            return null;
        return (raw._cell is LazyValue lazy ? lazy.Make(error) : raw)._cell is JsString text ? text.ToString() : null;
    }

    // Without a limit of the host's too: a stopped program is better than a process that the system ends.
    private void StopIfFull()
    {
        if (!_cluster.Memory.IsFull())
            return;
        foreach (EngineThread thread in _cluster.Threads.Snapshot())
            ((JsThread)thread).AskForMemory();
    }

    /// <summary>What ends a call that takes too much. Armed by the outermost entry only.</summary>
    private readonly struct Limits : IDisposable
    {
        private readonly JsThread _thread;
        private readonly CancellationTokenRegistration _cancellation;
        private readonly Alarm? _time;
        private readonly Alarm? _memory;
        private readonly StallWatch? _stalls;
        private readonly CollectionWatch _collections;

        public Limits(Engine engine, JsThread thread, CancellationToken cancellation)
        {
            _thread = thread;
            if (cancellation.CanBeCanceled)
                _cancellation = cancellation.Register(static state => ((Engine)state!).Terminate(TerminationReason.Cancelled), engine);
            if (engine.Options.TimeLimit is { } time)
                _time = Alarm.Once(time, () => engine.Terminate(TerminationReason.TimeLimit));
            if (engine.Options.MemoryLimit is not null)
                _memory = WatchMemory(engine, thread);
            _stalls = engine.WatchForStalls();
            _collections = engine._collections;
            _collections.Begin();
        }

        public void Dispose()
        {
            _cancellation.Dispose();
            _time?.Dispose();
            _memory?.Dispose();
            _stalls?.Dispose();
            _collections.End();
            if (_thread.IsTerminating)
            {
                _thread.ClearTermination();
                _thread.Jobs.Clear();
            }
        }

        private static Alarm WatchMemory(Engine engine, JsThread thread)
        {
            MemoryBudget memory = engine._cluster.Memory;
            memory.Start();
            int waited = 0;
            return Alarm.Every(s_memorySamplePeriod, () =>
            {
                if (!memory.IsFull())
                    return;
                // A thread that waits for others does not come to it.
                if (!thread.IsAskedForMemory || ++waited < SamplesToWait)
                    thread.AskForMemory();
                else if (memory.IsExceeded())
                    engine.Terminate(TerminationReason.MemoryLimit);
            });
        }
    }
}
