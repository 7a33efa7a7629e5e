using System.Runtime.CompilerServices;
using ConcurrentJs.Diagnostics;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Ordinary objects with inline property slots, one class per capacity.</summary>
/// <remarks>Every class here derives from JsObject directly and adds only slots, so the first slot has the same offset in all of them (checked by a test).</remarks>
#pragma warning disable CS0649 // the slots are only reached through Inline
internal static class JsObjectSlots
{
    [InlineArray(2)] private struct Slots2 { private Slot _slot; }
    [InlineArray(3)] private struct Slots3 { private Slot _slot; }
    [InlineArray(4)] private struct Slots4 { private Slot _slot; }
    [InlineArray(6)] private struct Slots6 { private Slot _slot; }
    [InlineArray(8)] private struct Slots8 { private Slot _slot; }
    [InlineArray(12)] private struct Slots12 { private Slot _slot; }
    [InlineArray(20)] private struct Slots20 { private Slot _slot; }
    [InlineArray(32)] private struct Slots32 { private Slot _slot; }

    private sealed class JsObject1(Shape shape) : JsObject(shape) { public Slot First; }
    private sealed class JsObject2(Shape shape) : JsObject(shape) { public Slots2 Slots; }
    private sealed class JsObject3(Shape shape) : JsObject(shape) { public Slots3 Slots; }
    private sealed class JsObject4(Shape shape) : JsObject(shape) { public Slots4 Slots; }
    private sealed class JsObject6(Shape shape) : JsObject(shape) { public Slots6 Slots; }
    private sealed class JsObject8(Shape shape) : JsObject(shape) { public Slots8 Slots; }
    private sealed class JsObject12(Shape shape) : JsObject(shape) { public Slots12 Slots; }
    private sealed class JsObject20(Shape shape) : JsObject(shape) { public Slots20 Slots; }
    private sealed class JsObject32(Shape shape) : JsObject(shape) { public Slots32 Slots; }

    public const int MaxInline = 32;

    /// <summary>Run by the tests: the layout that <see cref="Inline"/> relies on.</summary>
    internal static void CheckLayout()
    {
        var root = Shape.NewRoot(null, 0);
        nint wanted = OffsetOf(new JsObject1(root), static o => ref ((JsObject1)o).First);
        Invariant.Holds(wanted == OffsetOf(new JsObject2(root), static o => ref ((JsObject2)o).Slots[0]), "O1 inline slots share one offset");
        Invariant.Holds(wanted == OffsetOf(new JsObject32(root), static o => ref ((JsObject32)o).Slots[0]), "O1 inline slots share one offset");
    }

    private delegate ref Slot Access(JsObject o);

    private static nint OffsetOf(JsObject o, Access access) =>
        Unsafe.ByteOffset(ref Unsafe.As<Shape, byte>(ref o.Shape!), ref Unsafe.As<Slot, byte>(ref access(o)));

    /// <summary>The smallest capacity class that holds this many properties.</summary>
    public static int CapacityFor(int properties) => properties switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 3,
        4 => 4,
        <= 6 => 6,
        <= 8 => 8,
        <= 12 => 12,
        <= 20 => 20,
        _ => 32,
    };

    /// <summary>A new ordinary object with the shape's inline capacity; slots are holes.</summary>
    public static JsObject New(Shape shape) => shape.InlineCapacity switch
    {
        4 => new JsObject4(shape),
        2 => new JsObject2(shape),
        3 => new JsObject3(shape),
        6 => new JsObject6(shape),
        8 => new JsObject8(shape),
        1 => new JsObject1(shape),
        12 => new JsObject12(shape),
        20 => new JsObject20(shape),
        32 => new JsObject32(shape),
        _ => new JsObject(shape),
    };

    /// <summary>Unchecked: the object must be one of ours with more than <paramref name="slot"/> inline slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref Slot Inline(JsObject o, int slot) => ref Unsafe.Add(ref Unsafe.As<JsObject1>(o).First, slot);
}
