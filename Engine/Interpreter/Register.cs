using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;

namespace ConcurrentJs.Interpreter;

/// <summary>A register as the loop sees it: a <see cref="JsValue"/> whose two words are written one by one.</summary>
/// <remarks>
/// PERF: storing a null cell needs no write barrier, and plain fields leave the JIT's inlining budget, which a method of the
/// loop's size exhausts, to the calls that need it. Same layout as JsValue; the loop casts between the two.
/// </remarks>
internal struct Register
{
    public const long Int32 = (long)JsValue.Int32Tag << 32;

    public HeapCell? Cell;
    public long Bits;

    /// <summary>The number in either form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NumberOf(long bits) =>
        (int)(bits >> 32) == JsValue.Int32Tag ? (int)bits : BitConverter.Int64BitsToDouble(~bits);
}

/// <summary>A register on the native stack.</summary>
/// <remarks>PERF: what is a ref struct cannot lie in the heap, so the compiler leaves out the write barrier of its stores.</remarks>
internal ref struct NativeRegister
{
    public HeapCell? Cell;
    public long Bits;
}
