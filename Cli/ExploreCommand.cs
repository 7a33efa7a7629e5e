using System.CommandLine;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs explore</c>: runs a program under one schedule after the other, until one shows a failure.</summary>
internal static class ExploreCommand
{
    private const string DefaultStrategy = "portfolio";
    private const int JobsMax = 256;
    private static readonly string[] s_formats = ["text", "json"], s_watches = ["never", "some", "always"];

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The program" };
        var arguments = new Argument<string[]>("ARGS") { Description = "What the program finds in process.argv", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(file);
        var strategy = new Option<string>("--strategy") { HelpName = "NAME", Description = $"How to choose schedules: {string.Join(", ", StrategyNames.All.Select(static entry => entry.Name))}", DefaultValueFactory = static _ => DefaultStrategy };
        var time = new Option<string?>("--time") { HelpName = "TIME", Description = "Search for so many seconds at most (or 500ms, 2m; default 10)" };
        var most = new Option<long?>("--max-schedules") { HelpName = "N", Description = "Try so many schedules at most" }.From(1);
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "What all chance is drawn from (default 1)", DefaultValueFactory = static _ => 1 };
        var find = new Option<string?>("--find") { HelpName = "KINDS", Description = $"What ends the search (default: all but race), separated by commas: {string.Join(", ", FindingKinds.Words)}" };
        var all = new Option<bool>("--all") { Description = "Do not stop at the first finding: use the whole budget and list all" };
        var races = new Option<string>("--races") { HelpName = "WHEN", Description = "How often the race detector listens: never, some (schedules), always", DefaultValueFactory = static _ => "some" }.AcceptOnlyFromAmong(s_watches);
        var deterministic = new Option<bool>("--expect-deterministic") { Description = "Different output under different schedules is a failure" };
        var verify = new Option<bool>("--verify-heap") { Description = "Check after each run that the heap is sound" };
        var steps = new Option<int>("--max-steps") { HelpName = "N", Description = "Steps after which a run counts as one that gets nowhere (default 50000)", DefaultValueFactory = static _ => 50_000 }.From(1);
        var points = new Option<bool>("--all-points") { Description = "Decide before every access, not only where threads share a place" };
        var engine = new Option<bool>("--engine-points") { Description = "Decide also at the named points inside the engine's operations, and check after each run that the heap is sound" };
        var slack = new Option<uint>("--slack") { HelpName = "MS", Description = "A wait with a time limit may end while others could go on when no more milliseconds are left (default 1000)", DefaultValueFactory = static _ => (uint)ScheduleRunner.UsualSlackMs };
        var seeds = new Option<int>("--seeds") { HelpName = "N", Description = "Search with N seeds and tell how many schedules the first finding took; --strategy may be a list", DefaultValueFactory = static _ => 1 }.From(1);
        var jobs = new Option<int>("--jobs") { HelpName = "N", Description = "Search in N processes, each with a seed of its own (default 1)", DefaultValueFactory = static _ => 1 }.From(1, JobsMax);
        var resume = new Option<string?>("--resume") { HelpName = "FILE", Description = "Go on where the search that left this file ended; the file is written again at the end" };
        var save = new Option<string>("--save") { HelpName = "FOLDER", Description = "Where repro files go (default: here)", DefaultValueFactory = static _ => "." };
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "How to report: text, json", DefaultValueFactory = static _ => "text" }.AcceptOnlyFromAmong(s_formats);
        var show = new InterleavingOptions();
        var command = new Command("explore", "Runs a program under many schedules until one shows a failure")
            { file, arguments, strategy, time, most, seed, find, all, races, deterministic, verify, steps, points, engine, slack, seeds, jobs, resume, save, format, show.Trace, show.Html, show.Perfetto };
        command.SetAction(parsed =>
        {
            HashSet<FindingKind>? kinds = Kinds(parsed.GetValue(find));
            bool wantsRaces = kinds?.Contains(FindingKind.Race) == true;
            var options = new ExploreOptions
            {
                Time = Quantity.Time(parsed.GetValue(time), time.Name) ?? (parsed.GetValue(most) is null ? TimeSpan.FromSeconds(10) : null),
                SchedulesMax = parsed.GetValue(most),
                Seed = parsed.GetValue(seed),
                KeepsGoing = parsed.GetValue(all),
                Races = wantsRaces ? RaceWatch.Always : Enum.Parse<RaceWatch>(parsed.GetValue(races)!, ignoreCase: true),
                ExpectsDeterminism = parsed.GetValue(deterministic) || kinds?.Contains(FindingKind.Nondeterminism) == true,
                VerifiesHeap = parsed.GetValue(verify),
                StepsMax = parsed.GetValue(steps),
                AllPoints = parsed.GetValue(points),
                EnginePoints = parsed.GetValue(engine),
                SlackMs = parsed.GetValue(slack),
            };
            if (kinds is not null)
                options = options with { Find = kinds };
            if (options.EnginePoints)
                EnginePoints.Enable();
            string program = parsed.GetValue(file)!;
            SourceArgument.Check(program);
            var explored = new ExploredProgram(program) { Arguments = parsed.GetValue(arguments) ?? [] };
            if (parsed.GetValue(seeds) > 1)
                return ExploreTable.Print(explored, parsed.GetValue(strategy)!, options, parsed.GetValue(seeds));
            if (parsed.GetValue(jobs) > 1)
                return ExploreJobs.Run(parsed.GetValue(jobs), options.Seed, parsed.GetValue(format) == "json");
            return Execute(explored, parsed.GetValue(strategy)!, options, parsed.GetValue(save)!, parsed.GetValue(format) == "json", parsed.GetValue(resume), show.Of(parsed));
        });
        return command;
    }

    private static HashSet<FindingKind>? Kinds(string? text) => text is null ? null :
        [.. text.Split(',').Select(word => FindingKinds.Parse(word.Trim())
            ?? throw new UsageException($"--find: expected {string.Join(", ", FindingKinds.Words)}, found '{word}'"))];

    public static Strategy StrategyOf(string name) => StrategyNames.Make(name)
        ?? throw new UsageException($"--strategy: expected {string.Join(", ", StrategyNames.All.Select(static entry => entry.Name))}, found '{name}'");

    private static int Execute(ExploredProgram program, string strategyName, ExploreOptions options, string folder, bool json, string? resume, InterleavingWanted show)
    {
        string file = program.Path;
        if (folder.Length == 0)
            throw new UsageException("--save: expected a folder, found an empty word");
        if (resume is not null && (resume.Length == 0 || Directory.Exists(resume)))
            throw new UsageException($"--resume: expected a file, found {(resume.Length == 0 ? "an empty word" : $"the folder {resume}")}");
        ExploreState? before = resume is not null && File.Exists(resume) ? ExploreState.Read(resume) : null;
        if (before is not null)
            options = options with { Resume = before.Search, Seed = before.Seed };
        var exploration = new Exploration(program, StrategyOf(strategyName), options);
        var line = new ProgressLine(!json);
        TimeSpan kept = TimeSpan.Zero;
        using var stop = new StopKey();
        ExploreProgress progress = Affinity.OnOneCore(() => exploration.Run(Tick, stop.Token));
        line.Clear();
        if (stop.Token.IsCancellationRequested && !json)
            Console.Error.WriteLine($"cjs explore: stopped after {progress.Schedules:N0} schedules");
        if (progress.IsOtherProgram)
            throw new UsageException($"--resume: expected the state of a search of {file} as it is now, found in {resume} one of {(before!.Program == file ? "another text of it" : before.Program)}");
        Keep(progress);
        var saved = new Dictionary<Finding, string>();
        foreach (Finding finding in progress.Findings)
            saved.Add(finding, Save(finding, file, folder));
        if (json)
            Console.Out.WriteLine(ExploreReport.Json(progress, strategyName, options.Seed, saved));
        else
            Console.Out.Write(ExploreReport.Text(progress, saved));
        if ((progress.EndedBy ?? progress.Findings.FirstOrDefault()) is { } shown)
            show.Give(() => Replayer.Record(shown.Repro, program), isTextTaken: json);
        int code = ExitCode(progress, options);
        return code == ExitCodes.Success && stop.Token.IsCancellationRequested ? ExitCodes.Interrupted : code;

        void Tick(ExploreProgress now)
        {
            line.Tick(now);
            // A search that is killed goes on from here.
            if (resume is not null && now.Elapsed - kept >= TimeSpan.FromSeconds(1))
            {
                kept = now.Elapsed;
                Keep(now);
            }
        }

        void Keep(ExploreProgress now)
        {
            if (resume is not null && now.Schedules > 0)
                new ExploreState(file, options.Seed, new ResumedSearch(now.Schedules + (before?.Search.Schedules ?? 0), now.PointNames, now.Sha256)).Write(resume);
        }
    }

    public static string Save(Finding finding, string program, string folder)
    {
        string name = $"{Path.GetFileNameWithoutExtension(program)}-{finding.Kind.Word()}-{finding.Fingerprint[..Math.Min(8, finding.Fingerprint.Length)]}.repro";
        string path = Path.Combine(folder, string.Join('_', name.Split(Path.GetInvalidFileNameChars())));
        try
        {
            Directory.CreateDirectory(folder);
            // Whole or not at all: of several processes (--jobs) two may find the same at once.
            string made = $"{path}.{Environment.ProcessId}.new";
            File.WriteAllText(made, finding.Repro.ToString());
            File.Move(made, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--save: cannot write {path}: {exception.Message}");
        }
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static int ExitCode(ExploreProgress progress, ExploreOptions options)
    {
        Finding? worst = progress.EndedBy ?? progress.Findings.Find(finding => options.Find.Contains(finding.Kind));
        return worst is null ? ExitCodes.Success : CodeOf(worst.Kind);
    }

    public static int CodeOf(FindingKind kind) => kind switch
    {
        FindingKind.Race => ExitCodes.Race,
        FindingKind.Deadlock or FindingKind.LostWakeUp => ExitCodes.Deadlock,
        FindingKind.Uncontrolled => ExitCodes.Usage,
        _ => ExitCodes.FailsUnderSchedule,
    };
}

/// <summary>One line on a terminal that says how far the search is.</summary>
internal sealed class ProgressLine(bool isWanted)
{
    private readonly bool _isShown = isWanted && !Console.IsErrorRedirected;
    private TimeSpan _last;

    public void Tick(ExploreProgress progress)
    {
        if (!_isShown || progress.Elapsed - _last < TimeSpan.FromMilliseconds(200))
            return;
        _last = progress.Elapsed;
        Console.Error.Write($"\r\u001b[K{progress.Schedules:N0} schedules, {progress.Schedules / Math.Max(0.001, progress.Elapsed.TotalSeconds):N0}/s, {progress.Points} places, {progress.Results.Count} results, {progress.Findings.Count} findings, {progress.Elapsed.TotalSeconds:0} s");
    }

    public void Clear()
    {
        if (_isShown)
            Console.Error.Write("\r\u001b[K");
    }
}
