using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Deadlocks;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Locks: the order in which they are taken.</summary>
public sealed partial class Detector
{
    /// <summary>Which lock was taken while which others were held.</summary>
    public LockOrder LockOrder { get; } = new();

    private void LocksTaken(ThreadClock t, LockName name, CodeSite here)
    {
        if (t.Locks.Count > 0)
            LockOrder.Taken(t.Info, t.Locks, name, here);
    }
}
