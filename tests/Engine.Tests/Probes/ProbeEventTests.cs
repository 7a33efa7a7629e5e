using ConcurrentJs.Hosting;
using ConcurrentJs.Probes;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Probes;

/// <summary>What a probe hears of an object: exactly the places that the specification's steps touch.</summary>
public sealed class ProbeEventTests
{
    private sealed class Log : Probe
    {
        private IProbeNames? _names;
        private object? _target;

        public List<string> Events { get; } = [];

        public override void Attached(IProbeNames names, ProbeThread main)
        {
            _names = names;
            main.Recorder = this;
        }

        /// <summary>From here on only what happens to the object whose property `tag` was read last.</summary>
        public void Begin() => Events.Clear();

        private void Note(object o, string what)
        {
            if (ReferenceEquals(o, _target))
                Events.Add(what);
        }

        public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access)
        {
            string name = _names!.Key(key);
            if (name == "tag" && access == Access.Read)
                _target = o;
            Note(o, $"{access} {name}");
        }

        public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access) => Note(o, $"{access} [{index}]");

        public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access) => Note(o, $"{access} {part}");

        public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access) => Note(collection, $"{access} entry {key}");

        public override void Cleared(ProbeThread t, object collection, ref object? shadow) => Note(collection, "Cleared");
    }

    private sealed class Looker : Probe
    {
        private IProbeNames? _names;

        public List<string?> Found { get; } = [];

        public override void Attached(IProbeNames names, ProbeThread main)
        {
            _names = names;
            main.Recorder = this;
        }

        public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access)
        {
            if (access == Access.Read && _names!.Key(key) is "forEach" or "long")
                Found.Add(_names.ValueOf(o, key));
        }
    }

    [Fact]
    public void A_look_at_a_value_makes_nothing_lazy_and_flattens_no_rope()
    {
        var looker = new Looker();
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Probe = looker });
        // Read twice: the first look comes before the function is made, the second one after the program's own read has made it.
        engine.Evaluate("Map.prototype.forEach; Map.prototype.forEach;");
        Assert.Equal([null, "function"], looker.Found);
        looker.Found.Clear();
        engine.Evaluate("var o = { long: 'a'.repeat(100) + 'b'.repeat(100) }; o.long;");
        Assert.Contains(looker.Found, static value => value is not null && value.StartsWith("\"aaa", StringComparison.Ordinal));
    }

    private static string Of(string setup, string code)
    {
        var log = new Log();
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Probe = log });
        engine.Evaluate($"var o = {setup}; o.tag = 1; function f() {{ {code} }}");
        engine.Evaluate("o.tag");
        log.Begin();
        engine.Evaluate("f()");
        return string.Join(", ", log.Events);
    }

    [Theory]
    [InlineData("{ x: 1 }", "o.x", "Read x")]
    [InlineData("{ x: 1 }", "o['x']", "Read x")]
    [InlineData("{ x: 1 }", "o.x = 2", "Write x")]
    [InlineData("{ x: 1 }", "o.x++", "Read x, Write x")]
    [InlineData("{ x: 1 }", "o.x ??= 2", "Read x")]
    [InlineData("{}", "o.y = 2", "Read Prototype, Add y")]
    [InlineData("{}", "o.y", "Read y, Read Prototype")]
    [InlineData("{ x: 1 }", "'x' in o", "Has x")]
    [InlineData("{ x: 1 }", "Object.hasOwn(o, 'x')", "Has x")]
    [InlineData("{ x: 1 }", "delete o.x", "Remove x")]
    [InlineData("{}", "delete o.x", "Has x")]
    [InlineData("{ x: 1 }", "Object.keys(o)", "Read KeySet, Has x, Has tag")]
    [InlineData("{ x: 1 }", "({ ...o })", "Read KeySet, Read x, Read tag")]
    [InlineData("{ x: 1 }", "const { x } = o", "Read x")]
    [InlineData("{ m() {} }", "o.m()", "Read m")]
    [InlineData("{}", "Object.getPrototypeOf(o)", "Read Prototype")]
    [InlineData("{}", "Object.setPrototypeOf(o, null)", "Write Prototype")]
    [InlineData("{}", "Object.preventExtensions(o)", "Write Extensible")]
    [InlineData("{}", "Object.isExtensible(o)", "Read Extensible")]
    public void Of_an_object(string setup, string code, string expected) => Assert.Equal(expected, Of(setup, code));

    [Theory]
    [InlineData("o[0]", "Read [0]")]
    [InlineData("o[0] = 9", "Write [0]")]
    [InlineData("o.length", "Read Length")]
    [InlineData("o.length = 1", "Write Length, Remove [1]")]
    [InlineData("o.at(-1)", "Read at, Read Prototype, Read Length, Read [1]")]
    [InlineData("[].concat.call([], 1); const [a] = o", "Read Symbol(Symbol.iterator), Read Prototype, Read Length, Read [0]")]
    public void Of_an_array(string code, string expected) => Assert.Equal(expected, Of("[7, 8]", code));

    [Theory]
    [InlineData("o.get('a')", "Read get, Read Prototype, Read entry a")]
    [InlineData("o.set('a', 2)", "Read set, Read Prototype, Write entry a")]
    [InlineData("o.set('b', 2)", "Read set, Read Prototype, Add entry b")]
    [InlineData("o.has('b')", "Read has, Read Prototype, Has entry b")]
    [InlineData("o.delete('a')", "Read delete, Read Prototype, Remove entry a")]
    [InlineData("o.clear()", "Read clear, Read Prototype, Remove entry a, Cleared")]
    public void Of_a_map(string code, string expected) => Assert.Equal(expected, Of("new Map([['a', 1]])", code));

    [Fact]
    public void A_program_runs_the_same_without_a_listener()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions());
        Assert.Equal(3, engine.Evaluate("var o = { x: 1 }; o.y = 2; o.x + o.y").AsNumber());
    }
}
