using System.Diagnostics;

namespace ConcurrentJs.Soak;

/// <summary>Whether a process leaks: its live heap and its threads over time.</summary>
public static class Health
{
    /// <summary>Growth below this is noise: caches that fill, compiled code.</summary>
    private const long SlackBytes = 6 << 20;

    private const int SlackThreads = 8;

    /// <summary>Collects garbage first, finalizers included.</summary>
    public static HealthSample Sample(long episode, int segment)
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        using var self = Process.GetCurrentProcess();
        return new HealthSample(episode, segment, GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64, self.Threads.Count);
    }

    /// <summary>Compares the last third of a segment's samples with its second third; the first third is warm-up. Null: flat, or too few samples to say.</summary>
    public static string? Leak(IReadOnlyList<HealthSample> samples)
    {
        foreach (IGrouping<int, HealthSample> segment in samples.GroupBy(static sample => sample.Segment))
        {
            HealthSample[] all = [.. segment];
            if (all.Length < 9)
                continue;
            int third = all.Length / 3;
            long before = Median(all[third..(2 * third)], static sample => sample.LiveBytes), after = Median(all[(2 * third)..], static sample => sample.LiveBytes);
            if (after > before + before / 10 + SlackBytes)
                return $"the live heap grew from {before >> 10:N0} KB to {after >> 10:N0} KB in process {segment.Key}";
            long threadsBefore = Median(all[third..(2 * third)], static sample => sample.OsThreads), threadsAfter = Median(all[(2 * third)..], static sample => sample.OsThreads);
            if (threadsAfter > threadsBefore + SlackThreads)
                return $"the process's threads grew from {threadsBefore} to {threadsAfter} in process {segment.Key}";
        }
        return null;
    }

    private static long Median(HealthSample[] samples, Func<HealthSample, long> of)
    {
        long[] sorted = [.. samples.Select(of).Order()];
        return sorted[sorted.Length / 2];
    }
}
