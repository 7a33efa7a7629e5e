using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli.Repl;

/// <summary>One sitting at the prompt: an engine, what was entered, what came of it.</summary>
internal sealed class ReplSession : IDisposable
{
    private const string Prompt = "> ";

    private const string MorePrompt = "… ";

    private static readonly TimeSpan s_idleTurn = TimeSpan.FromMilliseconds(15);

    private readonly Engine _engine;
    private readonly History _history = History.Load(Console.IsInputRedirected ? null : History.DefaultPath());
    private readonly Lock _signals = new();
    private readonly LineEditor _editor;
    private bool _running, _isStopWanted;
    private int _entry;

    public ReplSession(bool shell)
    {
        InterruptSignal.HearAtTerminal();
        _editor = new LineEditor(_history, Complete, RunIdleTurn);
        _engine = new Engine(new EngineOptions { Globals = HostGlobals.Node, Shell = shell });
        Console.CancelKeyPress += OnCancel;
    }

    public void RunPrelude(string text, string name) => Guard(() => _engine.Evaluate(text, name));

    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (!Console.IsInputRedirected)
            Console.WriteLine($"cjs {Program.Version} — .help says what there is, Ctrl-D leaves");
        while (ReadEntry() is { } entry)
        {
            if (entry.Trim() is ".exit" or ".quit")
                break;
            if (entry.TrimStart().StartsWith('.') && !char.IsAsciiDigit(entry.TrimStart().Skip(1).FirstOrDefault()))
                RunDotCommand(entry.Trim());
            else if (!string.IsNullOrWhiteSpace(entry))
                EvaluateAndPrint(entry);
            if (_exitCode is { } code)
                return code;
        }

        return ExitCodes.Success;
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _engine.Dispose();
    }

    private int? _exitCode;

    // Several lines when the first is not a whole program. Null at the end of the input.
    private string? ReadEntry()
    {
        string entry = "";
        while (true)
        {
            (LineEnd end, string line) = ReadLine(entry.Length == 0 ? Prompt : MorePrompt);
            if (end == LineEnd.EndOfInput)
                return entry.Length == 0 ? null : entry;
            if (end == LineEnd.Interrupted)
            {
                entry = "";
                continue;
            }

            entry = entry.Length == 0 ? line : $"{entry}\n{line}";
            if (!IsIncomplete(entry))
            {
                _history.Add(entry);
                return entry;
            }
        }
    }

    private (LineEnd, string) ReadLine(string prompt)
    {
        if (!Console.IsInputRedirected)
        {
            Wants(stop: false);
            (LineEnd, string) read = _editor.Read(prompt);
            if (_editor.WasInterruptedAtEnd)
                Wants(stop: true);
            return read;
        }
        RunIdleTurn();
        return Console.In.ReadLine() is { } line ? (LineEnd.Entered, line) : (LineEnd.EndOfInput, "");
    }

    private static bool IsIncomplete(string entry) =>
        SyntaxCheck.Find(entry, "repl") is { IsIncomplete: true } && SyntaxCheck.Find(AsExpression(entry), "repl") is not null;

    private void EvaluateAndPrint(string entry)
    {
        // { a: 1 } at the prompt means the object, as it does in other shells.
        string source = entry.TrimStart().StartsWith('{') && SyntaxCheck.Find(AsExpression(entry), "repl") is null ? AsExpression(entry) : entry;
        Guard(() =>
        {
            ScriptValue value = _engine.Evaluate(source, $"repl:{++_entry}");
            _engine.Global["_"] = value;
            string text = _engine.Inspect(value, colors: !Console.IsOutputRedirected);
            Flush();
            Console.WriteLine(text);
        });
    }

    private void RunDotCommand(string entry)
    {
        string[] words = entry.Split(' ', 2, StringSplitOptions.TrimEntries);
        switch (words[0])
        {
            case ".help":
                Console.WriteLine("""
                    .help          this
                    .load FILE     run a script here
                    .exit          leave (also Ctrl-D)
                    _  _error      the last value, the last error
                    Tab completes names and properties; up and down walk through what was entered; Ctrl-C stops a program or drops a line.
                    """);
                break;
            case ".load" when words.Length == 2:
                Guard(() =>
                {
                    (string text, string name) = SourceArgument.Read(words[1]);
                    _engine.Evaluate(text, name);
                });
                break;
            default:
                Console.WriteLine($"{words[0]} is no command; .help says what there is");
                break;
        }
    }

    private void Guard(Action action)
    {
        try
        {
            if (Begin())
                action();
            else
                Console.WriteLine("Stopped.");
        }
        catch (ScriptException thrown)
        {
            Flush();
            _engine.Global["_error"] = thrown.Value;
            Console.WriteLine($"Uncaught {Describe(thrown)}");
        }
        catch (ScriptStoppedException stopped) when (stopped.Reason == StopReason.Exit)
        {
            _exitCode = stopped.ExitCode;
        }
        catch (ScriptStoppedException)
        {
            Flush();
            Console.WriteLine("Stopped.");
        }
        catch (UsageException problem)
        {
            Console.WriteLine(problem.Message);
        }
        finally
        {
            lock (_signals)
                _running = false;
            Flush();
        }
    }

    // False when it was stopped before it began.
    private bool Begin()
    {
        lock (_signals)
        {
            bool isStopped = _isStopWanted;
            (_running, _isStopWanted) = (!isStopped, false);
            return !isStopped;
        }
    }

    private void Wants(bool stop)
    {
        lock (_signals)
            _isStopWanted = stop;
    }

    private string Describe(ScriptException thrown)
    {
        if (thrown is { IsEarlyError: true, Location: { } place })
            return $"{thrown.Message}\n{place.LineText}\n{new string(' ', Math.Max(0, place.Column - 1))}^";
        try
        {
            return _engine.Inspect(thrown.Value, colors: false);
        }
        catch (ScriptException)
        {
            return thrown.Message;
        }
    }

    // Timers go on while somebody thinks about the next line. True when something ran, and may have printed.
    private bool RunIdleTurn()
    {
        bool ran = false;
        Guard(() => ran = _engine.RunPending(s_idleTurn));
        return ran;
    }

    private Completions Complete(string line, int cursor)
    {
        (int start, IReadOnlyList<string> names) = _engine.CompleteName(line[..cursor]);
        return new Completions(start, names);
    }

    private static string AsExpression(string entry) => $"({entry.TrimEnd().TrimEnd(';')}\n)";

    private void Flush() => _engine.FlushOutput();

    // On a terminal it ends no process: it stops the program that runs, or the one that was just entered and is about to.
    private void OnCancel(object? sender, ConsoleCancelEventArgs cancel)
    {
        lock (_signals)
        {
            cancel.Cancel = _running || !Console.IsInputRedirected;
            if (_running)
                _engine.Stop();
            else if (!_editor.IsReading)
                _isStopWanted = true;
        }
    }
}
