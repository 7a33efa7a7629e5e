namespace ConcurrentJs.Threads;

/// <summary>Calls somebody after every collection, while anybody listens. A program that does not allocate pays nothing.</summary>
/// <remarks>
/// The call comes from the finalizer's thread. After <see cref="End"/> none comes, and one that is under way has ended.
/// One sentinel for the process: what has a finalizer is dear, and engines may live for a moment only.
/// Invariants: W1 the watches with listeners are in the list, and only they; while there is one, a sentinel waits for the next collection.
/// All of it is touched under the lock.
/// </remarks>
internal sealed class CollectionWatch(Action ring)
{
    private static readonly Lock s_lock = new();
    private static CollectionWatch? s_first;
    private static bool s_isArmed;

    private CollectionWatch? _next, _previous;
    private int _listeners;

    public void Begin()
    {
        lock (s_lock)
        {
            if (_listeners++ > 0)
                return;
            _next = s_first;
            if (s_first is not null)
                s_first._previous = this;
            s_first = this;
            if (s_isArmed)
                return;
            s_isArmed = true;
            // Nobody keeps it: that is how it learns of collections.
            _ = new Sentinel();
        }
    }

    public void End()
    {
        lock (s_lock)
        {
            if (--_listeners > 0)
                return;
            if (_previous is null)
                s_first = _next;
            else
                _previous._next = _next;
            if (_next is not null)
                _next._previous = _previous;
            _next = _previous = null;
        }
    }

    private static void Collected()
    {
        lock (s_lock)
        {
            for (CollectionWatch? watch = s_first; watch is not null; watch = watch._next)
                watch.Ring();
            s_isArmed = s_first is not null && !Environment.HasShutdownStarted;
            try
            {
                // A young one, so that every collection finds it.
                if (s_isArmed)
                    _ = new Sentinel();
            }
            catch (OutOfMemoryException)
            {
                // Too late for a warning.
                s_isArmed = false;
            }
        }
    }

    private void Ring() => ring();

    private sealed class Sentinel
    {
        ~Sentinel() => Collected();
    }
}
