using System.Diagnostics;
using System.Globalization;
using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli.Corpus;

/// <summary>How corpus programs are run.</summary>
internal sealed record CorpusSettings
{
    /// <summary>Multiplies rounds and times.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Look at the whole heap after each program.</summary>
    public bool VerifyHeap { get; init; }
}

/// <summary>What became of one program in one mode. No problem: it kept its promise.</summary>
internal readonly record struct CorpusOutcome(string? Problem, TimeSpan Time)
{
    public bool Passed => Problem is null;
}

/// <summary>Runs one program of the corpus in an engine of its own.</summary>
internal static class CorpusRun
{
    public static CorpusOutcome Execute(string corpus, CorpusFile file, string mode, CorpusSettings settings)
    {
        var clock = Stopwatch.StartNew();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        TextWriter safeOutput = TextWriter.Synchronized(output), safeErrors = TextWriter.Synchronized(errors);
        string? problem;
        try
        {
            int code = RunProgram(corpus, file, mode, settings, safeOutput, safeErrors);
            problem = Judge(file, code, output.ToString(), errors.ToString());
        }
        catch (ScriptException thrown) when (file.ExitCode == 1)
        {
            problem = Judge(file, 1, output.ToString(), errors + thrown.Message);
        }
        catch (ScriptException thrown)
        {
            problem = Stack(thrown);
        }
        catch (ScriptStoppedException stopped)
        {
            problem = stopped.Message;
        }
        catch (BrokenHeapException broken)
        {
            problem = broken.Message;
        }
        catch (Exception exception) when (exception is not UsageException)
        {
            problem = $"an exception of the engine itself came out: {exception}";
        }

        return new CorpusOutcome(problem, clock.Elapsed);
    }

    private static int RunProgram(string corpus, CorpusFile file, string mode, CorpusSettings settings, TextWriter output, TextWriter errors)
    {
        using var engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Output = output,
            ErrorOutput = errors,
            Threads = ThreadOptions.ModeOf(mode),
            UnhandledThreads = ThreadOptions.UnhandledOf(file.Unhandled),
            TimeLimit = TimeSpan.FromSeconds(file.Seconds * Math.Max(1, settings.Scale)),
        });
        string scale = settings.Scale.ToString(CultureInfo.InvariantCulture);
        engine.Evaluate($"globalThis.CORPUS = {{ scale: {scale}, mode: '{mode}' }};", "settings");
        string harness = CorpusFolder.HarnessOf(corpus);
        engine.Evaluate(File.ReadAllText(harness), harness);
        int code = engine.RunMain(Path.GetFullPath(file.Path));
        bool failed = engine.ReportUnjoinedFailures();
        // A thread whose failure is promised may not have ended yet.
        for (var clock = Stopwatch.StartNew(); !failed && file.Warns.Count > 0 && clock.Elapsed.TotalSeconds < file.Seconds; failed = engine.ReportUnjoinedFailures())
            Thread.Sleep(1);
        engine.FlushOutput();
        if (settings.VerifyHeap && engine.VerifyHeap() is { Count: > 0 } violations)
            throw new BrokenHeapException(violations);
        return failed && file.Unhandled == "throw" ? Math.Max(code, ExitCodes.Failure) : code;
    }

    private static string? Judge(CorpusFile file, int code, string output, string errors)
    {
        if (code != file.ExitCode)
            return $"expected exit code {file.ExitCode}, found {code}{Tail(errors)}";
        string[] lines = output.Split('\n');
        foreach (string wanted in file.Prints)
        {
            if (!lines.Contains(wanted))
                return $"expected a line '{wanted}', found{Tail(output)}";
        }

        foreach (string wanted in file.Warns)
        {
            if (!errors.Contains(wanted, StringComparison.Ordinal))
                return $"expected '{wanted}' on the error output, found{Tail(errors)}";
        }

        return file.Warns.Count == 0 && file.ExitCode == 0 && errors.Length > 0 ? $"expected nothing on the error output, found{Tail(errors)}" : null;
    }

    private static string Stack(ScriptException thrown) => thrown.ScriptStack ?? thrown.Message;

    private static string Tail(string text) => text.Length == 0 ? " nothing" : ":\n" + (text.Length > 800 ? "… " + text[^800..] : text).TrimEnd();

    private sealed class BrokenHeapException(IReadOnlyList<string> violations) : Exception("the heap is broken:\n" + string.Join('\n', violations.Take(10)));
}
