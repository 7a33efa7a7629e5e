using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests;

/// <summary>
/// The programs that show how threads are used: no report as they stand; with one lock, atomic operation, join or excuse taken away, a
/// report of what it kept apart, and of nothing else.
/// </summary>
public sealed class ShowcaseTests
{
    private static readonly string s_examples = Path.Combine(Repository.Root, "Corpus", "examples"), s_bench = Path.Combine(Repository.Root, "Corpus", "bench");

    public static IEnumerable<object[]> Examples() => Names(s_examples);

    // parallel-map makes a hundred thousand objects a round; the example of that name does the same with fewer.
    public static IEnumerable<object[]> Benches() => Names(s_bench).Where(static row => (string)row[0] != "parallel-map.js");

    private static IEnumerable<object[]> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.js").Order(StringComparer.Ordinal).Select(static file => new object[] { Path.GetFileName(file) });

    [Theory, MemberData(nameof(Examples))]
    public void An_example_has_no_report(string name) => AssertQuiet(Small(File.ReadAllText(Path.Combine(s_examples, name))), name);

    [Theory, MemberData(nameof(Benches))]
    public void A_thread_program_of_the_benchmarks_has_no_report(string name)
    {
        string library = File.ReadAllText(Path.Combine(Repository.Root, "Corpus", "lib", "scaling.js"));
        AssertQuiet("globalThis.SCALING = { threads: [2], warmup: 0, measure: 0 };\n" + library + File.ReadAllText(Path.Combine(s_bench, name)), name);
    }

    [Theory]
    [InlineData("cancel-by-flag.js", "cjs-ignore-race:", "", @"job\.cancelled", "")]
    [InlineData("progress.js", "cjs-ignore-race:", "", @"progress\.done", "")]
    [InlineData("spawn-and-join.js", "filler.join() === box", "box.full | filler.join() === box", @"(box|b)\.full", "")]
    [InlineData("parallel-map.js", "Atomics.add(ticket, \"next\", chunk)", "(ticket.next += chunk) - chunk", @"ticket\.next", @"results\[\d+\]")]
    [InlineData("memo-cache.js", "return lock.hold(() => {", "const step = (() => {", "Map entry", "computed")]
    [InlineData("mailbox.js", "this.#lock.hold(() => {\n      this.#messages.push(message);\n      this.#arrived.notify();\n    });", "this.#messages.push(message); this.#arrived.notify();",
        @"this\.#messages\.length|Array\.length", @"Array\[\d+\]|this\.#messages\[\d+\]|keys of .*")]
    public void Without_what_orders_it_an_example_has_exactly_that_report(string name, string order, string instead, string place, string alsoOn)
    {
        string text = Small(File.ReadAllText(Path.Combine(s_examples, name)));
        Assert.Contains(order, text, StringComparison.Ordinal);
        text = text.Replace(order, instead, StringComparison.Ordinal);
        if (name == "memo-cache.js")
            text = text.Replace("return cache.get(n);\n  });", "return cache.get(n);\n  });\n  return step();", StringComparison.Ordinal);
        IReadOnlyList<RaceReport> races = Run(text, name).Races;
        Assert.True(races.SelectMany(Places).Any(found => Regex.IsMatch(found, $"^({place})$")), $"{name}: expected a race on {place}, found {Text(races)}");
        Assert.True(races.SelectMany(Places).All(found => Regex.IsMatch(found, $"^({place}|{alsoOn})$")), $"{name}: expected races on {place} {alsoOn} only, found {Text(races)}");
    }

    [Fact]
    public void What_a_session_knew_of_a_program_dies_with_it()
    {
        List<WeakReference> trees = [];
        for (int i = 0; i < 3; i++)
            trees.Add(OneRun());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Contains(trees, static tree => !tree.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference OneRun()
    {
        var session = new RaceSession(recordsAll: true);
        using var engine = new Engine(new EngineOptions { Probe = session.Probe });
        engine.Evaluate("function f(o) { return o.n; } let sum = 0; for (let i = 0; i < 10; i++) sum += f({ n: i }); sum", "sum.js");
        Assert.True(session.Detector.Accesses > 0);
        return new WeakReference(session.Probe.Calls);
    }

    // A first reading that no timer decides, and fewer objects.
    private static string Small(string text) => text.Replace("100_000", "3_000", StringComparison.Ordinal)
        .Replace("const readings = [];", "const readings = [progress.done];", StringComparison.Ordinal);

    private static IEnumerable<string> Places(RaceReport race) => race.Folded.Append(race.Place);

    private static string Text(IEnumerable<RaceReport> races) => string.Join("; ", races.Select(race => $"{race.Kinds} on {string.Join(", ", Places(race))}"));

    private static void AssertQuiet(string text, string name)
    {
        RaceRun run = Run(text, name);
        Assert.True(run.Races.Count == 0 && run.Deadlocks.Count == 0, $"{name}: expected no report, found\n{ReportText.Of(run, false)}");
    }

    private static RaceRun Run(string text, string name)
    {
        var session = new RaceSession();
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Threads = ThreadsMode.Parallel,
            Probe = session.Probe,
            TimeLimit = TimeSpan.FromMinutes(5),
            Output = TextWriter.Null,
            ErrorOutput = TextWriter.Null,
            Stalls = StallAction.StopWhenSomeWait,
        });
        try
        {
            engine.Evaluate(text, name);
            engine.RunEventLoop();
        }
        catch (Exception exception) when (exception is ScriptException or ScriptStoppedException { Reason: StopReason.Stalled })
        {
            // Without its lock a program may fail, or wait for a notification that came too early.
        }
        var known = Suppressions.None;
        return session.Result(race => !known.Covers(race), deadlock => !known.Covers(deadlock));
    }
}
