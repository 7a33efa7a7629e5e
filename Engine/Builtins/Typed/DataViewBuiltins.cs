using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>DataView and its prototype (ECMA-262 25.3).</summary>
internal static unsafe class DataViewBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("DataView", 1, &Construct, Intrinsic.DataViewPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.DataView)
        .Getter("buffer", &Buffer)
        .Getter("byteLength", &ByteLength)
        .Getter("byteOffset", &ByteOffset)
        .Method("getInt8", 1, &GetInt8)
        .Method("setInt8", 2, &SetInt8)
        .Method("getUint8", 1, &GetUint8)
        .Method("setUint8", 2, &SetUint8)
        .Method("getInt16", 1, &GetInt16)
        .Method("setInt16", 2, &SetInt16)
        .Method("getUint16", 1, &GetUint16)
        .Method("setUint16", 2, &SetUint16)
        .Method("getInt32", 1, &GetInt32)
        .Method("setInt32", 2, &SetInt32)
        .Method("getUint32", 1, &GetUint32)
        .Method("setUint32", 2, &SetUint32)
        .Method("getFloat16", 1, &GetFloat16)
        .Method("setFloat16", 2, &SetFloat16)
        .Method("getFloat32", 1, &GetFloat32)
        .Method("setFloat32", 2, &SetFloat32)
        .Method("getFloat64", 1, &GetFloat64)
        .Method("setFloat64", 2, &SetFloat64)
        .Method("getBigInt64", 1, &GetBigInt64)
        .Method("setBigInt64", 2, &SetBigInt64)
        .Method("getBigUint64", 1, &GetBigUint64)
        .Method("setBigUint64", 2, &SetBigUint64)
        .Tag("DataView");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 25.3.2.1 DataView ( buffer [ , byteOffset [ , byteLength ] ] )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        call.RequireNew("DataView");
        if (call[0]._cell is not ArrayBufferObject buffer)
            throw t.TypeError($"First argument to DataView constructor must be an ArrayBuffer (found {ValueText.Of(call[0])})");
        long offset = call[1].ToIndex(t);
        if (buffer.IsDetached)
            throw Buffers.Detached(t, "DataView");
        buffer.TellLength(t);
        long available = buffer.ByteLength;
        if (offset > available)
            throw t.RangeError($"Start offset {offset} is outside the bounds of the buffer");
        bool isTracking = call[2].IsUndefined && buffer.IsResizable;
        long length = isTracking ? DataViewObject.Tracking : call[2].IsUndefined ? available - offset : call[2].ToIndex(t);
        CheckFits(t, available, offset, length);
        JsObject prototype = call.PrototypeOr(Intrinsic.DataViewPrototype);
        if (buffer.IsDetached)
            throw Buffers.Detached(t, "DataView");
        CheckFits(t, buffer.ByteLength, offset, length);
        return new DataViewObject(prototype.PrototypeInfo.RootShape(0), buffer, (int)offset, (int)length);
    }

    private static void CheckFits(JsThread t, long available, long offset, long length)
    {
        if (offset + Math.Max(length, 0) > available)
            throw t.RangeError($"Invalid DataView length {length}");
    }

    private static DataViewObject This(in Call call, string member) => call.Receiver<DataViewObject>("DataView", member);

    // 25.3.4.1 get DataView.prototype.buffer
    private static JsValue Buffer(in Call call) => This(call, "buffer").Buffer;

    // 25.3.4.2 get DataView.prototype.byteLength
    private static JsValue ByteLength(in Call call)
    {
        DataViewObject view = This(call, "byteLength");
        view.Buffer.TellLength(call.Thread);
        return view.TryGetByteLength(view.Buffer.Block.Storage, out int length) ? length : throw OutOfBounds(call.Thread, "byteLength");
    }

    // 25.3.4.3 get DataView.prototype.byteOffset
    private static JsValue ByteOffset(in Call call)
    {
        DataViewObject view = This(call, "byteOffset");
        view.Buffer.TellLength(call.Thread);
        return view.TryGetByteLength(view.Buffer.Block.Storage, out _) ? view.ByteOffset : throw OutOfBounds(call.Thread, "byteOffset");
    }

    private static Exception OutOfBounds(JsThread t, string member) => t.TypeError($"DataView.prototype.{member}: the view is out of bounds or its buffer is detached");

    // 25.3.1.5 GetViewValue ( view, requestIndex, isLittleEndian, type )
    private static JsValue Get(in Call call, ElementType type)
    {
        DataViewObject view = This(call, call.Callee.Native.Name);
        long index = call[0].ToIndex(call.Thread);
        bool littleEndian = call[1].ToBoolean();
        Span<byte> bytes = Locate(call, view, index, type, Access.Read);
        Span<byte> copy = stackalloc byte[8];
        copy = copy[..bytes.Length];
        bytes.CopyTo(copy);
        if (littleEndian != BitConverter.IsLittleEndian)
            copy.Reverse();
        return Elements.Read(ref MemoryMarshal.GetReference(copy), type);
    }

    // 25.3.1.6 SetViewValue ( view, requestIndex, isLittleEndian, type, value )
    private static JsValue Set(in Call call, ElementType type)
    {
        DataViewObject view = This(call, call.Callee.Native.Name);
        long index = call[0].ToIndex(call.Thread);
        JsValue value = Elements.Convert(call.Thread, type, call[1]);
        bool littleEndian = call[2].ToBoolean();
        Span<byte> bytes = Locate(call, view, index, type, Access.Write);
        Span<byte> copy = stackalloc byte[8];
        copy = copy[..bytes.Length];
        Elements.Write(ref MemoryMarshal.GetReference(copy), type, value);
        if (littleEndian != BitConverter.IsLittleEndian)
            copy.Reverse();
        copy.CopyTo(bytes);
        return JsValue.Undefined;
    }

    private static Span<byte> Locate(in Call call, DataViewObject view, long index, ElementType type, Access access)
    {
        BufferStorage storage = view.Buffer.Block.Storage;
        if (!view.TryGetByteLength(storage, out int length))
        {
            view.Buffer.TellLength(call.Thread);
            throw OutOfBounds(call.Thread, call.Callee.Native.Name);
        }
        int size = Elements.Size(type);
        if (view.FixedByteLength == DataViewObject.Tracking && index + size > length)
            view.Buffer.TellLength(call.Thread);
        if (index + size > length)
            throw call.Thread.RangeError("Offset is outside the bounds of the DataView");
        view.Buffer.TellBytes(call.Thread, view.ByteOffset + index, size, access);
        return storage.Bytes.AsSpan(view.ByteOffset + (int)index, size);
    }

    // 25.3.4.5 to 25.3.4.28
    private static JsValue GetInt8(in Call call) => Get(call, ElementType.Int8);
    private static JsValue SetInt8(in Call call) => Set(call, ElementType.Int8);
    private static JsValue GetUint8(in Call call) => Get(call, ElementType.Uint8);
    private static JsValue SetUint8(in Call call) => Set(call, ElementType.Uint8);
    private static JsValue GetInt16(in Call call) => Get(call, ElementType.Int16);
    private static JsValue SetInt16(in Call call) => Set(call, ElementType.Int16);
    private static JsValue GetUint16(in Call call) => Get(call, ElementType.Uint16);
    private static JsValue SetUint16(in Call call) => Set(call, ElementType.Uint16);
    private static JsValue GetInt32(in Call call) => Get(call, ElementType.Int32);
    private static JsValue SetInt32(in Call call) => Set(call, ElementType.Int32);
    private static JsValue GetUint32(in Call call) => Get(call, ElementType.Uint32);
    private static JsValue SetUint32(in Call call) => Set(call, ElementType.Uint32);
    private static JsValue GetFloat16(in Call call) => Get(call, ElementType.Float16);
    private static JsValue SetFloat16(in Call call) => Set(call, ElementType.Float16);
    private static JsValue GetFloat32(in Call call) => Get(call, ElementType.Float32);
    private static JsValue SetFloat32(in Call call) => Set(call, ElementType.Float32);
    private static JsValue GetFloat64(in Call call) => Get(call, ElementType.Float64);
    private static JsValue SetFloat64(in Call call) => Set(call, ElementType.Float64);
    private static JsValue GetBigInt64(in Call call) => Get(call, ElementType.BigInt64);
    private static JsValue SetBigInt64(in Call call) => Set(call, ElementType.BigInt64);
    private static JsValue GetBigUint64(in Call call) => Get(call, ElementType.BigUint64);
    private static JsValue SetBigUint64(in Call call) => Set(call, ElementType.BigUint64);
}
