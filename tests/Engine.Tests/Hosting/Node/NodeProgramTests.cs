using ConcurrentJs.Hosting;
using Xunit;
using HostEngine = ConcurrentJs.Hosting.Engine;

namespace ConcurrentJs.Engine.Tests.Hosting.Node;

/// <summary>Programs whose expected output was written by node 20.</summary>
public sealed class NodeProgramTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Hosting", "Node", "programs");

    public static TheoryData<string, int> Programs() => new()
    {
        { "channels", 0 },
        { "console", 0 },
        { "files", 0 },
        { "inspect", 0 },
        { "modules", 0 },
        { "streams", 0 },
        { "turns", 0 },
        { "uncaught", 3 },
        { "workers", 0 },
    };

    [Theory, MemberData(nameof(Programs))]
    public void A_program_prints_what_it_prints_under_node(string name, int exitCode)
    {
        string expected = File.ReadAllText(Path.Combine(s_folder, name + ".expected"));
        (int code, string output) = NodeRun.Program(Path.Combine(s_folder, name + ".js"));
        Assert.Equal(expected, output);
        Assert.Equal(exitCode, code);
    }
}

/// <summary>Runs a file as `cjs run` does, on a thread with a deep stack, its output captured.</summary>
internal static class NodeRun
{
    private const int StackBytes = 16 << 20;

    public static (int Code, string Output) Program(string path)
    {
        int code = -1;
        Exception? failure = null;
        var output = new StringWriter();
        var thread = new Thread(() =>
        {
            try
            {
                using var engine = new HostEngine(new EngineOptions { Globals = HostGlobals.Node, Output = output, ErrorOutput = TextWriter.Null });
                code = engine.RunMain(path);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }, StackBytes);
        thread.Start();
        thread.Join();
        return failure is null ? (code, output.ToString()) : throw new InvalidOperationException($"{failure.Message}\n{output}", failure);
    }
}
