namespace ConcurrentJs.Heap.Shapes;

/// <summary>How one layout became another.</summary>
internal readonly record struct LayoutStep(string How, HeapCell? Key, Shape To);

/// <summary>What tools see of the transition tree.</summary>
/// <remarks>
/// Invariants: as in the other half; nothing is changed here. Memory order: the transitions are read with acquire, so a child that
/// is seen is complete. Children that nothing else holds may be gone at any time.
/// </remarks>
internal sealed partial class Shape
{
    /// <summary>The layout without the last property; null for roots, for dictionaries, and where a whole table was replaced.</summary>
    internal Shape? Parent => _parent;

    /// <summary>The property that the parent lacks, in slot <see cref="SlotCount"/> - 1.</summary>
    internal HeapCell? LastKey => _key;

    /// <summary>Attributes of <see cref="LastKey"/>.</summary>
    internal PropertyFlags LastFlags => _flags;

    /// <summary>The layouts made from this one that are alive, in no certain order.</summary>
    internal IEnumerable<LayoutStep> Steps() => Volatile.Read(ref _transitions) switch
    {
        Child only => StepsOf([only]),
        TransitionTable table => StepsOf(table.Children),
        _ => [],
    };

    private static IEnumerable<LayoutStep> StepsOf(IEnumerable<Child> children)
    {
        foreach (Child child in children)
        {
            if (!child.TryGetShape(out Shape? shape))
                continue;
            Transition t = child.Transition;
            yield return t.Kind switch
            {
                TransitionKind.Add => new LayoutStep("add", t.Key, shape),
                TransitionKind.Redefine or TransitionKind.RedefineElsewhere => new LayoutStep("redefine", t.Key, shape),
                TransitionKind.PreventExtensions => new LayoutStep("prevent extensions", null, shape),
                TransitionKind.Seal => new LayoutStep("seal", null, shape),
                TransitionKind.Freeze => new LayoutStep("freeze", null, shape),
                TransitionKind.Prototype => new LayoutStep("other prototype", null, shape),
            };
        }
    }
}
