namespace ConcurrentJs.Threads;

/// <summary>Lets one thread at a time into something, again and again if it is the same one; tells the others no instead of making them wait.</summary>
/// <remarks><code>
///   free (0) ──enter──▶ owned by thread n (n) ──leave, depth 0──▶ free
/// </code>
/// Words: _owner, written by CAS from 0 and stored back to 0 by its owner; _depth, touched by the owner only.
/// Invariants: G1 _depth &gt; 0 exactly while _owner is not 0, as its owner sees it.
/// Memory order: the CAS and the release store order everything one owner did before what the next one does.
/// </remarks>
internal sealed class EntryGate
{
    private int _owner;
    private int _depth;

    /// <summary>True for the outermost entry.</summary>
    /// <exception cref="InvalidOperationException">Another thread is inside.</exception>
    public bool Enter()
    {
        int self = Environment.CurrentManagedThreadId;
        if (Volatile.Read(ref _owner) != self && Interlocked.CompareExchange(ref _owner, self, 0) != 0)
            throw new InvalidOperationException("The engine is running on another thread. Use one engine from one thread at a time, or an engine a thread.");
        return _depth++ == 0;
    }

    public void Leave()
    {
        if (--_depth == 0)
            Volatile.Write(ref _owner, 0);
    }
}
