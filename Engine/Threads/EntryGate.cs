namespace ConcurrentJs.Threads;

/// <summary>Lets one thread at a time into something; tells the others no instead of making them wait.</summary>
/// <remarks>
/// States: free (0) ⇄ taken (1). Words: _taken, by CAS from 0, stored back to 0 by whoever took it.
/// Invariants: G1 between a successful TryEnter and its Leave no other TryEnter succeeds.
/// Memory order: the CAS and the release store order everything one owner did before what the next one does.
/// </remarks>
internal sealed class EntryGate
{
    private int _taken;

    public bool TryEnter() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

    public void Leave() => Volatile.Write(ref _taken, 0);
}
