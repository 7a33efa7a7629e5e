using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConcurrentJs.Cli.Bench;

/// <summary>What one process did with one program of Corpus/bench/share: the median round, the whole process, and the most memory it held.</summary>
internal sealed partial record ShareRun(double RoundMs, double TotalMs, double PeakMb)
{
    /// <summary>How much each program is to do.</summary>
    public readonly record struct Effort(double Scale, int Rounds);

    /// <summary>Runs the program in a new process; null when there is no such command.</summary>
    public static ShareRun? Execute(IReadOnlyList<string> command, string program, Effort effort)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in command.Skip(1).Append(program))
            start.ArgumentList.Add(word);
        start.Environment["SHARE_SCALE"] = effort.Scale.ToString(CultureInfo.InvariantCulture);
        start.Environment["SHARE_ROUNDS"] = effort.Rounds.ToString(CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? Parse(output, clock.Elapsed.TotalMilliseconds)
                : throw new UsageException($"bench share: {string.Join(' ', command)} {program}: expected exit code 0, found {process.ExitCode}: {errors.Result.Trim()}");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static ShareRun Parse(string output, double totalMs)
    {
        Match[] lines = [.. Line().Matches(output).Cast<Match>()];
        double[] rounds = [.. lines.Select(static line => Number(line.Groups[1])).Order()];
        return rounds.Length > 0
            ? new ShareRun(rounds[rounds.Length / 2], totalMs, lines.Max(static line => Number(line.Groups[2])))
            : throw new UsageException($"bench share: expected lines '<name> <time> ms <size> MB', found: {output.Trim()}");
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\w+ ([\d.]+) ms ([\d.]+) MB\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
