using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs race FILE</c>.</summary>
internal sealed class RaceProgram
{
    public required string File { get; init; }
    public required string[] Arguments { get; init; }
    public required RaceReporting Reporting { get; init; }
    public bool HaltsOnFirst { get; init; }
    public bool Predicts { get; init; }
    public bool RecordsAll { get; init; }
    public TimeSpan? TimeLimit { get; init; }
    public ThreadsMode Threads { get; init; }

    /// <summary>Chooses the interleaving; null: the machine does.</summary>
    public long? Seed { get; init; }

    private const int StepsMax = 20_000_000, StepsPerMs = 20;

    private readonly Lock _stop = new();
    private int _unfinished;

    public int Execute()
    {
        SourceArgument.Check(File);
        Reporting.Load();
        if (Seed is { } seed)
            return RunControlled((ulong)seed);
        var session = new RaceSession(Predicts, recordsAll: RecordsAll) { Again = Again() };
        if (HaltsOnFirst)
            session.Reporter.OnReport = race => Halt(session, race);
        int exit = Run(session);
        RaceRun run = session.Result(Reporting.IsWanted, Reporting.IsWanted) with { Unfinished = _unfinished };
        Reporting.Report(run);
        Reporting.ReportSuppressions();
        return run.Races.Count > 0 ? Reporting.ExitCode : run.Deadlocks.Count > 0 ? ExitCodes.Deadlock : exit;
    }

    // One thread at a time, the turns chosen by the seed, time as it comes: the same report whenever this is called.
    private int RunControlled(ulong seed)
    {
        using var runner = new ScheduleRunner(new ExploredProgram(File) { Arguments = Arguments }, StepsMax, allPoints: true, stepsPerMs: StepsPerMs);
        var strategy = new RandomWalk();
        strategy.Begin(seed);
        RunOutcome outcome = runner.Run(strategy, seed, racing: true, predicts: Predicts);
        Console.Out.Write(outcome.Output);
        RaceRun run = outcome.Session!.Result(Reporting.IsWanted, Reporting.IsWanted) with { Again = Again() };
        if (HaltsOnFirst && run.Races.Count > 1)
            run = run with { Races = [.. run.Races.Take(1)] };
        if (outcome.HasFailed)
        {
            Console.Error.WriteLine($"cjs race: {outcome.Kind.Word()}: {outcome.Title}");
            foreach (string detail in outcome.Details)
                Console.Error.WriteLine("  " + ExploreReport.Shown(detail));
        }
        Reporting.Report(run);
        Reporting.ReportSuppressions();
        return outcome.Kind == FindingKind.Uncontrolled ? ExitCodes.Usage : run.Races.Count > 0 ? Reporting.ExitCode
            : run.Deadlocks.Count > 0 || outcome.Kind is FindingKind.Deadlock or FindingKind.LostWakeUp ? ExitCodes.Deadlock
            : outcome.HasFailed ? ExitCodes.Failure : outcome.ExitCode;
    }

    // A seed repeats the interleaving; without one the schedule is the operating system's, and another run most likely finds the same.
    private string Again()
    {
        string options = (Seed is { } seed ? $" --seed {seed}" : "") + (Predicts ? " --predict" : "") + (Threads == ThreadsMode.Parallel ? "" : $" --threads {Threads.ToString().ToLowerInvariant()}");
        return $"cjs race{options} {string.Join(' ', Arguments.Prepend(File).Select(Quoted))}";
    }

    private static string Quoted(string word) => word.Length > 0 && word.All(static c => char.IsLetterOrDigit(c) || "-_./=:,@+".Contains(c)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // The program's threads may be anywhere, so the process ends here.
    private void Halt(RaceSession session, RaceReport race)
    {
        lock (_stop)
        {
            if (!Reporting.IsWanted(race))
                return;
            Reporting.Report(new RaceRun([race], [], session.Detector.Threads, session.Detector.Accesses, session.Detector.SyncOperations) { Again = session.Again });
            Environment.Exit(Reporting.ExitCode);
        }
    }

    private int Run(RaceSession session)
    {
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Arguments = Arguments,
            Threads = Threads,
            TimeLimit = TimeLimit,
            Probe = session.Probe,
            Stalls = StallAction.StopWhenSomeWait,
        });
        using var stop = new StopKey();
        using CancellationTokenRegistration stopping = stop.Token.Register(engine.Stop);
        try
        {
            int exit = engine.RunMain(File);
            _unfinished = engine.LiveThreads - 1;
            engine.ReportUnjoinedFailures();
            engine.TellWaitingThreads();
            return exit;
        }
        catch (ScriptException thrown)
        {
            ErrorPrinter.Print(Console.Error, thrown, null);
            return ExitCodes.Failure;
        }
        catch (ScriptStoppedException stopped)
        {
            if (stopped.Reason == StopReason.Exit)
                return stopped.ExitCode;
            // The report says it better.
            if (stopped.Reason == StopReason.Stalled)
                return ExitCodes.Deadlock;
            Console.Error.WriteLine($"cjs: {stopped.Message}");
            return ExitCodes.Failure;
        }
    }
}
