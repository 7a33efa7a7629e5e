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

    [Fact]
    public void A_wait_for_a_value_that_is_gone_ends_at_once() =>
        Assert.Equal(WaitOutcome.NotEqual, WaiterTable.Wait(_thread, _memory, 0, () => false, double.PositiveInfinity));

    [Fact]
    public void A_wait_ends_with_its_time()
    {
        Assert.Equal(WaitOutcome.TimedOut, WaiterTable.Wait(_thread, _memory, 0, () => true, 5));
        Assert.Equal(0, WaiterTable.Notify(_memory, 0, double.PositiveInfinity));
    }

    [Fact]
    public void Waiters_are_woken_in_order_of_arrival_and_counted()
    {
        var woken = new List<int>();
        for (int i = 0; i < 3; i++)
        {
            int number = i;
            Assert.Equal(WaitOutcome.Ok, WaiterTable.WaitAsync(_memory, 4, () => true, double.PositiveInfinity, _ => woken.Add(number)));
        }
        Assert.Equal(2, WaiterTable.Notify(_memory, 4, 2));
        Assert.Equal([0, 1], woken);
        Assert.Equal(0, WaiterTable.Notify(_memory, 8, 2));
        Assert.Equal(1, WaiterTable.Notify(_memory, 4, double.PositiveInfinity));
        Assert.Equal([0, 1, 2], woken);
    }

    [Fact]
    public void A_blocked_thread_is_woken_by_another()
    {
        WaitOutcome outcome = WaitOutcome.TimedOut;
        var waiting = new Thread(() => outcome = WaiterTable.Wait(_thread, _memory, 0, () => true, 30_000));
        waiting.Start();
        while (WaiterTable.Notify(_memory, 0, 1) == 0)
            Thread.Sleep(1);
        waiting.Join();
        Assert.Equal(WaitOutcome.Ok, outcome);
    }

    [Fact]
    public void A_waiter_that_does_not_block_times_out()
    {
        using var done = new ManualResetEventSlim();
        WaitOutcome outcome = WaitOutcome.Ok;
        WaiterTable.WaitAsync(_memory, 0, () => true, 5, result =>
        {
            outcome = result;
            done.Set();
        });
        Assert.True(done.Wait(30_000));
        Assert.Equal(WaitOutcome.TimedOut, outcome);
    }

    [Fact]
    public void Termination_reaches_a_blocked_thread()
    {
        _thread.Terminate(TerminationReason.Cancelled);
        Assert.Throws<TerminationException>(() => WaiterTable.Wait(_thread, _memory, 0, () => true, double.PositiveInfinity));
        Assert.Equal(0, WaiterTable.Notify(_memory, 0, 1));
    }
}
