using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>One operating-system thread waits until another hands it the turn. A turn that comes early is kept.</summary>
/// <remarks>
/// States: 0 nothing, 1 the turn is here. Words: _word, set to 1 by who hands over, back to 0 by the one that waits.
/// Invariants: a turn is taken once. Memory order: full fences on both sides, so all that the one did the other sees.
/// On Linux a futex: two system calls for each hand-over are all there is. Elsewhere a monitor.
/// </remarks>
internal sealed unsafe class Baton
{
    private const int WaitPrivate = 128, WakePrivate = 129;

    private static readonly long s_futex = !OperatingSystem.IsLinux() ? 0 : RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    // Outside of the managed heap: the kernel knows it by its address. Batons live as long as their threads, which are few.
    private readonly int* _word = (int*)NativeMemory.AllocZeroed(64);
    private readonly object _gate = new();

    ~Baton() => NativeMemory.Free(_word);

    public void Give()
    {
        Interlocked.Exchange(ref Unsafe.AsRef<int>(_word), 1);
        if (s_futex != 0)
        {
            _ = Futex(s_futex, _word, WakePrivate, 1, null, null, 0);
            return;
        }
        lock (_gate)
            Monitor.Pulse(_gate);
    }

    public void Take()
    {
        while (Interlocked.Exchange(ref Unsafe.AsRef<int>(_word), 0) == 0)
        {
            if (s_futex != 0)
            {
                _ = Futex(s_futex, _word, WaitPrivate, 0, null, null, 0);
                continue;
            }
            lock (_gate)
            {
                if (Volatile.Read(ref Unsafe.AsRef<int>(_word)) == 0)
                    Monitor.Wait(_gate);
            }
        }
    }

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern long Futex(long number, int* address, long operation, long value, void* timeout, void* other, long bits);
}
