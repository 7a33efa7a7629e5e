namespace ConcurrentJs.Threads;

/// <summary>One thread sleeps until somebody wakes it or its time is over. A wake that comes early is kept.</summary>
/// <remarks>Holds no OS handle, so a late waker (a finalizer whose engine is gone) finds an object it may still call.</remarks>
internal sealed class WakeSignal
{
    private readonly object _gate = new();
    private bool _woken;

    /// <summary>Any thread.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <param name="msMax">Negative: as long as it takes.</param>
    public void Sleep(double msMax)
    {
        lock (_gate)
        {
            if (!_woken)
                Monitor.Wait(_gate, msMax < 0 ? Timeout.Infinite : (int)Math.Min(Math.Ceiling(msMax), int.MaxValue));
            _woken = false;
        }
    }
}
