using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Binary;

/// <summary>A TypedArray exotic object (ECMA-262 10.4.5).</summary>
/// <remarks>
/// THREADS: each access reads the block's storage once, so base and length fit together; a view that is shrunk meanwhile answers
/// from memory that stays alive (D1 of <see cref="DataBlock"/>).
/// </remarks>
internal sealed class TypedArrayObject : JsObject
{
    /// <summary>The length of a view that follows its buffer's length.</summary>
    public const int Tracking = -1;

    private readonly DataBlock _block;
    private readonly int _fixedLength, _end;
    private readonly byte _sizeShift;

    public TypedArrayObject(Shape shape, ElementType type, ArrayBufferObject buffer, int byteOffset, int length) : base(shape, CellKind.TypedArray)
    {
        Type = type;
        Buffer = buffer;
        ByteOffset = byteOffset;
        _block = buffer.Block;
        _sizeShift = (byte)Elements.SizeShift(type);
        _fixedLength = length;
        _end = length == Tracking ? byteOffset : byteOffset + (length << _sizeShift);
        SetFlag(CellFlags.Exotic | CellFlags.SlowElements);
    }

    public ElementType Type { get; }
    public ArrayBufferObject Buffer { get; }

    /// <summary>[[ByteOffset]], whatever became of the buffer.</summary>
    public int ByteOffset { get; }

    public bool IsTracking => _fixedLength == Tracking;

    /// <summary>The length it was made with, or <see cref="Tracking"/>.</summary>
    public int FixedLength => _fixedLength;

    public int ElementSize => 1 << _sizeShift;

    public override string ClassName => Elements.Name(Type);

    // 10.4.5.13 IsTypedArrayOutOfBounds ( taRecord ); a detached buffer counts too
    public bool IsOutOfBounds
    {
        get
        {
            BufferStorage storage = _block.Storage;
            return storage.IsDetached || _end > storage.Length;
        }
    }

    // 10.4.5.12 TypedArrayLength ( taRecord ); 0 when out of bounds
    public int Length => LengthIn(_block.Storage);

    public int ByteLength => Length << _sizeShift;

    private int LengthIn(BufferStorage storage)
    {
        if (_end > storage.Length)
            return 0;
        return _fixedLength != Tracking ? _fixedLength : (storage.Length - ByteOffset) >> _sizeShift;
    }

    /// <summary>The bytes of the elements that are in bounds now.</summary>
    public Span<byte> Bytes
    {
        get
        {
            BufferStorage storage = _block.Storage;
            return storage.Bytes.AsSpan(_end > storage.Length ? 0 : ByteOffset, LengthIn(storage) << _sizeShift);
        }
    }

