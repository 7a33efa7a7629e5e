namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Shadows of objects whose keys come and go: what can be forgotten is forgotten.</summary>
/// <remarks>
/// A cell is dropped without loss when all its moments are known to every live thread: whatever is done later comes after them. Threads' clocks
/// are read while they run; they only grow, so what is read is at most too little. A thread that waits for another one's end will know all
/// that this one knows by then. Where that does not help, because threads share an object without ever hearing of each other,
/// an object keeps at most <see cref="ObjectShadow.MaxCells"/> cells: some races of such places are overlooked then, none is invented.
/// </remarks>
public sealed partial class Detector
{
    private const int MaxJoins = 8;

    private readonly List<ThreadClock> _liveClocks = [];

    /// <summary>Cells given up although their moments were not known to all.</summary>
    public long CellsGivenUp => _cellsGivenUp;
    private long _cellsGivenUp;

    // Under the shadow's lock, before a cell of it is looked for.
    private void KeepSmall(ObjectShadow of)
    {
        if (of.IsFull)
            Interlocked.Add(ref _cellsGivenUp, of.Sweep(FloorOfNow()));
    }

    private Floor FloorOfNow()
    {
        lock (_threads)
        {
            var floor = new long[_slots.Count];
            for (int i = 0; i < floor.Length; i++)
            {
                long least = long.MaxValue;
                foreach (ThreadClock clock in _liveClocks)
                    least = Math.Min(least, KnownBy(clock, i));
                floor[i] = least;
            }
            return new Floor(floor);
        }
    }

    private static long KnownBy(ThreadClock clock, int slot)
    {
        long known = clock.KnownOf(slot);
        ThreadClock at = clock;
        for (int i = 0; i < MaxJoins && at.Waiting is { Joined: { } joined }; i++)
        {
            known = Math.Max(known, joined.KnownOf(slot));
            at = joined;
        }
        return known;
    }
}
