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
