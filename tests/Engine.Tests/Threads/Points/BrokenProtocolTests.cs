using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads.Points;

/// <summary>
/// Points find what they are there for: each protocol of the engine is here in small, once as it is and once with the mistake that it guards
/// against. Every interleaving of the right one is right; some interleaving of the wrong one is not.
/// </summary>
public sealed class BrokenProtocolTests
{
    private static void At(Point point, object? of = null) => Amplifier.Pass(point, of);

    private static void AssertRight(Func<EveryInterleaving.Case> make, int least)
    {
        EveryInterleaving.Result result = EveryInterleaving.Of(make);
        Assert.True(result.Wrong == 0, $"{result.Wrong} of {result.Runs} interleavings: {result.First}");
        Assert.True(result.Runs >= least, $"expected at least {least} interleavings, found {result.Runs}");
    }

    private static void AssertWrong(Func<EveryInterleaving.Case> make, string fault)
    {
        EveryInterleaving.Result result = EveryInterleaving.Of(make);
        Assert.True(result.Wrong > 0, $"expected some of {result.Runs} interleavings to go wrong, found none");
        Assert.Contains(fault, result.First, StringComparison.Ordinal);
    }

    // Two words: a cell, or null and bits. isOneWay: what is in cell mode stays in it.
    private sealed class TwoWords(bool isOneWay)
    {
        private object? _cell;
        private long _bits = 1;

        public void Write(long number)
        {
            bool isPrimitive = _cell is null;
            At(Point.SlotModeToStore, this);
            if (isPrimitive)
            {
                _bits = number;
                return;
            }
            if (isOneWay)
            {
                _cell = number;
                return;
            }
            _cell = null;
            At(Point.SlotModeToStore, this);
            _bits = number;
        }

        public void Write(object cell)
        {
            At(Point.SlotModeToStore, this);
            _cell = cell;
        }

        public object Read()
        {
            object? cell = _cell;
            At(Point.SlotCellToBits, this);
            return cell ?? _bits;
        }
    }

    private static Func<EveryInterleaving.Case> FlippingSlot(bool isOneWay) => () =>
    {
        var slot = new TwoWords(isOneWay);
        object first = 0L, second = 0L;
        return new(() => Order(first) <= Order(second) ? null : $"went back from {first} to {second}",
            () =>
            {
                slot.Write("two");
                slot.Write(3);
            },
            () =>
            {
                first = slot.Read();
                second = slot.Read();
            });

        static int Order(object value) => value is "two" ? 2 : (int)(long)value;
    };

    [Fact]
    public void The_one_way_rule_keeps_readers_from_going_back() => AssertRight(FlippingSlot(isOneWay: true), least: 20);

    [Fact]
    public void A_slot_that_goes_back_to_primitive_mode_shows_an_old_value() => AssertWrong(FlippingSlot(isOneWay: false), "went back from two to 1");

    private sealed class Layout(string[] names)
    {
        public string[] Names { get; } = names;
    }

    private sealed class Record
    {
        private readonly object?[] _slots = new object?[2];
        public volatile Layout Layout = new([]);
        public int Lock;

        public void Take()
        {
            while (Interlocked.Exchange(ref Lock, 1) != 0)
                Assert.True(EngineThread.Current!.Scheduler.AtTaken(EngineThread.Current, () => Volatile.Read(ref Lock) != 0, this));
        }

        public void Release() => Volatile.Write(ref Lock, 0);

        public void Add(string name, object value, bool looksAgain, bool layoutLast)
        {
            Layout seen = Layout;
            At(Point.CellLockEntry, this);
            Take();
            if (looksAgain)
                seen = Layout;
            var next = new Layout([.. seen.Names, name]);
            if (layoutLast)
                _slots[next.Names.Length - 1] = value;
            else
                Layout = next;
            At(Point.ValueToShape, this);
            if (layoutLast)
                Layout = next;
            else
                _slots[next.Names.Length - 1] = value;
            Release();
        }

        public object? Get(string name, string absent)
        {
            Layout seen = Layout;
            int slot = Array.IndexOf(seen.Names, name);
            At(Point.ShapeToSlot, this);
            return slot < 0 ? absent : _slots[slot];
        }
    }

    private static Func<EveryInterleaving.Case> TwoAdds(bool looksAgain) => () =>
    {
        var record = new Record();
        return new(() => record.Get("a", "none") is 1 && record.Get("b", "none") is 2 ? null : $"found {string.Join(' ', record.Layout.Names)}",
            () => record.Add("a", 1, looksAgain, layoutLast: true),
            () => record.Add("b", 2, looksAgain, layoutLast: true));
    };

