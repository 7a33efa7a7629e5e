using ConcurrentJs.Builtins;
using ConcurrentJs.Heap.Verification;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Hosting;

/// <summary>The heap verifier, from outside.</summary>
public sealed partial class Engine
{
    /// <summary>
    /// Stops every thread of the engine and checks that the heap is one that some sequential program could have made. Takes time in
    /// proportion to the heap.
    /// </summary>
    /// <returns>What is wrong, one line each: the invariant of Engine/THREADS.md, the way there, what was expected and found. Empty: all is well.</returns>
    public IReadOnlyList<string> VerifyHeap() => [.. Verify().Violations.Select(static violation => violation.ToString())];

    internal HeapReport Verify()
    {
        HeapReport? report = null;
        _cluster.Threads.WhileStopped(CurrentThread, () => report = HeapVerifier.Verify(HeapRoots(), new RuntimeCheck(), new CollectionCheck(), new CacheCheck()));
        return report!;
    }

    private IEnumerable<(string, object)> HeapRoots()
    {
        yield return ("realm", MainRealm.Internal);
        yield return ("main", _main);
        foreach (Threads.EngineThread thread in _cluster.Threads.Snapshot())
            yield return ($"thread{thread.Id}", thread);
        yield return ("cluster", _cluster);
        yield return ("modules", Modules);
    }
}
