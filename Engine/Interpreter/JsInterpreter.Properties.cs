using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Interpreter;

/// <summary>Property access behind the inline caches' first entry.</summary>
/// <remarks>
/// Caches: one word a site, an immutable entry replaced whole (K1, K2 of <see cref="PropertyCache"/>).
/// Invariants: K3 the shape that an entry is made for is loaded once, before the look-up that fills the entry.
/// Memory order: the shape is loaded with acquire, the entry is stored with release; a lost entry costs a miss.
/// </remarks>
internal sealed partial class JsInterpreter
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue GetProperty(Frame frame, ref PropertySite site, JsValue value)
    {
        if (value._cell is null)
            return GetOfPrimitive(frame, ref site, value);
        if (!value._cell.IsObject)
            return value._cell is JsString text ? GetOfString(frame, ref site, text) : value.GetV(_t, site.Key);
        JsObject o = value.AsObject;
        Amplifier.At(Point.LayoutLook, o);
        Shape shape = Volatile.Read(ref o.Shape);
        var first = Unsafe.As<PropertyCache>(site.Cache);
        if (ReferenceEquals(first, Megamorphic.Entry))
            first = EntryOfMany(_manyGets, o, shape, site.Key.Cell!, isStore: false);
        for (PropertyCache? entry = first; entry is not null; entry = entry.Chain)
        {
            if (!ReferenceEquals(entry.Shape, shape))
                continue;
            bool isSure = false;
            if (_t.Recorder is { } recorder && site.Key.Cell is { } name && TellCached(recorder, o, name, entry))
                entry = LookAgain(o, shape, name, entry, isStore: false, out isSure);
            Amplifier.At(Point.ShapeToSlot, o);
            switch (entry.Kind)
            {
                case CacheKind.OwnInline:
                    return JsObjectSlots.Inline(o, entry.Slot).ReadInSteps(o);
                case CacheKind.OwnOverflow:
                    return o.OverflowSlot(entry.Slot).ReadInSteps(o);
                case CacheKind.OwnAccessor:
                    return CallGetter(o.OverflowSlotOrInline(entry.Slot).Read(o), value);
                case CacheKind.Prototype when isSure || entry.Epoch == PrototypeEpoch.Now:
                    return entry.Far.HolderSlot.Read(entry.Far.FarHolder!);
                case CacheKind.PrototypeAccessor when isSure || entry.Epoch == PrototypeEpoch.Now:
                    return CallGetter(entry.Far.HolderSlot.Read(entry.Far.FarHolder!), value);
                case CacheKind.Absent when isSure || entry.Epoch == PrototypeEpoch.Now:
                    return JsValue.Undefined;
            }
        }
        if (IsOrdinaryFor(o, site.Key) && site.Key.Cell is { } key && !ReferenceEquals(site.Cache, Megamorphic.Entry) && !shape.IsDictionary)
            AddEntry(ref site, CacheForGet(o, shape, key));
        return o.Get(_t, site.Key, value);
    }

    /// <summary>
    /// For an access that was just told: what the entry says now, so that it is not told again because an engine that has nothing to do with this one moved
    /// the epoch. Sure: it was so after the telling.
    /// </summary>
    private static PropertyCache LookAgain(JsObject o, Shape shape, HeapCell key, PropertyCache old, bool isStore, out bool isSure)
    {
        isSure = old.IsCurrent;
        if (isSure)
            return old;
        PropertyCache? now = isStore ? CacheForSet(o, shape, key) : CacheForGet(o, shape, key);
        isSure = now is not null;
        return now ?? old;
    }

    private readonly MegamorphicTable _manyGets = new(), _manySets = new();

    /// <summary>What a site that saw too many layouts shares with others of its kind; its chain is empty.</summary>
    private static PropertyCache? EntryOfMany(MegamorphicTable table, JsObject o, Shape shape, HeapCell key, bool isStore)
    {
        if (table.Find(shape, key) is { } known && known.IsCurrent)
            return known;
        if (o.IsExotic || shape.IsDictionary)
            return null;
        PropertyCache? made = isStore ? CacheForSet(o, shape, key) : CacheForGet(o, shape, key);
        if (made is not null)
            table.Add(shape, key, made);
        return made;
    }

    /// <summary>Reads of the name find what the layouts say: names are special to exotic objects, but only numbers to typed arrays.</summary>
    private static bool IsOrdinaryFor(JsObject o, PropertyKey key) =>
        !o.IsExotic || (o.Kind == CellKind.TypedArray && !Heap.Binary.TypedArrayObject.IsNumericName(key));

    private JsValue CallGetter(JsValue accessor, JsValue receiver) =>
        accessor._cell is AccessorPair { Getter: { } getter } ? getter.Call(_t, receiver, []) : JsValue.Undefined;

    /// <summary>What a look-up of the key in objects of this shape finds; null when that cannot be remembered.</summary>
    private static PropertyCache? CacheForGet(JsObject o, Shape shape, HeapCell key)
    {
        if (shape.TryFind(key, out PropertyEntry own))
        {
            if (own.IsSpecial)
                return null;
            bool inline = own.Slot < shape.InlineCapacity;
            if (own.IsAccessor)
                return new PropertyCache(shape, CacheKind.OwnAccessor, NumberOf(shape, own.Slot));
            return new PropertyCache(shape, inline ? CacheKind.OwnInline : CacheKind.OwnOverflow, inline ? own.Slot : own.Slot - shape.InlineCapacity);
        }
        return CacheForPrototype(shape, shape.Prototype, key, CacheKind.Prototype, null);
    }

    /// <summary>Looks that are taken when the epoch moves meanwhile: by this one's own marks, or by engines that have nothing to do with it.</summary>
    private const int LooksMax = 50;

    private static PropertyCache? CacheForPrototype(Shape? shape, JsObject? prototype, HeapCell key, CacheKind kind, Realm? realm)
    {
        for (int look = 0; look < LooksMax; look++)
        {
            int epoch = PrototypeEpoch.Now;
            PropertyCache? made = LookInPrototypes(shape, prototype, key, kind, realm);
            if (made is null || made.Epoch == epoch)
                return made;
        }
        return null;
    }

    private static PropertyCache? LookInPrototypes(Shape? shape, JsObject? prototype, HeapCell key, CacheKind kind, Realm? realm)
    {
        for (JsObject? holder = prototype; holder is not null; holder = holder.Prototype)
        {
            // E1: marked first; a change that does not see the mark is in the layout that is read after it.
            holder.MarkAsPrototype();
            Shape layout = Volatile.Read(ref holder.Shape);
            if (holder.IsExotic || layout.IsDictionary)
                return null;
            if (!layout.TryFind(key, out PropertyEntry entry))
                continue;
            if (entry.IsSpecial)
                return null;
            if (entry.IsAccessor)
                kind = kind == CacheKind.Prototype ? CacheKind.PrototypeAccessor : CacheKind.Absent;
            if (kind == CacheKind.Absent)
                return null;
            return new FarCache(shape, kind, NumberOf(layout, entry.Slot), holder, realm: realm);
        }
        return kind == CacheKind.Prototype ? new PropertyCache(shape, CacheKind.Absent, 0) : null;
    }

    /// <summary>The number that <see cref="JsObject.OverflowSlotOrInline"/> takes.</summary>
    private static int NumberOf(Shape shape, int slot) => slot < shape.InlineCapacity ? ~slot : slot - shape.InlineCapacity;

    /// <summary>Puts an entry in front of the site's live ones, or gives the site up.</summary>
    private static void AddEntry(ref PropertySite site, PropertyCache? entry)
    {
        if (entry is null)
            return;
        int live = 0;
        PropertyCache? chain = null;
        PropertyCache? head = HeadOf(site.Cache);
        for (PropertyCache? old = head; old is not null; old = old.Chain)
        {
            if (ReferenceEquals(old.Shape, entry.Shape) && old.Shape is not null)
                continue;
            live++;
        }
        if (live >= PropertyCache.MaxChain)
        {
            site.Cache = Megamorphic.Entry;
            return;
        }
        for (PropertyCache? old = head; old is not null; old = old.Chain)
        {
            if (ReferenceEquals(old.Shape, entry.Shape) && old.Shape is not null)
                continue;
            chain = old;
            break;
        }
        entry.Chain = ReferenceEquals(chain, head) ? chain : null;
        Amplifier.At(Point.CachePublication);
        Volatile.Write(ref site.Cache, Amplifier.IsOn ? new PropertyCache(null, CacheKind.Absent, 0) { Chain = entry } : entry);
    }

    /// <summary>
    /// The first entry. While races are amplified one that fits nothing stands before it, so that the loop leaves every access to the
    /// methods here, where the delays are.
    /// </summary>
    private static PropertyCache? HeadOf(object? cache)
    {
        var first = (PropertyCache?)cache;
        return Amplifier.IsOn && first is { Shape: null, Chain: { } amplified } ? amplified : first;
    }

    private JsValue GetOfString(Frame frame, ref PropertySite site, JsString text)
    {
        if (ReferenceEquals(site.Key.Cell, Names.Length))
            return text.Length;
        Realm realm = frame.Function.Realm;
        if (site.Cache is FarCache { Kind: CacheKind.StringPrototype } cache && ReferenceEquals(cache.Realm, realm) && cache.Epoch == PrototypeEpoch.Now)
        {
            cache.FarHolder!.Tell(_t, site.Key, Access.Read);
            return cache.HolderSlot.Read(cache.FarHolder!);
        }
        JsObject prototype = realm[Intrinsic.StringPrototype];
        if (site.Key.Cell is { } key && site.Cache is null or PropertyCache { Kind: CacheKind.StringPrototype })
            site.Cache = CacheForString(prototype, site.Key.Cell!, realm) ?? site.Cache;
        return prototype.Get(_t, site.Key, text);
    }

    /// <summary>String.prototype is itself exotic, but no name other than `length` is special there.</summary>
    private static PropertyCache? CacheForString(JsObject prototype, HeapCell key, Realm realm)
    {
        int epoch = PrototypeEpoch.Now;
        prototype.MarkAsPrototype();
        Shape layout = Volatile.Read(ref prototype.Shape);
        if (layout.IsDictionary || !layout.TryFind(key, out PropertyEntry entry) || entry.IsAccessor)
            return null;
        var made = new FarCache(null, CacheKind.StringPrototype, NumberOf(layout, entry.Slot), prototype, realm: realm);
        return made.Epoch == epoch ? made : null;
    }

    private JsValue GetOfPrimitive(Frame frame, ref PropertySite site, JsValue value)
    {
        if (value.IsNullOrUndefined)
            throw _t.TypeError($"Cannot read properties of {ValueText.Of(value)} (reading '{site.Key}')");
        Realm realm = frame.Function.Realm;
        if (!value.IsNumber)
            return value.GetV(_t, site.Key);
        if (site.Cache is FarCache { Kind: CacheKind.NumberPrototype } cache && ReferenceEquals(cache.Realm, realm) && cache.Epoch == PrototypeEpoch.Now)
        {
            if (_t.Recorder is { } recorder)
                realm[Intrinsic.NumberPrototype].TellLookUp(recorder, _t, site.Key.Cell!, cache.FarHolder);
            return cache.HolderSlot.Read(cache.FarHolder!);
        }
        if (site.Key.Cell is { } key && site.Cache is null or PropertyCache { Kind: CacheKind.NumberPrototype })
            site.Cache = CacheForPrototype(null, realm[Intrinsic.NumberPrototype], site.Key.Cell!, CacheKind.NumberPrototype, realm) ?? site.Cache;
        return _t.Recorder is null && TryGetOfMany(realm[Intrinsic.NumberPrototype], site.Key, out JsValue found) ? found : value.GetV(_t, site.Key);
    }

    /// <summary>A property, or its absence, that the table of many layouts knows; no accessor.</summary>
    private bool TryGetOfMany(JsObject o, PropertyKey key, out JsValue value)
    {
        value = JsValue.Undefined;
        PropertyCache? entry = key.Cell is { } name ? EntryOfMany(_manyGets, o, Volatile.Read(ref o.Shape), name, isStore: false) : null;
        switch (entry?.Kind)
        {
            case CacheKind.OwnInline:
                value = JsObjectSlots.Inline(o, entry.Slot).Read(o);
                return true;
            case CacheKind.OwnOverflow:
                value = o.OverflowSlot(entry.Slot).Read(o);
                return true;
            case CacheKind.Prototype when entry.Epoch == PrototypeEpoch.Now:
                value = entry.Far.HolderSlot.Read(entry.Far.FarHolder!);
                return true;
            case CacheKind.Absent when entry.Epoch == PrototypeEpoch.Now:
                return true;
            default:
                return false;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetProperty(Frame frame, ref PropertySite site, JsValue target, JsValue value)
    {
        if (!target.IsObject)
        {
            SetOnPrimitive(frame, target, site.Key, value);
            return;
        }
        JsObject o = target.AsObject;
        Amplifier.At(Point.LayoutLook, o);
        Shape shape = Volatile.Read(ref o.Shape);
        var first = Unsafe.As<PropertyCache>(site.Cache);
        if (ReferenceEquals(first, Megamorphic.Entry))
            first = EntryOfMany(_manySets, o, shape, site.Key.Cell!, isStore: true);
        for (PropertyCache? entry = first; entry is not null; entry = entry.Chain)
        {
            if (!ReferenceEquals(entry.Shape, shape))
                continue;
            bool isSure = false;
            if (_t.Recorder is { } recorder && TellCachedStore(recorder, o, site.Key, entry))
                entry = LookAgain(o, shape, site.Key.Cell!, entry, isStore: true, out isSure);
            Amplifier.At(Point.ShapeToStore, o);
            switch (entry.Kind)
            {
                case CacheKind.StoreInline:
                    JsObjectSlots.Inline(o, entry.Slot).WriteInSteps(value, o);
                    return;
                case CacheKind.StoreOverflow:
                    o.OverflowSlot(entry.Slot).WriteInSteps(value, o);
                    return;
                case CacheKind.Add when (isSure || entry.Epoch == PrototypeEpoch.Now) && o.TryAddCached(shape, entry.Far.Next!, value, Threads.CellLock.Shared && IsStillPrivate(frame)):
                    return;
            }
        }
        if (!o.IsExotic && site.Key.Cell is not null && !ReferenceEquals(site.Cache, Megamorphic.Entry) && !shape.IsDictionary)
            AddEntry(ref site, CacheForSet(o, shape, site.Key.Cell));
        if ((frame.Flags & FrameFlags.Construct) != 0)
            frame.Flags |= FrameFlags.ThisSeen;
        if (!o.Set(_t, site.Key, value, target) && frame.IsStrict)
            throw o.RefusedWrite(_t, site.Key);
    }

    /// <summary>A read of an own property that lies beyond the inline ones, of an object of the layout that the entry is for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryLoadOverflow(HeapCell cell, PropertyCache entry, ref JsValue register) =>
        entry.Kind == CacheKind.OwnOverflow && Unsafe.As<JsObject>(cell).OverflowSlot(entry.Slot).TryLoad(ref register);

    /// <summary>A store beyond the inline properties, or one that adds a property, to an object of the layout that the entry is for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryStoreFar(Frame frame, HeapCell cell, PropertyCache entry, ref JsValue value)
    {
        var o = Unsafe.As<JsObject>(cell);
        if (entry.Kind == CacheKind.StoreOverflow)
            return o.OverflowSlot(entry.Slot).TryStore(value);
        if (entry.Kind != CacheKind.Add || entry.Epoch != PrototypeEpoch.Word)
            return false;
        Shape after = entry.Far.Next!;
        int slot = after.SlotCount - 1;
        // PERF: the first case of TryAddCached, for the only thread there is and for the constructor of an object that nobody else has yet.
        if (slot >= after.InlineCapacity || (cell.HeaderWord & (int)CellFlags.IsPrototype) != 0 || (Threads.CellLock.Shared && !IsStillPrivate(frame)))
            return o.TryAddCached(entry.Shape!, after, value);
        JsObjectSlots.Inline(o, slot).Write(value);
        o.Shape = after;
        return true;
    }

    /// <summary>The running store is one to a new object that only its constructor's frame has.</summary>
    private static bool IsStillPrivate(Frame frame) =>
        (frame.Flags & (FrameFlags.Construct | FrameFlags.ThisSeen)) == FrameFlags.Construct
        && frame.Pc < frame.Code.PrivateThisEnd && frame.Code.Code[frame.Pc + 1] == 0;

    private static PropertyCache? CacheForSet(JsObject o, Shape shape, HeapCell key)
    {
        if (shape.TryFind(key, out PropertyEntry own))
        {
            if (own.IsSpecial || own.IsAccessor || !own.IsWritable)
                return null;
            return own.Slot < shape.InlineCapacity
                ? new PropertyCache(shape, CacheKind.StoreInline, own.Slot)
                : new PropertyCache(shape, CacheKind.StoreOverflow, own.Slot - shape.InlineCapacity);
        }
        if (!shape.IsExtensible || shape.PropertyCount >= Shape.MaxFastProperties)
            return null;
        for (int look = 0; look < LooksMax; look++)
        {
            int epoch = PrototypeEpoch.Now;
            if (!MayAdd(shape, key))
                return null;
            var add = new FarCache(shape, CacheKind.Add, 0, next: shape.WithProperty(key, PropertyFlags.All));
            if (add.Epoch == epoch)
                return add;
        }
        return null;
    }

    /// <summary>No prototype has a setter or a read-only property of that name, or may hide one.</summary>
    private static bool MayAdd(Shape shape, HeapCell key)
    {
        for (JsObject? holder = shape.Prototype; holder is not null; holder = holder.Prototype)
        {
            holder.MarkAsPrototype();
            Shape layout = Volatile.Read(ref holder.Shape);
            if (holder.IsExotic || layout.IsDictionary)
                return false;
            if (layout.TryFind(key, out PropertyEntry entry) && (entry.IsAccessor || !entry.IsWritable))
                return false;
        }
        return true;
    }

    private void SetOnPrimitive(Frame frame, JsValue target, PropertyKey key, JsValue value)
    {
        if (target.IsNullOrUndefined)
            throw _t.TypeError($"Cannot set properties of {ValueText.Of(target)} (setting '{key}')");
        JsObject prototype = ObjectConversion.PrototypeOf(target, frame.Function.Realm);
        bool refused = target._cell is JsString text && ((key.Cell is null && key.Index < (uint)text.Length) || ReferenceEquals(key.Cell, Names.Length))
            || !prototype.Set(_t, key, value, target);
        if (refused && frame.IsStrict)
            throw _t.TypeError($"Cannot create property '{key}' on {Operators.TypeOf(target)} '{ValueText.Of(target)}'");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue GetElement(Frame frame, ref PropertySite site, JsValue target, JsValue key)
    {
        if (target._cell is { } cell)
        {
            uint index;
            if (key.IsInt32 ? (index = (uint)key.AsInt32) <= int.MaxValue : TryIndex(key, out index))
            {
                if (cell.Kind == CellKind.TypedArray && _t.Recorder is null)
                    return Unsafe.As<Heap.Binary.TypedArrayObject>(cell).TryGetElement(index, out JsValue element) ? element : JsValue.Undefined;
                if (cell.IsObject)
                    return Unsafe.As<JsObject>(cell).GetIndex(_t, index);
                if (cell is JsString text && index < (uint)text.Length)
                    return JsString.FromChar(text[(int)index]);
            }
            else if (cell.IsObject && key._cell is JsString { IsAtom: true } name)
            {
                JsObject o = Unsafe.As<JsObject>(cell);
                if (_t.Recorder is null && !o.IsExotic && o.TryFindNamed(name, out PropertyEntry entry, out JsValue raw) && !entry.IsAccessor)
                    return raw;
                return o.Get(_t, PropertyKey.FromAtom(name), target);
            }
        }
        else if (target.IsNullOrUndefined)
        {
            throw _t.TypeError($"Cannot read properties of {ValueText.Of(target)} (reading '{ValueText.Of(key)}')");
        }
        return target.GetV(_t, key.ToPropertyKey(_t));
    }

    private static bool TryIndex(JsValue key, out uint index)
    {
        if (key.IsDouble)
        {
            double number = key.AsDouble;
            index = (uint)number;
            return index == number && index != uint.MaxValue && number >= 0;
        }
        index = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetAnyElement(Frame frame, JsValue target, JsValue key, JsValue value)
    {
        if (target.IsNullOrUndefined)
            throw _t.TypeError($"Cannot set properties of {ValueText.Of(target)} (setting '{ValueText.Of(key)}')");
        uint index;
        if (target.IsObject && (key.IsInt32 ? (index = (uint)key.AsInt32) <= int.MaxValue : TryIndex(key, out index)))
        {
            JsObject indexed = target.AsObject;
            if (indexed.Kind == CellKind.TypedArray && _t.Recorder is null && Unsafe.As<Heap.Binary.TypedArrayObject>(indexed).TrySetElement(index, value))
                return;
            if (_t.Recorder is { } recorder && indexed is JsArray plain && plain.IsPlainArray)
            {
                if (!plain.StaysYoung(_t))
                    plain.TellStoreElement(recorder, _t, index);
            }
            else if (_t.Recorder is not null)
                goto General;
            if (indexed is JsArray array ? array.TrySetElement(index, value) : !indexed.IsExotic && indexed.TryOverwriteDense(index, value))
                return;
        }
    General:
        PropertyKey property = key.ToPropertyKey(_t);
        if (!target.IsObject)
        {
            SetOnPrimitive(frame, target, property, value);
            return;
        }
        JsObject o = target.AsObject;
        if (!o.Set(_t, property, value, target) && frame.IsStrict)
            throw o.RefusedWrite(_t, property);
    }

    private bool DeleteProperty(Frame frame, JsValue target, PropertyKey key)
    {
        if (target.IsNullOrUndefined)
            throw _t.TypeError($"Cannot convert undefined or null to object (deleting '{key}')");
        bool deleted = target.ToObject(_t).Delete(_t, key);
        return deleted || !frame.IsStrict ? deleted
            : throw _t.TypeError($"Cannot delete property '{key}' of {ValueText.Of(target)}");
    }

    private bool DeleteElement(Frame frame, JsValue target, JsValue key)
    {
        if (target.IsNullOrUndefined)
            throw _t.TypeError("Cannot convert undefined or null to object");
        return DeleteProperty(frame, target, key.ToPropertyKey(_t));
    }

    private JsValue GetSuper(JsValue receiver, JsValue home, JsValue key)
    {
        if (!home.IsObject)
            throw _t.TypeError($"Cannot read properties of {ValueText.Of(home)} (reading '{ValueText.Of(key)}')");
        return home.AsObject.Get(_t, key.ToPropertyKey(_t), receiver);
    }

    private void SetSuper(Frame frame, JsValue receiver, JsValue home, JsValue key, JsValue value)
    {
        if (!home.IsObject)
            throw _t.TypeError($"Cannot set properties of {ValueText.Of(home)} (setting '{ValueText.Of(key)}')");
        PropertyKey property = key.ToPropertyKey(_t);
        if (!home.AsObject.Set(_t, property, value, receiver) && frame.IsStrict)
            throw (receiver.IsObject ? receiver : home).AsObject.RefusedWrite(_t, property);
    }

    private void RequireObjectCoercible(Frame frame, JsValue value)
    {
        if (value.IsNullOrUndefined)
            throw _t.TypeError($"Cannot destructure or read properties of '{frame.Code.SubjectText(frame.Pc) ?? ValueText.Of(value)}' as it is {ValueText.Of(value)}.");
    }
}
