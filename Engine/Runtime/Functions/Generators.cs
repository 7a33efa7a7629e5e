using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>How a suspended generator is continued. The numbers are those of the Yield instruction's mode register.</summary>
internal enum ResumeMode { Next = 0, Throw = 1, Return = 2 }

/// <summary>[[GeneratorState]] (ECMA-262 27.5.3) and [[AsyncGeneratorState]] (27.6.3).</summary>
internal enum GeneratorState { SuspendedStart, SuspendedYield, Running, DrainingQueue, Completed }

/// <summary>A generator object; its frame sleeps in it.</summary>
/// <remarks>
/// States as <see cref="GeneratorState"/>. Words: <c>_state</c>.
/// Invariants: Y1 only the thread that moved the state from a suspended one to Running touches the frame, until it stores another state (M8).
/// Memory order: the CAS to Running acquires, the store of the next state releases the frame. ABA: none that matters, the state is all.
/// Checked by: tests/Engine.Tests/Interpreter/GeneratorTests.
/// </remarks>
internal class GeneratorObject(Shape shape, CellKind kind = CellKind.Generator) : JsObject(shape, kind)
{
    private int _state = (int)GeneratorState.SuspendedStart;

    public override string ClassName => "Generator";

    /// <summary>The interpreter's sleeping frame; only the runner touches it (Y1).</summary>
    public object? Frame { get; set; }

    public GeneratorState State
    {
        get => (GeneratorState)Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, (int)value);
    }

    /// <summary>True for the one thread that may run it now.</summary>
    public bool TryStart(GeneratorState from) =>
        Interlocked.CompareExchange(ref _state, (int)GeneratorState.Running, (int)from) == (int)from;
}

/// <summary>An AsyncGeneratorRequest (27.6.3.1).</summary>
internal sealed record AsyncGeneratorRequest(ResumeMode Mode, JsValue Value, JsPromise Promise);

/// <summary>An async generator object: requests wait in a queue, the front one is being served.</summary>
internal sealed class AsyncGeneratorObject(Shape shape) : GeneratorObject(shape, CellKind.AsyncGenerator)
{
    public override string ClassName => "AsyncGenerator";

    /// <summary>Guarded by the cell lock.</summary>
    public Queue<AsyncGeneratorRequest> Queue { get; } = new();
}
