using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Engine.Tests.Probes.Completeness;

/// <summary>A probe that writes down every access to a few chosen objects, in words, and the instruction that made it.</summary>
internal sealed class EventLog : Probe
{
    private readonly Dictionary<object, string> _subjects = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Text, Op? Op)> _events = [];
    private readonly HashSet<Op> _speakers = [];
    private IProbeNames? _names;
    private ProbeThread? _main;
    private object? _atomic;

    /// <summary>The instructions at which anything was told of any object.</summary>
    public IReadOnlySet<Op> Speakers => _speakers;

    public override void Attached(IProbeNames names, ProbeThread main)
    {
        _names = names;
        _main = main;
    }

    /// <summary>Listens from here on, to accesses of these objects: `o` is not named in the events, the others are.</summary>
    public void Begin(IEnumerable<(string Name, JsObject Object)> subjects)
    {
        _subjects.Clear();
        _events.Clear();
        foreach ((string name, JsObject subject) in subjects)
            _subjects.TryAdd(subject, name == "o" ? "" : name + ": ");
        _main!.Recorder = this;
    }

    public IReadOnlyList<(string Text, Op? Op)> End()
    {
        _main!.Recorder = null;
        return [.. _events];
    }

    private void Note(ProbeThread t, object subject, string what)
    {
        if (!ReferenceEquals(t, _main))
            return;
        CodeSite here = t.Here();
        Op? op = here.Context.Code is BytecodeFunction code ? (Op)code.Code[here.Pc] : null;
        if (op is { } speaker)
            _speakers.Add(speaker);
        if (_subjects.TryGetValue(subject, out string? name))
            _events.Add((name + what, op));
    }

    private string Name(object key)
    {
        string text = _names!.Key(key);
        return text.StartsWith("Symbol(Symbol.", StringComparison.Ordinal) ? "@@" + text[14..^1] : text;
    }

    public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access) => Note(t, o, $"{access} {Name(key)}");

    public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access) => Note(t, o, $"{access} [{index}]");

    public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access) => Note(t, o, $"{access} {part}");

    public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access) =>
        Note(t, collection, $"{access} entry {(key is string text ? text : key is null ? "?" : "object")}");

    public override void Cleared(ProbeThread t, object collection, ref object? shadow) => Note(t, collection, "Cleared");

    // Variables have no name of their own: those that the function under test can see are `v`.
    public override void Variable(ProbeThread t, object variable, ref object? shadow, Access access)
    {
        _subjects.TryAdd(variable, "");
        Note(t, variable, $"{access} variable");
    }

    public override void Bytes(ProbeThread t, object buffer, ref object? shadow, long offset, long count, Access access) =>
        Note(t, buffer, $"{access} bytes {offset}..{offset + count}");

    public override object? AtomicBegin(ProbeThread t, object o, ref object? shadow, object? key, long index, int bytes = 0)
    {
        _atomic = o;
        return bytes > 0 ? $"bytes {index}..{index + bytes}" : key is null ? $"[{index}]" : key is Part ? $"{key}" : Name(key);
    }

    public override void AtomicEnd(ProbeThread t, object? token, Access access) => Note(t, _atomic!, $"{access} {token}");

    public override void Acquired(ProbeThread t, object sync, ref object? shadow) => Note(t, sync, "Acquired");

    public override void Releasing(ProbeThread t, object sync, ref object? shadow) => Note(t, sync, "Releasing");
}
