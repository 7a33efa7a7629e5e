namespace ConcurrentJs.Threads;

/// <summary>
/// Makes running interpreters leave and enter their loop a few times while the process is young. The runtime replaces precompiled
/// code by better code when a method is called again; a loop that is entered once would stay in the weaker code for ever.
/// </summary>
/// <remarks>
/// One timer for the process, for its first seconds; threads that start later find the better code in place.
/// Invariants: the list is touched under the lock and is null for good when the pulses are over.
/// Memory order: the look without the lock may see the list late; the second look, under the lock, decides.
/// </remarks>
internal static class ReentryPulse
{
    /// <summary>Enough calls for the runtime's call counting (30), each time.</summary>
    private const int Entries = 48;

    private const int RoomAtFirst = 256;

    private static readonly int[] s_pausesMs = [150, 150, 300, 600, 1200, 2400];
    private static readonly Lock s_lock = new();
    private static List<WeakReference<EngineThread>>? s_threads = [];
    private static Timer? s_timer;
    private static int s_tick, s_room = RoomAtFirst;

    public static void Register(EngineThread thread)
    {
        if (Volatile.Read(ref s_threads) is null)
            return;
        lock (s_lock)
        {
            if (s_threads is null)
                return;
            // Engines that live for a moment leave nothing but the reference behind.
            if (s_threads.Count >= s_room)
            {
                s_threads.RemoveAll(static reference => !reference.TryGetTarget(out _));
                s_room = Math.Max(RoomAtFirst, s_threads.Count * 2);
            }
            s_threads.Add(new WeakReference<EngineThread>(thread));
            s_timer ??= new Timer(static _ => Tick(), null, s_pausesMs[0], Timeout.Infinite);
        }
    }

    private static void Tick()
    {
        lock (s_lock)
        {
            foreach (WeakReference<EngineThread> reference in s_threads!)
                if (reference.TryGetTarget(out EngineThread? thread))
                    thread.RequestReentries(Entries);
            if (++s_tick < s_pausesMs.Length)
            {
                s_timer!.Change(s_pausesMs[s_tick], Timeout.Infinite);
                return;
            }
            s_threads = null;
            s_timer!.Dispose();
        }
    }
}
