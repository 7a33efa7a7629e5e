using System.Runtime.CompilerServices;
using ConcurrentJs.Engine.Tests.Threads;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Objects;

/// <summary>O1, O2 of JsObject and X1, X2 of ObjectExtra: slots do not move, and hold their first value before a layout names them.</summary>
public sealed class SlotStorageTests
{
    private const int Keys = 80;

    private static readonly JsString[] s_keys = [.. Enumerable.Range(0, Keys).Select(static i => Atoms.Intern($"slotStorage{i}"))];

    private static readonly JsObject s_prototype = new(Shape.NewRoot(null, 0));

    [Fact]
    public void Inline_slots_begin_at_one_offset_in_all_capacities() => JsObjectSlots.CheckLayout();

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(32)]
    public void Every_property_that_a_layout_names_has_its_value(int inlineCapacity) => Race.Rounds(
        _ => JsObjectSlots.New(s_prototype.PrototypeInfo.RootShape(inlineCapacity)),
        static o =>
        {
            Assert.Equal(Keys, o.Shape.PropertyCount);
            for (int i = 0; i < Keys; i++)
                RequireValue(o, i);
        },
        static o => AddAll(o), static o => AddAll(o), ReadWhatIsNamed);

    [Fact]
    public void A_slots_address_never_changes_while_the_object_grows()
    {
        JsObject o = JsObjectSlots.New(s_prototype.PrototypeInfo.RootShape(2));
        for (int i = 0; i < 12; i++)
            Add(o, i);
        o.Shape.TryFind(s_keys[0], out PropertyEntry inline);
        o.Shape.TryFind(s_keys[5], out PropertyEntry overflow);
        ref Slot first = ref o.SlotAt(o.Shape, inline.Slot);
        ref Slot sixth = ref o.SlotAt(o.Shape, overflow.Slot);
        for (int i = 12; i < Keys; i++)
            Add(o, i);
        Assert.True(Unsafe.AreSame(ref first, ref o.SlotAt(o.Shape, inline.Slot)));
        Assert.True(Unsafe.AreSame(ref sixth, ref o.SlotAt(o.Shape, overflow.Slot)));
    }

    [Fact]
    public void A_plain_write_that_races_with_growth_is_not_lost() => Race.Rounds(
        static _ =>
        {
            JsObject o = JsObjectSlots.New(s_prototype.PrototypeInfo.RootShape(0));
            Add(o, 0);
            return o;
        },
        static o => Assert.Equal(Keys, o.TryFindOwn(PropertyKey.FromAtom(s_keys[0]), out _, out JsValue value) ? value.AsInt32 : -1),
        static o =>
        {
            for (int i = 1; i < Keys; i++)
                Add(o, i);
        },
        static o =>
        {
            for (int i = 1; i <= Keys; i++)
            {
                Shape shape = Volatile.Read(ref o.Shape);
                shape.TryFind(s_keys[0], out PropertyEntry entry);
                o.SlotAt(shape, entry.Slot).Write(JsValue.FromInt32(i));
            }
        });

    // Two threads add the same keys in their own order of luck: one wins each key.
    private static void AddAll(JsObject o)
    {
        for (int i = 0; i < Keys; i++)
            Add(o, i);
    }

    private static void Add(JsObject o, int i) => o.OrdinaryDefineOwnProperty(PropertyKey.FromAtom(s_keys[i]), PropertyDescriptor.Data(JsValue.FromInt32(i), PropertyFlags.All));

    private static void ReadWhatIsNamed(JsObject o)
    {
        while (true)
        {
            Shape shape = Volatile.Read(ref o.Shape);
            for (int i = 0; i < Keys; i++)
            {
                if (shape.TryFind(s_keys[i], out PropertyEntry entry) && !o.SlotAt(shape, entry.Slot).Read().Equals(JsValue.FromInt32(i)))
                    throw new InvalidOperationException($"the layout names {s_keys[i]} in slot {entry.Slot}, which holds {o.SlotAt(shape, entry.Slot).Read()}");
            }

            if (shape.PropertyCount == Keys)
                return;
        }
    }

    private static void RequireValue(JsObject o, int i)
    {
        Assert.True(o.TryFindOwn(PropertyKey.FromAtom(s_keys[i]), out _, out JsValue value));
        Assert.Equal(i, value.AsInt32);
    }
}
