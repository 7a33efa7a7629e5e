using System.CommandLine;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Recording;
using ConcurrentJs.Sanitizer.Testing;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs test</c>: runs the tests that files declare with <c>cjs:test</c>, each under many schedules.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES") { Description = "Files of tests", Arity = ArgumentArity.OneOrMore };
        var only = new Option<string?>("--only") { HelpName = "TEXT", Description = "Run the tests whose name contains this" };
        var save = new Option<string>("--save") { HelpName = "FOLDER", Description = "Where repro files go (default: here)", DefaultValueFactory = static _ => "." };
        var command = new Command("test", "Runs tests of programs with threads (import { explore, race } from 'cjs:test') under many schedules") { files, only, save };
        command.SetAction(parsed => Execute(parsed.GetValue(files) ?? [], parsed.GetValue(only), parsed.GetValue(save)!));
        return command;
    }

    private static int Execute(string[] files, string? only, string folder)
    {
        int number = 0, failed = 0, code = ExitCodes.Success;
        Console.Out.WriteLine("TAP version 14");
        foreach (string path in files)
        {
            SourceArgument.Check(path);
            var file = new TestFile(path);
            IReadOnlyList<DeclaredTest> tests = List(file, path);
            if (tests.Count == 0)
                throw new UsageException($"{path}: expected tests, declared with explore(…) or race.test(…) of 'cjs:test', found none");
            foreach (DeclaredTest test in tests.Where(test => only is null || test.Name.Contains(only, StringComparison.Ordinal)))
            {
                TestOutcome outcome = file.Run(test);
                Console.Out.WriteLine($"{(outcome.Passed ? "ok" : "not ok")} {++number} - {test.Name} # {outcome.Schedules:N0} schedules");
                if (outcome.Passed)
                    continue;
                failed++;
                code = code == ExitCodes.Success ? ExploreCommand.CodeOf(outcome.Finding?.Kind ?? FindingKind.Error) : code;
                Tell(path, outcome, folder);
            }
        }
        if (number == 0)
            throw new UsageException($"--only: expected a part of a test's name, found '{only}', which is in none");
        Console.Out.WriteLine($"1..{number}");
        Console.Out.WriteLine($"{number - failed} passed, {failed} failed");
        return code;
    }

    private static IReadOnlyList<DeclaredTest> List(TestFile file, string path)
    {
        try
        {
            return file.List();
        }
        catch (Exception exception) when (exception is ScriptException or FormatException)
        {
            throw new UsageException($"{path}: {exception.Message}");
        }
    }

    private static void Tell(string path, TestOutcome outcome, string folder)
    {
        Console.Out.WriteLine($"# {outcome.Message}");
        if (outcome.Finding is not { } finding)
            return;
        foreach (string line in finding.Details.Concat(InterleavingText.Of(Replayer.Record(finding.Repro, new ExploredProgram(path) { Arguments = finding.Repro.Arguments })).TrimEnd('\n').Split('\n')))
            Console.Out.WriteLine($"#   {ExploreReport.Shown(line)}");
        Console.Out.WriteLine($"# again: cjs replay {ExploreCommand.Save(finding, path, folder)}");
    }
}
