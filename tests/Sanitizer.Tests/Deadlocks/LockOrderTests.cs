using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Deadlocks;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Tests.Deadlocks;

/// <summary>Locks taken in different orders.</summary>
public sealed class LockOrderTests
{
    private readonly LockOrder _order = new();
    private readonly LockName _a = new(1, null), _b = new(2, null), _c = new(3, null), _gate = new(4, null);
    private readonly CallTree _calls = new();
    private int _pc;

    private CodeSite Site() => _calls.Root.Enter("locks", 0).At(_pc++);

    private void Take(ThreadInfo thread, params LockName[] names)
    {
        LockSet held = LockSet.None;
        foreach (LockName name in names)
        {
            CodeSite here = Site();
            if (held.Count > 0)
                _order.Taken(thread, held, name, here);
            held = held.With(name, here);
        }
    }

    private static ThreadInfo Thread(string name) => new(name, null, null);

    [Fact]
    public void Two_threads_and_two_orders_are_a_cycle()
    {
        Take(Thread("t"), _a, _b);
        Take(Thread("u"), _b, _a);
        Assert.Equal(2, Assert.Single(_order.Cycles()).Edges.Count);
    }

    [Fact]
    public void One_order_is_none()
    {
        Take(Thread("t"), _a, _b);
        Take(Thread("u"), _a, _b);
        Assert.Empty(_order.Cycles());
    }

    [Fact]
    public void One_thread_alone_is_none()
    {
        ThreadInfo t = Thread("t");
        Take(t, _a, _b);
        Take(t, _b, _a);
        Assert.Empty(_order.Cycles());
    }

    [Fact]
    public void A_gate_lock_around_both_makes_it_none()
    {
        Take(Thread("t"), _gate, _a, _b);
        Take(Thread("u"), _gate, _b, _a);
        Assert.Empty(_order.Cycles());
    }

    [Fact]
    public void Three_threads_in_a_ring_are_a_cycle()
    {
        Take(Thread("t"), _a, _b);
        Take(Thread("u"), _b, _c);
        Take(Thread("v"), _c, _a);
        Assert.Equal(3, Assert.Single(_order.Cycles()).Edges.Count);
    }
}
