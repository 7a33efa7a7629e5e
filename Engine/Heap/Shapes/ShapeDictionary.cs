namespace ConcurrentJs.Heap.Shapes;

/// <summary>The layout of one object with many keys or deletes. Every access holds the object's cell lock (S4).</summary>
/// <remarks>
/// Slots that existed before the object became a dictionary are never given to another key: a writer that checked the old shape
/// may still be on its way (M6). Slots born here are reused after a delete, since all their accesses are locked.
/// </remarks>
internal sealed class ShapeDictionary(PropertyTable table, int slotCount)
{
    private readonly int _firstOwnSlot = slotCount;
    private readonly Stack<int> _free = new();

    public PropertyTable Table { get; } = table;

    /// <summary>The serial number of the thread that a restricted object belongs to. Written once, before the flag that says so.</summary>
    public long Owner { get; set; }

    /// <summary>One past the highest slot in use.</summary>
    public int SlotCount { get; private set; } = slotCount;

    public int TakeSlot() => _free.TryPop(out int slot) ? slot : SlotCount++;

    public void Remove(HeapCell key, int slot)
    {
        Table.Remove(key);
        Free(slot);
    }

    /// <summary>The slot has no key any more.</summary>
    public void Free(int slot)
    {
        if (slot >= _firstOwnSlot)
            _free.Push(slot);
    }

    /// <summary>Slots without a key that will be given out again.</summary>
    public IReadOnlyCollection<int> FreeSlots => _free;

    /// <summary>Slots below this number are never given to another key (O4).</summary>
    public int FirstOwnSlot => _firstOwnSlot;
}
