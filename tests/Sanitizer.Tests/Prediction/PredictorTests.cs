using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;
using ConcurrentJs.Sanitizer.Tests.HappensBefore;

namespace ConcurrentJs.Sanitizer.Tests.Prediction;

/// <summary>Sync-preserving races: what the run ordered by the luck of its locks, and what no other order gets to.</summary>
public sealed class PredictorTests
{
    private readonly Story _s = new(predicts: true);
    private readonly Thing _o = new(), _l = new(), _m = new(), _k = new();
    private readonly Actor _a, _b;

    public PredictorTests()
    {
        _a = _s.Fork(_s.Main);
        _b = _s.Fork(_s.Main);
    }

    private void Section(Actor t, Thing l, Action? inside = null)
    {
        _s.Lock(t, l);
        inside?.Invoke();
        _s.Unlock(t, l);
    }

    private void Write(Actor t, string key) => _s.Named(t, _o, key, Access.Write);

    private void Read(Actor t, string key) => _s.Named(t, _o, key, Access.Read);

    private void AssertPredicted()
    {
        Race race = Assert.Single(_s.Races);
        Assert.True(race.IsPredicted);
        Assert.Equal("thread 1", race.First.Thread.Name);
        Assert.Equal("thread 2", race.Second.Thread.Name);
    }

    [Fact]
    public void An_order_that_only_empty_sections_made_is_luck()
    {
        Write(_a, "x");
        Section(_a, _l);
        Section(_b, _l);
        Write(_b, "x");
        AssertPredicted();
    }

    [Fact]
    public void Without_prediction_it_is_none()
    {
        var story = new Story();
        Actor a = story.Fork(story.Main), b = story.Fork(story.Main);
        story.Named(a, _o, "x", Access.Write);
        story.Lock(a, _l);
        story.Unlock(a, _l);
        story.Lock(b, _l);
        story.Unlock(b, _l);
        story.Named(b, _o, "x", Access.Write);
        Assert.Empty(story.Races);
    }

    [Fact]
    public void Two_accesses_under_one_lock_never_race()
    {
        Section(_a, _l, () => Write(_a, "x"));
        Section(_b, _l, () => Write(_b, "x"));
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void What_a_section_reads_of_the_other_one_orders_them()
    {
        Write(_a, "x");
        Section(_a, _l, () => Write(_a, "y"));
        Section(_b, _l, () => Read(_b, "y"));
        Write(_b, "x");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void A_write_does_not_read_what_it_replaces()
    {
        Write(_a, "x");
        Section(_a, _l, () => Write(_a, "y"));
        Section(_b, _l, () => Write(_b, "y"));
        Write(_b, "x");
        AssertPredicted();
    }

    // The order of sections is kept: what the second section of l needs to have begun needs the end of the first.
    [Fact]
    public void The_order_of_the_sections_that_must_remain_is_kept()
    {
        Section(_a, _l, () => { Write(_a, "y"); });
        Write(_a, "x");
        Section(_a, _m, () => Write(_a, "z"));
        Section(_b, _m, () => Read(_b, "z"));
        Section(_b, _l);
        Write(_b, "x");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void An_access_inside_a_section_of_another_lock_races_with_one_outside()
    {
        Section(_a, _l, () => Write(_a, "x"));
        Section(_a, _m);
        Section(_b, _m);
        Section(_b, _k, () => Write(_b, "x"));
        AssertPredicted();
    }

    // b's section must have begun, so a's must be over, and a's write is in it.
    [Fact]
    public void A_section_that_must_have_begun_needs_the_one_before_it_to_have_ended()
    {
        Section(_a, _l, () => { Write(_a, "y"); Write(_a, "x"); });
        Actor c = _s.Fork(_s.Main);
        Section(_b, _l, () => Read(_b, "y"));
        Write(_b, "x");
        Assert.Empty(_s.Races);
        Section(c, _l);
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void An_atomic_that_is_read_orders_in_every_schedule()
    {
        Write(_a, "x");
        _s.Atomic(_a, _o, "flag", Access.AtomicWrite);
        Section(_a, _l);
        _s.Atomic(_b, _o, "flag", Access.AtomicRead);
        Section(_b, _l);
        Write(_b, "x");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void A_message_and_a_join_order_in_every_schedule()
    {
        Write(_a, "x");
        object? token = _s.Detector.Depart(_a);
        Section(_a, _l);
        _s.Detector.Arrive(_b, token);
        Section(_b, _l);
        Write(_b, "x");
        _s.Join(_s.Main, _a);
        _s.Join(_s.Main, _b);
        Write(_s.Main, "x");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void A_notification_comes_before_the_wait_that_it_ends()
    {
        Write(_a, "x");
        object? token = _s.Detector.Notifying(_a, _m, ref _m.Shadow);
        Section(_a, _l);
        Section(_b, _l);
        _s.Detector.Woken(_b, token);
        Write(_b, "x");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void Who_looked_at_a_lock_depends_on_its_last_change()
    {
        Write(_a, "x");
        Section(_a, _l);
        _s.Detector.Looked(_b, _l, ref _l.Shadow);
        Section(_b, _l);
        Write(_b, "x");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void A_later_write_of_the_same_moment_carries_what_was_done_before_it()
    {
        Write(_a, "y");
        Write(_a, "z");
        Write(_a, "y");
        Section(_a, _l);
        Section(_b, _l);
        Read(_b, "y");
        _s.Races.Clear();
        Write(_b, "z");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void Commuting_changes_do_not_race_and_a_listing_does()
    {
        _s.Part(_a, _o, Part.KeySet, Access.Update);
        Section(_a, _l);
        Section(_b, _l);
        _s.Part(_b, _o, Part.KeySet, Access.Update);
        Assert.Empty(_s.Races);
        _s.Part(_b, _o, Part.KeySet, Access.Read);
        AssertPredicted();
    }

    [Fact]
    public void Memory_is_bounded_and_predictions_go_on_in_the_next_window()
    {
        (_a.Sites, _b.Sites) = (12, 12);
        for (int i = 0; i < 100_000; i++)
        {
            Section(_a, _l, () => Write(_a, "y"));
            Section(_b, _l, () => Read(_b, "y"));
        }
        Assert.Empty(_s.Races);
        (_a.Sites, _b.Sites) = (int.MaxValue, int.MaxValue);
        Write(_a, "x");
        Section(_a, _m);
        Section(_b, _m);
        Write(_b, "x");
        AssertPredicted();
    }
}
