namespace ConcurrentJs.Heap.Verification;

/// <summary>
/// Walks all that roots lead to and checks what Engine/THREADS.md promises of it: any heap that a racing program can reach could have
/// been made by some sequential program (M12).
/// </summary>
/// <remarks>
/// The caller sees to it that no thread of the engine runs. Nothing is changed but caches that anybody may fill.
/// How to add a check: a method in the class of the room that knows the thing, the invariant in Engine/THREADS.md, and a test that
/// feeds a heap that breaks it.
/// </remarks>
internal static class HeapVerifier
{
    /// <param name="roots">Named, for the paths.</param>
    /// <param name="more">The checks of the rooms above.</param>
    public static HeapReport Verify(IEnumerable<(string Name, object Root)> roots, params IHeapCheck[] more)
    {
        var walker = new HeapWalker();
        var report = new HeapReport(walker);
        IHeapCheck[] checks = [new CellCheck(), new ShapeCheck(), new ObjectCheck(), new StringCheck(), new BinaryCheck(), .. more];
        walker.Walk(roots, thing =>
        {
            report.Begin(thing);
            foreach (IHeapCheck check in checks)
                check.Check(thing, report);
        });
        foreach (IHeapCheck check in checks)
            check.Finish(report);
        return report;
    }
}
