using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>The essential internal methods of ordinary objects (ECMA-262 10.1). Exotic objects override them.</summary>
/// <remarks>
/// Words: the shape. Invariants: O2 a layout change stores the new property's value before it publishes the shape that names it;
/// O3 prototype links change under one lock for all objects, so no cycle can arise (M5).
/// Memory order: the shape is stored with release by the holder of the cell lock, and loaded with acquire where slots follow.
/// </remarks>
internal partial class JsObject
{
    // 10.1.1 [[GetPrototypeOf]] ( )
    public virtual JsObject? GetPrototypeOf(EngineThread t)
    {
        Tell(t, Part.Prototype, Access.Read);
        return Shape.Prototype;
    }

    /// <summary>The prototype link of an ordinary object: no user code runs.</summary>
    public JsObject? Prototype => Shape.Prototype;

    /// <summary>Serialises all changes of prototype links, so that opposite ones cannot make a cycle (M5).</summary>
    private static readonly TableLock s_prototypeLock = new();

    // 10.1.2 [[SetPrototypeOf]] ( V )
    public virtual bool SetPrototypeOf(EngineThread t, JsObject? prototype)
    {
        CheckOwner(t);
        Tell(t, Part.Prototype, ReferenceEquals(Shape.Prototype, prototype) ? Access.Read : Access.Write);
        if (ReferenceEquals(Shape.Prototype, prototype))
            return true;
        using Lock.Scope scope = s_prototypeLock.Enter();
        if (ReferenceEquals(Shape.Prototype, prototype))
            return true;
        if (!Shape.IsExtensible)
            return false;
        for (JsObject? p = prototype; p is not null && p.Kind != CellKind.Proxy; p = p.Shape.Prototype)
        {
            if (ReferenceEquals(p, this))
                return false;
        }
        prototype?.MarkAsPrototype();
        using CellLock.Held held = Lock();
        if (!Shape.IsExtensible)
            return false;
        Publish(Shape.IsDictionary ? Shape.DictionaryWith(prototype, true) : Shape.WithPrototype(prototype));
        return true;
    }

    // 10.1.3 [[IsExtensible]] ( )
    public virtual bool IsExtensible(EngineThread t)
    {
        CheckOwner(t);
        Tell(t, Part.Extensible, Access.Read);
        return Shape.IsExtensible;
    }

    // 10.1.4 [[PreventExtensions]] ( )
    public virtual bool PreventExtensions(EngineThread t)
    {
        CheckOwner(t);
        Tell(t, Part.Extensible, Shape.IsExtensible ? Access.Write : Access.Read);
        using CellLock.Held held = LockForIntegrity(t);
        if (!Shape.IsExtensible)
            return true;
        SetFlag(CellFlags.SlowElements);
        Publish(Shape.IsDictionary ? Shape.DictionaryWith(Shape.Prototype, false) : Shape.WithoutExtensions());
        return true;
    }

    /// <summary>SetIntegrityLevel (7.3.16) of an ordinary object in one step (M5).</summary>
    /// <param name="frozen">Or else sealed.</param>
    /// <param name="t">The calling thread; null when the object is not published yet.</param>
    public void SetIntegrity(bool frozen, EngineThread? t = null)
    {
        using CellLock.Held held = LockForIntegrity(t);
        SetFlag(CellFlags.SlowElements | CellFlags.ElementsSealed | (frozen ? CellFlags.ElementsFrozen | CellFlags.LengthReadOnly : 0));
        if (_extra?.Tail is { } tail)
        {
            foreach (uint key in tail.SparseKeys())
            {
                SparseElement element = tail.FindSparse(key)!;
                element.Flags &= ~PropertyFlags.Configurable;
                if (frozen && (element.Flags & PropertyFlags.Accessor) == 0)
                    element.Flags &= ~PropertyFlags.Writable;
            }
        }
        if (Shape.Dictionary is { } dictionary)
        {
            Shape.ApplyIntegrity(dictionary.Table, frozen);
            Publish(Shape.DictionaryWith(Shape.Prototype, false));
        }
        else
        {
            Publish(Shape.WithIntegrity(frozen));
        }
    }

    // 10.1.5 [[GetOwnProperty]] ( P )
    public virtual bool GetOwnProperty(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        CheckOwner(t);
        Tell(t, key, Access.Read);
        if (TryFindOwn(key, out PropertyFlags flags, out JsValue raw) && (!CellLock.Shared || TryFindOwnWhole(key, out flags, out raw)))
        {
            descriptor = PropertyDescriptor.OfStored(raw, flags);
            return true;
        }
        descriptor = default;
        return false;
    }

