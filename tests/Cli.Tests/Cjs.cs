using System.Diagnostics;
using System.Text;
using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>What a run of the program gave back.</summary>
internal sealed record CjsResult(int ExitCode, string Output, string Error)
{
    /// <summary>It succeeded, wrote this and no complaint.</summary>
    public void Printed(string expected)
    {
        Assert.Equal("", Error);
        Assert.Equal(expected, Output);
        Assert.Equal(0, ExitCode);
    }
}

/// <summary>Runs the built cjs as a process in a folder of its own, which is deleted afterwards.</summary>
internal sealed class Cjs : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public string Folder { get; } = Directory.CreateTempSubdirectory("cjs-tests").FullName;

    /// <summary>What the program finds in its environment beside what the tests have.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What the shell on the terminal does before it starts the program.</summary>
    public string ShellPrefix { get; init; } = "";

    /// <summary>Writes a file the program can name by its relative path.</summary>
    public Cjs File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    public Cjs File(string path, byte[] bytes)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllBytes(full, bytes);
        return this;
    }

    public static CjsResult RunOnce(params string[] arguments)
    {
        using var cjs = new Cjs();
        return cjs.Run(arguments);
    }

    public CjsResult Run(params string[] arguments) => RunWithInput("", arguments);

    public CjsResult RunWithInput(string input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return WaitFor(process, output, error);
    }

    /// <summary>A line for the shell, in which <c>$CJS</c> is the program.</summary>
    public CjsResult RunInShell(string line)
    {
        Variables["CJS"] = string.Join(' ', CommandLine([]));
        using Process process = Start("sh", ["-c", line]);
        process.StandardInput.Close();
        return WaitFor(process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>The program on a pseudo terminal of util-linux's script: what it shows, after these keys were typed one after the other.</summary>
    /// <param name="keys">Pairs: what the screen must show at last, then what is typed.</param>
    public string RunOnTerminal(string[] arguments, params (string Seen, string Typed)[] keys)
    {
        string command = ShellPrefix + string.Join(' ', CommandLine(arguments).Select(static word => $"'{word}'"));
        using Process process = Start("script", ["-qec", command, "/dev/null"]);
        var screen = new StringBuilder();
        int from = 0;
        foreach ((string seen, string typed) in keys)
        {
            from = ReadUntil(process, screen, seen, from);
            process.StandardInput.Write(typed);
            process.StandardInput.Flush();
        }

        process.StandardInput.Close();
        Task<string> rest = process.StandardOutput.ReadToEndAsync();
        CjsResult result = WaitFor(process, rest, process.StandardError.ReadToEndAsync());
        return screen + result.Output;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string[] CommandLine(string[] arguments) =>
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "cjs.dll"), .. arguments];

    private Process Start(string[] arguments)
    {
        string[] words = CommandLine(arguments);
        return Start(words[0], words[1..]);
    }

    private Process Start(string file, string[] arguments)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.Environment["CJS_HISTORY"] = "";
        info.Environment["TERM"] = "xterm";
        info.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in Variables)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    // What stands on the screen after the place the last wait ended at. A program that never shows it fails the test.
    private static int ReadUntil(Process process, StringBuilder screen, string seen, int from)
    {
        var patience = Stopwatch.StartNew();
        char[] buffer = new char[4096];
        while (true)
        {
            int at = screen.ToString().IndexOf(seen, from, StringComparison.Ordinal);
            if (at >= 0)
                return at + seen.Length;
            Task<int> read = process.StandardOutput.ReadAsync(buffer, 0, buffer.Length);
            if (!read.Wait(s_patience - patience.Elapsed) || read.Result == 0)
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"The terminal never showed '{seen}'; it shows:\n{screen}");
            }

            screen.Append(buffer, 0, read.Result);
        }
    }

    private static CjsResult WaitFor(Process process, Task<string> output, Task<string> error)
    {
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"cjs did not end within {s_patience.TotalSeconds} s; it wrote:\n{output.Result}\n{error.Result}");
        }

        return new CjsResult(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}

/// <summary>A test that needs a pseudo terminal.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !System.IO.File.Exists("/usr/bin/script"))
            Skip = "needs util-linux's script for a pseudo terminal";
    }
}

/// <summary>Tests that need a Unix shell and /dev/full.</summary>
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute()
    {
        if (!System.IO.File.Exists("/dev/full"))
            Skip = "needs /dev/full";
    }
}
