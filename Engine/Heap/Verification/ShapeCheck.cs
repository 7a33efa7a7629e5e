using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Layouts: tables, slots, the transition tree, dictionaries.</summary>
internal sealed class ShapeCheck : IHeapCheck
{
    private readonly Dictionary<ShapeDictionary, object> _owners = new(ReferenceEqualityComparer.Instance);

    public void Check(object thing, HeapReport report)
    {
        if (thing is Shape shape)
            CheckShape(shape, report);
        if (thing is Objects.JsObject { Shape.Dictionary: { } dictionary } owner && !_owners.TryAdd(dictionary, owner))
            report.Fail("S4", "expected a dictionary of the object's own, found another object's");
    }

    private static void CheckShape(Shape shape, HeapReport report)
    {
        if (shape.Dictionary is { } dictionary)
        {
            CheckDictionary(dictionary, report);
            return;
        }
        PropertyTable table = shape.GetTable();
        report.Expect(shape.PropertyCount == table.Count, "S5", $"expected {shape.PropertyCount} properties in the table, found {table.Count}");
        CheckTable(table, shape.SlotCount, report);
        if (shape.KnownTable is { } known && shape.ReplayTable() is { } replayed)
            CheckReplay(known, replayed, report);
        if (shape.FaultOfTransitions() is { } fault)
            report.Fail("S2", fault);
    }

    private static void CheckTable(PropertyTable table, int slotCount, HeapReport report)
    {
        if (table.Fault() is { } fault)
            report.Fail("S5", fault);
        var taken = new Dictionary<int, HeapCell>();
        foreach ((HeapCell key, PropertyEntry entry) in table.Entries())
        {
            report.Expect(key is Symbol or JsString { IsAtom: true }, "A3", $"expected an atom or a symbol as key, found {key}");
            if (entry.IsSpecial)
                continue;
            report.Expect((uint)entry.Slot < (uint)slotCount, "S3", $"expected {key} in one of {slotCount} slots, found slot {entry.Slot}");
            report.Expect(taken.TryAdd(entry.Slot, key), "S3", $"expected slot {entry.Slot} to belong to {(taken.TryGetValue(entry.Slot, out HeapCell? owner) ? owner : key)} alone, found {key} there too");
        }
    }

    private static void CheckReplay(PropertyTable known, PropertyTable replayed, HeapReport report)
    {
        report.Expect(known.Entries().SequenceEqual(replayed.Entries()), "S6",
            $"expected the properties that the chain of layouts adds ({Text(replayed)}), found {Text(known)}");
    }

    private static string Text(PropertyTable table) => string.Join(", ", table.Entries().Select(static item => $"{item.Key}@{item.Entry.Slot}"));

    private static void CheckDictionary(ShapeDictionary dictionary, HeapReport report)
    {
        CheckTable(dictionary.Table, dictionary.SlotCount, report);
        var free = new HashSet<int>();
        foreach (int slot in dictionary.FreeSlots)
        {
            report.Expect(slot >= dictionary.FirstOwnSlot && slot < dictionary.SlotCount, "O4",
                $"expected free slots in {dictionary.FirstOwnSlot}…{dictionary.SlotCount - 1}, found {slot}: a late writer may still be on its way to it");
            report.Expect(free.Add(slot), "O4", $"expected slot {slot} to be free once, found it free twice");
        }
        foreach ((HeapCell key, PropertyEntry entry) in dictionary.Table.Entries())
            report.Expect(entry.IsSpecial || !free.Contains(entry.Slot), "O4", $"expected slot {entry.Slot} to be free, found {key} in it");
    }
}
