using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>An Array exotic object (ECMA-262 10.4.2). `length` is in the shape, marked special; its value is a field.</summary>
/// <remarks>
/// THREADS, the length protocol. Words: the length, and the element storage of JsObject.
/// Invariants: G3 an element is stored before the length that covers it is published; G4 a truncation removes the elements before
/// it publishes the smaller length. Both happen under the cell lock (M7).
/// Memory order: the length is stored with release; readers that see it see the elements it covers.
/// </remarks>
internal sealed partial class JsArray : JsObject
{
    /// <summary>The first element segment; flat, replaced by a larger copy only while one JS thread exists (G5).</summary>
    internal Slot[] _first = s_noElements;

    /// <summary>The shape must come from <see cref="ShapeFor"/>.</summary>
    public JsArray(Shape shape) : base(shape, CellKind.Array) { }

    public JsArray(Shape shape, Slot[] elements, uint length) : base(shape, CellKind.Array)
    {
        _first = elements;
        _length = length;
    }

    /// <summary>The layout of an array without named properties whose prototype is this object.</summary>
    public static Shape ShapeFor(JsObject? prototype) =>
        (prototype is null ? Shape.NewRoot(null, 0) : prototype.PrototypeInfo.RootShape(0))
        .WithProperty(Names.Length, PropertyFlags.Writable | PropertyFlags.Special);

    public override string ClassName => "Array";

    public uint Length => _length;

    protected override JsValue ReadSpecial(HeapCell key) => JsValue.FromUInt32(_length);

    /// <summary>Adds or overwrites an element without user code; false when the slow path must decide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySetElement(uint index, JsValue value) => TryOverwriteDense(index, value) || TryAddElement(index, value);

    /// <summary>The loop's own path: overwrites an element of the first segment. The caller has checked for plain elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryStoreFirst(uint index, JsValue value)
    {
        Slot[] first = _first;
        return !Amplifier.IsOn && index < _length && index < (uint)first.Length && first[index].TryOverwrite(value);
    }

    /// <summary>An element of an array into a register: what the loop found neither in the first segment nor in a form that it knows.</summary>
    /// <remarks>The caller has checked <see cref="ReadableArrayMask"/>, as for the loop's own path. False says nothing.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryLoadDense(uint index, ref JsValue register)
    {
        // G7: the length first, so that what a truncation made dead counts only for who began before it.
        if (index >= Volatile.Read(ref _length))
            return false;
        Slot[] first = _first;
        ref Slot slot = ref index < (uint)first.Length ? ref first[index] : ref TailSlotOrNull(index);
        if (Unsafe.IsNullRef(ref slot))
            return false;
        JsValue value = slot.Read();
        if (value._bits == JsValue.HoleBits)
            return false;
        register = value;
        return true;
    }

    /// <summary>The same for stores: overwrites an element beyond the first segment. The caller has checked for plain elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryStoreTail(uint index, JsValue value)
    {
        if (Amplifier.IsOn || index >= Volatile.Read(ref _length) || index < (uint)_first.Length)
            return false;
        ref Slot slot = ref TailSlotOrNull(index);
        return !Unsafe.IsNullRef(ref slot) && slot.TryOverwrite(value);
    }

    private bool TryAddElement(uint index, JsValue value)
    {
        if (!IsPlainArray || MayInheritElements)
            return false;
        if (TryStoreAlone(index, value) || TryFillHole(index, value))
            return true;
        using CellLock.Held held = Lock();
        return IsPlainArray && TryStoreDenseHoldingLock(index, value);
    }

    /// <summary>Stores into a hole below the length, where storage is: threads that fill one array must not take turns at its lock.</summary>
    /// <remarks>
    /// THREADS (O8): the array was plain when it was looked at, and there is no poll from there to the store. Who makes it refuse new elements
    /// says so in the header, waits until every other thread has polled, and only then publishes (<see cref="JsObject.LockForIntegrity"/>). A store that comes
    /// after a truncation or a move to the sparse map is a late plain write (G6, G7).
    /// </remarks>
    private bool TryFillHole(uint index, JsValue value)
    {
        Slot[] first = _first;
        if (index >= Volatile.Read(ref _length) || HasFlag(CellFlags.IsPrototype))
            return false;
        if (index >= (uint)first.Length)
            return TryFillTail(index, value);
        Amplifier.At(Point.ElementCheckToWrite, this);
        first[index].Write(value);
        return true;
    }

    /// <summary>PERF: while one JS thread exists there is nobody to lock out: a hole is filled or one element is appended where room is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryStoreAlone(uint index, JsValue value)
    {
        Slot[] first = _first;
        if (CellLock.Shared || index >= (uint)first.Length || index > _length || HasFlag(CellFlags.IsPrototype))
            return false;
        first[index].Initialize(value);
        if (index == _length)
            _length = index + 1;
        return true;
    }

    /// <summary>Appends one element, as push does, without user code; false when the slow path must decide.</summary>
    public bool TryPush(JsValue value, out uint length)
    {
        length = 0;
        if (!IsPlainArray || MayInheritElements)
            return false;
        if (TryStoreAlone(_length, value))
        {
            length = _length;
            return true;
        }
        using CellLock.Held held = Lock();
        if (!IsPlainArray || !(TryAppendToTailHoldingLock(value) || TryStoreDenseHoldingLock(_length, value)))
            return false;
        length = _length;
        return true;
    }

