using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests;

/// <summary>Threads of the host that come into the engine are watched as threads that a program starts are (H11).</summary>
public sealed class HostThreadTests
{
    private static int Races(Action<Engine> scenario)
    {
        var session = new RaceSession();
        using var engine = new Engine(new EngineOptions { Threads = ThreadsMode.Parallel, Probe = session.Probe });
        engine.Evaluate("var o = { n: 0 }; function add() { o.n++; }");
        scenario(engine);
        return session.Reporter.Reports.Count;
    }

    private static void OnThreads(int count, Action work)
    {
        using var start = new Barrier(count);
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            work();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    [Fact]
    public void Calls_of_two_host_threads_at_once_race() =>
        Assert.Equal(1, Races(engine =>
        {
            using var both = new Barrier(2);
            OnThreads(2, () =>
            {
                using IDisposable attached = engine.AttachThread();
                both.SignalAndWait();
                engine.Call("add");
                both.SignalAndWait();
            });
        }));

    [Fact]
    public void Calls_of_the_host_one_after_the_other_do_not_race() =>
        Assert.Equal(0, Races(engine =>
        {
            for (int i = 0; i < 3; i++)
                OnThreads(1, () => engine.Call("add"));
            engine.Call("add");
        }));
}
