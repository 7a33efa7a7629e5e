using System.Runtime.CompilerServices;
using ConcurrentJs.Diagnostics;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>
/// An object: a shape, property slots (inline ones in <see cref="JsObjectSlots"/> subclasses, then chunks), elements.
/// Ordinary objects (ECMA-262 10.1) are this class; exotic ones override the internal methods and carry <see cref="CellFlags.Exotic"/>.
/// </summary>
/// <remarks>
/// THREADS: reads and writes of existing properties are lock-free (see <see cref="Slot"/>); everything that changes the layout
/// takes the cell lock, looks again, stores the value, and publishes the shape last.
/// Words: the shape, <c>_extra</c> (null → its object, once, by CAS; losers drop theirs).
/// Invariants: O2 every slot below the shape's SlotCount exists and holds its first value before that shape can be seen;
///   O4 a slot is never given to another key while a lock-free writer may be on its way to it (see ShapeDictionary).
/// Memory order: release stores of shape and storage; readers load the shape first.
/// </remarks>
internal partial class JsObject : HeapCell
{
    internal static readonly Slot[] s_noElements = [];

    private ObjectExtra? _extra;

    /// <summary>Array length; unused by other objects.</summary>
    internal uint _length;

    public JsObject(Shape shape, CellKind kind = CellKind.Object) : base(kind, shape) { }

    /// <summary>The name in messages and inspection: "Object", "Array", "Map", ….</summary>
    public virtual string ClassName => "Object";

    public virtual bool IsCallable => false;

    public virtual bool IsConstructor => false;

    /// <summary>The realm that lazy properties are made in; only builtin objects have one.</summary>
    public object? HomeRealm => _extra?.HomeRealm;

    /// <summary>[[Call]]. Only callable objects are asked.</summary>
    public virtual JsValue Call(EngineThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments) =>
        throw t.TypeError($"#<{ClassName}> is not a function");

    /// <summary>[[Construct]]. Only constructors are asked.</summary>
    public virtual JsObject Construct(EngineThread t, ReadOnlySpan<JsValue> arguments, JsObject newTarget) =>
        throw t.TypeError($"#<{ClassName}> is not a constructor");

    public bool IsExotic => HasFlag(CellFlags.Exotic);

    internal PrototypeInfo PrototypeInfo
    {
        get
        {
            ObjectExtra extra = Extra();
            if (extra.Prototype is { } known)
                return known;
            MarkAsPrototype();
            return Interlocked.CompareExchange(ref extra.Prototype, new PrototypeInfo(this), null) ?? extra.Prototype;
        }
    }

    /// <summary>The slot of a property that the shape names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Slot SlotAt(Shape shape, int slot)
    {
        if (slot < shape.InlineCapacity)
            return ref JsObjectSlots.Inline(this, slot);
        return ref OverflowSlot(slot - shape.InlineCapacity);
    }

