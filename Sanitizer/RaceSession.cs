using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer;

/// <summary>One run under the race detector: hand <see cref="Probe"/> to the engine's options, read <see cref="Reporter"/> afterwards.</summary>
public sealed class RaceSession
{
    public RaceSession()
    {
        Reporter = new Reporter(() => Detector!.Names!);
        Detector = new Detector(Reporter.Add);
    }

    public Detector Detector { get; }

    public Probe Probe => Detector;

    public Reporter Reporter { get; }

    /// <summary>Locks taken in orders that can deadlock.</summary>
    public IReadOnlyList<DeadlockReport> Deadlocks()
    {
        if (Detector.Names is not { } names)
            return [];
        var wording = new Wording(names);
        return [.. Detector.LockOrder.Cycles().Select(cycle => new DeadlockReport([.. cycle.Edges.Select(edge =>
            new DeadlockStep(edge.Thread.Name, edge.From.ToString(), edge.To.ToString(), wording.Frames(edge.FromSite), wording.Frames(edge.ToSite)))]))];
    }

    /// <summary>All of it, less what the filter keeps back.</summary>
    public RaceRun Result(Func<RaceReport, bool> isWanted) =>
        new([.. Reporter.Reports.Where(isWanted)], Deadlocks(), Detector.Threads, Detector.Accesses, Detector.SyncOperations);
}
