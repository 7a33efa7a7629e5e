using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class JsMutexTests
{
    private readonly NativeWorld _world = new(ThreadsMode.Parallel);
    private readonly JsMutex _mutex = new();

    [Fact]
    public void Only_one_thread_is_inside()
    {
        int inside = 0, worst = 0, count = 0;
        RunAll(4, t =>
        {
            for (int i = 0; i < 5000; i++)
            {
                _mutex.Acquire(t);
                worst = Math.Max(worst, ++inside);
                count++;
                inside--;
                _mutex.Release(t);
            }
        });
        Assert.Equal((1, 20_000), (worst, count));
        Assert.False(_mutex.IsHeld);
    }

    [Fact]
    public void Requests_are_served_in_order_and_exclude_threads()
    {
        JsThread main = _world.Thread;
        Assert.True(_mutex.TryAcquire(main));
        var granted = new List<int>();
        Wish[] wishes = [.. Enumerable.Range(0, 3).Select(i => new Wish(main, granted, i))];
        foreach (Wish wish in wishes)
            _mutex.Request(wish);
        Assert.Empty(granted);
        _mutex.Release(main);
        Assert.Equal([0], granted);
        Assert.True(wishes[0].TryTakeUp());
        Assert.False(_mutex.TryAcquire(main));
        _mutex.ReleaseRequest();
        Assert.Equal([0, 1], granted);
        Assert.True(wishes[1].TryTakeUp());
        _mutex.ReleaseRequest();
        Assert.True(wishes[2].TryTakeUp());
        _mutex.ReleaseRequest();
        Assert.False(_mutex.IsHeld);
    }

    [Fact]
    public void A_grant_that_nobody_took_up_is_recalled_and_granted_again()
    {
        JsThread main = _world.Thread, other = _world.NewThread();
        var granted = new List<int>();
        var wish = new Wish(main, granted, 7);
        _mutex.Request(wish);
        Assert.Equal([7], granted);
        Assert.True(_mutex.Acquire(other));
        Assert.False(wish.TryTakeUp());
        _mutex.Release(other);
        Assert.Equal([7, 7], granted);
        Assert.True(wish.TryTakeUp());
        Assert.False(_mutex.Acquire(other, 10));
        _mutex.ReleaseRequest();
    }

    [Fact]
    public void A_wait_ends_with_its_time()
    {
        JsThread main = _world.Thread, other = _world.NewThread();
        Assert.True(_mutex.TryAcquire(main));
        Assert.False(_mutex.Acquire(other, 5));
        _mutex.Release(main);
        Assert.True(_mutex.Acquire(other, 5));
        _mutex.Release(other);
    }

    [Fact]
    public void A_terminated_waiter_leaves_and_others_go_on()
    {
        JsThread main = _world.Thread, other = _world.NewThread();
        Assert.True(_mutex.TryAcquire(main));
        other.Terminate(TerminationReason.Cancelled);
        Assert.Throws<TerminationException>(() => _mutex.Acquire(other));
        _mutex.Release(main);
        Assert.False(_mutex.IsHeld);
        Assert.True(_mutex.TryAcquire(main));
        _mutex.Release(main);
    }

    // How long a thread waits is the machine's affair; that it does not wait for ever while the others go on is the mutex's.
    [Fact]
    public void Every_thread_gets_its_turns_while_others_hammer()
    {
        const int Turns = 300;
        int left = 4;
        RunAll(4, t =>
        {
            for (int turns = 0; Volatile.Read(ref left) > 0; turns++)
            {
                _mutex.Acquire(t);
                if (turns == Turns)
                    left--;
                _mutex.Release(t);
            }
        });
        Assert.Equal(0, left);
    }

    private void RunAll(int count, Action<JsThread> body)
    {
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ =>
        {
            JsThread t = _world.NewThread();
            var thread = new Thread(() => body(t));
            thread.Start();
            return thread;
        })];
        foreach (Thread thread in threads)
            Assert.True(thread.Join(Patience.Ms));
    }

    private sealed class Wish(JsThread receiver, List<int> granted, int number) : MutexRequest(receiver)
    {
        protected override void Granted() => granted.Add(number);

        protected override void Recalled() { }
    }
}
