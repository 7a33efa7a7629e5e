namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>What every live thread knows, and so every thread that will ever be started by one.</summary>
internal sealed class Floor(long[] clocks)
{
    /// <summary>Whatever any thread does from now on comes after that moment.</summary>
    public bool Covers(ulong epoch)
    {
        int slot = Epoch.Slot(epoch);
        return epoch == 0 || (slot < clocks.Length && Epoch.Clock(epoch) <= clocks[slot]);
    }

    public bool Covers(VectorClock known)
    {
        ReadOnlySpan<long> theirs = known.Clocks;
        for (int i = 0; i < theirs.Length; i++)
            if (theirs[i] > (i < clocks.Length ? clocks[i] : 0))
                return false;
        return true;
    }
}
