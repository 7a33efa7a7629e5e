using System.Text;

namespace ConcurrentJs.Cli.Repl;

/// <summary>What came of editing a line.</summary>
internal enum LineEnd
{
    Entered,
    Interrupted,
    EndOfInput,
}

/// <summary>What can be put at the cursor: the candidates, each replacing the text from <paramref name="Start"/> to the cursor.</summary>
internal readonly record struct Completions(int Start, IReadOnlyList<string> Candidates);

/// <summary>Edits one line on a terminal, in the keys that readline taught everybody.</summary>
/// <remarks>
/// The line is drawn anew after each key: go up to the prompt's row, clear to the end of the screen, write, place the cursor.
/// That costs nothing at typing speed and cannot get out of step with the terminal.
/// </remarks>
internal sealed class LineEditor(History history, Func<string, int, Completions> complete, Func<bool> idle)
{
    private readonly StringBuilder _text = new();
    private string _prompt = "";
    private int _cursor;
    private int _cursorRow;
    private int _historyIndex;
    private string _draft = "";
    private string _killed = "";
    private readonly Queue<ConsoleKeyInfo> _ahead = new();
    private volatile bool _isReading;

    /// <summary>Control-C is a key like others. Any thread.</summary>
    public bool IsReading => _isReading;

    /// <summary>Control-C was typed after the end of the line, before it became a signal again.</summary>
    public bool WasInterruptedAtEnd { get; private set; }

    public (LineEnd End, string Line) Read(string prompt)
    {
        _prompt = prompt;
        _text.Clear();
        _cursor = _cursorRow = 0;
        _historyIndex = history.Count;
        _draft = "";
        WasInterruptedAtEnd = false;
        bool before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        _isReading = true;
        try
        {
            Draw();
            while (true)
            {
                if (Handle(NextKey()) is not { } end)
                {
                    Draw();
                    continue;
                }

                _cursor = _text.Length;
                Draw();
                Console.Write(end == LineEnd.Interrupted ? "^C\n" : "\n");
                return (end, _text.ToString());
            }
        }
        finally
        {
            _isReading = false;
            Console.TreatControlCAsInput = before;
            KeepWhatIsAhead();
        }
    }

