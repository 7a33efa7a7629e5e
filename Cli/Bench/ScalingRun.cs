using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ConcurrentJs.Cli.Bench;

/// <summary>One run of a program, in milliseconds: by the wall clock, in processor time, and what a fixed piece of work took right before or after it.</summary>
internal readonly record struct ScalingSample(double Wall, double Processor, double Pace);

/// <summary>The runs of one program in one process (or several), for each number of threads.</summary>
internal sealed class ScalingTimes
{
    /// <summary>A run is steady when the fixed piece of work took at most so many times its best: nobody else used the other half of the core.</summary>
    private const double SteadyLimit = 1.15;

    private readonly Dictionary<int, List<ScalingSample>> _byThreads = [];

    /// <summary>The fixed piece of work at its best (the third best, so that one lucky look sets no limit); 0 when nobody looked.</summary>
    public double BestPace { get; private set; }

    public void Add(ScalingTimes more)
    {
        foreach ((int threads, List<ScalingSample> samples) in more._byThreads)
            Samples(threads).AddRange(samples);
    }

    public void Add(int threads, ScalingSample sample) => Samples(threads).Add(sample);

    public double Wall(int threads) => Quantile(_byThreads[threads], static sample => sample.Wall, 0.25);

    public double Processor(int threads) => Quantile(_byThreads[threads], static sample => sample.Processor, 0.25);

    /// <summary>How many runs were steady.</summary>
    public int SteadyCount(int threads) => Steady(threads).Count;

    /// <summary>The lower quartile of the steady runs; of all runs when there are too few of them.</summary>
    public double Typical(int threads, Func<ScalingSample, double> part) => Quantile(Steady(threads) is { Count: >= 3 } steady ? steady : _byThreads[threads], part, 0.25);

    private List<ScalingSample> Steady(int threads) => [.. _byThreads[threads].Where(sample => sample.Pace <= BestPace * SteadyLimit)];

    private static double Quantile(List<ScalingSample> samples, Func<ScalingSample, double> part, double quantile)
    {
        double[] sorted = [.. samples.Select(part).Order()];
        return sorted[(int)(sorted.Length * quantile)];
    }

    private List<ScalingSample> Samples(int threads)
    {
        if (!_byThreads.TryGetValue(threads, out List<ScalingSample>? list))
            _byThreads[threads] = list = [];
        return list;
    }

    public static ScalingTimes Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        var times = new ScalingTimes { BestPace = root.GetProperty("best").GetDouble() };
        int[] threads = [.. root.GetProperty("threads").EnumerateArray().Select(n => n.GetInt32())];
        for (int i = 0; i < threads.Length; i++)
        {
            double[] wall = Numbers(root.GetProperty("times")[i]), processor = Numbers(root.GetProperty("processor")[i]), paces = Numbers(root.GetProperty("paces")[i]);
            for (int n = 0; n < wall.Length; n++)
                times.Add(threads[i], new ScalingSample(wall[n], processor[n], paces[n]));
        }
        return times;
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];
}

/// <summary>Runs one program of Corpus/bench in a process of its own.</summary>
internal static class ScalingRun
{
    public static ScalingTimes Execute(string corpus, string program, string mode, int[] threads, (double Warmup, double Measure) seconds)
    {
        string settings = Path.GetTempFileName();
        try
        {
            File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture,
                $"globalThis.SCALING = {{ threads: [{string.Join(", ", threads)}], warmup: {seconds.Warmup * 1000}, measure: {seconds.Measure * 1000}, pace: true }};"));
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
                start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cjs.dll"));
            foreach (string argument in (string[])["run", $"--threads={mode}", "--prelude", settings, "--prelude", Path.Combine(corpus, "lib", "scaling.js"), program])
                start.ArgumentList.Add(argument);
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? ScalingTimes.Parse(output.Split('\n').Last(line => line.StartsWith('{')))
                : throw new UsageException($"bench scaling: {program} ended with exit code {process.ExitCode}");
        }
        finally
        {
            File.Delete(settings);
        }
    }
}
