using System.Runtime.CompilerServices;

namespace ConcurrentJs.Heap.Binary;

internal enum AtomicOp : byte { Add, And, Exchange, Or, Sub, Xor }

/// <summary>Sequentially consistent operations on elements in place (ECMA-262 25.4.3, 29).</summary>
/// <remarks>
/// States: an element is any bit pattern of its size. Words: the element itself, which is aligned, because views start at multiples
/// of the element size and the runtime aligns arrays to 8 bytes.
/// Invariants: A1 each operation is one step in the one order of all atomic operations on that memory.
/// Memory order: interlocked instructions throughout, loads included.
/// ABA: harmless, an operation depends on the bits alone. Progress: lock-free.
/// Checked by: tests/Engine.Tests/Heap/Binary/AtomicElementsTests.
/// </remarks>
internal static class AtomicElements
{
    /// <summary>The bits that a converted operand stores, sign- or zero-extended as it comes.</summary>
    public static long Bits(JsValue operand) =>
        operand.IsBigInt ? Elements.ToInt64Bits(operand.AsBigInt) : operand.IsInt32 ? operand.AsInt32 : Conversions.ToInt32(operand.AsNumber);

    /// <summary>Applies the operation and answers the old value.</summary>
    public static JsValue Modify(ref byte at, ElementType type, AtomicOp op, long operand)
    {
        while (true)
        {
            long old = Load(ref at, type);
            long next = op switch
            {
                AtomicOp.Add => unchecked(old + operand),
                AtomicOp.And => old & operand,
                AtomicOp.Exchange => operand,
                AtomicOp.Or => old | operand,
                AtomicOp.Sub => unchecked(old - operand),
                AtomicOp.Xor => old ^ operand,
            };
            if (Same(type, CompareExchange(ref at, type, next, old), old))
                return FromBits(old, type);
        }
    }

    public static JsValue Read(ref byte at, ElementType type) => FromBits(Load(ref at, type), type);

    public static void Store(ref byte at, ElementType type, long bits) => Modify(ref at, type, AtomicOp.Exchange, bits);

    /// <summary>Stores the replacement when the bits are the expected ones; answers the old value.</summary>
    public static JsValue CompareExchange(ref byte at, ElementType type, long expected, long replacement, out bool stored)
    {
        long old = CompareExchange(ref at, type, replacement, expected);
        stored = Same(type, old, expected);
        return FromBits(old, type);
    }

    /// <summary>The bits as the type stores them.</summary>
    public static bool Same(ElementType type, long a, long b) => Elements.SizeShift(type) switch
    {
        0 => (byte)a == (byte)b,
        1 => (ushort)a == (ushort)b,
        2 => (uint)a == (uint)b,
        _ => a == b,
    };

    public static long Load(ref byte at, ElementType type) => CompareExchange(ref at, type, 0, 0);

    private static long CompareExchange(ref byte at, ElementType type, long next, long expected) => Elements.SizeShift(type) switch
    {
        0 => Interlocked.CompareExchange(ref at, (byte)next, (byte)expected),
        1 => Interlocked.CompareExchange(ref Unsafe.As<byte, ushort>(ref at), (ushort)next, (ushort)expected),
        2 => Interlocked.CompareExchange(ref Unsafe.As<byte, int>(ref at), (int)next, (int)expected),
        _ => Interlocked.CompareExchange(ref Unsafe.As<byte, long>(ref at), next, expected),
    };

    private static JsValue FromBits(long bits, ElementType type)
    {
        Span<byte> bytes = stackalloc byte[8];
        Unsafe.WriteUnaligned(ref bytes[0], bits);
        return Elements.Read(ref bytes[0], type);
    }
}
