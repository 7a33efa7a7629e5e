namespace ConcurrentJs.Threads;

/// <summary>What schedulers over operating-system threads share: a thread of its own for each, and a signal it sleeps on.</summary>
internal abstract class NativeScheduler : IThreadScheduler
{
    public abstract void Enter(EngineThread thread);

    public abstract void Leave(EngineThread thread);

    /// <summary>Whether somebody else wants to run in the thread's place, or the world is to stop.</summary>
    private protected abstract bool IsTurnWanted(EngineThread thread);

    public void Start(EngineThread thread, Action body) => OsThreads.Run(() => thread.Run(body));

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
        if (!IsTurnWanted(thread))
            return;
        Leave(thread);
        Enter(thread);
    }
}
