using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Objects;

/// <summary>What only some objects have: property slots beyond the inline ones, elements (of an array those beyond the first segment), prototype data.</summary>
/// <remarks>
/// Words: <c>Slots</c> never changes; <c>_more</c> is replaced by a longer directory of the same chunks, under the cell lock, before
/// the shape that names a new slot is published; <c>First</c> is replaced as an array's first segment is (G5); <c>Tail</c>, <c>Prototype</c> and <c>Weak</c> go from null to their object once.
/// Invariants:
///   X1  A slot's address never changes.
///   X2  Every slot below the shape's SlotCount exists before that shape can be seen.
/// Memory order: release stores of the directory and of the shape. Progress: reads wait-free.
/// Checked by: tests/Engine.Tests/Heap/Objects/SlotStorageTests.
/// </remarks>
internal sealed class ObjectExtra(Slot[] slots, object? homeRealm = null)
{
    private const int FirstMore = 8;

    private Slot[][] _more = [];

    public readonly Slot[] Slots = slots;
    public readonly object? HomeRealm = homeRealm;

    /// <summary>The first element segment of what is no array; null while it has none.</summary>
    public Slot[]? First;
    public ElementTail? Tail;
    public PrototypeInfo? Prototype;

    /// <summary>What tables that hold this object weakly say of it.</summary>
    public WeakEntries? Weak;

    /// <summary>A probe's word; nobody else looks at it.</summary>
    public object? Shadow;

    /// <summary>The slot with this overflow index (counted after the inline ones).</summary>
    public ref Slot SlotAt(int index)
    {
        Slot[] slots = Slots;
        if ((uint)index < (uint)slots.Length)
            return ref slots[index];
        int beyond = index - slots.Length, chunk = System.Numerics.BitOperations.Log2((uint)beyond / FirstMore + 1);
        return ref Volatile.Read(ref _more)[chunk][beyond - FirstMore * ((1 << chunk) - 1)];
    }

    /// <summary>The array that holds the slot; with <see cref="IndexOf"/> what caches remember (X1).</summary>
    public Slot[] ArrayOf(int index) => index < Slots.Length ? Slots : Volatile.Read(ref _more)[ChunkOf(index)];

    public int IndexOf(int index) =>
        index < Slots.Length ? index : index - Slots.Length - FirstMore * ((1 << ChunkOf(index)) - 1);

    private int ChunkOf(int index) => System.Numerics.BitOperations.Log2((uint)((index - Slots.Length) / FirstMore + 1));

    /// <summary>Whether the slot with this overflow index exists.</summary>
    public bool HasSlot(int index) => index < Slots.Length || ChunkOf(index) < _more.Length;

    /// <summary>Makes slots up to this overflow index exist (X2). The caller holds the cell lock.</summary>
    public void EnsureSlot(int index)
    {
        if (index < Slots.Length)
            return;
        int chunk = ChunkOf(index);
        if (chunk >= _more.Length)
            Volatile.Write(ref _more, [.. _more, new Slot[FirstMore << chunk]]);
    }
}