    [Fact]
    public void Two_adds_that_look_again_under_the_lock_both_stay() => AssertRight(TwoAdds(looksAgain: true), least: 6);

    [Fact]
    public void An_add_that_does_not_look_again_loses_the_other_one() => AssertWrong(TwoAdds(looksAgain: false), "found");

    private static Func<EveryInterleaving.Case> AddAndGet(bool layoutLast) => () =>
    {
        var record = new Record();
        object? seen = null;
        return new(() => seen is "none" or 1 ? null : "found a property without its value",
            () => record.Add("a", 1, looksAgain: true, layoutLast),
            () => seen = record.Get("a", "none"));
    };

    [Fact]
    public void A_layout_that_is_published_last_names_values_that_are_there() => AssertRight(AddAndGet(layoutLast: true), least: 6);

    [Fact]
    public void A_layout_that_is_published_first_names_a_value_that_is_not_there() => AssertWrong(AddAndGet(layoutLast: false), "without its value");

    private static Func<EveryInterleaving.Case> TwoLocks(bool sameOrder) => () =>
    {
        Record a = new(), b = new();
        return new(static () => null, () => Both(a, b), () => Both(sameOrder ? a : b, sameOrder ? b : a));

        static void Both(Record first, Record second)
        {
            first.Take();
            At(Point.CellLockEntry, second);
            second.Take();
            second.Release();
            first.Release();
        }
    };

    [Fact]
    public void Short_locks_in_one_order_never_get_stuck() => AssertRight(TwoLocks(sameOrder: true), least: 2);

    [Fact]
    public void Short_locks_in_two_orders_get_stuck() => AssertWrong(TwoLocks(sameOrder: false), "stuck");

    // A waiter that queues itself after its look, without looking again, sleeps through a notification that came between.
    private static Func<EveryInterleaving.Case> WaitAndNotify(bool looksAgain) => () =>
    {
        bool flag = false, queued = false, woken = false, sleeps = false;
        return new(() => sleeps && !woken ? "sleeps for ever" : null,
            () =>
            {
                if (flag)
                    return;
                At(Point.WaiterEnqueue);
                queued = true;
                At(Point.WaiterPark);
                sleeps = !(looksAgain && flag);
            },
            () =>
            {
                flag = true;
                At(Point.LockHandOver);
                woken = queued;
            });
    };

    [Fact]
    public void A_waiter_that_looks_again_before_it_sleeps_is_woken() => AssertRight(WaitAndNotify(looksAgain: true), least: 6);

    [Fact]
    public void A_waiter_that_does_not_look_again_sleeps_for_ever() => AssertWrong(WaitAndNotify(looksAgain: false), "sleeps for ever");

    // Lazily made: published by CAS, or by a plain store.
    private static Func<EveryInterleaving.Case> MadeOnce(bool byCas) => () =>
    {
        object? made = null;
        object? first = null, second = null;
        return new(() => ReferenceEquals(first, second) ? null : "two values were made", () => first = Get(), () => second = Get());

        object Get()
        {
            if (made is { } known)
                return known;
            var mine = new object();
            At(Point.LazyCreation);
            return byCas ? Interlocked.CompareExchange(ref made, mine, null) ?? mine : made = mine;
        }
    };

    [Fact]
    public void What_is_published_by_CAS_is_made_once() => AssertRight(MadeOnce(byCas: true), least: 4);

    [Fact]
    public void What_is_published_by_a_plain_store_is_made_twice() => AssertWrong(MadeOnce(byCas: false), "two values");

    [Fact]
    public void A_name_is_one_atom_whoever_makes_it_first()
    {
        int number = 0;
        AssertRight(() =>
        {
            JsString? first = null, second = null;
            string name = $"atom of every interleaving {number++}";
            return new(() => ReferenceEquals(first, second) ? null : "two atoms of one text",
                () =>
                {
                    At(Point.ThreadEnd);
                    first = Atoms.Intern(name);
                },
                () =>
                {
                    At(Point.ThreadEnd);
                    second = Atoms.Intern(name);
                });
        }, least: 4);
    }

    [Fact]
    public void Every_point_has_its_row()
    {
        Assert.Equal(Enum.GetValues<Point>(), PointTable.All);
        Assert.Equal(PointTable.All.Count, PointTable.All.Select(PointTable.NameOf).Distinct().Count());
    }
}
