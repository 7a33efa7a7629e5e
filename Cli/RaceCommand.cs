using System.CommandLine;
using ConcurrentJs.Sanitizer.Packages;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs race</c>: runs a program, or the functions of a package, under the race detector.</summary>
internal static class RaceCommand
{
    private const string TwinPrefix = "CJS_RACE_";

    private static readonly string[] s_formats = ["text", "json", "sarif", "github"], s_modes = ["parallel", "locked", "off"];
    private static readonly string[] s_grades = ["distinct", "shared"];

    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The program", Arity = ArgumentArity.ZeroOrOne };
        var arguments = new Argument<string[]>("ARGS") { Description = "What the program finds in process.argv", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(file);
        var format = Text("--format", "FORMAT", "How to report: text, json, sarif, github");
        var output = Text("--output", "FILE", "Where to report (default: standard error for text, else standard output)");
        var suppressions = Text("--suppressions", "FILE", "Races that are known: a JSON list with file, function, place, reason, owner, expires");
        var baseline = Text("--baseline", "FILE", "An earlier result of --format json to compare with");
        var newOnly = Flag("--new-only", "With --baseline: report only races that it does not have");
        var halt = Flag("--halt-on-first", "Stop at the first race");
        var include = Globs("--include", "Only races with an access in such files; repeatable");
        var exclude = Globs("--exclude", "No races with both accesses in such files; repeatable");
        var predict = Flag("--predict", "Also report races of other schedules: accesses that only the luck of the locks ordered");
        var recordAll = Flag("--record-all", "Record accesses that cannot race, too: of a thread that is alone, and to objects nobody else can have (slow; tests the detector)");
        var allFrames = Flag("--all-frames", "Show each call inside packages; else those of one package in a row are one line");
        var exitCode = Text("--exitcode", "N", "What to exit with when there are races (default 66)");
        var timeLimit = Text("--time-limit", "TIME", "Stop the program after so many seconds (or 500ms, 2m)");
        var threads = Text("--threads", "MODE|N", "How threads run: parallel (default), locked, off; with --package: how many there are (2)");
        var package = Text("--package", "NAME", "Is this package thread-safe? NAME is looked for in node_modules; ./FOLDER works too");
        var seed = Text("--seed", "N", "Choose the interleaving, so that the same run comes again; with --package also arguments (1)");
        var calls = Globs("--calls", "With --package: only functions of such names; repeatable");
        var withoutCalls = Globs("--without-calls", "With --package: no functions of such names; repeatable");
        var atLeast = Text("--at-least", "GRADE", "With --package: the grade it must have, distinct (default) or shared; less is exit code 69");
        var keep = Text("--keep", "FILE", "With --package: write the program that makes the calls");
        var command = new Command("race", "Runs a program, or a package, and reports accesses of its threads that nothing orders")
        {
            file, arguments, format, output, suppressions, baseline, newOnly, halt, include, exclude, predict, recordAll, allFrames, exitCode, timeLimit, threads,
            package, seed, calls, withoutCalls, atLeast, keep,
        };
        command.SetAction(parsed =>
        {
            foreach (Option flag in (Option[])[newOnly, halt, allFrames, predict, recordAll])
                OneOf(TwinOf(flag.Name), Twin(flag.Name) ?? "0", ["0", "1"]);
            var reporting = new RaceReporting
            {
                Format = OneOf("--format", parsed.GetValue(format) ?? "text", s_formats),
                Output = parsed.GetValue(output),
                Suppressions = parsed.GetValue(suppressions),
                Baseline = parsed.GetValue(baseline),
                NewOnly = parsed.GetValue(newOnly),
                Include = parsed.GetValue(include) ?? [],
                Exclude = parsed.GetValue(exclude) ?? [],
                AllFrames = parsed.GetValue(allFrames),
                ExitCode = (int)Number("--exitcode", parsed.GetValue(exitCode), ExitCodes.Race, 0, 255),
            };
            if (reporting is { NewOnly: true, Baseline: null })
                throw new UsageException("race: --new-only: expected --baseline FILE with it, found none");
            TimeSpan? limit = Quantity.Time(parsed.GetValue(timeLimit), timeLimit.Name);
            string? mode = parsed.GetValue(threads);
            if (parsed.GetValue(package) is not { } name)
            {
                return new RaceProgram
                {
                    File = parsed.GetValue(file) ?? throw new UsageException("race: expected FILE or --package NAME, found nothing; usage: cjs race FILE ARGS"),
                    Arguments = parsed.GetValue(arguments) ?? [],
                    Reporting = reporting,
                    HaltsOnFirst = parsed.GetValue(halt),
                    Predicts = parsed.GetValue(predict),
                    RecordsAll = parsed.GetValue(recordAll),
                    TimeLimit = limit,
                    Seed = parsed.GetValue(seed) is { } chosen ? Number("--seed", chosen, 1, 0, uint.MaxValue) : null,
                    Threads = ThreadOptions.ModeOf(OneOf("--threads", mode ?? "parallel", s_modes)),
                }.Execute();
            }
            if (parsed.GetValue(file) is { } extra)
                throw new UsageException($"race: expected nothing beside --package {name}, found '{extra}'");
            return new RacePackage
            {
                Name = name,
                Reporting = reporting,
                Needs = OneOf("--at-least", parsed.GetValue(atLeast) ?? "distinct", s_grades) == "shared" ? PackageGrade.SafeOnSharedObjects : PackageGrade.SafeOnDistinctObjects,
                Keep = parsed.GetValue(keep),
                Options = new PackageOptions
                {
                    Threads = (int)Number("--threads", mode, 2, 2, 64),
                    Seed = Number("--seed", parsed.GetValue(seed), 1, 0, uint.MaxValue),
                    Calls = parsed.GetValue(calls) ?? [],
                    WithoutCalls = parsed.GetValue(withoutCalls) ?? [],
                    TimeLimit = limit ?? TimeSpan.FromMinutes(3),
                },
            }.Execute();
        });
        return command;
    }

    /// <summary>The options that take the next word of the command line.</summary>
    public static HashSet<string> WithValue() => [.. Create().Options.Where(static option => option.ValueType != typeof(bool)).Select(static option => option.Name)];

    // Each option has a twin in the environment: --new-only is CJS_RACE_NEW_ONLY.

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => Twin(name) };

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => Twin(name) == "1" };

    private static Option<string[]> Globs(string name, string description) =>
        new(name) { HelpName = "GLOB", Description = description, DefaultValueFactory = _ => Twin(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [] };

    private static string TwinOf(string option) => TwinPrefix + option[2..].Replace('-', '_').ToUpperInvariant();

    private static string? Twin(string option) => Environment.GetEnvironmentVariable(TwinOf(option)) is { Length: > 0 } text ? text : null;

    private static string OneOf(string option, string text, string[] among) => among.Contains(text) ? text
        : throw new UsageException($"race: {option}: expected one of {string.Join(", ", among)}, found '{text}'");

    private static long Number(string option, string? text, long otherwise, long least, long most) =>
        text is null ? otherwise : long.TryParse(text, out long number) && number >= least && number <= most ? number
        : throw new UsageException($"race: {option}: expected a whole number from {least} to {most}, found '{text}'");
}
