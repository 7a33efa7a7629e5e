using System.Diagnostics;
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
        var running = new List<(Process Process, Task<string> Output)>();
        for (int i = 0; i < jobs; i++)
            running.Add(Start(arguments, seed + ((ulong)i * SeedStep)));
        int code = ExitCodes.Success;
        while (running.Exists(static job => !job.Process.HasExited))
        {
            Task.WaitAny([.. running.Where(static job => !job.Process.HasExited).Select(static job => (Task)job.Process.WaitForExitAsync())]);
            foreach ((Process process, _) in running)
            {
                if (process.HasExited && process.ExitCode != ExitCodes.Success && code == ExitCodes.Success)
                    code = process.ExitCode;
            }
            if (code != ExitCodes.Success)
                Stop(running);
        }
        Report(running, json);
        return code;
    }

    private static (Process, Task<string>) Start(string[] arguments, ulong seed)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--jobs" or "--seed" or "--format")
                i++;
            else if (!arguments[i].StartsWith("--jobs=", StringComparison.Ordinal) && !arguments[i].StartsWith("--seed=", StringComparison.Ordinal) && !arguments[i].StartsWith("--format=", StringComparison.Ordinal))
                start.ArgumentList.Add(arguments[i]);
        }
        int verb = start.ArgumentList.IndexOf("explore");
        foreach (string added in new[] { seed.ToString(System.Globalization.CultureInfo.InvariantCulture), "--seed", "json", "--format" })
            start.ArgumentList.Insert(verb + 1, added);
        Process process = Process.Start(start)!;
        return (process, process.StandardOutput.ReadToEndAsync());
    }

    private static void Stop(List<(Process Process, Task<string> Output)> running)
    {
        foreach ((Process process, _) in running)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static void Report(List<(Process Process, Task<string> Output)> running, bool json)
    {
        long schedules = 0;
        var findings = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var reports = new JsonArray();
        foreach ((_, Task<string> output) in running)
        {
            if (output.Result.Length == 0 || JsonNode.Parse(output.Result) is not { } report)
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
