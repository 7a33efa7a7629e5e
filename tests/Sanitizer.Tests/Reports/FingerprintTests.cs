using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Sanitizer.Tests.Explorer;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>The identity of a race does not depend on the schedule, and what one schedule showed is known in every other.</summary>
public sealed class FingerprintTests
{
    /// <summary>The reports of the program under many schedules, one list each; which access of a line meets which one of the other is the schedule's affair.</summary>
    private static List<IReadOnlyList<RaceReport>> Schedules(string text)
    {
        var all = new List<IReadOnlyList<RaceReport>>();
        using var runner = new ScheduleRunner(Explored.Text(text), stepsMax: 5000);
        foreach (string name in (string[])["random", "pct"])
        {
            Strategy strategy = StrategyNames.Make(name)!;
            for (ulong seed = 1; seed <= 150 && strategy.Begin(seed); seed++)
            {
                RunOutcome outcome = runner.Run(strategy, seed, racing: true);
                strategy.Finished(outcome);
                all.Add(outcome.Races);
            }
        }
        return all;
    }

    private const string Updates = "const o = { n: 0 };\nconst t = new Thread(() => {\n  o.n++;\n});\no.n++;\nt.join();";

    /// <summary>Two lines each.</summary>
    public static TheoryData<string> TwoLines => new(
        Updates,
        "const o = { n: 0 };\nconst t = new Thread(() => {\n  o.n = 1;\n});\no.n++;\nt.join();",
        "const o = { n: 0 };\nconst t = new Thread(() => {\n  const p = o; p.n++;\n});\no.n += o.n;\nt.join();",
        "let n = 0;\nconst t = new Thread(() => {\n  n++;\n});\nn = n + 1;\nt.join();",
        "const o = {};\nconst t = new Thread(() => {\n  o.n ??= 1;\n});\no.n ??= 2;\nt.join();",
        "const a = [0];\nconst t = new Thread(() => {\n  a[0]++; a[0]++;\n});\na[0]++;\nt.join();",
        "const m = new Map([['k', 0]]);\nconst t = new Thread(() => {\n  m.set('k', m.get('k') + 1);\n});\nm.set('k', m.get('k') + 1);\nt.join();",
        "const a = [];\nconst t = new Thread(() => {\n  a.push(1);\n});\na.push(2);\nt.join();",
        "const o = { n: 0, m: 0 };\nconst t = new Thread(() => {\n  o.n++; o.m++;\n});\no.m++; o.n++;\nt.join();");

    [Theory, MemberData(nameof(TwoLines))]
    public void A_race_of_two_lines_has_one_under_every_schedule(string text)
    {
        List<IReadOnlyList<RaceReport>> all = Schedules(text);
        Assert.Single(all.SelectMany(static races => races).Select(static race => race.Fingerprint).Distinct());
        Assert.All(all, static races => Assert.True(races.Count == 1, string.Join("; ", races.Select(static race => $"{race.Kinds} on {race.Place}"))));
    }

    /// <summary>Races of several lines: which pairs of them are seen depends on the schedule.</summary>
    public static TheoryData<string> ManyLines => new(
        "const o = { n: 0 };\nfunction f() {\n  const was = o.n;\n  o.n = was + 1;\n}\nconst t = new Thread(f);\nf();\nt.join();",
        "const o = { made: null };\nfunction get() {\n  if (o.made === null)\n    o.made = { x: 1 };\n  return o.made;\n}\nconst t = new Thread(() => get().x);\nget().x;\nt.join();",
        "let n = 0;\nconst t = new Thread(() => {\n  if (n < 1)\n    n = 1;\n});\nif (n < 1)\n  n = 2;\nt.join();");

