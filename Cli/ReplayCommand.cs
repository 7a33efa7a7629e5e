using System.CommandLine;
using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs replay</c>: runs a recorded schedule again.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A repro file" };
        CommandLineErrors.RefuseOptions(file);
        var program = new Option<string?>("--program") { HelpName = "FILE", Description = "The program, when it is not where the recording found it" };
        var times = new Option<int>("--times") { HelpName = "N", Description = "Run it so often; every run must be the same (default 1)", DefaultValueFactory = static _ => 1 }.From(1);
        var show = new InterleavingOptions();
        var command = new Command("replay", "Runs a recorded schedule again and says whether it came to the same end by the same steps") { file, program, times, show.Trace, show.Html, show.Perfetto };
        command.SetAction(parsed => Execute(parsed.GetValue(file)!, parsed.GetValue(program), Math.Max(1, parsed.GetValue(times)), show.Of(parsed)));
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
        Console.Out.WriteLine($"{repro.Kind.Word()}: {(repro.Title.StartsWith(repro.Kind.Word() + ": ", StringComparison.Ordinal) ? repro.Title[(repro.Kind.Word().Length + 2)..] : repro.Title)}");
        foreach (string detail in outcome.Details)
            Console.Out.WriteLine("  " + detail);
        Console.Out.WriteLine($"reproduced {(times == 1 ? "" : $"{times} of {times} times, ")}in {outcome.Steps:N0} steps with {outcome.Preemptions} preemptions, events {outcome.Hash:x16}{(result.ProgramChanged ? ", although the program was changed since the recording" : "")}");
        return repro.Kind switch
        {
            FindingKind.Race => ExitCodes.Race,
            FindingKind.Deadlock or FindingKind.LostWakeUp => ExitCodes.Deadlock,
            _ => ExitCodes.FailsUnderSchedule,
        };
    }
}
