using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ConcurrentJs.Cli.Corpus;

namespace ConcurrentJs.Cli.Bench;

/// <summary><c>cjs bench race</c>: what the race detector costs: the same programs under <c>cjs run</c> and <c>cjs race</c>, time, processor time (which a busy machine leaves alone) and peak memory.</summary>
/// <remarks>
/// Each program does the same work in two threads, so everything is recorded: the thread programs of Corpus/bench, and are-we-fast-yet
/// with an instance of the benchmark in each thread. Processes go A B A B; the figures are medians over the iterations of all.
/// </remarks>
internal static class RaceCost
{
    private const int Threads = 2;

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Only programs whose name contains one of these", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(names);
        var awfy = new Option<string?>("--awfy") { HelpName = "DIR", Description = "Checkout of are-we-fast-yet", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("AWFY_DIR") };
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Processes a program and mode", DefaultValueFactory = static _ => 2 }.From(1);
        var warmup = new Option<double>("--warmup") { HelpName = "SECONDS", Description = "Warm-up of each process", DefaultValueFactory = static _ => 1 }.From(0, 86400);
        var measure = new Option<double>("--measure") { HelpName = "SECONDS", Description = "Measured time of each process", DefaultValueFactory = static _ => 2 }.From(0, 86400);
        var alone = new Option<bool>("--alone") { Description = "One thread: nothing is recorded, so this is what an attached probe costs" };
        var predict = new Option<bool>("--predict") { Description = "The detector with --predict" };
        var command = new Command("race", "Measures what the race detector costs, in time and memory") { names, awfy, rounds, warmup, measure, alone, predict };
        command.SetAction(parsed =>
        {
            string[] wanted = parsed.GetValue(names) ?? [];
            int threads = parsed.GetValue(alone) ? 1 : Threads;
            string settings = string.Create(CultureInfo.InvariantCulture,
                $"globalThis.SCALING = {{ threads: [{threads}], warmup: {parsed.GetValue(warmup) * 1000}, measure: {parsed.GetValue(measure) * 1000} }};\n");
            string work = Directory.CreateTempSubdirectory("cjs-bench").FullName;
            try
            {
                string[] scripts = [.. Scripts(work, settings, parsed.GetValue(awfy)).Where(script => wanted.Length == 0
                    || wanted.Any(name => Path.GetFileName(script).Contains(name, StringComparison.OrdinalIgnoreCase)))];
                if (scripts.Length == 0)
                    throw new UsageException($"bench race: expected a program named like {string.Join(", ", wanted)}, found none");
                Measure(scripts, threads, parsed.GetValue(rounds), parsed.GetValue(predict) ? ["race", "--predict"] : ["race"]);
                return ExitCodes.Success;
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    private static IEnumerable<string> Scripts(string work, string settings, string? awfy)
    {
        string corpus = CorpusFolder.Find();
        string library = settings + File.ReadAllText(Path.Combine(corpus, "lib", "scaling.js"));
        foreach (string program in Directory.EnumerateFiles(Path.Combine(corpus, "bench"), "*.js").Order(StringComparer.Ordinal))
            yield return Write(work, Path.GetFileName(program), library + File.ReadAllText(program));
        if (awfy is null)
            yield break;
        foreach (Benchmark benchmark in BenchmarkCatalog.All.Where(benchmark => benchmark.Suite == BenchmarkCatalog.Awfy))
            yield return Write(work, $"awfy-{benchmark.Name}.js", library + Awfy(awfy, benchmark));
    }

    private static string Write(string work, string name, string text)
    {
        string path = Path.Combine(work, name);
        File.WriteAllText(path, text);
        return path;
    }

    // Each thread loads the modules for itself: what they keep at top level is its own.
    private static string Awfy(string folder, Benchmark benchmark)
    {
        var text = new StringBuilder("function modules() { const table = {};\n");
        foreach (string module in new[] { "benchmark", "som", benchmark.Name.ToLowerInvariant() })
        {
            text.Append(CultureInfo.InvariantCulture, $"table[\"./{module}\"] = {{ define: function (require, exports, module) {{\n")
                .Append(SourceArgument.Read(Path.Combine(folder, "benchmarks", "JavaScript", module + ".js")).Text)
                .Append("\n} };\n");
        }
        return text.Append(CultureInfo.InvariantCulture, $$"""
            return table; }
            function newBenchmark() {
              const table = modules();
              const requireModule = name => {
                const module = table[name];
                if (!module.exports) { module.exports = {}; module.define(requireModule, module.exports, module); }
                return module.exports;
              };
              return requireModule("./{{benchmark.Name.ToLowerInvariant()}}").newInstance();
            }
            scaling(threads => {
              inUnits(threads, threads, () => { if (!newBenchmark().innerBenchmarkLoop({{benchmark.Inner}})) throw new Error("wrong result"); });
              return 0;
            });
            """).ToString();
    }

    private static void Measure(string[] scripts, int threads, int rounds, string[] race)
    {
        Console.WriteLine($"{"program",-22}{"off",12}{"detector",12}{"time",8}{"processor",12}{"off",11}{"detector",11}{"memory",9}");
        var times = new List<double>();
        var processors = new List<double>();
        var memories = new List<double>();
        foreach (string script in scripts)
        {
            ScalingTimes off = new(), on = new();
            var offPeak = new List<double>();
            var onPeak = new List<double>();
            for (int round = 0; round < rounds; round++)
            {
                offPeak.Add(Run(["run"], script, off));
                onPeak.Add(Run(race, script, on));
            }
            double time = on.Wall(threads) / off.Wall(threads), processor = on.Processor(threads) / off.Processor(threads), memory = Median(onPeak) / Median(offPeak);
            times.Add(time);
            processors.Add(processor);
            memories.Add(memory);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(script),-22}{off.Wall(threads),9:0.0} ms{on.Wall(threads),9:0.0} ms{time,7:0.00}x{processor,11:0.00}x{Median(offPeak),8:0} MB{Median(onPeak),8:0} MB{memory,8:0.00}x"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"median {Median(times):0.00}x time, {Median(processors):0.00}x processor time, {Median(memories):0.00}x memory; geometric mean {Mean(times):0.00}x time, {Mean(processors):0.00}x processor time, {Mean(memories):0.00}x memory; {threads} thread(s), {scripts.Length} programs"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Mean(List<double> values) => Math.Exp(values.Average(Math.Log));

    /// <summary>Runs the program in a process of its own; answers its peak memory in megabytes.</summary>
    private static double Run(string[] verb, string script, ScalingTimes times)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cjs.dll"));
        foreach (string argument in (string[])[.. verb, script])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(20))
            peak = Math.Max(peak, PeakOf(process));
        string? line = output.Result.Split('\n').LastOrDefault(line => line.StartsWith('{'));
        times.Add(ScalingTimes.Parse(line ?? throw new UsageException($"bench race: cjs {string.Join(' ', verb)} {script} measured nothing: {errors.Result}")));
        return peak / 1e6;
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
            return 0;
        }
    }
}
