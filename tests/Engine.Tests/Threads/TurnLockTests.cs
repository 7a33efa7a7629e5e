using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class TurnLockTests
{
    [Fact]
    public void One_holder_at_a_time_and_a_spinning_thread_starves_nobody()
    {
        var world = new NativeWorld(ThreadsMode.Locked);
        ThreadRegistry registry = world.Thread.Registry;
        int inside = 0;
        bool broken = false, stop = false;
        long[] turns = new long[3];
        var ends = new List<Completion>();
        for (int i = 0; i < turns.Length; i++)
        {
            int self = i;
            JsThread thread = world.NewThread();
            var end = new Completion();
            ends.Add(end);
            registry.Scheduler.Start(thread, () =>
            {
                while (!Volatile.Read(ref stop))
                {
                    broken |= Interlocked.Increment(ref inside) != 1;
                    turns[self]++;
                    Interlocked.Decrement(ref inside);
                    thread.Poll();
                }
                end.Complete();
            });
        }

        Assert.True(SpinWait.SpinUntil(() => turns.All(static count => count > 100), Patience.Ms));
        Volatile.Write(ref stop, true);
        Assert.True(SpinWait.SpinUntil(() => ends.TrueForAll(end => end.IsOver), Patience.Ms));
        Assert.False(broken);
    }
}
