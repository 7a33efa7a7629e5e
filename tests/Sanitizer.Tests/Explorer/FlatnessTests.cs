using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>Schedules leave nothing behind: no memory, no thread. The long form, a million of them, is in docs/benchmarks.md.</summary>
public sealed class FlatnessTests
{
    private const int Threads = 3, RunsOfPart = 1000;
    private const long NoiseBytes = 4 << 20;

    [Fact]
    public void Schedules_leave_no_memory_and_no_thread_behind()
    {
        using var runner = new ScheduleRunner(Explored.Text("""
            const box = { n: 0 };
            const threads = [1, 2, 3].map(i => new Thread(() => { box.n += i; return new Array(100).fill(i); }));
            for (const t of threads) t.join();
            """));
        var strategy = new RandomWalk();
        ulong seed = 0;
        Run();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Run();
        Run();
        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Threads, runner.WorkerThreads);
        Assert.True(left < NoiseBytes, $"expected no memory left of {2 * RunsOfPart} schedules, found {left} bytes");

        void Run()
        {
            for (int i = 0; i < RunsOfPart; i++)
            {
                strategy.Begin(++seed);
                runner.Run(strategy, 1);
            }
        }
    }
}
