using System.ComponentModel;
using System.Diagnostics;

namespace ConcurrentJs.Cli.Bench;

/// <summary>What a process of an engine answered: what the script said it measured, or why there is nothing.</summary>
internal readonly record struct EngineRun(string? Json, string? Error);

/// <summary>An engine as the command that runs a script file with it.</summary>
internal sealed record EngineCommand(string Label, IReadOnlyList<string> Words)
{
    private const string Mark = "cjs-bench:";

    public static EngineCommand Parse(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
        ? new EngineCommand(command, words)
        : throw new UsageException($"bench: expected a command that runs a script, found '{command}'");

    /// <summary>This program; started by dotnet, that is dotnet with the same assembly.</summary>
    public static EngineCommand OfThisProgram()
    {
        string process = Environment.ProcessPath!;
        bool isDotnet = Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new EngineCommand("cjs", [process, .. isDotnet ? [typeof(EngineCommand).Assembly.Location] : Array.Empty<string>(), "run", "--shell"]);
    }

    /// <summary>Runs the script in a new process.</summary>
    public EngineRun Run(string script, TimeSpan limit)
    {
        var info = new ProcessStartInfo(Words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in Words.Skip(1).Append(script))
            info.ArgumentList.Add(word);
        try
        {
            using Process process = Process.Start(info)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(limit))
                return Read(output.Result, errors.Result, process.ExitCode);
            process.Kill(entireProcessTree: true);
            return new EngineRun(null, $"no result after {limit.TotalSeconds:F0} s");
        }
        catch (Win32Exception exception)
        {
            return new EngineRun(null, exception.Message);
        }
    }

    private static EngineRun Read(string output, string errors, int exitCode)
    {
        if (output.Split('\n').FirstOrDefault(static line => line.StartsWith(Mark, StringComparison.Ordinal)) is { } line)
            return new EngineRun(line[Mark.Length..], null);
        string[] lines = (errors + output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new EngineRun(null, lines.FirstOrDefault(static text => text.Contains("Error", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? $"exit code {exitCode}");
    }
}
