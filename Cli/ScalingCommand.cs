using System.CommandLine;
using System.Globalization;
using ConcurrentJs.Cli.Bench;
using ConcurrentJs.Cli.Corpus;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs bench scaling</c>: the programs of Corpus/bench with one thread and with two, and what having threads costs when there is only one.</summary>
internal static class ScalingCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Only programs whose name contains one of these", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(names);
        var count = new Option<int>("--count") { HelpName = "N", Description = "How many threads to compare with one", DefaultValueFactory = static _ => 2 }.From(1);
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Processes a program and mode", DefaultValueFactory = static _ => 2 }.From(1);
        var warmup = new Option<double>("--warmup") { HelpName = "SECONDS", Description = "Warm-up of each process", DefaultValueFactory = static _ => 2 }.From(0, 86400);
        var measure = new Option<double>("--measure") { HelpName = "SECONDS", Description = "Measured time of each process, for each number of threads", DefaultValueFactory = static _ => 2 }.From(0, 86400);
        var command = new Command("scaling", "Measures what threads gain, and what they cost when there is one") { names, count, rounds, warmup, measure };
        command.SetAction(parsed =>
        {
            string corpus = CorpusFolder.Find();
            string[] wanted = parsed.GetValue(names) ?? [];
            string[] programs = [.. Directory.EnumerateFiles(Path.Combine(corpus, "bench"), "*.js").Order(StringComparer.Ordinal)
                .Where(path => wanted.Length == 0 || wanted.Any(name => Path.GetFileName(path).Contains(name, StringComparison.OrdinalIgnoreCase)))];
            if (programs.Length == 0)
                throw new UsageException($"bench scaling: expected a program of Corpus/bench, found none named like {string.Join(", ", wanted)}");
            Measure(corpus, programs, parsed.GetValue(count), parsed.GetValue(rounds), (parsed.GetValue(warmup), parsed.GetValue(measure)));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Measure(string corpus, string[] programs, int count, int rounds, (double Warmup, double Measure) seconds)
    {
        Console.WriteLine($"{"program",-20}{"1 thread",12}{$"{count} threads",12}{"speed-up",10}{"processor",11}{"off",12}{"cost",9}");
        double gains = 0, costs = 0;
        double ceiling = Control("machine: arithmetic", MachineControl.Arithmetic, count, seconds.Measure);
        Control("machine: objects", MachineControl.Objects, count, seconds.Measure);
        foreach (string program in programs)
        {
            ScalingTimes parallel = new(), off = new();
            for (int round = 0; round < rounds; round++)
            {
                parallel.Add(ScalingRun.Execute(corpus, program, "parallel", [1, count], seconds));
                off.Add(ScalingRun.Execute(corpus, program, "off", [1], seconds));
            }

            double gain = parallel.Wall(1) / parallel.Wall(count), cost = parallel.Processor(1) / off.Processor(1);
            gains += Math.Log(gain);
            costs += Math.Log(cost);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(program),-20}{parallel.Wall(1),9:0.0} ms{parallel.Wall(count),9:0.0} ms{gain,9:0.00}x{parallel.Processor(count) / parallel.Processor(1),10:0.00}x{off.Wall(1),9:0.0} ms{(cost - 1) * 100,8:+0.0;-0.0} %"));
        }

        ScalingTimes again = MachineControl.Arithmetic.Measure(count, seconds.Measure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"geometric mean  {Math.Exp(gains / programs.Length):0.00}x with {count} threads, where the machine gave {ceiling:0.00}x before and {again.Wall(1) / again.Wall(count):0.00}x after; parallel mode with one thread against --threads=off {(Math.Exp(costs / programs.Length) - 1) * 100:+0.0;-0.0} % (processor time)"));
    }

    // In C#, in this process: what any program may hope for here and now.
    private static double Control(string name, MachineControl control, int count, double seconds)
    {
        ScalingTimes times = control.Measure(count, seconds);
        double gain = times.Wall(1) / times.Wall(count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20}{times.Wall(1),9:0.0} ms{times.Wall(count),9:0.0} ms{gain,9:0.00}x{times.Processor(count) / times.Processor(1),10:0.00}x"));
        return gain;
    }
}
