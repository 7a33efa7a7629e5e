using System.CommandLine;
using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs replay</c>: runs a recorded schedule again.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "A repro file, or several", Arity = ArgumentArity.OneOrMore };
        CommandLineErrors.RefuseOptions(files);
        var program = new Option<string?>("--program") { HelpName = "FILE", Description = "The program, when it is not where the recording found it" };
        var times = new Option<int>("--times") { HelpName = "N", Description = "Run it so often; every run must be the same (default 1)", DefaultValueFactory = static _ => 1 }.From(1);
        var show = new InterleavingOptions();
        var command = new Command("replay", "Runs a recorded schedule again and says whether it came to the same end by the same steps") { files, program, times, show.Trace, show.Html, show.Perfetto };
        command.SetAction(parsed =>
        {
            string[] all = parsed.GetValue(files)!;
            int count = Math.Max(1, parsed.GetValue(times));
            return all.Length == 1 ? Execute(all[0], parsed.GetValue(program), count, show.Of(parsed)) : ExecuteAll(all, parsed.GetValue(program), count);
        });
        return command;
    }

    public static Repro Read(string file)
    {
        try
        {
            Repro read = Repro.Parse(SourceArgument.Read(file).Text);
            if (read.EnginePoints)
                Threads.EnginePoints.Enable();
            return read;
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }

    /// <summary>As the recording named it, from here or from beside the recording.</summary>
    public static string Locate(Repro repro, string file, string? program)
    {
        if (program is not null)
            return program;
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".", Path.GetFileName(repro.Program));
        return File.Exists(repro.Program) || !File.Exists(beside) ? repro.Program : beside;
    }

    /// <summary>A folder of recordings: a line for each, and whether all hold.</summary>
    private static int ExecuteAll(string[] files, string? program, int times)
    {
        int reproduced = 0;
        foreach (string file in files)
        {
            Repro repro = Read(file);
            string path = Locate(repro, file, program);
            SourceArgument.Check(path);
            ReplayResult result = Replayer.Replay(repro, new ExploredProgram(path) { Arguments = repro.Arguments }, times);
            bool holds = result.Verdict == ReplayVerdict.Reproduced;
            reproduced += holds ? 1 : 0;
            Console.Out.WriteLine($"{file}: {(holds ? $"reproduced {repro.Kind.Word()}, events {result.Outcome.Hash:x16}" : result.Message)}");
        }
        Console.Out.WriteLine($"{reproduced} of {files.Length} reproduced");
        return reproduced == files.Length ? ExitCodes.Success : ExitCodes.Diverged;
    }

    private static int Execute(string file, string? program, int times, InterleavingWanted show)
    {
        Repro repro = Read(file);
        string path = Locate(repro, file, program);
        SourceArgument.Check(path);
        var explored = new ExploredProgram(path) { Arguments = repro.Arguments };
        ReplayResult result = Replayer.Replay(repro, explored, times);
        RunOutcome outcome = result.Outcome;
        show.Give(() => Replayer.Record(repro, explored));
        Console.Out.Write(outcome.Output);
        if (result.Verdict != ReplayVerdict.Reproduced)
        {
            Console.Error.WriteLine($"cjs replay: {result.Message}");
            return ExitCodes.Diverged;
        }
        Console.Out.WriteLine($"{repro.Kind.Word()}: {ExploreReport.Plain(repro.Kind, repro.Title)}");
        foreach (string detail in outcome.Details)
            Console.Out.WriteLine("  " + ExploreReport.Shown(detail));
        Console.Out.WriteLine($"reproduced {(times == 1 ? "" : $"{times} of {times} times, ")}in {outcome.Steps:N0} steps with {outcome.Preemptions} preemptions, events {outcome.Hash:x16}{(result.ProgramChanged ? ", although the program was changed since the recording" : "")}");
        return repro.Kind switch
        {
            FindingKind.Race => ExitCodes.Race,
            FindingKind.Deadlock or FindingKind.LostWakeUp => ExitCodes.Deadlock,
            _ => ExitCodes.FailsUnderSchedule,
        };
    }
}
