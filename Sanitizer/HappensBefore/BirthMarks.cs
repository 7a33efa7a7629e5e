using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>
/// The marks by which threads know their own young objects (<see cref="ProbeThread.BirthMark"/>): a new one at each release, never one that another live
/// thread has. What is made under a mark and used under it needs no recording: whoever else gets hold of it without an edge has raced
/// on the way to it, and that is reported (LOCATIONS.md, D33).
/// </summary>
/// <remarks>
/// There are 4095 marks, so an object that nobody has touched since it was made may meet its mark again: an access of one moment
/// in 4095 would be overlooked, never one reported wrongly. Off, every access is told: an explorer counts on it.
/// </remarks>
internal sealed class BirthMarks(bool isOn)
{
    private const int Count = 4096;

    private readonly int[] _inUse = new int[Count];
    private int _last;

    public void Change(ProbeThread t)
    {
        Free(t);
        while (isOn)
        {
            int mark = Interlocked.Increment(ref _last) & (Count - 1);
            if (mark == 0 || Interlocked.CompareExchange(ref _inUse[mark], 1, 0) != 0)
                continue;
            t.BirthMark = mark;
            return;
        }
    }

    public void Free(ProbeThread t)
    {
        if (t.BirthMark > 0)
            Volatile.Write(ref _inUse[t.BirthMark], 0);
        t.BirthMark = -1;
    }
}
