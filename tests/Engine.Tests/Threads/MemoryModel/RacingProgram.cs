using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads.MemoryModel;

/// <summary>Runs programs of racing threads, compares what they found wrong with nothing, and verifies the heap they leave behind.</summary>
internal static class RacingProgram
{
    /// <summary>
    /// together(f, g, …) runs the functions on threads of their own that begin at once, and answers what they returned; a throw of one is
    /// thrown. expect(holds, text) notes what is wrong. times(n, f) calls f(0) to f(n - 1) until the time is up.
    /// </summary>
    private const string Prelude = """
        'use strict';
        const wrong = [];
        const expect = (holds, text) => { if (!holds && wrong.length < 5) wrong.push(String(text)); };
        const until = Date.now() + 700;
        const times = (n, f) => { for (let i = 0; i < n; i++) { f(i); if (i % 16 === 0 && Date.now() > until) return i + 1; } return n; };
        const together = (...fs) => {
            const start = { ready: 0 };
            const threads = fs.map(f => new Thread(() => {
                Atomics.add(start, 'ready', 1);
                while (start.ready < fs.length);
                return f();
            }));
            return threads.map(t => t.join());
        };
        """;

    public static void Run(ThreadsMode mode, string source, IModuleLoader? loader = null)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions
        {
            Threads = mode,
            Globals = HostGlobals.Standard,
            ModuleLoader = loader,
            TimeLimit = Patience.Time,
        });
        engine.Evaluate(Prelude);
        engine.Evaluate("'use strict';\n" + source);
        engine.RunEventLoop();
        Assert.Equal("", engine.Evaluate("wrong.join('; ')").AsString());
        Assert.Empty(engine.VerifyHeap());
    }
}