    /// <summary>Value and attributes of one moment: a redefinition stores the one before it publishes the other (M5).</summary>
    private bool TryFindOwnWhole(PropertyKey key, out PropertyFlags flags, out JsValue raw)
    {
        while (true)
        {
            using (Lock())
            {
                if (key.Cell is null)
                    return FindElementHoldingLock(key.Index, out flags, out raw);
                bool found = FindNamedHoldingLock(key.Cell, out PropertyEntry entry);
                flags = entry.Flags & ~PropertyFlags.Special;
                raw = default;
                if (!found || TryReadEntry(key.Cell, entry, out raw))
                    return found;
            }
            // C2: a lazy value is made without the lock.
            TryFindNamed(key.Cell, out _, out _);
        }
    }

    /// <summary>An own property of the ordinary storage: attributes and raw content (a value or an accessor pair).</summary>
    internal bool TryFindOwn(PropertyKey key, out PropertyFlags flags, out JsValue raw)
    {
        if (key.Cell is null)
            return TryFindElement(key.Index, out flags, out raw);
        bool found = TryFindNamed(key.Cell, out PropertyEntry entry, out raw);
        flags = entry.Flags & ~PropertyFlags.Special;
        return found;
    }

    // 10.1.6 [[DefineOwnProperty]] ( P, Desc )
    public virtual bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        CheckOwner(t);
        if (t.Recorder is { } recorder)
            TellDefine(recorder, t, key);
        return OrdinaryDefineOwnProperty(key, descriptor);
    }

    // 10.1.6.3 ValidateAndApplyPropertyDescriptor ( O, P, extensible, Desc, current ), as one step under the cell lock (M5)
    internal bool OrdinaryDefineOwnProperty(PropertyKey key, in PropertyDescriptor desc)
    {
        while (true)
        {
            // C2: a lazy value is made before the lock is taken; under it everything is looked at again.
            if (key.Cell is not null)
                TryFindNamed(key.Cell, out _, out _);
            using CellLock.Held held = Lock();
            DefineOutcome outcome = DefineHoldingLock(key, desc);
            if (outcome != DefineOutcome.IsLazy)
                return outcome == DefineOutcome.Done;
        }
    }

    private protected enum DefineOutcome : byte { Refused, Done, IsLazy }

    private protected DefineOutcome DefineHoldingLock(PropertyKey key, in PropertyDescriptor desc)
    {
        bool exists = FindHoldingLock(key, out PropertyEntry entry, out PropertyFlags old, out JsValue raw);
        if (exists && key.Cell is not null && !TryReadEntry(key.Cell, entry, out raw))
            return DefineOutcome.IsLazy;
        if (!exists)
        {
            if (!Shape.IsExtensible)
                return DefineOutcome.Refused;
            StoreHoldingLock(key, false, default, NewContent(desc), desc.FlagsOver(PropertyFlags.None));
            return DefineOutcome.Done;
        }
        PropertyFlags special = old & PropertyFlags.Special;
        old &= ~PropertyFlags.Special;
        if (!IsCompatible(desc, old, raw))
            return DefineOutcome.Refused;
        PropertyFlags flags;
        JsValue content;
        bool wasAccessor = (old & PropertyFlags.Accessor) != 0;
        if (desc.IsGeneric)
        {
            flags = desc.FlagsOver(old) | (old & (PropertyFlags.Accessor | (wasAccessor ? 0 : PropertyFlags.Writable)));
            content = raw;
        }
        else if (desc.IsAccessor)
        {
            flags = desc.FlagsOver(old);
            AccessorPair? pair = raw._cell as AccessorPair;
            content = new AccessorPair(desc.HasGet ? desc.Getter : pair?.Getter, desc.HasSet ? desc.Setter : pair?.Setter);
        }
        else
        {
            flags = desc.FlagsOver(wasAccessor ? old & ~PropertyFlags.Writable : old);
            content = desc.HasValue ? desc.Value : wasAccessor ? JsValue.Undefined : raw;
        }
        // M3: a definition that names no value must not write one, or it would undo a plain write that comes between.
        bool keepsValue = desc.IsGeneric || (!desc.IsAccessor && !desc.HasValue && !wasAccessor);
        StoreHoldingLock(key, true, entry, content, flags | special, keepsValue);
        return DefineOutcome.Done;
    }

    private static JsValue NewContent(in PropertyDescriptor desc) =>
        desc.IsAccessor ? new AccessorPair(desc.Getter, desc.Setter) : desc.Value;

    private void StoreHoldingLock(PropertyKey key, bool exists, PropertyEntry entry, JsValue content, PropertyFlags flags, bool keepsValue = false)
    {
        if (key.Cell is null)
            StoreElementHoldingLock(key.Index, content, flags, keepsValue);
        else if (exists)
            ChangeNamedHoldingLock(key.Cell, entry, content, flags, keepsValue);
        else
            AddNamedHoldingLock(key.Cell, content, flags);
    }

    /// <summary>The own property and its attributes; <paramref name="entry"/> is a named one's, <paramref name="raw"/> an element's.</summary>
    private bool FindHoldingLock(PropertyKey key, out PropertyEntry entry, out PropertyFlags flags, out JsValue raw)
    {
        entry = default;
        if (key.Cell is null)
            return FindElementHoldingLock(key.Index, out flags, out raw);
        raw = default;
        bool exists = FindNamedHoldingLock(key.Cell, out entry);
        flags = entry.Flags;
        return exists;
    }

    private bool FindElementHoldingLock(uint index, out PropertyFlags flags, out JsValue raw)
    {
        if (HasFlag(CellFlags.HasSparse) && _extra?.Tail?.FindSparse(index) is { } sparse)
        {
            if (sparse.IsDense)
            {
                flags = sparse.Flags;
                raw = DenseSlot(index).Read();
                return true;
            }
            // G6: a late plain write to the dense slot came before the definition that moved the element to the map.
            if (TryGetDenseElement(index, out _))
                DenseSlot(index).Write(JsValue.Hole);
            flags = sparse.Flags;
            raw = sparse.Slot.Read();
            return true;
        }
        flags = DenseFlags;
        return TryGetDenseElement(index, out raw) && IsCovered(index);
    }

    /// <summary>Steps 2 to 5 of ValidateAndApplyPropertyDescriptor: may this change be made to an existing property?</summary>
    internal static bool IsCompatible(in PropertyDescriptor desc, PropertyFlags old, JsValue raw)
    {
        if ((old & PropertyFlags.Configurable) != 0)
            return true;
        if (desc.Configurable == true)
            return false;
        if (desc.Enumerable is { } enumerable && enumerable != ((old & PropertyFlags.Enumerable) != 0))
            return false;
        if (desc.IsGeneric)
            return true;
        bool isAccessor = (old & PropertyFlags.Accessor) != 0;
        if (desc.IsAccessor != isAccessor)
            return false;
        if (isAccessor)
        {
            var pair = (AccessorPair)raw._cell!;
            return (!desc.HasGet || ReferenceEquals(desc.Getter, pair.Getter)) && (!desc.HasSet || ReferenceEquals(desc.Setter, pair.Setter));
        }
        if ((old & PropertyFlags.Writable) != 0)
            return true;
        return desc.Writable != true && (!desc.HasValue || Equality.SameValue(desc.Value, raw));
    }

    // 10.1.7 [[HasProperty]] ( P )
    public virtual bool HasProperty(EngineThread t, PropertyKey key)
    {
        for (JsObject? o = this; o is not null; o = o.Shape.Prototype)
        {
            if (o.IsExotic && !ReferenceEquals(o, this))
                return o.HasProperty(t, key);
            if (!o.IsExotic)
                o.Tell(t, key, Access.Has);
            if (o.IsExotic ? o.GetOwnProperty(t, key, out _) : o.TryFindOwn(key, out _, out _))
                return true;
            o.Tell(t, Part.Prototype, Access.Read);
        }
        return false;
    }

    // 10.1.8 [[Get]] ( P, Receiver )
    public virtual JsValue Get(EngineThread t, PropertyKey key, JsValue receiver)
    {
        JsObject? o = this;
        do
        {
            if (o.IsExotic && !ReferenceEquals(o, this))
                return o.Get(t, key, receiver);
            JsValue raw;
            if (o.IsExotic)
            {
                if (o.GetOwnProperty(t, key, out PropertyDescriptor descriptor))
                    return descriptor.IsAccessor ? CallGetter(t, descriptor.Getter, receiver) : descriptor.Value;
            }
            else
            {
                o.Tell(t, key, Access.Read);
                if (key.Cell is null ? o.TryFindElement(key.Index, out _, out raw) : o.TryFindNamed(key.Cell, out _, out raw))
                    return raw._cell is AccessorPair pair ? CallGetter(t, pair.Getter, receiver) : raw;
            }
            o.Tell(t, Part.Prototype, Access.Read);
            o = o.Shape.Prototype;
        }
        while (o is not null);
        return JsValue.Undefined;
    }

    private static JsValue CallGetter(EngineThread t, JsObject? getter, JsValue receiver) =>
        getter is null ? JsValue.Undefined : getter.Call(t, receiver, []);

    /// <summary>How one attempt at a [[Set]] ended.</summary>
    private enum SetOutcome : byte
    {
        Refused,
        Done,

        /// <summary>The property is not what the walk found it to be: look again.</summary>
        Changed,

        /// <summary>The object's own [[DefineOwnProperty]] must decide.</summary>
        Special,
    }

    // 10.1.9 [[Set]] ( P, V, Receiver )
    public virtual bool Set(EngineThread t, PropertyKey key, JsValue value, JsValue receiver)
    {
        if (ReferenceEquals(receiver._cell, this) && !IsExotic && t.Recorder is null && TryOverwriteOwn(key, value))
            return true;
        while (true)
        {
            SetOutcome outcome = SetOnce(t, key, value, receiver);
            if (outcome != SetOutcome.Changed)
                return outcome == SetOutcome.Done;
            // THREADS: somebody else's step came between; each time round is another such step.
            t.Poll();
        }
    }

    private SetOutcome SetOnce(EngineThread t, PropertyKey key, JsValue value, JsValue receiver)
    {
        bool isReceiver = ReferenceEquals(receiver._cell, this);
        Look look = isReceiver && !IsExotic ? Look.Absent : Look.None;
        JsObject? o = this;
        do
        {
            if (o.IsExotic && !ReferenceEquals(o, this))
            {
                TellOwnMiss(t, key, receiver);
                return o.Set(t, key, value, receiver) ? SetOutcome.Done : SetOutcome.Refused;
            }
            bool isUntold = false;
            if (o.IsExotic)
            {
                if (o.GetOwnProperty(t, key, out PropertyDescriptor own))
                    return SetOver(t, key, value, receiver, own.IsAccessor, own.Setter, own.Writable == true, look);
            }
            else if (t.Recorder is { } recorder && o.TellSetStep(recorder, t, key, isReceiver, out isUntold) && o.TryOverwriteOwn(key, value))
            {
                return SetOutcome.Done;
            }
            else if (o.TryFindOwn(key, out PropertyFlags flags, out JsValue raw))
            {
                if (isUntold)
                    return SetOutcome.Changed;
                var pair = raw._cell as AccessorPair;
                if (!isReceiver && (flags & (PropertyFlags.Writable | PropertyFlags.Accessor)) != PropertyFlags.Writable)
                    TellOwnMiss(t, key, receiver);
                return SetOver(t, key, value, receiver, pair is not null, pair?.Setter, (flags & PropertyFlags.Writable) != 0, isReceiver ? Look.Found : look);
            }
            isReceiver = false;
            o = o.Shape.Prototype;
        }
        while (o is not null);
        return SetOver(t, key, value, receiver, false, null, true, look);
    }

    // The receiver's own absence, where no addition follows that would tell it.
    private void TellOwnMiss(EngineThread t, PropertyKey key, JsValue receiver)
    {
        if (!IsExotic && ReferenceEquals(receiver._cell, this))
            Tell(t, key, Access.Read);
    }

    private bool TryOverwriteOwn(PropertyKey key, JsValue value) =>
        key.Cell is null ? TryOverwriteDense(key.Index, value) : TryOverwriteNamed(key.Cell, value);

    /// <summary>What the walk of a [[Set]] saw of the receiver: nothing (it began elsewhere), no such property, a property.</summary>
    private enum Look : byte { None, Absent, Found }

    // 10.1.9.2 OrdinarySetWithOwnDescriptor ( O, P, V, Receiver, ownDesc ), steps 2 and 3
    private static SetOutcome SetOver(EngineThread t, PropertyKey key, JsValue value, JsValue receiver, bool accessor, JsObject? setter, bool writable, Look look)
    {
        if (accessor)
        {
            if (setter is null)
                return SetOutcome.Refused;
            setter.Call(t, receiver, [value]);
            return SetOutcome.Done;
        }
        if (!writable || receiver.TryObject is not { } target)
            return SetOutcome.Refused;
        if (!target.IsExotic && target.SetOwn(t, key, value, look) is var outcome and not SetOutcome.Special)
            return outcome;
        bool exists = target.GetOwnQuietly(t, key, out PropertyDescriptor existing);
        if (exists && (existing.IsAccessor || existing.Writable == false))
        {
            if (existing.IsAccessor)
                target.Tell(t, key, Access.Read);
            else
                target.Tell(t, Part.Integrity, Access.Read);
            return SetOutcome.Refused;
        }
        return target.DefineOwnProperty(t, key, exists ? new PropertyDescriptor { Value = value } : PropertyDescriptor.Data(value, PropertyFlags.All))
            ? SetOutcome.Done : SetOutcome.Refused;
    }

    /// <summary>
    /// Steps 2.c to 2.e of the same on an ordinary receiver, as one step: a definition of the value would undo what another thread made of
    /// the property since the look, an accessor for one.
    /// </summary>
    private SetOutcome SetOwn(EngineThread t, PropertyKey key, JsValue value, Look look)
    {
        // A property that the walk found was told by it.
        if (t.Recorder is { } recorder)
        {
            Amplifier.At(Point.LayoutLook, this);
            if (look != Look.Found || !TryFindOwn(key, out _, out _))
                TellDefine(recorder, t, key);
        }
        using CellLock.Held held = Lock();
        if (!FindHoldingLock(key, out PropertyEntry entry, out PropertyFlags flags, out _))
        {
            // What was there may have hidden a setter, or a read-only property, of a prototype.
            if (look == Look.Found)
                return SetOutcome.Changed;
            return TryAddHoldingLock(key, value) ? SetOutcome.Done : SetOutcome.Refused;
        }
        if ((flags & PropertyFlags.Special) != 0)
            return SetOutcome.Special;
        if ((flags & PropertyFlags.Accessor) != 0)
            return look == Look.None ? SetOutcome.Refused : SetOutcome.Changed;
        if ((flags & PropertyFlags.Writable) == 0)
            return SetOutcome.Refused;
        if (key.Cell is null)
            StoreElementHoldingLock(key.Index, value, flags);
        else
            SlotAt(Shape, entry.Slot).Write(value);
        return SetOutcome.Done;
    }

    /// <summary>Adds an absent property with default attributes, and moves an array's length over it; false when nothing may be added. The cell lock is held.</summary>
    private bool TryAddHoldingLock(PropertyKey key, JsValue value)
    {
        if (!Shape.IsExtensible)
            return false;
        bool grows = key.Cell is null && Kind == CellKind.Array && key.Index >= _length;
        if (grows && HasFlag(CellFlags.LengthReadOnly))
            return false;
        StoreHoldingLock(key, false, default, value, PropertyFlags.All);
        if (grows)
        {
            ClearDense(_length, key.Index);
            Volatile.Write(ref _length, key.Index + 1);
        }
        return true;
    }

    // 10.1.10 [[Delete]] ( P )
    public virtual bool Delete(EngineThread t, PropertyKey key)
    {
        CheckOwner(t);
        if (t.Recorder is { } recorder)
            TellDelete(recorder, t, key);
        using CellLock.Held held = key.Cell is null ? LockToDelete(t, key.Index) : Lock();
        if (key.Cell is null)
        {
            if (!FindElementHoldingLock(key.Index, out PropertyFlags flags, out _))
                return true;
            if ((flags & PropertyFlags.Configurable) == 0)
                return false;
            DeleteElementHoldingLock(key.Index);
            return true;
        }
        if (!FindNamedHoldingLock(key.Cell, out PropertyEntry entry))
            return true;
        if (!entry.IsConfigurable)
            return false;
        RemoveNamedHoldingLock(key.Cell);
        return true;
    }

    // 10.1.11 [[OwnPropertyKeys]] ( )
    public virtual List<PropertyKey> OwnPropertyKeys(EngineThread t)
    {
        CheckOwner(t);
        Tell(t, Part.KeySet, Access.Read);
        t.CheckAllocation(DenseEnd * 16L);
        var keys = new List<PropertyKey>();
        // M5: one step, so that nobody finds a later key without an earlier one.
        using CellLock.Held held = Lock();
        AddElementKeysHoldingLock(keys);
        AddNamedKeysHoldingLock(keys);
        return keys;
    }

    /// <summary>Strings in order of creation, then symbols; private names are left out.</summary>
    protected void AddNamedKeys(List<PropertyKey> keys)
    {
        using CellLock.Held held = Lock();
        AddNamedKeysHoldingLock(keys);
    }

    private void AddNamedKeysHoldingLock(List<PropertyKey> keys)
    {
        List<HeapCell>? symbols = null;
        PropertyTable table = Shape.Dictionary?.Table ?? Shape.GetTable();
        foreach ((HeapCell key, _) in table.Entries())
        {
            if (key is not Symbol symbol)
                keys.Add(PropertyKey.FromAtom(key));
            else if (!symbol.IsPrivate)
                (symbols ??= []).Add(symbol);
        }
        if (symbols is null)
            return;
        foreach (HeapCell symbol in symbols)
            keys.Add(PropertyKey.FromAtom(symbol));
    }
}
