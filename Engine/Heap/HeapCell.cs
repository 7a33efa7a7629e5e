using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap;

/// <summary>What a cell is, in one byte. The order matters: special cells first, then primitives, then objects.</summary>
internal enum CellKind : byte
{
    None,

    // Special cells: live only inside slots, never seen by a program.
    HeapNumber, Lazy,

    // Internal cells that registers may hold.
    Box, AccessorPair, Internal,

    // Primitives.
    String, Symbol, BigInt,

    // Objects.
    Object, Array, ScriptFunction, NativeFunction, BoundFunction, Proxy, Error, Boolean, Number, StringObject, SymbolObject,
    BigIntObject, Date, RegExp, Map, Set, WeakMap, WeakSet, WeakRef, FinalizationRegistry, ArrayBuffer, SharedArrayBuffer,
    DataView, TypedArray, Promise, Generator, AsyncGenerator, Arguments, ModuleNamespace, Iterator, Host,
    Thread, Lock, Condition, ThreadLocal,
}

/// <summary>Every thing in the heap: a shape, and a header word with kind, lock bit and flags.</summary>
/// <remarks>Strings, symbols and other cells without properties have a null shape, so a shape guard also proves object-ness.</remarks>
internal abstract class HeapCell
{
    internal Shape Shape;

    /// <summary>Kind in the low byte, lock bit, flags. A field for the loop's sake; everybody else asks Kind and HasFlag.</summary>
    internal int HeaderWord;

    protected HeapCell(CellKind kind, Shape shape)
    {
        Shape = shape;
        HeaderWord = (int)kind;
    }

    public CellKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (CellKind)(byte)HeaderWord;
    }

    /// <summary>Kind and flags in one load: what array fast paths compare.</summary>
    internal int Header
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => HeaderWord;
    }

    public bool IsObject
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (byte)HeaderWord >= (byte)CellKind.Object;
    }

    /// <summary>Takes the cell's own lock (C1, C2 of <see cref="CellLock"/>).</summary>
    public CellLock.Held Lock()
    {
        if (Amplifier.IsOn)
            BeforeLock(Point.CellLockEntry);
        return CellLock.Enter(ref HeaderWord);
    }

    /// <summary>The same for sections that change nothing.</summary>
    public CellLock.Held LockToRead()
    {
        if (Amplifier.IsOn)
            BeforeLock(Point.CellLockToRead);
        return CellLock.Enter(ref HeaderWord);
    }

    private void BeforeLock(Point point) => Amplifier.PassLock(point, this, IsLocked);

    private bool IsLocked() => (HeaderWord & CellLock.Bit) != 0;

    internal bool HasFlag(CellFlags flag) => (HeaderWord & (int)flag) != 0;

    // Above the flags: the mark of the thread and the time that made the cell, while a probe listens; 0 when nobody noted it.
    private const int BirthShift = 20;

    /// <summary>Notes on a new cell who made it, and when. Nobody else has it yet.</summary>
    internal void MarkBirth(ProbeThread t)
    {
        if (t.Recorder is not null && t.BirthMark > 0)
            HeaderWord |= t.BirthMark << BirthShift;
    }

    /// <summary>True while the thread that made the cell has told nobody of anything: accesses need not be told.</summary>
    internal bool IsYoung(ProbeThread t) => (int)((uint)HeaderWord >> BirthShift) == t.BirthMark;

    /// <summary>As the other; a cell that is not young loses its mark for good.</summary>
    internal bool StaysYoung(ProbeThread t)
    {
        int mark = (int)((uint)HeaderWord >> BirthShift);
        if (mark == t.BirthMark)
            return true;
        if (mark != 0)
            HeaderBits.Clear(ref HeaderWord, -1 << BirthShift);
        return false;
    }

    internal void SetFlag(CellFlags flag) => HeaderBits.Set(ref HeaderWord, (int)flag);
}

/// <summary>Header flags above kind and lock bit. They are only ever set, never cleared.</summary>
[Flags]
internal enum CellFlags
{
    /// <summary>Elements need the slow path: sparse entries, attributes, non-extensible, frozen, or an exotic object.</summary>
    SlowElements = 1 << 9,

    /// <summary>The object is some other object's prototype: changes of its layout bump <see cref="PrototypeEpoch"/>.</summary>
    IsPrototype = 1 << 10,

    ElementsSealed = 1 << 11,
    ElementsFrozen = 1 << 12,

    /// <summary>Array length is read-only.</summary>
    LengthReadOnly = 1 << 13,

    /// <summary>The object overrides internal methods: generic fast paths must call them.</summary>
    Exotic = 1 << 14,

    /// <summary>The [[IsHTMLDDA]] internal slot (Annex B.3.6).</summary>
    IsHtmlDda = 1 << 15,

    /// <summary>A string that is its own atom.</summary>
    Atom = 1 << 16,

    /// <summary>Some element is kept in the sparse map: reads of elements must look there first (G6).</summary>
    HasSparse = 1 << 17,

    /// <summary>Only one thread may touch the object (Thread.restrict). Comes with Exotic, SlowElements and HasSparse, so that no fast path serves it.</summary>
    Restricted = 1 << 18,
}
