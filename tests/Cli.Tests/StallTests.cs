using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>Programs that hang: cjs run and cjs race end them, say why, and exit with 67.</summary>
public sealed class StallTests
{
    private const string Deadlock = "const l = new Lock(); l.hold(() => new Thread(() => { l.hold(() => {}); }).join());";

    [Fact]
    public void A_program_that_can_never_go_on_ends_with_67_and_names_each_thread()
    {
        CjsResult result = Cjs.RunOnce("run", "-e", Deadlock);
        Assert.Equal((67, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("cjs: The program cannot go on: every thread waits, and nothing is left that could wake one\n", result.Error);
        Assert.Contains("  the main thread waits for the end of thread 1\n      at [eval]:1:", result.Error);
        Assert.Contains("  thread 1 waits for a lock that the main thread holds\n      at [eval]:1:", result.Error);
    }

    [Fact]
    public void Race_reports_the_stacks_the_locks_and_ends_with_67()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("cjs").FullName, "hang.js");
        File.WriteAllText(file, Deadlock);
        CjsResult result = Cjs.RunOnce("race", file);
        Assert.Equal(67, result.ExitCode);
        Assert.StartsWith("deadlock 1: main and thread 1 wait for ever", result.Error);
        Assert.Contains("waits for lock 1, which main holds", result.Error);
        Assert.Contains("holds lock 1 (taken at ", result.Error);
        CjsResult json = Cjs.RunOnce("race", "--format", "json", file);
        Assert.Contains("\"kind\": \"deadlock\"", json.Output);
        CjsResult sarif = Cjs.RunOnce("race", "--format", "sarif", file);
        Assert.Contains("\"ruleId\": \"deadlock/deadlock\"", sarif.Output);
        CjsResult annotations = Cjs.RunOnce("race", "--format", "github", file);
        Assert.StartsWith("::error file=", annotations.Output);
    }
}
