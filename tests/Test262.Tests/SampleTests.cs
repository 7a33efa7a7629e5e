using System.Diagnostics;
using Xunit;

namespace ConcurrentJs.Test262.Tests;

/// <summary>A short sample of the suite for every test run; the whole of it is the runner's job.</summary>
public sealed class SampleTests
{
    private const int SampleFiles = 600;

    [SuiteFact]
    public void A_sample_of_the_suite_fails_only_where_a_list_says_so()
    {
        Suite suite = Suite.Open(Environment.GetEnvironmentVariable("TEST262_DIR"));
        IReadOnlyList<PlannedFile> planned = Runner.Plan(suite, Program.LoadLists(), []);
        IReadOnlyList<PlannedFile> sample = Runner.Sample([.. planned.Where(file => file.Listing == Listing.None)], SampleFiles);

        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<TestResult> results = Runner.Run(
            sample, () => Program.MakeThreadWorker(suite, new TimeLimits(TimeSpan.FromSeconds(20))), Environment.ProcessorCount, _ => { });

        var report = new Report(planned, results, Stopwatch.GetElapsedTime(started));
        Assert.True(report.Unlisted.Count == 0, string.Join('\n', report.Unlisted.Select(result => $"{result.Case}: {result.FirstLine}")));
    }

    [SuiteFact]
    public void Every_listed_file_is_in_the_suite()
    {
        Suite suite = Suite.Open(Environment.GetEnvironmentVariable("TEST262_DIR"));
        var missing = Program.LoadLists().ListedFiles.Where(entry => !File.Exists(Path.Combine(suite.Root, entry.Subject))).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing.Select(entry => $"{entry.Source}: {entry.Subject} is not in the suite")));
    }
}