    /// <summary>PERF: where nearly every element goes that is pushed while threads share the heap: a place beyond the first segment that is there already.</summary>
    private bool TryAppendToTailHoldingLock(JsValue value)
    {
        uint length = _length;
        if (length < (uint)_first.Length || HasFlag(CellFlags.IsPrototype))
            return false;
        ref Slot slot = ref TailSlotOrNull(length);
        if (Unsafe.IsNullRef(ref slot))
            return false;
        slot.Write(value);
        Amplifier.At(Point.ElementToLength, this);
        Volatile.Write(ref _length, length + 1);
        return true;
    }

    /// <summary>Removes and returns the last element of a plain array; false when the slow path must decide.</summary>
    public bool TryPop(out JsValue value)
    {
        value = default;
        if (!IsPlainArray)
            return false;
        if (IsEmpty(ref value))
            return true;
        uint last = _length - 1;
        if (!CellLock.Shared && last < (uint)_first.Length && _first[last].Read() is { _bits: not JsValue.HoleBits } there)
        {
            value = there;
            _first[last].Initialize(JsValue.Hole);
            _length = last;
            return true;
        }
        using CellLock.Held held = Lock();
        if (!IsPlainArray)
            return false;
        if (IsEmpty(ref value))
            return true;
        if (!TryGetDenseElement(_length - 1, out value))
            return false;
        ClearDense(_length - 1, _length);
        Amplifier.At(Point.ElementToLength, this);
        Volatile.Write(ref _length, _length - 1);
        return true;
    }

    public override bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        CheckOwner(t);
        if (t.Recorder is { } recorder && !ReferenceEquals(key.Cell, Names.Length))
            TellDefine(recorder, t, key);
        if (key.Cell is null)
            return DefineElement(key.Index, descriptor);
        return ReferenceEquals(key.Cell, Names.Length) ? DefineLength(t, descriptor) : OrdinaryDefineOwnProperty(key, descriptor);
    }

    // 10.4.2.1 step 2
    private bool DefineElement(uint index, in PropertyDescriptor descriptor)
    {
        // M5: the element and the length that covers it in one step. Elements are never lazy.
        using CellLock.Held held = Lock();
        uint length = _length;
        if (index >= length && HasFlag(CellFlags.LengthReadOnly))
            return false;
        if (DefineHoldingLock(PropertyKey.FromIndex(index), descriptor) != DefineOutcome.Done)
            return false;
        if (index >= length)
        {
            ClearDense(length, index);
            Volatile.Write(ref _length, index + 1);
        }
        return true;
    }

    // 10.4.2.4 ArraySetLength ( A, Desc )
    private bool DefineLength(EngineThread t, in PropertyDescriptor descriptor)
    {
        if (!descriptor.HasValue)
        {
            bool ok = OrdinaryDefineOwnProperty(PropertyKey.FromAtom(Names.Length), descriptor);
            NoteReadOnlyLength();
            return ok;
        }
        uint length = descriptor.Value.ToUint32(t);
        if (descriptor.Value.ToNumber(t) != length)
            throw t.RangeError("Invalid array length");
        if (t.Recorder is { } recorder)
            TellNewLength(recorder, t, length);
        PropertyDescriptor final = descriptor;
        final.Value = JsValue.FromUInt32(length);
        if (HasFlag(CellFlags.LengthReadOnly))
            return OrdinaryDefineOwnProperty(PropertyKey.FromAtom(Names.Length), final) && length == _length;
        bool makeReadOnly = descriptor.Writable == false;
        PropertyDescriptor check = final;
        check.Writable = null;
        check.Value = JsValue.FromUInt32(_length);
        if (!OrdinaryDefineOwnProperty(PropertyKey.FromAtom(Names.Length), check))
            return false;
        bool complete = SetLength(length);
        if (makeReadOnly)
        {
            OrdinaryDefineOwnProperty(PropertyKey.FromAtom(Names.Length), new PropertyDescriptor { Writable = false });
            NoteReadOnlyLength();
        }
        return complete;
    }

    private void NoteReadOnlyLength()
    {
        if (TryFindNamed(Names.Length, out PropertyEntry entry, out _) && !entry.IsWritable)
            SetFlag(CellFlags.LengthReadOnly | CellFlags.SlowElements);
    }

    /// <summary>Grows or truncates, whichever it is by now; false when an element stays or the length is read-only.</summary>
    private bool SetLength(uint length)
    {
        using CellLock.Held held = Lock();
        uint now = _length;
        if (length == now)
            return true;
        if (HasFlag(CellFlags.LengthReadOnly))
            return false;
        if (length < now)
            return TruncateHoldingLock(length);
        ClearDense(now, length);
        Volatile.Write(ref _length, length);
        return true;
    }

    /// <summary>Removes elements from the end; stops at one that is not configurable.</summary>
    private bool TruncateHoldingLock(uint length)
    {
        uint stop = length;
        foreach (uint key in SparseKeysHoldingLock())
        {
            if (key >= length && !IsSparseConfigurable(key))
                stop = Math.Max(stop, key + 1);
        }
        if (HasFlag(CellFlags.ElementsSealed | CellFlags.ElementsFrozen))
        {
            for (uint i = Math.Min(DenseEnd, _length); i > stop; i--)
            {
                if (TryGetDenseElement(i - 1, out _))
                {
                    stop = i;
                    break;
                }
            }
        }
        RemoveElementsHoldingLock(stop, _length);
        Volatile.Write(ref _length, stop);
        return stop == length;
    }

}