    /// <summary>The first byte of an element, or a null reference when the index is out of bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte ElementAt(uint index)
    {
        BufferStorage storage = _block.Storage;
        if (index >= (uint)_fixedLength || _end > storage.Length)
            return ref Unsafe.NullRef<byte>();
        if (_fixedLength == Tracking && index >= (uint)LengthIn(storage))
            return ref Unsafe.NullRef<byte>();
        Amplifier.At(Point.BufferToBytes, Buffer);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(storage.Bytes), (nint)ByteOffset + ((nint)index << _sizeShift));
    }

    // 10.4.5.15 TypedArrayGetElement ( O, index ); false when out of bounds
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetElement(uint index, out JsValue value)
    {
        ref byte at = ref ElementAt(index);
        if (Unsafe.IsNullRef(ref at))
        {
            value = default;
            return false;
        }
        value = Elements.Read(ref at, Type);
        return true;
    }

    /// <summary>Stores a Number (a BigInt for the 64-bit types). False, and nothing stored, when out of bounds or of the wrong type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySetElement(uint index, JsValue number)
    {
        ref byte at = ref ElementAt(index);
        if (Unsafe.IsNullRef(ref at) || (Elements.IsBigInt(Type) ? !number.IsBigInt : !number.IsNumber))
            return false;
        Elements.Write(ref at, Type, number);
        return true;
    }

    // 10.4.5.16 TypedArraySetElement ( O, index, value )
    public void SetElement(EngineThread t, uint index, JsValue value)
    {
        JsValue number = Elements.Convert(t, Type, value);
        TellElement(t, index, Access.Write);
        TrySetElement(index, number);
    }

    /// <summary>An element is about to be read or written; one out of bounds looks at the buffer's length only (LOCATIONS.md, D29).</summary>
    internal void TellElement(EngineThread t, uint index, Access access)
    {
        if (t.Recorder is not { } recorder)
            return;
        if (IsValidIndex(index))
            Buffer.TellBytes(recorder, t, ByteOffset + ((long)index << _sizeShift), 1 << _sizeShift, access);
        else
            Buffer.TellLength(t);
    }

    /// <summary>Somebody asks whether there is such an element: it goes away when the buffer shrinks.</summary>
    internal void TellPresence(EngineThread t, PropertyKey key)
    {
        if (key.Cell is null)
            TellElement(t, key.Index, Access.Has);
        else if (!IsNumericName(key))
            Tell(t, key, Access.Has);
    }

    /// <summary>Elements [from, to) are about to be read or written.</summary>
    internal void TellRange(EngineThread t, long from, long to, Access access)
    {
        if (t.Recorder is null)
            return;
        TellLength(t);
        to = Math.Min(to, Length);
        Buffer.TellBytes(t, ByteOffset + (from << _sizeShift), (to - from) << _sizeShift, access);
    }

    /// <summary>The length of a view that follows its buffer, or is out of bounds, is about to be asked for.</summary>
    internal void TellLength(EngineThread t)
    {
        if (t.Recorder is not null && (IsTracking || IsOutOfBounds))
            Buffer.TellLength(t);
    }

    // 7.1.21 CanonicalNumericIndexString ( argument ), for keys that are no array index
    internal static bool IsNumericName(PropertyKey key)
    {
        if (key.Cell is not JsString { Length: > 0 } name)
            return false;
        string text = name.ToString();
        if (!(char.IsAsciiDigit(text[0]) || text[0] is '-' or 'I' or 'N'))
            return false;
        return text == "-0" || NumberFormat.ToString(NumberParse.ToNumber(text)) == text;
    }

    // 10.4.5.1 [[PreventExtensions]] ( )
    public override bool PreventExtensions(EngineThread t)
    {
        bool isFixed = !IsTracking && (!Buffer.IsResizable || Buffer.IsShared);
        return isFixed && base.PreventExtensions(t);
    }

    // 10.4.5.2 [[GetOwnProperty]] ( P )
    public override bool GetOwnProperty(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (key.Cell is null || IsNumericName(key))
        {
            if (key.Cell is null)
                TellElement(t, key.Index, Access.Read);
            bool found = TryGetElement(key.Cell is null ? key.Index : uint.MaxValue, out JsValue value);
            descriptor = found ? PropertyDescriptor.Data(value, PropertyFlags.All) : default;
            return found;
        }
        return base.GetOwnProperty(t, key, out descriptor);
    }

    // 10.4.5.3 [[HasProperty]] ( P )
    public override bool HasProperty(EngineThread t, PropertyKey key)
    {
        if (key.Cell is null)
        {
            TellElement(t, key.Index, Access.Has);
            return IsValidIndex(key.Index);
        }
        return !IsNumericName(key) && base.HasProperty(t, key);
    }

    // 10.4.5.14 IsValidIntegerIndex ( O, index )
    public bool IsValidIndex(uint index) => !Unsafe.IsNullRef(ref ElementAt(index));

    // 10.4.5.4 [[DefineOwnProperty]] ( P, Desc )
    public override bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (key.Cell is not null && !IsNumericName(key))
            return OrdinaryDefineOwnProperty(key, descriptor);
        if (key.Cell is not null || !IsValidIndex(key.Index))
            return false;
        if (descriptor.Configurable == false || descriptor.Enumerable == false || descriptor.IsAccessor || descriptor.Writable == false)
            return false;
        if (descriptor.HasValue)
            SetElement(t, key.Index, descriptor.Value);
        return true;
    }

    // 10.4.5.5 [[Get]] ( P, Receiver )
    public override JsValue Get(EngineThread t, PropertyKey key, JsValue receiver)
    {
        if (key.Cell is null)
        {
            TellElement(t, key.Index, Access.Read);
            return TryGetElement(key.Index, out JsValue value) ? value : JsValue.Undefined;
        }
        return IsNumericName(key) ? JsValue.Undefined : base.Get(t, key, receiver);
    }

    // 10.4.5.6 [[Set]] ( P, V, Receiver )
    public override bool Set(EngineThread t, PropertyKey key, JsValue value, JsValue receiver)
    {
        if (key.Cell is not null && !IsNumericName(key))
            return base.Set(t, key, value, receiver);
        uint index = key.Cell is null ? key.Index : uint.MaxValue;
        if (ReferenceEquals(receiver._cell, this))
        {
            SetElement(t, index, value);
            return true;
        }
        return !IsValidIndex(index) || base.Set(t, key, value, receiver);
    }

    // 10.4.5.7 [[Delete]] ( P )
    public override bool Delete(EngineThread t, PropertyKey key)
    {
        if (key.Cell is null)
        {
            TellElement(t, key.Index, Access.Has);
            return !IsValidIndex(key.Index);
        }
        return IsNumericName(key) || base.Delete(t, key);
    }

    // 10.4.5.8 [[OwnPropertyKeys]] ( )
    public override List<PropertyKey> OwnPropertyKeys(EngineThread t)
    {
        int length = Length;
        // A key, and the text that it will become.
        t.CheckAllocation(length * 64L);
        var keys = new List<PropertyKey>(length + 4);
        for (int i = 0; i < length; i++, t.Poll())
            keys.Add(PropertyKey.FromIndex((uint)i));
        AddNamedKeys(keys);
        return keys;
    }
}
