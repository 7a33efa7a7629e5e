using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>A lock as reports and the lock-order graph know it: a number and the place where it was first seen. Does not keep the lock alive.</summary>
public sealed class LockName(int id, CodeSite? seen)
{
    public int Id { get; } = id;

    /// <summary>Where it was first taken.</summary>
    public CodeSite? Seen { get; } = seen;

    public override string ToString() => $"lock {Id}";
}

/// <summary>The locks a thread holds, innermost last, with the place where each was taken. Immutable.</summary>
public sealed class LockSet
{
    private LockSet(LockSet? outer, LockName? name, CodeSite? taken)
    {
        Outer = outer;
        Name = name;
        Taken = taken;
        Count = outer is null ? 0 : outer.Count + 1;
    }

    public static LockSet None { get; } = new(null, null, null);

    public LockSet? Outer { get; }
    public LockName? Name { get; }
    public CodeSite? Taken { get; }
    public int Count { get; }

    private LockSet? _last;

    /// <summary>With one more lock. The last answer is kept, so that a loop over one lock makes no new sets.</summary>
    public LockSet With(LockName name, CodeSite taken)
    {
        if (_last is { } last && ReferenceEquals(last.Name, name) && ReferenceEquals(last.Taken, taken))
            return last;
        return _last = new LockSet(this, name, taken);
    }

    public LockSet Without(LockName name)
    {
        if (Outer is null)
            return this;
        if (ReferenceEquals(Name, name))
            return Outer;
        LockSet rest = Outer.Without(name);
        return ReferenceEquals(rest, Outer) ? this : rest.With(Name!, Taken!);
    }

    public bool Contains(LockName name)
    {
        for (LockSet set = this; set.Outer is not null; set = set.Outer)
            if (ReferenceEquals(set.Name, name))
                return true;
        return false;
    }

    /// <summary>Outermost first.</summary>
    public IEnumerable<LockSet> Each() => Outer is null ? [] : Outer.Each().Append(this);

}
