using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Heap;

/// <summary>A property key: an atom, a symbol (or private name), or an array index 0 … 2^32-2. Compared by reference and number.</summary>
internal readonly struct PropertyKey : IEquatable<PropertyKey>
{
    /// <summary>The atom or symbol, or null for an index.</summary>
    public readonly HeapCell? Cell;
    public readonly uint Index;

    private PropertyKey(HeapCell? cell, uint index)
    {
        Cell = cell;
        Index = index;
    }

    public bool IsIndex => Cell is null;
    public bool IsSymbol => Cell is Symbol;
    public bool IsString => Cell is not Symbol;
    public bool IsPrivate => Cell is Symbol { IsPrivate: true };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PropertyKey FromIndex(uint index) => new(null, index);

    /// <summary>Trusts the caller that the cell is an atom that is no array index, or a symbol.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PropertyKey FromAtom(HeapCell cell) => new(cell, 0);

    public static PropertyKey From(Symbol symbol) => new(symbol, 0);

    public static PropertyKey From(JsString text) =>
        text.TryGetIndex(out uint index) ? new(null, index) : new(Atoms.Intern(text), 0);

    public static PropertyKey From(string text) =>
        JsString.TryParseIndex(text, out uint index) ? new(null, index) : new(Atoms.Intern(text), 0);

    /// <summary>Any integer in the safe range: an index when it is one, else the atom of its decimal text.</summary>
    public static PropertyKey FromInteger(double value) =>
        value is >= 0 and < uint.MaxValue ? FromIndex((uint)value) : From(ValueText.OfNumber(value));

    public static implicit operator PropertyKey(Symbol symbol) => new(symbol, 0);

    /// <summary>The key as a value: a String or a Symbol.</summary>
    public JsValue ToValue() => Cell is null ? JsString.FromIndex(Index) : Cell;

    /// <summary>Text of a string key; the description in brackets for a symbol.</summary>
    public override string ToString() => Cell switch
    {
        null => Index.ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsString s => s.ToString(),
        Symbol symbol => symbol.ToString(),
        _ => "?",
    };

    public bool Equals(PropertyKey other) => ReferenceEquals(Cell, other.Cell) && Index == other.Index;

    public override bool Equals(object? obj) => obj is PropertyKey other && Equals(other);

    public override int GetHashCode() => Cell is null ? (int)Index : CellHash(Cell);

    public static bool operator ==(PropertyKey a, PropertyKey b) => a.Equals(b);

    public static bool operator !=(PropertyKey a, PropertyKey b) => !a.Equals(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CellHash(HeapCell cell) =>
        cell.Kind == CellKind.String ? Unsafe.As<JsString>(cell).HashOfAtom : Unsafe.As<Symbol>(cell).Hash;
}
