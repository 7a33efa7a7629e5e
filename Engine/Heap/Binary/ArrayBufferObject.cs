using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Binary;

/// <summary>An ArrayBuffer or SharedArrayBuffer instance (ECMA-262 25.1, 25.2).</summary>
internal sealed class ArrayBufferObject(Shape shape, DataBlock block)
    : JsObject(shape, block.IsShared ? CellKind.SharedArrayBuffer : CellKind.ArrayBuffer)
{
    public DataBlock Block { get; } = block;

    /// <summary>[[ArrayBufferDetachKey]]; undefined unless a host set it.</summary>
    public JsValue DetachKey { get; set; } = JsValue.Undefined;

    public bool IsShared => Block.IsShared;
    public bool IsDetached => Block.Storage.IsDetached;
    public int ByteLength => Block.Storage.Length;
    public bool IsResizable => Block.IsResizable;

    public override string ClassName => IsShared ? "SharedArrayBuffer" : "ArrayBuffer";

    /// <summary>The present bytes. Any thread; the span stays valid, its length may be stale.</summary>
    public Span<byte> Bytes
    {
        get
        {
            BufferStorage storage = Block.Storage;
            return storage.Bytes.AsSpan(0, storage.Length);
        }
    }
}

/// <summary>A DataView instance (ECMA-262 25.3).</summary>
internal sealed class DataViewObject(Shape shape, ArrayBufferObject buffer, int byteOffset, int byteLength) : JsObject(shape, CellKind.DataView)
{
    public const int Tracking = -1;

    public ArrayBufferObject Buffer { get; } = buffer;
    public int ByteOffset { get; } = byteOffset;

    /// <summary><see cref="Tracking"/> when the view follows the buffer's length.</summary>
    public int FixedByteLength { get; } = byteLength;

    public override string ClassName => "DataView";

    // 25.3.1.4 IsViewOutOfBounds and 25.3.1.3 GetViewByteLength in one; false when out of bounds
    public bool TryGetByteLength(BufferStorage storage, out int length)
    {
        length = FixedByteLength == Tracking ? storage.Length - ByteOffset : FixedByteLength;
        return !storage.IsDetached && length >= 0 && ByteOffset + (long)length <= storage.Length;
    }
}
