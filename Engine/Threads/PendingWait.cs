using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>What a thread waits for, kept while it does, so that somebody else can see whether the wait can end.</summary>
/// <remarks>Looked at while the world is stopped (S1); without that an answer may be out of date.</remarks>
internal abstract class PendingWait
{
    public abstract WaitReason Kind { get; }

    /// <summary>It has a time limit, was ended already, or can be by something outside of the engine's threads. Else only another thread can end it.</summary>
    public abstract bool CanEnd { get; }

    /// <summary>The id of the only thread that can end it, or -1 when any may.</summary>
    public virtual int Needed => -1;
}
