using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>
/// "Is this package thread-safe?" Calls that work on one thread are found, then made from several: on objects of their own, then on common ones. Races of
/// the package decide, and so do answers that one thread alone would not have got.
/// </summary>
/// <remarks>
/// Each run has an engine of its own, so a package's lazily made state is cold when the threads come to it. Two runs without the detector tell which
/// answers can be compared: those that repeat on one thread.
/// </remarks>
public static class PackageCheck
{
    private const int MaxDifferences = 50, MaxAttempts = 6;

    /// <summary>The program of the calls, for keeping.</summary>
    /// <exception cref="FormatException">The package cannot be loaded.</exception>
    public static (PackageReport Report, string Program) Run(PackageFolder package, PackageOptions options, Action<string>? progress = null)
    {
        progress?.Invoke($"looking for calls of {package.Name} {package.Version}");
        CallList list = Discovery.Run(package, Examples.Of(package), options);
        var phases = new List<PackagePhase>();
        for (int attempt = 0; list.Calls.Count > 0; attempt++)
        {
            var tried = new ExerciseProgram(package, list);
            phases.Clear();
            var stuck = new HashSet<int>();
            foreach (string name in (string[])["distinct", "shared"])
            {
                (PackagePhase phase, IReadOnlyList<int> calls) = Phase(name, tried, list, options, progress);
                phases.Add(phase);
                stuck.UnionWith(calls);
                if (stuck.Count > 0)
                    break;
            }
            if (stuck.Count == 0 || attempt == MaxAttempts)
                break;
            // Calls that do not come back say nothing; the others are tried without them.
            progress?.Invoke($"without {string.Join(", ", stuck.Select(at => list.Calls[at].Label))}, which does not come back");
            var labels = stuck.Select(at => list.Calls[at].Label).ToHashSet();
            list = list with { Calls = [.. list.Calls.Where(call => !labels.Contains(call.Label))], Untried = list.Untried + labels.Count };
        }
        var program = new ExerciseProgram(package, list);
        (int tests, string? testNote) = options.RunsTests ? Tests(package, phases, options, progress) : (0, "left out");
        return (new PackageReport(package, options.Seed, options.Threads, list.Calls.Count, list.Calls.Select(static call => call.Label).Distinct().Count(),
            list.Untried, tests, testNote, phases), program.Text);
    }

    private static (PackagePhase, IReadOnlyList<int>) Phase(string name, ExerciseProgram program, CallList list, PackageOptions options, Action<string>? progress)
    {
        progress?.Invoke($"{list.Calls.Count} calls on one thread, {name} objects");
        ExerciseResult alone = ExerciseRun.Run(program.Text, name + "-serial", options, isWatched: false);
        progress?.Invoke($"{list.Calls.Count} calls on {options.Threads} threads, {name} objects");
        if (alone.Stuck.Count > 0)
            return (new PackagePhase(name, new RaceRun([], [], 0, 0, 0), new Dictionary<string, IReadOnlyList<string>>(), [], 0, 0, alone.Failure), alone.Stuck);
        ExerciseResult together = ExerciseRun.Run(program.Text, name, options, isWatched: true);
        RaceRun run = together.Session!.Result(options.IsWanted);
        var own = new List<RaceReport>();
        var calls = new Dictionary<string, IReadOnlyList<string>>();
        foreach (RaceReport race in run.Races)
        {
            if (IsOf(race.First) || IsOf(race.Second))
                calls[race.Fingerprint] = [.. new[] { CallOf(race.First, program), CallOf(race.Second, program) }.OfType<string>().Distinct()];
            else
                own.Add(race);
        }
        (IReadOnlyList<PackageDifference> differences, int compared) = Differences(list, alone.Results, together.Results);
        return (new PackagePhase(name, run with { Races = [.. run.Races.Except(own)] }, calls, differences, compared, own.Count, alone.Failure ?? together.Failure), together.Stuck);
    }

    // Tests that pass on one thread: as copies of each thread's own, then the same ones for all.
    private static (int Tests, string? Note) Tests(PackageFolder package, List<PackagePhase> phases, PackageOptions options, Action<string>? progress)
    {
        IReadOnlyList<string> files = package.Tests();
        if (files.Count == 0)
            return (0, "none in the package");
        string program = TestProgram.Text(files);
        int passed = 0;
        foreach (string name in (string[])["tests-distinct", "tests-shared"])
        {
            progress?.Invoke($"its own tests on one thread, then on {options.Threads}: {name}");
            ExerciseResult alone = ExerciseRun.Run(program, name + "-serial", options, isWatched: false);
            if (alone.Results is not { } results || results[0].Length == 0)
                return (passed, $"not run: {alone.Notes.Concat([alone.Failure]).OfType<string>().FirstOrDefault() ?? "no test was found in its files"}");
            ExerciseResult together = ExerciseRun.Run(program, name, options, isWatched: true);
            (IReadOnlyList<PackageDifference> differences, int compared) = TestProgram.Compare(results, together.Results);
            if (compared == 0)
                return (passed, "not run: none passes on one thread");
            passed = Math.Max(passed, compared);
            RaceRun run = together.Session!.Result(options.IsWanted);
            RaceReport[] counted = [.. run.Races.Where(race => IsOfPackage(race.First, package) || IsOfPackage(race.Second, package))];
            phases.Add(new PackagePhase(name, run with { Races = counted }, new Dictionary<string, IReadOnlyList<string>>(), differences, compared,
                run.Races.Count - counted.Length, alone.Failure ?? together.Failure));
        }
        return (passed, $"{passed} that pass on one thread");
    }

    private static bool IsOfPackage(ReportAccess access, PackageFolder package)
    {
        string file = Wording.Top(access).File;
        return file != ExerciseRun.FileName && !package.IsTest(Path.GetFullPath(file));
    }

    /// <summary>Whether the access is the package's (or that of something it depends on), not the exercise's.</summary>
    private static bool IsOf(ReportAccess access) => Wording.Top(access).File != ExerciseRun.FileName;

    private static string? CallOf(ReportAccess access, ExerciseProgram program) =>
        access.Stack.Where(static frame => frame.File == ExerciseRun.FileName).Select(frame => program.CallAt(frame.Line)).FirstOrDefault(static call => call is not null);

    private static (IReadOnlyList<PackageDifference>, int) Differences(CallList list, string[][]? alone, string[][]? together)
    {
        var differences = new List<PackageDifference>();
        int compared = 0;
        if (alone is null || together is null)
            return (differences, 0);
        for (int i = 0; i < list.Calls.Count; i++)
        {
            if (alone.Any(results => results[i] != alone[0][i]))
                continue;
            compared++;
            for (int thread = 0; thread < together.Length && differences.Count < MaxDifferences; thread++)
            {
                if (together[thread][i] != alone[0][i])
                    differences.Add(new PackageDifference(list.Calls[i].Text, alone[0][i], together[thread][i], $"thread {thread + 1}"));
            }
        }
        return (differences, compared);
    }
}
