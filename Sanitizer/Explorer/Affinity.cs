using System.Runtime.InteropServices;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Keeps a thread, and those that it starts later, on one core: handing the turn over is several times cheaper there.</summary>
public static unsafe class Affinity
{
    private const int MaskBytes = 128;

    /// <summary>The core that the calling thread is on. Where the system cannot do it, nothing happens.</summary>
    public static void StayHere()
    {
        if (!OperatingSystem.IsLinux())
            return;
        int core = Thread.GetCurrentProcessorId();
        if (core is < 0 or >= MaskBytes * 8)
            return;
        byte* mask = stackalloc byte[MaskBytes];
        new Span<byte>(mask, MaskBytes).Clear();
        mask[core / 8] = (byte)(1 << (core % 8));
        _ = SetAffinity(0, MaskBytes, mask);
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    private static extern int SetAffinity(int thread, nint size, byte* mask);
}
