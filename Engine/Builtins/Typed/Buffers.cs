using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Abstract operations on buffers (ECMA-262 25.1.3).</summary>
internal static class Buffers
{
    // 25.1.3.1 AllocateArrayBuffer and 25.2.2.1 AllocateSharedArrayBuffer; a negative maximum means a fixed length
    public static ArrayBufferObject Allocate(JsThread t, JsObject prototype, long length, long maxLength, bool isShared = false)
    {
        t.CheckAllocation(Math.Max(length, maxLength));
        DataBlock block = DataBlock.TryAllocate(length, maxLength, isShared)
            ?? throw t.RangeError($"Array buffer allocation failed ({Math.Max(length, maxLength)} bytes)");
        return t.Born(new ArrayBufferObject(prototype.PrototypeInfo.RootShape(0), block));
    }

    /// <summary>A fixed-length ArrayBuffer of the current realm.</summary>
    public static ArrayBufferObject Allocate(JsThread t, long length) => Allocate(t, t.Realm[Intrinsic.ArrayBufferPrototype], length, -1);

    // 25.1.3.7 GetArrayBufferMaxByteLengthOption ( options ): -1 for empty
    public static long MaxLengthOption(JsThread t, JsValue options)
    {
        if (!options.IsObject)
            return -1;
        JsValue max = options.AsObject.Get(t, Names.MaxByteLength);
        return max.IsUndefined ? -1 : max.ToIndex(t);
    }

    /// <summary>The constructors of both kinds (25.1.4.1, 25.2.3.1).</summary>
    public static ArrayBufferObject Construct(in Call call, Intrinsic prototypeId, bool isShared)
    {
        JsThread t = call.Thread;
        call.RequireNew(call.Callee.Native.Name);
        long length = call[0].ToIndex(t);
        long max = MaxLengthOption(t, call[1]);
        if (max >= 0 && length > max)
            throw t.RangeError($"{call.Callee.Native.Name}: the length {length} is larger than maxByteLength {max}");
        JsObject prototype = call.PrototypeOr(prototypeId);
        return Allocate(t, prototype, length, max, isShared);
    }

    public static Exception Detached(JsThread t, string what) => t.TypeError($"{what}: the ArrayBuffer is detached");

    /// <summary>`slice` of both kinds; <paramref name="ofKind"/> says whether a value is a buffer of the right kind.</summary>
    public static JsValue Slice(in Call call, ArrayBufferObject source, Intrinsic constructorId)
    {
        JsThread t = call.Thread;
        bool isShared = source.IsShared;
        string what = isShared ? "SharedArrayBuffer.prototype.slice" : "ArrayBuffer.prototype.slice";
        if (source.IsDetached)
            throw Detached(t, what);
        source.TellLength(t);
        double length = source.ByteLength;
        int first = (int)ArrayOps.Relative(t, call[0], length, 0);
        int final = (int)ArrayOps.Relative(t, call[1], length, length);
        int newLength = Math.Max(final - first, 0);
        JsObject constructor = Constructors.SpeciesOf(t, source, constructorId);
        JsObject made = constructor.Construct(t, [newLength], constructor);
        if (made is not ArrayBufferObject target || target.IsShared != isShared)
            throw t.TypeError($"{what}: the species constructor answered no {call.Callee.Realm[constructorId].Get(t, Names.Name)}");
        if (target.IsDetached)
            throw Detached(t, what);
        if (ReferenceEquals(target.Block, source.Block))
            throw t.TypeError($"{what}: the species constructor answered the same buffer");
        if (target.ByteLength < newLength)
            throw t.TypeError($"{what}: the species constructor answered a shorter buffer");
        if (source.IsDetached)
            throw Detached(t, what);
        // THREADS: each length once; another thread may resize both buffers meanwhile.
        ReadOnlySpan<byte> from = source.Bytes;
        Span<byte> to = target.Bytes;
        int count = Math.Min(Math.Min(from.Length - first, newLength), to.Length);
        source.TellBytes(t, first, count, Access.Read);
        target.TellBytes(t, 0, count, Access.Write);
        if (count > 0)
            from.Slice(first, count).CopyTo(to);
        return target;
    }
}
