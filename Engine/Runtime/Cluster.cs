using System.Collections.Concurrent;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Modules;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime;

/// <summary>What one engine shares between its realms and threads (ECMA-262 9.7 agent cluster) and the hooks its host fills.</summary>
/// <remarks>
/// THREADS. Invariants: the hooks are set before a second thread runs. Memory order: the start of a thread publishes them; the order of
/// modules is interlocked.
/// </remarks>
internal sealed class Cluster
{
    /// <summary>The GlobalSymbolRegistry (20.4.2.2).</summary>
    public ConcurrentDictionary<string, Symbol> SymbolRegistry { get; } = new(-1, 1);

    /// <summary>Makes an intrinsic object; Builtins provides it, Hosting hands it in.</summary>
    public required Func<Realm, Intrinsic, JsObject> IntrinsicFactory { get; init; }

    /// <summary>What Date reads. Replaced by hosts with a time of their own.</summary>
    public Clock Clock { get; set; } = Clock.System;

    /// <summary>What import() and import statements load through.</summary>
    public IModuleHost? Modules { get; set; }

    private long _asyncModuleOrder;

    /// <summary>Numbers modules that wait for something, in the order they began to (16.2.1.6, [[AsyncEvaluationOrder]]).</summary>
    public long NextAsyncModuleOrder() => Interlocked.Increment(ref _asyncModuleOrder);

    /// <summary>Linking, and who evaluates which module.</summary>
    public TableLock ModuleLock { get; } = new();

    /// <summary>What Function(…) and eval(…) compile with; Hosting hands it in.</summary>
    public ICompiler? Compiler { get; set; }

    /// <summary>HostPromiseRejectionTracker (27.2.1.9): handled is false when a promise is rejected without a handler, true when it gets one later.</summary>
    public Action<JsThread, JsObject, bool>? RejectionTracker { get; set; }

    /// <summary>HostEnsureCanCompileStrings.</summary>
    public bool AllowsCodeGeneration { get; init; } = true;

    public MemoryBudget Memory { get; init; } = new(null);

    /// <summary>Ends the program on all threads: it holds more than it may.</summary>
    public Action? StopForMemory { get; init; }

    /// <summary>Whether this agent may block in Atomics.wait.</summary>
    public bool CanBlock { get; set; } = true;

    /// <summary>The live threads, and how they run.</summary>
    public required ThreadRegistry Threads { get; init; }

    /// <summary>The thread that runs the main program; jobs of threads that are gone run there.</summary>
    public JsThread Main { get; set; } = null!;

    /// <summary>Makes the interpreter of a new thread; Hosting hands it in.</summary>
    public required Func<JsThread, IInterpreter> NewInterpreter { get; init; }

    /// <summary>Runs a thread's microtasks until none is left, and what the host does between turns.</summary>
    public Action<JsThread> RunJobs { get; set; } = static t => t.Jobs.Drain();

    /// <summary>What threads threw and nobody joined.</summary>
    public UnjoinedFailures UnjoinedFailures { get; } = new();
}
