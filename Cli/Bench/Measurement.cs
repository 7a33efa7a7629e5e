using System.Text.Json;

namespace ConcurrentJs.Cli.Bench;

/// <summary>What one engine did with one benchmark, all rounds together.</summary>
internal sealed class Measurement
{
    public List<double> Milliseconds { get; } = [];

    public List<double> Bytes { get; } = [];

    public string? Error { get; set; }

    public double? MedianMilliseconds => Error is null && Milliseconds.Count > 0 ? Median(Milliseconds) : null;

    public double? MedianBytes => Error is null && Bytes.Count > 0 ? Median(Bytes) : null;

    /// <summary>Runs the script in a new process of the engine and adds what it measured.</summary>
    public void Add(EngineCommand engine, string script, TimeSpan limit)
    {
        if (Error is not null)
            return;
        EngineRun run = engine.Run(script, limit);
        Error = run.Error;
        if (run.Json is null)
            return;
        using JsonDocument json = JsonDocument.Parse(run.Json);
        Milliseconds.AddRange(json.RootElement.GetProperty("times").EnumerateArray().Select(time => time.GetDouble()));
        Bytes.AddRange(json.RootElement.GetProperty("bytes").EnumerateArray().Select(count => count.GetDouble()));
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
