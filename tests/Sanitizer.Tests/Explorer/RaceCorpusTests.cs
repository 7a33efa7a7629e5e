using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Sanitizer.Reports;
using Xunit.Abstractions;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>The detector's corpus under the explorer: every race is found by some schedule and replays; what is quiet stays so under all that are tried.</summary>
public sealed class RaceCorpusTests(ITestOutputHelper output)
{
    private static readonly ExploreOptions s_forRaces = new() { Find = [FindingKind.Race], Races = RaceWatch.Always, StepsMax = 30_000 };

    // Those that expect a deadlock, and those on what the detector makes of one run, have tests of their own; workers and files are not explored.

    private static IEnumerable<string> Programs(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Explored.Root, "Corpus", folder), "*.js", SearchOption.AllDirectories)
            .Where(static file => !File.ReadLines(file).First().Contains("deadlock", StringComparison.Ordinal) && !Name(file).StartsWith("Corpus/norace/predicted/", StringComparison.Ordinal)
                && Path.GetFileName(Path.GetDirectoryName(file)) is not ("worker" or "module"))
            .Order(StringComparer.Ordinal);

    private static string Name(string file) => Path.GetRelativePath(Explored.Root, file).Replace('\\', '/');

    [Fact]
    public void Every_race_is_found_and_replays()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string file in Programs("race"))
        {
            count++;
            var program = new ExploredProgram(file);
            ExploreProgress progress = program.Explore("random", 100, s_forRaces);
            if (progress.EndedBy?.Kind == FindingKind.Uncontrolled)
                continue;
            if (progress.EndedBy is not { Kind: FindingKind.Race } found)
            {
                wrong.Add($"{Name(file)}: expected a race, found {progress.EndedBy?.Title ?? "none"} in {progress.Schedules} schedules ({string.Join("; ", progress.Findings.Select(static finding => finding.Title))})");
                continue;
            }
            ReplayResult replayed = Replayer.Replay(Repro.Parse(found.Repro.ToString()), program, 2);
            if (replayed.Verdict != ReplayVerdict.Reproduced)
                wrong.Add($"{Name(file)}: {replayed.Message}");
        }
        output.WriteLine($"{count} programs");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Not by some schedule only: real threads come as they like, and each way they come must show it.</summary>
    [Fact]
    public void Every_race_is_found_in_every_schedule_with_its_pattern()
    {
        var wrong = new List<string>();
        foreach (string file in Programs("race"))
        {
            string[] head = [.. File.ReadLines(file).Take(2)];
            string place = string.Join(' ', head[0].Split(' ').Skip(3));
            string? pattern = head[1].StartsWith("// pattern: ", StringComparison.Ordinal) ? head[1]["// pattern: ".Length..] : null;
            using var runner = new ScheduleRunner(new ExploredProgram(file), stepsMax: 20_000);
            for (ulong seed = 1; seed <= 40; seed++)
            {
                Strategy strategy = StrategyNames.Make(seed % 4 == 0 ? "pct" : "random")!;
                strategy.Begin(seed);
                RunOutcome outcome = runner.Run(strategy, seed, racing: true, predicts: Name(file).StartsWith("Corpus/race/predicted/", StringComparison.Ordinal));
                strategy.Finished(outcome);
                if (outcome.Kind == FindingKind.Uncontrolled)
                    break;
                if (outcome.Races.Any(race => race.Folded.Append(race.Place).Any(name => name.Contains(place, StringComparison.Ordinal)))
                    && (pattern is null || outcome.Races.Any(race => Patterns.Name(race.Pattern) == pattern && race.Hint == Patterns.Hint(race.Pattern, race.Place))))
                    continue;
                wrong.Add($"{Name(file)}, seed {seed}: expected {pattern} on '{place}', found {string.Join("; ", outcome.Races.Select(static race => $"{Patterns.Name(race.Pattern)} on {race.Place}"))} {outcome.Title}");
                break;
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_is_quiet_stays_quiet()
    {
        var wrong = new List<string>();
        foreach (string file in Programs("norace"))
        {
            ExploreProgress progress = new ExploredProgram(file).Explore("random", 20, s_forRaces);
            if (progress.Findings.Find(static finding => finding.Kind is not FindingKind.Uncontrolled) is { } found)
                wrong.Add($"{Name(file)}: expected nothing, found {found.Kind.Word()}: {found.Title} {string.Join(" / ", found.Details)}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Any_run_replays()
    {
        int runs = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Explored.Root, "Corpus", "explore"), "*.js").Order(StringComparer.Ordinal))
        {
            var program = new ExploredProgram(file);
            using var runner = new ScheduleRunner(program, stepsMax: 1000);
            using var again = new ScheduleRunner(program, stepsMax: 1000);
            var strategy = new RandomWalk();
            for (ulong seed = 1; seed <= 30; seed++)
            {
                strategy.Begin(seed);
                RunOutcome outcome = runner.Run(strategy, seed);
                again.Learn(runner.Points.Take(outcome.KnownPoints));
                var follow = new Follow(outcome.Choices, outcome.Checks);
                follow.Begin(0);
                RunOutcome second = again.Run(follow, seed);
                Assert.True(follow.Divergence is null, $"{Path.GetFileName(file)}, seed {seed}: {follow.Divergence}");
                Assert.Equal(outcome.Hash, second.Hash);
                Assert.Equal(outcome.Fingerprint, second.Fingerprint);
                Assert.Equal(outcome.Output, second.Output);
                runs++;
            }
        }
        output.WriteLine($"{runs} runs");
    }
}
