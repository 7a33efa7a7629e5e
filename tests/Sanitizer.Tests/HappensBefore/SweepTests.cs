using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Tests.HappensBefore;

/// <summary>Objects whose keys come and go: their shadow stays small, and no race is lost that can be known.</summary>
public sealed class SweepTests
{
    private readonly Story _s = new();
    private readonly Thing _o = new(), _l = new();
    private readonly Actor _a, _b;

    public SweepTests()
    {
        _a = _s.Fork(_s.Main);
        _b = _s.Fork(_s.Main);
        (_a.Sites, _b.Sites, _s.Main.Sites) = (8, 8, 8);
    }

    private int Size => ((ObjectShadow)_o.Shadow!).Size;

    private void Under(Actor t, Action action)
    {
        _s.Lock(t, _l);
        action();
        _s.Unlock(t, _l);
    }

    // The main thread takes part, so that it hears of what the others do.
    private void Turn(Action<Actor> action)
    {
        foreach (Actor t in new[] { _a, _b, _s.Main })
            Under(t, () => action(t));
    }

    [Fact]
    public void Fresh_keys_of_an_object_under_a_lock_need_no_more_room_than_a_few()
    {
        for (int i = 0; i < 30_000; i++)
        {
            int n = i;
            Turn(t => _s.Named(t, _o, $"key{n}", Access.Add));
        }
        Assert.True(Size < 3000, $"expected a small shadow, found {Size} cells");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void Fresh_entries_of_a_map_and_elements_of_a_queue_too()
    {
        for (int i = 0; i < 60_000; i++)
        {
            int n = i;
            Turn(t =>
            {
                _s.Entry(t, _o, $"key{n}", Access.Add);
                _s.Indexed(t, _o, (uint)n, Access.Add);
            });
        }
        Assert.True(Size < 5000, $"expected a small shadow, found {Size} cells");
        Assert.Empty(_s.Races);
    }

    [Fact]
    public void Who_waits_for_a_thread_will_know_what_that_one_knows()
    {
        object? none = null;
        _s.End(_b);
        _s.Join(_s.Main, _b);
        _s.Detector.WaitBegins(_s.Main, WaitReason.ThreadEnd, _a, ref none);
        for (int i = 0; i < 30_000; i++)
            _s.Named(_a, _o, $"key{i}", Access.Add);
        Assert.True(Size < 3000, $"expected a small shadow, found {Size} cells");
    }

    [Fact]
    public void What_a_thread_has_not_heard_of_is_kept()
    {
        _s.Named(_a, _o, "early", Access.Write);
        for (int i = 0; i < 5000; i++)
        {
            int n = i;
            Under(_a, () => _s.Named(_a, _o, $"key{n}", Access.Add));
        }
        _s.Named(_b, _o, "early", Access.Write);
        Assert.Equal("early", Assert.Single(_s.Races).Place.Key);
    }

    [Fact]
    public void Threads_that_never_hear_of_each_other_cost_a_bounded_number_of_cells()
    {
        for (int i = 0; i < 200_000; i++)
            _s.Named(i % 2 == 0 ? _a : _b, _o, $"key{i}", Access.Add);
        Assert.True(Size <= ObjectShadow.MaxCells * 2, $"expected a bounded shadow, found {Size} cells");
        Assert.True(_s.Detector.CellsGivenUp > 0);
        Assert.Empty(_s.Races);
    }
}
