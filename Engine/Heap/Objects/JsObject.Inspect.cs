using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Objects;

/// <summary>What the heap verifier asks of an object.</summary>
internal partial class JsObject
{
    internal ObjectExtra? KnownExtra => _extra;

    /// <summary>Whether storage for the slot exists; says nothing about inline slots, which the class has.</summary>
    internal bool HasSlot(int slot, Shape shape) =>
        slot < shape.InlineCapacity || _extra?.HasSlot(slot - shape.InlineCapacity) == true || (_extra is null && slot - shape.InlineCapacity < InitialSlots().Length);

    internal bool MayBeFoundByIndex => MayHaveElements;
}
