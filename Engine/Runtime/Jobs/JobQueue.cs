using System.Collections.Concurrent;

namespace ConcurrentJs.Runtime.Jobs;

/// <summary>A promise job or another microtask (ECMA-262 9.5).</summary>
internal abstract class Job
{
    /// <summary>Null when the job needs no particular realm.</summary>
    public virtual Realm? Realm => null;

    public abstract void Run(JsThread t);
}

/// <summary>The microtasks of one thread, in order. Own jobs are queued without a lock; other threads post through <see cref="Post"/>.</summary>
internal sealed class JobQueue(JsThread owner)
{
    private readonly Queue<Job> _own = new();
    private readonly ConcurrentQueue<Job> _posted = new();

    public bool IsEmpty => _own.Count == 0 && _posted.IsEmpty;

    /// <summary>Only the owning thread.</summary>
    public void Enqueue(Job job) => _own.Enqueue(job);

    /// <summary>Any thread.</summary>
    public void Post(Job job)
    {
        _posted.Enqueue(job);
        owner.Cluster.WakeHost?.Invoke();
    }

    /// <summary>Runs jobs until there are none. An exception that a job lets out reaches the caller; the rest stays queued.</summary>
    public void Drain()
    {
        while (true)
        {
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
            job.Run(owner);
        }
    }

    public void Clear()
    {
        _own.Clear();
        _posted.Clear();
    }
}
