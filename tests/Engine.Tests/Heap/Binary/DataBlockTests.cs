using ConcurrentJs.Heap.Binary;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Binary;

public sealed class DataBlockTests
{
    [Fact]
    public void A_resize_keeps_the_memory_and_a_reader_that_holds_the_old_length_stays_inside_it()
    {
        DataBlock block = DataBlock.TryAllocate(8, 64, isShared: false)!;
        BufferStorage before = block.Storage;
        before.Bytes[7] = 1;
        Assert.True(block.TryResize(64));
        Assert.Same(before.Bytes, block.Storage.Bytes);
        Assert.Equal(8, before.Length);
        Assert.Equal(64, block.Storage.Length);
    }

    [Fact]
    public void What_was_cut_off_is_zero_when_it_comes_back()
    {
        DataBlock block = DataBlock.TryAllocate(8, 8, isShared: false)!;
        block.Storage.Bytes[5] = 9;
        Assert.True(block.TryResize(4));
        Assert.True(block.TryResize(8));
        Assert.Equal(0, block.Storage.Bytes[5]);
    }

    [Fact]
    public void A_shared_block_only_grows()
    {
        DataBlock block = DataBlock.TryAllocate(8, 16, isShared: true)!;
        Assert.False(block.TryResize(4));
        Assert.True(block.TryResize(16));
    }

    [Fact]
    public void Detaching_happens_once()
    {
        DataBlock block = DataBlock.TryAllocate(8, -1, isShared: false)!;
        Assert.Equal(8, block.Detach()!.Length);
        Assert.Null(block.Detach());
        Assert.Equal(0, block.Storage.Length);
        Assert.False(block.TryResize(0));
    }

    [Fact]
    public void Too_much_memory_is_refused_without_an_exception() =>
        Assert.Null(DataBlock.TryAllocate(1L << 40, -1, isShared: false));

    [Fact]
    public void Threads_that_grow_a_shared_block_agree_on_the_largest_length()
    {
        DataBlock block = DataBlock.TryAllocate(0, 10_000, isShared: true)!;
        int granted = 0;
        Parallel.For(1, 10_001, length =>
        {
            if (block.TryResize(length))
                Interlocked.Increment(ref granted);
        });
        Assert.Equal(10_000, block.Storage.Length);
        Assert.InRange(granted, 1, 10_000);
    }
}
