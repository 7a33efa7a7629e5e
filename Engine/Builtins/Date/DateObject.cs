using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>A Date instance (ECMA-262 21.4.5): [[DateValue]].</summary>
/// <remarks>THREADS: the time value is one aligned 8-byte field, so a reader sees some value that was set, never half of one.</remarks>
internal sealed class DateObject(Shape shape, double time) : JsObject(shape, CellKind.Date)
{
    public double Time { get; set; } = time;

    public double Read(JsThread t)
    {
        Tell(t, Part.State, Access.Read);
        return Time;
    }

    public double Write(JsThread t, double time)
    {
        Tell(t, Part.State, Access.Write);
        return Time = time;
    }

    public override string ClassName => "Date";
}
