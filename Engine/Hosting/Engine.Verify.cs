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

    /// <summary>Verifies the heap again and again while programs run, from a thread of its own, until the result is disposed.</summary>
    /// <param name="period">The pause between two verifications.</param>
    /// <param name="broken">Called, on that thread, with what was found wrong.</param>
    public IDisposable VerifyHeapEvery(TimeSpan period, Action<IReadOnlyList<string>> broken)
    {
        var gate = new Threads.EntryGate();
        return Threads.Alarm.Every(period, () =>
        {
            if (!gate.TryEnter())
                return;
            try
            {
                if (VerifyHeap() is { Count: > 0 } violations)
                    broken(violations);
            }
            finally
            {
                gate.Leave();
            }
        });
    }

    internal HeapReport Verify()
    {
        HeapReport? report = null;
        _cluster.Threads.WhileStopped(CurrentThread, () => report = HeapVerifier.Verify(HeapRoots(), new RuntimeCheck(_cluster.Threads.Snapshot().Select(static thread => thread.Id).ToHashSet()), new CollectionCheck(), new CacheCheck()));
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
