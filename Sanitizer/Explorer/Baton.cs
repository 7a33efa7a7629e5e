using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>One operating-system thread waits until another hands it the turn. A turn that comes early is kept.</summary>
/// <remarks>
/// States: 0 nothing, 1 the turn is here, -1 its thread sleeps, or is about to. Words: _word, set to 1 by who hands over, to 0 and -1 by the one that waits.
/// Invariants: a turn is taken once; who finds -1 wakes. Memory order: full fences on both sides, so all that the one did the other sees.
/// On Linux a futex, elsewhere a monitor. Where only two threads hand the turn to and fro, on one core, giving up the processor once brings the
/// other one on, and costs a third less than to sleep and to be woken. It also lets any other work on that core have its whole slice, so it is left for a
/// while once it took long. What is noted of that is a guess, kept without order.
/// </remarks>
internal sealed unsafe class Baton
{
    private const int Nothing = 0, Here = 1, Asleep = -1;

    private const int WaitPrivate = 128, WakePrivate = 129;

    /// <summary>After a yield that took longer than this, so many waits sleep at once: twice as many each time, and few again when so many in a row were short.</summary>
    private const int YieldMicroseconds = 200, SleepsAtFirst = 1_000, SleepsAtMost = 64_000, ShortOnesInRow = 20_000;

    private static readonly long s_longYield = Stopwatch.Frequency * YieldMicroseconds / 1_000_000;

    private static readonly long s_futex = !OperatingSystem.IsLinux() ? 0 : RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    private static readonly long s_threadNumber = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 186 : 178;

    // Outside of the managed heap: the kernel knows it by its address. Batons live as long as their threads, which are few.
    private readonly int* _word = (int*)NativeMemory.AllocZeroed(64);
    private readonly object _gate = new();

    // What yielding is like on this core just now, for all: one explored program runs at a time.
    private static int s_sleeps, s_sleepsNext = SleepsAtFirst, s_shortOnes, s_collections;

    ~Baton() => NativeMemory.Free(_word);

    private ref int Word => ref Unsafe.AsRef<int>(_word);

    /// <summary>The operating-system thread that takes it, by the kernel's number; 0 where that is not known.</summary>
    public int Owner { get; private set; }

    /// <summary>By the thread that will take it.</summary>
    public void Own()
    {
        if (s_futex != 0 && Owner == 0)
            Owner = (int)ThreadNumber(s_threadNumber);
    }

    /// <summary>How long its thread has computed so far; null where that is not known.</summary>
    public TimeSpan? Computed()
    {
        try
        {
            // Nanoseconds on a processor, nanoseconds of waiting for one, turns.
            return Owner == 0 ? null : TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText($"/proc/self/task/{Owner}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    public void Give()
    {
        if (Interlocked.Exchange(ref Word, Here) != Asleep)
            return;
        if (s_futex != 0)
        {
            _ = Futex(s_futex, _word, WakePrivate, 1, null, null, 0);
            return;
        }
        lock (_gate)
            Monitor.Pulse(_gate);
    }

    /// <param name="isSoon">The turn comes back soon: whoever has it hands it to nobody else.</param>
    public void Take(bool isSoon = false)
    {
        if (TryTake() || (isSoon && TakeAfterYield()))
            return;
        if (s_futex == 0)
        {
            lock (_gate)
            {
                while (!TryTakeOrSleep())
                    Monitor.Wait(_gate);
            }
            return;
        }
        while (!TryTakeOrSleep())
            _ = Futex(s_futex, _word, WaitPrivate, Asleep, null, null, 0);
    }

    private bool TryTake() => Interlocked.CompareExchange(ref Word, Nothing, Here) == Here;

    private bool TryTakeOrSleep()
    {
        if (TryTake())
            return true;
        Interlocked.CompareExchange(ref Word, Asleep, Nothing);
        return TryTake();
    }

    private bool TakeAfterYield()
    {
        if (s_sleeps > 0)
        {
            s_sleeps--;
            return false;
        }
        long before = Stopwatch.GetTimestamp();
        Thread.Yield();
        if (Stopwatch.GetTimestamp() - before > s_longYield)
            NoteLongYield();
        else if (++s_shortOnes == ShortOnesInRow)
            s_sleepsNext = SleepsAtFirst;
        return TryTake();
    }

    private static void NoteLongYield()
    {
        // A collection of the other thread's garbage is no other work.
        int collections = GC.CollectionCount(0);
        if (collections == s_collections)
        {
            s_sleeps = s_sleepsNext;
            s_sleepsNext = Math.Min(s_sleepsNext * 2, SleepsAtMost);
            s_shortOnes = 0;
        }
        s_collections = collections;
    }

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern long ThreadNumber(long number);

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern long Futex(long number, int* address, long operation, long value, void* timeout, void* other, long bits);
}
