namespace ConcurrentJs.Threads;

/// <summary>Threads that wait for ever.</summary>
/// <remarks>
/// Nobody runs while the world is stopped, so what is found then stays true: a thread whose wait cannot end by itself goes on only if a thread
/// that can go on ends it. When no thread can, none ever will. Some wait for one particular thread (the holder of a lock, a thread that is
/// joined): a ring of such waits never ends either, whatever the others do, nor does a wait for one of the ring.
/// </remarks>
internal static class Stalls
{
    private const int SettleTries = 50, SettleMs = 10;

    /// <summary>All of the threads, if none of them can go on; else those that wait in a ring or for it. Empty: all may be well.</summary>
    /// <param name="registry">Whose threads.</param>
    /// <param name="rings">Whether to look for rings.</param>
    /// <param name="without">A thread that counts as ended.</param>
    public static List<EngineThread> Find(ThreadRegistry registry, bool rings, EngineThread? without = null)
    {
        EngineThread[] threads = [.. registry.Snapshot().Where(thread => !ReferenceEquals(thread, without))];
        // Asked after the list was made, and before anybody's wait is looked at: who is on no list has told of its end then.
        if (registry.HasEnding)
            return [];
        var byId = new Dictionary<int, EngineThread>(threads.Length);
        bool all = true, help = false;
        foreach (EngineThread thread in threads)
        {
            byId[thread.Id] = thread;
            help |= thread.HasHelpFromOutside;
            all &= thread.Waiting is { CanEnd: false };
        }
        if (all && !help)
            return [.. threads];
        var found = new HashSet<EngineThread>();
        if (!rings)
            return [];
        foreach (EngineThread thread in threads)
        {
            if (found.Contains(thread) || !EndsInRing(thread, byId, found))
                continue;
            for (EngineThread? next = thread; next is not null && found.Add(next);)
                next = byId.GetValueOrDefault(next.Waiting!.Needed);
        }
        return [.. threads.Where(found.Contains)];
    }

    /// <summary>Those of the others who wait for ever once one thread has ended. Threads that are on their way to a wait are given a moment to get there.</summary>
    public static void WhenSettled(ThreadRegistry registry, EngineThread ended, Action<IReadOnlyList<EngineThread>> stopped)
    {
        for (int i = 0; i < SettleTries; i++)
        {
            bool isOver = false;
            registry.WhileStopped(null, () =>
            {
                EngineThread[] others = [.. registry.Snapshot().Where(thread => !ReferenceEquals(thread, ended))];
                isOver = i == SettleTries - 1 || (!registry.HasEnding && others.All(static thread => thread.Waiting is not null));
                if (isOver && Find(registry, rings: true, ended) is { Count: > 0 } found)
                    stopped(found);
            });
            if (isOver)
                return;
            Thread.Sleep(SettleMs);
        }
    }

    private static bool EndsInRing(EngineThread start, Dictionary<int, EngineThread> byId, HashSet<EngineThread> known)
    {
        var seen = new HashSet<EngineThread>();
        EngineThread at = start;
        while (seen.Add(at))
        {
            if (known.Contains(at))
                return true;
            // Needed is asked for first: a wait that cannot end now cannot end later but by that thread.
            if (at.Waiting is not { Needed: >= 0 and int needed, CanEnd: false } || !byId.TryGetValue(needed, out EngineThread? next))
                return false;
            at = next;
        }
        return true;
    }
}
