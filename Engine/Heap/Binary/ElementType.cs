using System.Numerics;
using System.Runtime.CompilerServices;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Binary;

/// <summary>The element types (ECMA-262 table 71), in the order of the constructors.</summary>
internal enum ElementType : byte
{
    Int8, Uint8, Uint8Clamped, Int16, Uint16, Int32, Uint32, BigInt64, BigUint64, Float16, Float32, Float64,
}

/// <summary>Sizes, names and conversions of element types; raw access to bytes.</summary>
internal static class Elements
{
    public static readonly ElementType[] All = Enum.GetValues<ElementType>();

    public static int Size(ElementType type) => 1 << SizeShift(type);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeShift(ElementType type) => (int)(0x3213_3221_1000ul >> Nibble(type)) & 0xF;

    // Twelve nibbles, the first type in the lowest: sizes 0 0 0 1 1 2 2 3 3 1 2 3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Nibble(ElementType type) => (int)type * 4;

    public static string Name(ElementType type) => type switch
    {
        ElementType.Int8 => "Int8Array",
        ElementType.Uint8 => "Uint8Array",
        ElementType.Uint8Clamped => "Uint8ClampedArray",
        ElementType.Int16 => "Int16Array",
        ElementType.Uint16 => "Uint16Array",
        ElementType.Int32 => "Int32Array",
        ElementType.Uint32 => "Uint32Array",
        ElementType.BigInt64 => "BigInt64Array",
        ElementType.BigUint64 => "BigUint64Array",
        ElementType.Float16 => "Float16Array",
        ElementType.Float32 => "Float32Array",
        ElementType.Float64 => "Float64Array",
    };

    public static bool IsBigInt(ElementType type) => type is ElementType.BigInt64 or ElementType.BigUint64;

    public static bool IsFloat(ElementType type) => type >= ElementType.Float16;

    /// <summary>The value as an element wants it: a Number or a BigInt. Runs user code.</summary>
    public static JsValue Convert(EngineThread t, ElementType type, JsValue value)
    {
        if (!IsBigInt(type))
            return value.IsNumber ? value : JsValue.FromNumber(value.ToNumber(t));
        return value.IsBigInt ? value : value.ToBigInt(t);
    }

    // 25.1.3.13 RawBytesToNumeric ( type, rawBytes, isLittleEndian ), in the machine's order
    public static JsValue Read(ref byte at, ElementType type) => type switch
    {
        ElementType.Int8 => (sbyte)at,
        ElementType.Uint8 or ElementType.Uint8Clamped => (int)at,
        ElementType.Int16 => (int)Unsafe.ReadUnaligned<short>(ref at),
        ElementType.Uint16 => (int)Unsafe.ReadUnaligned<ushort>(ref at),
        ElementType.Int32 => Unsafe.ReadUnaligned<int>(ref at),
        ElementType.Uint32 => JsValue.FromUInt32(Unsafe.ReadUnaligned<uint>(ref at)),
        ElementType.BigInt64 => new BigInteger(Unsafe.ReadUnaligned<long>(ref at)),
        ElementType.BigUint64 => new BigInteger(Unsafe.ReadUnaligned<ulong>(ref at)),
        ElementType.Float16 => JsValue.FromForeignDouble((double)Unsafe.ReadUnaligned<Half>(ref at)),
        ElementType.Float32 => JsValue.FromForeignDouble(Unsafe.ReadUnaligned<float>(ref at)),
        ElementType.Float64 => JsValue.FromForeignDouble(Unsafe.ReadUnaligned<double>(ref at)),
    };

    // 25.1.3.16 NumericToRawBytes ( type, value, isLittleEndian ), in the machine's order; the value was converted
    public static void Write(ref byte at, ElementType type, JsValue value)
    {
        switch (type)
        {
            case ElementType.Int8 or ElementType.Uint8:
                at = (byte)ToInt32(value);
                return;
            case ElementType.Uint8Clamped:
                at = Clamp(value);
                return;
            case ElementType.Int16 or ElementType.Uint16:
                Unsafe.WriteUnaligned(ref at, (short)ToInt32(value));
                return;
            case ElementType.Int32 or ElementType.Uint32:
                Unsafe.WriteUnaligned(ref at, ToInt32(value));
                return;
            case ElementType.Float16:
                Unsafe.WriteUnaligned(ref at, (Half)value.AsNumber);
                return;
            case ElementType.Float32:
                Unsafe.WriteUnaligned(ref at, (float)value.AsNumber);
                return;
            case ElementType.Float64:
                Unsafe.WriteUnaligned(ref at, value.AsNumber);
                return;
            default:
                Unsafe.WriteUnaligned(ref at, ToInt64Bits(value.AsBigInt));
                return;
        }
    }

    /// <summary>The modulo 2^64 of a BigInt, as both 64-bit types store it.</summary>
    public static long ToInt64Bits(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
            return (long)value;
        return unchecked((long)(ulong)(value & ulong.MaxValue));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ToInt32(JsValue value) => value.IsInt32 ? value.AsInt32 : Conversions.ToInt32(value.AsDouble);

    // 7.1.12 ToUint8Clamp ( argument ): halves go to the even neighbour
    private static byte Clamp(JsValue value)
    {
        if (value.IsInt32)
            return (byte)Math.Clamp(value.AsInt32, 0, 255);
        double number = value.AsDouble;
        if (!(number > 0))
            return 0;
        return number >= 255 ? (byte)255 : (byte)Math.Round(number, MidpointRounding.ToEven);
    }
}
