using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Where an access was made, with the locks held there. Cells remember its number, 4 bytes.</summary>
internal sealed class AccessSite(int id, CodeSite call, LockSet locks, AccessSite? next)
{
    public int Id { get; } = id;
    public CodeSite Call { get; } = call;
    public LockSet Locks { get; } = locks;

    /// <summary>The same place, with other locks.</summary>
    public AccessSite? Next { get; } = next;
}

/// <summary>All of one tree of calls: the number of one is its place in a list.</summary>
internal sealed class AccessSites
{
    private const int MaxSites = 4_000_000, MaxLockSets = 8;

    private readonly Lock _lock = new();
    private AccessSite?[] _sites = new AccessSite?[256];
    private int _count;

    public static AccessSites Of(CallTree calls) =>
        (AccessSites)(Volatile.Read(ref calls.ProbeState) ?? Interlocked.CompareExchange(ref calls.ProbeState, new AccessSites(), null) ?? calls.ProbeState);

    public AccessSite? Find(int id) => id == 0 ? null : Volatile.Read(ref _sites)[id - 1];

    /// <summary>The one for this place and these locks. A place seen with many sets of locks goes on with the first.</summary>
    public int IdOf(CodeSite call, LockSet locks)
    {
        int seen = 0;
        var first = (AccessSite?)Volatile.Read(ref call.ProbeState);
        for (AccessSite? site = first; site is not null; site = site.Next, seen++)
        {
            if (ReferenceEquals(site.Locks, locks))
                return site.Id;
        }
        return seen >= MaxLockSets ? first!.Id : Add(call, locks);
    }

    private int Add(CodeSite call, LockSet locks)
    {
        lock (_lock)
        {
            if (_count >= MaxSites)
                return 0;
            if (_count == _sites.Length)
            {
                AccessSite?[] larger = new AccessSite?[_count * 2];
                _sites.CopyTo(larger, 0);
                Volatile.Write(ref _sites, larger);
            }
            var made = new AccessSite(_count + 1, call, locks, (AccessSite?)call.ProbeState);
            _sites[_count++] = made;
            Volatile.Write(ref call.ProbeState, made);
            return made.Id;
        }
    }
}
