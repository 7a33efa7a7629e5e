using System.CommandLine;

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
        ParseResult parsed = root.Parse(RunCommand.Protect(args));
        if (parsed.Errors.Count == 0)
            return Invoke(parsed);
        Console.Error.WriteLine($"cjs: {CommandLineErrors.Text(parsed)}");
        Console.Error.WriteLine("cjs: --help, before or after a verb, says what there is.");
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
            Console.Error.WriteLine($"cjs: {exception.Message}");
            return ExitCodes.Usage;
        }
    }
}
