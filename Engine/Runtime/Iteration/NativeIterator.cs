using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Runtime.Iteration;

/// <summary>An iterator object of the engine's own, whose `next` can be done without a call and without a result object.</summary>
internal abstract class NativeIterator(Shape shape) : JsObject(shape, CellKind.Iterator)
{
    /// <summary>The builtin that is `next` on this iterator's prototype as long as no script replaced it.</summary>
    protected abstract NativeCode NextCode { get; }

    /// <summary>What `next` does; false at the end.</summary>
    public abstract bool MoveNext(JsThread t, out JsValue value);

    /// <summary>
    /// PERF: the iterator, when a call of this `next` on it would be the builtin in the current realm: the fresh result object
    /// that it makes cannot be observed. Else null.
    /// </summary>
    public static NativeIterator? Of(JsThread t, JsValue iterator, JsValue next)
    {
        if (iterator.CellKind != CellKind.Iterator || iterator._cell is not NativeIterator native)
            return null;
        return next._cell is NativeFunction function && ReferenceEquals(function.Native, native.NextCode) && ReferenceEquals(function.Realm, t.Realm)
            ? native : null;
    }
}
