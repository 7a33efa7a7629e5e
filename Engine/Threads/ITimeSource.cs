namespace ConcurrentJs.Threads;

/// <summary>A time of the host's own in place of the machine's: for schedulers that let time pass as they like.</summary>
public interface ITimeSource
{
    /// <summary>Milliseconds since 1970, UTC, with fractions.</summary>
    double NowMs { get; }

    /// <summary>Milliseconds since some point in the past; never goes back.</summary>
    double MonotonicMs { get; }
}

/// <summary>The clock of an engine whose host has a time of its own.</summary>
internal sealed class HostClock(ITimeSource source) : Clock
{
    public override double NowMs => source.NowMs;

    public override double MonotonicMs => source.MonotonicMs;
}
