using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>ArrayBuffer and its prototype (ECMA-262 25.1).</summary>
internal static unsafe class ArrayBufferBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("ArrayBuffer", 1, &Construct, Intrinsic.ArrayBufferPrototype)
        .Method("isView", 1, &IsView)
        .WithSpecies();

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.ArrayBuffer)
        .Getter("byteLength", &ByteLength)
        .Method("slice", 2, &Slice)
        .Getter("maxByteLength", &MaxByteLength)
        .Getter("resizable", &Resizable)
        .Method("resize", 1, &Resize)
        .Method("transfer", 0, &Transfer)
        .Method("transferToFixedLength", 0, &TransferToFixedLength)
        .Getter("detached", &IsDetached)
        .Tag("ArrayBuffer");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 25.1.4.1 ArrayBuffer ( length [ , options ] )
    private static JsValue Construct(in Call call) => Buffers.Construct(call, Intrinsic.ArrayBufferPrototype, isShared: false);

    // 25.1.5.1 ArrayBuffer.isView ( arg )
    private static JsValue IsView(in Call call) => call[0].CellKind is CellKind.TypedArray or CellKind.DataView;

    private static ArrayBufferObject This(in Call call, string member) =>
        call.This._cell is ArrayBufferObject { IsShared: false } buffer ? buffer
            : throw call.Thread.TypeError($"ArrayBuffer.prototype.{member}: expected an ArrayBuffer, found {ValueText.Of(call.This)}");

    // 25.1.6.1 get ArrayBuffer.prototype.byteLength
    private static JsValue ByteLength(in Call call)
    {
        ArrayBufferObject buffer = This(call, "byteLength");
        buffer.TellLength(call.Thread);
        return buffer.ByteLength;
    }

    // 25.1.6.3 get ArrayBuffer.prototype.detached
    private static JsValue IsDetached(in Call call)
    {
        ArrayBufferObject buffer = This(call, "detached");
        buffer.TellLength(call.Thread);
        return buffer.IsDetached;
    }

    // 25.1.6.4 get ArrayBuffer.prototype.maxByteLength
    private static JsValue MaxByteLength(in Call call)
    {
        ArrayBufferObject buffer = This(call, "maxByteLength");
        buffer.TellLength(call.Thread);
        if (buffer.IsDetached)
            return 0;
        return buffer.IsResizable ? buffer.Block.MaxLength : buffer.ByteLength;
    }

    // 25.1.6.5 get ArrayBuffer.prototype.resizable
    private static JsValue Resizable(in Call call) => This(call, "resizable").IsResizable;

    // 25.1.6.6 ArrayBuffer.prototype.resize ( newLength )
    private static JsValue Resize(in Call call)
    {
        JsThread t = call.Thread;
        ArrayBufferObject buffer = This(call, "resize");
        if (!buffer.IsResizable)
            throw t.TypeError("ArrayBuffer.prototype.resize: the ArrayBuffer is not resizable");
        long length = call[0].ToIndex(t);
        if (buffer.IsDetached)
            throw Buffers.Detached(t, "ArrayBuffer.prototype.resize");
        if (length > buffer.Block.MaxLength)
            throw t.RangeError($"ArrayBuffer.prototype.resize: expected at most {buffer.Block.MaxLength} bytes, found {length}");
        if (!buffer.TryResize(t, (int)length))
            throw Buffers.Detached(t, "ArrayBuffer.prototype.resize");
        return JsValue.Undefined;
    }

    // 25.1.6.7 ArrayBuffer.prototype.slice ( start, end )
    private static JsValue Slice(in Call call) => Buffers.Slice(call, This(call, "slice"), Intrinsic.ArrayBuffer);

    // 25.1.6.8 ArrayBuffer.prototype.transfer ( [ newLength ] )
    private static JsValue Transfer(in Call call) => CopyAndDetach(call, "transfer", preserve: true);

    // 25.1.6.9 ArrayBuffer.prototype.transferToFixedLength ( [ newLength ] )
    private static JsValue TransferToFixedLength(in Call call) => CopyAndDetach(call, "transferToFixedLength", preserve: false);

    // 25.1.3.3 ArrayBufferCopyAndDetach ( arrayBuffer, newLength, preserveResizability )
    private static JsValue CopyAndDetach(in Call call, string method, bool preserve)
    {
        JsThread t = call.Thread;
        ArrayBufferObject buffer = This(call, method);
        long length = call[0].IsUndefined ? buffer.ByteLength : call[0].ToIndex(t);
        if (buffer.IsDetached)
            throw Buffers.Detached(t, $"ArrayBuffer.prototype.{method}");
        long max = preserve && buffer.IsResizable ? buffer.Block.MaxLength : -1;
        if (!buffer.DetachKey.IsUndefined)
            throw t.TypeError($"ArrayBuffer.prototype.{method}: this ArrayBuffer may not be detached");
        if (max >= 0 && length > max)
            throw t.RangeError($"ArrayBuffer.prototype.{method}: expected at most {max} bytes, found {length}");
        ArrayBufferObject target = Buffers.Allocate(t, call.Realm[Intrinsic.ArrayBufferPrototype], length, max);
        if (buffer.Detach(t) is not { } taken)
            throw Buffers.Detached(t, $"ArrayBuffer.prototype.{method}");
        int kept = (int)Math.Min(taken.Length, length);
        taken.Bytes.AsSpan(0, kept).CopyTo(target.Bytes);
        return target;
    }
}

