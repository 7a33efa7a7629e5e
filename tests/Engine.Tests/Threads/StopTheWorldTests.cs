using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

/// <summary>S1 of EngineThread: while the world is stopped nobody but the stopper runs.</summary>
public sealed class StopTheWorldTests
{
    [Theory]
    [InlineData(ThreadsMode.Parallel)]
    [InlineData(ThreadsMode.Locked)]
    public void Nobody_runs_while_the_world_is_stopped(ThreadsMode mode)
    {
        var world = new NativeWorld(mode);
        ThreadRegistry registry = world.Thread.Registry;
        long steps = 0;
        bool stop = false;
        var ends = new List<Completion>();
        for (int i = 0; i < 3; i++)
        {
            JsThread thread = world.NewThread();
            var end = new Completion();
            ends.Add(end);
            registry.Scheduler.Start(thread, () =>
            {
                while (!Volatile.Read(ref stop))
                {
                    Interlocked.Increment(ref steps);
                    thread.Poll();
                }
                registry.Remove(thread);
                end.Complete();
            });
        }

        long seen = 0;
        for (int round = 0; round < 200; round++)
        {
            registry.WhileStopped(null, () =>
            {
                long before = Interlocked.Read(ref steps);
                Thread.SpinWait(2000);
                Assert.Equal(before, Interlocked.Read(ref steps));
                seen = before;
            });
            if (round % 10 == 0)
                Thread.Yield();
        }

        Volatile.Write(ref stop, true);
        Assert.True(SpinWait.SpinUntil(() => ends.TrueForAll(end => end.IsOver), Patience.Ms));
        Assert.True(Interlocked.Read(ref steps) >= seen);
        Assert.Single(registry.Snapshot());
    }

    [Fact]
    public void A_thread_that_stops_the_world_runs_again_afterwards()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        JsThread main = world.Thread;
        main.Scheduler.Enter(main);
        bool ran = false;
        main.Registry.WhileStopped(main, () =>
        {
            ran = true;
            Assert.False(main.IsRunning);
        });
        Assert.True(ran);
        Assert.True(main.IsRunning);
        main.Scheduler.Leave(main);
    }

    [Fact]
    public void Two_stoppers_take_turns()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        int inside = 0, most = 0;
        Parallel.For(0, 4, _ =>
        {
            for (int i = 0; i < 200; i++)
            {
                world.Thread.Registry.WhileStopped(null, () =>
                {
                    int now = Interlocked.Increment(ref inside);
                    most = Math.Max(most, now);
                    Interlocked.Decrement(ref inside);
                });
            }
        });
        Assert.Equal(1, most);
    }
}
