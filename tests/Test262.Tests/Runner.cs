using System.Collections.Concurrent;

namespace ConcurrentJs.Test262.Tests;

/// <summary>A file with what it says about itself and the list it stands in.</summary>
internal sealed record PlannedFile(string Path, FrontMatter Matter, Exclusions.Entry? Entry)
{
    public Listing Listing => Entry?.Listing ?? Listing.None;
}

/// <summary>Chooses the files, deals their cases to the lanes and gathers what comes back.</summary>
internal static class Runner
{
    /// <summary>Every chosen file, the ones that are out of scope included, so that a report can count them.</summary>
    public static IReadOnlyList<PlannedFile> Plan(Suite suite, Exclusions lists, IReadOnlyList<string> filters)
    {
        IReadOnlyList<string> files = suite.Files(filters);
        var planned = new PlannedFile[files.Count];
        Parallel.For(0, files.Count, index =>
        {
            string path = files[index];
            FrontMatter matter = suite.MatterOf(path);
            string? proposed = matter.Features.FirstOrDefault(suite.ProposedFeatures.Contains);
            planned[index] = new PlannedFile(path, matter, lists.Find(path, matter.Features)
                ?? (proposed is null ? null : new Exclusions.Entry(Listing.Permanent, $"feature:{proposed}", "a proposal below stage 4", "features.txt")));
        });
        return planned;
    }

    /// <summary>Every k-th file, so that a sample is the same each time and touches every part of the suite.</summary>
    public static IReadOnlyList<PlannedFile> Sample(IReadOnlyList<PlannedFile> files, int count)
    {
        if (count <= 0 || count >= files.Count)
            return files;
        var sample = new PlannedFile[count];
        for (int i = 0; i < count; i++)
            sample[i] = files[(int)((long)i * files.Count / count)];
        return sample;
    }

    public static IReadOnlyList<TestResult> Run(IEnumerable<PlannedFile> files, Func<IWorker> makeWorker, int lanes, Action<TestResult> onResult)
    {
        var cases = new ConcurrentQueue<TestCase>(
            files.SelectMany(file => TestCase.ModesOf(file.Matter).Select(mode => new TestCase(file.Path, mode))));
        var results = new ConcurrentQueue<TestResult>();
        var gate = new Lock();

        void Lane()
        {
            using IWorker worker = makeWorker();
            while (cases.TryDequeue(out TestCase? test))
            {
                TestResult result = worker.Run(test);
                results.Enqueue(result);
                lock (gate)
                    onResult(result);
            }
        }

        Thread[] threads = [.. Enumerable.Range(0, lanes).Select(_ => new Thread(Lane) { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return [.. results.OrderBy(result => result.Case.Path, StringComparer.Ordinal).ThenBy(result => result.Case.Mode)];
    }
}
