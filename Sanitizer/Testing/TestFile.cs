using System.Text.Json;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Testing;

/// <summary>A test that a file declares with <c>cjs:test</c>.</summary>
/// <param name="Number">Its place in the file, from 0.</param>
/// <param name="Fails">It passes when a schedule fails.</param>
/// <param name="On">Which race it expects: <c>box.n</c>.</param>
public sealed record DeclaredTest(int Number, string Name, bool Race, bool Every, bool Fails, string? On, string? Strategy, long? Schedules, double? Seconds, ulong Seed);

/// <summary>What came of a test.</summary>
/// <param name="Message">One line that says why it failed; empty when it passed.</param>
/// <param name="Finding">What was found, when that is why.</param>
public sealed record TestOutcome(bool Passed, string Message, long Schedules, Finding? Finding);

/// <summary>A file of JavaScript tests: which there are, and each of them under its schedules.</summary>
/// <remarks>The file is run anew for each schedule, with an argument that says which test it is for; so a repro file of a test is one like any other. Not thread-safe.</remarks>
public sealed class TestFile(string path)
{
    private const string Argument = "--cjs-test=", Mark = "\u0001cjs-tests ";
    private const double Seconds = 5;

    /// <exception cref="ScriptException">The file itself fails.</exception>
    /// <exception cref="FormatException">An option of a test makes no sense.</exception>
    public IReadOnlyList<DeclaredTest> List()
    {
        using var output = new StringWriter();
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Node, Threads = ThreadsMode.Parallel, Arguments = [Argument + "list"], Output = output, ErrorOutput = output });
        engine.RunMain(path);
        string text = output.ToString();
        int at = text.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return [];
        using JsonDocument list = JsonDocument.Parse(text.AsMemory(at + Mark.Length, text.IndexOf('\n', at) - at - Mark.Length));
        return [.. list.RootElement.EnumerateArray().Select(static (test, i) => OptionsOf(test, i))];
    }

    private static DeclaredTest OptionsOf(JsonElement test, int number)
    {
        string name = test.GetProperty("name").GetString()!;
        string? strategy = Text("strategy");
        if (strategy is not null && StrategyNames.Make(strategy) is null)
            throw new FormatException($"test '{name}': strategy: expected one of {string.Join(", ", StrategyNames.All.Select(static entry => entry.Name))}, found '{strategy}'");
        return new DeclaredTest(number, name, Flag("race"), Flag("every"), Flag("fails"), Text("on"), strategy, (long?)Number("schedules"), Number("time"), (ulong)(Number("seed") ?? 1));

        bool Flag(string key) => test.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.True;

        string? Text(string key) => test.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        double? Number(string key) => !test.TryGetProperty(key, out JsonElement value) ? null
            : value.ValueKind == JsonValueKind.Number && value.GetDouble() > 0 ? value.GetDouble() : throw new FormatException($"test '{name}': {key}: expected a number above 0, found {value.GetRawText()}");
    }

    /// <summary>Runs one test under its schedules.</summary>
    public TestOutcome Run(DeclaredTest test)
    {
        var program = new ExploredProgram(path) { Arguments = [Argument + test.Number] };
        Strategy strategy = StrategyNames.Make(test.Strategy ?? (test.Every ? "dpor" : "portfolio"))!;
        var options = new ExploreOptions
        {
            SchedulesMax = test.Schedules,
            Time = test.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : test.Schedules is null ? TimeSpan.FromSeconds(test.Every ? 12 * Seconds : Seconds) : null,
            Seed = test.Seed,
            Races = test.Race ? RaceWatch.Always : RaceWatch.Never,
        };
        if (test.Race)
            options = options with { Find = test.Fails ? [FindingKind.Race, FindingKind.Uncontrolled] : [.. options.Find, FindingKind.Race] };
        ExploreProgress progress = new Exploration(program, strategy, options).Run();
        Finding? found = progress.EndedBy;
        if (test.Fails && found is not { Kind: FindingKind.Uncontrolled })
        {
            bool isThere = found is not null && (test.On is null || found.Title.Contains($" on {test.On}", StringComparison.Ordinal));
            return new TestOutcome(isThere, isThere ? "" : $"expected {(test.Race ? $"a race{(test.On is null ? "" : $" on {test.On}")}" : "a failure")} under some schedule, found {found?.Title ?? "none"}", progress.Schedules, isThere ? null : found);
        }
        if (found is not null)
            return new TestOutcome(false, found.Title.StartsWith(found.Kind.Word(), StringComparison.Ordinal) ? found.Title : $"{found.Kind.Word()}: {found.Title}", progress.Schedules, found);
        return test.Every && !progress.IsComplete
            ? new TestOutcome(false, $"expected all schedules to be run, found {progress.Schedules:N0} and more to go", progress.Schedules, null)
            : new TestOutcome(true, "", progress.Schedules, null);
    }
}
