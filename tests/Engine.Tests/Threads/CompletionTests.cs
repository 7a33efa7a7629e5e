using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class CompletionTests
{
    [Fact]
    public void Whoever_is_listed_before_the_end_is_woken_by_it()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        for (int round = 0; round < 300; round++)
        {
            var end = new Completion();
            int woken = 0, called = 0;
            var done = new List<Completion>();
            for (int i = 0; i < 3; i++)
            {
                JsThread thread = world.NewThread();
                var mine = new Completion();
                done.Add(mine);
                world.Thread.Registry.Scheduler.Start(thread, () =>
                {
                    if (!end.WhenOver(() => Interlocked.Increment(ref called)))
                        Interlocked.Increment(ref called);
                    end.Wait(thread);
                    Interlocked.Increment(ref woken);
                    world.Thread.Registry.Remove(thread);
                    mine.Complete();
                });
            }

            if (round % 3 == 0)
                Thread.Yield();
            end.Complete();
            Assert.True(SpinWait.SpinUntil(() => done.TrueForAll(mine => mine.IsOver), Patience.Ms));
            Assert.Equal(3, woken);
            Assert.Equal(3, called);
        }
    }

    // R3: who waits for the end of a thread that is on no list any more, and has not told of it yet, does not wait for ever.
    [Fact]
    public void An_end_that_is_not_told_yet_is_no_stall()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        ThreadRegistry registry = world.Thread.Registry;
        JsThread ending = world.NewThread();
        var end = new Completion();
        (_, Completion woken) = Waiting(world, end);
        int found = -1;
        registry.Remove(ending, () =>
        {
            found = Stalls.Find(registry, rings: true, world.Thread).Count;
            end.Complete();
        });
        Assert.Equal(0, found);
        Assert.True(SpinWait.SpinUntil(() => woken.IsOver, Patience.Ms));
        Assert.True(SpinWait.SpinUntil(() => !registry.HasEnding, Patience.Ms));
    }

    [Fact]
    public void Who_waits_for_an_end_that_nobody_tells_of_is_found()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        ThreadRegistry registry = world.Thread.Registry;
        var end = new Completion();
        (JsThread waiter, Completion woken) = Waiting(world, end);
        Assert.Equal([waiter], Stalls.Find(registry, rings: true, world.Thread));
        end.Complete();
        Assert.True(SpinWait.SpinUntil(() => woken.IsOver, Patience.Ms));
    }

    /// <summary>A thread that is parked until the end, and its own end.</summary>
    private static (JsThread Waiter, Completion Woken) Waiting(NativeWorld world, Completion end)
    {
        ThreadRegistry registry = world.Thread.Registry;
        JsThread waiter = world.NewThread();
        var woken = new Completion();
        registry.Scheduler.Start(waiter, () =>
        {
            end.Wait(waiter);
            registry.Remove(waiter, woken.Complete);
        });
        Assert.True(SpinWait.SpinUntil(() => waiter.Waiting is not null, Patience.Ms));
        return (waiter, woken);
    }

    [Fact]
    public void A_termination_ends_a_wait()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        JsThread thread = world.NewThread();
        var never = new Completion();
        TerminationReason? reason = null;
        var over = new Completion();
        world.Thread.Registry.Scheduler.Start(thread, () =>
        {
            try
            {
                never.Wait(thread);
            }
            catch (TerminationException stopped)
            {
                reason = stopped.Reason;
            }
            over.Complete();
        });
        Thread.Sleep(20);
        Assert.False(over.IsOver);
        thread.Terminate(TerminationReason.Cancelled);
        Assert.True(SpinWait.SpinUntil(() => over.IsOver, Patience.Ms));
        Assert.Equal(TerminationReason.Cancelled, reason);
    }
}
