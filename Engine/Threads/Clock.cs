using System.Diagnostics;

namespace ConcurrentJs.Threads;

/// <summary>What time it is. The only place that asks the operating system; a host or a test may put another clock in its place.</summary>
internal class Clock
{
    public static readonly Clock System = new();

    /// <summary>Milliseconds since 1970, UTC, with fractions.</summary>
    public virtual double NowMs => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    /// <summary>Milliseconds since some point in the past; never goes back.</summary>
    public virtual double MonotonicMs => Stopwatch.GetTimestamp() * (1000.0 / Stopwatch.Frequency);
}
