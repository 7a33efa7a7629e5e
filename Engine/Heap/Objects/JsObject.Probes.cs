using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>What an object's internal methods tell a probe. Each does nothing while nobody listens.</summary>
/// <remarks>
/// Words: <c>_extra</c>, as in JsObject. Invariants: O5 an object without a probe's word gets one by the CAS that every extra is made by.
/// Memory order: that CAS.
/// </remarks>
internal partial class JsObject
{
    /// <summary>The probe's word of this object.</summary>
    internal ref object? Shadow => ref (_extra ?? ExtraForProbe()).Shadow;

    // A plain object gets no slots for a probe's sake.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ObjectExtra ExtraForProbe()
    {
        if (Kind is not (CellKind.Object or CellKind.Array))
            return Extra();
        var made = new ObjectExtra(s_noElements);
        return Interlocked.CompareExchange(ref _extra, made, null) ?? made;
    }

    /// <summary>An own property or element is about to be looked at or changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Tell(EngineThread t, PropertyKey key, Access access)
    {
        if (t.Recorder is { } recorder)
            Tell(recorder, t, key, access);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Tell(EngineThread t, Part part, Access access)
    {
        if (t.Recorder is { } recorder)
            Tell(recorder, t, part, access);
    }

    /// <summary>Nobody listens, or the object is too young to be told of: builtins may take their shortcuts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsUnwatched(EngineThread t) => t.Recorder is null || IsYoung(t);

    /// <summary>Whether a builtin may do what it does in one step, without telling of each access. Its points tell of it to schedulers that hear of points.</summary>
    internal bool MayStep(EngineThread t)
    {
        if (IsUnwatched(t))
            return true;
        if (!Amplifier.IsScheduled || !t.Scheduler.HearsPoints)
            return false;
        Amplifier.At(Point.BuiltinStep, this);
        return true;
    }

    internal void Tell(Probe recorder, EngineThread t, Part part, Access access)
    {
        if (!StaysYoung(t))
            recorder.OfPart(t, this, ref Shadow, part, access);
    }

    internal void Tell(Probe recorder, EngineThread t, PropertyKey key, Access access)
    {
        if (StaysYoung(t))
            return;
        if (key.Cell is null)
            recorder.Element(t, this, ref Shadow, key.Index, access);
        else if (Kind == CellKind.Array && ReferenceEquals(key.Cell, Names.Length))
            TellLength(recorder, t, access);
        else
            recorder.Property(t, this, ref Shadow, key.Cell, access);
    }

    // An array always has a length: whether is no question.
    private void TellLength(Probe recorder, EngineThread t, Access access)
    {
        if (access != Access.Has)
            recorder.OfPart(t, this, ref Shadow, Part.Length, access);
    }

    /// <summary>A look-up that found nothing here goes on to the prototype.</summary>
    internal void TellMiss(Probe recorder, EngineThread t, PropertyKey key, Access access)
    {
        Tell(recorder, t, key, access);
        Tell(recorder, t, Part.Prototype, Access.Read);
    }

    /// <summary>A look-up that a cache answers: every object from this one to the holder (null: none has it).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void TellLookUp(Probe recorder, EngineThread t, HeapCell key, JsObject? holder)
    {
        JsObject? o = this;
        while (o is not null && !ReferenceEquals(o, holder))
        {
            o.TellMiss(recorder, t, PropertyKey.FromAtom(key), Access.Read);
            o = o.Prototype;
        }
        o?.Tell(recorder, t, PropertyKey.FromAtom(key), Access.Read);
    }

    /// <summary>[[GetOwnProperty]] for somebody who compares attributes: an ordinary object's value is not looked at.</summary>
    internal bool GetOwnAttributes(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (t.Recorder is { } recorder)
        {
            if (this is Binary.TypedArrayObject view)
                view.TellPresence(t, key);
            else if (!IsExotic)
                Tell(recorder, t, key, Access.Has);
        }
        return GetOwnQuietly(t, key, out descriptor);
    }

    /// <summary>[[GetOwnProperty]] where no user code can run, of a place that was told already or is told with what follows.</summary>
    internal bool GetOwnQuietly(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (t.Recorder is not { } recorder || (IsExotic && Kind != CellKind.TypedArray))
            return GetOwnProperty(t, key, out descriptor);
        t.Recorder = null;
        bool found = GetOwnProperty(t, key, out descriptor);
        t.Recorder = recorder;
        return found;
    }

    /// <summary>An element is about to be stored: an absent one is looked for on the prototypes first.</summary>
    internal void TellStoreElement(Probe recorder, EngineThread t, uint index)
    {
        if (!TryGetDenseElement(index, out _))
            Tell(recorder, t, Part.Prototype, Access.Read);
        TellDefine(recorder, t, PropertyKey.FromIndex(index));
    }

    /// <summary>An own property is about to be defined, whatever is there.</summary>
    internal void TellDefine(Probe recorder, EngineThread t, PropertyKey key)
    {
        if (TryFindOwn(key, out PropertyFlags flags, out _))
        {
            bool refused = (flags & (PropertyFlags.Writable | PropertyFlags.Configurable | PropertyFlags.Accessor)) == 0;
            if (refused)
                Tell(recorder, t, Part.Integrity, Access.Read);
            else
                Tell(recorder, t, key, Access.Write);
            return;
        }
        if (!Shape.IsExtensible)
        {
            Tell(recorder, t, Part.Extensible, Access.Read);
            return;
        }
        Tell(recorder, t, key, key.Cell is Symbol { IsPrivate: true } ? Access.AddPrivate : Access.Add);
        if (key.Cell is null && Kind == CellKind.Array && key.Index >= _length)
            Tell(recorder, t, Part.Length, Access.Update);
    }

    /// <summary>An own property is about to be deleted, if it may be.</summary>
    internal void TellDelete(Probe recorder, EngineThread t, PropertyKey key)
    {
        if (!TryFindOwn(key, out PropertyFlags flags, out _))
            Tell(recorder, t, key, Access.Has);
        else if ((flags & PropertyFlags.Configurable) == 0)
            Tell(recorder, t, Part.Integrity, Access.Read);
        else
            Tell(recorder, t, key, Access.Remove);
    }

    /// <summary>[[Set]] has come to an object of the chain: the receiver itself, or one behind it. True for the receiver's own writable property.</summary>
    /// <param name="isUntold">The receiver has none: whoever finds one after all, which another thread made since, has to look again.</param>
    internal bool TellSetStep(Probe recorder, EngineThread t, PropertyKey key, bool isReceiver, out bool isUntold)
    {
        isUntold = false;
        // An array tells of its length itself.
        if (isReceiver && Kind == CellKind.Array && ReferenceEquals(key.Cell, Names.Length))
            return false;
        Amplifier.At(Point.LayoutLook, this);
        if (!TryFindOwn(key, out PropertyFlags flags, out _))
        {
            // An own absence is told with the addition that follows it.
            isUntold = isReceiver;
            if (!isReceiver)
                Tell(recorder, t, key, Access.Read);
            Tell(recorder, t, Part.Prototype, Access.Read);
            return false;
        }
        if ((flags & PropertyFlags.Accessor) != 0)
            Tell(recorder, t, key, Access.Read);
        else if ((flags & PropertyFlags.Writable) == 0)
            Tell(recorder, t, Part.Integrity, Access.Read);
        else
            Tell(recorder, t, key, isReceiver ? Access.Write : Access.Read);
        return isReceiver && (flags & (PropertyFlags.Accessor | PropertyFlags.Writable)) == PropertyFlags.Writable;
    }

    /// <summary>An array's length is about to be set: elements beyond it go away.</summary>
    internal void TellNewLength(Probe recorder, EngineThread t, uint length)
    {
        if (HasFlag(CellFlags.LengthReadOnly))
        {
            Tell(recorder, t, Part.Integrity, Access.Read);
            return;
        }
        Tell(recorder, t, Part.Length, Access.Write);
        for (uint i = length; i < Math.Min(_length, DenseEnd); i++)
            if (TryGetDenseElement(i, out _))
                Tell(recorder, t, PropertyKey.FromIndex(i), Access.Remove);
        foreach (uint i in SparseKeysForProbe())
            if (i >= length)
                Tell(recorder, t, PropertyKey.FromIndex(i), Access.Remove);
    }

    /// <summary>All own properties of an ordinary object, as a bulk operation touches them.</summary>
    internal void TellAll(EngineThread t, Access access)
    {
        if (t.Recorder is not { } recorder)
            return;
        foreach (PropertyKey key in OwnPropertyKeysQuietly())
            Tell(recorder, t, key, access);
    }

    private List<PropertyKey> OwnPropertyKeysQuietly()
    {
        var keys = new List<PropertyKey>();
        using CellLock.Held held = Lock();
        AddElementKeysHoldingLock(keys);
        AddNamedKeysHoldingLock(keys);
        return keys;
    }

    private uint[] SparseKeysForProbe()
    {
        using CellLock.Held held = Lock();
        return SparseKeysHoldingLock();
    }

    /// <summary>freeze and seal (LOCATIONS.md, D10): freezing looks at every value, both list the keys.</summary>
    internal void TellIntegrity(EngineThread t, bool frozen)
    {
        if (t.Recorder is not { } recorder)
            return;
        Tell(recorder, t, Part.KeySet, Access.Read);
        Tell(recorder, t, Part.Extensible, Shape.IsExtensible ? Access.Write : Access.Read);
        Tell(recorder, t, Part.Integrity, Access.Write);
        if (frozen)
            TellAll(t, Access.Read);
    }
}
