using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Whole-range operations of plain arrays, for the array methods. Each is one step under the cell lock and runs no user code.</summary>
/// <remarks>
/// A false answer means that nothing was changed and the generic algorithm must decide.
/// Invariants: B1 slots are copied whole only while one JS thread exists; otherwise each goes through Read and Write (the one-way rule).
/// Memory order: as in <see cref="JsArray"/>: growth publishes the length last, shrinking drops it first.
/// </remarks>
internal sealed partial class JsArray
{
    /// <summary>An array of this length whose elements are absent, with storage when that is reasonable.</summary>
    public static JsArray WithLength(Shapes.Shape shape, uint length)
    {
        var array = new JsArray(shape);
        array.ReserveElements(length);
        array._length = length;
        return array;
    }

    /// <summary>Elements known at creation, the first <paramref name="count"/> of what is there. The array is not published yet.</summary>
    public void InitializeElements(Slot[] elements, uint count)
    {
        InitializeElements(elements);
        _length = count;
    }

    /// <summary>Room for so many elements behind the present ones when that is reasonable. The array is not published yet.</summary>
    public void ReserveMore(uint count)
    {
        ulong wanted = _length + (ulong)count;
        if (wanted > (uint)_first.Length && wanted <= MaxBulkLength && !HasElementTail)
            Array.Resize(ref _first, (int)wanted);
    }

    /// <summary>True when a missing dense element of this array is a missing property: nothing is inherited.</summary>
    public bool HasOnlyDenseElements => IsPlainArray && !MayInheritElements;

    /// <summary>Elements [start, end) as fresh storage, holes included.</summary>
    public bool TryCopyRange(uint start, uint end, Span<Slot> target)
    {
        if (!HasOnlyDenseElements)
            return false;
        Slot[] first = _first;
        if (end <= (uint)first.Length && !CellLock.Shared)
        {
            for (uint i = start; i < end; i++)
                target[(int)(i - start)].Initialize(first[i].Read());
            return true;
        }
        for (uint i = start; i < end; i++)
        {
            TryGetDenseElement(i, out JsValue value);
            target[(int)(i - start)].Initialize(value);
        }
        return true;
    }

    /// <summary>Removes and returns the first element, moving the others down; an absent one answers a hole.</summary>
    public bool TryShift(out JsValue value)
    {
        value = default;
        if (!HasOnlyDenseElements)
            return false;
        if (IsEmpty(ref value))
            return true;
        using CellLock.Held held = Lock();
        uint length = _length;
        if (!IsPlainArray)
            return false;
        if (IsEmpty(ref value))
            return true;
        TryGetDenseElement(0, out value);
        MoveDense(1, 0, length - 1);
        ShrinkHoldingLock(length - 1);
        return true;
    }

    // THREADS: that there is nothing to take is one look at the length. The generic algorithm would set the length that it saw, whatever
    // was pushed since; and whoever polls an empty queue must not keep its lock busy.
    private bool IsEmpty(ref JsValue value)
    {
        if (Volatile.Read(ref _length) != 0)
            return false;
        value = JsValue.Undefined;
        return true;
    }

    /// <summary>Replaces <paramref name="deleted"/> elements at <paramref name="start"/> by others: splice and unshift.</summary>
    public bool TryReplaceRange(uint start, uint deleted, ReadOnlySpan<JsValue> items)
    {
        if (!HasOnlyDenseElements)
            return false;
        using CellLock.Held held = Lock();
        return TryReplaceHoldingLock(start, deleted, items);
    }

