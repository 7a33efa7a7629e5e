namespace ConcurrentJs.Heap.Verification;

/// <summary>Looks at the things that one room knows. A room above Heap brings its own; Hosting hands them all to the verifier.</summary>
internal interface IHeapCheck
{
    /// <summary>Called once for each thing that is reachable. No program runs meanwhile.</summary>
    void Check(object thing, HeapReport report);

    /// <summary>Called when everything was seen.</summary>
    void Finish(HeapReport report) { }
}
