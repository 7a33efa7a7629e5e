using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class WaiterTableTests
{
    private readonly object _memory = new();
    private readonly JsThread _thread = new NativeWorld().Thread;

    private WaitPlace At(long offset) => new(_memory, null, offset);

    [Fact]
    public void A_wait_for_a_value_that_is_gone_ends_at_once() =>
        Assert.Equal(WaitOutcome.NotEqual, WaiterTable.Wait(_thread, At(0), () => false, double.PositiveInfinity));

    [Fact]
    public void A_wait_ends_with_its_time()
    {
        Assert.Equal(WaitOutcome.TimedOut, WaiterTable.Wait(_thread, At(0), () => true, 5));
        Assert.Equal(0, WaiterTable.Notify(null, At(0), double.PositiveInfinity));
    }

    [Fact]
    public void Waiters_are_woken_in_order_of_arrival_and_counted()
    {
        var woken = new List<int>();
        for (int i = 0; i < 3; i++)
            Assert.Equal(WaitOutcome.Ok, WaiterTable.WaitAsync(At(4), () => true, double.PositiveInfinity, new Noted(woken, i)));
        Assert.Equal(2, WaiterTable.Notify(null, At(4), 2));
        Assert.Equal([0, 1], woken);
        Assert.Equal(0, WaiterTable.Notify(null, At(8), 2));
        Assert.Equal(1, WaiterTable.Notify(null, At(4), double.PositiveInfinity));
        Assert.Equal([0, 1, 2], woken);
    }

    [Fact]
    public void A_blocked_thread_is_woken_by_another()
    {
        WaitOutcome outcome = WaitOutcome.TimedOut;
        var waiting = new Thread(() => outcome = WaiterTable.Wait(_thread, At(0), () => true, double.PositiveInfinity));
        waiting.Start();
        while (WaiterTable.Notify(null, At(0), 1) == 0)
            Thread.Sleep(1);
        waiting.Join();
        Assert.Equal(WaitOutcome.Ok, outcome);
    }

    [Fact]
    public void A_waiter_is_taken_out_once()
    {
        var woken = new List<int>();
        var waiter = new Noted(woken, 1);
        WaiterTable.WaitAsync(At(0), () => true, 5, waiter);
        Assert.True(WaiterTable.TryTake(At(0), waiter));
        Assert.False(WaiterTable.TryTake(At(0), waiter));
        Assert.Equal(0, WaiterTable.Notify(null, At(0), 1));
        Assert.Empty(woken);
    }

    [Fact]
    public void No_time_is_an_answer_at_once() =>
        Assert.Equal(WaitOutcome.TimedOut, WaiterTable.WaitAsync(At(0), () => true, 0, new Noted([], 0)));

    [Fact]
    public void The_lists_do_not_keep_their_owner_alive()
    {
        WeakReference owner = ListSomebody();
        for (int i = 0; i < 10 && owner.IsAlive; i++)
            GC.Collect();
        Assert.False(owner.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference ListSomebody()
    {
        var owner = new object();
        WaiterTable.WaitAsync(new WaitPlace(owner, null, 0), () => true, double.PositiveInfinity, new Noted([], 0));
        return new WeakReference(owner);
    }

    [Fact]
    public void Termination_reaches_a_blocked_thread()
    {
        _thread.Terminate(TerminationReason.Cancelled);
        Assert.Throws<TerminationException>(() => WaiterTable.Wait(_thread, At(0), () => true, double.PositiveInfinity));
        Assert.Equal(0, WaiterTable.Notify(null, At(0), 1));
    }

    private sealed class Noted(List<int> woken, int number) : AsyncWaiter
    {
        public override void Woken(object? token) => woken.Add(number);
    }
}
