using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli;

/// <summary>Words an error for the person at the terminal: the place, the line with a caret, what happened.</summary>
internal static class ErrorPrinter
{
    // A minified line is longer than any screen: the part around the place is enough.
    private const int ShownColumnsMax = 120;

    public static void Print(TextWriter output, SyntaxProblem problem)
    {
        PrintPlace(output, problem.Location);
        output.WriteLine($"SyntaxError: {problem.Message}");
    }

    /// <param name="output">Where to write.</param>
    /// <param name="thrown">The error.</param>
    /// <param name="inspected">The thrown value with its properties and causes, when the engine could show it.</param>
    public static void Print(TextWriter output, ScriptException thrown, string? inspected = null)
    {
        if (thrown.Location is { } location)
            PrintPlace(output, location);
        string text = thrown.ScriptStack ?? (thrown.Value.IsObject ? thrown.Message : $"Uncaught {thrown.Message}");
        output.WriteLine(thrown.IsEarlyError ? text.Split('\n')[0] : inspected ?? text);
        if (thrown.InnerException is { } cause)
            output.WriteLine($"  caused by {cause.GetType().Name}: {cause.Message}");
    }

    public static void PrintPlace(TextWriter output, ScriptLocation location)
    {
        output.WriteLine($"{location.Source}:{location.Line}");
        string line = location.LineText;
        int column = Math.Clamp(location.Column - 1, 0, line.Length);
        int from = line.Length <= ShownColumnsMax ? 0 : Math.Max(0, column - ShownColumnsMax / 2);
        string shown = line.Substring(from, Math.Min(ShownColumnsMax, line.Length - from));
        output.WriteLine(shown);
        // Tabs stay tabs above the caret, so that it stands below its place whatever their width.
        string before = new([.. shown.Take(column - from).Select(c => c == '\t' ? '\t' : ' ')]);
        output.WriteLine(before + "^");
        output.WriteLine();
    }
}
