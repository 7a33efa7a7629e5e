using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ConcurrentJs.Cli.Bench;

/// <summary>An engine as the command that runs a script file with it.</summary>
internal sealed record EngineCommand(string Label, IReadOnlyList<string> Words)
{
    public static EngineCommand Parse(string command) => new(command, command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

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
        var info = new ProcessStartInfo(engine.Words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in engine.Words.Skip(1).Append(script))
            info.ArgumentList.Add(word);
        try
        {
            using Process process = Process.Start(info)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                Error = $"no result after {limit.TotalSeconds:F0} s";
                return;
            }

            Read(output.Result, errors.Result, process.ExitCode);
        }
        catch (Win32Exception exception)
        {
            Error = exception.Message;
        }
    }

    private void Read(string output, string errors, int exitCode)
    {
        const string mark = "cjs-bench:";
        string? line = output.Split('\n').FirstOrDefault(line => line.StartsWith(mark, StringComparison.Ordinal));
        if (line is null)
        {
            string[] lines = (errors + output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Error = lines.FirstOrDefault(text => text.Contains("Error", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? $"exit code {exitCode}";
            return;
        }

        using JsonDocument json = JsonDocument.Parse(line[mark.Length..]);
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
