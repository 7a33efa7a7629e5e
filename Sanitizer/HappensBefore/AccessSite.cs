using ConcurrentJs.Probes;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Where an access was made, with the locks held there. Cells remember its number, 4 bytes.</summary>
internal sealed class AccessSite
{
    private const int MaxSites = 4_000_000, MaxLockSets = 8;

    private static readonly Lock s_lock = new();
    private static AccessSite?[] s_sites = new AccessSite?[256];
    private static int s_count;

    private readonly AccessSite? _next;

    private AccessSite(int id, CodeSite call, LockSet locks, AccessSite? next)
    {
        Id = id;
        Call = call;
        Locks = locks;
        _next = next;
    }

    public int Id { get; }
    public CodeSite Call { get; }
    public LockSet Locks { get; }

    public static AccessSite? Find(int id) => id == 0 ? null : Volatile.Read(ref s_sites)[id - 1];

    /// <summary>The one for this place and these locks. A place seen with many sets of locks goes on with the first.</summary>
    public static int IdOf(CodeSite call, LockSet locks)
    {
        int seen = 0;
        var first = (AccessSite?)Volatile.Read(ref call.ProbeState);
        for (AccessSite? site = first; site is not null; site = site._next, seen++)
        {
            if (ReferenceEquals(site.Locks, locks))
                return site.Id;
        }
        return seen >= MaxLockSets ? first!.Id : Add(call, locks);
    }

    private static int Add(CodeSite call, LockSet locks)
    {
        lock (s_lock)
        {
            if (s_count >= MaxSites)
                return 0;
            if (s_count == s_sites.Length)
            {
                AccessSite?[] larger = new AccessSite?[s_count * 2];
                s_sites.CopyTo(larger, 0);
                Volatile.Write(ref s_sites, larger);
            }
            var made = new AccessSite(s_count + 1, call, locks, (AccessSite?)call.ProbeState);
            s_sites[s_count++] = made;
            Volatile.Write(ref call.ProbeState, made);
            return made.Id;
        }
    }
}
