using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>Runs to format: a real one with every part, and made ones of any size.</summary>
internal static class SampleRun
{
    private const string Program = """
        const o = { n: 0 }, a = new Lock(), b = new Lock();
        const t = new Thread(function work() {
          o.n++;
          o["odd key é"] = 1;
          a.hold(() => b.hold(() => {}));
        });
        o.n++;
        o["odd key é"] = 2;
        t.join();
        b.hold(() => a.hold(() => {}));
        """;

    public static RaceRun Real()
    {
        var session = new RaceSession();
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Standard, Threads = ThreadsMode.Parallel, Probe = session.Probe, Output = TextWriter.Null });
        engine.Evaluate(Program, "src/a file.js");
        engine.RunEventLoop();
        return session.Result(static _ => true);
    }

    public static RaceRun Made(int races, int frames)
    {
        ReportFrame[] stack = [.. Enumerable.Range(0, frames).Select(static i => new ReportFrame($"f{i}", $"src/deep/folder/file{i % 7}.js", i + 1, 3, "x.y += 1;"))];
        ReportAccess Access(string thread) => new(new ReportThread(thread, stack[..1]), "wrote", true, false, "x.y", "1", stack, [new ReportLock("lock 1", stack[0])]);
        return new RaceRun([.. Enumerable.Range(0, races).Select(i => new RaceReport($"x.y{i}", "property", "Object", Access("thread 1"), Access("thread 2"),
            (RacePattern)(i % Enum.GetValues<RacePattern>().Length), "Hold a lock", "nothing orders them", stack[..1], "main", $"{i:x16}"))], [], 3, 1000, 10);
    }
}
