using System.CommandLine;
using System.Globalization;
using ConcurrentJs.Cli.Bench;
using ConcurrentJs.Cli.Corpus;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs bench share</c>: jobs of two threads on the same objects, against workers of this engine and of another, which copy them.</summary>
internal static class ShareCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Only programs whose name contains one of these (map, cache, index)", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(names);
        var other = new Option<string>("--vs") { HelpName = "COMMAND", Description = "The engine with worker_threads to compare with", DefaultValueFactory = static _ => "node" };
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Rounds within each process; the median counts", DefaultValueFactory = static _ => 5 }.From(1);
        var scale = new Option<double>("--scale") { HelpName = "FACTOR", Description = "Size of the jobs, against 100,000 objects, 20,000 keys and 20,000 documents", DefaultValueFactory = static _ => 1 };
        var command = new Command("share", "Measures shared objects against worker_threads: time and memory") { names, other, rounds, scale };
        command.SetAction(parsed =>
        {
            string[] wanted = parsed.GetValue(names) ?? [];
            string[] programs = [.. Directory.EnumerateFiles(Path.Combine(CorpusFolder.Find(), "bench", "share"), "*.js").Order(StringComparer.Ordinal)
                .Where(path => wanted.Length == 0 || wanted.Any(name => Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase)))];
            if (programs.Length == 0)
                throw new UsageException($"bench share: expected a program of Corpus/bench/share, found none named like {string.Join(", ", wanted)}");
            Measure(programs, parsed.GetValue(other)!, new ShareRun.Effort(parsed.GetValue(scale), parsed.GetValue(rounds)));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Measure(string[] programs, string other, ShareRun.Effort effort)
    {
        string[] ours = [.. EngineCommand.OfThisProgram().Words.Where(static word => word != "--shell")];
        IReadOnlyList<string> theirs = EngineCommand.Parse(other).Words;
        Console.WriteLine($"{"program",-10}{"engine",-28}{"round",10}{"process",11}{"peak",9}");
        bool isThere = true;
        foreach (string program in programs)
        {
            string name = Path.GetFileNameWithoutExtension(program);
            Print(name, "cjs, shared objects", ShareRun.Execute([.. ours, "--threads=parallel"], program, effort)!);
            Print(name, "cjs, workers", ShareRun.Execute([.. ours, "--threads=off"], program, effort)!);
            if (isThere && ShareRun.Execute(theirs, program, effort) is { } run)
                Print(name, $"{other}, workers", run);
            else
                isThere = false;
        }

        if (!isThere)
            Console.WriteLine($"skipped: {other}, expected a command, found none of that name");
    }

    private static void Print(string program, string engine, ShareRun run) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{program,-10}{engine,-28}{run.RoundMs,7:0.0} ms{run.TotalMs,8:0} ms{run.PeakMb,6:0} MB"));
}
