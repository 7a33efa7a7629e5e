using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ConcurrentJs.Hosting;
using Spectre.Console;

namespace ConcurrentJs.Cli.Bench;

/// <summary><c>cjs bench start</c>: what comes before a program's first step: the process, a realm, the parser.</summary>
/// <remarks>
/// Processes take turns, A B A B. Realms and parses happen in this process, which is warm by then; medians, and for realms the bytes
/// that one of them allocates.
/// </remarks>
internal static class StartBench
{
    private const int RealmsToWarmUp = 2_000, RealmsMeasured = 1_000;

    private static readonly TimeSpan s_parseWarmUp = TimeSpan.FromSeconds(3), s_processLimit = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var versus = new Option<string[]>("--vs") { HelpName = "COMMAND", Description = "Another engine, as the command that runs a script file: --vs node; repeatable" };
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Processes of each engine", DefaultValueFactory = _ => 15 }.From(1);
        var source = new Option<string?>("--source") { HelpName = "FILE", Description = "A script to parse, large enough to measure (the TypeScript compiler)" };
        var command = new Command("start", "Measures the start of a process, a fresh realm, and the parser") { versus, rounds, source };
        command.SetAction(parsed => Run(
            [EngineCommand.OfThisProgram() with { Label = "cjs" }, .. (parsed.GetValue(versus) ?? []).Select(EngineCommand.Parse)],
            parsed.GetValue(rounds),
            parsed.GetValue(source)));
        return command;
    }

    private static int Run(IReadOnlyList<EngineCommand> engines, int rounds, string? source)
    {
        if (rounds < 1)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"bench: start: --rounds: expected a number from 1, found {rounds}"));
        string? text = source is null ? null : SourceArgument.Read(source).Text;
        var table = new Table().Border(TableBorder.Simple).AddColumns("what", "median", "note");
        if (!AddProcesses(table, engines, rounds))
            return ExitCodes.Failure;
        AddRealms(table);
        if (text is not null)
            AddParser(table, source!, text);
        AnsiConsole.Write(table);
        return ExitCodes.Success;
    }

    private static bool AddProcesses(Table table, IReadOnlyList<EngineCommand> engines, int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("cjs-bench").FullName;
        try
        {
            string script = Path.Combine(folder, "one-line.js");
            File.WriteAllText(script, "console.log('cjs-bench:{}');\n");
            var times = engines.Select(static _ => new List<double>()).ToArray();
            for (int round = 0; round < rounds; round++)
            {
                for (int i = 0; i < engines.Count; i++)
                {
                    long start = Stopwatch.GetTimestamp();
                    EngineRun run = engines[i].Run(script, s_processLimit);
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    if (run.Error is null)
                        continue;
                    Console.Error.WriteLine($"cjs bench: start: {engines[i].Label}: {run.Error}");
                    return false;
                }
            }

            for (int i = 0; i < engines.Count; i++)
            {
                string ratio = i == 0 ? "" : Format(Median(times[0]) / Median(times[i]), "F2", " times this for cjs");
                table.AddRow(Markup.Escape($"one-line script, {engines[i].Label}"), Format(Median(times[i]), "F1", " ms"), ratio);
            }

            return true;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AddRealms(Table table)
    {
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.None });
        for (int i = 0; i < RealmsToWarmUp; i++)
            engine.CreateRealm();
        var times = new List<double>();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < RealmsMeasured; i++)
        {
            long start = Stopwatch.GetTimestamp();
            engine.CreateRealm();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / RealmsMeasured;
        table.AddRow("fresh realm", Format(Median(times), "F1", " µs"), Format(bytes / 1e3, "F1", " KB each"));
    }

    private static void AddParser(Table table, string name, string text)
    {
        var times = new List<double>();
        for (long begin = Stopwatch.GetTimestamp(); times.Count < 3 || Stopwatch.GetElapsedTime(begin) < s_parseWarmUp * 2;)
        {
            long start = Stopwatch.GetTimestamp();
            if (SyntaxCheck.Find(text, name) is { } problem)
                throw new UsageException($"bench: start: --source: expected a script, found one with an error at {problem.Location}: {problem.Message}");
            if (Stopwatch.GetElapsedTime(begin) > s_parseWarmUp || times.Count == 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        double megabytes = text.Length / 1e6;
        table.AddRow(Markup.Escape($"parse {Path.GetFileName(name)}"), Format(Median(times) * 1e3, "F0", " ms"), Format(megabytes / Median(times), "F1", " million characters a second"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Format(double value, string format, string unit) => value.ToString(format, CultureInfo.InvariantCulture) + unit;
}
