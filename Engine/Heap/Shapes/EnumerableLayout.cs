using ConcurrentJs.Heap.Objects;

namespace ConcurrentJs.Heap.Shapes;

/// <summary>The enumerable string-keyed properties of a shape in order: what keys, values, entries, assign and spread visit.</summary>
/// <remarks>
/// Words: <c>_copy</c>, the last answer of <see cref="LayoutOfCopy"/>, replaced whole; everything else is immutable.
/// Memory order: a record is complete before its reference is stored; a reader that misses it makes its own.
/// </remarks>
internal sealed class EnumerableLayout
{
    private sealed record Copy(Shape From, Shape To);

    private Copy? _copy;

    public EnumerableLayout(Shape shape)
    {
        var names = new List<JsValue>();
        var slots = new List<int>();
        foreach ((HeapCell key, PropertyEntry entry) in shape.GetTable().Entries())
        {
            if (!entry.IsEnumerable || key is Symbol { IsPrivate: true })
                continue;
            if (key is Symbol)
            {
                HasSymbols = true;
                continue;
            }
            HasComputed |= entry.IsAccessor || entry.IsSpecial;
            names.Add(key);
            slots.Add(entry.Slot);
        }
        Names = [.. names];
        Slots = [.. slots];
    }

    /// <summary>Atoms.</summary>
    public JsValue[] Names { get; }
    public int[] Slots { get; }

    /// <summary>Some enumerable properties are not listed: their keys are symbols.</summary>
    public bool HasSymbols { get; }

    /// <summary>Some values are not in slots.</summary>
    public bool HasComputed { get; }

    /// <summary>Values can be copied slot by slot.</summary>
    public bool IsPlain => !HasSymbols && !HasComputed;

    /// <summary>What the layout becomes when these properties are added to it, none of which it has.</summary>
    public Shape LayoutOfCopy(Shape target)
    {
        if (_copy is { } known && ReferenceEquals(known.From, target))
            return known.To;
        Shape to = target;
        foreach (JsValue name in Names)
            to = to.WithProperty(name._cell!, PropertyFlags.All);
        _copy = new Copy(target, to);
        return to;
    }
}