    [Theory, MemberData(nameof(ManyLines))]
    public void What_one_schedule_showed_is_known_in_every_other(string text)
    {
        IReadOnlyList<RaceReport>[] all = [.. Schedules(text).Where(static races => races.Count > 0)];
        Assert.NotEmpty(all);
        IEnumerable<IReadOnlyList<RaceReport>> different = all.DistinctBy(static races => string.Join(' ', races.Select(static race => $"{race.Fingerprint} {race.Place}").Order(StringComparer.Ordinal)));
        foreach (IReadOnlyList<RaceReport> before in different)
        {
            Baseline known = Baseline.Parse(ReportJson.Of(new RaceRun(before, [], 2, 0, 0)));
            Assert.All(all.SelectMany(static races => races), race => Assert.True(known.Has(race),
                $"{race.Place} {Line(race.First)} {Line(race.Second)} is not known by {string.Join("; ", before.Select(static was => $"{was.Place} {Line(was.First)} {Line(was.Second)}"))}"));
        }

        static int Line(ReportAccess access) => access.Stack[0].Line;
    }

    [Fact]
    public void Another_name_or_another_function_is_not_known()
    {
        const string More = "const o = { n: 0, m: 0 };\nconst t = new Thread(() => {\n  o.n++;\n  o.m++;\n});\no.n++;\no.m++;\nt.join();";
        const string Elsewhere = "const o = { n: 0 };\nfunction f() {\n  o.n += 2;\n}\nconst t = new Thread(f);\nf();\nt.join();";
        RaceReport[] before = [.. Schedules(Updates).SelectMany(static races => races).DistinctBy(static race => race.Fingerprint)];
        Baseline known = Baseline.Parse(ReportJson.Of(new RaceRun(before, [], 2, 0, 0)));
        foreach (RaceReport race in Schedules(More).SelectMany(static races => races))
            Assert.Equal(race.Place == "o.n", known.Has(race));
        Assert.All(Schedules(Elsewhere).SelectMany(static races => races), race => Assert.False(known.Has(race)));
        Assert.False(Baseline.None.Has(before[0]));
    }

    [Theory]
    [InlineData("box.n", "o.n", true)]
    [InlineData("box.n", "p.n", true)]
    [InlineData("box.n", "q.n", false)]
    public void A_name_of_either_side_is_kept_back(string place, string glob, bool covers)
    {
        ReportFrame[] stack = [new("f", "a.js", 5, 3, "x")];
        ReportAccess Access(string name) => new(new ReportThread("main", []), "wrote", true, false, name, null, stack, []);
        var race = new RaceReport(place, "property", "Object", Access("o.n"), Access("p.n"), RacePattern.LostUpdate, "", "", [], null, "0123456789abcdef");
        Assert.Equal(covers, Suppressions.Parse($$"""[{ "place": "{{glob}}", "reason": "r", "owner": "o" }]""", new DateOnly(2026, 6, 1)).Covers(race));
    }

    [Fact]
    public void A_deadlock_that_happens_is_the_one_that_may_happen()
    {
        DeadlockReport happened = Assert.Single(Deadlocks(meets: true)), possible = Assert.Single(Deadlocks(meets: false));
        Assert.Equal((DeadlockKind.Deadlock, DeadlockKind.LockOrder), (happened.Kind, possible.Kind));
        Assert.Equal(possible.Fingerprint, happened.Fingerprint);
    }

    /// <param name="meets">Both threads have one lock before either asks for the other.</param>
    private static IReadOnlyList<DeadlockReport> Deadlocks(bool meets)
    {
        string text = $$"""
            const a = new Lock(), b = new Lock(), came = { n: 0 };
            function meet() { Atomics.add(came, 'n', 1); while ({{(meets ? "Atomics.load(came, 'n') < 2" : "false")}}); }
            const t = new Thread(() => a.hold(() => { meet();
              b.hold(() => {});
            }));
            {{(meets ? "" : "t.join();")}}
            b.hold(() => { meet();
              a.hold(() => {});
            });
            t.join();
            """;
        var session = new RaceSession();
        using var engine = new Engine(new EngineOptions { Threads = ThreadsMode.Parallel, Probe = session.Probe, Stalls = StallAction.StopWhenSomeWait });
        try
        {
            engine.Evaluate(text, "locks.js");
        }
        catch (ScriptStoppedException stopped) when (stopped.Reason == StopReason.Stalled && meets)
        {
        }
        return session.Deadlocks();
    }
}
