using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>The kinds of place (LOCATIONS.md).</summary>
public enum PlaceKind : byte { Property, Element, Part, Entry, Variable, Byte }

/// <summary>A place that a program can name: what two accesses have in common.</summary>
public readonly record struct Place(PlaceKind Kind, object Owner, object? Key, long Index, Part Part)
{
    public static Place Property(object owner, object key) => new(PlaceKind.Property, owner, key, 0, default);

    public static Place Element(object owner, uint index) => new(PlaceKind.Element, owner, null, index, default);

    public static Place OfPart(object owner, Part part) => new(PlaceKind.Part, owner, null, 0, part);

    public static Place Entry(object owner, object? key, long bits) => new(PlaceKind.Entry, owner, key, bits, default);

    public static Place Variable(object owner) => new(PlaceKind.Variable, owner, null, 0, default);

    public static Place Byte(object owner, long offset) => new(PlaceKind.Byte, owner, null, offset, default);
}

/// <summary>One of two unordered accesses.</summary>
public readonly record struct AccessRecord(ThreadInfo Thread, Access Access, CodeSite? Site, LockSet Locks);

/// <summary>Two accesses to one place that nothing orders, at least one of them a change.</summary>
/// <param name="First">The one that was seen first.</param>
/// <param name="KnownClock">How much of the first thread the second knew of, and the clock of the first access: the missing edge.</param>
public sealed record Race(Place Place, AccessRecord First, AccessRecord Second, long FirstClock, long KnownClock)
{
    public CodeSite? Birth { get; init; }

    /// <summary>The thread of the second access, which is about to be made: it alone may be asked what it writes.</summary>
    internal ProbeThread? Writer { get; init; }

    /// <summary>The run ordered them; another schedule of the same events does not.</summary>
    public bool IsPredicted { get; init; }

    /// <summary>Of a predicted race: what the two accesses read or wrote when they were made.</summary>
    public string? FirstValue { get; init; }
    public string? SecondValue { get; init; }
    public ThreadInfo? Maker { get; init; }
}
