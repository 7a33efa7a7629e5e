using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class JsConditionTests
{
    private readonly NativeWorld _world = new(ThreadsMode.Parallel);
    private readonly JsMutex _mutex = new();
    private readonly JsCondition _condition = new();

    [Fact]
    public void A_wait_gives_the_mutex_up_and_ends_with_it()
    {
        JsThread main = _world.Thread, other = _world.NewThread();
        bool held = false, notified = false;
        var waiting = new Thread(() =>
        {
            _mutex.Acquire(other);
            notified = _condition.Wait(other, _mutex);
            held = _mutex.IsHeldBy(other);
            _mutex.Release(other);
        });
        waiting.Start();
        int count = 0;
        while (count == 0)
        {
            _mutex.Acquire(main);
            count = _condition.Notify(1);
            _mutex.Release(main);
        }
        Assert.True(waiting.Join(Patience.Ms));
        Assert.Equal((1, true, true), (count, notified, held));
        Assert.Equal(0, _condition.Notify(5));
    }

    [Fact]
    public void A_wait_ends_with_its_time_and_holds_the_mutex()
    {
        JsThread main = _world.Thread;
        _mutex.Acquire(main);
        Assert.False(_condition.Wait(main, _mutex, 5));
        Assert.True(_mutex.IsHeldBy(main));
        Assert.Equal(0, _condition.Notify(1));
        _mutex.Release(main);
    }

    [Fact]
    public void A_terminated_waiter_leaves_without_the_mutex()
    {
        JsThread main = _world.Thread;
        _mutex.Acquire(main);
        main.Terminate(TerminationReason.Cancelled);
        Assert.Throws<TerminationException>(() => _condition.Wait(main, _mutex));
        Assert.False(_mutex.IsHeld);
        Assert.Equal(0, _condition.Notify(1));
    }
}
