namespace ConcurrentJs.Threads;

/// <summary>Calls somebody on a pool thread after a time, once or again and again, until it is disposed.</summary>
internal sealed class Alarm : IDisposable
{
    private readonly Timer _timer;

    private Alarm(Action ring, TimeSpan after, TimeSpan every) => _timer = new Timer(static state => ((Action)state!)(), ring, after, every);

    public static Alarm Once(TimeSpan after, Action ring) => new(ring, after, Timeout.InfiniteTimeSpan);

    public static Alarm Every(TimeSpan period, Action ring) => new(ring, period, period);

    public void Dispose() => _timer.Dispose();
}
