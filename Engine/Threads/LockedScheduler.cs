namespace ConcurrentJs.Threads;

/// <summary>One thread of the engine runs at a time, under one lock that is handed over at polls and given up while a thread is parked.</summary>
internal sealed class LockedScheduler : IThreadScheduler
{
    private readonly TurnLock _turn = new();

    public void Enter(EngineThread thread)
    {
        _turn.Acquire(thread);
        thread.BeginRunning();
    }

    public void Leave(EngineThread thread)
    {
        thread.EndRunning();
        _turn.Release();
    }

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
        Leave(thread);
        bool woken = thread.Permit.Sleep(msMax);
        Enter(thread);
        return woken;
    }

    public void Unpark(EngineThread thread) => thread.Permit.Wake();

    public void AtPoll(EngineThread thread)
    {
        if (!_turn.IsWanted && !thread.Registry.IsStopRequested)
            return;
        Leave(thread);
        Enter(thread);
    }
}
