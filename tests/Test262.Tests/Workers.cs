using System.Diagnostics;
using System.Globalization;

namespace ConcurrentJs.Test262.Tests;

/// <summary>Runs one case after another. Used by one lane at a time; survives whatever a case does to it.</summary>
internal interface IWorker : IDisposable
{
    TestResult Run(TestCase test);
}

/// <summary>How long a case may take: it is asked to stop at the limit and given up after the grace.</summary>
internal sealed record TimeLimits(TimeSpan Limit)
{
    public TimeSpan GiveUp => Limit * 2 + TimeSpan.FromSeconds(5);
}

/// <summary>Runs cases on a thread of this process. A thread that does not stop is left behind and replaced.</summary>
internal sealed class ThreadWorker(TestExecutor executor, TimeLimits limits, int stackBytes) : IWorker
{
    private Lane _lane = new(executor, stackBytes);

    public TestResult Run(TestCase test)
    {
        using var stop = new CancellationTokenSource(limits.Limit);
        if (_lane.Run(test, stop.Token, limits.GiveUp) is { } result)
            return result;
        _lane.Dispose();
        _lane = new Lane(executor, stackBytes);
        return new TestResult(test, Status.TimedOut, "stuck: did not stop when asked", limits.GiveUp.TotalMilliseconds);
    }

    public void Dispose() => _lane.Dispose();

    private sealed class Lane : IDisposable
    {
        private readonly TestExecutor _executor;
        private readonly SemaphoreSlim _wanted = new(0);
        private readonly SemaphoreSlim _done = new(0);
        private TestCase? _test;
        private CancellationToken _stop;
        private TestResult? _result;

        public Lane(TestExecutor executor, int stackBytes)
        {
            _executor = executor;
            new Thread(Loop, stackBytes) { IsBackground = true, Name = "test262" }.Start();
        }

        public TestResult? Run(TestCase test, CancellationToken stop, TimeSpan giveUp)
        {
            (_test, _stop, _result) = (test, stop, null);
            _wanted.Release();
            return _done.Wait(giveUp) ? _result : null;
        }

        public void Dispose()
        {
            _test = null;
            _wanted.Release();
        }

        private void Loop()
        {
            while (true)
            {
                _wanted.Wait();
                if (_test is not { } test)
                    return;
                _result = _executor.Run(test, _stop);
                _done.Release();
            }
        }
    }
}

/// <summary>Runs cases in a child process, so that a crash of the engine costs one case and names it.</summary>
/// <remarks>One line each way: the case as <c>mode TAB path</c>; its result as <c>status TAB ms TAB message</c>, escaped.</remarks>
internal sealed class ProcessWorker(string suiteRoot, TimeLimits limits, Options options) : IWorker
{
    private Process? _child;

    public TestResult Run(TestCase test)
    {
        Process child = _child ??= Start();
        long started = Stopwatch.GetTimestamp();
        Task<string?> answer;
        try
        {
            child.StandardInput.WriteLine($"{test.Mode}\t{test.Path}");
            child.StandardInput.Flush();
            answer = child.StandardOutput.ReadLineAsync();
        }
        catch (IOException)
        {
            return Crashed(test, child, started);
        }

        if (!answer.Wait(limits.GiveUp + limits.GiveUp))
        {
            End();
            return new TestResult(test, Status.TimedOut, "stuck: did not stop when asked", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return answer.Result is { } line ? Read(test, line) : Crashed(test, child, started);
    }

    public void Dispose() => End();

    /// <summary>The child's side: reads cases from standard input until it closes.</summary>
    public static int Serve(IWorker worker)
    {
        // Scripts must not be able to write into the protocol.
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(TextWriter.Null);
        while (Console.In.ReadLine() is { } line)
        {
            string[] parts = line.Split('\t');
            TestResult result = worker.Run(new TestCase(parts[1], Enum.Parse<Mode>(parts[0])));
            output.WriteLine($"{result.Status}\t{result.Milliseconds.ToString("F1", CultureInfo.InvariantCulture)}\t{Escape(result.Message)}");
        }

        return 0;
    }

    private Process Start()
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            info.ArgumentList.Add(typeof(ProcessWorker).Assembly.Location);
        if (options.ParseOnly)
            info.ArgumentList.Add("--parse-only");
        if (options.Race)
            info.ArgumentList.Add("--race");
        foreach (string argument in new[] { "--serve", "--dir", suiteRoot, "--timeout", limits.Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture) })
            info.ArgumentList.Add(argument);
        Process child = Process.Start(info)!;
        child.ErrorDataReceived += static (_, _) => { };
        child.BeginErrorReadLine();
        return child;
    }

    private TestResult Crashed(TestCase test, Process child, long started)
    {
        child.WaitForExit(5000);
        string code = child.HasExited ? child.ExitCode.ToString(CultureInfo.InvariantCulture) : "unknown";
        End();
        return new TestResult(test, Status.Crashed, $"the host process died (exit code {code})", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private void End()
    {
        if (_child is not { } child)
            return;
        _child = null;
        try
        {
            child.StandardInput.Close();
            if (!child.WaitForExit(500))
                child.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It is gone already, which is what was wanted.
        }

        child.Dispose();
    }

    private static TestResult Read(TestCase test, string line)
    {
        string[] parts = line.Split('\t', 3);
        return new TestResult(test, Enum.Parse<Status>(parts[0]), Unescape(parts[2]), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");

    private static string Unescape(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\\(.)", match => match.Groups[1].Value switch
        {
            "n" => "\n",
            "r" => "\r",
            "t" => "\t",
            string other => other,
        });
}
