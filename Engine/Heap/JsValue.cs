using System.Numerics;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap;

/// <summary>
/// A JavaScript value in a register: 16 bytes, a cell or a NaN-boxed primitive.
/// <c>cell == null</c>: the bits are the value; else the cell is the value and the bits are <see cref="CellBits"/>.
/// So every test for a primitive looks at the bits alone.
/// </summary>
/// <remarks>
/// Encoding of the bits: 0 hole (what fresh element storage holds, also the TDZ marker), 1 "see the cell", 2 undefined, 3 null,
/// 6 false, 7 true, 0x00010000_xxxxxxxx int32, everything from 0x0002… up the complement of a double.
/// Numbers are not canonical: 1 may be an int32 or a double. NaN is canonical (reads of foreign bytes pass <see cref="FromForeignDouble"/>).
/// </remarks>
internal readonly struct JsValue
{
    internal const long HoleBits = 0, CellBits = 1, UndefinedBits = 2, NullBits = 3, FalseBits = 6, TrueBits = 7;
    internal const int Int32Tag = 0x0001_0000;
    internal const ulong FirstNumber = 0x0001_0000_0000_0000, FirstDouble = 0x0002_0000_0000_0000;

    internal readonly HeapCell? _cell;
    internal readonly long _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JsValue(long bits)
    {
        _cell = null;
        _bits = bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JsValue(HeapCell cell)
    {
        _cell = cell;
        _bits = CellBits;
    }

    public static JsValue Hole => default;
    public static JsValue Undefined => new(UndefinedBits);
    public static JsValue Null => new(NullBits);
    public static JsValue True => new(TrueBits);
    public static JsValue False => new(FalseBits);
    public static JsValue NaN => FromDouble(double.NaN);
    public static JsValue EmptyString => new(JsString.Empty);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue FromInt32(int value) => new(((long)Int32Tag << 32) | (uint)value);

    /// <summary>Keeps the double form. The NaN must be canonical, which every arithmetic result is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue FromDouble(double value) => new(~BitConverter.DoubleToInt64Bits(value));

    /// <summary>Chooses the int32 form when the number has one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue FromNumber(double value)
    {
        int i = (int)value;
        return i == value && (i != 0 || BitConverter.DoubleToInt64Bits(value) == 0) ? FromInt32(i) : FromDouble(value);
    }

    /// <summary>A double whose bytes a program chose (typed arrays): its NaN may carry any payload.</summary>
    public static JsValue FromForeignDouble(double value) => FromDouble(double.IsNaN(value) ? double.NaN : value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue FromUInt32(uint value) => value <= int.MaxValue ? FromInt32((int)value) : FromDouble(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue FromInt64(long value) => value == (int)value ? FromInt32((int)value) : FromDouble(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue FromBoolean(bool value) => new(value ? TrueBits : FalseBits);

    public static JsValue FromString(string value) => new(JsString.Create(value));

    public static JsValue FromCell(HeapCell cell) => new(cell);

    /// <summary>The object, or null for a null reference.</summary>
    public static JsValue FromObjectOrNull(JsObject? value) => value is null ? Null : new(value);

    public static JsValue FromObjectOrUndefined(JsObject? value) => value is null ? Undefined : new(value);

    public static implicit operator JsValue(HeapCell cell) => new(cell);
    public static implicit operator JsValue(int value) => FromInt32(value);
    public static implicit operator JsValue(bool value) => FromBoolean(value);
    public static implicit operator JsValue(double value) => FromNumber(value);
    public static implicit operator JsValue(string value) => FromString(value);
    public static implicit operator JsValue(BigInteger value) => new(new JsBigInt(value));

    public bool IsHole => _bits == HoleBits && _cell is null;
    public bool IsUndefined => _bits == UndefinedBits;
    public bool IsNull => _bits == NullBits;
    public bool IsNullOrUndefined => (_bits & ~1L) == UndefinedBits;
    public bool IsBoolean => (_bits & ~1L) == FalseBits;
    public bool IsTrue => _bits == TrueBits;
    public bool IsFalse => _bits == FalseBits;
    public bool IsInt32 => (int)(_bits >> 32) == Int32Tag;
    public bool IsDouble => (ulong)_bits >= FirstDouble;
    public bool IsNumber => (ulong)_bits >= FirstNumber;
    public bool IsCell => _cell is not null;
    public bool IsObject => _cell is not null && _cell.IsObject;
    public bool IsString => _cell is JsString;
    public bool IsSymbol => _cell is Symbol;
    public bool IsBigInt => _cell is JsBigInt;
    public bool IsCallable => _cell is JsObject { IsCallable: true };
    public bool IsConstructor => _cell is JsObject { IsConstructor: true };

    /// <summary>The kind of the cell, or None for a primitive held in the bits.</summary>
    public CellKind CellKind => _cell is null ? CellKind.None : _cell.Kind;

    public int AsInt32
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)_bits;
    }

    public double AsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.Int64BitsToDouble(~_bits);
    }

    /// <summary>The number in either form; only valid when <see cref="IsNumber"/>.</summary>
    public double AsNumber
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsInt32 ? (int)_bits : BitConverter.Int64BitsToDouble(~_bits);
    }

    /// <summary>Unchecked casts: valid only behind the matching test.</summary>
    public JsObject AsObject => Unsafe.As<JsObject>(_cell!);
    public JsString AsString => Unsafe.As<JsString>(_cell!);
    public Symbol AsSymbol => Unsafe.As<Symbol>(_cell!);
    public BigInteger AsBigInt => Unsafe.As<JsBigInt>(_cell!).Value;

    public JsObject? TryObject => IsObject ? AsObject : null;

    public bool TryGet<T>(out T cell) where T : HeapCell
    {
        if (_cell is T found)
        {
            cell = found;
            return true;
        }
        cell = null!;
        return false;
    }

    /// <summary>For debuggers and messages: never runs user code.</summary>
    public override string ToString() => ValueText.Of(this);
}

