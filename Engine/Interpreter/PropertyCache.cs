using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Interpreter;

internal enum CacheKind : byte
{
    OwnInline, OwnOverflow, OwnAccessor, Prototype, PrototypeAccessor, Absent,

    /// <summary>Stores: an existing writable own property, or a transition.</summary>
    StoreInline, StoreOverflow, Add,

    /// <summary>The receiver is a primitive; Holder is its realm's prototype object.</summary>
    StringPrototype, NumberPrototype,
}

/// <summary>One remembered outcome of a property access. Immutable but for the chain, which only grows at its end; the site holds one reference.</summary>
/// <remarks>
/// Invariants: K1 an entry is complete before the site (or the chain) refers to it. K2 what it says is true of every object with
/// <see cref="Shape"/> as long as the epoch (for anything found on a prototype, or not found) is the present one.
/// Memory order: publication by one release store of the reference. A lost entry costs a miss, nothing else.
/// </remarks>
internal class PropertyCache(Shape? shape, CacheKind kind, int slot)
{
    public const int MaxChain = 6;

    public readonly Shape? Shape = shape;

    /// <summary>The next entry of a polymorphic site.</summary>
    public PropertyCache? Chain;

    /// <summary>Index among the inline or the overflow slots; for a holder's, overflow slots from 0 up, inline ones as complement.</summary>
    public readonly int Slot = slot;
    public readonly int Epoch = PrototypeEpoch.Now;

    public readonly CacheKind Kind = kind;

    /// <summary>False when a prototype changed since it was made; some kinds do not care.</summary>
    public bool IsCurrent => Epoch == PrototypeEpoch.Now || Kind is CacheKind.OwnInline or CacheKind.OwnOverflow or CacheKind.StoreInline or CacheKind.StoreOverflow;

    /// <summary>The rest of an entry of the kinds that have one: all but those of own properties.</summary>
    public FarCache Far
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.As<FarCache>(this);
    }

    public JsObject? Holder => (this as FarCache)?.FarHolder;

    public Shape? NextShape => (this as FarCache)?.Next;
}

/// <summary>An entry about more than the object itself. PERF: apart, because most entries are about own properties, and small ones stay in the cache.</summary>
internal sealed class FarCache(Shape? shape, CacheKind kind, int slot, JsObject? holder = null, Shape? next = null, Realm? realm = null)
    : PropertyCache(shape, kind, slot)
{
    public readonly JsObject? FarHolder = holder;

    /// <summary>Add: the layout after it.</summary>
    public readonly Shape? Next = next;

    /// <summary>Primitive receivers: the realm whose prototype the holder is.</summary>
    public readonly Realm? Realm = realm;

    private readonly Slot[]? _holderSlots = holder is null || slot < 0 ? null : holder.Extra().ArrayOf(slot);
    private readonly int _holderIndex = holder is null || slot < 0 ? ~slot : holder.Extra().IndexOf(slot);

    /// <summary>The holder's slot; slots never move.</summary>
    public ref Slot HolderSlot
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_holderSlots is { } slots)
                return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), _holderIndex);
            return ref JsObjectSlots.Inline(FarHolder!, _holderIndex);
        }
    }
}

/// <summary>A site that saw too many layouts: it is not cached any more.</summary>
internal static class Megamorphic
{
    public static readonly PropertyCache Entry = new(null, CacheKind.Absent, 0);
}

/// <summary>Where a global name was found. Immutable.</summary>
internal sealed class GlobalCache
{
    public readonly Realm Realm;
    public readonly Box? Lexical;
    public readonly bool IsConstant;
    public readonly JsObject Global;
    public readonly Shape? Shape;
    public readonly GlobalLexicals Lexicals;
    public readonly int LexicalVersion;

    // PERF: where the slot lies, which it does for good (X1). Scripts have many globals, most of them beyond the first array.
    private readonly Slot[] _slots;
    private readonly int _index;

    public GlobalCache(Realm realm, GlobalLexical lexical)
    {
        Realm = realm;
        Global = realm.GlobalObject;
        Lexicals = realm.Lexicals;
        Lexical = lexical.Box;
        IsConstant = lexical.IsConstant;
        _slots = [];
    }

    /// <param name="realm">Whose global object has the property.</param>
    /// <param name="shape">The layout that names it.</param>
    /// <param name="slot">Its overflow slot.</param>
    /// <param name="lexicalVersion">No lexical binding had the name under this version.</param>
    public GlobalCache(Realm realm, Shape shape, int slot, int lexicalVersion)
    {
        Realm = realm;
        Global = realm.GlobalObject;
        Lexicals = realm.Lexicals;
        Shape = shape;
        LexicalVersion = lexicalVersion;
        _slots = Global.Extra().ArrayOf(slot);
        _index = Global.Extra().IndexOf(slot);
    }

    public ref Slot GlobalSlot
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), _index);
    }
}
