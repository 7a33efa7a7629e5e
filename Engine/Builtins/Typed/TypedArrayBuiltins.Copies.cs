using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Methods that move elements: set, slice, subarray, sort, the copying ones.</summary>
internal static unsafe partial class TypedArrayBuiltins
{
    /// <summary>Copies elements between arrays of one content type, converting; overlapping memory behaves as if copied first.</summary>
    internal static void CopyElements(JsThread t, TypedArrayObject source, int from, TypedArrayObject target, int to, int count)
    {
        source.TellRange(t, from, (long)from + count, Access.Read);
        target.TellRange(t, to, (long)to + count, Access.Write);
        ReadOnlySpan<byte> sourceBytes = source.Bytes;
        Span<byte> targetBytes = target.Bytes;
        count = Math.Min(count, Math.Min(sourceBytes.Length / source.ElementSize - from, targetBytes.Length / target.ElementSize - to));
        if (count <= 0)
            return;
        sourceBytes = sourceBytes.Slice(from * source.ElementSize, count * source.ElementSize);
        targetBytes = targetBytes.Slice(to * target.ElementSize, count * target.ElementSize);
        if (source.Type == target.Type)
        {
            sourceBytes.CopyTo(targetBytes);
            return;
        }
        if (sourceBytes.Overlaps(targetBytes))
            sourceBytes = sourceBytes.ToArray();
        ref byte read = ref MemoryMarshal.GetReference(sourceBytes);
        ref byte write = ref MemoryMarshal.GetReference(targetBytes);
        for (int i = 0; i < count; i++)
        {
            Elements.Write(ref write, target.Type, Elements.Read(ref read, source.Type));
            read = ref System.Runtime.CompilerServices.Unsafe.Add(ref read, source.ElementSize);
            write = ref System.Runtime.CompilerServices.Unsafe.Add(ref write, target.ElementSize);
        }
    }

    // 23.2.3.26 %TypedArray%.prototype.set ( source [ , offset ] )
    private static JsValue Set(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject target = This(call, "set");
        double offset = call[1].ToIntegerOrInfinity(t);
        if (offset < 0)
            throw t.RangeError("%TypedArray%.prototype.set: the offset is out of bounds");
        if (call[0]._cell is TypedArrayObject source)
            SetFromTypedArray(t, target, offset, source);
        else
            SetFromArrayLike(t, target, offset, call[0]);
        return JsValue.Undefined;
    }

    // 23.2.3.26.1 SetTypedArrayFromTypedArray ( target, targetOffset, source )
    private static void SetFromTypedArray(JsThread t, TypedArrayObject target, double offset, TypedArrayObject source)
    {
        if (target.IsOutOfBounds || source.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "%TypedArray%.prototype.set");
        if (Elements.IsBigInt(target.Type) != Elements.IsBigInt(source.Type))
            throw t.TypeError("Cannot mix BigInt and other types, use explicit conversions");
        int length = source.Length;
        if (length + offset > target.Length)
            throw t.RangeError("%TypedArray%.prototype.set: the offset is out of bounds");
        CopyElements(t, source, 0, target, (int)offset, length);
    }

    // 23.2.3.26.2 SetTypedArrayFromArrayLike ( target, targetOffset, source )
    private static void SetFromArrayLike(JsThread t, TypedArrayObject target, double offset, JsValue sourceValue)
    {
        if (target.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "%TypedArray%.prototype.set");
        int targetLength = target.Length;
        JsObject source = sourceValue.ToObject(t);
        double length = source.LengthOfArrayLike(t);
        if (length + offset > targetLength)
            throw t.RangeError("%TypedArray%.prototype.set: the offset is out of bounds");
        for (int k = 0; k < length; k++)
            target.SetElement(t, (uint)(offset + k), ArrayOps.Get(t, source, k));
    }

