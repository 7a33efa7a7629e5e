using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Elements beyond the first segment: segments of doubling size that are only appended, and a sparse map.</summary>
/// <remarks>
/// Words: <c>_segments</c>, replaced by a longer directory of the same segments under the cell lock.
/// Invariants:
///   G1  A segment never moves; <c>Start</c> is the first segment's length at the time the tail was made and never changes. It also says how
///       large the first segment here is, which the others double.
///   G2  The sparse map is touched only under the cell lock; a value is never live in a segment and in the map at once.
/// Memory order: a directory is complete before its release store.
/// Checked by: tests/Engine.Tests/Heap/Objects/ElementTests.
/// </remarks>
internal sealed class ElementTail(uint start)
{
    /// <summary>PERF: as much again as there is, so that a short array which grows by an element or two stays short.</summary>
    private const int FirstSizeMin = 8, FirstSizeMax = 64;

    /// <summary>More would be gigabytes of entries.</summary>
    private const int MaxSparse = 1 << 24;

    private readonly int _shift = System.Numerics.BitOperations.Log2(System.Numerics.BitOperations.RoundUpToPowerOf2(Math.Clamp(start, FirstSizeMin, FirstSizeMax)));
    private Slot[][] _segments = [];
    private Dictionary<uint, SparseElement>? _sparse;
    private uint[]? _sortedKeys;

    /// <summary>Index of the first element held here.</summary>
    public uint Start { get; } = start;

    /// <summary>One past the last index that has a segment.</summary>
    public uint End => Start + (((1u << Volatile.Read(ref _segments).Length) - 1) << _shift);

    /// <summary>The slot, or a null reference outside [Start, End).</summary>
    /// <remarks>PERF: the directory is loaded once, and no bound is calculated: this is where arrays that grew while threads share the heap have most of their elements.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Slot SlotOrNull(uint index)
    {
        // Below Start this wraps around, to a segment that no directory has.
        uint beyond = index - Start;
        int segment = System.Numerics.BitOperations.Log2((beyond >> _shift) + 1);
        Slot[][] segments = Volatile.Read(ref _segments);
        if ((uint)segment >= (uint)segments.Length)
            return ref Unsafe.NullRef<Slot>();
        return ref segments[segment][beyond - (((1u << segment) - 1) << _shift)];
    }

    /// <summary>The index must be in [Start, End).</summary>
    public ref Slot SlotAt(uint index)
    {
        uint beyond = index - Start;
        int segment = System.Numerics.BitOperations.Log2((beyond >> _shift) + 1);
        return ref Volatile.Read(ref _segments)[segment][beyond - (((1u << segment) - 1) << _shift)];
    }

    /// <summary>The caller holds the cell lock.</summary>
    public void GrowTo(uint index)
    {
        while (index >= End)
            Volatile.Write(ref _segments, [.. _segments, new Slot[1 << (_shift + _segments.Length)]]);
    }

    /// <summary>Segments have the sizes that their places say (G1).</summary>
    public bool HasRegularSegments
    {
        get
        {
            for (int i = 0; i < _segments.Length; i++)
            {
                if (_segments[i] is not { } segment || segment.Length != 1 << (_shift + i))
                    return false;
            }
            return true;
        }
    }

    public int SparseCount => _sparse?.Count ?? 0;

    public SparseElement? FindSparse(uint index) => _sparse?.GetValueOrDefault(index);

    public void SetSparse(uint index, SparseElement element)
    {
        _sparse ??= [];
        if (!_sparse.ContainsKey(index))
        {
            if (_sparse.Count >= MaxSparse)
                throw new InsufficientMemoryException("Too many elements far from the others");
            _sortedKeys = null;
        }
        _sparse[index] = element;
    }

    public void RemoveSparse(uint index)
    {
        if (_sparse is not null && _sparse.Remove(index))
            _sortedKeys = null;
    }

    /// <summary>Ascending; a snapshot.</summary>
    public uint[] SparseKeys()
    {
        if (_sortedKeys is { } known)
            return known;
        uint[] keys = _sparse is null ? [] : [.. _sparse.Keys];
        Array.Sort(keys);
        _sortedKeys = keys;
        return keys;
    }
}

/// <summary>An element with attributes of its own, or far from the others.</summary>
/// <param name="flags">Its attributes.</param>
/// <param name="isDense">Its value stays in its dense slot, where plain writes that are under way will find it; here are the attributes only.</param>
internal sealed class SparseElement(PropertyFlags flags, bool isDense = false)
{
    public readonly bool IsDense = isDense;
    public Slot Slot;
    public PropertyFlags Flags = flags;
}
