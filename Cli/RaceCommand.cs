using System.CommandLine;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs race</c>: runs a program under the race detector.</summary>
internal static class RaceCommand
{
    private static readonly string[] s_formats = ["text", "json", "sarif", "github"];

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The program" };
        var arguments = new Argument<string[]>("ARGS") { Description = "What the program finds in process.argv", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(file);
        var format = Text("--format", "FORMAT", "How to report: text, json, sarif, github");
        format.AcceptOnlyFromAmong(s_formats);
        var output = Text("--output", "FILE", "Where to report (default: standard error for text, else standard output)");
        var suppressions = Text("--suppressions", "FILE", "Races that are known: a JSON list with file, function, place, reason, owner, expires");
        var baseline = Text("--baseline", "FILE", "An earlier result of --format json to compare with");
        var newOnly = new Option<bool>("--new-only") { Description = "With --baseline: report only races that it does not have", DefaultValueFactory = _ => Twin("--new-only") is not null };
        var halt = new Option<bool>("--halt-on-first") { Description = "Stop at the first race", DefaultValueFactory = _ => Twin("--halt-on-first") is not null };
        var include = new Option<string[]>("--include") { HelpName = "GLOB", Description = "Only races with an access in such files; repeatable" };
        var exclude = new Option<string[]>("--exclude") { HelpName = "GLOB", Description = "No races with both accesses in such files; repeatable" };
        var exitCode = new Option<int>("--exitcode") { HelpName = "N", Description = "What to exit with when there are races (default 66)", DefaultValueFactory = _ => int.TryParse(Twin("--exitcode"), out int code) ? code : ExitCodes.Race };
        var timeLimit = Text("--time-limit", "TIME", "Stop the program after so many seconds (or 500ms, 2m)");
        var threads = ThreadOptions.Mode();
        var command = new Command("race", "Runs a program and reports accesses of its threads that nothing orders")
            { file, arguments, format, output, suppressions, baseline, newOnly, halt, include, exclude, exitCode, timeLimit, threads };
        command.SetAction(parsed => new Race
        {
            File = parsed.GetValue(file)!,
            Arguments = parsed.GetValue(arguments) ?? [],
            Format = parsed.GetValue(format) ?? "text",
            Output = parsed.GetValue(output),
            Suppressions = parsed.GetValue(suppressions),
            Baseline = parsed.GetValue(baseline),
            NewOnly = parsed.GetValue(newOnly),
            HaltsOnFirst = parsed.GetValue(halt),
            Include = parsed.GetValue(include) ?? [],
            Exclude = parsed.GetValue(exclude) ?? [],
            ExitCode = parsed.GetValue(exitCode),
            TimeLimit = Quantity.Time(parsed.GetValue(timeLimit)),
            Threads = ThreadOptions.ModeOf(parsed.GetValue(threads)!),
        }.Execute());
        return command;
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => Twin(name) };

    /// <summary>Each option has a twin in the environment: --new-only is CJS_RACE_NEW_ONLY.</summary>
    private static string? Twin(string option) => Environment.GetEnvironmentVariable($"CJS_RACE_{option[2..].Replace('-', '_').ToUpperInvariant()}") is { Length: > 0 } text ? text : null;

    private sealed class Race
    {
        public required string File { get; init; }
        public required string[] Arguments { get; init; }
        public required string Format { get; init; }
        public string? Output { get; init; }
        public string? Suppressions { get; init; }
        public string? Baseline { get; init; }
        public bool NewOnly { get; init; }
        public bool HaltsOnFirst { get; init; }
        public required string[] Include { get; init; }
        public required string[] Exclude { get; init; }
        public int ExitCode { get; init; }
        public TimeSpan? TimeLimit { get; init; }
        public ThreadsMode Threads { get; init; }

        private readonly Lock _stop = new();

        public int Execute()
        {
            SourceArgument.Check(File);
            Suppressions known = Read(Suppressions, text => Sanitizer.Reports.Suppressions.Parse(text, DateOnly.FromDateTime(DateTime.Today)), Sanitizer.Reports.Suppressions.None);
            HashSet<string> before = Read(Baseline, ReportJson.Fingerprints, []);
            var session = new RaceSession();
            Func<RaceReport, bool> isWanted = race => race.IsIn(Include, Exclude) && !known.Covers(race) && !(NewOnly && before.Contains(race.Fingerprint));
            if (HaltsOnFirst)
                session.Reporter.OnReport = race => Halt(session, race, isWanted);
            int exit = Run(session);
            RaceRun run = session.Result(isWanted);
            Report(run);
            foreach (Suppression unused in known.Unused)
                Console.Error.WriteLine($"cjs race: the suppression '{unused}' ({unused.Owner}: {unused.Reason}) kept nothing back");
            foreach (Suppression expired in known.Expired)
                Console.Error.WriteLine($"cjs race: the suppression '{expired}' ({expired.Owner}: {expired.Reason}) has expired");
            return run.Races.Count > 0 ? ExitCode : run.Deadlocks.Count > 0 ? ExitCodes.Deadlock : exit;
        }

        // The program's threads may be anywhere, so the process ends here.
        private void Halt(RaceSession session, RaceReport race, Func<RaceReport, bool> isWanted)
        {
            if (!isWanted(race))
                return;
            lock (_stop)
            {
                Report(new RaceRun([race], [], session.Detector.Threads, session.Detector.Accesses, session.Detector.SyncOperations));
                Environment.Exit(ExitCode);
            }
        }

        private static T Read<T>(string? file, Func<string, T> parse, T none)
        {
            if (file is null)
                return none;
            try
            {
                return parse(SourceArgument.Read(file).Text);
            }
            catch (FormatException exception)
            {
                throw new UsageException($"{file}: {exception.Message}");
            }
        }

        private void Report(RaceRun run)
        {
            string text = Format switch
            {
                "json" => ReportJson.Of(run) + "\n",
                "sarif" => ReportSarif.Of(run, Program.Version) + "\n",
                "github" => ReportGitHub.Of(run),
                _ => ReportText.Of(run, colour: Output is null && !Console.IsErrorRedirected),
            };
            if (Output is not null)
                System.IO.File.WriteAllText(Output, text);
            else if (Format == "text")
                Console.Error.Write(text);
            else
                Console.Out.Write(text);
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
            });
            try
            {
                int exit = engine.RunMain(File);
                engine.ReportUnjoinedFailures();
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
                Console.Error.WriteLine($"cjs: {stopped.Message}");
                return ExitCodes.Failure;
            }
        }
    }
}
