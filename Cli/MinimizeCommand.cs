using System.CommandLine;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Minimizing;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs minimize</c>: makes a finding small: fewest preemptions, then the least program.</summary>
internal static class MinimizeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A repro file" };
        CommandLineErrors.RefuseOptions(file);
        var program = new Option<string?>("--program") { HelpName = "FILE", Description = "The program, when it is not where the recording found it" };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The new repro file (default: NAME.min.repro beside the old one)" };
        var time = new Option<string?>("--time") { HelpName = "TIME", Description = "Stop after so many seconds at most (or 500ms, 2m; default 60)" };
        var scheduleOnly = new Option<bool>("--schedule-only") { Description = "Leave the program as it is" };
        var show = new InterleavingOptions();
        var command = new Command("minimize", "Makes a recorded finding small: fewest preemptions, then the least program that still has it")
            { file, program, output, time, scheduleOnly, show.Trace, show.Html, show.Perfetto };
        command.SetAction(parsed => Execute(parsed.GetValue(file)!, parsed.GetValue(program), parsed.GetValue(output),
            Quantity.Time(parsed.GetValue(time), time.Name) ?? TimeSpan.FromSeconds(60), parsed.GetValue(scheduleOnly), show.Of(parsed)));
        return command;
    }

    private static int Execute(string file, string? program, string? output, TimeSpan time, bool scheduleOnly, InterleavingWanted show)
    {
        Repro repro = ReplayCommand.Read(file);
        string path = ReplayCommand.Locate(repro, file, program);
        SourceArgument.Check(path);
        string to = output ?? Path.ChangeExtension(file, null) + ".min.repro";
        string? smaller = scheduleOnly ? null : Path.ChangeExtension(to, null) + Path.GetExtension(path);
        if (smaller is not null && Path.GetFullPath(smaller) == Path.GetFullPath(path))
            throw new UsageException($"--output: the smaller program would be written over {path}");
        MinimizeResult result;
        try
        {
            result = new Minimizer(repro, new ExploredProgram(path) { Arguments = repro.Arguments }, new MinimizeOptions { Time = time, ProgramFile = smaller })
                .Run(Console.IsErrorRedirected ? null : static line => Console.Error.Write($"\r\u001b[K{line}"));
            if (!Console.IsErrorRedirected)
                Console.Error.Write("\r\u001b[K");
            File.WriteAllText(to, result.Repro.ToString());
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine($"cjs minimize: {file}: {exception.Message}");
            return ExitCodes.Diverged;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output: {exception.Message}");
        }
        Console.Out.WriteLine($"preemptions {Change(result.Before.Preemptions, result.After.Preemptions)}, switches {Change(result.Before.Switches, result.After.Switches)}, "
            + $"steps {Change(result.Before.Steps, result.After.Steps)}, lines {Change(result.Before.Lines, result.After.Lines)}; {result.Tries:N0} runs");
        if (result.Repro.Program != repro.Program)
            Console.Out.WriteLine($"program: {result.Repro.Program}");
        Console.Out.WriteLine($"again: cjs replay {to}");
        show.Give(() => Replayer.Record(result.Repro, new ExploredProgram(result.Repro.Program) { Arguments = repro.Arguments }));
        return ExitCodes.Success;
    }

    private static string Change(int before, int after) => before == after ? $"{before:N0}" : $"{before:N0} → {after:N0}";
}
