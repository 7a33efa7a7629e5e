namespace ConcurrentJs.Threads;

/// <summary>One thread of the engine runs at a time, under one lock that is handed over at polls and given up while a thread is parked.</summary>
internal sealed class LockedScheduler : NativeScheduler
{
    private readonly TurnLock _turn = new();

    public override void Enter(EngineThread thread)
    {
        _turn.Acquire(thread);
        thread.BeginRunning();
    }

    public override void Leave(EngineThread thread)
    {
        thread.EndRunning();
        _turn.Release();
    }

    private protected override bool IsTurnWanted(EngineThread thread) => _turn.IsWanted || thread.Registry.IsStopRequested;
}
