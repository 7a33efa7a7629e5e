using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Tests.HappensBefore;

/// <summary>What conflicts with what (LOCATIONS.md), in both orders.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData(Access.Read, Access.Read, false)]
    [InlineData(Access.Read, Access.Write, true)]
    [InlineData(Access.Read, Access.Add, true)]
    [InlineData(Access.Read, Access.Remove, true)]
    [InlineData(Access.Read, Access.Has, false)]
    [InlineData(Access.Has, Access.Write, false)]
    [InlineData(Access.Has, Access.Add, true)]
    [InlineData(Access.Has, Access.Remove, true)]
    [InlineData(Access.Has, Access.Has, false)]
    [InlineData(Access.Write, Access.Write, true)]
    [InlineData(Access.Write, Access.Remove, true)]
    public void Of_one_property(Access first, Access second, bool races)
    {
        Check(first, second, races);
        Check(second, first, races);

        static void Check(Access first, Access second, bool races)
        {
            var s = new Story();
            Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
            Thing o = new(), array = new(), map = new();
            s.Named(a, o, "x", first);
            s.Named(b, o, "x", second);
            Assert.Equal(races, s.Races.Count > 0);
            s.Races.Clear();
            s.Indexed(a, array, 70, first);
            s.Indexed(b, array, 70, second);
            Assert.Equal(races, s.Races.Count > 0);
            s.Races.Clear();
            s.Entry(a, map, "k", first);
            s.Entry(b, map, "k", second);
            Assert.Equal(races, s.Races.Count > 0);
        }
    }

    [Theory]
    [InlineData(Access.AtomicRead, Access.Read, false)]
    [InlineData(Access.AtomicRead, Access.Write, true)]
    [InlineData(Access.AtomicWrite, Access.Read, true)]
    [InlineData(Access.AtomicWrite, Access.Write, true)]
    [InlineData(Access.AtomicUpdate, Access.Write, true)]
    [InlineData(Access.AtomicWrite, Access.Has, false)]
    [InlineData(Access.AtomicAdd, Access.Has, true)]
    public void D14_Atomic_beside_plain(Access atomic, Access plain, bool races)
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
        Thing o = new(), p = new();
        s.Atomic(a, o, "x", atomic);
        s.Named(b, o, "x", plain);
        Assert.Equal(races, s.Races.Count > 0);
        s.Races.Clear();
        s.Named(a, p, "x", plain);
        s.Atomic(b, p, "x", atomic);
        Assert.Equal(races, s.Races.Count > 0);
    }

    [Fact]
    public void Atomics_on_one_cell_never_race()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
        var o = new Thing();
        foreach (Access one in (Access[])[Access.AtomicWrite, Access.AtomicRead, Access.AtomicUpdate, Access.AtomicAdd])
        {
            foreach (Access two in (Access[])[Access.AtomicWrite, Access.AtomicRead, Access.AtomicUpdate])
            {
                s.Atomic(a, o, "x", one);
                s.Atomic(b, o, "x", two);
            }
        }
        Assert.Empty(s.Races);
    }

    [Fact]
    public void D5_Adds_and_deletes_of_different_keys_commute_but_a_listing_sees_them()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main), c = s.Fork(s.Main);
        var o = new Thing();
        s.Named(a, o, "x", Access.Add);
        s.Named(b, o, "y", Access.Add);
        s.Named(b, o, "y", Access.Remove);
        Assert.Empty(s.Races);
        s.Part(c, o, Part.KeySet, Access.Read);
        Assert.Equal(Part.KeySet, Assert.Single(s.Races).Place.Part);
    }

    [Fact]
    public void D2_Growth_by_different_indices_commutes_but_a_reader_of_the_length_sees_it()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main), c = s.Fork(s.Main);
        var o = new Thing();
        s.Part(a, o, Part.Length, Access.Update);
        s.Indexed(a, o, 10, Access.Add);
        s.Part(b, o, Part.Length, Access.Update);
        s.Indexed(b, o, 11, Access.Add);
        Assert.Empty(s.Races);
        s.Part(c, o, Part.Length, Access.Read);
        Assert.Single(s.Races);
    }

    [Fact]
    public void D6_Overwriting_is_not_seen_by_a_listing()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
        var o = new Thing();
        s.Named(a, o, "x", Access.Write);
        s.Part(b, o, Part.KeySet, Access.Read);
        Assert.Empty(s.Races);
    }

    [Fact]
    public void D9_Entries_commute_but_clear_and_size_see_insertions()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main), c = s.Fork(s.Main);
        Thing map = new(), other = new();
        s.Entry(a, map, "k1", Access.Add);
        s.Entry(b, map, "k2", Access.Add);
        s.Entry(b, map, "k3", Access.Read);
        Assert.Empty(s.Races);
        s.Part(c, map, Part.Entries, Access.Read);
        Assert.Single(s.Races);
        s.Races.Clear();
        s.Entry(a, other, "k1", Access.Add);
        s.Clear(b, other, "k1");
        Assert.NotEmpty(s.Races);
    }

    [Fact]
    public void D10_An_add_races_with_preventExtensions_and_a_legal_write_does_not()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
        Thing o = new(), p = new();
        s.Named(a, o, "x", Access.Add);
        s.Part(b, o, Part.Extensible, Access.Write);
        Assert.Single(s.Races);
        s.Races.Clear();
        s.Named(a, p, "x", Access.Write);
        s.Part(b, p, Part.Extensible, Access.Write);
        Assert.Empty(s.Races);
    }

    [Fact]
    public void A_presence_test_finds_a_creation_that_a_write_followed()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
        var o = new Thing();
        s.Named(a, o, "x", Access.Add);
        s.Detector.Depart(a);
        s.Named(a, o, "x", Access.Write);
        s.Named(b, o, "x", Access.Has);
        Assert.Single(s.Races);
    }

    [Fact]
    public void Every_reader_is_kept_until_a_write_is_ordered_after_it()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main), c = s.Fork(s.Main);
        var o = new Thing();
        s.Var(a, o, Access.Read);
        s.Var(b, o, Access.Read);
        s.Detector.Arrive(c, s.Detector.Depart(b));
        s.Var(c, o, Access.Write);
        Assert.Equal("thread 1", Assert.Single(s.Races).First.Thread.Name);
    }

    [Fact]
    public void D29_Bytes_are_told_apart()
    {
        var s = new Story();
        Actor a = s.Fork(s.Main), b = s.Fork(s.Main);
        var o = new Thing();
        s.Bytes(a, o, 0, 8, Access.Write);
        s.Bytes(b, o, 8, 8, Access.Write);
        Assert.Empty(s.Races);
        s.Bytes(b, o, 7, 1, Access.Read);
        Assert.Single(s.Races);
    }
}
