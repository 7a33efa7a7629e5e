using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

/// <summary>C1 of CellLock, and the header bits around the lock bit.</summary>
public sealed class CellLockTests
{
    private const int Steps = 1000;

    private sealed class Subject
    {
        public readonly JsObject Cell = new(Shape.NewRoot(null, 0));
        public int Counter;
    }

    [Fact]
    public void Only_one_thread_is_inside() => Race.Rounds(
        static _ => new Subject(),
        static subject => Assert.Equal(3 * Steps, subject.Counter),
        Count, Count, Count);

    [Fact]
    public void A_flag_set_while_others_lock_stays_set_and_the_kind_stays_the_kind() => Race.Rounds(
        static _ => new Subject(),
        static subject =>
        {
            Assert.True(subject.Cell.HasFlag(CellFlags.IsPrototype));
            Assert.True(subject.Cell.HasFlag(CellFlags.SlowElements));
            Assert.Equal(CellKind.Object, subject.Cell.Kind);
            Assert.Equal(2 * Steps, subject.Counter);
            Assert.Equal(0, subject.Cell.HeaderWord & (CellLock.Bit | CellLock.Wanted));
        },
        Count, Count,
        static subject =>
        {
            subject.Cell.SetFlag(CellFlags.IsPrototype);
            Thread.Yield();
            subject.Cell.SetFlag(CellFlags.SlowElements);
        });

    [Fact]
    public void Two_shared_heaps_are_alone_only_after_both_are()
    {
        using (Race.SharedHeap())
        {
            using (Race.SharedHeap())
                Assert.True(CellLock.Shared);
            Assert.True(CellLock.Shared);
        }
    }

    private static void Count(Subject subject)
    {
        for (int i = 0; i < Steps; i++)
        {
            using CellLock.Held held = subject.Cell.Lock();
            int counter = subject.Counter;
            // A thread that is inside now and then lets the others run: without the lock they would count from the same number.
            if (i % 64 == 0)
                Thread.Yield();
            subject.Counter = counter + 1;
        }
    }
}

/// <summary>Whether a heap is shared is said for the whole process: nobody else may start or end threads meanwhile.</summary>
[Collection("memory")]
public sealed class UnsharedCellLockTests
{
    [Fact]
    public void Nothing_is_taken_while_no_heap_is_shared()
    {
        var cell = new JsObject(Shape.NewRoot(null, 0));
        using (cell.Lock())
            Assert.Equal(CellLock.Shared, (cell.HeaderWord & CellLock.Bit) != 0);
        Assert.Equal(0, cell.HeaderWord & CellLock.Bit);
    }
}