/// <summary>SharedArrayBuffer and its prototype (ECMA-262 25.2).</summary>
internal static unsafe class SharedArrayBufferBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("SharedArrayBuffer", 1, &Construct, Intrinsic.SharedArrayBufferPrototype)
        .WithSpecies();

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Getter("byteLength", &ByteLength)
        .Intrinsic("constructor", Intrinsic.SharedArrayBuffer)
        .Method("grow", 1, &Grow)
        .Getter("growable", &Growable)
        .Getter("maxByteLength", &MaxByteLength)
        .Method("slice", 2, &Slice)
        .Tag("SharedArrayBuffer");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 25.2.3.1 SharedArrayBuffer ( length [ , options ] )
    private static JsValue Construct(in Call call) => Buffers.Construct(call, Intrinsic.SharedArrayBufferPrototype, isShared: true);

    private static ArrayBufferObject This(in Call call, string member) =>
        call.This._cell is ArrayBufferObject { IsShared: true } buffer ? buffer
            : throw call.Thread.TypeError($"SharedArrayBuffer.prototype.{member}: expected a SharedArrayBuffer, found {ValueText.Of(call.This)}");

    // 25.2.5.1 get SharedArrayBuffer.prototype.byteLength
    private static JsValue ByteLength(in Call call)
    {
        ArrayBufferObject buffer = This(call, "byteLength");
        int length = buffer.ByteLength;
        buffer.TellLength(call.Thread);
        return length;
    }

    // 25.2.5.3 SharedArrayBuffer.prototype.grow ( newLength )
    private static JsValue Grow(in Call call)
    {
        JsThread t = call.Thread;
        ArrayBufferObject buffer = This(call, "grow");
        if (!buffer.IsResizable)
            throw t.TypeError("SharedArrayBuffer.prototype.grow: the SharedArrayBuffer is not growable");
        long length = call[0].ToIndex(t);
        if (length > buffer.Block.MaxLength || !buffer.TryResize(t, (int)length))
            throw t.RangeError($"SharedArrayBuffer.prototype.grow: expected {buffer.ByteLength} to {buffer.Block.MaxLength} bytes, found {length}");
        return JsValue.Undefined;
    }

    // 25.2.5.4 get SharedArrayBuffer.prototype.growable
    private static JsValue Growable(in Call call) => This(call, "growable").IsResizable;

    // 25.2.5.5 get SharedArrayBuffer.prototype.maxByteLength
    private static JsValue MaxByteLength(in Call call)
    {
        ArrayBufferObject buffer = This(call, "maxByteLength");
        return buffer.IsResizable ? buffer.Block.MaxLength : buffer.ByteLength;
    }

    // 25.2.5.6 SharedArrayBuffer.prototype.slice ( start, end )
    private static JsValue Slice(in Call call) => Buffers.Slice(call, This(call, "slice"), Intrinsic.SharedArrayBuffer);
}
