using System.CommandLine;
using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli.Bench;

/// <summary><c>cjs bench threads</c>: what locks, atomic properties and threads cost, against the figures that were set as goals.</summary>
internal static class ThreadBench
{
    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Fewer threads, shorter torture" };
        Option<string> mode = ThreadOptions.Mode();
        var command = new Command("threads", "Measures locks, atomic properties and threads of this engine") { quick, mode };
        command.SetAction(parsed => Run(parsed.GetValue(quick), ThreadOptions.ModeOf(parsed.GetValue(mode)!)));
        return command;
    }

    private static int Run(bool quick, ThreadsMode mode)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Node, Shell = true, Output = output, Threads = mode });
        using Stream stream = typeof(ThreadBench).Assembly.GetManifestResourceStream("threads.js")!;
        engine.Evaluate($"var QUICK = {(quick ? "true" : "false")};");
        try
        {
            engine.Evaluate(new StreamReader(stream).ReadToEnd(), "threads.js");
            engine.RunEventLoop();
            return ExitCodes.Success;
        }
        catch (ScriptException thrown)
        {
            ErrorPrinter.Print(Console.Error, thrown);
            return ExitCodes.Failure;
        }
    }
}