    // Keys that came before the terminal was told are no signals, and nobody would look at them while the program runs.
    private void KeepWhatIsAhead()
    {
        // A terminal that is gone may claim for ever that there is more.
        const int most = 1 << 16;
        for (int i = 0; i < most && Console.KeyAvailable; i++)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
                WasInterruptedAtEnd = true;
            else
                _ahead.Enqueue(key);
        }
    }

    // Whatever runs meanwhile may print: then the line is drawn again below it.
    private ConsoleKeyInfo NextKey()
    {
        if (_ahead.TryDequeue(out ConsoleKeyInfo early))
            return early;
        while (!Console.KeyAvailable)
        {
            if (!idle())
                continue;
            _cursorRow = 0;
            Draw();
        }

        return Console.ReadKey(intercept: true);
    }

    private LineEnd? Handle(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
            return HandleControl(key.Key);
        if (key.Modifiers.HasFlag(ConsoleModifiers.Alt))
        {
            if (key.Key == ConsoleKey.B)
                _cursor = WordStart();
            else if (key.Key == ConsoleKey.F)
                _cursor = WordEnd();
            return null;
        }

        switch (key.Key)
        {
            case ConsoleKey.Enter: return LineEnd.Entered;
            case ConsoleKey.LeftArrow: _cursor = Math.Max(0, _cursor - StepBack()); break;
            case ConsoleKey.RightArrow: _cursor = Math.Min(_text.Length, _cursor + StepForward()); break;
            case ConsoleKey.Home: _cursor = 0; break;
            case ConsoleKey.End: _cursor = _text.Length; break;
            case ConsoleKey.UpArrow: Recall(-1); break;
            case ConsoleKey.DownArrow: Recall(+1); break;
            case ConsoleKey.Backspace: Remove(_cursor - StepBack(), _cursor); break;
            case ConsoleKey.Delete: Remove(_cursor, _cursor + StepForward()); break;
            case ConsoleKey.Tab: Complete(); break;
            default:
                if (key.KeyChar is '\r' or '\n')
                    return LineEnd.Entered;
                if (key.KeyChar >= ' ')
                    Insert(key.KeyChar.ToString());
                break;
        }

        return null;
    }

    private LineEnd? HandleControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.C: return LineEnd.Interrupted;
            case ConsoleKey.J or ConsoleKey.M: return LineEnd.Entered;
            case ConsoleKey.D when _text.Length == 0: return LineEnd.EndOfInput;
            case ConsoleKey.D: Remove(_cursor, _cursor + StepForward()); break;
            case ConsoleKey.A: _cursor = 0; break;
            case ConsoleKey.E: _cursor = _text.Length; break;
            case ConsoleKey.B: _cursor = Math.Max(0, _cursor - StepBack()); break;
            case ConsoleKey.F: _cursor = Math.Min(_text.Length, _cursor + StepForward()); break;
            case ConsoleKey.H: Remove(_cursor - StepBack(), _cursor); break;
            case ConsoleKey.K: Kill(_cursor, _text.Length); break;
            case ConsoleKey.U: Kill(0, _cursor); break;
            case ConsoleKey.W: Kill(WordStart(), _cursor); break;
            case ConsoleKey.Y: Insert(_killed); break;
            case ConsoleKey.P: Recall(-1); break;
            case ConsoleKey.N: Recall(+1); break;
            case ConsoleKey.LeftArrow: _cursor = WordStart(); break;
            case ConsoleKey.RightArrow: _cursor = WordEnd(); break;
            case ConsoleKey.L:
                Console.Write("\u001b[H\u001b[2J");
                _cursorRow = 0;
                break;
        }

        return null;
    }

    private int StepBack() => _cursor >= 2 && char.IsLowSurrogate(_text[_cursor - 1]) ? 2 : 1;

    private int StepForward() => _cursor + 1 < _text.Length && char.IsHighSurrogate(_text[_cursor]) ? 2 : 1;

    private int WordStart()
    {
        int at = _cursor;
        while (at > 0 && !IsWord(_text[at - 1]))
            at--;
        while (at > 0 && IsWord(_text[at - 1]))
            at--;
        return at;
    }

    private int WordEnd()
    {
        int at = _cursor;
        while (at < _text.Length && !IsWord(_text[at]))
            at++;
        while (at < _text.Length && IsWord(_text[at]))
            at++;
        return at;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private void Insert(string text)
    {
        _text.Insert(_cursor, text);
        _cursor += text.Length;
    }

    private void Remove(int from, int to)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, _text.Length);
        if (to <= from)
            return;
        _text.Remove(from, to - from);
        _cursor = from;
    }

    private void Kill(int from, int to)
    {
        if (to <= from)
            return;
        _killed = _text.ToString(from, to - from);
        Remove(from, to);
    }

    private void Recall(int step)
    {
        int wanted = _historyIndex + step;
        if (wanted < 0 || wanted > history.Count)
            return;
        if (_historyIndex == history.Count)
            _draft = _text.ToString();
        _historyIndex = wanted;
        _text.Clear().Append(wanted == history.Count ? _draft : history[wanted]);
        _cursor = _text.Length;
    }

    private void Complete()
    {
        string text = _text.ToString();
        Completions found = complete(text, _cursor);
        if (found.Candidates.Count == 0)
        {
            if (text.AsSpan(0, _cursor).Trim().IsEmpty)
                Insert("  ");
            return;
        }

        string typed = text[found.Start.._cursor];
        string common = found.Candidates.Aggregate(CommonPrefix);
        if (common.Length > typed.Length)
        {
            Remove(found.Start, _cursor);
            Insert(common);
        }
        else if (found.Candidates.Count > 1)
        {
            Show(found.Candidates);
        }
    }

    private static string CommonPrefix(string a, string b) => a[..a.AsSpan().CommonPrefixLength(b)];

    private void Show(IReadOnlyList<string> candidates)
    {
        const int shownMax = 120;
        int cursor = _cursor;
        _cursor = _text.Length;
        Draw();
        Console.Write('\n');
        int width = Math.Min(candidates.Take(shownMax).Max(name => name.Length) + 2, Width);
        int columns = Math.Max(1, Width / width);
        for (int i = 0; i < Math.Min(candidates.Count, shownMax); i++)
            Console.Write(candidates[i].PadRight(width) + ((i + 1) % columns == 0 ? "\n" : ""));
        Console.Write(candidates.Count > shownMax ? $"\n… {candidates.Count - shownMax} more\n" : "\n");
        _cursor = cursor;
        _cursorRow = 0;
    }

    private static int Width => Math.Max(Console.IsOutputRedirected ? 80 : Console.WindowWidth, 20);

    private void Draw()
    {
        int width = Width;
        var output = new StringBuilder();
        if (_cursorRow > 0)
            output.Append($"\u001b[{_cursorRow}A");
        // A recalled entry of several lines is drawn in one, its line breaks as a sign that takes one column.
        string shown = _text.ToString().Replace('\n', '⏎');
        output.Append('\r').Append("\u001b[J").Append(_prompt).Append(shown);
        int end = _prompt.Length + shown.Length;
        int cursor = _prompt.Length + _cursor;
        // A terminal stays in the last column after writing into it; a blank makes it go on.
        if (end % width == 0)
            output.Append(" \b");
        int rowsUp = end / width - cursor / width;
        if (rowsUp > 0)
            output.Append($"\u001b[{rowsUp}A");
        output.Append('\r');
        if (cursor % width > 0)
            output.Append($"\u001b[{cursor % width}C");
        _cursorRow = cursor / width;
        Console.Write(output.ToString());
    }
}
