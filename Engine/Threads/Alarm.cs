namespace ConcurrentJs.Threads;

/// <summary>Calls somebody on a pool thread after a time, once or again and again, until it is disposed.</summary>
/// <remarks>
/// A call that is under way when the alarm is disposed is waited for, and none comes afterwards: who is rung about one program must not be
/// rung while the next one runs.
/// </remarks>
internal sealed class Alarm : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Action _ring;
    private readonly Timer _timer;
    private bool _isOff;

    private Alarm(Action ring, TimeSpan after, TimeSpan every)
    {
        _ring = ring;
        _timer = new Timer(static state => ((Alarm)state!).Ring(), this, after, every);
    }

    public static Alarm Once(TimeSpan after, Action ring) => new(ring, after, Timeout.InfiniteTimeSpan);

    public static Alarm Every(TimeSpan period, Action ring) => new(ring, period, period);

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
            _isOff = true;
    }

    private void Ring()
    {
        // A ring that takes long is not rung on top of.
        if (!_lock.TryEnter())
            return;
        try
        {
            if (!_isOff)
                _ring();
        }
        finally
        {
            _lock.Exit();
        }
    }
}
