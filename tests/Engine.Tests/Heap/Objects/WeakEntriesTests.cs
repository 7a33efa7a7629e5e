using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Objects;

public sealed class WeakEntriesTests
{
    private static readonly Shape s_root = Shape.NewRoot(null, 0);

    private static JsObject NewObject() => new(s_root);

    [Theory, InlineData(false), InlineData(true)]
    public void It_agrees_with_a_dictionary_whatever_is_done_to_it(bool symbol)
    {
        HeapCell key = symbol ? new Symbol("key") : NewObject();
        WeakOwner[] owners = [.. Enumerable.Range(0, 40).Select(_ => NewObject()).Select(static table => { s_kept.Add(table); return new WeakOwner(table); })];
        var model = new Dictionary<WeakOwner, int>();
        var random = new Random(3);
        for (int step = 0; step < 20_000; step++)
        {
            WeakOwner owner = owners[random.Next(owners.Length)];
            bool known = model.TryGetValue(owner, out int there);
            switch (random.Next(4))
            {
                case 0:
                    Assert.Equal(known, WeakEntries.Remove(key, owner));
                    model.Remove(owner);
                    break;
                case 1:
                    WeakEntries.Set(key, owner, step);
                    model[owner] = step;
                    break;
                case 2:
                    Assert.Equal(known ? there : step, WeakEntries.GetOrSet(key, owner, step).AsInt32);
                    model[owner] = known ? there : step;
                    break;
                default:
                    Assert.Equal(known, WeakEntries.TryGet(key, owner, out JsValue value));
                    Assert.True(known ? value.AsInt32 == there : value.IsUndefined);
                    break;
            }
        }
        Assert.Equal(model.Count, WeakEntries.Of(key)!.All().Count());
    }

    private static readonly List<JsObject> s_kept = [];

    [Fact]
    public void Cells_that_cannot_be_keys_have_no_entries() => Assert.Null(WeakEntries.Of(((JsValue)"text")._cell!));

    [Fact]
    public void What_tables_left_behind_that_are_gone_is_dropped_when_more_comes()
    {
        JsObject key = NewObject();
        for (int i = 0; i < 1000; i++)
        {
            SetInATableOfItsOwn(key);
            if (i % 50 == 0)
                GC.Collect();
        }
        Assert.InRange(WeakEntries.Of(key)!.All().Count(), 1, 300);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetInATableOfItsOwn(JsObject key) => WeakEntries.Set(key, new WeakOwner(NewObject()), 1);
}
