using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>The layout that `new` of a function starts with, as long as its `prototype` is the same. Immutable, replaced whole.</summary>
internal sealed class ConstructCache
{
    private readonly Shape _functionShape;
    private readonly Slot[] _slots;
    private readonly int _index;

    /// <summary>The function's layout names a data property `prototype` in this overflow slot, which held this object.</summary>
    public ConstructCache(JsObject function, Shape functionShape, int slot, JsObject prototype, int capacity)
    {
        _functionShape = functionShape;
        _slots = function.Extra().ArrayOf(slot);
        _index = function.Extra().IndexOf(slot);
        Prototype = prototype;
        Root = prototype.PrototypeInfo.RootShape(capacity);
        Capacity = capacity;
    }

    private ConstructCache(ConstructCache old, int capacity)
    {
        _functionShape = old._functionShape;
        _slots = old._slots;
        _index = old._index;
        Prototype = old.Prototype;
        Root = old.Prototype.PrototypeInfo.RootShape(capacity);
        Capacity = capacity;
    }

    public JsObject Prototype { get; }
    public Shape Root { get; }

    /// <summary>Inline slots of a new instance.</summary>
    public int Capacity { get; }

    /// <summary>Whether the function it was made for still has that prototype.</summary>
    public bool IsGoodFor(HeapCell function) => ReferenceEquals(function.Shape, _functionShape) && _slots[_index].Holds(Prototype);

    public ConstructCache WithCapacity(int capacity) => new(this, capacity);
}
