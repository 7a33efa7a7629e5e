using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Verification;

namespace ConcurrentJs.Builtins;

/// <summary>What the heap verifier asks of Map and Set: size, hash and order agree; and of weak collections: one entry for a key, a value in it (M9).</summary>
internal sealed class CollectionCheck : IHeapCheck
{
    public void Check(object thing, HeapReport report)
    {
        switch (thing)
        {
            case OrderedTable table when table.Fault() is { } fault:
                report.Fail("T1", fault);
                break;
            case WeakEntries entries when entries.Fault() is { } fault:
                report.Fail("T3", fault);
                break;
        }
    }
}
