using System.Runtime.CompilerServices;

namespace ConcurrentJs.Threads;

/// <summary>The lock of one heap cell: one bit of its header word, and one for who waits for long.</summary>
/// <remarks>
/// <code>
///   free ⇄ held          by CAS; free → held clears Wanted when the taker had set it, or waits too
///   Wanted clear → set   by somebody who has waited for long; who comes new lets such a one go first, for a while
/// </code>
/// Words: one, the cell's header; its other bits change by interlocked operations only while several threads exist.
/// Invariants:
///   C1  Between Enter and Dispose no other thread is between Enter and Dispose of the same cell.
///   C2  No user code runs and nothing parks while a cell lock is held.
///   C4  Wanted is set by those who wait only, and each of them clears it as it takes the lock: it is clear when nobody waits.
/// Memory order: the CAS that takes the bit is a full fence; the release is interlocked too.
/// While no heap of the process has two JS threads (<see cref="Shared"/> is false) nothing is taken: only a heap's only thread can start
/// another, and it never does so inside a critical section (C2). When a heap has one thread again, that thread notices at a poll.
/// ABA: the bits carry no identity. Progress: blocking, sections are a few dozen instructions. Without Wanted a thread that does nothing but
/// take and release one lock can keep others from it for as long as it likes: they look at a moment when it is held, again and again.
/// Checked by: tests/Engine.Tests/Threads/CellLockTests.
/// </remarks>
internal static class CellLock
{
    public const int Bit = 1 << 8;

    /// <summary>Above the flags and below the mark of birth.</summary>
    internal const int Wanted = 1 << 19;

    /// <summary>Looks at a held lock before the waiter says so; and looks of who comes new before it goes first all the same.</summary>
    private const int PatientLooks = 24, CourteousLooks = 200;

    private static readonly Lock s_gate = new();
    private static int s_sharedHeaps;
    private static bool s_shared;

    /// <summary>True while a second JS thread may touch some heap of the process.</summary>
    public static bool Shared => s_shared;

    /// <summary>Called by the only running JS thread of a heap before it starts another one.</summary>
    public static void BecomeShared()
    {
        using Lock.Scope scope = s_gate.EnterScope();
        s_sharedHeaps++;
        Volatile.Write(ref s_shared, true);
    }

    /// <summary>Called by the only JS thread left of a heap, outside every critical section: at a poll.</summary>
    public static void BecomeAlone()
    {
        using Lock.Scope scope = s_gate.EnterScope();
        if (--s_sharedHeaps == 0)
            Volatile.Write(ref s_shared, false);
        Interlocked.MemoryBarrier();
    }

    /// <summary>The proof that a cell lock is held; disposing releases it.</summary>
    public readonly ref struct Held
    {
        private readonly ref int _header;
        private readonly bool _taken;

        internal Held(ref int header, bool taken)
        {
            _header = ref header;
            _taken = taken;
        }

        public void Dispose()
        {
            if (_taken)
                Interlocked.And(ref _header, ~Bit);
        }

        /// <summary>Releases, and answers the header as it was then: a look that comes after everything that was done under the lock.</summary>
        // PERF: And would be a loop, because the answer is wanted.
        public int Release() => _taken ? Interlocked.Add(ref _header, -Bit) : _header;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Held Enter(ref int header)
    {
        if (!s_shared)
            return new Held(ref header, false);
        int seen = header;
        if ((seen & Bit) != 0 || Interlocked.CompareExchange(ref header, seen | Bit, seen) != seen)
            Take(ref header);
        return new Held(ref header, true);
    }

    /// <summary>
    /// Orders stores before it before loads after it, while threads share the heap: for the writer's half of "I change, then look
    /// who watches" against "I watch, then look" (E1, E2 of the prototype flags).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FullFence()
    {
        if (s_shared)
            Interlocked.MemoryBarrier();
    }

    private static void Take(ref int header)
    {
        int seen = Volatile.Read(ref header);
        if ((seen & (Bit | Wanted)) != 0 || Interlocked.CompareExchange(ref header, seen | Bit, seen) != seen)
            TakeContended(ref header);
    }

    private static void TakeContended(ref int header)
    {
        SpinWait spin = default;
        bool waits = false;
        for (int looks = 0; ; looks++)
        {
            int seen = Volatile.Read(ref header);
            if ((seen & Bit) == 0)
            {
                bool mayTake = waits || (seen & Wanted) == 0 || looks > (Amplifier.IsOn ? 2 : CourteousLooks);
                if (mayTake && Interlocked.CompareExchange(ref header, (waits ? seen & ~Wanted : seen) | Bit, seen) == seen)
                    return;
            }
            else if (looks > (Amplifier.IsOn ? 0 : PatientLooks) && (!waits || (seen & Wanted) == 0))
            {
                waits = true;
                Interlocked.Or(ref header, Wanted);
            }
            // No sleeping: a section is over in less than a microsecond, and a sleeper would starve behind a thread that spins.
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}

/// <summary>A short critical section of the engine's own tables (atoms, shape transitions, caches).</summary>
/// <remarks>Wraps the runtime's lock so that blocking stays in this room. Nothing that runs user code is called inside (C2).</remarks>
internal sealed class TableLock
{
    private readonly Lock _lock = new();

    public Lock.Scope Enter()
    {
        if (Amplifier.IsOn)
            YieldWhileTaken();
        return _lock.EnterScope();
    }

    // A scheduler may have suspended the holder: then it must go on before this thread can.
    private void YieldWhileTaken()
    {
        while (IsTaken() && Amplifier.Yield(IsTaken))
        {
        }
    }

    // A thread that holds it may ask for another one that wants it.
    private bool IsTaken()
    {
        if (_lock.IsHeldByCurrentThread)
            return true;
        if (!_lock.TryEnter())
            return true;
        _lock.Exit();
        return false;
    }
}
