using System.CommandLine;
using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary>The options about threads that several verbs share.</summary>
internal static class ThreadOptions
{
    private static readonly string[] s_modes = ["parallel", "locked", "off"], s_unhandled = ["warn", "throw", "none"];

    public static Option<string> Mode() => new Option<string>("--threads")
    {
        HelpName = "MODE",
        Description = "How threads run: parallel (on all cores), locked (one at a time), off (there is no Thread)",
        DefaultValueFactory = static _ => "parallel",
    }.AcceptOnlyFromAmong(s_modes);

    public static Option<string> Unhandled() => new Option<string>("--unhandled-threads")
    {
        HelpName = "WHAT",
        Description = "When a thread threw and nobody joined it: warn on standard error, throw (warn, and exit code 1), none",
        DefaultValueFactory = static _ => "warn",
    }.AcceptOnlyFromAmong(s_unhandled);

    public static Option<string?> Amplify() => new("--amplify")
    {
        HelpName = "SEED[:PERIOD]",
        Description = "Delay threads for moments at the engine's own critical points, one passing in PERIOD (16)",
    };

    public static void ApplyAmplify(string? text)
    {
        if (text is null)
            return;
        AmplifierSetting setting = AmplifierSetting.Parse(text)
            ?? throw new UsageException($"--amplify: expected SEED or SEED:PERIOD, two whole numbers, found '{text}'");
        setting.Apply();
    }

    public static Option<string?> VerifyHeap() => new("--verify-heap")
    {
        HelpName = "every-TIME",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Check at the end that the heap is sound, and with =every-50ms while the program runs; what is wrong ends in exit code 1",
    };

    public static ThreadsMode ModeOf(string text) => text switch
    {
        "parallel" => ThreadsMode.Parallel,
        "locked" => ThreadsMode.Locked,
        _ => ThreadsMode.Off,
    };

    public static UnhandledThreads UnhandledOf(string text) => text switch
    {
        "warn" => UnhandledThreads.Warn,
        "throw" => UnhandledThreads.Throw,
        _ => UnhandledThreads.None,
    };
}
