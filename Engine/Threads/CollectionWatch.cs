namespace ConcurrentJs.Threads;

/// <summary>Calls somebody after every collection, while anybody listens. A program that does not allocate pays nothing.</summary>
/// <remarks>The call comes from the finalizer's thread. After <see cref="End"/> none comes, and one that is under way has ended.</remarks>
internal sealed class CollectionWatch
{
    private readonly Lock _lock = new();
    private readonly Action _ring;

    // Kept here, or its own finalizer could come first.
    private readonly WeakReference<CollectionWatch> _self;
    private int _listeners;

    public CollectionWatch(Action ring)
    {
        _ring = ring;
        _self = new WeakReference<CollectionWatch>(this);
        // Nobody keeps it: that is how it learns of collections.
        _ = new Sentinel(_self);
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
            try
            {
                // A young one, so that every collection finds it.
                if (!Environment.HasShutdownStarted)
                    _ = new Sentinel(watch);
            }
            catch (OutOfMemoryException)
            {
                // Too late for a warning.
            }
        }
    }
}
