namespace ConcurrentJs.Sanitizer.Prediction;

/// <summary>Everything that had to happen before an event, whatever the schedule: how many events of each thread, and the event itself.</summary>
/// <param name="Window">Stamps of an earlier window say nothing: all of it has happened.</param>
/// <param name="Others">By thread; the entry of the event's own thread does not count. Never changed.</param>
internal sealed record Stamp(int Window, int[] Others, int Thread, int Index)
{
    public static int At(int[] clock, int thread) => thread < clock.Length ? clock[thread] : 0;

    /// <summary>The clock with the stamp's events in it; the same array when they all were.</summary>
    public int[] JoinInto(int[] clock)
    {
        if (!IsNews(clock))
            return clock;
        var joined = new int[Math.Max(Math.Max(clock.Length, Others.Length), Thread + 1)];
        for (int i = 0; i < joined.Length; i++)
            joined[i] = Math.Max(At(clock, i), i == Thread ? Index : At(Others, i));
        return joined;
    }

    private bool IsNews(int[] clock)
    {
        if (At(clock, Thread) < Index)
            return true;
        for (int i = 0; i < Others.Length; i++)
            if (i != Thread && Others[i] > At(clock, i))
                return true;
        return false;
    }
}

/// <summary>A thread of the window.</summary>
internal sealed class TraceThread
{
    public int Window = -1, Id, Index;

    /// <summary>What had to happen before its next event, by thread. Replaced, never changed.</summary>
    public int[] Others = [];
}

/// <summary>One critical section. The thread that gives the lock back may be another one than the one that took it.</summary>
internal sealed class Section(int thread, int acquired, long order)
{
    public int Thread { get; } = thread;

    /// <summary>The event that took the lock; 0: before the window.</summary>
    public int Acquired { get; } = acquired;

    /// <summary>Its place among all sections, in the order in which they happened.</summary>
    public long Order { get; } = order;

    public Stamp? Released { get; set; }
}

/// <summary>The critical sections of one lock in the window.</summary>
internal sealed class LockTrace
{
    /// <summary>By thread, in order.</summary>
    public Dictionary<int, List<Section>> Sections { get; } = [];

    public Section? Open { get; set; }

    /// <summary>The last time it was taken or given back.</summary>
    public Stamp? Last { get; set; }

    public void Add(Section section)
    {
        if (!Sections.TryGetValue(section.Thread, out List<Section>? list))
            Sections.Add(section.Thread, list = []);
        list.Add(section);
        Open = section;
    }

    /// <summary>The last section of a thread that begins within so many events of it.</summary>
    public static Section? LastWithin(List<Section> sections, int count)
    {
        int low = 0, high = sections.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sections[middle].Acquired <= count)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? null : sections[low - 1];
    }
}
