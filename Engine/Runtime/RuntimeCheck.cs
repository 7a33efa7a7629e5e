using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Verification;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime;

/// <summary>What the heap verifier asks of functions, promises, generators, locks, and of who waits for them.</summary>
/// <param name="liveIds">The ids of the live threads; null when that is not known.</param>
internal sealed class RuntimeCheck(IReadOnlySet<int>? liveIds = null) : IHeapCheck
{
    public void Check(object thing, HeapReport report)
    {
        if (thing is JsObject or Heap.Binary.DataBlock && WaiterTable.Fault(thing) is { } forgotten)
            report.Fail("Q14", forgotten);
        switch (thing)
        {
            case ScriptFunction function:
                CheckCaptures(function, report);
                break;
            case JsPromise promise:
                if (promise.Fault() is { } fault)
                    report.Fail("P2", fault);
                break;
            case GeneratorObject generator:
                bool wantsFrame = generator.State is GeneratorState.SuspendedStart or GeneratorState.SuspendedYield;
                report.Expect(!wantsFrame || generator.Frame is not null, "Y1", $"expected a frame in a generator that is {generator.State}, found none");
                report.Expect(generator.State != GeneratorState.Completed || generator.Frame is null, "Y1", "expected no frame in a completed generator, found one");
                break;
            case JsMutex mutex when liveIds is not null:
                if (mutex.Fault(liveIds) is { } wrong)
                    report.Fail("W2", wrong);
                break;
            case JsCondition condition:
                if (condition.Fault() is { } stuck)
                    report.Fail("Q14", stuck);
                break;
            case JsThread thread:
                report.Expect(thread.IsListed || thread.KnownLocals is null, "H4", $"expected a thread that has ended to have no thread-local values, found some of thread {thread.Id}");
                break;
            case ThreadLocalValues locals:
                if (locals.Fault() is { } alien)
                    report.Fail("H4", alien);
                break;
            case ArgumentsObject arguments:
                if (arguments.MappedCount > 0)
                    report.Expect(arguments.HasFlag(CellFlags.Exotic), "O7", "expected mapped arguments to be exotic, found them ordinary");
                break;
        }
    }

    private static void CheckCaptures(ScriptFunction function, HeapReport report)
    {
        int wanted = Math.Max(function.Template.Captures.Length, function.Template.Code?.CaptureCount ?? 0);
        report.Expect(function.Captures.Length >= wanted, "F2", $"expected {wanted} captured variables, found {function.Captures.Length}");
        foreach (Box box in function.Captures)
            report.Expect(box is not null, "F2", "expected a box for every captured variable, found none");
    }
}
