using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Keeps a thread, and those that it starts later, on one core: handing the turn over is several times cheaper there.</summary>
public static unsafe class Affinity
{
    private const int MaskBytes = 128;

    private static int s_core = -1;

    /// <summary>From here on, the calling thread and the explorer's others stay on the core that it is on. Where the system cannot do it, nothing happens.</summary>
    private static void StayHere()
    {
        s_core = Thread.GetCurrentProcessorId();
        Follow();
    }

    /// <summary>Does the work in a thread of its own that stays on one core, waits for it, and throws what it threw.</summary>
    public static T OnOneCore<T>(Func<T> work)
    {
        const int StackBytes = 16 << 20;
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            StayHere();
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }, StackBytes);
        thread.Start();
        thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return result;
    }

    /// <summary>The calling thread goes where <see cref="OnOneCore{T}"/> works, if it does.</summary>
    internal static void Follow()
    {
        int core = s_core;
        if (!OperatingSystem.IsLinux() || core is < 0 or >= MaskBytes * 8)
            return;
        byte* mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        mask[core / 8] = (byte)(1 << (core % 8));
        _ = SetAffinity(0, MaskBytes, mask);
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    private static extern int SetAffinity(int thread, nint size, byte* mask);
}
