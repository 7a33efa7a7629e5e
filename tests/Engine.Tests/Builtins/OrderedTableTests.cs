using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class OrderedTableTests
{
    private static void Set(OrderedTable table, JsValue key, JsValue value) => table.Set(key, Equality.HashSameValueZero(key), value);

    private static bool Remove(OrderedTable table, JsValue key) => table.Remove(key, Equality.HashSameValueZero(key));

    private static List<int> Keys(OrderedTable table)
    {
        var keys = new List<int>();
        long serial = 0;
        int hint = 0;
        while (table.TryNext(ref serial, ref hint, out JsValue key, out _))
            keys.Add(key.AsInt32);
        return keys;
    }

    [Fact]
    public void It_agrees_with_a_list_whatever_is_done_to_it()
    {
        var random = new Random(7);
        var table = new OrderedTable();
        var model = new List<(int Key, int Value)>();
        for (int step = 0; step < 20_000; step++)
        {
            int key = random.Next(200), value = step;
            int at = model.FindIndex(pair => pair.Key == key);
            switch (random.Next(1000))
            {
                case 0:
                    table.Clear();
                    model.Clear();
                    break;
                case < 500:
                    Set(table, key, value);
                    if (at >= 0)
                        model[at] = (key, value);
                    else
                        model.Add((key, value));
                    break;
                default:
                    Assert.Equal(at >= 0, Remove(table, key));
                    if (at >= 0)
                        model.RemoveAt(at);
                    break;
            }
            Assert.Equal(model.Count, table.Count);
            if (step % 100 == 0)
                Assert.Equal(model.Select(pair => pair.Key), Keys(table));
        }
    }

    [Fact]
    public void An_iterator_survives_rebuilding_and_clearing()
    {
        var table = new OrderedTable();
        for (int i = 0; i < 100; i++)
            Set(table, i, i);
        long serial = 0;
        int hint = 0;
        for (int i = 0; i < 50; i++)
            Assert.True(table.TryNext(ref serial, ref hint, out _, out _));
        for (int i = 0; i < 95; i++)
            Remove(table, i);
        for (int i = 200; i < 300; i++)
            Set(table, i, i);
        var seen = new List<int>();
        while (table.TryNext(ref serial, ref hint, out JsValue key, out _))
            seen.Add(key.AsInt32);
        Assert.Equal([95, 96, 97, 98, 99, .. Enumerable.Range(200, 100)], seen);
        table.Clear();
        Set(table, 1, 1);
        Assert.True(table.TryNext(ref serial, ref hint, out JsValue last, out _));
        Assert.Equal(1, last.AsInt32);
        Assert.False(table.TryNext(ref serial, ref hint, out _, out _));
    }

    [Fact]
    public void Numbers_of_either_form_and_both_zeros_are_one_key()
    {
        var table = new OrderedTable();
        Set(table, JsValue.FromInt32(3), 1);
        Set(table, JsValue.FromDouble(3), 2);
        Set(table, OrderedTable.Canonical(JsValue.FromDouble(-0.0)), 3);
        Set(table, JsValue.FromInt32(0), 4);
        Set(table, JsValue.NaN, 5);
        Set(table, JsValue.NaN, 6);
        Assert.Equal(3, table.Count);
    }

    [Fact]
    public void Strings_with_one_content_are_one_key()
    {
        var table = new OrderedTable();
        Set(table, "ab" + "cd", 1);
        Set(table, new string("abcd"), 2);
        Assert.Equal(1, table.Count);
    }
}
