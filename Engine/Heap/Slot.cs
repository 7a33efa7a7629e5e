using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap;

/// <summary>Sixteen bytes that several threads may read and write: property, element, captured variable.</summary>
/// <remarks>
/// The one-way rule. States: primitive mode (cell null, bits are the value) → cell mode (cell is the value), for good.
/// Words: two, written separately, each by plain 8-byte stores:
///   a primitive in primitive mode stores the bits; a cell stores the cell; a primitive in cell mode is stored as a cell.
/// Invariants:
///   V1  A reader that loads both words, in either order, gets a value that some thread wrote to this slot (M2).
///   V2  Special cells (boxed primitives, lazy values) are turned back into values by Read: nothing else sees them.
/// Torn-pair table. (cell null, any bits): the cell was null when read, so primitive mode lasted until then and the bits were
///   written by a write of that mode; a bits store that is delayed past the switch counts as overwritten at once.
///   (cell set, any bits): the bits are ignored.
/// Memory order: none needed within the slot; publication of the object orders its initial values.
/// ABA: no word goes back to null. Progress: wait-free.
/// Going back from cell to primitive mode would break V1: a delayed bits store could surface later.
/// Checked by: tests/Engine.Tests/Heap/SlotTests.
/// </remarks>
internal struct Slot
{
    private HeapCell? _cell;
    private long _bits;

    /// <summary>Any 16 bytes, before the owner is published.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Initialize(JsValue value)
    {
        _bits = value._bits;
        _cell = value._cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly JsValue Read()
    {
        HeapCell? cell = _cell;
        if (cell is null)
            return new JsValue(_bits);
        return cell.Kind > CellKind.Lazy ? new JsValue(cell) : SpecialCells.Unwrap(cell);
    }

    /// <summary>Reads a property slot, which may hold a lazy value that its holder makes on first touch (M8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsValue Read(JsObject holder)
    {
        HeapCell? cell = _cell;
        if (cell is null)
            return new JsValue(_bits);
        return cell.Kind > CellKind.Lazy ? new JsValue(cell) : ReadSpecial(cell, holder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(JsValue value)
    {
        if (value._cell is not null)
            _cell = value._cell;
        else if (_cell is null)
            _bits = value._bits;
        else
            _cell = SpecialCells.Wrap(value);
    }

    /// <summary>The same for a slot of <paramref name="holder"/>, with the points between a reader's two words.</summary>
    public JsValue ReadInSteps(JsObject holder)
    {
        if (!Amplifier.IsOn)
            return Read(holder);
        HeapCell? cell = _cell;
        Amplifier.At(Point.SlotCellToBits, holder);
        if (cell is null)
            return new JsValue(_bits);
        return cell.Kind > CellKind.Lazy ? new JsValue(cell) : ReadSpecial(cell, holder);
    }

    /// <summary>The same for a slot of <paramref name="holder"/>, with the point between a writer's look and its store.</summary>
    public void WriteInSteps(JsValue value, JsObject holder)
    {
        if (!Amplifier.IsOn)
        {
            Write(value);
            return;
        }
        bool isPrimitive = _cell is null;
        Amplifier.At(Point.SlotModeToStore, holder);
        if (value._cell is not null)
            _cell = value._cell;
        else if (isPrimitive)
            _bits = value._bits;
        else
            _cell = SpecialCells.Wrap(value);
    }

    /// <summary>Copies an ordinary value to a register; false for a hole and for special cells, which the slow path unwraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryLoad(ref JsValue register)
    {
        HeapCell? cell = _cell;
        if (cell is null)
        {
            long bits = _bits;
            if (bits == JsValue.HoleBits)
                return false;
            register = new JsValue(bits);
            return true;
        }
        if (cell.Kind <= CellKind.Lazy)
            return false;
        // PERF: the store of the cell is a call, and last nothing has to survive it.
        ref Slot target = ref Unsafe.As<JsValue, Slot>(ref register);
        target._bits = JsValue.CellBits;
        target._cell = cell;
        return true;
    }

    /// <summary>Writes without making a cell; false for a primitive into a slot in cell mode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStore(JsValue value)
    {
        if (value._cell is not null)
            _cell = value._cell;
        else if (_cell is null)
            _bits = value._bits;
        else
            return false;
        return true;
    }

    /// <summary>Overwrites an existing element; false for a hole or a primitive into a slot in cell mode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryOverwrite(JsValue value)
    {
        if (_cell is null)
        {
            if (_bits == JsValue.HoleBits)
                return false;
            if (value._cell is null)
            {
                _bits = value._bits;
                return true;
            }
        }
        else if (value._cell is null || _cell.Kind <= CellKind.Lazy)
        {
            return false;
        }
        _cell = value._cell;
        return true;
    }

    /// <summary>A lazy value waits here (M8).</summary>
    public readonly bool IsLazy => _cell is { Kind: CellKind.Lazy };

    /// <summary>Both words as they are now, the cell first.</summary>
    public SlotImage Image()
    {
        HeapCell? cell = Volatile.Read(ref _cell);
        return new SlotImage(cell, Volatile.Read(ref _bits));
    }

    /// <summary>The value of an image; false for a lazy one.</summary>
    public readonly bool TryReadMade(SlotImage image, out JsValue value)
    {
        value = image.Cell is null ? new JsValue(image.Bits)
            : image.Cell.Kind == CellKind.HeapNumber ? SpecialCells.Unwrap(image.Cell) : new JsValue(image.Cell);
        return image.Cell is not { Kind: CellKind.Lazy };
    }

    /// <summary>Stores a value if the deciding word is still the image's: the bits in primitive mode, else the cell. A full fence when it did.</summary>
    /// <remarks>
    /// THREADS: bits exchanged after another thread stored the slot's first cell count as written, and overwritten, just before that
    /// store, which came after the image was taken.
    /// </remarks>
    public bool TryReplace(SlotImage image, JsValue value)
    {
        if (!CellLock.Shared)
        {
            Write(value);
            return true;
        }
        if (value._cell is null && image.Cell is null)
            return Interlocked.CompareExchange(ref _bits, value._bits, image.Bits) == image.Bits;
        HeapCell next = value._cell ?? SpecialCells.Wrap(value);
        return ReferenceEquals(Interlocked.CompareExchange(ref _cell, next, image.Cell), image.Cell);
    }

    /// <summary>Reads without making anything; false for a lazy value. For holders of a cell lock, under which nothing may be made.</summary>
    public readonly bool TryReadMade(out JsValue value)
    {
        HeapCell? cell = _cell;
        if (cell is null)
            value = new JsValue(_bits);
        else if (cell.Kind > CellKind.Lazy)
            value = new JsValue(cell);
        else if (cell.Kind == CellKind.HeapNumber)
            value = SpecialCells.Unwrap(cell);
        else
        {
            value = default;
            return false;
        }
        return true;
    }

    /// <summary>The cell, which may be a special one; null in primitive mode.</summary>
    public readonly HeapCell? CellOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _cell;
    }

    /// <summary>The bits, for who has seen that the cell is null.</summary>
    public readonly long BitsOfPrimitive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _bits;
    }

    /// <summary>Whether the value is this cell.</summary>
    public readonly bool Holds(HeapCell cell) => ReferenceEquals(_cell, cell);

    /// <summary>True when nothing was ever stored: fresh element storage.</summary>
    public readonly bool IsFresh => _cell is null && _bits == JsValue.HoleBits;

    private JsValue ReadSpecial(HeapCell cell, JsObject holder)
    {
        if (cell is not LazyValue lazy)
            return SpecialCells.Unwrap(cell);
        JsValue made = lazy.Make(holder);
        HeapCell stored = made._cell ?? SpecialCells.Wrap(made);
        Amplifier.At(Point.LazyCreation, holder);
        HeapCell winner = Interlocked.CompareExchange(ref _cell, stored, lazy)!;
        return ReferenceEquals(winner, lazy) ? made : Read(holder);
    }
}

/// <summary>What an atomic operation found in a slot.</summary>
internal readonly record struct SlotImage(HeapCell? Cell, long Bits);

/// <summary>A property value that is made on first read; an immutable recipe, shared by all realms.</summary>
internal abstract class LazyValue() : HeapCell(CellKind.Lazy, null!)
{
    /// <summary>Makes the value for this holder. May run twice in a race; one result wins. Calls no user code.</summary>
    public abstract JsValue Make(JsObject holder);
}

/// <summary>Primitives as cells, for slots in cell mode (V2).</summary>
internal static class SpecialCells
{
    private sealed class HeapNumber(long bits) : HeapCell(CellKind.HeapNumber, null!)
    {
        public readonly long Bits = bits;
    }

