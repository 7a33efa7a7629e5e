using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs explore --jobs N</c>: the same search in several processes, each with a seed of its own; the first finding ends all.</summary>
internal static class ExploreJobs
{
    // Far apart, so that the streams drawn from them do not meet.
    private const ulong SeedStep = 0x9E37_79B9_7F4A_7C15;

    public static int Run(int jobs, ulong seed, bool json)
    {
        string[] arguments = Environment.GetCommandLineArgs()[1..];
        // The terminal's Ctrl-C reaches the searches too: they end, and this reports.
        using var stop = new StopKey();
        var running = new List<(Process Process, Task<string> Output)>();
        for (int i = 0; i < jobs; i++)
            running.Add(Start(arguments, seed + ((ulong)i * SeedStep), i));
        int code = ExitCodes.Success;
        bool stopped = false;
        while (running.Exists(static job => !job.Process.HasExited))
        {
            Task.WaitAny([.. running.Where(static job => !job.Process.HasExited).Select(static job => (Task)job.Process.WaitForExitAsync())]);
            foreach ((Process process, _) in running)
            {
                if (process.HasExited && process.ExitCode != ExitCodes.Success && code == ExitCodes.Success)
                    code = process.ExitCode;
            }
            if (code != ExitCodes.Success && !stopped)
            {
                stopped = true;
                Stop(running);
            }
        }
        Report(running, json);
        return code;
    }

    private static (Process, Task<string>) Start(string[] arguments, ulong seed, int job)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--jobs" or "--seed" or "--format")
            {
                i++;
            }
            else if (arguments[i] == "--resume" && i + 1 < arguments.Length)
            {
                // Each search has a state of its own.
                start.ArgumentList.Add("--resume");
                start.ArgumentList.Add($"{arguments[++i]}.{job + 1}");
            }
            else if (arguments[i].StartsWith("--resume=", StringComparison.Ordinal))
            {
                start.ArgumentList.Add($"{arguments[i]}.{job + 1}");
            }
            else if (!arguments[i].StartsWith("--jobs=", StringComparison.Ordinal) && !arguments[i].StartsWith("--seed=", StringComparison.Ordinal) && !arguments[i].StartsWith("--format=", StringComparison.Ordinal))
                start.ArgumentList.Add(arguments[i]);
        }
        int verb = start.ArgumentList.IndexOf("explore");
        foreach (string added in new[] { seed.ToString(System.Globalization.CultureInfo.InvariantCulture), "--seed", "json", "--format" })
            start.ArgumentList.Insert(verb + 1, added);
        Process process = Process.Start(start)!;
        return (process, process.StandardOutput.ReadToEndAsync());
    }

    private const int InterruptSignal = 2;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private static void Stop(List<(Process Process, Task<string> Output)> running)
    {
        foreach ((Process process, _) in running)
        {
            if (process.HasExited)
                continue;
            // As Ctrl-C does: it says what it has done, and ends.
            if (OperatingSystem.IsWindows() || Signal(process.Id, InterruptSignal) != 0)
                process.Kill(entireProcessTree: true);
        }
        // Where the signal is ignored, as in the background of a script.
        foreach ((Process process, _) in running)
        {
            if (!process.WaitForExit(s_patience))
                process.Kill(entireProcessTree: true);
        }
    }

    // A process that was killed may have written a part.
    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static void Report(List<(Process Process, Task<string> Output)> running, bool json)
    {
        long schedules = 0;
        var findings = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var reports = new JsonArray();
        foreach ((_, Task<string> output) in running)
        {
            if (Parse(output.Result) is not { } report)
                continue;
            schedules += report["schedules"]!.GetValue<long>();
            foreach (JsonNode? finding in report["findings"]!.AsArray())
                findings.TryAdd(finding!["fingerprint"]!.GetValue<string>(), finding.DeepClone());
            reports.Add(report.DeepClone());
        }
        if (json)
        {
            Console.Out.WriteLine(new JsonObject { ["version"] = 1, ["found"] = findings.Count > 0, ["schedules"] = schedules, ["jobs"] = reports }.ToJsonString());
            return;
        }
        foreach (JsonNode finding in findings.Values)
            Console.Out.WriteLine($"{finding["kind"]}: {finding["title"]}\n  again: cjs replay {finding["repro"]}\n");
        Console.Out.WriteLine($"{schedules:N0} schedules in {running.Count} processes");
    }
}
