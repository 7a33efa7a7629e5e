using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>The layout that `new` of a function starts with, as long as its `prototype` is the same. Immutable, replaced whole.</summary>
/// <remarks>
/// Words: the function's, which names the cache. Invariants: K1 complete before it can be found; E1 what it says of @@hasInstance holds for its epoch, which
/// is read before the look-ups and again after them. Memory order: layouts are loaded with acquire; a lost cache costs a miss.
/// </remarks>
internal sealed class ConstructCache
{
    private readonly Shape _functionShape;
    private readonly Slot[] _slots;
    private readonly int _index;

    /// <summary>The epoch as long as which `instanceof` asks nobody but the prototype chain; 0 when no epoch can change that, -1 when it may ask a method.</summary>
    private readonly int _instanceEpoch;

    /// <summary>The function's layout names a data property `prototype` in this overflow slot, which held this object.</summary>
    public ConstructCache(JsObject function, Shape functionShape, int slot, JsObject prototype, int capacity)
    {
        _functionShape = functionShape;
        _slots = function.Extra().ArrayOf(slot);
        _index = function.Extra().IndexOf(slot);
        Prototype = prototype;
        Root = prototype.PrototypeInfo.RootShape(capacity);
        Capacity = capacity;
        _instanceEpoch = InstanceEpochOf(function, functionShape);
    }

    private ConstructCache(ConstructCache old, int capacity)
    {
        _functionShape = old._functionShape;
        _slots = old._slots;
        _index = old._index;
        Prototype = old.Prototype;
        _instanceEpoch = old._instanceEpoch;
        Root = old.Prototype.PrototypeInfo.RootShape(capacity);
        Capacity = capacity;
    }

    public JsObject Prototype { get; }
    public Shape Root { get; }

    /// <summary>Inline slots of a new instance.</summary>
    public int Capacity { get; }

    /// <summary>Whether the function it was made for still has that prototype.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsGoodFor(HeapCell function) => ReferenceEquals(function.Shape, _functionShape) && _slots[_index].Holds(Prototype);

    /// <summary>Whether `instanceof` of the function is a walk along the prototype chain, for <see cref="IsGoodFor"/> functions.</summary>
    public bool HasOrdinaryInstances => _instanceEpoch == 0 || _instanceEpoch == PrototypeEpoch.Now;

    // 13.10.2 InstanceofOperator: Function.prototype[Symbol.hasInstance], which is for ever what it is, must be the method that is found.
    private static int InstanceEpochOf(JsObject function, Shape functionShape)
    {
        if (function is not ScriptFunction { Realm.FunctionPrototype: { } root } || functionShape.TryFind(Symbol.HasInstance, out _))
            return -1;
        if (ReferenceEquals(functionShape.Prototype, root))
            return 0;
        int epoch = PrototypeEpoch.Now;
        for (JsObject? holder = functionShape.Prototype; !ReferenceEquals(holder, root); holder = holder.Prototype)
        {
            if (holder is null)
                return -1;
            holder.MarkAsPrototype();
            Shape layout = Volatile.Read(ref holder.Shape);
            if (holder.IsExotic || layout.IsDictionary || layout.TryFind(Symbol.HasInstance, out _))
                return -1;
        }
        return PrototypeEpoch.Now == epoch ? epoch : -1;
    }

    public ConstructCache WithCapacity(int capacity) => new(this, capacity);
}
