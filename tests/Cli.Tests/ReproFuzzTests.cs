using ConcurrentJs.Fuzz.Generators;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using Xunit;
using Xunit.Abstractions;

namespace ConcurrentJs.Cli.Tests;

/// <summary>Repro files of generated programs replay in another process. A few here; a thousand with CJS_LONG=1.</summary>
public sealed class ReproFuzzTests(ITestOutputHelper output)
{
    private const int FilesOfProcess = 100;

    // The fuzzer's programs are long, and end: with fewer steps one in three would count as a livelock.
    private const int StepsOfLongPrograms = 100_000;

    private static readonly int s_files = Environment.GetEnvironmentVariable("CJS_LONG") == "1" ? 1000 : 8;

    [Fact]
    public void Repro_files_of_generated_programs_replay_in_another_process()
    {
        using var cjs = new Cjs();
        var waiting = new List<string>();
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        int made = 0;
        for (int seed = 1; made < s_files; seed++)
        {
            string name = $"p{seed}.js", file = Path.Combine(cjs.Folder, name);
            // Two in three have faults on purpose; the others are the fuzzer's.
            bool isSeeded = seed % 3 != 0;
            File.WriteAllText(file, isSeeded ? SeededProgram.Text(seed) : ProgramGenerator.Generate((ulong)seed).Text);
            if ((isSeeded ? Found(new ExploredProgram(file), seed) : Recorded(new ExploredProgram(file), (ulong)seed)) is not { } repro)
                continue;
            made++;
            kinds[repro.Kind.Word()] = kinds.GetValueOrDefault(repro.Kind.Word()) + 1;
            cjs.File($"p{seed}.repro", repro.ToString());
            waiting.Add($"p{seed}.repro");
            if (waiting.Count < FilesOfProcess && made < s_files)
                continue;
            CjsResult replayed = cjs.Run(["replay", .. waiting]);
            Assert.True(replayed.ExitCode == 0 && replayed.Output.Contains($"{waiting.Count} of {waiting.Count} reproduced", StringComparison.Ordinal),
                string.Join('\n', replayed.Output.Split('\n').Where(static line => !line.Contains(": reproduced", StringComparison.Ordinal))) + replayed.Error);
            waiting.Clear();
        }
        output.WriteLine($"{made} files: {string.Join(", ", kinds.Select(static kind => $"{kind.Value} {kind.Key}"))}");
    }

    /// <summary>What a search finds; null for nothing.</summary>
    private static Repro? Found(ExploredProgram program, int seed)
    {
        string[] strategies = ["random", "pct", "pos", "surw", "dpor", "portfolio"];
        var options = new ExploreOptions { SchedulesMax = 100, Seed = (ulong)seed, StepsMax = 5000, Races = RaceWatch.Never };
        return new Exploration(program, StrategyNames.Make(strategies[seed % strategies.Length])!, options).Run().EndedBy?.Repro;
    }

    /// <summary>The second schedule of a program: its points are known by then. Null for programs that use what cannot be repeated.</summary>
    private static Repro? Recorded(ExploredProgram program, ulong seed)
    {
        using var runner = new ScheduleRunner(program, stepsMax: StepsOfLongPrograms);
        Strategy strategy = seed % 2 == 0 ? new RandomWalk() : new Pct();
        RunOutcome? outcome = null;
        for (ulong i = 1; i <= 2; i++)
        {
            strategy.Begin(seed * 2 + i);
            outcome = runner.Run(strategy, seed);
            strategy.Finished(outcome);
        }
        return outcome!.Kind == FindingKind.Uncontrolled ? null : Repro.Of(program, runner, outcome, strategy.Name, seed, outcome.Kind, outcome.Fingerprint, outcome.Title);
    }
}
