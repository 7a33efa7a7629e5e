using ConcurrentJs.Hosting;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>What a probe hears is the program's and the schedule's affair: neither caches nor other engines of the process change it.</summary>
public sealed class OtherEnginesTests
{
    /// <summary>Engines that change prototypes all the time, while it is not disposed of; one of them shares its heap.</summary>
    private sealed class Busy : IDisposable
    {
        private const string Text = """
            for (let i = 0; i < 20; i++) {
              class A { m() { return i; } get g() { return 1; } }
              A.prototype['p' + i] = i;
              const o = Object.create(new A());
              o.m() + o.g + o['p' + i];
            }
            """;

        private readonly Thread[] _threads;
        private volatile bool _isOver;

        public Busy(int count)
        {
            _threads = [.. Enumerable.Range(0, count).Select(i => new Thread(() => Work(isShared: i == 0)))];
            foreach (Thread thread in _threads)
                thread.Start();
        }

        private void Work(bool isShared)
        {
            using var engine = new Engine(new EngineOptions { Threads = ThreadsMode.Parallel });
            while (!_isOver)
                engine.Evaluate(isShared ? $"{{ const t = new Thread(() => {{ {Text} }});\n{Text}\nt.join(); }}" : Text, "busy.js");
        }

        public void Dispose()
        {
            _isOver = true;
            foreach (Thread thread in _threads)
                thread.Join();
        }
    }

    /// <summary>Writes down every access of the main thread.</summary>
    private sealed class Listener : Probe
    {
        private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);

        public List<string> Heard { get; } = [];

        private void Add(object o, string what, Access access)
        {
            if (!_numbers.TryGetValue(o, out int number))
                _numbers.Add(o, number = _numbers.Count);
            Heard.Add($"#{number} {what} {access}");
        }

        public override void Attached(IProbeNames names, ProbeThread main) => main.Recorder = this;

        public override void Property(ProbeThread t, object o, ref object? shadow, object key, Access access) => Add(o, key.ToString()!, access);

        public override void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access) => Add(o, $"[{index}]", access);

        public override void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access) => Add(o, $"<{part}>", access);

        public override void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access) => Add(collection, "entry", access);

        public override void Cleared(ProbeThread t, object collection, ref object? shadow) => Add(collection, "all", Access.Remove);

        public override void Variable(ProbeThread t, object variable, ref object? shadow, Access access) => Add(variable, "variable", access);
    }

    // Each way to come to a property, often enough for every cache; each line says again what the ones before it said.
    private const string Ways = """
        class Base { get g() { return this.own; } set s(v) { this.own = v; } m() { return this.own; } static make() { return new this(); } }
        class Derived extends Base { constructor() { super(); this.own = 1; this.added = 2; } m() { return super.m(); } }
        function Old(x) { this.x = x; }
        Old.prototype.twice = function () { return 2 * this.x; };
        const shared = { n: 0 }, list = [3, 1, 2], map = new Map([[1, 2]]);
        let free = 0;
        for (let i = 0; i < 40; i++) {
          const d = Derived.make(), o = new Old(i), plain = { a: 1, ['k' + i % 9]: 2 };
          d.s = d.g + d.m(); d.more = i; o.later = o.twice(); plain.b = plain.a + plain['k' + i % 9];
          shared.n += d.missing === undefined ? 1 : 0; shared['x' + i % 3] = i; delete shared['x' + i % 2];
          list.push(i); list.map(x => x + free); for (const x of list) free += x; [...list].length; list.pop();
          map.set(i, d).get(i); 'text'.charAt(0) + (5).toFixed(1) + (6).hasOwnProperty('a') + true.valueOf() + Symbol.iterator.description + 7n.toString() + 'abc'.length; d instanceof Base; o instanceof Base; 'own' in d;
          JSON.stringify(plain); Object.keys(d).join(); const { own, ...rest } = d; [own, rest.added]; plain.toString(); globalThis.late = i; late + i;
          Promise.resolve(i).then(free => free); /a(b)?/.exec('ab')[1]; Object.assign({}, o); d.hasOwnProperty('own'); String(o); `${list}`;
          shared.f = () => i; shared.f(); const bound = o.twice.bind(o); bound(); [d, o, plain].map(p => p.a); for (const k in o) o[k]; o.x++; o.x += d.own; plain?.b?.c;
          const s = new Set([i, 1]); s.has(i); new Int8Array(2)[0] = i; Math.max(i, 2); parseInt('1'); list.includes(2); [, o.y = 4] = list; Reflect.get(d, 'g'); delete o.later;
        }
        """;

    private static List<string> Hear()
    {
        var listener = new Listener();
        using var engine = new Engine(new EngineOptions { Probe = listener, Threads = ThreadsMode.Parallel });
        engine.Evaluate(Ways, "ways.js");
        engine.RunEventLoop();
        return listener.Heard;
    }

    [Fact]
    public void They_do_not_change_what_is_told()
    {
        List<string> alone = Hear();
        Assert.True(alone.Count > 1000);
        using var busy = new Busy(3);
        for (int i = 0; i < 20; i++)
            Assert.Equal(alone, Hear());
    }

    [Theory]
    [InlineData("const a = [], l = new Lock(); const t = new Thread(() => l.hold(() => a.push(1))), u = new Thread(() => l.hold(() => a.push(2))); t.join(); u.join();", 2)]
    [InlineData("const b = { n: 0 }, l = new Lock(); const t = new Thread(() => l.hold(() => { b.n++; })); l.hold(() => { b.n++; }); t.join();", 2)]
    public void They_do_not_change_how_many_schedules_differ(string text, int expected)
    {
        using var busy = new Busy(3);
        for (int i = 0; i < 10; i++)
        {
            var classes = new HashSet<ulong>();
            var strategy = new Dfs();
            using var runner = new ScheduleRunner(Explored.Text(text));
            for (ulong seed = 1; strategy.Begin(seed); seed++)
            {
                RunOutcome outcome = runner.Run(strategy, 1);
                if (outcome.LearnedPoints)
                {
                    strategy.PointsChanged();
                    classes.Clear();
                }
                else
                {
                    classes.Add(new TraceOrder(outcome.Trace).ClassHash());
                }
                strategy.Finished(outcome);
            }
            Assert.Equal(expected, classes.Count);
        }
    }
}