    // 23.2.3.27 %TypedArray%.prototype.slice ( start, end )
    private static JsValue Slice(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = Valid(call, "slice");
        double length = o.Length;
        double start = ArrayOps.Relative(t, call[0], length, 0);
        double end = ArrayOps.Relative(t, call[1], length, length);
        double count = Math.Max(end - start, 0);
        TypedArrayObject target = TypedArrays.SpeciesCreate(t, o, count);
        if (count == 0)
            return target;
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "%TypedArray%.prototype.slice");
        end = Math.Min(end, o.Length);
        count = Math.Max(end - start, 0);
        if (count == 0)
            return target;
        if (o.Type != target.Type)
        {
            for (int n = 0; n < count; n++)
                target.SetElement(t, (uint)n, TypedArrays.Get(t, o, (int)start + n));
            return target;
        }
        // THREADS: each length once; another thread may resize the buffers meanwhile.
        o.TellRange(t, (long)start, (long)(start + count), Access.Read);
        target.TellRange(t, 0, (long)count, Access.Write);
        ReadOnlySpan<byte> from = o.Bytes;
        Span<byte> to = target.Bytes;
        from = from[Math.Min(from.Length, (int)start * o.ElementSize)..];
        int bytes = Math.Min((int)count * o.ElementSize, Math.Min(from.Length, to.Length));
        // The specification copies byte by byte from the front, which shows when a species constructor made the memories overlap.
        if (from.Overlaps(to))
        {
            for (int i = 0; i < bytes; i++)
                to[i] = from[i];
        }
        else
        {
            from[..bytes].CopyTo(to);
        }
        return target;
    }

    // 23.2.3.30 %TypedArray%.prototype.subarray ( start, end )
    private static JsValue Subarray(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = This(call, "subarray");
        double length = o.Length;
        double start = ArrayOps.Relative(t, call[0], length, 0);
        JsValue offset;
        if (o.IsTracking && call[1].IsUndefined)
        {
            offset = JsValue.FromNumber(o.ByteOffset + start * o.ElementSize);
            return TypedArrays.SpeciesCreate(t, o, [o.Buffer, offset]);
        }
        double end = ArrayOps.Relative(t, call[1], length, length);
        offset = JsValue.FromNumber(o.ByteOffset + start * o.ElementSize);
        return TypedArrays.SpeciesCreate(t, o, [o.Buffer, offset, JsValue.FromNumber(Math.Max(end - start, 0))]);
    }

    // 23.2.3.24 %TypedArray%.prototype.reverse ( )
    private static JsValue Reverse(in Call call)
    {
        TypedArrayObject o = Valid(call, "reverse");
        // An odd number of elements leaves the middle alone (D28).
        int length = o.Length, half = length / 2;
        o.TellRange(call.Thread, 0, half, Access.Read);
        o.TellRange(call.Thread, length - half, length, Access.Read);
        o.TellRange(call.Thread, 0, half, Access.Write);
        o.TellRange(call.Thread, length - half, length, Access.Write);
        ReverseElements(o.Bytes, o.ElementSize);
        return o;
    }

    // 23.2.3.32 %TypedArray%.prototype.toReversed ( )
    private static JsValue ToReversed(in Call call)
    {
        TypedArrayObject o = Valid(call, "toReversed");
        TypedArrayObject copy = CopyOf(call.Thread, o);
        ReverseElements(copy.Bytes, copy.ElementSize);
        return copy;
    }

    private static TypedArrayObject CopyOf(JsThread t, TypedArrayObject o)
    {
        int length = o.Length;
        TypedArrayObject copy = TypedArrays.CreateSameType(t, o, length);
        CopyElements(t, o, 0, copy, 0, length);
        return copy;
    }

    private static void ReverseElements(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 1: bytes.Reverse(); break;
            case 2: MemoryMarshal.Cast<byte, short>(bytes).Reverse(); break;
            case 4: MemoryMarshal.Cast<byte, int>(bytes).Reverse(); break;
            default: MemoryMarshal.Cast<byte, long>(bytes).Reverse(); break;
        }
    }

    // 23.2.3.36 %TypedArray%.prototype.with ( index, value )
    private static JsValue With(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = Valid(call, "with");
        int length = o.Length;
        double relative = call[0].ToIntegerOrInfinity(t);
        double index = relative >= 0 ? relative : length + relative;
        JsValue value = Elements.Convert(t, o.Type, call[1]);
        if (index < 0 || index > int.MaxValue || !o.IsValidIndex((uint)index))
            throw t.RangeError("Invalid typed array index");
        TypedArrayObject copy = TypedArrays.CreateSameType(t, o, length);
        // The element that is replaced is not read (D28).
        CopyElements(t, o, 0, copy, 0, (int)index);
        CopyElements(t, o, (int)index + 1, copy, (int)index + 1, length - (int)index - 1);
        for (int k = o.Length; k < length; k++)
            copy.SetElement(t, (uint)k, JsValue.Undefined);
        copy.TrySetElement((uint)index, value);
        return copy;
    }

    // 23.2.3.29 %TypedArray%.prototype.sort ( comparator )
    private static JsValue Sort(in Call call)
    {
        JsObject? comparator = Comparator(call);
        TypedArrayObject o = Valid(call, "sort");
        o.TellRange(call.Thread, 0, o.Length, Access.Read);
        if (comparator is null)
            o.TellRange(call.Thread, 0, o.Length, Access.Write);
        if (comparator is null)
        {
            TypedArraySort.SortBytes(call.Thread, o.Bytes, o.Type);
            return o;
        }
        JsValue[] sorted = SortedValues(call.Thread, o, comparator);
        o.TellRange(call.Thread, 0, sorted.Length, Access.Write);
        for (int k = 0; k < sorted.Length; k++)
            o.TrySetElement((uint)k, sorted[k]);
        return o;
    }

    // 23.2.3.33 %TypedArray%.prototype.toSorted ( comparator )
    private static JsValue ToSorted(in Call call)
    {
        JsObject? comparator = Comparator(call);
        TypedArrayObject o = Valid(call, "toSorted");
        if (comparator is null)
        {
            TypedArrayObject copy = CopyOf(call.Thread, o);
            TypedArraySort.SortBytes(call.Thread, copy.Bytes, copy.Type);
            return copy;
        }
        o.TellRange(call.Thread, 0, o.Length, Access.Read);
        TypedArrayObject target = TypedArrays.CreateSameType(call.Thread, o, o.Length);
        JsValue[] sorted = SortedValues(call.Thread, o, comparator);
        for (int k = 0; k < sorted.Length; k++)
            target.TrySetElement((uint)k, sorted[k]);
        return target;
    }

    private static JsObject? Comparator(in Call call) => call[0].IsUndefined ? null : call.CallableArgument(0, "The comparison function");

    private static JsValue[] SortedValues(JsThread t, TypedArrayObject o, JsObject comparator)
    {
        int length = o.Length;
        t.CheckAllocation(length * 32L);
        var values = new JsValue[length];
        for (int k = 0; k < values.Length; k++)
            values[k] = o.TryGetElement((uint)k, out JsValue value) ? value : JsValue.Undefined;
        ArraySort.MergeSort<JsValue, ArraySort.CallOrder>(values, new ArraySort.CallOrder(t, comparator));
        return values;
    }
}
