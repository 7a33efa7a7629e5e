using System.CommandLine;
using System.Diagnostics;

namespace ConcurrentJs.Cli;

/// <summary>The command line program. A verb is one file; this file only lists them.</summary>
internal static class Program
{
    public static string Version { get; } = typeof(Program).Assembly.GetName().Version!.ToString(3);

    public static int Main(string[] args)
    {
        var root = new RootCommand("A JavaScript engine whose heap is shared by real threads.")
        {
            RunCommand.Create(),
            RaceCommand.Create(),
            ExploreCommand.Create(),
            ReplayCommand.Create(),
            MinimizeCommand.Create(),
            TestCommand.Create(),
            ReplCommand.Create(),
            DumpCommand.Create(),
            BenchCommand.Create(),
            FuzzCommand.Create(),
            SoakCommand.Create(),
            CorpusCommand.Create(),
        };
        // A name that begins with @ is a package's, and no file of arguments.
        ParseResult parsed = root.Parse(RunCommand.Protect(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
            return Invoke(parsed);
        Tell($"cjs: {CommandLineErrors.Text(parsed)}\ncjs: --help, before or after a verb, says what there is.");
        return ExitCodes.Usage;
    }

    private static int Invoke(ParseResult parsed)
    {
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            Tell($"cjs: {exception.Message}");
            return ExitCodes.Usage;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder that may not be written to: whatever was to be read or written last.
            Tell($"cjs: {parsed.CommandResult.Command.Name}: cannot read or write: {exception.Message}");
            return ExitCodes.Usage;
        }
        catch (Exception exception) when (!Debugger.IsAttached)
        {
            string place = Environment.GetEnvironmentVariable("CJS_TRACE") == "1" ? exception.StackTrace ?? "" : "CJS_TRACE=1 in the environment shows where";
            Tell($"cjs: {parsed.CommandResult.Command.Name}: a fault of cjs itself: {exception.GetType().Name}: {exception.Message}\n{place}");
            return ExitCodes.Usage;
        }
    }

    // Standard error may be full too: then the exit code has to say it.
    private static void Tell(string message)
    {
        try
        {
            Console.Error.WriteLine(message);
        }
        catch (IOException)
        {
            return;
        }
    }
}
