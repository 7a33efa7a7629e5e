using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Deadlocks;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>From what the detector knows of waits to reports.</summary>
internal sealed class DeadlockWording(Wording wording)
{
    /// <summary>All of a run: what happened first, then what may happen with other locks.</summary>
    public IReadOnlyList<DeadlockReport> All(Detector detector)
    {
        var reports = new List<DeadlockReport>();
        reports.AddRange(detector.Stalls.Select(Word));
        reports.AddRange(detector.AbandonedLocks.Select(Word));
        var happened = detector.Stalls.SelectMany(stall => stall.Waits).Where(wait => wait.Wanted is not null).Select(wait => wait.Wanted!).ToHashSet();
        foreach (LockCycle cycle in detector.LockOrder.Cycles())
        {
            // A deadlock that happened is told once.
            if (!cycle.Edges.All(edge => happened.Contains(edge.To)))
                reports.Add(Word(cycle));
        }
        return [.. reports.DistinctBy(report => report.Fingerprint)];
    }

    private DeadlockReport Word(Stall stall)
    {
        DeadlockKind kind = KindOf(stall);
        string[] names = [.. stall.Waits.Select(wait => wait.Thread.Name)];
        string who = names.Length == 1 ? $"{names[0]} waits" : $"{string.Join(", ", names[..^1])} and {names[^1]} wait";
        string title = kind switch
        {
            DeadlockKind.Deadlock => stall.Kind == StallKind.Threads ? $"{who} for each other" : $"{who} for ever, some of them for each other",
            DeadlockKind.LostWakeUp => $"{who} for a notification that came before",
            DeadlockKind.WaitsAtExit => $"{who} for ever; the main thread has come to its end",
            _ => $"{who} for ever: nobody is left who could go on",
        };
        return Report(kind, title, [.. stall.Waits.Select(Step)], Roots(stall).Select(Step));
    }

    // What decides: the ring; else who missed a notification; else who waits for nobody that waits.
    private static IEnumerable<StalledWait> Roots(Stall stall)
    {
        StalledWait[] ring = [.. stall.Waits.Where(wait => IsOnRing(stall, wait))], missed = [.. stall.Waits.Where(static wait => wait.Missed is not null)];
        if (ring.Length > 0 || missed.Length > 0)
            return ring.Length > 0 ? ring : missed;
        StalledWait[] roots = [.. stall.Waits.Where(wait => wait.Needed is null || !stall.Waits.Any(other => ReferenceEquals(other.Thread, wait.Needed)))];
        return roots.Length > 0 ? roots : stall.Waits;
    }

    private static DeadlockKind KindOf(Stall stall)
    {
        if (stall.Waits.Any(wait => IsOnRing(stall, wait)))
            return DeadlockKind.Deadlock;
        if (stall.Waits.Any(wait => wait.Missed is not null))
            return DeadlockKind.LostWakeUp;
        return stall.Kind == StallKind.AtExit ? DeadlockKind.WaitsAtExit : DeadlockKind.WaitsForEver;
    }

    private static bool IsOnRing(Stall stall, StalledWait start)
    {
        StalledWait? at = start;
        for (int i = 0; i <= stall.Waits.Count && at?.Needed is { } needed; i++)
        {
            if (ReferenceEquals(needed, start.Thread))
                return true;
            at = stall.Waits.FirstOrDefault(wait => ReferenceEquals(wait.Thread, needed));
        }
        return false;
    }

    private DeadlockStep Step(StalledWait wait) =>
        new(wording.Thread(wait.Thread), WhatFor(wait), wait.Wanted?.ToString(), wording.Locks(wait.Locks), wording.Frames(wait.Here))
        {
            Missed = wording.Frames(wait.Missed?.Here),
            MissedBy = wait.Missed?.Thread.Name,
        };

    private static string WhatFor(StalledWait wait) => wait.Kind switch
    {
        WaitReason.Lock => wait.Needed is { } holder ? $"{wait.Wanted}, which {holder.Name} holds" : $"{wait.Wanted}",
        WaitReason.Condition => "the notification of a condition",
        WaitReason.Value => "Atomics.notify",
        WaitReason.ThreadEnd => wait.Needed is { } joined ? $"the end of {joined.Name}" : "the end of a thread",
        WaitReason.Module => "a module that another thread loads",
        WaitReason.Turn when wait.Wanted is { } wanted => $"{wanted}, asked for by asyncHold, which {wait.Needed?.Name ?? "it"} holds{(wait.Needed is null ? " itself" : "")}",
        WaitReason.Turn => "a promise that nobody is left to settle",
    };

    private DeadlockReport Word(AbandonedLock left) =>
        Report(DeadlockKind.LockHeldAtEnd, $"{left.Thread.Name} has ended and holds {left.Name}",
            [new(wording.Thread(left.Thread), $"took {left.Name}", null, [new ReportLock(left.Name.ToString(), wording.Frames(left.Taken).FirstOrDefault())], wording.Frames(left.Taken))]);

    private DeadlockReport Word(LockCycle cycle) =>
        Report(DeadlockKind.LockOrder, $"{string.Join(", ", cycle.Edges.Select(edge => edge.From))} are taken in different orders: in another schedule each thread waits for the next, for ever",
            [.. cycle.Edges.Select(edge => new DeadlockStep(wording.Thread(edge.Thread), $"takes {edge.To} while it holds {edge.From}", edge.To.ToString(), wording.Locks(edge.Held), wording.Frames(edge.ToSite)))]);

    private static DeadlockReport Report(DeadlockKind kind, string title, IReadOnlyList<DeadlockStep> steps, IEnumerable<DeadlockStep>? roots = null) =>
        new(kind, title, steps, Fingerprints.Of(kind, roots ?? steps));
}
