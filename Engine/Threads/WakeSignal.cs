namespace ConcurrentJs.Threads;

/// <summary>One thread sleeps until somebody wakes it or its time is over. A wake that comes early is kept.</summary>
internal sealed class WakeSignal : IDisposable
{
    private readonly AutoResetEvent _event = new(initialState: false);

    /// <summary>Any thread.</summary>
    public void Wake() => _event.Set();

    /// <param name="msMax">Negative: as long as it takes.</param>
    public void Sleep(double msMax) => _event.WaitOne(msMax < 0 ? Timeout.Infinite : (int)Math.Min(Math.Ceiling(msMax), int.MaxValue));

    public void Dispose() => _event.Dispose();
}
