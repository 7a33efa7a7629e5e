using System.Diagnostics;

namespace ConcurrentJs.Test262.Tests;

/// <summary>The runner as a program. The same assembly holds xunit tests that run a sample.</summary>
internal static class Program
{
    private const int StackBytes = 16 << 20;

    public static int Main(string[] args)
    {
        try
        {
            Options options = Options.Parse(args);
            if (options.Help)
            {
                Console.WriteLine(Options.Usage);
                return 0;
            }

            return options.Serve ? Serve(options) : Run(options);
        }
        catch (Exception exception) when (exception is UsageException or FormatException)
        {
            Console.Error.WriteLine($"test262: {exception.Message}");
            return 2;
        }
    }

    public static Exclusions LoadLists() => Exclusions.Load(Path.Combine(AppContext.BaseDirectory, "exclusions"));

    public static IWorker MakeThreadWorker(Suite suite, TimeLimits limits, bool parseOnly = false, bool race = false) =>
        new ThreadWorker(new TestExecutor(parseOnly ? new ParserHost() : new EngineHost(race), suite.Root, parseOnly), limits, StackBytes);

    private static TimeLimits LimitsOf(Options options) => new(TimeSpan.FromSeconds(options.TimeoutSeconds));

    private static int Serve(Options options)
    {
        using IWorker worker = MakeThreadWorker(Suite.Open(options.Dir), LimitsOf(options), options.ParseOnly, options.Race);
        return ProcessWorker.Serve(worker);
    }

    private static int Run(Options options)
    {
        Suite suite = Suite.Open(options.Dir);
        TimeLimits limits = LimitsOf(options);
        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<PlannedFile> planned = Runner.Plan(suite, LoadLists(), options.Filters);
        var chosen = planned.Where(file => file.Listing != Listing.Permanent && !(options.SkipListed && file.Listing != Listing.None)).ToList();
        IReadOnlyList<PlannedFile> files = Runner.Sample(chosen, options.Sample);

        int runs = 0, failures = 0;
        long shown = Stopwatch.GetTimestamp();
        IReadOnlyList<TestResult> results = Runner.Run(
            files,
            () => options.InProcess ? MakeThreadWorker(suite, limits, options.ParseOnly, options.Race) : new ProcessWorker(suite.Root, limits, options),
            options.Jobs,
            result =>
            {
                runs++;
                failures += result.Passed ? 0 : 1;
                if (options.Verbose && !result.Passed)
                    Console.WriteLine($"{result.Status} {result.Case}\n    {result.Message.Replace("\n", "\n    ")}");
                if (Stopwatch.GetElapsedTime(shown).TotalSeconds < 10)
                    return;
                shown = Stopwatch.GetTimestamp();
                Console.Error.WriteLine($"{runs} runs, {failures} failures, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, at {result.Case.Path}");
            });

        var report = new Report(planned, results, Stopwatch.GetElapsedTime(started));
        report.WriteText(Console.Out, options.Groups);
        return Write(report, options);
    }

    private static int Write(Report report, Options options)
    {
        bool worse = false;
        if (options.Compare is not null)
        {
            (IReadOnlyList<string> regressions, IReadOnlyList<string> mended) = report.CompareWith(options.Compare);
            Console.WriteLine($"\nworse   {regressions.Count}");
            foreach (string line in regressions)
                Console.WriteLine($"  {line}");
            Console.WriteLine($"better  {mended.Count}");
            worse = regressions.Count > 0;
        }

        if (options.Json is not null)
        {
            using FileStream json = File.Create(options.Json);
            report.WriteJson(json);
        }

        if (options.ListFailures is not null)
        {
            File.WriteAllLines(options.ListFailures, report.Failures
                .GroupBy(result => result.Case.Path)
                .Select(group => $"{group.Key} # {group.First().FirstLine}"));
        }

        return report.IsClean && !worse ? 0 : 1;
    }
}
