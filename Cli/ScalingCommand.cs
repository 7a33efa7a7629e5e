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
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Processes a program and mode", DefaultValueFactory = static _ => 3 }.From(1);
        var warmup = new Option<double>("--warmup") { HelpName = "SECONDS", Description = "Warm-up of each process", DefaultValueFactory = static _ => 1.5 }.From(0, 86400);
        var measure = new Option<double>("--measure") { HelpName = "SECONDS", Description = "Measured time of each process; up to three times as long, until enough runs were left alone by the machine", DefaultValueFactory = static _ => 2 }.From(0, 86400);
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
        Console.WriteLine($"{"machine",-24}{"1 thread",12}{$"{count} threads",12}{"gain",10}{"processor",11}");
        double ceiling = Control("one chain", MachineControl.Arithmetic, count, seconds.Measure);
        Control("many chains", MachineControl.Chains, count, seconds.Measure);
        Control("objects", MachineControl.Objects, count, seconds.Measure);

        // In turn, so that an hour of the machine that differs meets all programs alike.
        var cells = programs.ToDictionary(program => program, static _ => new Cell());
        for (int round = 0; round < rounds; round++)
            foreach (string program in programs)
            {
                cells[program].Parallel.Add(ScalingRun.Execute(corpus, program, "parallel", [1, count], seconds));
                cells[program].Off.Add(ScalingRun.Execute(corpus, program, "off", [1], seconds));
            }

        Console.WriteLine();
        Console.WriteLine($"{"program",-14}{"1 thread",12}{"from to",14}{$"{count} threads",12}{"from to",14}{"gain",9}{"from to",13}{"processor",11}{"off",12}{"cost",9}{"steady",10}");
        double gains = 0, costs = 0;
        foreach (string program in programs)
        {
            Cell cell = cells[program];
            Spread one = Spread.Of(cell.Parallel, times => times.Typical(1, static sample => sample.Wall)), many = Spread.Of(cell.Parallel, times => times.Typical(count, static sample => sample.Wall)),
                gain = Spread.Of(cell.Parallel, times => times.Typical(1, static sample => sample.Wall) / times.Typical(count, static sample => sample.Wall)),
                processor = Spread.Of(cell.Parallel, times => times.Typical(count, static sample => sample.Processor) / times.Typical(1, static sample => sample.Processor)),
                off = Spread.Of(cell.Off, static times => times.Typical(1, static sample => sample.Processor));
            double cost = Spread.Of(cell.Parallel, static times => times.Typical(1, static sample => sample.Processor)).Median / off.Median;
            gains += Math.Log(gain.Median);
            costs += Math.Log(cost);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(program),-14}{one.Median,9:0.0} ms{one.Range("0.0"),14}{many.Median,9:0.0} ms{many.Range("0.0"),14}{gain.Median,8:0.00}x{gain.Range("0.00"),13}{processor.Median,10:0.00}x{off.Median,9:0.0} ms{(cost - 1) * 100,7:+0.0;-0.0} %{$"{cell.Parallel.Sum(times => times.SteadyCount(1))}, {cell.Parallel.Sum(times => times.SteadyCount(count))}",10}"));
        }

        ScalingTimes again = MachineControl.Arithmetic.Measure(count, seconds.Measure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"geometric mean  {Math.Exp(gains / programs.Length):0.00}x with {count} threads, where the machine gave {ceiling:0.00}x before and {again.Wall(1) / again.Wall(count):0.00}x after; parallel mode with one thread against --threads=off {(Math.Exp(costs / programs.Length) - 1) * 100:+0.0;-0.0} % (processor time)"));
        Console.WriteLine($"Medians over {rounds} process(es), the least and the greatest beside them. Of a process, the lower quartile of its steady runs: a fixed piece of work right before and after them was as quick as ever. Where there are fewer than three (last column: how many, with 1 and {count} threads), of all.");
    }

    /// <summary>The processes of one program.</summary>
    private sealed class Cell
    {
        public List<ScalingTimes> Parallel { get; } = [];

        public List<ScalingTimes> Off { get; } = [];
    }

    /// <summary>What the processes of one cell say.</summary>
    private readonly record struct Spread(double Median, double Least, double Greatest)
    {
        public static Spread Of(List<ScalingTimes> processes, Func<ScalingTimes, double> figure)
        {
            double[] sorted = [.. processes.Select(figure).Order()];
            int half = sorted.Length / 2;
            return new Spread(sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2, sorted[0], sorted[^1]);
        }

        public string Range(string format) => string.Create(CultureInfo.InvariantCulture, $"{Least.ToString(format, CultureInfo.InvariantCulture)}-{Greatest.ToString(format, CultureInfo.InvariantCulture)}");
    }

    // In C#, in this process: what any program may hope for here and now.
    private static double Control(string name, MachineControl control, int count, double seconds)
    {
        ScalingTimes times = control.Measure(count, seconds);
        double gain = times.Wall(1) / times.Wall(count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-24}{times.Wall(1),9:0.0} ms{times.Wall(count),9:0.0} ms{gain,9:0.00}x{times.Processor(count) / times.Processor(1),10:0.00}x"));
        return gain;
    }
}
