using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Testing;

namespace ConcurrentJs.Sanitizer.Tests.Testing;

/// <summary>The library as a team's own suite uses it; docs/explorer-tools.md shows the first three.</summary>
public sealed class ExploreTests
{
    private const string Locked = """
        const lock = new Lock(), box = { n: 0 };
        const t = new Thread(() => lock.hold(() => { box.n++; }));
        lock.hold(() => { box.n++; });
        t.join();
        console.log(box.n);
        """;

    private const string Unlocked = """
        const box = { n: 0 };
        const t = new Thread(() => { box.n++; });
        box.n++;
        t.join();
        if (box.n !== 2) throw new Error(`expected 2, found ${box.n}`);
        """;

    [Fact]
    public void Increments_under_a_lock_are_not_lost() => Explore.Script(Locked).UnderEverySchedule().Passes().AndAnswers("2").AndIsQuiet();

    [Fact]
    public void Increments_without_a_lock_are_lost_with_one_preemption() => Explore.Script(Unlocked).UnderEverySchedule(preemptions: 1).Fails(FindingKind.Error, "expected 2, found 1").Races(on: "box.n");

    [Fact]
    public void Locks_in_opposite_orders_deadlock() =>
        Explore.File(Explorer.Explored.Corpus("account-deadlock.js").Path).UnderRandomSchedules(2000).Fails(FindingKind.Deadlock);

    [Fact]
    public void What_fails_says_how_to_run_it_again()
    {
        ExploreFailedException failed = Assert.Throws<ExploreFailedException>(() => Explore.Script(Unlocked).UnderRandomSchedules().Passes());
        Assert.Equal(FindingKind.Error, failed.Kind);
        Assert.Contains("reads box.n: 0", failed.Message, StringComparison.Ordinal);
        Assert.Contains("cjs-repro 1", failed.Message, StringComparison.Ordinal);
        Assert.Equal(failed.Repro!.ToString(), Repro.Parse(failed.Repro.ToString()).ToString());
    }

    [Fact]
    public void A_race_is_no_failure_but_not_quiet()
    {
        const string Flag = "const box = { n: 0 }; const t = new Thread(() => { box.n = 1; }); box.n = 2; t.join();";
        Explore.Script(Flag).UnderEverySchedule().Passes();
        Assert.Equal(FindingKind.Race, Assert.Throws<ExploreFailedException>(() => Explore.Script(Flag).UnderEverySchedule().IsQuiet()).Kind);
    }

    [Fact]
    public void Other_answers_are_told() =>
        Assert.Equal(FindingKind.Nondeterminism, Assert.Throws<ExploreFailedException>(() =>
            Explore.Script("const box = { n: 0 }; const t = new Thread(() => { box.n = 1; }); console.log(box.n); t.join();").UnderEverySchedule().Answers("0")).Kind);

    [Fact]
    public void What_could_not_be_covered_is_no_success()
    {
        const string Long = """
            const box = { n: 0 }, threads = [];
            for (let i = 0; i < 4; i++) threads.push(new Thread(() => { for (let k = 0; k < 50; k++) box.n++; }));
            for (const t of threads) t.join();
            """;
        ExploreFailedException failed = Assert.Throws<ExploreFailedException>(() => Explore.Script(Long).Within(TimeSpan.FromMilliseconds(200)).UnderEverySchedule().Passes());
        Assert.Null(failed.Kind);
        Assert.Contains("expected all schedules to be run", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_refused()
    {
        Assert.Throws<FileNotFoundException>(() => Explore.File("no-such-file.js"));
        Assert.Throws<ArgumentException>(() => Explore.Script("").Under("luck", 1));
        Assert.Throws<ExploreFailedException>(() => Explore.Script(Locked).UnderRandomSchedules(20).Fails());
    }
}
