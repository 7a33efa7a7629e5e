using System.Numerics;
using System.Runtime.InteropServices;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>Sorting elements by value without a comparator (ECMA-262 23.2.4.7): -0 before +0, NaN last.</summary>
/// <remarks>A buffer may have two thousand million bytes: nothing here goes long without a poll.</remarks>
internal static class TypedArraySort
{
    private const int RunLength = 1 << 18;

    /// <summary>THREADS: sorts a private copy: other threads may write to the bytes meanwhile, which must not confuse the algorithm.</summary>
    public static void SortBytes(JsThread t, Span<byte> bytes, ElementType type)
    {
        if (bytes.Length < 2)
            return;
        t.CheckAllocation(bytes.Length * 2L);
        Span<byte> copy = bytes.ToArray();
        switch (type)
        {
            case ElementType.Int8: CountingSort(t, MemoryMarshal.Cast<byte, sbyte>(copy)); break;
            case ElementType.Uint8 or ElementType.Uint8Clamped: CountingSort(t, copy); break;
            case ElementType.Int16: CountingSort(t, MemoryMarshal.Cast<byte, short>(copy)); break;
            case ElementType.Uint16: CountingSort(t, MemoryMarshal.Cast<byte, ushort>(copy)); break;
            case ElementType.Int32: MergeSort(t, MemoryMarshal.Cast<byte, int>(copy)); break;
            case ElementType.Uint32: MergeSort(t, MemoryMarshal.Cast<byte, uint>(copy)); break;
            case ElementType.BigInt64: MergeSort(t, MemoryMarshal.Cast<byte, long>(copy)); break;
            case ElementType.BigUint64: MergeSort(t, MemoryMarshal.Cast<byte, ulong>(copy)); break;
            case ElementType.Float16: SortHalves(t, MemoryMarshal.Cast<byte, short>(copy)); break;
            case ElementType.Float32: SortSingles(t, MemoryMarshal.Cast<byte, int>(copy)); break;
            default: SortDoubles(t, MemoryMarshal.Cast<byte, long>(copy)); break;
        }
        copy.CopyTo(bytes);
    }

    /// <summary>For elements of one or two bytes: counts how often each value occurs, when there are more elements than values.</summary>
    private static void CountingSort<T>(JsThread t, Span<T> values)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        int least = int.CreateTruncating(T.MinValue), count = int.CreateTruncating(T.MaxValue) - least + 1;
        if (values.Length < count)
        {
            values.Sort();
            return;
        }
        int[] counts = new int[count];
        for (int i = 0; i < values.Length; i++)
        {
            t.Poll();
            counts[int.CreateTruncating(values[i]) - least]++;
        }
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            t.Poll();
            values.Slice(start, counts[i]).Fill(T.CreateTruncating(i + least));
            start += counts[i];
        }
    }

    /// <summary>Sorts runs that are short enough not to poll in, then merges them.</summary>
    private static void MergeSort<T>(JsThread t, Span<T> values)
        where T : unmanaged, IComparable<T>
    {
        for (int at = 0; at < values.Length; at += RunLength)
        {
            t.Poll();
            values.Slice(at, Math.Min(RunLength, values.Length - at)).Sort();
        }
        if (values.Length <= RunLength)
            return;
        Span<T> from = values, to = new T[values.Length];
        for (long width = RunLength; width < values.Length; width *= 2)
        {
            for (long at = 0; at < values.Length; at += 2 * width)
                Merge(t, from, to, (int)at, (int)Math.Min(at + width, values.Length), (int)Math.Min(at + 2 * width, values.Length));
            Span<T> swap = from;
            from = to;
            to = swap;
        }
        if (from != values)
            from.CopyTo(values);
    }

    private static void Merge<T>(JsThread t, Span<T> from, Span<T> to, int start, int middle, int end)
        where T : IComparable<T>
    {
        int left = start, right = middle;
        for (int i = start; i < end; i++)
        {
            t.Poll();
            bool takesLeft = right >= end || (left < middle && from[left].CompareTo(from[right]) <= 0);
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }

    // Floating-point numbers order as their bits do, once the negative ones are turned around. A NaN counts as positive.
    private static void SortDoubles(JsThread t, Span<long> bits)
    {
        foreach (ref long b in bits)
        {
            if (double.IsNaN(BitConverter.Int64BitsToDouble(b)))
                b &= long.MaxValue;
            b ^= (b >> 63) & long.MaxValue;
        }
        MergeSort(t, bits);
        foreach (ref long b in bits)
            b ^= (b >> 63) & long.MaxValue;
    }

    private static void SortSingles(JsThread t, Span<int> bits)
    {
        foreach (ref int b in bits)
        {
            if (float.IsNaN(BitConverter.Int32BitsToSingle(b)))
                b &= int.MaxValue;
            b ^= (b >> 31) & int.MaxValue;
        }
        MergeSort(t, bits);
        foreach (ref int b in bits)
            b ^= (b >> 31) & int.MaxValue;
    }

    private static void SortHalves(JsThread t, Span<short> bits)
    {
        foreach (ref short b in bits)
        {
            if (Half.IsNaN(BitConverter.Int16BitsToHalf(b)))
                b &= short.MaxValue;
            b ^= (short)((b >> 15) & short.MaxValue);
        }
        CountingSort(t, bits);
        foreach (ref short b in bits)
            b ^= (short)((b >> 15) & short.MaxValue);
    }
}
