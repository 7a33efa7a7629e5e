using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Own elements: dense segments first, a sparse map for the rest.</summary>
/// <remarks>
/// States of the storage: one flat first segment → (first, tail of segments, sparse map). Words: the reference to the first segment (a field of
/// arrays, which nearly all elements are in; other objects have it in their <see cref="ObjectExtra"/>), the tail reference.
/// Invariants: G5 the first segment is copied only while one JS thread exists, later growth only appends (G1); G6 a value is live in
/// the first segment, in one tail segment or in the sparse map, never in two.
/// Memory order: a larger segment or a tail is complete before its release store; writers hold the cell lock, readers none.
/// </remarks>
internal partial class JsObject
{
    private const uint MaxEagerLength = 4 << 20, MaxDenseIndex = 128 << 20;

    /// <summary>An element further than this behind the last is kept by itself; up to <see cref="AlwaysDense"/> room is cheap.</summary>
    private const uint MaxGap = 1024, AlwaysDense = 2048;

    internal const int PlainArrayMask = 0xFF | (int)CellFlags.SlowElements;

    /// <summary>Kind and the slow bit in one compare: an array whose elements are all plain.</summary>
    public bool IsPlainArray
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (HeaderWord & PlainArrayMask) == (int)CellKind.Array;
    }

    /// <summary>The first element segment; flat, replaced by a larger copy only while one JS thread exists.</summary>
    /// <remarks>PERF: objects without elements, which most objects are, have no word for it.</remarks>
    internal Slot[] FirstSegment
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (byte)HeaderWord == (byte)CellKind.Array ? Unsafe.As<JsArray>(this)._first : FirstApart;
    }

    private Slot[] FirstApart => _extra?.First ?? s_noElements;

    private void SetFirst(Slot[] elements)
    {
        if ((byte)HeaderWord == (byte)CellKind.Array)
            Volatile.Write(ref Unsafe.As<JsArray>(this)._first, elements);
        else
            Volatile.Write(ref ExtraForLinks().First, elements);
    }

    /// <summary>Where the elements are, for tools.</summary>
    internal bool HasFirstElements => FirstSegment.Length > 0;

    internal bool HasElementTail => _extra?.Tail is { } tail && tail.End > tail.Start;

    internal int SparseElementCount => _extra?.Tail?.SparseCount ?? 0;

    /// <summary>Kind, and whether a read of an element must look at the sparse map first (G6).</summary>
    internal const int ReadableArrayMask = 0xFF | (int)CellFlags.HasSparse;

    /// <summary>Elements are where <see cref="TryGetDenseElement"/> looks: nothing overrides or hides them.</summary>
    public bool HasSimpleElements
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (HeaderWord & (int)(CellFlags.Exotic | CellFlags.HasSparse)) == 0;
    }

    /// <summary>
    /// G7: a slot of an array at or beyond its length is dead, whatever it holds: a late plain write may have come after the removal.
    /// Growth clears what it covers anew.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsCovered(uint index) => (byte)HeaderWord != (byte)CellKind.Array || index < Volatile.Read(ref _length);

    /// <summary>A dense own element with default attributes. False says nothing about sparse ones. Lock-free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetDenseElement(uint index, out JsValue value)
    {
        Slot[] first = FirstSegment;
        if (index < (uint)first.Length)
        {
            value = first[index].Read();
            return value._bits != JsValue.HoleBits;
        }
        return TryGetTailElement(index, out value);
    }

    private bool TryGetTailElement(uint index, out JsValue value)
    {
        ref Slot slot = ref TailSlotOrNull(index);
        if (Unsafe.IsNullRef(ref slot))
        {
            value = default;
            return false;
        }
        value = slot.Read();
        return value._bits != JsValue.HoleBits;
    }

    /// <summary>The place of an element beyond the first segment, or a null reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected ref Slot TailSlotOrNull(uint index)
    {
        if (_extra?.Tail is { } tail)
            return ref tail.SlotOrNull(index);
        return ref Unsafe.NullRef<Slot>();
    }

    /// <summary>Overwrites an existing dense element. False when there is none or elements are slow. Lock-free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryOverwriteDense(uint index, JsValue value)
    {
        Slot[] first = FirstSegment;
        if (!IsCovered(index))
            return false;
        if (index >= (uint)first.Length || HasFlag(CellFlags.SlowElements))
            return TryOverwriteTail(index, value);
        ref Slot slot = ref first[index];
        if (slot.Read()._bits == JsValue.HoleBits)
            return false;
        Amplifier.At(Point.ElementCheckToWrite, this);
        slot.WriteInSteps(value, this);
        return true;
    }

    private bool TryOverwriteTail(uint index, JsValue value)
    {
        ref Slot slot = ref TailSlotOrNull(index);
        if (HasFlag(CellFlags.SlowElements) || Unsafe.IsNullRef(ref slot) || slot.Read()._bits == JsValue.HoleBits)
            return false;
        Amplifier.At(Point.ElementCheckToWrite, this);
        slot.Write(value);
        return true;
    }

    private protected bool TryFillTail(uint index, JsValue value)
    {
        ref Slot slot = ref TailSlotOrNull(index);
        if (Unsafe.IsNullRef(ref slot))
            return false;
        Amplifier.At(Point.ElementCheckToWrite, this);
        slot.Write(value);
        return true;
    }

    private bool TryFindElement(uint index, out PropertyFlags flags, out JsValue raw)
    {
        flags = DenseFlags;
        if (!HasFlag(CellFlags.HasSparse))
        {
            if (TryGetDenseElement(index, out raw))
                return IsCovered(index);
            // Looked at again: the element may have moved to the map before its slot was read.
            if (!HasFlag(CellFlags.HasSparse))
                return false;
        }
        using CellLock.Held held = LockToRead();
        return FindElementHoldingLock(index, out flags, out raw);
    }

    /// <summary>Stores an element with these attributes, whatever was there. The cell lock is held; legality was checked.</summary>
    private void StoreElementHoldingLock(uint index, JsValue raw, PropertyFlags flags, bool keepsValue = false)
    {
        SparseElement? known = _extra?.Tail?.FindSparse(index);
        // A definition that names the value of what may no longer be written is the last word: late plain writes must not find its place.
        bool mayStay = (flags & PropertyFlags.Accessor) == 0 && (keepsValue || (flags & PropertyFlags.Writable) != 0 || !CellLock.Shared);
        if (known is null ? flags == DenseFlags && EnsureDenseHoldingLock(index) : known.IsDense && mayStay)
        {
            if (known is not null)
                known.Flags = flags;
            if (!keepsValue)
                DenseSlot(index).Write(raw);
        }
        else if (known is null && mayStay && TryGetDenseElement(index, out _) && IsCovered(index))
        {
            SetFlag(CellFlags.SlowElements | CellFlags.HasSparse);
            Amplifier.At(Point.ElementToMap, this);
            TailHoldingLock().SetSparse(index, new SparseElement(flags, isDense: true));
            if (!keepsValue)
                DenseSlot(index).Write(raw);
        }
        else
        {
            MoveToMapHoldingLock(index, raw, flags);
        }
        if (HasFlag(CellFlags.IsPrototype))
        {
            NotePrototypeElements();
            PrototypeEpoch.Bump();
        }
    }

    private void MoveToMapHoldingLock(uint index, JsValue raw, PropertyFlags flags)
    {
        SetFlag(CellFlags.SlowElements | CellFlags.HasSparse);
        ElementTail tail = TailHoldingLock();
        if (TryGetDenseElement(index, out _))
            DenseSlot(index).Write(JsValue.Hole);
        Amplifier.At(Point.ElementToMap, this);
        var element = new SparseElement(flags);
        element.Slot.Initialize(raw);
        tail.SetSparse(index, element);
    }

    private PropertyFlags DenseFlags =>
        HasFlag(CellFlags.ElementsFrozen) ? PropertyFlags.Enumerable
        : HasFlag(CellFlags.ElementsSealed) ? PropertyFlags.Enumerable | PropertyFlags.Writable
        : PropertyFlags.All;

    private protected ref Slot DenseSlot(uint index)
    {
        Slot[] first = FirstSegment;
        if (index < (uint)first.Length)
            return ref first[index];
        return ref _extra!.Tail!.SlotAt(index);
    }

    private ElementTail TailHoldingLock()
    {
        ObjectExtra extra = ExtraForLinks();
        if (extra.Tail is null)
            Volatile.Write(ref extra.Tail, new ElementTail((uint)FirstSegment.Length));
        return extra.Tail!;
    }

    /// <summary>Makes dense storage reach the index, unless that would waste too much. The cell lock is held.</summary>
    private protected bool EnsureDenseHoldingLock(uint index)
    {
        Slot[] first = FirstSegment;
        if (index < (uint)first.Length)
            return true;
        if (index > MaxDenseIndex)
            return false;
        ElementTail? tail = _extra?.Tail;
        if (tail is not null && tail.End > tail.Start)
        {
            if (index >= tail.End && index - tail.End >= MaxGap)
                return false;
            Amplifier.At(Point.ElementGrowth, this);
            tail.GrowTo(index);
            return true;
        }
        if (index - (uint)first.Length >= MaxGap || (index >= AlwaysDense && !IsUsedEnough(first, index)))
            return false;
        if (CellLock.Shared && first.Length > 0)
        {
            // THREADS: somebody may be writing to the first segment, so it cannot be copied; append instead.
            if (tail is not null && tail.Start != (uint)first.Length)
                return false;
            Amplifier.At(Point.ElementGrowth, this);
            TailHoldingLock().GrowTo(index);
            return true;
        }
        GrowFirst(index + 1);
        return true;
    }

    // Tables of flags write o[1], o[2], o[4] … o[1 << 27]: elements that are far apart must not pay for what lies between.
    private static bool IsUsedEnough(Slot[] first, uint index)
    {
        ulong used = 0;
        foreach (ref readonly Slot slot in first.AsSpan())
        {
            if (!slot.Read().IsHole && ++used * 8 >= index)
                return true;
        }
        return false;
    }

    private void GrowFirst(uint needed)
    {
        Slot[] first = FirstSegment;
        uint more = (uint)first.Length < 1024 ? (uint)first.Length : (uint)first.Length >> 1;
        uint size = Math.Max(needed, Math.Max(4, (uint)first.Length + more + 1));
        var larger = new Slot[size];
        Array.Copy(first, larger, first.Length);
        Amplifier.At(Point.ElementGrowth, this);
        SetFirst(larger);
        // E2: visible before the look at the flag that follows every growth.
        CellLock.FullFence();
        if (_extra?.Tail is { } tail && tail.Start != size)
            ReplaceEmptyTail(tail, size);
    }

    /// <summary>A tail that has only sparse entries starts anew behind the larger first segment.</summary>
    private void ReplaceEmptyTail(ElementTail old, uint start)
    {
        var tail = new ElementTail(start);
        foreach (uint key in old.SparseKeys())
            tail.SetSparse(key, old.FindSparse(key)!);
        Volatile.Write(ref _extra!.Tail, tail);
    }

    /// <summary>Storage for elements known at creation. The object is not published yet.</summary>
    internal void InitializeElements(Slot[] elements) => SetFirst(elements);

    /// <summary>Room for this many elements when that is reasonable. The object is not published yet.</summary>
    internal void ReserveElements(uint count)
    {
        if (count is > 0 and <= MaxEagerLength)
            SetFirst(new Slot[count]);
    }

    /// <summary>Takes the cell lock, after which no element appears but under it: for what makes an object refuse new properties.</summary>
    /// <remarks>
    /// THREADS (O8): other threads fill holes of arrays without the lock, and overwrite what they saw before it was deleted. Whoever looks after the
    /// flag is set keeps away; whoever looked before has stored by its next poll. Only who has holes pays for the wait.
    /// </remarks>
    private protected CellLock.Held LockForIntegrity(EngineThread? t)
    {
        CellLock.Held held = Lock();
        if (t is null || !t.Registry.SharesHeap || !Shape.IsExtensible || !HasHolesHoldingLock())
            return held;
        SetFlag(CellFlags.SlowElements);
        held.Dispose();
        Amplifier.At(Point.IntegrityMark);
        t.Registry.WhileStopped(t, static () => { });
        return Lock();
    }

    private bool HasHolesHoldingLock()
    {
        uint end = Kind == CellKind.Array ? Math.Min(_length, DenseEnd) : DenseEnd;
        for (uint i = 0; i < end; i++)
        {
            if (!TryGetDenseElement(i, out _))
                return true;
        }
        return false;
    }

    /// <summary>Takes the cell lock to delete an element.</summary>
    /// <remarks>
    /// THREADS (O8): of an object that refuses new elements a late store must not bring it back. Who looked at the element before the object was
    /// flagged has stored by its next poll.
    /// </remarks>
    private CellLock.Held LockToDelete(EngineThread t, uint index)
    {
        CellLock.Held held = Lock();
        if (Shape.IsExtensible || !t.Registry.SharesHeap || !TryGetDenseElement(index, out _))
            return held;
        held.Dispose();
        Amplifier.At(Point.IntegrityMark);
        t.Registry.WhileStopped(t, static () => { });
        return Lock();
    }

    private void DeleteElementHoldingLock(uint index)
    {
        if (TryGetDenseElement(index, out _))
            DenseSlot(index).Write(JsValue.Hole);
        _extra?.Tail?.RemoveSparse(index);
        LayoutChanged();
    }

    /// <summary>One past the last dense index that has storage.</summary>
    internal uint DenseEnd => _extra?.Tail is { } tail && tail.End > tail.Start ? tail.End : (uint)FirstSegment.Length;

    private void AddElementKeysHoldingLock(List<PropertyKey> keys)
    {
        uint[] sparse = SparseKeysHoldingLock();
        int next = 0;
        uint end = Kind == CellKind.Array ? Math.Min(_length, DenseEnd) : DenseEnd;
        for (uint i = 0; i < end; i++)
        {
            while (next < sparse.Length && sparse[next] < i)
                keys.Add(PropertyKey.FromIndex(sparse[next++]));
            bool isSparse = next < sparse.Length && sparse[next] == i;
            if (isSparse)
                next++;
            if (isSparse || TryGetDenseElement(i, out _))
                keys.Add(PropertyKey.FromIndex(i));
        }
        while (next < sparse.Length)
            keys.Add(PropertyKey.FromIndex(sparse[next++]));
    }

    /// <summary>Stores a default-attribute element of an array and moves the length over it. The cell lock is held.</summary>
    private protected bool TryStoreDenseHoldingLock(uint index, JsValue value)
    {
        if (index == uint.MaxValue || !EnsureDenseHoldingLock(index))
            return false;
        DenseSlot(index).Write(value);
        uint length = _length;
        if (index >= length)
        {
            if (index > length)
                ClearDense(length, index);
            Amplifier.At(Point.ElementToLength, this);
            Volatile.Write(ref _length, index + 1);
        }
        if (HasFlag(CellFlags.IsPrototype))
            NotePrototypeElements();
        return true;
    }

    private protected void ClearDense(uint from, uint to)
    {
        to = Math.Min(to, DenseEnd);
        // PERF: while nobody else can look, a slot may go back to primitive mode, so that later numbers stay unboxed.
        bool fresh = !CellLock.Shared;
        for (uint i = from; i < to; i++)
        {
            if (fresh)
                DenseSlot(i).Initialize(JsValue.Hole);
            else
                DenseSlot(i).Write(JsValue.Hole);
        }
    }

    private protected uint[] SparseKeysHoldingLock() => _extra?.Tail?.SparseKeys() ?? [];

    private protected bool IsSparseConfigurable(uint index) =>
        (_extra!.Tail!.FindSparse(index)!.Flags & PropertyFlags.Configurable) != 0;

    /// <summary>Removes all elements in [from, to). Dropping everything starts with fresh storage. The cell lock is held.</summary>
    private protected void RemoveElementsHoldingLock(uint from, uint to)
    {
        foreach (uint key in SparseKeysHoldingLock())
        {
            if (key >= from && key < to)
                _extra!.Tail!.RemoveSparse(key);
        }
        if (from == 0 && DenseEnd == (uint)FirstSegment.Length)
            SetFirst(s_noElements);
        else
            ClearDense(from, to);
        LayoutChanged();
    }
}
