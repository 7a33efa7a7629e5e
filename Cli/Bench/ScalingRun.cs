using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ConcurrentJs.Cli.Bench;

/// <summary>Times of one program: for each number of threads, by the wall clock and in processor time, in milliseconds.</summary>
internal sealed class ScalingTimes
{
    private readonly Dictionary<int, (List<double> Wall, List<double> Processor)> _byThreads = [];

    public void Add(ScalingTimes more)
    {
        foreach ((int threads, (List<double> wall, List<double> processor)) in more._byThreads)
            Add(threads, wall, processor);
    }

    public void Add(int threads, (double Wall, double Processor) once) => Add(threads, [once.Wall], [once.Processor]);

    private void Add(int threads, IEnumerable<double> wall, IEnumerable<double> processor)
    {
        if (!_byThreads.TryGetValue(threads, out (List<double> Wall, List<double> Processor) lists))
            _byThreads[threads] = lists = ([], []);
        lists.Wall.AddRange(wall);
        lists.Processor.AddRange(processor);
    }

    public double Wall(int threads) => Low(_byThreads[threads].Wall);

    public double Processor(int threads) => Low(_byThreads[threads].Processor);

    // The lower quartile: what the program needs when the machine leaves it alone, without being one lucky run.
    private static double Low(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 4];
    }

    public static ScalingTimes Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var times = new ScalingTimes();
        JsonElement root = document.RootElement;
        int[] threads = [.. root.GetProperty("threads").EnumerateArray().Select(n => n.GetInt32())];
        for (int i = 0; i < threads.Length; i++)
            times.Add(threads[i], Numbers(root.GetProperty("times")[i]), Numbers(root.GetProperty("processor")[i]));
        return times;
    }

    private static IEnumerable<double> Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];
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
                $"globalThis.SCALING = {{ threads: [{string.Join(", ", threads)}], warmup: {seconds.Warmup * 1000}, measure: {seconds.Measure * 1000} }};"));
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
