using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;

namespace ConcurrentJs.Sanitizer.Tests.HappensBefore;

/// <summary>A thread of a story: its steps happen in the order in which the test calls them.</summary>
internal sealed class Actor : ProbeThread
{
    private readonly CallContext _context;

    public Actor(string name, CallTree calls) => _context = calls.Root.Enter(name, 0);

    /// <summary>Counts, so that no two steps have the same site.</summary>
    public int Step { get; private set; }

    /// <summary>After so many steps the sites come again, as in a loop.</summary>
    public int Sites { get; set; } = int.MaxValue;

    public object? End { get; set; }

    public override CodeSite Here() => _context.At(Step++ % Sites);
}

/// <summary>Something with a shadow word: an object, a variable, a lock.</summary>
internal sealed class Thing
{
    public object? Shadow;
}

/// <summary>Events told one after another to a detector, and the races it finds.</summary>
internal sealed class Story
{
    public Detector Detector { get; }
    public List<Race> Races { get; } = [];
    public Actor Main { get; }
    private int _threads;

    public Story(bool predicts = false)
    {
        Detector = new Detector(Races.Add, predicts);
        Main = new Actor("main", Detector.Calls) { Probe = Detector };
        Detector.Attached(new NoNames(), Main);
    }

    public Actor Fork(Actor parent)
    {
        var child = new Actor($"thread {++_threads}", Detector.Calls);
        Detector.Forked(parent, child, $"thread {_threads}");
        return child;
    }

    public void End(Actor t) => t.End = Detector.Ended(t);

    public void Join(Actor t, Actor child)
    {
        if (child.End is null)
            End(child);
        Detector.Joined(t, child.End);
    }

    public void Named(Actor t, Thing o, string key, Access access) => t.Recorder?.Property(t, o, ref o.Shadow, string.Intern(key), access);

    public void Indexed(Actor t, Thing o, uint index, Access access) => t.Recorder?.Element(t, o, ref o.Shadow, index, access);

    public void Part(Actor t, Thing o, Part part, Access access) => t.Recorder?.OfPart(t, o, ref o.Shadow, part, access);

    public void Entry(Actor t, Thing o, string key, Access access) => t.Recorder?.Entry(t, o, ref o.Shadow, key, 0, access);

    public void Clear(Actor t, Thing o, params string[] keys)
    {
        foreach (string key in keys)
            Entry(t, o, key, Access.Remove);
        t.Recorder?.Cleared(t, o, ref o.Shadow);
    }

    public void Var(Actor t, Thing o, Access access) => t.Recorder?.Variable(t, o, ref o.Shadow, access);

    public void Bytes(Actor t, Thing o, long offset, long count, Access access) => t.Recorder?.Bytes(t, o, ref o.Shadow, offset, count, access);

    public void Lock(Actor t, Thing l) => Detector.Acquired(t, l, ref l.Shadow);

    public void Unlock(Actor t, Thing l) => Detector.Releasing(t, l, ref l.Shadow);

    public void Atomic(Actor t, Thing o, string key, Access access)
    {
        object? token = Detector.AtomicBegin(t, o, ref o.Shadow, string.Intern(key), 0);
        Detector.AtomicEnd(t, token, access);
    }

    private sealed class NoNames : IProbeNames
    {
        public SourceFrame FrameAt(object code, int pc) => new((string)code, "story.js", pc + 1, 1, -1, "");
        public string Key(object key) => key.ToString()!;
        public string Kind(object target) => "Object";
        public string? ValueOf(object target, object key) => null;
        public string? ElementOf(object target, uint index) => null;
        public string? VariableOf(object variable) => null;
    }
}
