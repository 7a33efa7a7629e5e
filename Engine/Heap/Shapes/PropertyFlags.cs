namespace ConcurrentJs.Heap.Shapes;

/// <summary>Attributes of a property (ECMA-262 6.1.7.1) and what its slot holds.</summary>
[Flags]
internal enum PropertyFlags : byte
{
    None = 0,
    Writable = 1,
    Enumerable = 2,
    Configurable = 4,

    /// <summary>The slot holds an <see cref="AccessorPair"/>.</summary>
    Accessor = 8,

    /// <summary>The object computes the value itself (array length): no slot is read, caches leave it alone.</summary>
    Special = 16,

    /// <summary>What assignment creates.</summary>
    All = Writable | Enumerable | Configurable,

    /// <summary>What builtin methods have.</summary>
    Hidden = Writable | Configurable,
}

/// <summary>Where a property lives in its object.</summary>
internal readonly record struct PropertyEntry(int Slot, PropertyFlags Flags)
{
    public bool IsAccessor => (Flags & PropertyFlags.Accessor) != 0;
    public bool IsSpecial => (Flags & PropertyFlags.Special) != 0;
    public bool IsWritable => (Flags & PropertyFlags.Writable) != 0;
    public bool IsEnumerable => (Flags & PropertyFlags.Enumerable) != 0;
    public bool IsConfigurable => (Flags & PropertyFlags.Configurable) != 0;
}
