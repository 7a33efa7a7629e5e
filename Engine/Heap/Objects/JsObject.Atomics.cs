using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>What Atomics does to a property.</summary>
internal enum PropertyAtomic : byte { Load, Store, Exchange, CompareExchange, Add, Sub, And, Or, Xor }

/// <summary>How it went.</summary>
internal enum AtomicOutcome : byte
{
    Done,

    /// <summary>There is no own property of that name.</summary>
    Absent,

    /// <summary>It is an accessor.</summary>
    NotData,
    ReadOnly,

    /// <summary>It is absent, and nothing may be added.</summary>
    NotExtensible,

    /// <summary>The object computes its value, as arrays do their length.</summary>
    Special,

    /// <summary>Arithmetic on something else than a Number.</summary>
    NotNumber,

    /// <summary>The value must be made first, outside of the lock.</summary>
    Lazy,
}

/// <summary>Atomic operations on own data properties.</summary>
/// <remarks>
/// Words: the slot's, see <see cref="Slot"/>; the layout, under the cell lock.
/// Invariants:
///   V3  Each operation is one step: against all others of its kind and against layout changes by the cell lock, against plain
///       writes by a CAS on the slot's word, which is tried again when a plain write came between.
///   V4  A plain write of a primitive that races with the first cell stored into the slot may count as written before the step and be
///       overwritten by it, as the slot's rule says.
/// Memory order: sequentially consistent: the CAS is a full fence, a load is an acquire under or after a lock that fences.
/// Progress: blocking for a few dozen instructions; no user code, nothing is made under the lock (C2).
/// Checked by: tests/Engine.Tests/Builtins/AtomicPropertyTests.
/// </remarks>
internal partial class JsObject
{
    /// <summary>One atomic step; <paramref name="old"/> is the value before it. Operands are converted already.</summary>
    internal AtomicOutcome Atomic(PropertyKey key, PropertyAtomic operation, JsValue operand, JsValue expected, out JsValue old)
    {
        while (true)
        {
            AtomicOutcome outcome = AtomicOnce(key, operation, operand, expected, out old);
            if (outcome != AtomicOutcome.Lazy)
                return outcome;
            TryFindOwn(key, out _, out _);
        }
    }

    /// <summary>
    /// PERF: adds a small integer to one, in an own writable property of a layout that is shared: what counters do. False when it is anything
    /// else, or a plain write came between, and nothing was done.
    /// </summary>
    internal bool TryAtomicAdd(HeapCell key, int operand, out JsValue old)
    {
        CellLock.Held held = Lock();
        bool done = false;
        old = default;
        Shape shape = Shape;
        if (shape.Dictionary is null && shape.TryFind(key, out PropertyEntry entry)
            && (entry.Flags & (PropertyFlags.Writable | PropertyFlags.Accessor | PropertyFlags.Special)) == PropertyFlags.Writable)
        {
            ref Slot slot = ref SlotAt(shape, entry.Slot);
            SlotImage image = slot.Image();
            old = new JsValue(image.Bits);
            done = image.Cell is null && old.IsInt32 && slot.TryReplace(image, JsValue.FromInt64((long)old.AsInt32 + operand));
        }
        held.Dispose();
        return done;
    }

    private AtomicOutcome AtomicOnce(PropertyKey key, PropertyAtomic operation, JsValue operand, JsValue expected, out JsValue old)
    {
        using CellLock.Held held = Lock();
        old = default;
        ref Slot slot = ref FindSlotHoldingLock(key, out PropertyFlags flags);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref slot))
        {
            if ((flags & PropertyFlags.Special) != 0)
                return AtomicOutcome.Special;
            if (operation != PropertyAtomic.Store)
                return AtomicOutcome.Absent;
            return TryAddHoldingLock(key, operand) ? AtomicOutcome.Done : AtomicOutcome.NotExtensible;
        }
        if ((flags & PropertyFlags.Accessor) != 0)
            return AtomicOutcome.NotData;
        if (operation != PropertyAtomic.Load && (flags & PropertyFlags.Writable) == 0)
            return AtomicOutcome.ReadOnly;
        while (true)
        {
            SlotImage image = slot.Image();
            if (!slot.TryReadMade(image, out old))
                return AtomicOutcome.Lazy;
            JsValue next = operand;
            switch (operation)
            {
                case PropertyAtomic.Load:
                case PropertyAtomic.CompareExchange when !Equality.SameValueZero(old, expected):
                    return AtomicOutcome.Done;
                case PropertyAtomic.Add or PropertyAtomic.Sub or PropertyAtomic.And or PropertyAtomic.Or or PropertyAtomic.Xor:
                    if (!old.IsNumber)
                        return AtomicOutcome.NotNumber;
                    next = Combine(operation, old, operand);
                    break;
            }
            if (slot.TryReplace(image, next))
                return AtomicOutcome.Done;
        }
    }

    private static JsValue Combine(PropertyAtomic operation, JsValue old, JsValue operand) => operation switch
    {
        PropertyAtomic.Add when old.IsInt32 && operand.IsInt32 => JsValue.FromInt64((long)old.AsInt32 + operand.AsInt32),
        PropertyAtomic.Add => JsValue.FromNumber(old.AsNumber + operand.AsNumber),
        PropertyAtomic.Sub => JsValue.FromNumber(old.AsNumber - operand.AsNumber),
        PropertyAtomic.And => Conversions.ToInt32(old.AsNumber) & Conversions.ToInt32(operand.AsNumber),
        PropertyAtomic.Or => Conversions.ToInt32(old.AsNumber) | Conversions.ToInt32(operand.AsNumber),
        PropertyAtomic.Xor => Conversions.ToInt32(old.AsNumber) ^ Conversions.ToInt32(operand.AsNumber),
        _ => operand,
    };

    /// <summary>The slot of an own property, or a null reference: absent, or (flagged so) special.</summary>
    private ref Slot FindSlotHoldingLock(PropertyKey key, out PropertyFlags flags)
    {
        if (key.Cell is not null)
        {
            bool found = FindNamedHoldingLock(key.Cell, out PropertyEntry entry);
            flags = entry.Flags;
            if (found && !entry.IsSpecial)
                return ref SlotAt(Shape, entry.Slot);
        }
        else if (HasFlag(CellFlags.HasSparse) && _extra?.Tail?.FindSparse(key.Index) is { } sparse)
        {
            flags = sparse.Flags;
            return ref sparse.IsDense ? ref DenseSlot(key.Index) : ref sparse.Slot;
        }
        else
        {
            flags = DenseFlags;
            if (TryGetDenseElement(key.Index, out _) && IsCovered(key.Index))
                return ref DenseSlot(key.Index);
        }
        return ref System.Runtime.CompilerServices.Unsafe.NullRef<Slot>();
    }
}
