using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Deadlocks;

/// <summary>One thread took a lock while it held another.</summary>
/// <param name="Held">All locks held then, <paramref name="From"/> among them.</param>
public sealed record LockEdge(LockName From, LockName To, ThreadInfo Thread, LockSet Held, CodeSite? FromSite, CodeSite ToSite);

/// <summary>Threads that may each hold what the next one wants: a deadlock of another schedule.</summary>
public sealed record LockCycle(IReadOnlyList<LockEdge> Edges);

/// <summary>
/// The lock-order graph (Goodlock, Havelund 2000; with gate locks, Bensalem and Havelund 2005): a cycle is a potential deadlock when its edges are of
/// different threads and no lock is held at all of them.
/// </summary>
public sealed class LockOrder
{
    private const int MaxEdgesOfPair = 4, MaxCycleLength = 5, MaxCycles = 100, MaxEdges = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<LockName, List<LockEdge>> _edges = [];
    private int _count;

    public void Taken(ThreadInfo thread, LockSet held, LockName taken, CodeSite here)
    {
        lock (_lock)
        {
            foreach (LockSet outer in held.Each())
                Add(new LockEdge(outer.Name!, taken, thread, held, outer.Taken, here));
        }
    }

    private void Add(LockEdge edge)
    {
        if (ReferenceEquals(edge.From, edge.To))
            return;
        if (!_edges.TryGetValue(edge.From, out List<LockEdge>? known))
            _edges.Add(edge.From, known = []);
        int alike = 0;
        foreach (LockEdge old in known)
        {
            if (!ReferenceEquals(old.To, edge.To))
                continue;
            if (ReferenceEquals(old.Thread, edge.Thread) && ReferenceEquals(old.ToSite, edge.ToSite) && ReferenceEquals(old.Held, edge.Held))
                return;
            alike++;
        }
        if (alike >= MaxEdgesOfPair)
            return;
        known.Add(edge);
        // Locks that come and go: their orders are forgotten, those of today are learnt again.
        if (++_count <= MaxEdges)
            return;
        _edges.Clear();
        _count = 0;
    }

    /// <summary>Each set of locks that lie on a cycle once.</summary>
    public IReadOnlyList<LockCycle> Cycles()
    {
        lock (_lock)
        {
            var found = new List<LockCycle>();
            var seen = new HashSet<string>();
            foreach (LockName start in _edges.Keys.OrderBy(name => name.Id))
                Search(start, [], found, seen);
            return found;
        }
    }

    private void Search(LockName start, List<LockEdge> path, List<LockCycle> found, HashSet<string> seen)
    {
        LockName at = path.Count == 0 ? start : path[^1].To;
        if (path.Count >= MaxCycleLength || found.Count >= MaxCycles || !_edges.TryGetValue(at, out List<LockEdge>? edges))
            return;
        foreach (LockEdge edge in edges)
        {
            // Every cycle is found from its lock with the least number.
            if (edge.To.Id < start.Id || !MayGoOn(path, edge))
                continue;
            path.Add(edge);
            if (ReferenceEquals(edge.To, start))
            {
                if (path.Count > 1 && seen.Add(string.Join(',', path.Select(e => e.From.Id).Order())))
                    found.Add(new LockCycle([.. path]));
            }
            else
            {
                Search(start, path, found, seen);
            }
            path.RemoveAt(path.Count - 1);
        }
    }

    private static bool MayGoOn(List<LockEdge> path, LockEdge edge)
    {
        foreach (LockEdge before in path)
        {
            if (ReferenceEquals(before.Thread, edge.Thread) || ReferenceEquals(before.From, edge.From))
                return false;
            foreach (LockSet gate in before.Held.Each())
                if (edge.Held.Contains(gate.Name!))
                    return false;
        }
        return true;
    }
}
