using ConcurrentJs.Engine.Tests.Threads;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap;

/// <summary>V1 and V2 of Slot: what a reader gets was written by somebody, and is no special cell.</summary>
public sealed class SlotTests
{
    private const int Steps = 3000;

    // Each value tells by itself whether it is whole: the numbers' fraction, the strings' identity.
    private static readonly JsValue[] s_numbers = [.. Enumerable.Range(0, 64).Select(static i => JsValue.FromDouble(i * 0x1_0000_0001L + 0.5))];

    private static readonly JsValue[] s_strings = [.. Enumerable.Range(0, 8).Select(static i => JsValue.FromString($"a string with number {i}"))];

    private static readonly JsValue[] s_others = [JsValue.Undefined, JsValue.Null, JsValue.True, JsValue.False, JsValue.FromInt32(-7), JsValue.FromInt32(70_000)];

    private sealed class Subject
    {
        public readonly Slot[] Slots = new Slot[4];

        public Subject(JsValue initial)
        {
            for (int i = 0; i < Slots.Length; i++)
                Slots[i].Initialize(initial);
        }
    }

    [Fact]
    public void A_reader_gets_a_value_that_somebody_wrote_to_this_slot() => Race.Rounds(
        static _ => new Subject(s_numbers[0]),
        static _ => { },
        static subject => Write(subject, s_numbers),
        static subject => Write(subject, [.. s_numbers.Take(4), .. s_strings, .. s_others]),
        Read, Read);

    [Fact]
    public void Numbers_alone_never_leave_primitive_mode() => Race.Rounds(
        static _ => new Subject(s_numbers[0]),
        static subject => Assert.True(subject.Slots[0].TryStore(s_numbers[1])),
        static subject => Write(subject, s_numbers),
        static subject => Write(subject, s_others),
        Read);

    [Fact]
    public void A_slot_that_held_a_cell_keeps_cell_mode_and_all_its_values()
    {
        Slot slot = default;
        slot.Initialize(s_numbers[3]);
        foreach (JsValue value in (JsValue[])[s_strings[0], s_numbers[5], JsValue.Hole, JsValue.Undefined, JsValue.FromInt32(1), JsValue.FromInt32(1 << 20), JsValue.NaN, s_strings[1]])
        {
            slot.Write(value);
            Assert.Equal(value._bits, slot.Read()._bits);
            Assert.Same(value._cell, slot.Read()._cell);
            if (value._cell is null)
                Assert.False(slot.TryStore(s_numbers[1]));
        }
    }

    [Fact]
    public void A_lazy_value_is_one_value_whoever_reads_it_first() => Race.Rounds(
        static _ => new LazySubject(),
        static subject => Assert.Single(subject.Seen.Distinct<HeapCell?>(ReferenceEqualityComparer.Instance)),
        static subject => subject.See(0), static subject => subject.See(1), static subject => subject.See(2));

    private sealed class LazySubject
    {
        private Slot _slot;
        private readonly JsObject _holder = new(Shape.NewRoot(null, 0));
        public readonly HeapCell?[] Seen = new HeapCell?[3];

        public LazySubject() => _slot.Initialize(new JsValue(new NewString()));

        public void See(int reader) => Seen[reader] = _slot.Read(_holder)._cell;
    }

    private sealed class NewString : LazyValue
    {
        public override JsValue Make(JsObject holder) => JsValue.FromString("made for a holder");
    }

    private static void Write(Subject subject, JsValue[] values)
    {
        for (int i = 0; i < Steps; i++)
        {
            ref Slot slot = ref subject.Slots[i & 3];
            JsValue value = values[i % values.Length];
            // The interpreter's paths and the general one must keep the same rule.
            if ((i & 4) == 0 || !slot.TryStore(value))
                slot.Write(value);
        }
    }

    private static void Read(Subject subject)
    {
        for (int i = 0; i < Steps; i++)
        {
            ref Slot slot = ref subject.Slots[i & 3];
            JsValue value = default;
            if ((i & 4) == 0 || !slot.TryLoad(ref value))
                value = slot.Read();
            RequireWhole(value);
        }
    }

    private static void RequireWhole(JsValue value)
    {
        bool known = value._cell is null
            ? s_numbers.Any(number => number._bits == value._bits) || s_others.Any(other => other._bits == value._bits)
            : s_strings.Any(text => ReferenceEquals(text._cell, value._cell)) && value._bits == JsValue.CellBits;
        if (!known)
            throw new InvalidOperationException($"nobody wrote {value._cell?.Kind.ToString() ?? "primitive"} {value._bits:X16}");
    }
}
