using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;
using EnginePoint = ConcurrentJs.Threads.Point;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>A place in the source that makes one sort of access, and whether a scheduling decision comes before it.</summary>
internal sealed class PointClass(string name, bool isInternal)
{
    /// <summary><c>bank.js:12:5 property</c>: the same on every machine.</summary>
    public string Name { get; } = name;

    /// <summary>Code of the engine's own libraries: their accesses are one step with what calls them.</summary>
    public bool IsInternal { get; } = isInternal;

    public bool IsPoint { get; set; }
}

/// <summary>
/// Which accesses are scheduling points: those in places of the source where threads were seen to touch one location, one of them changing
/// it, with nothing between them that every schedule has (starts and joins). What only one thread touches, or all only read, is none.
/// </summary>
/// <remarks>
/// It grows while schedules run, within the run that shows a new place and for all after it: a repro file says what was known at the run's
/// beginning, so the same points come in the same order. Touched by whoever has the turn.
/// </remarks>
internal sealed class PointMap(string root, bool all = false)
{
    private readonly Dictionary<string, PointClass> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<(CodeSite Site, EnginePoint Point), PointClass> _inside = [];
    private readonly List<string> _learned = [];

    /// <summary>The ways in which functions were reached, in all runs.</summary>
    public CallTree Calls { get; } = new();

    /// <summary>The places so far, in the order in which they were found.</summary>
    public IReadOnlyList<string> Learned => _learned;

    /// <summary>Every access is a point, whether threads share the place or not.</summary>
    public bool All => all;

    public PointClass ClassOf(CodeSite site, Space space, IProbeNames names)
    {
        SiteNotes notes = NotesOf(site);
        if (notes.Class is { } known && notes.Space == space)
            return known;
        PointClass place = (notes.Others ??= new PointClass?[(int)Space.Engine + 1])[(int)space] ??= Named(site, space, names);
        (notes.Class, notes.Space) = (place, space);
        return place;
    }

    // PERF: with the site, which is found for each access anyway; the sites are those of this map's calls.
    private static SiteNotes NotesOf(CodeSite site) => Unsafe.As<SiteNotes?>(site.ControlState) ?? NewNotes(site);

    private static SiteNotes NewNotes(CodeSite site)
    {
        var made = new SiteNotes();
        site.ControlState = made;
        return made;
    }

    /// <summary>What is known of an instruction: its places by kind, the last one that was asked for at hand, and its hash.</summary>
    private sealed class SiteNotes
    {
        public PointClass? Class;
        public Space Space;
        public PointClass?[]? Others;
        public ulong Hash;
    }

    /// <summary>A point inside the engine, on the way of what this place in the source does.</summary>
    public PointClass ClassOf(CodeSite site, EnginePoint point, IProbeNames names)
    {
        if (_inside.TryGetValue((site, point), out PointClass? known))
            return known;
        SourceFrame frame = names.FrameAt(site.Context.Code, site.Pc);
        // The epoch is every thread's, whoever's code ends it.
        bool isInternal = frame.Path.StartsWith("node:", StringComparison.Ordinal) && point != EnginePoint.EpochBump;
        string name = frame.Path.Length == 0 ? PointTable.NameOf(point) : $"{Shown(frame.Path)}:{frame.Line}:{frame.Column} {PointTable.NameOf(point)}";
        if (!_byName.TryGetValue(name, out PointClass? made))
            _byName.Add(name, made = new PointClass(name, isInternal));
        _inside.Add((site, point), made);
        return made;
    }

    private PointClass Named(CodeSite site, Space space, IProbeNames names)
    {
        SourceFrame frame = names.FrameAt(site.Context.Code, site.Pc);
        bool isInternal = frame.Path.Length == 0 || frame.Path.StartsWith("node:", StringComparison.Ordinal);
        string name = $"{Shown(frame.Path)}:{frame.Line}:{frame.Column} {space.ToString().ToLowerInvariant()}";
        if (!_byName.TryGetValue(name, out PointClass? known))
            _byName.Add(name, known = new PointClass(name, isInternal) { IsPoint = all && !isInternal });
        return known;
    }

    /// <summary>From here on, also in this run.</summary>
    public void Learn(PointClass place)
    {
        if (place.IsPoint || place.IsInternal)
            return;
        place.IsPoint = true;
        _learned.Add(place.Name);
    }

    /// <summary>As <see cref="Learn(PointClass)"/>, from a repro file.</summary>
    public void Learn(string name)
    {
        if (!_byName.TryGetValue(name, out PointClass? known))
            _byName.Add(name, known = new PointClass(name, isInternal: false));
        Learn(known);
    }

    /// <summary>A number for an instruction: the same on every machine.</summary>
    public ulong HashOf(CodeSite site, IProbeNames names)
    {
        SiteNotes notes = NotesOf(site);
        if (notes.Hash != 0)
            return notes.Hash;
        SourceFrame frame = names.FrameAt(site.Context.Code, site.Pc);
        ulong hash = 14695981039346656037;
        foreach (char c in $"{Shown(frame.Path)}:{frame.Line}:{frame.Column}")
            hash = (hash ^ c) * 1099511628211;
        return notes.Hash = hash;
    }

    /// <summary>Relative to the program's folder, with slashes.</summary>
    public string Shown(string path) => Path.IsPathRooted(path) ? Path.GetRelativePath(root, path).Replace('\\', '/') : path;
}
