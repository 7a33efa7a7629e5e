using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer;

/// <summary>One run under the race detector: hand <see cref="Probe"/> to the engine's options, read <see cref="Reporter"/> afterwards.</summary>
public sealed class RaceSession
{
    /// <param name="predicts">Whether races of other schedules of the same events are looked for, too.</param>
    /// <param name="skipsYoung">Whether objects that only their maker can know are left out, which saves time and loses nothing.</param>
    /// <param name="recordsAll">Whether accesses are recorded that cannot race, too: of a thread that is alone, and to objects that nobody else can have.</param>
    public RaceSession(bool predicts = false, bool skipsYoung = true, bool recordsAll = false)
    {
        Reporter = new Reporter(() => Detector!.Names!);
        Detector = new Detector(Reporter.Add, predicts, skipsYoung, recordsAll);
    }

    public Detector Detector { get; }

    public Probe Probe => Detector;

    public Reporter Reporter { get; }

    /// <summary>Threads that wait for ever, locks left behind, and locks taken in orders that can deadlock.</summary>
    public IReadOnlyList<DeadlockReport> Deadlocks()
    {
        if (Detector.Names is not { } names)
            return [];
        return new DeadlockWording(new Wording(names)).All(Detector);
    }

    /// <summary>The command that repeats the run; stands in each report.</summary>
    public string? Again { get; set; }

    /// <summary>All of it, less what the filter keeps back.</summary>
    public RaceRun Result(Func<RaceReport, bool> isWanted, Func<DeadlockReport, bool>? isWantedDeadlock = null) =>
        new([.. Reporter.Reports.Where(isWanted)], [.. Deadlocks().Where(isWantedDeadlock ?? (static _ => true))], Detector.Threads, Detector.Accesses, Detector.SyncOperations)
        {
            Again = Again,
            PredictionWindows = Detector.PredictionWindows,
            PredictionsCutShort = Detector.PredictionsCutShort,
        };
}
