using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Builtins;

/// <summary>A Date instance (ECMA-262 21.4.5): [[DateValue]].</summary>
/// <remarks>THREADS: the time value is one aligned 8-byte field, so a reader sees some value that was set, never half of one.</remarks>
internal sealed class DateObject(Shape shape, double time) : JsObject(shape, CellKind.Date)
{
    public double Time { get; set; } = time;

    public override string ClassName => "Date";
}
