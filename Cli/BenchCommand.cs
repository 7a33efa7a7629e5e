using System.CommandLine;
using ConcurrentJs.Cli.Bench;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs bench</c>: are-we-fast-yet and Octane from checkouts, this engine against others, in one run.</summary>
/// <remarks>
/// Rounds go A B A B: a machine that slows down half-way slows down everybody. Each process warms up for itself, and the medians
/// are over the iterations of all rounds.
/// </remarks>
internal static class BenchCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Only benchmarks whose name contains one of these; awfy or octane names a suite", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(names);
        var awfy = new Option<string?>("--awfy") { HelpName = "DIR", Description = "Checkout of are-we-fast-yet", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AWFY_DIR") };
        var octane = new Option<string?>("--octane") { HelpName = "DIR", Description = "Checkout of Octane", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("OCTANE_DIR") };
        var versus = new Option<string[]>("--vs") { HelpName = "COMMAND", Description = "Another engine, as the command that runs a script file: --vs 'node --jitless'; repeatable" };
        var engine = new Option<string?>("--engine") { HelpName = "COMMAND", Description = "The first engine (default: this program)" };
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Processes an engine and benchmark", DefaultValueFactory = _ => 2 }.From(1);
        var warmup = new Option<double>("--warmup") { HelpName = "SECONDS", Description = "Warm-up of each process", DefaultValueFactory = _ => 3 }.From(0, 86400);
        var measure = new Option<double>("--measure") { HelpName = "SECONDS", Description = "Measured time of each process", DefaultValueFactory = _ => 2 }.From(0, 86400);
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Write everything measured" };
        var list = new Option<bool>("--list") { Description = "Print the benchmarks' names and stop" };
        var command = new Command("bench", "Measures benchmark suites against other engines")
            { names, awfy, octane, versus, engine, rounds, warmup, measure, json, list, ScaleCommand.Create(), ScalingCommand.Create(), ShareCommand.Create(), RaceCost.Create(), ThreadBench.Create(), StartBench.Create() };
        command.SetAction(parsed =>
        {
            string[] wanted = parsed.GetValue(names) ?? [];
            IReadOnlyList<Benchmark> chosen = Choose(wanted);
            if (wanted.FirstOrDefault(static name => Choose([name]).Count == 0) is { } unknown)
                throw new UsageException($"bench: expected part of a benchmark's name (cjs bench --list), found '{unknown}'");
            if (parsed.GetValue(list))
            {
                foreach (Benchmark benchmark in chosen)
                    Console.WriteLine($"{benchmark.Suite} {benchmark.Name}");
                return 0;
            }

            EngineCommand ours = parsed.GetValue(engine) is { } given
                ? EngineCommand.Parse(given)
                : EngineCommand.OfThisProgram();
            return Run(
                chosen,
                [ours, .. (parsed.GetValue(versus) ?? []).Select(EngineCommand.Parse)],
                (parsed.GetValue(awfy), parsed.GetValue(octane)),
                new Effort(parsed.GetValue(warmup), parsed.GetValue(measure), IterationsMin: 3, IterationsMax: 200),
                parsed.GetValue(rounds),
                parsed.GetValue(json));
        });
        return command;
    }

    private static IReadOnlyList<Benchmark> Choose(string[] names) =>
        [.. BenchmarkCatalog.All.Where(benchmark => names.Length == 0
            || names.Any(name => $"{benchmark.Suite} {benchmark.Name}".Contains(name, StringComparison.OrdinalIgnoreCase)))];

    private static int Run(
        IReadOnlyList<Benchmark> chosen, IReadOnlyList<EngineCommand> engines, (string? Awfy, string? Octane) folders, Effort effort, int rounds, string? jsonPath)
    {
        RequireCheckout("--awfy", folders.Awfy, "smarr/are-we-fast-yet", "benchmarks/JavaScript/harness.js");
        RequireCheckout("--octane", folders.Octane, "chromium/octane", "base.js");
        string work = Directory.CreateTempSubdirectory("cjs-bench").FullName;
        try
        {
            var scripts = new ScriptBuilder(work, folders.Awfy, folders.Octane, effort);
            chosen = [.. chosen.Where(scripts.Has)];
            if (chosen.Count == 0)
            {
                Console.Error.WriteLine("cjs bench: nothing to run. Give --awfy DIR or --octane DIR (or AWFY_DIR, OCTANE_DIR), checkouts of smarr/are-we-fast-yet and chromium/octane.");
                return ExitCodes.Usage;
            }

            var rows = new List<(Benchmark, Measurement[])>();
            var limit = TimeSpan.FromSeconds((effort.WarmupSeconds + effort.MeasureSeconds) * 5 + 120);
            foreach (Benchmark benchmark in chosen)
            {
                string script = scripts.Write(benchmark);
                Measurement[] byEngine = [.. engines.Select(_ => new Measurement())];
                for (int round = 0; round < rounds; round++)
                {
                    for (int i = 0; i < engines.Count; i++)
                    {
                        Progress($"\r{benchmark.Suite} {benchmark.Name}, round {round + 1} of {rounds}, {engines[i].Label}".PadRight(80));
                        byEngine[i].Add(engines[i], script, limit);
                    }
                }

                rows.Add((benchmark, byEngine));
            }

            Progress("\r".PadRight(80) + "\r");
            var report = new BenchReport(engines, rows);
            report.WriteTable(Console.Out);
            if (jsonPath is not null)
            {
                using FileStream stream = File.Create(jsonPath);
                report.WriteJson(stream);
            }

            return rows.Any(row => row.Item2[0].Error is not null) ? ExitCodes.Failure : ExitCodes.Success;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void RequireCheckout(string option, string? folder, string repository, string file)
    {
        if (folder is null)
            return;
        if (!Directory.Exists(folder))
            throw new UsageException($"bench: {option}: expected a checkout of {repository}, found no folder {folder}");
        if (!File.Exists(Path.Combine(folder, file)))
            throw new UsageException($"bench: {option}: expected a checkout of {repository}, found {folder} without {file}");
    }

    private static void Progress(string text)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write(text);
    }
}