/// <summary>A BigInt primitive (ECMA-262 6.1.6.2). Immutable.</summary>
internal sealed class JsBigInt(BigInteger value) : HeapCell(CellKind.BigInt, null!)
{
    public BigInteger Value { get; } = value;
}

/// <summary>A Symbol primitive, or (<see cref="IsPrivate"/>) a private name, which shares its table. Immutable.</summary>
internal sealed class Symbol(string? description, bool isPrivate = false) : HeapCell(CellKind.Symbol, null!)
{
    public string? Description { get; } = description;
    public bool IsPrivate { get; } = isPrivate;

    /// <summary>The key under which Symbol.for made it, or null.</summary>
    public string? RegistryKey { get; init; }

    internal int Hash { get; } = SymbolHash.Next();

    /// <summary>What tables that hold this symbol weakly say of it.</summary>
    internal Objects.WeakEntries? Weak;

    public override string ToString() => IsPrivate ? Description ?? "" : $"Symbol({Description})";

    public static readonly Symbol AsyncIterator = new("Symbol.asyncIterator"), HasInstance = new("Symbol.hasInstance"),
        IsConcatSpreadable = new("Symbol.isConcatSpreadable"), Iterator = new("Symbol.iterator"), Match = new("Symbol.match"),
        MatchAll = new("Symbol.matchAll"), Replace = new("Symbol.replace"), Search = new("Symbol.search"), Species = new("Symbol.species"),
        Split = new("Symbol.split"), ToPrimitive = new("Symbol.toPrimitive"), ToStringTag = new("Symbol.toStringTag"),
        Unscopables = new("Symbol.unscopables"), Dispose = new("Symbol.dispose"), AsyncDispose = new("Symbol.asyncDispose");
}

/// <summary>A captured variable: one per binding, shared by every closure over it. Holds a hole before initialisation (TDZ).</summary>
internal sealed class Box : HeapCell
{
    internal Slot Slot;

    /// <summary>A probe's word; nobody else looks at it.</summary>
    internal object? Shadow;

    public Box() : base(CellKind.Box, null!) { }

    public Box(JsValue initial) : base(CellKind.Box, null!) => Slot.Initialize(initial);

    public JsValue Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Slot.Read();
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Slot.Write(value);
    }
}

/// <summary>The value of an accessor property. Immutable: redefining replaces it whole.</summary>
internal sealed class AccessorPair(JsObject? getter, JsObject? setter) : HeapCell(CellKind.AccessorPair, null!)
{
    public JsObject? Getter { get; } = getter;
    public JsObject? Setter { get; } = setter;
}
