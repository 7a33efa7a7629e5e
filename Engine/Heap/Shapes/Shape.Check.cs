namespace ConcurrentJs.Heap.Shapes;

/// <summary>What the heap verifier asks of a layout.</summary>
/// <remarks>
/// Invariants: as in the other parts; nothing is changed here. Memory order: no program runs meanwhile.
/// </remarks>
internal sealed partial class Shape
{
    /// <summary>The table, if one was made.</summary>
    internal PropertyTable? KnownTable => Volatile.Read(ref _table);

    /// <summary>The table as the chain of parents tells it; null where the chain begins, because there the table was given whole.</summary>
    internal PropertyTable? ReplayTable()
    {
        var steps = new Stack<Shape>();
        Shape at = this;
        for (; at._parent is not null; at = at._parent)
            steps.Push(at);
        if (steps.Count == 0)
            return null;
        PropertyTable table = at.KnownTable?.Copy(steps.Count) ?? new PropertyTable(steps.Count);
        while (steps.TryPop(out Shape? step))
            table.Add(step._key!, step.SlotCount - 1, step._flags);
        return table;
    }

    /// <summary>The first thing that is wrong with the children, or null: one live child a transition, and each fits (S2, S3).</summary>
    internal string? FaultOfTransitions()
    {
        object? transitions = Volatile.Read(ref _transitions);
        IEnumerable<Child> children = transitions switch
        {
            Child only => [only],
            TransitionTable table => table.Children,
            _ => [],
        };
        var seen = new HashSet<Transition>();
        foreach (Child child in children)
        {
            if (!child.TryGetShape(out Shape? shape))
                continue;
            if (!seen.Add(child.Transition))
                return $"expected one child for {child.Transition.Kind} {child.Transition.Key}, found two";
            if (FaultOfChild(child.Transition, shape) is { } fault)
                return fault;
        }
        return null;
    }

    private string? FaultOfChild(Transition t, Shape child)
    {
        if (t.Kind == TransitionKind.Add)
        {
            if (!ReferenceEquals(child._parent, this) || !ReferenceEquals(child._key, t.Key) || child._flags != t.Flags)
                return $"expected the child that adds {t.Key} to lead back, found {child._key} {child._flags}";
            if (child.SlotCount != SlotCount + 1 || child.PropertyCount != PropertyCount + 1)
                return $"expected the child that adds {t.Key} to have {SlotCount + 1} slots, found {child.SlotCount}";
        }
        if (child.SlotCount < SlotCount || child.InlineCapacity != InlineCapacity)
            return $"expected a child of {t.Kind} to keep {SlotCount} slots and {InlineCapacity} of them inline, found {child.SlotCount} and {child.InlineCapacity}";
        return null;
    }
}
