using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ConcurrentJs.Hosting;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>The program that is explored: a file, or a text with a name.</summary>
public sealed record ExploredProgram(string Path, string? Text = null, bool IsModule = false)
{
    /// <summary>What it finds in process.argv.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>What positions are relative to.</summary>
    public string Folder => Text is null ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? "." : Environment.CurrentDirectory;
}

/// <summary>Runs a program once under a schedule. What runs can share is kept: code, operating-system threads, the places that are points.</summary>
/// <remarks>Used by one thread at a time, always the same.</remarks>
public sealed partial class ScheduleRunner : IDisposable
{
    /// <summary>How much slower than the program thinks a machine may be, in milliseconds.</summary>
    public const double UsualSlackMs = 1000;

    internal const double UsualHangSeconds = 10;

    private readonly ExploredProgram _program;
    private readonly Workers _workers = new();
    private readonly Baton _host = new();
    private readonly CodeCache _code = new();
    private readonly PointMap _map;
    private readonly Script? _main;
    private readonly string _text;
    private readonly RunLimits _limits;
    private readonly double _hangSeconds;
    private readonly Timer _watchdog;
    private RunControl? _running;
    private int _seenSteps;
    private long _seenAt;
    private TimeSpan _seenComputed;

    /// <param name="program">What to run.</param>
    /// <param name="stepsMax">Steps after which a run counts as one that gets nowhere.</param>
    /// <param name="allPoints">Every access is a point while there are several threads.</param>
    /// <param name="enginePoints">The points inside the engine's operations are scheduling points.</param>
    /// <param name="slackMs">Waits with a time limit may end while others could go on when no more than this is left.</param>
    /// <param name="stepsPerMs">So many steps take a millisecond of the program's time; 0: none.</param>
    /// <param name="hangSeconds">A thread that computes for so long and makes no step has hung.</param>
    public ScheduleRunner(ExploredProgram program, int stepsMax = 50_000, bool allPoints = false, double slackMs = UsualSlackMs, bool enginePoints = false, int stepsPerMs = 0, double hangSeconds = UsualHangSeconds)
    {
        if (enginePoints && !Threads.EnginePoints.AreOn)
            throw new InvalidOperationException("engine points: expected them to be switched on before the first engine of the process was made (EnginePoints.Enable), found them off");
        EnginePoints = enginePoints;
        _program = program;
        _map = new PointMap(program.Folder, allPoints);
        _limits = new RunLimits(stepsMax, SlackMs: slackMs, StepsPerMs: stepsPerMs);
        (_main, _text) = Lean(program);
        _hangSeconds = hangSeconds;
        var period = TimeSpan.FromSeconds(Math.Min(1, hangSeconds / 4));
        _watchdog = new Timer(static runner => ((ScheduleRunner)runner!).Watch(), this, period, period);
    }

    /// <summary>What the program's text and that of its modules was.</summary>
    public IReadOnlyList<(string Name, string Text)> Sources => _main is null ? _code.Sources : [(_program.Path, _text)];

    /// <summary>The places that are scheduling points so far.</summary>
    public IReadOnlyList<string> Points => _map.Learned;

    public int StepsMax => _limits.StepsMax;

    public bool AllPoints => _map.All;

    public double SlackMs => _limits.SlackMs;

    /// <summary>The named points inside the engine's operations are scheduling points.</summary>
    public bool EnginePoints { get; }

    /// <summary>Notes the next run, to show it.</summary>
    internal Recording.Recorder? Recorder { get; set; }

    /// <summary>Operating-system threads that were needed at the same time.</summary>
    public int WorkerThreads => _workers.Count;

    /// <summary>Makes places points before the first run: those of a repro file.</summary>
    public void Learn(IEnumerable<string> points)
    {
        foreach (string point in points)
            _map.Learn(point);
    }

    [GeneratedRegex(@"\b(require|module|exports|__filename|__dirname|import|export)\b")]
    private static partial Regex ModuleWords();

