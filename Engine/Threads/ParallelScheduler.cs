namespace ConcurrentJs.Threads;

/// <summary>Every thread on a core of its own: the operating system decides. Also serves an engine with one thread.</summary>
internal sealed class ParallelScheduler : NativeScheduler
{
    public override void Enter(EngineThread thread) => thread.BeginRunning();

    public override void Leave(EngineThread thread) => thread.EndRunning();

    private protected override bool IsTurnWanted(EngineThread thread) => thread.Registry.IsStopRequested;
}
