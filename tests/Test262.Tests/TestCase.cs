namespace ConcurrentJs.Test262.Tests;

/// <summary>How one file is run. Most files run twice, sloppy and strict.</summary>
internal enum Mode
{
    Sloppy,
    Strict,
    Module,
    Raw,
}

/// <summary>One run of one file.</summary>
/// <param name="Path">Below the suite's root with forward slashes: <c>test/language/…</c>.</param>
internal sealed record TestCase(string Path, Mode Mode)
{
    public override string ToString() => $"{Path} ({Mode.ToString().ToLowerInvariant()})";

    public static IEnumerable<Mode> ModesOf(FrontMatter matter)
    {
        if (matter.Has("module"))
            return [Mode.Module];
        if (matter.Has("raw"))
            return [Mode.Raw];
        if (matter.Has("onlyStrict"))
            return [Mode.Strict];
        if (matter.Has("noStrict"))
            return [Mode.Sloppy];
        return [Mode.Sloppy, Mode.Strict];
    }
}

internal enum Status
{
    Passed,
    Failed,
    TimedOut,
    Crashed,
}

/// <summary>What came of one run.</summary>
internal sealed record TestResult(TestCase Case, Status Status, string Message, double Milliseconds)
{
    public bool Passed => Status == Status.Passed;

    public string FirstLine => Message.Split('\n')[0];
}
