using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.Tests.HappensBefore;

/// <summary>Each edge of HAPPENS-BEFORE.md: quiet with it, a race without.</summary>
public sealed class EdgeTests
{
    private readonly Story _s = new();
    private readonly Thing _o = new(), _l = new(), _m = new();

    private Actor Main => _s.Main;

    [Fact]
    public void H1_A_thread_is_ordered_with_itself()
    {
        Actor a = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        _s.Named(a, _o, "x", Access.Read);
        _s.Named(a, _o, "x", Access.Write);
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void Two_threads_without_an_edge_race()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        _s.Named(b, _o, "x", Access.Write);
        var race = Assert.Single(_s.Races);
        Assert.Equal("thread 1", race.First.Thread.Name);
        Assert.Equal("thread 2", race.Second.Thread.Name);
    }

    [Fact]
    public void H2_The_parent_before_the_fork_is_ordered_with_the_child_and_after_it_is_not()
    {
        Actor other = _s.Fork(Main);
        _s.Named(Main, _o, "x", Access.Write);
        Actor a = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        Assert.Empty(_s.Races);
        _s.Named(Main, _o, "x", Access.Read);
        Assert.Single(_s.Races);
        _s.End(other);
    }

    [Fact]
    public void H3_Join_orders_the_child_with_what_follows()
    {
        Actor other = _s.Fork(Main), a = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        _s.Join(Main, a);
        _s.Named(Main, _o, "x", Access.Write);
        Assert.Empty(_s.Races);
        _s.Named(other, _o, "x", Access.Read);
        Assert.Single(_s.Races);
    }

    [Fact]
    public void H3_An_end_that_nobody_joined_orders_nothing()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        _s.End(a);
        _s.Named(b, _o, "x", Access.Write);
        Assert.Single(_s.Races);
    }

    [Fact]
    public void H4_One_lock_orders_two_do_not()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Lock(a, _l);
        _s.Named(a, _o, "x", Access.Write);
        _s.Unlock(a, _l);
        _s.Lock(b, _l);
        _s.Named(b, _o, "x", Access.Write);
        _s.Unlock(b, _l);
        Assert.Empty(_s.Races);
        _s.Lock(a, _m);
        _s.Named(a, _o, "x", Access.Write);
        _s.Unlock(a, _m);
        var race = Assert.Single(_s.Races);
        Assert.Equal(1, race.First.Locks.Count);
        Assert.Equal(1, race.Second.Locks.Count);
        Assert.NotSame(race.First.Locks.Name, race.Second.Locks.Name);
    }

    [Fact]
    public void H4_What_a_holder_does_after_releasing_is_not_ordered()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Lock(a, _l);
        _s.Unlock(a, _l);
        _s.Named(a, _o, "x", Access.Write);
        _s.Lock(b, _l);
        _s.Named(b, _o, "x", Access.Write);
        Assert.Single(_s.Races);
    }

    [Fact]
    public void H5_A_message_orders_its_sender_before_its_receiver()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        object? token = _s.Detector.Depart(a);
        _s.Named(a, _o, "y", Access.Write);
        _s.Detector.Arrive(b, token);
        _s.Named(b, _o, "x", Access.Write);
        Assert.Empty(_s.Races);
        _s.Named(b, _o, "y", Access.Write);
        Assert.Single(_s.Races);
    }

    [Fact]
    public void H6_A_merged_message_orders_every_sender()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main), c = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        _s.Named(b, _o, "y", Access.Write);
        object? token = _s.Detector.Merge(_s.Detector.Depart(a), _s.Detector.Depart(b));
        _s.Detector.Arrive(c, token);
        _s.Named(c, _o, "x", Access.Read);
        _s.Named(c, _o, "y", Access.Read);
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void H8_An_atomic_read_synchronises_with_the_write_it_reads()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Named(a, _o, "data", Access.Write);
        _s.Atomic(a, _o, "flag", Access.AtomicWrite);
        _s.Atomic(b, _o, "flag", Access.AtomicRead);
        _s.Named(b, _o, "data", Access.Read);
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void D17_A_blind_store_cuts_the_chain_and_a_read_modify_write_keeps_it()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main), c = _s.Fork(Main);
        _s.Named(a, _o, "data", Access.Write);
        _s.Atomic(a, _o, "flag", Access.AtomicWrite);
        _s.Atomic(b, _o, "flag", Access.AtomicUpdate);
        _s.Atomic(c, _o, "flag", Access.AtomicRead);
        _s.Named(c, _o, "data", Access.Read);
        Assert.Empty(_s.Races);
        Actor d = _s.Fork(Main), e = _s.Fork(Main);
        _s.Atomic(d, _o, "flag", Access.AtomicWrite);
        _s.Atomic(e, _o, "flag", Access.AtomicRead);
        _s.Named(e, _o, "data", Access.Read);
        Assert.Single(_s.Races);
    }

    [Fact]
    public void D15_A_failed_compareExchange_does_not_release()
    {
        Actor a = _s.Fork(Main), b = _s.Fork(Main);
        _s.Named(a, _o, "data", Access.Write);
        _s.Atomic(a, _o, "flag", Access.AtomicRead);
        _s.Atomic(b, _o, "flag", Access.AtomicRead);
        _s.Named(b, _o, "data", Access.Read);
        Assert.Single(_s.Races);
    }

    [Fact]
    public void Nothing_is_recorded_while_one_thread_knows_of_all_ends()
    {
        Assert.Null(Main.Recorder);
        Actor a = _s.Fork(Main);
        Assert.NotNull(Main.Recorder);
        _s.Join(Main, a);
        Assert.Null(Main.Recorder);
        Actor b = _s.Fork(Main), c = _s.Fork(Main);
        _s.End(c);
        _s.Join(Main, b);
        Assert.NotNull(Main.Recorder);
    }

    [Fact]
    public void A_slot_is_used_again_only_by_a_child_of_somebody_who_knows_the_end()
    {
        Actor a = _s.Fork(Main), keep = _s.Fork(Main);
        _s.Named(a, _o, "x", Access.Write);
        _s.End(a);
        Actor b = _s.Fork(keep);
        _s.Named(b, _o, "x", Access.Write);
        Assert.Single(_s.Races);
        _s.Races.Clear();
        _s.Join(Main, a);
        Actor c = _s.Fork(Main);
        _s.Named(c, _o, "y", Access.Write);
        _s.Named(b, _o, "y", Access.Write);
        Assert.Equal("thread 4", Assert.Single(_s.Races).First.Thread.Name);
    }
}