    /// <summary>A slot by its cached number: overflow slots from 0 up, inline slots as their complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Slot OverflowSlotOrInline(int number)
    {
        if (number >= 0)
            return ref OverflowSlot(number);
        return ref JsObjectSlots.Inline(this, ~number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Slot OverflowSlot(int index)
    {
        ObjectExtra? extra = _extra;
        if (extra is not null && (uint)index < (uint)extra.Slots.Length)
            return ref extra.Slots[index];
        return ref Extra().SlotAt(index);
    }

    /// <summary>The first slots of an object whose shape names properties before any was stored: what functions have.</summary>
    protected virtual Slot[] InitialSlots() => new Slot[4];

    internal ObjectExtra Extra() => Volatile.Read(ref _extra) ?? MakeExtra(InitialSlots());

    /// <summary>The same, for something else than slots: an object that has no properties out there gets no room for them before it needs it.</summary>
    internal ObjectExtra ExtraForLinks()
    {
        if (Volatile.Read(ref _extra) is { } known)
            return known;
        bool isPlain = Kind is CellKind.Object or CellKind.Array && Shape.SlotCount <= Shape.InlineCapacity;
        return MakeExtra(isPlain ? s_noElements : InitialSlots());
    }

    private ObjectExtra MakeExtra(Slot[] slots)
    {
        var made = new ObjectExtra(slots);
        return Interlocked.CompareExchange(ref _extra, made, null) ?? made;
    }

    /// <summary>Gives a new, unpublished object its slot storage, as builtin objects and literals with many properties need.</summary>
    internal void InitializeSlots(Slot[] slots, object? homeRealm = null)
    {
        Invariant.Holds(_extra is null, "X1 an object gets its slots before anything else out there");
        _extra = new ObjectExtra(slots, homeRealm);
    }

    /// <summary>Element accesses may skip looks at prototypes while no prototype has elements. Goes to true, for good.</summary>
    internal static bool PrototypesHaveElements;

    /// <summary>Called when this object becomes a prototype, and before a cache relies on its being one.</summary>
    /// <remarks>
    /// THREADS (E2): who adds the first element stores it, fences, and looks at the flag; who marks sets the flag, which fences, and
    /// looks at the elements. So one of the two notes that a prototype has elements, also when two mark at once: both look.
    /// </remarks>
    internal void MarkAsPrototype()
    {
        if (!HasFlag(CellFlags.IsPrototype))
        {
            SetFlag(CellFlags.IsPrototype);
            PrototypeEpoch.Bump();
        }
        if (!PrototypesHaveElements)
            NotePrototypeElements();
    }

    /// <summary>Whether an index may be found on a prototype of this object. The note is the process's and stays for good, so it is only a first hint.</summary>
    internal bool MayInheritElements => PrototypesHaveElements && AnyPrototypeMayHaveElements();

    private bool AnyPrototypeMayHaveElements()
    {
        for (JsObject? o = Shape.Prototype; o is not null; o = o.Shape.Prototype)
        {
            if (o.MayHaveElements)
                return true;
        }
        return false;
    }

    private void NotePrototypeElements()
    {
        if (HasFlag(CellFlags.IsPrototype) && MayHaveElements)
            PrototypesHaveElements = true;
    }

    /// <summary>Whether an index may be found on this object; an exotic object that knows better overrides it.</summary>
    protected virtual bool MayHaveElements => FirstSegment.Length > 0 || HasFlag(CellFlags.SlowElements | CellFlags.Exotic);

    // E1: the new shape is visible before the look at the flag, so whoever marks this object as a prototype after the look sees it.
    private void LayoutChanged()
    {
        CellLock.FullFence();
        Amplifier.At(Point.ShapeToEpoch, this);
        if (HasFlag(CellFlags.IsPrototype))
            PrototypeEpoch.Bump();
    }

    /// <summary>Gives the object another layout; what that names is stored. The cell lock is held.</summary>
    private void Publish(Shape next)
    {
        Amplifier.At(Point.ValueToShape, this);
        Volatile.Write(ref Shape, next);
        LayoutChanged();
    }

    /// <summary>Own named property of an object whose named properties all live in its layout. Lock-free unless a dictionary.</summary>
    internal bool TryFindNamed(HeapCell key, out PropertyEntry entry, out JsValue raw)
    {
        while (true)
        {
            Shape shape = Volatile.Read(ref Shape);
            if (shape.Dictionary is not null)
                return TryFindInDictionary(key, out entry, out raw);
            if (!shape.TryFind(key, out entry))
            {
                raw = default;
                return false;
            }
            Amplifier.At(Point.ShapeToSlot, this);
            raw = entry.IsSpecial ? ReadSpecial(key) : SlotAt(shape, entry.Slot).Read(this);
            // A delete publishes the layout before it clears the slot: what it cleared is not taken for a property that is undefined.
            if (!raw.IsUndefined || HasStill(shape))
                return true;
        }
    }

    /// <summary>As <see cref="TryFindNamed"/> for who leaves no trace: nothing lazy is made. False also for what is lazy, and while somebody has the lock that the look needs.</summary>
    internal bool TryPeekNamed(HeapCell key, out PropertyEntry entry, out JsValue raw)
    {
        (entry, raw) = (default, default);
        Shape shape = Volatile.Read(ref Shape);
        if (shape.Dictionary is null)
        {
            if (!shape.TryFind(key, out entry))
                return false;
            if (!entry.IsSpecial)
                return SlotAt(shape, entry.Slot).TryReadMade(out raw);
            raw = ReadSpecial(key);
            return true;
        }
        if ((Volatile.Read(ref HeaderWord) & CellLock.Bit) != 0)
            return false;
        using CellLock.Held held = LockToRead();
        return Shape.Dictionary!.Table.TryFind(key, out entry) && TryReadEntry(key, entry, out raw);
    }

    /// <summary>Nothing was deleted or redefined since the layout was looked at, so what its slots held were those properties' values.</summary>
    internal bool HasStill(Shape shape)
    {
        Volatile.ReadBarrier();
        return ReferenceEquals(Shape, shape);
    }

    private bool TryFindInDictionary(HeapCell key, out PropertyEntry entry, out JsValue raw)
    {
        while (true)
        {
            using (CellLock.Held held = LockToRead())
            {
                if (!Shape.Dictionary!.Table.TryFind(key, out entry))
                {
                    raw = default;
                    return false;
                }
                if (TryReadEntry(key, entry, out raw))
                    return true;
            }
            // C2: a lazy value is made without the lock, because making it may look at this very object; then all is looked at again.
            SlotAt(Shape, entry.Slot).Read(this);
        }
    }

    /// <summary>The value of a property that was found; false when it is lazy. The cell lock is held.</summary>
    private bool TryReadEntry(HeapCell key, PropertyEntry entry, out JsValue raw)
    {
        if (!entry.IsSpecial)
            return SlotAt(Shape, entry.Slot).TryReadMade(out raw);
        raw = ReadSpecial(key);
        return true;
    }

    /// <summary>The value of a <see cref="PropertyFlags.Special"/> property.</summary>
    protected virtual JsValue ReadSpecial(HeapCell key) => JsValue.Undefined;

    /// <summary>Stores a value into an existing writable data property. False when it is gone or changed meanwhile.</summary>
    private bool TryOverwriteNamed(HeapCell key, JsValue value)
    {
        Shape shape = Volatile.Read(ref Shape);
        PropertyEntry entry;
        if (shape.Dictionary is null)
        {
            if (!shape.TryFind(key, out entry) || (entry.Flags & (PropertyFlags.Writable | PropertyFlags.Accessor | PropertyFlags.Special)) != PropertyFlags.Writable)
                return false;
            Amplifier.At(Point.ShapeToStore, this);
            SlotAt(shape, entry.Slot).Write(value);
            return true;
        }
        using CellLock.Held held = Lock();
        if (Shape.Dictionary is not { } dictionary || !dictionary.Table.TryFind(key, out entry)
            || (entry.Flags & (PropertyFlags.Writable | PropertyFlags.Accessor | PropertyFlags.Special)) != PropertyFlags.Writable)
            return false;
        SlotAt(Shape, entry.Slot).Write(value);
        return true;
    }

    /// <summary>Adds an absent property. The cell lock is held.</summary>
    private void AddNamedHoldingLock(HeapCell key, JsValue value, PropertyFlags flags)
    {
        Shape shape = Shape;
        if (shape.Dictionary is null && shape.PropertyCount >= Shape.MaxFastProperties)
            Shape = shape = shape.ToDictionary();
        if (shape.Dictionary is { } dictionary)
        {
            int slot = dictionary.TakeSlot();
            StoreNew(shape, slot, value);
            dictionary.Table.Add(key, slot, flags);
        }
        else
        {
            Shape next = shape.WithProperty(key, flags);
            StoreNew(next, next.SlotCount - 1, value);
            Publish(next);
            return;
        }
        LayoutChanged();
    }

    private void StoreNew(Shape shape, int slot, JsValue value)
    {
        if (slot < shape.InlineCapacity)
        {
            JsObjectSlots.Inline(this, slot).Write(value);
            return;
        }
        Extra().EnsureSlot(slot - shape.InlineCapacity);
        OverflowSlot(slot - shape.InlineCapacity).Write(value);
    }

    /// <summary>The add half of an inline cache: the shape is the one the cache saw, the transition is known.</summary>
    /// <param name="before">The layout that was seen.</param>
    /// <param name="after">With the property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isPrivate">No other thread can have the object yet.</param>
    internal bool TryAddCached(Shape before, Shape after, JsValue value, bool isPrivate = false)
    {
        // PERF: nobody to lock out, and nothing to tell anybody. A constructor does little else.
        int slot = after.SlotCount - 1;
        if ((isPrivate || !CellLock.Shared) && slot < after.InlineCapacity && (HeaderWord & (int)CellFlags.IsPrototype) == 0 && ReferenceEquals(Shape, before))
        {
            JsObjectSlots.Inline(this, slot).Write(value);
            Shape = after;
            return true;
        }
        return AddCachedLocking(before, after, value);
    }

    private bool AddCachedLocking(Shape before, Shape after, JsValue value)
    {
        int header = 0;
        bool fits = false;
        CellLock.Held held = Lock();
        try
        {
            fits = ReferenceEquals(Shape, before);
            if (fits)
            {
                StoreNew(after, after.SlotCount - 1, value);
                Amplifier.At(Point.ValueToShape, this);
                Volatile.Write(ref Shape, after);
            }
        }
        finally
        {
            header = held.Release();
        }
        // PERF: the release is the fence of LayoutChanged.
        if (fits && (header & (int)CellFlags.IsPrototype) != 0)
            PrototypeEpoch.Bump();
        return fits;
    }

    private void ChangeNamedHoldingLock(HeapCell key, PropertyEntry old, JsValue raw, PropertyFlags flags, bool keepsValue = false)
    {
        Shape shape = Shape;
        // A definition that names the value of what may no longer be written: plain writes that are under way must not come after it.
        bool isLastWord = !keepsValue && old.IsWritable && (flags & (PropertyFlags.Writable | PropertyFlags.Accessor)) == 0 && CellLock.Shared;
        if (shape.Dictionary is { } dictionary)
        {
            if (!old.IsSpecial && (old.IsAccessor != ((flags & PropertyFlags.Accessor) != 0) || (isLastWord && old.Slot < dictionary.FirstOwnSlot)))
            {
                // O4: a late plain write to the old slot must not overwrite an accessor pair, nor a last word.
                int slot = dictionary.TakeSlot();
                StoreNew(shape, slot, raw);
                dictionary.Table.Replace(key, slot, flags);
                dictionary.Free(old.Slot);
            }
            else
            {
                dictionary.Table.SetFlags(key, flags);
                if (!old.IsSpecial && !keepsValue)
                    SlotAt(shape, old.Slot).Write(raw);
            }
        }
        else if (flags != old.Flags)
        {
            Shape next = shape.WithFlags(key, flags, isLastWord);
            next.TryFind(key, out PropertyEntry entry);
            if (!entry.IsSpecial && !(keepsValue && entry.Slot == old.Slot))
                StoreNew(next, entry.Slot, raw);
            Amplifier.At(Point.ValueToShape, this);
            Volatile.Write(ref Shape, next);
        }
        else if (!old.IsSpecial)
        {
            if (!keepsValue)
                SlotAt(shape, old.Slot).Write(raw);
            if (!old.IsAccessor)
                return;
        }
        LayoutChanged();
    }

    private void RemoveNamedHoldingLock(HeapCell key)
    {
        if (Shape.Dictionary is null)
            Volatile.Write(ref Shape, Shape.ToDictionary());
        ShapeDictionary dictionary = Shape.Dictionary!;
        dictionary.Table.TryFind(key, out PropertyEntry entry);
        dictionary.Remove(key, entry.Slot);
        if (!entry.IsSpecial)
            SlotAt(Shape, entry.Slot).Write(JsValue.Undefined);
        LayoutChanged();
    }

    /// <summary>Gives the object a layout of its own, as a delete does.</summary>
    internal void MakeDictionary()
    {
        using CellLock.Held held = Lock();
        if (Shape.Dictionary is null)
            Volatile.Write(ref Shape, Shape.ToDictionary());
        LayoutChanged();
    }

    /// <summary>True for an ordinary object without elements whose named properties are all in its shape: its own keys are the shape's.</summary>
    internal bool TryGetPlainShape(out Shape shape)
    {
        shape = Volatile.Read(ref Shape);
        return !IsExotic && shape.Dictionary is null && FirstSegment.Length == 0 && _extra?.Tail is null;
    }

    /// <summary>Copies plain enumerable properties to an object whose layout has none of them; false when the layout is another by now.</summary>
    internal bool TryCopyPlain(Shape before, JsObject source, Shape sourceShape)
    {
        EnumerableLayout layout = sourceShape.Enumerable;
        if (layout.Names.Length > MaxPlainCopy || source.HomeRealm is not null)
            return false;
        Shape after = layout.LayoutOfCopy(before);
        int slot = before.SlotCount;
        using CellLock.Held held = Lock();
        if (!ReferenceEquals(Shape, before))
            return false;
        foreach (int from in layout.Slots)
        {
            // What was stored is beyond the shape and does not exist until the shape says so.
            if (!source.SlotAt(sourceShape, from).TryReadMade(out JsValue value))
                return false;
            StoreNew(after, slot++, value);
        }
        if (!source.HasStill(sourceShape))
            return false;
        Publish(after);
        return true;
    }

    private const int MaxPlainCopy = 64;

    /// <summary>Defines a property on a new object or a builtin, without validation; replaces an existing one.</summary>
    public void DefineRaw(PropertyKey key, JsValue raw, PropertyFlags flags)
    {
        if (raw._cell is AccessorPair)
            flags = (flags & ~PropertyFlags.Writable) | PropertyFlags.Accessor;
        using CellLock.Held held = Lock();
        if (key.Cell is null)
            StoreElementHoldingLock(key.Index, raw, flags);
        else if (FindNamedHoldingLock(key.Cell, out PropertyEntry entry))
            ChangeNamedHoldingLock(key.Cell, entry, raw, flags);
        else
            AddNamedHoldingLock(key.Cell, raw, flags);
    }

    private bool FindNamedHoldingLock(HeapCell key, out PropertyEntry entry) =>
        Shape.Dictionary is { } dictionary ? dictionary.Table.TryFind(key, out entry) : Shape.TryFind(key, out entry);

    /// <summary>Private names (ECMA-262 7.3.26 …): same storage, invisible to reflection and to proxies.</summary>
    public bool TryGetPrivate(Symbol name, out JsValue raw) => TryFindNamed(name, out _, out raw);

    public bool TrySetPrivate(Symbol name, JsValue value) => TryOverwriteNamed(name, value);

    /// <summary>False when the name is there already.</summary>
    public bool TryAddPrivate(Symbol name, JsValue raw, PropertyFlags flags)
    {
        if (raw._cell is AccessorPair)
            flags = (flags & ~PropertyFlags.Writable) | PropertyFlags.Accessor;
        using CellLock.Held held = Lock();
        if (FindNamedHoldingLock(name, out _))
            return false;
        AddNamedHoldingLock(name, raw, flags);
        return true;
    }
}
