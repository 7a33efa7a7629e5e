using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class ThreadRegistryTests
{
    [Fact]
    public void Ids_are_unique_among_live_threads_and_come_back_when_they_run_out()
    {
        var world = new NativeWorld(ThreadsMode.Locked);
        ThreadRegistry registry = world.Thread.Registry;
        var ids = new HashSet<int> { world.Thread.Id };
        var all = new List<JsThread>();
        for (int i = 0; i < ThreadRegistry.MaxId; i++)
        {
            var thread = new JsThread(world.Thread.Cluster);
            Assert.True(registry.TryAdd(thread));
            Assert.True(ids.Add(thread.Id));
            all.Add(thread);
        }

        Assert.Equal(0, world.Thread.Id);
        Assert.Equal(ThreadRegistry.MaxId, ids.Max());
        Assert.False(registry.TryAdd(new JsThread(world.Thread.Cluster)));
        registry.Remove(all[7]);
        var next = new JsThread(world.Thread.Cluster);
        Assert.True(registry.TryAdd(next));
        Assert.Equal(8, next.Id);
    }

    [Fact]
    public void The_heap_is_shared_from_the_second_thread_to_the_first_poll_of_the_last()
    {
        var world = new NativeWorld(ThreadsMode.Parallel);
        ThreadRegistry registry = world.Thread.Registry;
        Assert.False(registry.SharesHeap);
        JsThread second = world.NewThread();
        Assert.True(registry.SharesHeap);
        Assert.True(CellLock.Shared);
        registry.Remove(second);
        Assert.True(registry.SharesHeap);
        world.Thread.Poll();
        Assert.False(registry.SharesHeap);
    }

    [Fact]
    public void Locked_mode_never_shares_the_heap()
    {
        var world = new NativeWorld(ThreadsMode.Locked);
        world.NewThread();
        Assert.False(world.Thread.Registry.SharesHeap);
    }
}
