namespace ConcurrentJs.Threads;

/// <summary>Every thread on a core of its own: the operating system decides. Also serves an engine with one thread.</summary>
internal sealed class ParallelScheduler : IThreadScheduler
{
    public void Enter(EngineThread thread) => thread.BeginRunning();

    public void Leave(EngineThread thread) => thread.EndRunning();

    public void Start(EngineThread thread, Action body) => OsThreads.Run(() =>
    {
        EngineThread.Current = thread;
        Enter(thread);
        try
        {
            body();
        }
        finally
        {
            Leave(thread);
            EngineThread.Current = null;
        }
    });

    public bool Park(EngineThread thread, double msMax)
    {
        thread.EndRunning();
        bool woken = thread.Permit.Sleep(msMax);
        thread.BeginRunning();
        return woken;
    }

    public void Unpark(EngineThread thread) => thread.Permit.Wake();

    public void AtPoll(EngineThread thread)
    {
        if (!thread.Registry.IsStopRequested)
            return;
        thread.EndRunning();
        thread.BeginRunning();
    }
}
