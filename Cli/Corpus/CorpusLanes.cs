using System.Diagnostics;
using System.Globalization;

namespace ConcurrentJs.Cli.Corpus;

/// <summary>One program in one mode, to be run.</summary>
internal sealed record CorpusTask(CorpusFile File, string Mode)
{
    /// <summary>The line that runs it again.</summary>
    public string Again(string extra) => $"cjs corpus run {System.IO.Path.GetRelativePath(Environment.CurrentDirectory, File.Path)} --threads={Mode}{extra}";
}

/// <summary>Runs tasks in child processes, many tasks a process: a crash costs one task and names it, and a hang is stopped from outside.</summary>
/// <remarks>The child (<see cref="Inner"/>) reads task lines and answers each by <c>begin</c>, then <c>pass</c> or <c>fail</c> with an escaped text.</remarks>
internal static class CorpusLanes
{
    private const char Separator = '\t';

    /// <summary>Runs all tasks; <paramref name="report"/> gets each outcome.</summary>
    public static void Run(IReadOnlyList<CorpusTask> tasks, IReadOnlyList<string> childOptions, double scale, Action<CorpusTask, CorpusOutcome> report)
    {
        int next = 0;
        while (next < tasks.Count)
            next = RunChild(tasks, next, childOptions, scale, report);
    }

    private static int RunChild(IReadOnlyList<CorpusTask> tasks, int next, IReadOnlyList<string> childOptions, double scale, Action<CorpusTask, CorpusOutcome> report)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cjs.dll"));
        foreach (string argument in (string[])["corpus", "inner", .. childOptions])
            start.ArgumentList.Add(argument);
        using Process child = Process.Start(start)!;
        var errors = new System.Text.StringBuilder();
        child.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                if (errors.Length < 20_000)
                    errors.AppendLine(line.Data);
            }
        };
        child.BeginErrorReadLine();
        try
        {
            for (; next < tasks.Count; next++)
            {
                CorpusTask task = tasks[next];
                var clock = Stopwatch.StartNew();
                child.StandardInput.WriteLine($"{task.File.Path}{Separator}{task.Mode}");
                child.StandardInput.Flush();
                Task<string?> answer = child.StandardOutput.ReadLineAsync();
                var limit = TimeSpan.FromSeconds(task.File.Seconds * Math.Max(1, scale) * 2 + 30);
                if (!answer.Wait(limit))
                {
                    child.Kill(entireProcessTree: true);
                    report(task, new CorpusOutcome("hung: it did not end, and did not stop when it was told to", clock.Elapsed));
                    return next + 1;
                }

                if (answer.Result is not { } line)
                {
                    child.WaitForExit();
                    lock (errors)
                        report(task, new CorpusOutcome($"the process ended with code {child.ExitCode}:\n{errors}", clock.Elapsed));
                    return next + 1;
                }

                report(task, new CorpusOutcome(line.StartsWith("pass", StringComparison.Ordinal) ? null : Unescape(line["fail ".Length..]), clock.Elapsed));
            }

            child.StandardInput.Close();
            child.WaitForExit();
            return next;
        }
        catch (IOException)
        {
            // The child went away between two tasks: the task that could not be sent is sent to the next child.
            return next;
        }
    }

    /// <summary>The child's side.</summary>
    public static int Inner(string corpus, CorpusSettings settings)
    {
        using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        while (Console.In.ReadLine() is { } line)
        {
            string[] parts = line.Split(Separator);
            CorpusOutcome outcome = CorpusRun.Execute(corpus, CorpusFile.Read(parts[0]), parts[1], settings);
            answers.WriteLine(outcome.Passed
                ? string.Create(CultureInfo.InvariantCulture, $"pass {outcome.Time.TotalSeconds:0.000}")
                : $"fail {Escape(outcome.Problem!)}");
        }

        return ExitCodes.Success;
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\r", "").Replace("\n", "\\n");

    private static string Unescape(string text) => text.Replace("\\n", "\n").Replace("\\\\", "\\");
}
