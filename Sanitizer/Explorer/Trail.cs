using System.Runtime.InteropServices;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>What the explorer keeps with an object (its shadow): its number, who touched which place of it, and what the detector keeps.</summary>
/// <remarks>Touched by whoever has the turn; dies with the object.</remarks>
internal sealed class Trail
{
    private const int MaxPlaces = 4096;

    /// <summary>So many named places are looked through one by one.</summary>
    private const int FewPlaces = 8;

    private (Space Space, object? Key, Place Place)[] _few = [];
    private int _count;
    private Dictionary<(Space, object?), Place>? _named;
    private Dictionary<(Space, long), Place>? _indexed;

    /// <summary>In the order in which steps were first made on objects: the same in every run of a schedule. 0: none so far.</summary>
    public int Number { get; set; }

    /// <summary>The detector's own shadow.</summary>
    public object? Inner;

    /// <summary>Locks: who has it.</summary>
    public Strand? Holder { get; set; }

    public Place PlaceOf(Space space, object? key, long index)
    {
        if (key is null && space is Space.Element or Space.Bytes or Space.Entry)
        {
            _indexed ??= [];
            if (!_indexed.TryGetValue((space, index), out Place? known))
                _indexed.Add((space, index), known = new Place());
            if (_indexed.Count > MaxPlaces)
                _indexed.Clear();
            return known;
        }
        for (int i = 0; i < _count; i++)
        {
            ref (Space Space, object? Key, Place Place) entry = ref _few[i];
            if (entry.Space == space && (ReferenceEquals(entry.Key, key) || (entry.Key is string a && key is string b && a == b)))
                return entry.Place;
        }
        if (_count == FewPlaces)
            return AmongMany(space, key);
        if (_count == _few.Length)
            Array.Resize(ref _few, Math.Max(1, _count * 2));
        var made = new Place();
        _few[_count++] = (space, key, made);
        return made;
    }

    // Symbols and the like are told apart by identity, texts by what they say: as their Equals does.
    private Place AmongMany(Space space, object? key)
    {
        _named ??= [];
        if (_named.TryGetValue((space, key), out Place? known))
            return known;
        var made = new Place();
        if (_named.Count < MaxPlaces)
            _named.Add((space, key), made);
        return made;
    }
}

/// <summary>Who touched a location in this run, and from where.</summary>
internal sealed class Place
{
    private const int MaxClasses = 24;

    // PERF: most places are touched by one thread, in one way, from one place in the source: no lists for those.
    private Touch _first;
    private List<Touch>? _others;
    private PointClass? _class;
    private List<PointClass>? _classes;

    private readonly record struct Touch(Strand Strand, Effect Effect, int Epoch);

    /// <summary>Two threads touch it, one changes it, and not every schedule orders them.</summary>
    public bool IsShared { get; private set; }

    public void Note(Strand strand, Effect effect, PointClass from, PointMap map)
    {
        if (IsShared)
        {
            map.Learn(from);
            return;
        }
        Come(from);
        var touch = new Touch(strand, effect, strand.Epoch);
        if (_first.Strand is null)
        {
            _first = touch;
            return;
        }
        bool isNew = true, shared = MakesShared(ref _first, touch, ref isNew);
        if (_others is not null)
        {
            foreach (ref Touch other in CollectionsMarshal.AsSpan(_others))
                shared |= MakesShared(ref other, touch, ref isNew);
        }
        if (isNew)
            (_others ??= new List<Touch>(1)).Add(touch);
        if (!shared)
            return;
        IsShared = true;
        map.Learn(_class!);
        foreach (PointClass place in _classes ?? [])
            map.Learn(place);
    }

    private void Come(PointClass from)
    {
        if (_class is null || ReferenceEquals(_class, from))
            _class = from;
        else if ((_classes ??= new List<PointClass>(1)).Count < MaxClasses && !_classes.Contains(from))
            _classes.Add(from);
    }

    /// <summary>Whether the one is not ordered with what was done before; what the same thread did in the same way is replaced.</summary>
    private static bool MakesShared(ref Touch done, in Touch touch, ref bool isNew)
    {
        if (!ReferenceEquals(done.Strand, touch.Strand))
            return Matters(touch.Effect, done.Effect) && !touch.Strand.Knows(done.Strand.Number, done.Epoch);
        if (done.Effect == touch.Effect)
        {
            done = touch;
            isNew = false;
        }
        return false;
    }

    private static bool Matters(Effect a, Effect b) => (a, b) switch
    {
        (Effect.Look or Effect.Test, Effect.Look or Effect.Test) => false,
        (Effect.Test, Effect.Change) or (Effect.Change, Effect.Test) => false,
        (Effect.Update, Effect.Update) => false,
        _ => true,
    };
}
