using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Recording;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Threads;
using Xunit.Abstractions;

// One process-wide clock of changes to prototypes: other engines would be one thing more that differs.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ConcurrentJs.EnginePoints.Tests;

/// <summary>
/// The programs of Corpus/explore/engine, one for each protocol inside the engine: threads are interleaved at the named points of the protocols, and
/// the heap verifier looks at the end of every run. Some schedules here; every one of them with CJS_LONG=1.
/// </summary>
public sealed class ProtocolTests(ITestOutputHelper output)
{
    private static readonly bool s_isLong = Corpus.IsLong;

    public static TheoryData<string> Programs => Corpus.Programs;

    private static ExploreProgress Explore(string name, string strategy, long? most) =>
        Affinity.OnOneCore(() => new Exploration(Corpus.Program(name), strategy == "dpor" ? new Dpor(2) : StrategyNames.Make(strategy)!, new ExploreOptions { Races = RaceWatch.Never, EnginePoints = true, SchedulesMax = most, StepsMax = Corpus.StepsMax }).Run());

    [Fact]
    public void Points_are_told_in_this_process() => Assert.True(Threads.EnginePoints.AreOn);

    [Theory, MemberData(nameof(Programs))]
    public void What_the_first_line_says_is_what_every_schedule_shows(string name)
    {
        FindingKind expected = Corpus.ExpectedOf(name);
        ExploreProgress progress = Explore(name, Corpus.StrategyOf(name), s_isLong || expected != FindingKind.None ? null : 120);
        output.WriteLine($"{name}: {progress.Schedules} schedules, {progress.StepsMost} steps, {progress.Points} places, complete: {progress.IsComplete}, {progress.Elapsed.TotalSeconds:0.0} s");
        if (expected == FindingKind.None)
        {
            Assert.True(progress.EndedBy is null, Text(progress.EndedBy));
            // A wait may be ended by time again and again: as many such ends as were asked for.
            bool isDone = progress.IsComplete || progress.Coverage?.EndsWith("time ends at most 2 waits early", StringComparison.Ordinal) == true;
            Assert.True(isDone || !s_isLong || Corpus.StrategyOf(name).Contains(':', StringComparison.Ordinal));
            return;
        }
        Assert.Equal(expected, progress.EndedBy?.Kind);
        ReplayResult replayed = Affinity.OnOneCore(() => Replayer.Replay(Repro.Parse(progress.EndedBy!.Repro.ToString()), Corpus.Program(name), times: 3));
        Assert.True(replayed.Verdict == ReplayVerdict.Reproduced, replayed.Message);
    }

    private static string Text(Finding? finding) => finding is null ? "" : $"{finding.Kind.Word()}: {finding.Title}\n{string.Join('\n', finding.Details)}\n{finding.Repro}";

    [Theory, MemberData(nameof(Programs))]
    public void Any_run_replays(string name) => Affinity.OnOneCore(() => Replay(name));

    private static int Replay(string name)
    {
        int runs = 0;
        using var runner = new ScheduleRunner(Corpus.Program(name), Corpus.StepsMax, enginePoints: true);
        using var again = new ScheduleRunner(Corpus.Program(name), Corpus.StepsMax, enginePoints: true);
        var strategy = new RandomWalk();
        for (ulong seed = 1; seed <= (s_isLong ? 200u : 8u); seed++)
        {
            strategy.Begin(seed);
            RunOutcome outcome = runner.Run(strategy, seed);
            again.Learn(runner.Points.Take(outcome.KnownPoints));
            var follow = new Follow(outcome.Choices, outcome.Checks);
            follow.Begin(0);
            RunOutcome second = again.Run(follow, seed);
            Assert.True(follow.Divergence is null, $"seed {seed}: {follow.Divergence}");
            Assert.Equal(outcome.Hash, second.Hash);
            Assert.Equal(outcome.Fingerprint, second.Fingerprint);
            // Who shows a run looks at values on the way; the run must be the one that is shown.
            if (seed <= 2)
                Assert.Equal(outcome.Hash, Replayer.Record(Repro.Of(Corpus.Program(name), runner, outcome, strategy.Name, seed, FindingKind.None, "", ""), Corpus.Program(name)).Hash);
            runs++;
        }
        return runs;
    }

