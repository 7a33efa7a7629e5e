using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Objects;

/// <summary>A TypedArray (ECMA-262 10.4.5) as the tiers see it: elements that are numbers in a buffer.</summary>
internal abstract class IndexedObject(Shape shape) : JsObject(shape, CellKind.TypedArray)
{
    /// <summary>False beyond the end or when detached; then the value is undefined. Calls no user code.</summary>
    public abstract bool TryGetElement(uint index, out JsValue value);

    /// <summary>Stores a Number into an element (BigInt arrays: a BigInt). False when the value has another type: the slow path converts it. A store beyond the end is dropped.</summary>
    public abstract bool TrySetElement(uint index, JsValue value);
}
