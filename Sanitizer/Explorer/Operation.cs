using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>In which sense of the word a place is a part of its object.</summary>
public enum Space : byte { None, Property, Element, Entry, Part, Variable, Bytes, Sync, Engine }

/// <summary>What an operation does to its place, as far as another one can notice.</summary>
public enum Effect : byte
{
    /// <summary>Nothing: a thread's first step, a step that only gives others a chance.</summary>
    None,

    /// <summary>Looks at the value.</summary>
    Look,

    /// <summary>Looks only whether it is there.</summary>
    Test,

    /// <summary>Replaces the value.</summary>
    Change,

    /// <summary>Makes it, or removes it.</summary>
    Make,

    /// <summary>A change that commutes with its like.</summary>
    Update,
}

/// <summary>What a thread is about to do: the step that a scheduling decision lets happen.</summary>
/// <param name="Space">What sort of place it is.</param>
/// <param name="Effect">What it does there.</param>
/// <param name="Target">The object; compared by identity.</param>
/// <param name="Key">A property's or entry's key, a part.</param>
/// <param name="From">Elements, bytes: the first; entries without a key's cell: the bits.</param>
/// <param name="To">One past the last.</param>
public readonly record struct Operation(Space Space, Effect Effect, object? Target, object? Key = null, long From = 0, long To = 0)
{
    /// <summary>The object's number in this run, in the order in which steps were first made on objects.</summary>
    public int TargetNumber { get; init; }

    /// <summary>The instruction, and how it was reached.</summary>
    public CodeSite? Site { get; init; }

    /// <summary>What the operation is called where nothing better is known.</summary>
    public string Verb { get; init; } = "";

    /// <summary>A second object that it synchronises on: the condition of a wait, beside its lock.</summary>
    public object? Also { get; init; }

    /// <summary>Takes a lock and waits as long as it takes: there is no point in letting it try while somebody else has it.</summary>
    public bool IsAcquire { get; init; }

    /// <summary>Gives a lock up.</summary>
    public bool IsRelease { get; init; }

    /// <summary>The thread has gone on for long without letting others run: strategies prefer those.</summary>
    public bool IsYield { get; init; }

    /// <summary>The schedule goes inside of the engine's operations: one of them is no step then, and touches all of its object.</summary>
    public bool IsWide { get; init; }

    /// <summary>A step inside the engine among those that wait and those that wake them: in order with all that the program synchronises on.</summary>
    public bool IsOfWaiters { get; init; }

    /// <summary>Takes the object's short lock, and is not made before that is free.</summary>
    public bool TakesCell { get; init; }

    /// <summary>Time ends a wait: the clock goes on, which any other step could notice.</summary>
    public bool IsOfTime { get; init; }

    /// <summary>The run ended with it before other threads did.</summary>
    public bool EndsAll { get; init; }

    /// <summary>A step that others could notice which have no object in common with it.</summary>
    public bool TouchesAll => (Space == Space.Engine && Target is null) || IsOfTime || EndsAll;

    public static Operation Start { get; } = new(Space.None, Effect.None, null) { Verb = "start" };

    /// <summary>Whether the order of the two can matter: same place, and they do not commute (LOCATIONS.md).</summary>
    public bool ConflictsWith(in Operation other)
    {
        if (IsOfTime || other.IsOfTime || EndsAll || other.EndsAll)
            return true;
        if (Effect == Effect.None || other.Effect == Effect.None)
            return false;
        if (TouchesAll || other.TouchesAll)
            return true;
        if (IsOfWaiters && other.IsOfWaiters)
            return Effect > Effect.Test || other.Effect > Effect.Test;
        if ((IsOfWaiters && other.Space == Space.Sync) || (other.IsOfWaiters && Space == Space.Sync))
            return true;
        if (Also is { } also && (ReferenceEquals(also, other.Target) || ReferenceEquals(also, other.Also)))
            return true;
        if (other.Also is { } otherAlso && ReferenceEquals(otherAlso, Target))
            return true;
        if (!ReferenceEquals(Target, other.Target))
            return false;
        // Who has the lock keeps the other one from taking it, whatever either does with it.
        if (TakesCell && other.TakesCell)
            return true;
        if (IsWide || other.IsWide || Space == Space.Engine || other.Space == Space.Engine)
            return Effect > Effect.Test || other.Effect > Effect.Test;
        if (Space == other.Space)
            return IsSamePlace(other) && !Commute(Effect, other.Effect);
        return Structure(this, other) || Structure(other, this);
    }

    private bool IsSamePlace(in Operation other) => Space switch
    {
        Space.Element or Space.Bytes => From < other.To && other.From < To,
        Space.Entry => Key is null ? other.Key is null && From == other.From : Equals(Key, other.Key),
        Space.Property or Space.Part => ReferenceEquals(Key, other.Key),
        _ => true,
    };

    private static bool Commute(Effect a, Effect b) => (a, b) switch
    {
        (Effect.Look or Effect.Test, Effect.Look or Effect.Test) => true,
        (Effect.Test, Effect.Change) or (Effect.Change, Effect.Test) => true,
        (Effect.Test, Effect.Update) or (Effect.Update, Effect.Test) => true,
        (Effect.Update, Effect.Update) => true,
        _ => false,
    };

    // D5, D9: making a key changes which keys there are; whoever lists them, or forbids new ones, does not commute with that.
    private static bool Structure(in Operation maker, in Operation looker)
    {
        if (maker.Effect != Effect.Make || looker.Space != Space.Part || looker.Effect == Effect.Update)
            return false;
        return maker.Space == Space.Entry
            ? ReferenceEquals(looker.Key, Places.Of(Part.Entries))
            : ReferenceEquals(looker.Key, Places.Of(Part.KeySet)) || (ReferenceEquals(looker.Key, Places.Of(Part.Extensible)) && looker.Effect == Effect.Change);
    }
}

/// <summary>The parts of objects as keys.</summary>
internal static class Places
{
    private static readonly object[] s_parts = [.. Enum.GetValues<Part>().Select(static part => (object)part)];

    public static object Of(Part part) => s_parts[(int)part];

    public static Effect EffectOf(Access access) => access switch
    {
        Access.Read or Access.AtomicRead => Effect.Look,
        Access.Has => Effect.Test,
        Access.Write or Access.AtomicWrite or Access.AtomicUpdate => Effect.Change,
        Access.Add or Access.AddPrivate or Access.Remove or Access.AtomicAdd => Effect.Make,
        Access.Update => Effect.Update,
    };
}
