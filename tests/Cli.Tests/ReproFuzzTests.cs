using ConcurrentJs.Fuzz.Generators;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>Schedules of generated programs, as repro files, replay in another process. A few here; a thousand with CJS_LONG=1.</summary>
public sealed class ReproFuzzTests
{
    private static readonly int s_files = Environment.GetEnvironmentVariable("CJS_LONG") == "1" ? 1000 : 8;

    [Fact]
    public void Repro_files_of_generated_programs_replay_in_another_process()
    {
        using var cjs = new Cjs();
        int made = 0;
        for (ulong seed = 1; made < s_files; seed++)
        {
            string name = $"p{seed}.js", file = Path.Combine(cjs.Folder, name);
            File.WriteAllText(file, ProgramGenerator.Generate(seed).Text);
            if (Recorded(new ExploredProgram(file), seed) is not { } repro)
                continue;
            made++;
            cjs.File($"p{seed}.repro", repro.ToString());
            CjsResult replayed = cjs.Run("replay", $"p{seed}.repro", "--program", name);
            Assert.True(replayed.ExitCode != 68 && replayed.Output.Contains("reproduced ", StringComparison.Ordinal), $"program {seed}: {replayed.Error}{replayed.Output}");
            File.Delete(file);
        }
    }

    /// <summary>The second schedule of a program: its points are known by then. Null for programs that use what cannot be repeated.</summary>
    private static Repro? Recorded(ExploredProgram program, ulong seed)
    {
        using var runner = new ScheduleRunner(program, stepsMax: 5000);
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
