using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Deadlocks;

/// <summary>A thread that waits for ever: what for, where, and with which locks.</summary>
/// <param name="Wanted">The lock it wants.</param>
/// <param name="Needed">Who has that lock, or who is joined.</param>
/// <param name="Missed">The last notification of what it waits for that woke nobody: it came too early.</param>
public sealed record StalledWait(ThreadInfo Thread, WaitReason Kind, CodeSite? Here, LockSet Locks, LockName? Wanted, ThreadInfo? Needed, MissedNotification? Missed);

/// <summary>A notification that found nobody waiting.</summary>
public sealed record MissedNotification(ThreadInfo Thread, CodeSite Here);

/// <summary>Threads that wait for ever, found at one moment.</summary>
public sealed record Stall(StallKind Kind, IReadOnlyList<StalledWait> Waits);

/// <summary>A thread ended and left a lock taken; nobody has given it back.</summary>
public sealed record AbandonedLock(ThreadInfo Thread, LockName Name, CodeSite? Taken);
