using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

public sealed class SchedulerTests
{
    private static RunOutcome Once(string text, ulong seed = 1, string strategy = "random")
    {
        using var runner = new ScheduleRunner(Explored.Text(text));
        Strategy chosen = StrategyNames.Make(strategy)!;
        chosen.Begin(seed);
        return runner.Run(chosen, 7);
    }

    [Fact]
    public void A_program_without_threads_has_one_schedule_without_decisions()
    {
        RunOutcome outcome = Once("let n = 0; for (let i = 0; i < 100; i++) n += i; console.log(n);");
        Assert.Equal(FindingKind.None, outcome.Kind);
        Assert.Empty(outcome.Choices);
        Assert.Equal("4950\n", outcome.Output);
    }

    [Fact]
    public void Time_is_virtual()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RunOutcome outcome = Once("""
            const start = Date.now();
            setTimeout(() => console.log(Date.now() - start >= 3600_000), 3600_000);
            """);
        Assert.Equal("true\n", outcome.Output);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), "an hour of the program must not take one of ours");
    }

    [Fact]
    public void Equal_seeds_make_equal_runs()
    {
        const string Text = """
            const box = { n: 0 };
            const threads = [];
            for (let i = 0; i < 4; i++)
              threads.push(new Thread(() => { for (let k = 0; k < 3; k++) { box.n += Math.random(); Atomics.add(box, 'n', 1); } }));
            for (const t of threads) t.join();
            console.log(box.n);
            """;
        RunOutcome first = Once(Text, 5), second = Once(Text, 5), other = Once(Text, 6);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(first.Choices, second.Choices);
        Assert.NotEqual(first.Hash, other.Hash);
    }

    [Fact]
    public void Waits_with_a_time_limit_end_when_nobody_can_go_on() =>
        Assert.Equal("timed-out\n", Once("""
            const box = { flag: 0 };
            const t = new Thread(() => Atomics.wait(box, 'flag', 0, 50));
            console.log(t.join());
            """).Output);

    [Fact]
    public void Chance_of_the_collector_is_refused_by_name()
    {
        RunOutcome outcome = Once("new FinalizationRegistry(() => {}).register({}, 1);");
        Assert.Equal(FindingKind.Uncontrolled, outcome.Kind);
        Assert.Contains("FinalizationRegistry", outcome.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_refused_by_name() =>
        Assert.Contains("node:crypto", Once("require('node:crypto').randomBytes(4);").Title, StringComparison.Ordinal);

    [Fact]
    public void A_thread_that_spins_on_a_plain_flag_lets_others_run() =>
        Assert.Equal(FindingKind.None, Once("""
            const box = { go: false };
            const t = new Thread(() => { while (!box.go); });
            box.go = true;
            t.join();
            """, strategy: "pct").Kind);

    [Fact]
    public void What_nobody_ends_is_a_livelock()
    {
        using var runner = new ScheduleRunner(Explored.Text("""
            const box = { go: false };
            new Thread(() => { while (!box.go); }).join();
            box.go = true;
            """), stepsMax: 500);
        var strategy = new RandomWalk();
        strategy.Begin(1);
        Assert.Equal(FindingKind.Livelock, runner.Run(strategy, 1).Kind);
    }

    [Theory]
    [InlineData("for (;;);")]
    [InlineData("for (const f = () => {};;) f();")]
    [InlineData("/^(a+)+$/.test('a'.repeat(60) + 'b');")]
    [InlineData("[2, 1].sort(() => { for (;;); });")]
    [InlineData("JSON.stringify({ toJSON() { for (;;); } });")]
    [InlineData("new Proxy({}, { get() { for (;;); } }).a;")]
    public void A_thread_that_runs_and_makes_no_step_is_ended(string spin)
    {
        // One of two threads, and then the only one: it never ends by itself, so the end is the watchdog's, however slow the machine is.
        EndsWith("a thread ran for 0.4 s without touching anything that others can see", $"const box = {{ n: 0 }}; const thread = new Thread(() => {{ box.n++; {spin} }}); box.n++; thread.join();");
        EndsWith("a thread ran for 0.4 s without touching anything that others can see", $"const box = {{ n: 0 }}; new Thread(() => {{ box.n++; {spin} }}); box.n++;");
    }

    [Theory]
    [InlineData("const own = {}; for (;;) own.a = 1;")]
    [InlineData("for (let a = [3, 1, 2];;) a.toSorted();")]
    public void A_thread_that_touches_nothing_but_its_own_is_ended_by_counting(string spin) =>
        EndsWith("no end after 201 steps", $"const box = {{ n: 0 }}; const thread = new Thread(() => {{ box.n++; {spin} }}); box.n++; thread.join();");

    private static void EndsWith(string title, string text)
    {
        using var runner = new ScheduleRunner(Explored.Text(text), stepsMax: 200, hangSeconds: 0.4);
        var strategy = new RandomWalk();
        strategy.Begin(1);
        RunOutcome outcome = runner.Run(strategy, 1);
        Assert.Equal((FindingKind.Livelock, title), (outcome.Kind, outcome.Title));
    }

    [Fact]
    public void A_thread_that_runs_and_makes_no_step_is_ended_again_by_its_repro_file()
    {
        // Long enough that nothing but the endless loop computes for half of it.
        const double HangSeconds = 4;
        ExploredProgram program = Explored.Text("const box = { n: 0 }; const thread = new Thread(() => { box.n++; for (;;); }); box.n++; thread.join();");
        using var runner = new ScheduleRunner(program, hangSeconds: HangSeconds);
        var strategy = new RandomWalk();
        strategy.Begin(1);
        RunOutcome outcome = runner.Run(strategy, 1);
        var repro = Repro.Of(program, runner, outcome, "random", 1, outcome.Kind, outcome.Fingerprint, outcome.Title);
        ReplayResult replayed = Replayer.Replay(repro, program, 1, HangSeconds);
        Assert.Equal((ReplayVerdict.Reproduced, ""), (replayed.Verdict, replayed.Message));
        Assert.Equal((FindingKind.Livelock, outcome.Title), (replayed.Outcome.Kind, replayed.Outcome.Title));
    }

    [Fact]
    public void Errors_of_threads_nobody_joined_are_found()
    {
        RunOutcome outcome = Once("new Thread(() => { throw new Error('alone'); });");
        Assert.Equal(FindingKind.Error, outcome.Kind);
        Assert.Contains("alone", outcome.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_that_waits_for_ever_when_the_program_has_ended_is_found()
    {
        RunOutcome outcome = Once("const l = new Lock(), c = new Condition(); new Thread(() => l.hold(() => { c.wait(l); }));");
        Assert.Equal(FindingKind.Deadlock, outcome.Kind);
        Assert.Equal("deadlock: the program has ended, and a thread waits for ever", outcome.Title);
        Assert.Contains(outcome.Details, static line => line.Contains("thread 1 waits for a notification of a condition", StringComparison.Ordinal));
    }

    [Fact]
    public void A_thread_that_looks_up_from_time_to_time_does_not_wait_for_ever() =>
        Assert.Equal(FindingKind.None, Once("new Thread(() => { const o = { a: 0 }; while (o.a === 0) Atomics.wait(o, 'a', 0, 50); });").Kind);

    [Fact]
    public void Promises_and_timers_of_threads_run_under_control() =>
        Assert.Equal("3\n", Once("""
            const box = { n: 0 };
            const t = new Thread(async () => { await null; box.n++; await new Promise(r => setTimeout(r, 10)); box.n++; return 1; });
            t.asyncJoin().then(v => console.log(box.n + v));
            """).Output);

    [Fact]
    public void A_rejection_nobody_handles_has_a_kind_of_its_own() =>
        Assert.Equal(FindingKind.Rejection, Once("Promise.reject(new Error('nobody'));").Kind);

    [Fact]
    public void Accesses_of_one_thread_and_reads_of_all_are_no_points()
    {
        RunOutcome outcome = Once("""
            const table = { a: 1, b: 2 };
            const t = new Thread(() => { const own = { n: 0 }; for (let i = 0; i < 50; i++) own.n += table.a; return own.n; });
            let sum = 0;
            for (let i = 0; i < 50; i++) sum += table.b;
            t.join();
            """);
        Assert.InRange(outcome.Steps, 1, 3);
    }
}