    private const int SmallMin = -128, SmallMax = 1023;

    private static readonly HeapNumber s_hole = new(JsValue.HoleBits), s_undefined = new(JsValue.UndefinedBits),
        s_null = new(JsValue.NullBits), s_false = new(JsValue.FalseBits), s_true = new(JsValue.TrueBits);

    private static readonly HeapNumber[] s_small = MakeSmall();

    public static HeapCell Wrap(JsValue value)
    {
        switch (value._bits)
        {
            case JsValue.HoleBits: return s_hole;
            case JsValue.UndefinedBits: return s_undefined;
            case JsValue.NullBits: return s_null;
            case JsValue.FalseBits: return s_false;
            case JsValue.TrueBits: return s_true;
        }
        if (value.IsInt32 && value.AsInt32 is >= SmallMin and <= SmallMax)
            return s_small[value.AsInt32 - SmallMin];
        return new HeapNumber(value._bits);
    }

    public static JsValue Unwrap(HeapCell cell) => new(Unsafe.As<HeapNumber>(cell).Bits);

    private static HeapNumber[] MakeSmall()
    {
        var small = new HeapNumber[SmallMax - SmallMin + 1];
        for (int i = 0; i < small.Length; i++)
            small[i] = new HeapNumber(JsValue.FromInt32(i + SmallMin)._bits);
        return small;
    }
}
