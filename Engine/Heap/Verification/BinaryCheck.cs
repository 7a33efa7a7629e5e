using ConcurrentJs.Heap.Binary;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Buffers and their views.</summary>
internal sealed class BinaryCheck : IHeapCheck
{
    public void Check(object thing, HeapReport report)
    {
        switch (thing)
        {
            case DataBlock block:
                CheckBlock(block, report);
                break;
            case TypedArrayObject view:
                CheckView(view.Buffer.Block, view.ByteOffset, view.IsTracking ? 0 : (long)view.FixedLength * view.ElementSize, report);
                report.Expect(view.ByteOffset % view.ElementSize == 0, "D3", $"expected an offset that is a multiple of {view.ElementSize}, found {view.ByteOffset}");
                break;
            case DataViewObject view:
                CheckView(view.Buffer.Block, view.ByteOffset, Math.Max(view.FixedByteLength, 0), report);
                break;
        }
    }

    private static void CheckBlock(DataBlock block, HeapReport report)
    {
        BufferStorage storage = block.Storage;
        report.Expect(storage.Length >= 0 && storage.Length <= storage.Bytes.Length, "D1", $"expected a length of at most {storage.Bytes.Length} bytes, found {storage.Length}");
        report.Expect(!block.IsShared || !storage.IsDetached, "D2", "expected a shared block to stay, found it detached");
        report.Expect(!block.IsResizable || storage.IsDetached || storage.Bytes.Length >= block.MaxLength, "D1", $"expected {block.MaxLength} bytes in reserve, found {storage.Bytes.Length}");
    }

    // A view of a shrunk or detached buffer is out of bounds and answers nothing; its memory was large enough once.
    private static void CheckView(DataBlock block, int offset, long bytes, HeapReport report)
    {
        if (!block.Storage.IsDetached)
            report.Expect(offset >= 0 && offset + bytes <= block.Storage.Bytes.Length, "D3", $"expected a view inside {block.Storage.Bytes.Length} bytes, found {offset} to {offset + bytes}");
    }
}
