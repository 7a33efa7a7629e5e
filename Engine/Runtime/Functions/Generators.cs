using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>How a suspended generator is continued. The numbers are those of the Yield instruction's mode register.</summary>
internal enum ResumeMode { Next = 0, Throw = 1, Return = 2 }

/// <summary>[[GeneratorState]] (ECMA-262 27.5.3) and [[AsyncGeneratorState]] (27.6.3).</summary>
/// <remarks>Running means that somebody owns the generator; for an async one that covers awaiting-return and draining-queue too.</remarks>
internal enum GeneratorState { SuspendedStart, SuspendedYield, Running, Completed }

/// <summary>A generator object; its frame sleeps in it.</summary>
/// <remarks><code>
///   SuspendedStart ──take──▶ Running ◀──take── SuspendedYield
///                             │  └────rest─────────▲
///                             └────rest────▶ Completed        (an async one is taken from there too, to answer requests)
/// </code>
/// Words: <c>_state</c>, written by the taker's CAS and by the owner; <c>Frame</c> and everything in it, by the owner.
/// Invariants:
///   Y1  Only the thread that moved the state to Running touches the frame, until it (or the job it hands the frame to, when
///       the body awaits) stores another state (M8).
///   Y2  The state that ends a run is stored after the frame is off its thread's stack, as the last thing of the run.
/// Memory order: the CAS to Running acquires; the store of the next state releases the frame. While one JS thread exists
///   (<see cref="CellLock.Shared"/> is false) plain loads and stores do: only that thread can start another.
/// ABA: harmless, the state is all there is to compare. Progress: one attempt; the loser gets a TypeError.
/// Checked by: tests/Engine.Tests/Runtime/GeneratorThreadTests.
/// </remarks>
internal class GeneratorObject(Shape shape, CellKind kind = CellKind.Generator) : JsObject(shape, kind)
{
    private int _state = (int)GeneratorState.SuspendedStart;

    public override string ClassName => "Generator";

    /// <summary>The interpreter's sleeping frame; only the owner touches it (Y1).</summary>
    public object? Frame { get; set; }

    public GeneratorState State => (GeneratorState)Volatile.Read(ref _state);

    /// <summary>True for the one thread that may run it now.</summary>
    public bool TryTake(GeneratorState from)
    {
        if (CellLock.Shared)
            return Interlocked.CompareExchange(ref _state, (int)GeneratorState.Running, (int)from) == (int)from;
        if (_state != (int)from)
            return false;
        _state = (int)GeneratorState.Running;
        return true;
    }

    /// <summary>The owner lets go.</summary>
    public void Rest(GeneratorState state)
    {
        if (state == GeneratorState.Completed)
            Frame = null;
        Amplifier.At(Point.GeneratorRest, this);
        Volatile.Write(ref _state, (int)state);
    }
}

/// <summary>An AsyncGeneratorRequest (27.6.3.1).</summary>
internal sealed record AsyncGeneratorRequest(ResumeMode Mode, JsValue Value, JsPromise Promise);

/// <summary>An async generator object: requests wait in a queue, the front one is being served.</summary>
/// <remarks>
/// Words: the queue and the state, both written under the cell lock.
/// Invariants:
///   Y3  A request in the queue of a generator that nobody owns does not exist: who adds one to a resting generator becomes its
///       owner in the same section, and an owner rests only in a section that found the queue empty. So none is forgotten.
///   Y4  Only the owner takes requests out, the front one when it has been served. So none is served twice.
/// Memory order: the cell lock's. Checked by: tests/Engine.Tests/Runtime/GeneratorThreadTests.
/// </remarks>
internal sealed class AsyncGeneratorObject(Shape shape) : GeneratorObject(shape, CellKind.AsyncGenerator)
{
    private readonly Queue<AsyncGeneratorRequest> _requests = new();

    public override string ClassName => "AsyncGenerator";

    /// <summary>True when nobody owned the generator: the caller does now, and serves; <paramref name="rested"/> is where it was.</summary>
    public bool Enqueue(AsyncGeneratorRequest request, out GeneratorState rested)
    {
        using CellLock.Held held = Lock();
        _requests.Enqueue(request);
        rested = State;
        return rested != GeneratorState.Running && TryTake(rested);
    }

    /// <summary>The owner: the request to serve next; null when there is none, the generator then rests.</summary>
    public AsyncGeneratorRequest? FrontOrRest(GeneratorState rest)
    {
        using CellLock.Held held = Lock();
        if (_requests.TryPeek(out AsyncGeneratorRequest? front))
            return front;
        Rest(rest);
        return null;
    }

    /// <summary>The owner: takes the request that was served.</summary>
    public AsyncGeneratorRequest TakeFront()
    {
        using CellLock.Held held = Lock();
        return _requests.Dequeue();
    }
}
