using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Heap;

/// <summary>The equalities that convert nothing (ECMA-262 7.2.10, 7.2.11, 7.2.14).</summary>
internal static class Equality
{
    // 7.2.14 IsStrictlyEqual ( x, y )
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Strict(JsValue x, JsValue y)
    {
        if (x._cell is null && y._cell is null)
            return x._bits == y._bits ? !x.IsDouble || !double.IsNaN(x.AsDouble) : x.IsNumber && y.IsNumber && x.AsNumber == y.AsNumber;
        return ReferenceEquals(x._cell, y._cell) || (x._cell is not null && y._cell is not null && CellsEqual(x._cell, y._cell));
    }

    // 7.2.10 SameValue ( x, y )
    public static bool SameValue(JsValue x, JsValue y)
    {
        if (x._cell is null && y._cell is null)
        {
            if (x._bits == y._bits)
                return true;
            return x.IsNumber && y.IsNumber
                && BitConverter.DoubleToInt64Bits(x.AsNumber) == BitConverter.DoubleToInt64Bits(y.AsNumber);
        }
        return ReferenceEquals(x._cell, y._cell) || (x._cell is not null && y._cell is not null && CellsEqual(x._cell, y._cell));
    }

    // 7.2.11 SameValueZero ( x, y )
    public static bool SameValueZero(JsValue x, JsValue y) =>
        x.IsNumber && y.IsNumber ? x.AsNumber == y.AsNumber || (double.IsNaN(x.AsNumber) && double.IsNaN(y.AsNumber)) : SameValue(x, y);

    /// <summary>Of different references, or the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CellsEqual(HeapCell a, HeapCell b)
    {
        if (a.Kind != b.Kind)
            return false;
        return a.Kind switch
        {
            CellKind.String => JsString.Equals(Unsafe.As<JsString>(a), Unsafe.As<JsString>(b)),
            CellKind.BigInt => Unsafe.As<JsBigInt>(a).Value == Unsafe.As<JsBigInt>(b).Value,
            _ => false,
        };
    }

    /// <summary>A hash that agrees with SameValueZero.</summary>
    public static int HashSameValueZero(JsValue value)
    {
        if (value._cell is null)
        {
            if (!value.IsNumber)
                return (int)value._bits;
            if (value.IsInt32)
                return Mix(value.AsInt32);
            double number = value.AsNumber;
            int integer = (int)number;
            return integer == number ? Mix(integer) : double.IsNaN(number) ? 1 : Mix(number.GetHashCode());
        }
        return value._cell switch
        {
            JsString s => s.ContentHash(),
            JsBigInt big => big.Value.GetHashCode(),
            Symbol symbol => symbol.Hash,
            _ => Mix(RuntimeHelpers.GetHashCode(value._cell)),
        };
    }

    private static int Mix(int hash)
    {
        uint h = (uint)hash * 0x9E3779B1;
        return (int)(h ^ (h >> 15));
    }
}
