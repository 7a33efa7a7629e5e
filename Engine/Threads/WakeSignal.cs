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

    /// <param name="msMax">Negative or infinite: as long as it takes.</param>
    /// <returns>False when the time was over.</returns>
    public bool Sleep(double msMax)
    {
        lock (_gate)
        {
            if (!_woken && msMax != 0)
                Monitor.Wait(_gate, msMax < 0 || msMax > int.MaxValue ? Timeout.Infinite : (int)Math.Ceiling(msMax));
            bool woken = _woken;
            _woken = false;
            return woken;
        }
    }
}
