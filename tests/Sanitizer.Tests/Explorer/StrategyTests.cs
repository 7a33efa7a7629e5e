using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>Every strategy finds what it should; the reduction runs one schedule of each class and misses none.</summary>
public sealed class StrategyTests
{
    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach ((string name, _) in StrategyNames.All)
            names.Add(name);
        return names;
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_strategy_finds_the_lost_update(string name) =>
        Assert.Equal(FindingKind.Error, Explored.Corpus("account.js").Explore(name, 3000).EndedBy?.Kind);

    [Theory, MemberData(nameof(Names))]
    public void Every_strategy_finds_the_deadlock(string name) =>
        Assert.Equal(FindingKind.Deadlock, Explored.Corpus("account-deadlock.js").Explore(name, 3000).EndedBy?.Kind);

    /// <summary>Small programs of all sorts of steps that commute and that do not.</summary>
    public static TheoryData<string> Small => new(
        "const b = { x: 0, y: 0 }; const t = new Thread(() => { b.x = 1; b.y = 1; }); b.y = 2; b.x = 2; t.join();",
        "const b = { n: 0 }; const t = new Thread(() => { b.n++; }); b.n++; t.join();",
        "const b = { n: 0 }, l = new Lock(); const t = new Thread(() => l.hold(() => { b.n++; })); l.hold(() => { b.n++; }); t.join();",
        "const b = { n: 0 }; const t = new Thread(() => { b.n = 1; }), u = new Thread(() => { b.n = 2; }); const r = b.n; t.join(); u.join();",
        "const b = { x: 0 }; const ts = [1, 2, 3].map(i => new Thread(() => { b.x = i; })); for (const t of ts) t.join();",
        "const b = { x: 0, y: 0 }; const ts = ['x', 'y', 'x'].map(k => new Thread(() => { b[k] = 1; })); for (const t of ts) t.join();",
        "const a = [0, 0]; const t = new Thread(() => { Atomics.add(a, 0, 1); Atomics.add(a, 1, 1); }); Atomics.add(a, 1, 1); t.join();",
        "const a = [], l = new Lock(); const t = new Thread(() => l.hold(() => a.push(1))), u = new Thread(() => l.hold(() => a.push(2))); t.join(); u.join();",
        "const a = new Lock(), b = new Lock(); const t = new Thread(() => a.hold(() => b.hold(() => {}))); a.hold(() => {}); b.hold(() => {}); t.join();",
        "const b = { r: 0, w: 0 }; const t = new Thread(() => { b.w = 1; }), u = new Thread(() => b.w), v = new Thread(() => b.w); t.join(); u.join(); v.join();");

    private sealed record Seen(HashSet<ulong> Classes, HashSet<string> Results, long Schedules, long Classified, Strategy Strategy);

    private static Seen All(string text, Strategy strategy)
    {
        using var runner = new ScheduleRunner(Explored.Text(text));
        var classes = new HashSet<ulong>();
        var results = new HashSet<string>();
        long schedules = 0, classified = 0;
        for (ulong seed = 1; strategy.Begin(seed); seed++)
        {
            Assert.True(schedules++ < 100_000, "expected an end");
            RunOutcome outcome = runner.Run(strategy, 1);
            if (outcome.LearnedPoints)
            {
                strategy.PointsChanged();
                classes.Clear();
                results.Clear();
                schedules = classified = 0;
            }
            else if (!outcome.WasCut)
            {
                classified++;
                classes.Add(new TraceOrder(outcome.Trace).ClassHash());
                results.Add(Exploration.ResultOf(outcome));
            }
            strategy.Finished(outcome);
        }
        return new Seen(classes, results, schedules, classified, strategy);
    }

    [Theory, MemberData(nameof(Small))]
    public void Reduction_runs_each_class_once_and_all_of_them(string text)
    {
        Seen all = All(text, new Dfs()), reduced = All(text, new Dpor());
        Assert.True(reduced.Strategy.IsComplete);
        Assert.Equal(all.Classes.Order(), reduced.Classes.Order());
        Assert.Equal(all.Results.Order(), reduced.Results.Order());
        Assert.Equal(reduced.Classes.Count, reduced.Classified);
        Assert.True(reduced.Schedules <= all.Schedules);
    }

    [Fact]
    public void A_proof_says_how_many_classes_there_are()
    {
        ExploreProgress progress = Explored.Corpus("counter-locked.js").Explore("dpor");
        Assert.True(progress.IsComplete);
        Assert.Equal("no failure in any of 2 schedule classes: all there are", progress.Coverage);
    }

    [Fact]
    public void Bounded_search_says_up_to_which_bound()
    {
        ExploreProgress progress = Explored.Corpus("twenty-points.js").Explore("preempt", 2000);
        Assert.False(progress.IsComplete);
        Assert.StartsWith("all schedules with at most", progress.Coverage, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_output_is_a_finding_when_none_is_expected()
    {
        ExploredProgram program = Explored.Text("const b = { w: 0 }; const t = new Thread(() => { b.w = 1; }); console.log(b.w); t.join();");
        Assert.Null(program.Explore().EndedBy);
        Finding? found = program.Explore(options: new ExploreOptions { Races = RaceWatch.Never, ExpectsDeterminism = true }).EndedBy;
        Assert.Equal(FindingKind.Nondeterminism, found?.Kind);
        Assert.Equal(ReplayVerdict.Reproduced, Replayer.Replay(found!.Repro, program).Verdict);
    }

    [Fact]
    public void A_race_ends_the_search_when_races_are_looked_for()
    {
        var options = new ExploreOptions { Find = [FindingKind.Race], Races = RaceWatch.Always };
        Finding? found = Explored.Corpus("account.js").Explore(options: options).EndedBy;
        Assert.Equal(FindingKind.Race, found?.Kind);
        Assert.Equal(ReplayVerdict.Reproduced, Replayer.Replay(found!.Repro, Explored.Corpus("account.js"), 3).Verdict);
    }
}
