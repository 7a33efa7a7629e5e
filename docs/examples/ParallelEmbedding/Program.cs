using System.Collections.Concurrent;
using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.examples.ParallelEmbedding;

/// <summary>Many threads of a host in one engine: a scoring script that is called from all cores and counts what it saw.</summary>
internal static class Program
{
    private const string Script = """
        const seen = new Map(), lock = new Lock(), totals = { calls: 0 };
        function score(text) {
          Atomics.add(totals, 'calls', 1);
          let sum = 0;
          for (const c of text) sum += c.codePointAt(0);
          lock.hold(() => { seen.set(text.length, (seen.get(text.length) ?? 0) + 1); });
          return sum;
        }
        """;

    public static async Task<int> Main()
    {
        using var engine = new Engine(new EngineOptions { Threads = ThreadsMode.Parallel });
        engine.Evaluate(Script, "score.js");
        string[] texts = [.. Enumerable.Range(0, 10_000).Select(i => new string((char)('a' + i % 26), 1 + i % 10))];

        var scores = new ConcurrentDictionary<int, double>();
        Parallel.For(0, texts.Length, i => scores[i] = engine.Call("score", texts[i]).AsNumber());
        Console.WriteLine($"{scores.Count} scores, the first is {scores[0]}");

        // A thread that calls often attaches itself and saves the cost of coming and going.
        var worker = new Thread(() =>
        {
            using IDisposable attached = engine.AttachThread();
            for (int i = 0; i < 1000; i++)
                engine.Call("score", texts[i]);
        });
        worker.Start();
        worker.Join();

        // A continuation may come back on any thread of the pool.
        for (int i = 0; i < 3; i++)
        {
            await Task.Delay(1);
            engine.Call("score", "later");
        }

        double calls = engine.Evaluate("totals.calls").AsNumber();
        double counted = engine.Evaluate("[...seen.values()].reduce((a, b) => a + b)").AsNumber();
        Console.WriteLine($"{calls} calls, {counted} of them counted under the lock");
        return calls == 11_003 && counted == calls ? 0 : 1;
    }
}
