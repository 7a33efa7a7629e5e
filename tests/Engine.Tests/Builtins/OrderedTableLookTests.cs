using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

/// <summary>T5: looks without the lock against every kind of change. Run again with CJS_AMPLIFY=1 for wide windows.</summary>
public sealed class OrderedTableLookTests
{
    private const int Keys = 48, Rounds = 60_000;

    private static int HashOf(JsValue key) => Equality.HashSameValueZero(key);

    // Values of every form: in primitive form, in a cell, and two words that belong together.
    private static JsValue ValueOf(int key, int form) => form switch
    {
        0 => key,
        1 => JsValue.FromDouble(key + 0.5),
        _ => JsValue.FromString($"of {key}"),
    };

    private static bool Belongs(JsValue value, int key) =>
        value._cell is JsString text ? text.ToString() == $"of {key}" : value.AsNumber == key || value.AsNumber == key + 0.5;

    [Fact]
    public void A_look_that_is_sure_saw_the_table_between_two_changes()
    {
        CellLock.BecomeShared();
        try
        {
            var table = new OrderedTable();
            table.Set(-1, HashOf(-1), -1);
            bool isOver = false;
            string? fault = null;
            var reader = new Thread(() =>
            {
                for (int i = 0; !Volatile.Read(ref isOver); i++)
                {
                    int key = i % Keys;
                    if (table.Look(key, HashOf(key), out JsValue value) == true && !Belongs(value, key))
                        fault ??= $"key {key}: expected a value of its own, found {ValueText.Of(value)}";
                    if (table.Look(-1, HashOf(-1), out JsValue kept) is { } isThere && (!isThere || kept.AsInt32 != -1))
                        fault ??= "expected the key that stays to be found";
                }
            });
            reader.Start();
            var random = new Random(11);
            for (int round = 0; round < Rounds; round++)
            {
                int key = random.Next(Keys);
                if (random.Next(5) < 2)
                    table.Remove(key, HashOf(key));
                else
                    table.Set(key, HashOf(key), ValueOf(key, random.Next(3)));
            }
            Volatile.Write(ref isOver, true);
            reader.Join();
            Assert.Null(fault);
            Assert.Equal(true, table.Look(-1, HashOf(-1), out _));
            Assert.Equal(false, table.Look(-2, HashOf(-2), out _));
            Assert.Null(table.Fault());
        }
        finally
        {
            CellLock.BecomeAlone();
        }
    }

    [Fact]
    public void Looks_agree_with_the_table()
    {
        var table = new OrderedTable();
        var random = new Random(3);
        for (int step = 0; step < 5_000; step++)
        {
            int key = random.Next(Keys);
            switch (random.Next(200))
            {
                case 0:
                    table.Clear();
                    break;
                case < 90:
                    table.Remove(key, HashOf(key));
                    break;
                default:
                    table.Set(key, HashOf(key), step);
                    break;
            }
            int asked = random.Next(Keys);
            bool found = table.TryGet(asked, HashOf(asked), out JsValue value);
            Assert.Equal(found, table.Look(asked, HashOf(asked), out JsValue seen));
            Assert.Equal(value, seen);
        }
    }
}
