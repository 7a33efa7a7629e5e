using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Jobs;

/// <summary>A promise job or another microtask (ECMA-262 9.5).</summary>
internal abstract class Job
{
    /// <summary>For a probe: what comes before the job, beside what its thread did.</summary>
    internal object? Edge;

    /// <summary>Who runs the job instead when the thread to which it was posted ends first; null: the main thread.</summary>
    public virtual JobQueue? Heir => null;

    /// <summary>Null when the job needs no particular realm.</summary>
    public virtual Realm? Realm => null;

    public abstract void Run(JsThread t);
}

/// <summary>The microtasks of one thread, in order. Own jobs are queued without a lock; other threads post through <see cref="Post"/>.</summary>
/// <remarks>
/// Words: a concurrent queue of posted jobs, and the number of open tickets: promises to post a job later.
/// Invariants:
///   J1  A ticket is closed after its job was posted, so an observer that sees no ticket sees the job.
///   J2  A job posted to a thread that has ended runs on its heir, and when that one has ended too or there is none, on the main thread: the
///       queue is closed before it is emptied for the last time, and whoever posts looks at _isClosed after posting, so one of the two forwards
///       the job, and taking it out of the queue decides who. The main thread's queue is never closed.
/// Memory order: interlocked counts; a fence between posting and looking, and between closing and emptying.
/// </remarks>
internal sealed class JobQueue(JsThread owner)
{
    private const int JobsBetweenTimers = 256;

    private readonly Queue<Job> _own = new();
    private Postbox<Job> _posted;

    private int _tickets;
    private bool _isClosed;

    public JsThread Owner => owner;

    /// <summary>Something will post a job one day: the host waits for it.</summary>
    public bool HasTickets => Volatile.Read(ref _tickets) > 0;

    public void OpenTicket() => Interlocked.Increment(ref _tickets);

    public void CloseTicket() => Interlocked.Decrement(ref _tickets);

    /// <summary>Any thread.</summary>
    public void PostAndClose(Job job)
    {
        Post(job);
        CloseTicket();
        owner.Unpark();
    }

    public bool IsEmpty => _own.Count == 0 && _posted.IsEmpty;

    /// <summary>Only the owning thread.</summary>
    public void Enqueue(Job job) => _own.Enqueue(job);

    /// <summary>Any thread.</summary>
    public void Post(Job job)
    {
        if (EngineThread.Current is { } poster && !ReferenceEquals(poster, owner))
        {
            Amplifier.At(Point.QueuePost, this);
            if (poster.Probe is { } probe)
                job.Edge = probe.Merge(job.Edge, probe.Depart(poster));
        }
        _posted.Enqueue(job);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isClosed))
            Forward();
        else
            owner.Unpark();
    }

    /// <summary>The owner ends: what is queued and what comes later belongs to others.</summary>
    public void Close()
    {
        Volatile.Write(ref _isClosed, true);
        Interlocked.MemoryBarrier();
        object? last = owner.Probe?.Depart(owner);
        while (_own.TryDequeue(out Job? job))
        {
            job.Edge = owner.Probe?.Merge(job.Edge, last);
            Forward(job);
        }
        Forward();
    }

    /// <summary>A thread of the host comes back.</summary>
    public void Reopen() => Volatile.Write(ref _isClosed, false);

    private void Forward()
    {
        while (_posted.TryDequeue(out Job? job))
            Forward(job);
    }

    private void Forward(Job job)
    {
        JobQueue? heir = job.Heir;
        (heir is null || ReferenceEquals(heir, this) ? owner.Cluster.Main.Jobs : heir).Post(job);
    }

    /// <summary>Runs jobs until there are none. An exception that a job lets out reaches the caller; the rest stays queued.</summary>
    public void Drain()
    {
        Amplifier.At(Point.QueueLook, this);
        if (_own.Count > 0 || !_posted.IsEmpty)
            owner.Interpreter.Hold(_runAll ??= RunAll);
        else
            owner.KeptAlive.Clear();
    }

    private Action? _runAll;

    private void RunAll()
    {
        for (int ran = 1; ; ran++)
        {
            if (ran % JobsBetweenTimers == 0)
                owner.Loop.RingQuietTimers();
            if (ran > 1)
                Amplifier.At(Point.QueueLook, this);
            while (_posted.TryDequeue(out Job? posted))
                _own.Enqueue(posted);
            if (!_own.TryDequeue(out Job? job))
            {
                // 9.10.1 ClearKeptObjects ( ): no code of this thread is running now.
                owner.KeptAlive.Clear();
                return;
            }
            owner.Poll();
            if (job.Realm is { } realm)
                owner.Realm = realm;
            if (job.Edge is { } edge)
            {
                job.Edge = null;
                owner.Probe?.Arrive(owner, edge);
            }
            job.Run(owner);
        }
    }

    public void Clear()
    {
        _own.Clear();
        _posted.Clear();
    }
}
