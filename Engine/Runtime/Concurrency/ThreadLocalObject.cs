using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Verification;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>A ThreadLocal instance. The values are with the threads, so a thread that ends takes its own along.</summary>
internal sealed class ThreadLocalObject(Shape shape) : JsObject(shape, CellKind.ThreadLocal)
{
    public override string ClassName => "ThreadLocal";
}

/// <summary>The values of one thread: used by that thread only. A value lives as long as its ThreadLocal and its thread, whichever ends first.</summary>
internal sealed class ThreadLocalValues : IEphemerons
{
    private sealed class Cell
    {
        public JsValue Value;
    }

    private readonly ConditionalWeakTable<ThreadLocalObject, Cell> _cells = [];

    public JsValue Get(ThreadLocalObject key) => _cells.TryGetValue(key, out Cell? cell) ? cell.Value : JsValue.Undefined;

    public void Set(ThreadLocalObject key, JsValue value)
    {
        if (!_cells.TryGetValue(key, out Cell? cell))
            _cells.Add(key, cell = new Cell());
        cell.Value = value;
    }

    /// <summary>What is wrong, or null. For the verifier: no thread runs.</summary>
    public string? Fault()
    {
        foreach ((_, Cell cell) in _cells)
        {
            if (!CellCheck.IsProgramValue(cell.Value))
                return $"expected a value in a ThreadLocal, found {CellCheck.Name(cell.Value)}";
        }
        return null;
    }

    IEnumerable<(object Key, object? Value)> IEphemerons.Ephemerons()
    {
        foreach ((ThreadLocalObject key, Cell cell) in _cells)
            yield return (key, cell);
    }
}
