using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ConcurrentJs.Threads;

/// <summary>A queue that any thread adds to and takes from. It takes room once something was added: most threads are never posted anything.</summary>
/// <remarks>
/// Words: the queue, made once. Invariants: B1 whoever sees no queue sees none of those entries whose adding had not ended before.
/// Memory order: the CAS publishes a complete queue, and is a full fence before the entry; the rest is the queue's own.
/// </remarks>
internal struct Postbox<T> where T : class
{
    private ConcurrentQueue<T>? _queue;

    public readonly bool IsEmpty => Volatile.Read(in _queue) is null or { IsEmpty: true };

    public readonly int Count => Volatile.Read(in _queue)?.Count ?? 0;

    public void Enqueue(T entry)
    {
        if (Volatile.Read(ref _queue) is not { } queue)
        {
            var made = new ConcurrentQueue<T>();
            queue = Interlocked.CompareExchange(ref _queue, made, null) ?? made;
        }
        queue.Enqueue(entry);
    }

    public readonly bool TryDequeue([MaybeNullWhen(false)] out T entry)
    {
        if (Volatile.Read(in _queue) is { } queue)
            return queue.TryDequeue(out entry);
        entry = null;
        return false;
    }

    public readonly void Clear() => Volatile.Read(in _queue)?.Clear();

    public readonly T[] ToArray() => Volatile.Read(in _queue)?.ToArray() ?? [];
}
