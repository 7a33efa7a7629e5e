using System.Reflection;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Property slots, elements, prototype links.</summary>
internal sealed class ObjectCheck : IHeapCheck
{
    private readonly Dictionary<Type, int> _inline = [];

    public void Check(object thing, HeapReport report)
    {
        if (thing is not JsObject o || o.Shape is not { } shape)
            return;
        int inline = InlineOf(o.GetType());
        report.Expect(shape.InlineCapacity <= inline, "O1", $"expected at most {inline} inline slots in a {o.GetType().Name}, found a layout with {shape.InlineCapacity}");
        // What claims a kind that it has not the class of has been told (C3): its elements are not where the kind says.
        if (shape.InlineCapacity > inline || o.Kind == CellKind.Array != o is JsArray)
            return;
        CheckProperties(o, shape, report);
        CheckElements(o, report);
        CheckPrototypes(o, report);
        if (o is JsArray array)
            CheckArray(array, report);
    }

    private static void CheckProperties(JsObject o, Shape shape, HeapReport report)
    {
        PropertyTable table = shape.Dictionary?.Table ?? shape.GetTable();
        foreach ((HeapCell key, PropertyEntry entry) in table.Entries())
        {
            if (entry.IsSpecial)
                continue;
            if (!o.HasSlot(entry.Slot, shape))
            {
                report.Fail("X2", $"expected storage for {key} in slot {entry.Slot}, found none");
                continue;
            }
            if (!o.SlotAt(shape, entry.Slot).TryReadMade(out JsValue value))
                continue;
            bool isPair = value._cell is AccessorPair;
            report.Expect(isPair == entry.IsAccessor, "O5", $"expected {(entry.IsAccessor ? "an accessor pair" : "a value")} in {key}, found {CellCheck.Name(value)}");
            report.Expect(isPair || CellCheck.IsProgramValue(value), "V2", $"expected a value in {key}, found {CellCheck.Name(value)}");
            report.Expect(!entry.IsAccessor || !entry.IsWritable, "O5", $"expected no writable accessor, found {key}");
        }
    }

    private static void CheckElements(JsObject o, HeapReport report)
    {
        ElementTail? tail = o.KnownExtra?.Tail;
        if (tail is not null)
        {
            report.Expect(tail.HasRegularSegments, "G1", $"expected segments of doubling size, found others");
            report.Expect(tail.End == tail.Start || tail.Start == (uint)o.FirstSegment.Length, "G1", $"expected the segments to begin behind {o.FirstSegment.Length} elements, found them at {tail.Start}");
        }
        report.Expect((tail?.SparseCount ?? 0) == 0 || o.HasFlag(CellFlags.HasSparse) && o.HasFlag(CellFlags.SlowElements), "G6",
            $"expected the flags that announce {tail?.SparseCount} sparse elements, found {(CellFlags)o.HeaderWord & (CellFlags.HasSparse | CellFlags.SlowElements)}");
        uint end = o is JsArray ? Math.Min(o._length, o.DenseEnd) : o.DenseEnd;
        for (uint i = 0; i < end; i++)
        {
            if (o.TryGetDenseElement(i, out JsValue value))
                report.Expect(CellCheck.IsProgramValue(value), "V2", $"expected a value in element {i}, found {CellCheck.Name(value)}");
        }
        foreach (uint index in tail?.SparseKeys() ?? [])
        {
            SparseElement element = tail!.FindSparse(index)!;
            if (element.IsDense)
                report.Expect((element.Flags & PropertyFlags.Accessor) == 0 && o.TryGetDenseElement(index, out JsValue dense) && CellCheck.IsProgramValue(dense), "G6",
                    $"expected element {index}, which has attributes in the map, to have a value in its dense slot, found none");
            else if (element.Slot.TryReadMade(out JsValue value))
                report.Expect((value._cell is AccessorPair) == ((element.Flags & PropertyFlags.Accessor) != 0), "O5", $"expected element {index} to be what its attributes say, found {CellCheck.Name(value)}");
            report.Expect(o is not JsArray || index < o._length, "G3", $"expected a length beyond element {index}, found {o._length}");
        }
        bool isFrozen = o.HasFlag(CellFlags.ElementsSealed | CellFlags.ElementsFrozen);
        report.Expect(!isFrozen || !o.Shape.IsExtensible, "O6", "expected an object with sealed elements to be non-extensible, found it extensible");
        report.Expect(o.Shape.IsExtensible || o.HasFlag(CellFlags.SlowElements), "O6", "expected slow elements on a non-extensible object, found fast ones");
    }

    private static void CheckPrototypes(JsObject o, HeapReport report)
    {
        if (o.Shape.Prototype is not { } prototype)
            return;
        report.Expect(prototype.HasFlag(CellFlags.IsPrototype), "E1", $"expected the mark of a prototype on the {prototype.ClassName} that is one, found none");
        report.Expect(JsObject.PrototypesHaveElements || !prototype.MayBeFoundByIndex, "E2", "expected it to be noted that a prototype has elements, found no note");
        JsObject? slow = prototype;
        for (JsObject? fast = prototype; fast is not null && slow is not null;)
        {
            fast = Next(Next(fast));
            slow = Next(slow);
            if (fast is not null && ReferenceEquals(fast, slow))
            {
                report.Fail("O3", "expected the chain of prototypes to end, found a circle");
                return;
            }
        }
    }

    private static JsObject? Next(JsObject? o) => o is null || o.Kind == CellKind.Proxy ? null : o.Shape.Prototype;

    private static void CheckArray(JsArray array, HeapReport report)
    {
        PropertyEntry entry = default;
        bool found = array.Shape.Dictionary is { } dictionary ? dictionary.Table.TryFind(Names.Length, out entry) : array.Shape.TryFind(Names.Length, out entry);
        report.Expect(found && entry.IsSpecial, "G8", "expected a computed `length` on an array, found none");
        report.Expect(!found || entry.IsWritable == !array.HasFlag(CellFlags.LengthReadOnly), "G8",
            $"expected the flag of a read-only length to say what the attributes say, found {(entry.IsWritable ? "it set" : "it clear")}");
    }

    /// <summary>How many slots the class has of its own, at the place where <see cref="JsObjectSlots.Inline"/> looks.</summary>
    private int InlineOf(Type type)
    {
        if (_inline.TryGetValue(type, out int known))
            return known;
        int count = 0;
        for (Type? at = type; at is not null && at != typeof(JsObject); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType == typeof(Slot))
                    count = 1;
                else if (field.FieldType.GetCustomAttribute<InlineArrayAttribute>() is { } slots)
                    count = slots.Length;
            }
        }
        return _inline[type] = count;
    }
}
