using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Engine.Tests.Threads;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Shapes;

/// <summary>S1 to S4 of Shape, E1 of the epoch: one tree whoever builds it.</summary>
public sealed class ShapeTests
{
    private static readonly JsString[] s_keys = [.. Enumerable.Range(0, 40).Select(static i => Atoms.Intern($"shapeKey{i}"))];

    private static readonly NativeWorld s_world = new();

    private sealed class Subject
    {
        public readonly Shape Root = Shape.NewRoot(null, 4);
        public readonly Shape[][] Made = [new Shape[s_keys.Length], new Shape[s_keys.Length], new Shape[s_keys.Length]];
    }

    [Fact]
    public void Threads_that_add_the_same_keys_get_the_same_layouts() => Race.Rounds(
        static _ => new Subject(),
        static subject =>
        {
            for (int i = 0; i < s_keys.Length; i++)
            {
                Assert.Same(subject.Made[0][i], subject.Made[1][i]);
                Assert.Same(subject.Made[0][i], subject.Made[2][i]);
            }
        },
        static subject => Chain(subject, 0), static subject => Chain(subject, 1), static subject => Chain(subject, 2));

    [Fact]
    public void Siblings_made_at_once_are_all_kept() => Race.Rounds(
        static _ => new Subject(),
        static subject =>
        {
            Assert.Equal(s_keys.Length, subject.Made[0].Distinct().Count());
            for (int i = 0; i < s_keys.Length; i++)
            {
                Assert.Same(subject.Made[0][i], subject.Made[1][i]);
                Assert.Same(subject.Made[0][i], subject.Root.WithProperty(s_keys[i], PropertyFlags.All));
            }
        },
        static subject => Star(subject, 0, forwards: true), static subject => Star(subject, 1, forwards: false));

    [Fact]
    public void A_slot_belongs_to_one_key_in_all_descendants()
    {
        var random = new Random(4711);
        for (int round = 0; round < 200; round++)
        {
            Shape shape = Shape.NewRoot(null, 2);
            var owner = new Dictionary<int, HeapCell>();
            for (int step = 0; step < 30; step++)
            {
                HeapCell key = s_keys[random.Next(s_keys.Length)];
                shape = !shape.TryFind(key, out PropertyEntry known) ? shape.WithProperty(key, PropertyFlags.All)
                    : shape.WithFlags(key, known.Flags ^ (random.Next(2) == 0 ? PropertyFlags.Enumerable : PropertyFlags.Accessor));
                foreach ((HeapCell named, PropertyEntry entry) in shape.GetTable().Entries())
                {
                    Assert.True(entry.Slot < shape.SlotCount);
                    Assert.True(owner.TryAdd(entry.Slot, named) || ReferenceEquals(owner[entry.Slot], named));
                }
            }
        }
    }

    [Fact]
    public void A_look_up_by_walking_and_one_by_table_agree()
    {
        Shape shape = Shape.NewRoot(null, 4), last = shape;
        for (int i = 0; i < s_keys.Length; i++)
            last = last.WithProperty(s_keys[i], i % 2 == 0 ? PropertyFlags.All : PropertyFlags.Hidden);
        for (int i = 0; i < s_keys.Length; i++)
        {
            Assert.True(last.TryFind(s_keys[i], out PropertyEntry found));
            Assert.True(last.GetTable().TryFind(s_keys[i], out PropertyEntry listed));
            Assert.Equal(listed, found);
            Assert.Equal(i, found.Slot);
            Assert.False(shape.TryFind(s_keys[i], out _));
        }
    }

    [Fact]
    public void A_dictionary_keeps_each_threads_own_keys_right() => Race.Rounds(
        static _ =>
        {
            JsObject o = JsObjectSlots.New(Shape.NewRoot(null, 4));
            o.MakeDictionary();
            return o;
        },
        static o => Assert.Equal(0, o.Shape.Dictionary!.Table.Count),
        static o => AddAndDelete(o, 0), static o => AddAndDelete(o, 1), static o => AddAndDelete(o, 2));

    [Fact]
    public void An_object_that_becomes_a_dictionary_loses_nothing() => Race.Rounds(
        static _ =>
        {
            JsObject o = JsObjectSlots.New(Shape.NewRoot(null, 2));
            for (int i = 0; i < 10; i++)
                Define(o, s_keys[i], i);
            return o;
        },
        static o => Assert.False(o.TryFindOwn(PropertyKey.FromAtom(s_keys[9]), out _, out _)),
        static o => Delete(o, s_keys[9]),
        static o =>
        {
            for (int i = 10; i < 20; i++)
                Define(o, s_keys[i], i);
        },
        static o =>
        {
            for (int round = 0; round < 50; round++)
            {
                for (int i = 0; i < 9; i++)
                {
                    if (!o.TryFindOwn(PropertyKey.FromAtom(s_keys[i]), out _, out JsValue value) || value.AsInt32 != i)
                        throw new InvalidOperationException($"{s_keys[i]} was not found");
                }
            }
        });

    [Fact]
    public void The_epoch_moves_with_every_layout_change_of_a_prototype()
    {
        var prototype = new JsObject(Shape.NewRoot(null, 0));
        _ = prototype.PrototypeInfo;
        int before = PrototypeEpoch.Now;
        Define(prototype, s_keys[0], 1);
        int added = PrototypeEpoch.Now;
        Assert.NotEqual(before, added);
        Delete(prototype, s_keys[0]);
        Assert.NotEqual(added, PrototypeEpoch.Now);
    }

    private static void Chain(Subject subject, int thread)
    {
        Shape shape = subject.Root;
        for (int i = 0; i < s_keys.Length; i++)
            subject.Made[thread][i] = shape = shape.WithProperty(s_keys[i], PropertyFlags.All);
    }

    private static void Star(Subject subject, int thread, bool forwards)
    {
        for (int i = 0; i < s_keys.Length; i++)
        {
            int key = forwards ? i : s_keys.Length - 1 - i;
            subject.Made[thread][key] = subject.Root.WithProperty(s_keys[key], PropertyFlags.All);
        }
    }

    private static void AddAndDelete(JsObject o, int thread)
    {
        for (int round = 0; round < 100; round++)
        {
            for (int i = thread; i < s_keys.Length; i += 3)
                Define(o, s_keys[i], i);
            for (int i = thread; i < s_keys.Length; i += 3)
            {
                if (!o.TryFindOwn(PropertyKey.FromAtom(s_keys[i]), out _, out JsValue value) || value.AsInt32 != i)
                    throw new InvalidOperationException($"{s_keys[i]} holds {value}");
                Delete(o, s_keys[i]);
            }
        }
    }

    private static void Define(JsObject o, JsString key, int value) =>
        o.OrdinaryDefineOwnProperty(PropertyKey.FromAtom(key), PropertyDescriptor.Data(JsValue.FromInt32(value), PropertyFlags.All));

    private static void Delete(JsObject o, JsString key) => o.Delete(s_world.Thread, PropertyKey.FromAtom(key));
}