    // PERF: a program that is one file, and has no word in it that the module loader gives a meaning to, is run without it: that is most of a run's cost.
    private static (Script? Main, string Text) Lean(ExploredProgram program)
    {
        string path = program.Path;
        bool isFile = program.Text is null;
        if (program.IsModule || path.EndsWith(".mjs", StringComparison.Ordinal) || (isFile && !File.Exists(path)))
            return (null, "");
        string text = program.Text ?? File.ReadAllText(path);
        if (ModuleWords().IsMatch(text) || (isFile && IsInModulePackage(path)))
            return (null, "");
        try
        {
            using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Node });
            return (engine.CompileMain(text, isFile ? System.IO.Path.GetFullPath(path) : path), text);
        }
        catch (ScriptException)
        {
            return (null, "");
        }
    }

    private static bool IsInModulePackage(string path)
    {
        for (DirectoryInfo? folder = Directory.GetParent(System.IO.Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            string package = System.IO.Path.Combine(folder.FullName, "package.json");
            if (File.Exists(package))
                return File.ReadAllText(package).Contains("\"module\"", StringComparison.Ordinal);
        }
        return false;
    }

    /// <summary>One run.</summary>
    /// <param name="strategy">Decides; <see cref="Strategy.Begin"/> has been called.</param>
    /// <param name="seed">Of Math.random.</param>
    /// <param name="racing">The race detector listens.</param>
    /// <param name="verify">The heap verifier looks at the end.</param>
    /// <param name="predicts">The race detector also looks for races of other schedules.</param>
    public RunOutcome Run(Strategy strategy, ulong seed, bool racing = false, bool verify = false, bool predicts = false)
    {
        // Engines of one process share the count of changes to prototypes, on which it depends how often an access is told: one run at a time.
        lock (s_oneAtATime)
            return RunAlone(new ControlledScheduler(Recorder?.Tapped(strategy) ?? strategy, _limits, _workers, _host), seed, racing ? SessionFor(predicts) : null, verify);
    }

    /// <summary>One run under somebody else's control.</summary>
    internal RunOutcome Run(Func<RunLimits, RunControl> control, ulong seed, bool racing)
    {
        lock (s_oneAtATime)
            return RunAlone(control(_limits), seed, racing ? SessionFor(predicts: false) : null, verify: false);
    }

    private static readonly Lock s_oneAtATime = new();

    // The explorer counts on being told everything.
    private static RaceSession SessionFor(bool predicts) => new(predicts, skipsYoung: false);

    private RunOutcome RunAlone(RunControl scheduler, ulong seed, RaceSession? session, bool verify)
    {
        _host.Own();
        int known = _map.Learned.Count;
        var probe = new ExplorerProbe(scheduler, _map, Recorder?.Over(session?.Probe, session?.Reporter, (ControlledScheduler)scheduler, _map) ?? session?.Probe);
        if (EnginePoints && scheduler is ControlledScheduler controlled)
            controlled.Inside = new InsidePoints(controlled, _map, () => probe.Names);
        // What is told of an access can depend on what inline caches hold: every run begins as the first one did, and as a replay will.
        _main?.ForgetRuns();
        _code.ForgetRuns();
        using var output = new Transcript();
        using var errors = new Transcript();
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Arguments = _program.Arguments,
            Output = output,
            ErrorOutput = errors,
            Threads = ThreadsMode.Parallel,
            Probe = probe,
            Scheduler = scheduler,
            Time = scheduler,
            Seed = seed,
            Code = _code,
        });
        scheduler.Verdicts = new Verdicts(_map, probe.Names);
        scheduler.HashOf = site => _map.HashOf(site, probe.Names);
        scheduler.Stop = engine.Stop;
        Volatile.Write(ref _running, scheduler);
        RunVerdict? verdict = RunProgram(engine, scheduler, out int exitCode);
        if (verdict is not null || scheduler.Verdict is not null)
            scheduler.End(null);
        scheduler.Drain();
        Volatile.Write(ref _running, null);
        engine.ReportUnjoinedFailures();
        verdict = scheduler.Verdict ?? verdict ?? Unjoined(scheduler, errors.ToString());
        if ((verify || EnginePoints) && verdict is null && engine.VerifyHeap() is { Count: > 0 } faults)
            verdict = new RunVerdict(FindingKind.Heap, $"the heap is broken: {faults[0]}", [.. faults.Skip(1)], Verdicts.FingerprintOf(FindingKind.Heap, faults[0]));
        return new RunOutcome
        {
            Kind = verdict?.Kind ?? FindingKind.None,
            Title = verdict?.Title ?? "",
            Details = verdict?.Details ?? [],
            Fingerprint = verdict?.Fingerprint ?? "",
            Choices = scheduler.Choices,
            Checks = scheduler.Checks,
            Hash = scheduler.Hash,
            Steps = scheduler.Steps,
            Trace = scheduler.Trace,
            Threads = scheduler.Strands.Count,
            Preemptions = scheduler.Preemptions,
            Output = output.ToString() + errors,
            Races = session?.Reporter.Reports ?? [],
            Session = session,
            KnownPoints = known,
            LearnedPoints = _map.Learned.Count > known,
            ExitCode = exitCode,
            WasCut = scheduler.WasCut,
            StoppedThreads = probe.StoppedThreads && !EnginePoints,
            Describe = scheduler.Verdicts.Describe,
        };
    }

    private RunVerdict? RunProgram(Engine engine, RunControl scheduler, out int exitCode)
    {
        exitCode = 0;
        try
        {
            exitCode = _main is not null ? engine.RunMain(_main) : _program.Text is { } text ? engine.RunMainText(text, _program.Path, _program.IsModule) : engine.RunMain(_program.Path);
            return exitCode == 0 ? null : scheduler.Verdicts.Thrown(FindingKind.Error, $"exit code {exitCode}", null, null);
        }
        catch (ScriptException thrown)
        {
            exitCode = 1;
            string? at = thrown.Location is { } place ? $"{_map.Shown(place.Source)}:{place.Line}:{place.Column}" : null;
            // The stack of an early error is the module loader's.
            string? stack = thrown.IsEarlyError && at is not null ? $"at {at}" : thrown.ScriptStack;
            return scheduler.Verdicts.Thrown(engine.EndedByRejection ? FindingKind.Rejection : FindingKind.Error, thrown.Message, stack, at);
        }
        catch (ScriptStoppedException)
        {
            exitCode = 1;
            return null;
        }
    }

    // The text of the engine's report: the header, then the stack.
    private static RunVerdict? Unjoined(RunControl scheduler, string errors)
    {
        const string Mark = "Uncaught in thread ";
        int at = errors.StartsWith(Mark, StringComparison.Ordinal) ? 0 : errors.IndexOf("\n" + Mark, StringComparison.Ordinal) + 1;
        if (at <= 0 && !errors.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        string text = errors[at..].TrimEnd();
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        string message = colon < 0 ? text : text[(colon + 2)..];
        return scheduler.Verdicts.Thrown(FindingKind.Error, message, message, "thread");
    }

    /// <summary>A program may run without any step, for ever: no decision can end that.</summary>
    private void Watch()
    {
        // By the clock, not by calls: on a busy machine they come late, and then several at once. A thread that was not let run has not hung, so
        // it must have computed meanwhile (where that is not known: the process); one that waits for something outside has a minute.
        const double Share = 0.5, PatienceSeconds = 60;
        RunControl? running = Volatile.Read(ref _running);
        int steps = running?.Steps ?? 0;
        TimeSpan computed = running?.Computed ?? Environment.CpuUsage.TotalTime;
        if (running is null || !ReferenceEquals(running, _watched) || steps != _seenSteps)
        {
            (_watched, _seenSteps, _seenAt, _seenComputed) = (running, steps, Stopwatch.GetTimestamp(), computed);
            return;
        }
        double seconds = Stopwatch.GetElapsedTime(_seenAt).TotalSeconds;
        if (seconds >= _hangSeconds && ((computed - _seenComputed).TotalSeconds >= _hangSeconds * Share || seconds >= PatienceSeconds))
            running.Hang(Verdicts.Hung(_hangSeconds));
    }

    private RunControl? _watched;

    public void Dispose()
    {
        _watchdog.Dispose();
        _workers.Dispose();
    }

    /// <summary>What the program prints, up to a size.</summary>
    private sealed class Transcript : TextWriter
    {
        private const int Most = 1 << 16;

        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (_text.Length < Most)
                _text.Append(value);
        }

        public override void Write(string? value)
        {
            if (value is not null && _text.Length < Most)
                _text.Append(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            if (_text.Length < Most)
                _text.Append(buffer, index, count);
        }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (_text.Length < Most)
                _text.Append(buffer);
        }

        public override string ToString() => _text.ToString();
    }
}
