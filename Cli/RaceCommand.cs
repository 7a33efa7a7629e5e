using System.CommandLine;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs race</c>: runs a program under the race detector.</summary>
internal static class RaceCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The program" };
        var arguments = new Argument<string[]>("ARGS") { Description = "What the program finds in process.argv", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(file);
        var command = new Command("race", "Runs a program and reports accesses of its threads that nothing orders") { file, arguments };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(arguments) ?? []));
        return command;
    }

    private static int Run(string file, string[] arguments)
    {
        SourceArgument.Check(file);
        var session = new RaceSession();
        int exit = Execute(session, file, arguments);
        IReadOnlyList<RaceReport> reports = session.Reporter.Reports;
        bool colour = !Console.IsErrorRedirected;
        for (int i = 0; i < reports.Count; i++)
            Console.Error.WriteLine(ReportText.Of(reports[i], i + 1, colour));
        Console.Error.WriteLine($"cjs race: {(reports.Count == 0 ? "no race" : reports.Count == 1 ? "1 race" : $"{reports.Count} races")}; "
            + $"{session.Detector.Threads} threads, {session.Detector.Accesses} accesses compared, {session.Detector.SyncOperations} synchronisations");
        return reports.Count > 0 ? ExitCodes.Race : exit;
    }

    private static int Execute(RaceSession session, string file, string[] arguments)
    {
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Arguments = arguments,
            Threads = ThreadsMode.Parallel,
            Probe = session.Probe,
        });
        try
        {
            int exit = engine.RunMain(file);
            engine.ReportUnjoinedFailures();
            return exit;
        }
        catch (ScriptException thrown)
        {
            ErrorPrinter.Print(Console.Error, thrown, null);
            return ExitCodes.Failure;
        }
        catch (ScriptStoppedException stopped)
        {
            if (stopped.Reason == StopReason.Exit)
                return stopped.ExitCode;
            Console.Error.WriteLine($"cjs: {stopped.Message}");
            return ExitCodes.Failure;
        }
    }
}
