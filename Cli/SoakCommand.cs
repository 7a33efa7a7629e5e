using System.CommandLine;
using System.Diagnostics;
using ConcurrentJs.Cli.Corpus;
using ConcurrentJs.Soak;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs soak</c>: generated programs and the corpus for hours, process after process.</summary>
/// <remarks>The program that the user starts only watches: each segment is a process of its own, so that one that dies is noted and followed by the next.</remarks>
internal static class SoakCommand
{
    private const string SegmentVariable = "CJS_SOAK_SEGMENT";

    public static Command Create()
    {
        var time = new Option<string>("--for") { HelpName = "TIME", Description = "How long (10m, 2h)", DefaultValueFactory = static _ => "10m" };
        var path = new Option<string>("--ledger") { HelpName = "FILE", Description = "Where everything that happened is written", DefaultValueFactory = static _ => "soak.ledger" };
        var resume = new Option<bool>("--resume") { Description = "Go on with the ledger's soak" };
        var seed = new Option<ulong?>("--seed") { HelpName = "N", Description = "What all episodes follow from. Default: a new one" };
        var segment = new Option<string>("--segment") { HelpName = "TIME", Description = "How long one process lasts", DefaultValueFactory = static _ => "5m" };
        var plain = new Option<bool>("--no-amplify") { Description = "Never switch the race amplifier on; otherwise every second process has it" };
        var command = new Command("soak", "Runs generated programs of many threads for a long time") { time, path, resume, seed, segment, plain };
        command.SetAction(parsed =>
        {
            try
            {
                string ledger = parsed.GetValue(path)!;
                if (ledger.Length == 0 || Directory.Exists(ledger))
                    throw new UsageException($"soak: --ledger: expected the name of a file, found {(ledger.Length == 0 ? "an empty word" : $"the folder {ledger}")}");
                if (Environment.GetEnvironmentVariable(SegmentVariable) is { } amplify)
                    return RunSegment(ledger, amplify.Length == 0 ? null : amplify);
                if (!parsed.GetValue(resume))
                {
                    var plan = new Plan(parsed.GetValue(seed) ?? (ulong)Environment.TickCount64, Quantity.Time(parsed.GetValue(time), time.Name)!.Value.TotalSeconds,
                        !parsed.GetValue(plain), Quantity.Time(parsed.GetValue(segment), segment.Name)!.Value.TotalSeconds, null);
                    Ledger.Create(ledger, plan).Dispose();
                }
                return Watch(ledger);
            }
            catch (LedgerException exception)
            {
                throw new UsageException(exception.Message);
            }
        });
        return command;
    }

    private static int Watch(string path)
    {
        using var stop = new StopKey();
        while (true)
        {
            Plan plan;
            int segments;
            using (Ledger ledger = Ledger.Open(path))
            {
                if (stop.Token.IsCancellationRequested || ledger.Spent.TotalSeconds >= ledger.Plan.GoalSeconds - 0.5)
                    return Summarise(ledger, stop.Token.IsCancellationRequested);
                (plan, segments) = (ledger.Plan, ledger.Segments);
            }
            string amplify = plan.Amplifies && segments % 2 == 1 ? $"{plan.Seed + (ulong)segments}:{(segments % 4 == 1 ? 16 : 64)}" : "";
            var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(SoakCommand).Assembly.Location);
            foreach (string argument in new[] { "soak", "--ledger", path, "--resume" })
                start.ArgumentList.Add(argument);
            start.Environment[SegmentVariable] = amplify;
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode == ExitCodes.Usage)
                return ExitCodes.Usage;
            if (process.ExitCode != ExitCodes.Success)
                Console.WriteLine($"\na process of the soak died with exit code {process.ExitCode}; the next one goes on");
        }
    }

    private static int RunSegment(string path, string? amplify)
    {
        ThreadOptions.ApplyAmplify(amplify);
        using var stop = new StopKey();
        using Ledger ledger = Ledger.Open(path);
        int known = ledger.Failures.Count;
        string? corpus = CorpusFolder.TryFind();
        IReadOnlyList<CorpusFile> files = corpus is null ? [] : [.. CorpusFolder.Programs(corpus, []).Where(static file => file.Modes.Contains("parallel") && file.Modes.Contains("locked"))];
        new SoakSegment(ledger, amplify)
        {
            CorpusFiles = [.. files.Select(file => Path.GetRelativePath(corpus!, file.Path))],
            RunCorpusFile = (subject, mode) => CorpusRun.Execute(corpus!, CorpusFile.Read(Path.Combine(corpus!, subject)), mode.ToString().ToLowerInvariant(),
                new CorpusSettings { VerifyHeap = true }).Problem,
            OnProgress = now =>
            {
                for (; known < now.Failures.Count; known++)
                    Console.WriteLine($"\n{Text(now.Failures[known])}");
                if (!Console.IsOutputRedirected)
                    Console.Write($"\r{Line(now)} ");
            },
        }.Run(stop.Token);
        return ExitCodes.Success;
    }

    private static int Summarise(Ledger ledger, bool stopped)
    {
        string? leak = Health.Leak(ledger.Health);
        foreach ((Episode, Outcome) failure in ledger.Failures)
            Console.WriteLine(Text(failure));
        if (ledger.Health is [.., var last])
            Console.WriteLine($"live heap {last.LiveBytes >> 10:N0} KB, resident {last.ResidentBytes >> 20:N0} MB, {last.OsThreads} threads at the end; leak verdict: {leak ?? "flat"}");
        Console.WriteLine($"{Line(ledger)}{(stopped ? ", stopped: go on with --resume" : "")}");
        return ledger.Failures.Count > 0 || leak is not null ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static string Text((Episode Episode, Outcome Outcome) failure) =>
        $"episode {failure.Episode.Number}: {failure.Outcome.Detail}\n  again:  {failure.Episode.Again}";

    private static string Line(Ledger ledger) =>
        $"{ledger.Ended:N0} episodes in {TimeSpan.FromSeconds(Math.Round(ledger.Spent.TotalSeconds))}, {ledger.Segments} processes, {(ledger.Failures.Count == 0 ? "no failure" : $"{ledger.Failures.Count} failures")}";
}
