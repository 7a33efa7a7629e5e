using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>Caches of one thread: names it has read, layouts it has made or written. Small and direct-mapped; a miss costs time, never truth.</summary>
internal sealed class JsonState
{
    private const int NameSlots = 512, LayoutSlots = 128, LongestCachedName = 40, PlainSlots = 16;

    private readonly JsString?[] _names = new JsString?[NameSlots];
    private readonly ReadLayout?[] _readLayouts = new ReadLayout?[LayoutSlots];
    private readonly WriteLayout?[] _writeLayouts = new WriteLayout?[LayoutSlots];

    private readonly Shape?[] _plainShapes = new Shape?[PlainSlots];
    private int _plainSince;

    /// <summary>The parser's stack of values, kept for its memory.</summary>
    public JsValue[] Values = new JsValue[64];

    public static JsonState Of(JsThread t) => (JsonState)(t.JsonState ??= new JsonState());

    /// <summary>The atom of a name that is no array index.</summary>
    public JsString Name(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestCachedName)
            return Atoms.Intern(text);
        uint hash = (uint)text.Length * 31 + text[0];
        hash = hash * 31 + text[^1];
        hash = hash * 31 + text[text.Length >> 1];
        ref JsString? known = ref _names[(hash ^ (hash >> 9)) & (NameSlots - 1)];
        if (known is null || !text.SequenceEqual(known.Span))
            known = Atoms.Intern(text);
        return known;
    }

    /// <summary>The layout of a plain object with these keys (every other value of the span), or null when they are no plain list of different names.</summary>
    public Shape? LayoutFor(Realm realm, ReadOnlySpan<JsValue> keysAndValues)
    {
        int count = keysAndValues.Length / 2;
        HeapCell? first = keysAndValues[0]._cell, last = keysAndValues[^2]._cell;
        if (first is null || last is null)
            return null;
        int hash = (PropertyKey.CellHash(first) * 31 + PropertyKey.CellHash(last)) * 31 + count;
        ref ReadLayout? known = ref _readLayouts[(hash ^ (hash >> 7)) & (LayoutSlots - 1)];
        if (known is not null && known.Fits(realm, keysAndValues))
            return known.Shape;
        ReadLayout? made = ReadLayout.Make(realm, keysAndValues);
        if (made is null)
            return null;
        known = made;
        return made.Shape;
    }

    /// <summary>Whether objects of this layout have no toJSON, own or inherited.</summary>
    public bool IsKnownPlain(Shape shape) =>
        ReferenceEquals(_plainShapes[shape.SlotCount & (PlainSlots - 1)], shape) && _plainSince == PrototypeEpoch.Now;

    /// <param name="now">The epoch before the look at the prototypes.</param>
    public void NotePlain(Shape shape, int now)
    {
        if (_plainSince != now)
            Array.Clear(_plainShapes);
        _plainSince = now;
        _plainShapes[shape.SlotCount & (PlainSlots - 1)] = shape;
    }

    /// <summary>The enumerable names of a layout, ready to write. Not for dictionaries.</summary>
    public WriteLayout WriteLayoutOf(Shape shape)
    {
        ref WriteLayout? known = ref _writeLayouts[RuntimeHelpers.GetHashCode(shape) & (LayoutSlots - 1)];
        if (known is null || !ReferenceEquals(known.Shape, shape))
            known = new WriteLayout(shape);
        return known;
    }

    private sealed class ReadLayout(Realm realm, HeapCell[] keys, Shape shape)
    {
        public Shape Shape { get; } = shape;

        public bool Fits(Realm wanted, ReadOnlySpan<JsValue> keysAndValues)
        {
            HeapCell[] mine = keys;
            if (mine.Length * 2 != keysAndValues.Length || !ReferenceEquals(realm, wanted))
                return false;
            for (int i = 0; i < mine.Length; i++)
            {
                if (!ReferenceEquals(mine[i], keysAndValues[i * 2]._cell))
                    return false;
            }
            return true;
        }

        public static ReadLayout? Make(Realm realm, ReadOnlySpan<JsValue> keysAndValues)
        {
            var keys = new HeapCell[keysAndValues.Length / 2];
            var seen = new HashSet<HeapCell>(keys.Length, ReferenceEqualityComparer.Instance);
            Shape shape = realm.ObjectShape(JsObjectSlots.CapacityFor(keys.Length));
            for (int i = 0; i < keys.Length; i++)
            {
                if (keysAndValues[i * 2]._cell is not { } key || !seen.Add(key))
                    return null;
                keys[i] = key;
                shape = shape.WithProperty(key, PropertyFlags.All);
            }
            return new ReadLayout(realm, keys, shape);
        }
    }
}

/// <summary>The enumerable string keys of a layout with their quoted text.</summary>
internal sealed class WriteLayout
{
    public WriteLayout(Shape shape)
    {
        Shape = shape;
        var members = new List<Member>();
        foreach ((HeapCell key, PropertyEntry entry) in shape.GetTable().Entries())
        {
            if (key is not JsString name || !entry.IsEnumerable)
                continue;
            members.Add(new Member(PropertyKey.FromAtom(name), entry, QuotedName(name.Span)));
        }
        Members = [.. members];
    }

    public Shape Shape { get; }
    public Member[] Members { get; }

    private static string QuotedName(ReadOnlySpan<char> name)
    {
        var quoted = new TextBuffer(stackalloc char[128]);
        JsonText.Quote(ref quoted, name);
        quoted.Append(':');
        return quoted.ToString();
    }

    internal readonly record struct Member(PropertyKey Key, PropertyEntry Entry, string Quoted);
}
