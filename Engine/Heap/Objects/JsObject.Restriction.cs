using System.Runtime.CompilerServices;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Objects that belong to one thread (Thread.restrict).</summary>
/// <remarks>
/// The layout becomes a dictionary of the object's own, which no inline cache knows, and flags keep every fast path away; the internal methods
/// ask who calls. So objects without a restriction pay a test of a flag in the slow paths.
/// Words: the owner in the dictionary, the flag; both written once, under the cell lock, the owner first.
/// Invariants: B1 after the flag is seen, no internal method but [[GetPrototypeOf]] answers any thread but the owner.
/// Memory order: the flag is set by an interlocked operation, after the owner. An access that began before it may still end after it.
/// Checked by: tests/Engine.Tests/Builtins/RestrictTests.
/// </remarks>
internal partial class JsObject
{
    /// <summary>Kind and Exotic: an array whose length may be read from its field.</summary>
    internal const int OwnLengthMask = 0xFF | (int)CellFlags.Exotic;

    /// <summary>Makes the object the calling thread's own; false for objects that cannot be.</summary>
    internal bool TryRestrict(EngineThread t)
    {
        using CellLock.Held held = Lock();
        if (HasFlag(CellFlags.Restricted))
            return true;
        if (Kind is not (CellKind.Object or CellKind.Array) || IsExotic || HomeRealm is not null)
            return false;
        if (Shape.Dictionary is null)
            Volatile.Write(ref Shape, Shape.ToDictionary());
        Shape.Dictionary!.Owner = t.Serial;
        SetFlag(CellFlags.Restricted | CellFlags.Exotic | CellFlags.SlowElements | CellFlags.HasSparse);
        NotePrototypeElements();
        LayoutChanged();
        return true;
    }

    /// <summary>Throws when the object is restricted to another thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckOwner(EngineThread t)
    {
        if (HasFlag(CellFlags.Restricted))
            CheckRestricted(t);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CheckRestricted(EngineThread t)
    {
        if (Volatile.Read(ref Shape).Dictionary!.Owner != t.Serial)
            throw t.NewError(ErrorKind.ConcurrentAccess, $"expected the thread that #<{ClassName}> is restricted to, found thread {t.Id}");
    }
}
