using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Objects;

/// <summary>The Property Descriptor specification type (ECMA-262 6.2.6): each field present or absent.</summary>
internal struct PropertyDescriptor
{
    private JsValue _value;

    public bool HasValue { get; private set; }
    public bool HasGet { get; private set; }
    public bool HasSet { get; private set; }
    public bool? Writable { get; set; }
    public bool? Enumerable { get; set; }
    public bool? Configurable { get; set; }
    public JsObject? Getter { get; private set; }
    public JsObject? Setter { get; private set; }

    public JsValue Value
    {
        readonly get => HasValue ? _value : JsValue.Undefined;
        set
        {
            _value = value;
            HasValue = true;
        }
    }

    public readonly bool IsAccessor => HasGet || HasSet;
    public readonly bool IsData => HasValue || Writable is not null;
    public readonly bool IsGeneric => !IsAccessor && !IsData;

    public void SetGetter(JsObject? getter)
    {
        Getter = getter;
        HasGet = true;
    }

    public void SetSetter(JsObject? setter)
    {
        Setter = setter;
        HasSet = true;
    }

    public static PropertyDescriptor Data(JsValue value, PropertyFlags flags) => new()
    {
        Value = value,
        Writable = (flags & PropertyFlags.Writable) != 0,
        Enumerable = (flags & PropertyFlags.Enumerable) != 0,
        Configurable = (flags & PropertyFlags.Configurable) != 0,
    };

    public static PropertyDescriptor Accessor(JsObject? getter, JsObject? setter, PropertyFlags flags)
    {
        var descriptor = new PropertyDescriptor
        {
            Enumerable = (flags & PropertyFlags.Enumerable) != 0,
            Configurable = (flags & PropertyFlags.Configurable) != 0,
        };
        descriptor.SetGetter(getter);
        descriptor.SetSetter(setter);
        return descriptor;
    }

    /// <summary>The full descriptor of a stored property; <paramref name="raw"/> is a value or an <see cref="AccessorPair"/>.</summary>
    public static PropertyDescriptor OfStored(JsValue raw, PropertyFlags flags) =>
        raw._cell is AccessorPair pair ? Accessor(pair.Getter, pair.Setter, flags) : Data(raw, flags);

    /// <summary>Attributes given, with absent ones taken from <paramref name="defaults"/>.</summary>
    public readonly PropertyFlags FlagsOver(PropertyFlags defaults)
    {
        PropertyFlags flags = PropertyFlags.None;
        if (!IsAccessor && (Writable ?? (defaults & PropertyFlags.Writable) != 0))
            flags |= PropertyFlags.Writable;
        if (Enumerable ?? (defaults & PropertyFlags.Enumerable) != 0)
            flags |= PropertyFlags.Enumerable;
        if (Configurable ?? (defaults & PropertyFlags.Configurable) != 0)
            flags |= PropertyFlags.Configurable;
        if (IsAccessor)
            flags |= PropertyFlags.Accessor;
        return flags;
    }

    /// <summary>CompletePropertyDescriptor, 6.2.6.6.</summary>
    public void Complete()
    {
        if (IsAccessor)
        {
            if (!HasGet)
                SetGetter(null);
            if (!HasSet)
                SetSetter(null);
        }
        else
        {
            if (!HasValue)
                Value = JsValue.Undefined;
            Writable ??= false;
        }
        Enumerable ??= false;
        Configurable ??= false;
    }
}
