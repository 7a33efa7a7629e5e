using ConcurrentJs.Heap.Verification;

namespace ConcurrentJs.Builtins;

/// <summary>What the heap verifier asks of Map and Set: size, hash and order agree (M9).</summary>
internal sealed class CollectionCheck : IHeapCheck
{
    public void Check(object thing, HeapReport report)
    {
        if (thing is OrderedTable table && table.Fault() is { } fault)
            report.Fail("T1", fault);
    }
}