    [Theory]
    [InlineData("add-add-same.js", "value-to-shape")]
    [InlineData("slot-read.js", "slot-cell-to-bits")]
    [InlineData("slot-write-write.js", "slot-mode-to-store")]
    [InlineData("element-growth.js", "element-growth")]
    [InlineData("holes-freeze.js", "integrity-mark")]
    [InlineData("sparse-write.js", "element-to-map")]
    [InlineData("lock-two.js", "waiter-park")]
    [InlineData("promise-then-resolve.js", "promise-settle")]
    [InlineData("rope-flatten.js", "rope-flatten")]
    [InlineData("buffer-shrink-read.js", "buffer-resize")]
    [InlineData("transition.js", "transition-entry")]
    [InlineData("cache-two-layouts.js", "cache-publication")]
    [InlineData("generator-two.js", "generator-rest")]
    [InlineData("map-rehash.js", "rehash")]
    [InlineData("lazy-prototype.js", "lazy-creation")]
    public void A_program_comes_to_the_point_that_it_is_about(string name, string point) =>
        Assert.Contains(Explore(name, "random", 20).PointNames, place => place.EndsWith(" " + point, StringComparison.Ordinal));

    /// <summary>Programs all of whose schedules can be run; two of them take most of a minute.</summary>
    public static TheoryData<string> Enumerated
    {
        get
        {
            var names = new TheoryData<string>
            {
                "arguments-mapped.js", "atomic-plain.js", "buffer-transfer.js", "cache-two-layouts.js", "element-write-write.js", "holes-fill.js", "join-end.js",
                "lazy-builtin.js", "prototype-replace.js", "slot-write-write.js", "sparse-accessor.js", "sparse-write.js", "symbol-registry.js", "weak-map.js",
            };
            if (s_isLong)
            {
                names.Add("delete-then-prevent.js");
                names.Add("transition.js");
            }
            return names;
        }
    }

    [Theory, MemberData(nameof(Enumerated))]
    public void Reduction_shows_every_class_that_all_schedules_show(string name) => Assert.Equal("", Affinity.OnOneCore(() =>
    {
        using ScheduleRunner runner = Corpus.Runner(name, []);
        ICollection<ulong> all = Corpus.Classes(runner, new Dfs(), 50_000)!.Keys, reduced = Corpus.Classes(runner, new Dpor(), 50_000)!.Keys;
        return all.ToHashSet().SetEquals(reduced) ? "" : $"expected {all.Count} classes, found {reduced.Count}, {all.Except(reduced).Count()} of them missing";
    }));

    [Theory]
    [InlineData("add-read.js")]
    [InlineData("dictionary-add.js")]
    [InlineData("lock-two.js")]
    public void The_race_detector_may_listen(string name)
    {
        ExploreProgress progress = Affinity.OnOneCore(() => new Exploration(Corpus.Program(name), new RandomWalk(), new ExploreOptions { Races = RaceWatch.Always, EnginePoints = true, SchedulesMax = 40, StepsMax = Corpus.StepsMax }).Run());
        Assert.Equal(40, progress.Schedules);
        Assert.All(progress.Findings, static finding => Assert.Equal(FindingKind.Race, finding.Kind));
    }

    [Fact]
    public void A_repro_file_says_that_points_are_scheduled_and_the_trace_names_them()
    {
        const string Name = "late-write.js";
        Finding? found = Explore(Name, "portfolio", 5000).EndedBy;
        Assert.Equal(FindingKind.Error, found?.Kind);
        string repro = found!.Repro.ToString();
        Assert.Contains("points    engine", repro, StringComparison.Ordinal);
        Interleaving shown = Affinity.OnOneCore(() => Replayer.Record(Repro.Parse(repro), Corpus.Program(Name)));
        Assert.Equal(found.Repro.Steps, shown.Events.Max(static step => step.Step));
        string text = InterleavingText.Of(shown);
        Assert.Contains("engine slot-mode-to-store", text, StringComparison.Ordinal);
    }
}
