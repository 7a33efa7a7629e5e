namespace ConcurrentJs.Threads;

/// <summary>Calls somebody after the collector has gone through all memory, while anybody listens. Costs nothing else.</summary>
/// <remarks>The call comes from the finalizer's thread. After <see cref="End"/> none comes, and one that is under way has ended.</remarks>
internal sealed class CollectionWatch
{
    private readonly Lock _lock = new();
    private readonly Action _ring;
    private int _listeners;

    public CollectionWatch(Action ring)
    {
        _ring = ring;
        // Nobody keeps it: that is how it learns of collections.
        _ = new Sentinel(new WeakReference<CollectionWatch>(this));
    }

    public void Begin()
    {
        lock (_lock)
            _listeners++;
    }

    public void End()
    {
        lock (_lock)
            _listeners--;
    }

    private void Collected()
    {
        lock (_lock)
        {
            if (_listeners > 0)
                _ring();
        }
    }

    private sealed class Sentinel(WeakReference<CollectionWatch> watch)
    {
        ~Sentinel()
        {
            if (!watch.TryGetTarget(out CollectionWatch? target))
                return;
            target.Collected();
            if (!Environment.HasShutdownStarted)
                GC.ReRegisterForFinalize(this);
        }
    }
}
