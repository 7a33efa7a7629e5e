using System.CommandLine;
using ConcurrentJs.Sanitizer.Explorer.Recording;

namespace ConcurrentJs.Cli;

/// <summary>How an interleaving is to be shown: options that <c>explore</c>, <c>replay</c> and <c>minimize</c> share.</summary>
internal sealed class InterleavingOptions
{
    public Option<bool> Trace { get; } = new("--trace") { Description = "Print what each thread did, step by step" };

    public Option<string?> Html { get; } = new("--html") { HelpName = "FILE", Description = "Write what each thread did as a page: lanes, arrows, source, stepping" };

    public Option<string?> Perfetto { get; } = new("--perfetto") { HelpName = "FILE", Description = "Write it as a trace for Perfetto or chrome://tracing" };

    public InterleavingWanted Of(ParseResult parsed) => new(parsed.GetValue(Trace), parsed.GetValue(Html), parsed.GetValue(Perfetto));
}

/// <summary>What was asked for.</summary>
internal sealed record InterleavingWanted(bool Trace, string? Html, string? Perfetto)
{
    /// <param name="make">Records the run; called only if something was asked for.</param>
    /// <param name="isTextTaken">Standard output is for something else.</param>
    public void Give(Func<Interleaving> make, bool isTextTaken = false)
    {
        if (!Trace && Html is null && Perfetto is null)
            return;
        Interleaving interleaving = make();
        if (Trace)
            (isTextTaken ? Console.Error : Console.Out).Write(InterleavingText.Of(interleaving, !isTextTaken && !Console.IsOutputRedirected));
        Write("--html", Html, () => InterleavingPage.Of(interleaving));
        Write("--perfetto", Perfetto, () => InterleavingTrace.Of(interleaving));
    }

    private static void Write(string option, string? file, Func<string> text)
    {
        if (file is null)
            return;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);
            File.WriteAllText(file, text());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: cannot write {file}: {exception.Message}");
        }
    }
}
