using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

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

    // What a probe calls the length of a growable shared buffer, which is read and grown atomically.
    private static readonly object s_length = Part.Length;

    /// <summary>Bytes [offset, offset + count) are about to be touched.</summary>
    internal void TellBytes(Probe recorder, EngineThread t, long offset, long count, Access access)
    {
        if (!StaysYoung(t))
            recorder.Bytes(t, this, ref Block.Shadow, offset, count, access);
    }

    internal void TellBytes(EngineThread t, long offset, long count, Access access)
    {
        if (t.Recorder is { } recorder && count > 0)
            TellBytes(recorder, t, offset, count, access);
    }

    /// <summary>Somebody looks at the length, or whether the buffer is detached. A shared buffer of fixed length has nothing to tell.</summary>
    internal void TellLength(EngineThread t, Access access = Access.Read)
    {
        if (t.Recorder is not { } recorder || (IsShared && !IsResizable) || StaysYoung(t))
            return;
        if (IsShared)
            recorder.AtomicEnd(t, recorder.AtomicBegin(t, this, ref Block.Shadow, s_length, 0), Access.AtomicRead);
        else
            recorder.OfPart(t, this, ref Block.Shadow, Part.Length, access);
    }

    /// <summary>Another length. False when it is detached, or shared and would shrink.</summary>
    internal bool TryResize(EngineThread t, int length)
    {
        if (t.Recorder is not { } recorder || StaysYoung(t))
            return Block.TryResize(length, this);
        if (!IsShared)
        {
            int before = ByteLength;
            recorder.OfPart(t, this, ref Block.Shadow, Part.Length, Access.Write);
            TellBytes(t, length, before - length, Access.Remove);
            return Block.TryResize(length, this);
        }
        object? token = recorder.AtomicBegin(t, this, ref Block.Shadow, s_length, 0);
        bool grown = Block.TryResize(length, this);
        recorder.AtomicEnd(t, token, grown ? Access.AtomicUpdate : Access.AtomicRead);
        return grown;
    }

    /// <summary>Detaches and answers what was there; null when it was detached already.</summary>
    internal BufferStorage? Detach(EngineThread t)
    {
        TellLength(t, Access.Write);
        TellBytes(t, 0, ByteLength, Access.Remove);
        return Block.Detach();
    }

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
