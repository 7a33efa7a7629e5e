using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Engine.Tests.Runtime;

/// <summary>Runs scripts that start threads.</summary>
internal static class ThreadScripts
{
    /// <summary>
    /// log(…) says what the test compares; race(n, fn) runs fn(k) on n threads at once and answers what they returned; taken(it) is a
    /// thread's body: what it got out of an iterator that others use too.
    /// </summary>
    private const string Prelude = """
        var lines = [], log = (...values) => { lines.push(...values.map(String)); };
        var race = (n, fn) => Array.from({ length: n }, (_, k) => new Thread(fn, k)).map(t => t.join());
        var taken = it => {
            const mine = [];
            for (;;) {
                let r;
                try { r = it.next(); }
                catch (e) { if (e instanceof TypeError && /already running/.test(e.message)) continue; throw e; }
                if (r.done) return mine;
                mine.push(r.value);
            }
        };
        var complete = (lists, n) => { const all = lists.flat().sort((a, b) => a - b); return all.length === n && all.every((x, i) => x === i); };
        """;

    /// <summary>The lines that the script gives to log(…) until nothing is left to do, joined by spaces.</summary>
    public static string Log(string source)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Threads = ThreadsMode.Parallel, Globals = HostGlobals.Standard });
        engine.Evaluate(Prelude);
        engine.Evaluate(source);
        engine.RunEventLoop();
        return engine.Evaluate("lines.join(' ')").AsString();
    }
}
