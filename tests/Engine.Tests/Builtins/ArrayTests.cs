using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

/// <summary>The shortcuts of the array methods answer what the algorithms of the specification answer.</summary>
public sealed class ArrayTests
{
    private readonly NativeWorld _world = new();

    private readonly struct ByKey : ArraySort.IOrder<(int Key, int Place)>
    {
        public bool IsAfter(in (int Key, int Place) a, in (int Key, int Place) b) => a.Key > b.Key;
    }

    private readonly struct Contrary : ArraySort.IOrder<int>
    {
        public bool IsAfter(in int a, in int b) => true;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(1000)]
    public void Sorting_is_stable(int count)
    {
        var random = new Random(count);
        var values = new (int Key, int Place)[count];
        for (int i = 0; i < count; i++)
            values[i] = (random.Next(count / 4 + 1), i);
        (int, int)[] expected = [.. values.OrderBy(pair => pair.Key)];
        ArraySort.MergeSort<(int Key, int Place), ByKey>(values, default);
        Assert.Equal(expected, values);
    }

    [Fact]
    public void An_order_that_contradicts_itself_still_gives_a_permutation()
    {
        int[] values = [.. Enumerable.Range(0, 500)];
        ArraySort.MergeSort<int, Contrary>(values, default);
        Assert.Equal(Enumerable.Range(0, 500), values.Order());
    }

    [Fact]
    public void Splices_of_a_plain_array_agree_with_a_list()
    {
        var random = new Random(3);
        JsArray array = _world.Realm.NewArray();
        var model = new List<int>();
        for (int step = 0; step < 2000; step++)
        {
            int start = random.Next(model.Count + 1), deleted = random.Next(model.Count - start + 1);
            int[] items = [.. Enumerable.Range(step, random.Next(4))];
            if (model.Count > 300)
                deleted = model.Count - start;
            JsValue cut = _world.Invoke(array, "splice", [start, deleted, .. items.Select(i => (JsValue)i)]);
            Assert.Equal(string.Join(',', model.GetRange(start, deleted)), _world.Invoke(cut, "join").ToString().Trim('"'));
            model.RemoveRange(start, deleted);
            model.InsertRange(start, items);
            if (random.Next(3) == 0 && model.Count > 0)
            {
                Assert.Equal(model[0], _world.Invoke(array, "shift").AsInt32);
                model.RemoveAt(0);
            }
            Assert.Equal((uint)model.Count, array.Length);
        }
        for (int i = 0; i < model.Count; i++)
            Assert.Equal(model[i], array.GetIndex(_world.Thread, (uint)i).AsInt32);
    }

    [Fact]
    public void Holes_move_with_their_neighbours()
    {
        JsArray array = _world.Realm.NewArray((JsValue[])[1, JsValue.Hole, 3]);
        _world.Invoke(array, "unshift", 0);
        _world.Invoke(array, "reverse");
        Assert.Equal("[3,null,1,0]", _world.Stringify(array));
        Assert.False(array.HasOwnProperty(_world.Thread, PropertyKey.FromIndex(1)));
        _world.Invoke(array, "shift");
        Assert.False(array.HasOwnProperty(_world.Thread, PropertyKey.FromIndex(0)));
    }

    [Theory]
    [InlineData("[10,9,1]", "[1,10,9]")]
    [InlineData("[\"b\",\"a\",\"é\",\"B\"]", "[\"B\",\"a\",\"b\",\"é\"]")]
    [InlineData("[true,null,3]", "[3,null,true]")]
    public void The_default_order_is_that_of_the_texts(string given, string expected) =>
        Assert.Equal(expected, _world.Stringify(_world.Invoke(_world.Parse(given), "sort")));

    [Theory]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(40_000)]
    public void Sorting_needs_room_of_any_size(int count)
    {
        JsValue sorted = _world.Invoke(_world.Realm.NewArray((JsValue[])[.. Enumerable.Range(0, count).Select(i => (JsValue)(int)(i * 7919L % count))]), "toSorted");
        string[] expected = [.. Enumerable.Range(0, count).Select(i => (i * 7919L % count).ToString(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];
        Assert.Equal(string.Join(',', expected), _world.Invoke(sorted, "join").AsString.ToString());
    }

    [Fact]
    public void Given_back_room_keeps_nothing()
    {
        string[] room = SortRoom.Borrow<string>(20);
        room.AsSpan().Fill("kept");
        SortRoom.GiveBack(room, room.Length);
        Assert.All(room, Assert.Null);
    }

    [Fact]
    public void A_comparator_may_sort_and_may_throw() => Assert.Equal("1,2,3 stopped 3,1,2 2,1 1,,,,", Scripts.Run("""
        const nested = [3, 1, 2].sort((a, b) => { ['y', 'x', 'z'].sort((p, q) => p < q ? -1 : 1); return a - b; });
        const thrown = [3, 1, 2];
        let why = '', n = 0;
        try { thrown.sort(() => { if (++n === 2) throw 'stopped'; return 1; }); } catch (e) { why = e; }
        [nested, why, thrown, [1, 2].sort((a, b) => b - a), [undefined, , 1, , undefined].sort()].join(' ')
        """));

    [Fact]
    public void A_spread_array_may_change_while_it_is_read() => Assert.Equal("1,7,3 1 1,7,3,4 0", Scripts.Run("""
        const holes = () => [1, , 3];
        let then = () => {};
        const source = holes();
        Object.defineProperty(Array.prototype, 1, { configurable: true, get() { then(); return 7; } });
        const plain = [...source];
        const cut = holes();
        then = () => { cut.length = 1; };
        const shorter = [...cut].length - 1;
        const grown = holes();
        then = () => { if (grown.length < 4) grown.push(4); };
        const longer = [...grown];
        delete Array.prototype[1];
        [plain, shorter, longer, [...[]].length].join(' ')
        """));

    [Fact]
    public void An_array_inside_itself_joins_to_nothing()
    {
        JsArray array = _world.Realm.NewArray((JsValue[])[1, 2]);
        _world.Invoke(array, "push", array);
        Assert.Equal("1,2,", _world.Invoke(array, "join").AsString.ToString());
    }
}
