using System.CommandLine;
using System.Globalization;
using ConcurrentJs.Cli.Corpus;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs corpus</c>: runs and lists the programs of Corpus/.</summary>
internal static class CorpusCommand
{
    private const int ShownMax = 40;

    public static Command Create() => new("corpus", "Runs and lists the programs of Corpus/") { RunVerb(), ListVerb(), InnerVerb() };

    private static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Programs or folders, here or below Corpus/ (default: all)", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(paths);
        return paths;
    }

    private static Option<double> Scale() => new Option<double>("--scale") { HelpName = "N", Description = "Multiplies rounds and times of each program", DefaultValueFactory = static _ => 1 }.From(0);

    private static Option<bool> Verify() => new("--verify-heap") { Description = "Check the whole heap after each program" };

    private static Command RunVerb()
    {
        Argument<string[]> paths = Paths();
        Option<string?> threads = new Option<string?>("--threads") { HelpName = "MODE", Description = "Only this mode (default: those each program names)" }
            .AcceptOnlyFromAmong("parallel", "locked", "off");
        var times = new Option<int>("--times") { HelpName = "N", Description = "Run everything so many times", DefaultValueFactory = static _ => 1 }.From(1);
        Option<double> scale = Scale();
        Option<string?> amplify = ThreadOptions.Amplify();
        Option<bool> verify = Verify();
        var keepGoing = new Option<int>("--failures") { HelpName = "N", Description = "Stop after so many failures", DefaultValueFactory = static _ => ShownMax }.From(1);
        var command = new Command("run", "Runs programs, each in an engine of its own") { paths, threads, times, scale, amplify, verify, keepGoing };
        command.SetAction(parsed =>
        {
            string corpus = CorpusFolder.Find();
            IReadOnlyList<CorpusFile> files = CorpusFolder.Programs(corpus, parsed.GetValue(paths) ?? []);
            string? only = parsed.GetValue(threads);
            CorpusTask[] once = [.. files.SelectMany(file => file.Modes.Where(mode => only is null || mode == only).Select(mode => new CorpusTask(file, mode)))];
            double factor = parsed.GetValue(scale);
            List<string> options = [];
            if (factor != 1)
                options.Add($"--scale={factor.ToString(CultureInfo.InvariantCulture)}");
            if (parsed.GetValue(amplify) is { } setting)
                options.Add($"--amplify={setting}");
            if (parsed.GetValue(verify))
                options.Add("--verify-heap");
            return RunAll(once, parsed.GetValue(times), options, factor, parsed.GetValue(keepGoing));
        });
        return command;
    }

    private static int RunAll(CorpusTask[] once, int times, List<string> options, double scale, int failuresMax)
    {
        int passed = 0, failed = 0;
        string extra = string.Concat(options.Select(static option => " " + option));
        for (int turn = 0; turn < times && failed < failuresMax; turn++)
        {
            CorpusLanes.Run(once, options, scale, (task, outcome) =>
            {
                if (outcome.Passed)
                {
                    passed++;
                    return;
                }

                failed++;
                Console.WriteLine($"FAILED {task.File.Path} ({task.Mode})");
                Console.WriteLine("  " + outcome.Problem!.TrimEnd().Replace("\n", "\n  "));
                Console.WriteLine($"  again: {task.Again(extra)} --times=20");
            });
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static Command ListVerb()
    {
        Argument<string[]> paths = Paths();
        var command = new Command("list", "Prints the programs and what each is about") { paths };
        command.SetAction(parsed =>
        {
            string corpus = CorpusFolder.Find();
            IReadOnlyList<CorpusFile> files = CorpusFolder.Programs(corpus, parsed.GetValue(paths) ?? []);
            foreach (CorpusFile file in files)
                Console.WriteLine($"{Path.GetRelativePath(corpus, file.Path)}: {file.Summary}");
            Console.WriteLine($"{files.Count} programs");
            return ExitCodes.Success;
        });
        return command;
    }

    // What `run` starts: reads tasks, answers outcomes.
    private static Command InnerVerb()
    {
        Option<double> scale = Scale();
        Option<string?> amplify = ThreadOptions.Amplify();
        Option<bool> verify = Verify();
        var command = new Command("inner", "Runs programs named on standard input, for `corpus run`") { scale, amplify, verify };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            ThreadOptions.ApplyAmplify(parsed.GetValue(amplify));
            return CorpusLanes.Inner(CorpusFolder.Find(), new CorpusSettings { Scale = parsed.GetValue(scale), VerifyHeap = parsed.GetValue(verify) });
        });
        return command;
    }
}
