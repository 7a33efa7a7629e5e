using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Engine.Tests.Threads;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Objects;

/// <summary>G1 to G7: elements while several threads grow, shrink and rearrange an array.</summary>
public sealed class ElementTests
{
    private const int Steps = 1500;

    private static readonly NativeWorld s_world = new();

    private sealed class Subject(JsArray array)
    {
        public readonly JsArray Array = array;
        public int Pushing = 2;
        public int Popped;
    }

    [Fact]
    public void Pushes_of_two_threads_are_all_there_once_and_a_length_covers_what_it_counts() => Race.Rounds(
        static _ => new Subject(s_world.Realm.NewArray()),
        static subject =>
        {
            Assert.Equal(2u * Steps, subject.Array.Length);
            var seen = new HashSet<int>();
            for (uint i = 0; i < subject.Array.Length; i++)
                Assert.True(subject.Array.TryGetDenseElement(i, out JsValue value) && seen.Add(value.AsInt32));
        },
        static subject => Push(subject, 0), static subject => Push(subject, Steps),
        static subject =>
        {
            do
            {
                uint length = subject.Array.Length;
                for (uint i = length > 50 ? length - 50 : 0; i < length; i++)
                {
                    if (!subject.Array.TryGetDenseElement(i, out JsValue value) || !value.IsInt32)
                        throw new InvalidOperationException($"the length is {length}, element {i} is absent");
                }
            }
            while (Volatile.Read(ref subject.Pushing) > 0);
        });

    [Fact]
    public void What_is_popped_was_pushed_and_is_popped_once() => Race.Rounds(
        static _ => new Subject(s_world.Realm.NewArray()),
        static subject =>
        {
            int rest = 0;
            while (subject.Array.Length > 0 && subject.Array.TryPop(out JsValue value))
                rest += value.AsInt32 + 1;
            Assert.Equal(Steps * (2 * Steps + 1), subject.Popped + rest);
            Assert.Equal(0u, subject.Array.Length);
        },
        static subject => Push(subject, 0), static subject => Push(subject, Steps),
        static subject =>
        {
            while (Volatile.Read(ref subject.Pushing) > 0)
            {
                // An empty array answers undefined.
                if (subject.Array.TryPop(out JsValue value) && value.IsNumber)
                    subject.Popped += value.AsInt32 + 1;
            }
        });

    [Fact]
    public void An_element_that_gets_attributes_of_its_own_is_never_missing() => Race.Rounds(
        static _ => new Subject(s_world.Realm.NewArray((JsValue[])[.. Enumerable.Range(0, 200).Select(static i => JsValue.FromInt32(i))])),
        static _ => { },
        static subject =>
        {
            for (uint i = 0; i < 200; i++)
                subject.Array.OrdinaryDefineOwnProperty(PropertyKey.FromIndex(i), PropertyDescriptor.Data(JsValue.FromInt32((int)i), PropertyFlags.Enumerable | PropertyFlags.Writable));
            Volatile.Write(ref subject.Pushing, 0);
        },
        static subject =>
        {
            do
            {
                for (uint i = 0; i < 200; i++)
                {
                    if (!subject.Array.TryFindOwn(PropertyKey.FromIndex(i), out _, out JsValue value) || value.AsInt32 != (int)i)
                        throw new InvalidOperationException($"element {i} was not found");
                }
            }
            while (Volatile.Read(ref subject.Pushing) > 0);
        });

    // M3: attributes are no write. The definer names no value; the only writer's last value stays.
    [Fact]
    public void A_write_that_races_with_a_change_of_attributes_is_not_lost() => Race.Rounds(
        static _ => new Subject(s_world.Realm.NewArray((JsValue[])[JsValue.FromInt32(0), JsValue.FromInt32(0)])),
        static subject =>
        {
            Assert.True(subject.Array.TryFindOwn(PropertyKey.FromIndex(1), out PropertyFlags flags, out JsValue value));
            Assert.Equal(PropertyFlags.All & ~PropertyFlags.Enumerable, flags);
            Assert.Equal(2, value.AsInt32);
        },
        static subject => Assert.True(subject.Array.OrdinaryDefineOwnProperty(PropertyKey.FromIndex(1), new PropertyDescriptor { Enumerable = false })),
        static subject =>
        {
            for (int i = 1; i <= 2; i++)
                subject.Array.SetOrThrow(s_world.Thread, PropertyKey.FromIndex(1), JsValue.FromInt32(i));
        });

    [Fact]
    public void A_write_that_races_with_growth_is_not_lost() => Race.Rounds(
        static _ => new Subject(s_world.Realm.NewArray((JsValue[])[JsValue.FromInt32(0), JsValue.FromInt32(0)])),
        static subject =>
        {
            Assert.True(subject.Array.TryGetDenseElement(1, out JsValue value));
            Assert.Equal(Steps, value.AsInt32);
        },
        static subject => Push(subject, 0),
        static subject =>
        {
            for (int i = 1; i <= Steps; i++)
                Assert.True(subject.Array.TryOverwriteDense(1, JsValue.FromInt32(i)));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(700)]
    public void A_tail_of_any_start_holds_each_element_in_one_place(int start)
    {
        using IDisposable shared = Race.SharedHeap();
        JsArray array = s_world.Realm.NewArray((JsValue[])[.. Enumerable.Range(0, start).Select(static i => JsValue.FromInt32(i))]);
        for (int i = start; i < start + 600; i++)
        {
            Assert.True(array.TryPush(JsValue.FromInt32(i), out _));
            Assert.InRange(array.DenseEnd, array.Length, Math.Max(2 * array.Length + 8, 3u * (uint)start));
        }
        for (int i = 0; i < start + 600; i++)
            Assert.Equal(i, array.GetIndex(s_world.Thread, (uint)i).AsInt32);
        Assert.True(array.Extra().Tail!.HasRegularSegments);
    }

    [Fact]
    public void Segments_stay_where_they_are_and_begin_after_the_first()
    {
        using IDisposable shared = Race.SharedHeap();
        JsArray array = s_world.Realm.NewArray((JsValue[])[JsValue.FromInt32(0), JsValue.FromInt32(1), JsValue.FromInt32(2)]);
        for (int i = 3; i < 5000; i++)
            Assert.True(array.TryPush(JsValue.FromInt32(i), out _));
        Assert.True(array.HasElementTail);
        for (uint i = 0; i < 5000; i++)
            Assert.True(array.TryGetDenseElement(i, out JsValue value) && value.AsInt32 == (int)i);
        Assert.False(array.TryGetDenseElement(1_000_000, out _));
    }

    private static void Push(Subject subject, int from)
    {
        for (int i = from; i < from + Steps; i++)
            Assert.True(subject.Array.TryPush(JsValue.FromInt32(i), out _));
        Interlocked.Decrement(ref subject.Pushing);
    }
}
