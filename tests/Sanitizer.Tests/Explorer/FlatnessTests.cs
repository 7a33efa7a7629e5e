using System.Diagnostics;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using Xunit.Abstractions;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>Schedules leave nothing behind: no memory, no thread, no handle. Three thousand of them; a million with CJS_LONG=1.</summary>
public sealed class FlatnessTests(ITestOutputHelper output)
{
    private const long NoiseBytes = 4 << 20;
    private const int NoiseThreads = 4, NoiseFiles = 16;

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("CJS_LONG") == "1";

    private sealed record State(long Live, long Resident, int Threads, int Files);

    [Fact]
    public void Schedules_leave_no_memory_no_thread_and_no_handle_behind()
    {
        int all = s_isLong ? 1_000_000 : 3000;
        using var runner = new ScheduleRunner(Explored.Corpus("twenty-points.js"));
        var strategy = new RandomWalk();
        State? warm = null;
        for (int i = 1; i <= all; i++)
        {
            strategy.Begin((ulong)i);
            runner.Run(strategy, 1);
            if (i != 1 && i != all / 10 && i != all)
                continue;
            State state = Look();
            output.WriteLine($"schedule {i:N0}: {state.Live / 1024:N0} KB live, {state.Resident >> 20} MB resident, {state.Threads} threads, {state.Files} open files");
            if (i != all)
            {
                warm = state;
                continue;
            }
            Assert.Equal(1, runner.WorkerThreads);
            Assert.True(state.Live - warm!.Live < NoiseBytes, $"expected no memory left of {all - (all / 10)} schedules, found {state.Live - warm.Live} bytes");
            // Other tests of the process have threads and files too, unless this one runs alone.
            if (s_isLong)
            {
                Assert.InRange(state.Threads - warm.Threads, -NoiseThreads, NoiseThreads);
                Assert.InRange(state.Files - warm.Files, -NoiseFiles, NoiseFiles);
            }
        }
    }

    private static State Look()
    {
        long live = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        int files = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;
        return new State(live, process.WorkingSet64, process.Threads.Count, files);
    }
}