    private bool TryReplaceHoldingLock(uint start, uint deleted, ReadOnlySpan<JsValue> items)
    {
        uint length = _length;
        if (!IsPlainArray || start + (ulong)deleted > length)
            return false;
        ulong wanted = length - (ulong)deleted + (uint)items.Length;
        uint tail = length - start - deleted;
        if (items.Length > 0 && !EnsureDenseHoldingLock(start + (uint)items.Length - 1))
            return false;
        if (wanted > length)
        {
            if (wanted >= MaxBulkLength || DenseEnd < length || !EnsureDenseHoldingLock((uint)wanted - 1))
                return false;
            MoveDense(start + deleted, start + (uint)items.Length, tail);
        }
        else if (wanted < length)
        {
            MoveDense(start + deleted, start + (uint)items.Length, tail);
        }
        for (int i = 0; i < items.Length; i++)
            DenseSlot(start + (uint)i).Write(items[i]);
        if (wanted < length)
            ShrinkHoldingLock((uint)wanted);
        else
        {
            Amplifier.At(Point.ElementToLength, this);
            Volatile.Write(ref _length, (uint)wanted);
        }
        return true;
    }

    /// <summary>Appends elements, as concat and push do, and answers the length after it.</summary>
    public bool TryAppend(ReadOnlySpan<JsValue> items, out uint length)
    {
        length = 0;
        if (!HasOnlyDenseElements)
            return false;
        using CellLock.Held held = Lock();
        if (!TryReplaceHoldingLock(_length, 0, items))
            return false;
        length = _length;
        return true;
    }

    /// <summary>Stores one value into [start, end), which must lie below the length.</summary>
    public bool TryFill(uint start, uint end, JsValue value)
    {
        if (!HasOnlyDenseElements)
            return false;
        using CellLock.Held held = Lock();
        if (!IsPlainArray || end > _length || end > MaxBulkLength)
            return false;
        if (start < end && DenseEnd < end && !GrowDenseTo(end))
            return false;
        for (uint i = start; i < end; i++)
            DenseSlot(i).Write(value);
        return true;
    }

    /// <summary>Reverses the order of the elements; holes move too.</summary>
    public bool TryReverse()
    {
        if (!HasOnlyDenseElements)
            return false;
        using CellLock.Held held = Lock();
        uint length = _length;
        if (!IsPlainArray || DenseEnd < length)
            return false;
        for (uint low = 0, high = length; low + 1 < high; low++)
        {
            high--;
            ref Slot a = ref DenseSlot(low);
            ref Slot b = ref DenseSlot(high);
            JsValue first = a.Read();
            a.Write(b.Read());
            b.Write(first);
        }
        return true;
    }

    private const uint MaxBulkLength = 64 << 20;

    /// <summary>Fills may reserve more than one step of growth allows: every element is about to exist.</summary>
    private bool GrowDenseTo(uint end)
    {
        while (DenseEnd < end)
        {
            uint step = Math.Min(end, DenseEnd * 4 + 1024);
            if (!EnsureDenseHoldingLock(step - 1))
                return false;
        }
        return true;
    }

    private void MoveDense(uint from, uint to, uint count)
    {
        uint end = DenseEnd;
        if (from == to)
            return;
        if (!CellLock.Shared && Math.Max(from, to) + (ulong)count <= (uint)_first.Length)
        {
            Array.Copy(_first, from, _first, to, count);
            return;
        }
        if (to < from)
        {
            count = Math.Min(count, end > to ? end - to : 0);
            for (uint i = 0; i < count; i++)
                MoveOne(from + i, to + i, end);
            return;
        }
        for (uint i = count; i > 0; i--)
            MoveOne(from + i - 1, to + i - 1, end);
    }

    private void MoveOne(uint from, uint to, uint end)
    {
        if (to < end)
            DenseSlot(to).Write(from < end ? DenseSlot(from).Read() : JsValue.Hole);
    }

    private void ShrinkHoldingLock(uint length)
    {
        uint old = _length;
        Volatile.Write(ref _length, length);
        Amplifier.At(Point.ElementToLength, this);
        if (length == 0 && DenseEnd == (uint)_first.Length && _first.Length > 64)
            Volatile.Write(ref _first, s_noElements);
        else
            ClearDense(length, old);
    }
}
