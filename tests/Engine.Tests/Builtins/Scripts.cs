using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Engine.Tests.Builtins;

/// <summary>Runs scripts in a new engine.</summary>
internal static class Scripts
{
    /// <summary>String(completion value), or "Name: message" of what it throws.</summary>
    public static string Run(string source)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        return engine.Evaluate($"(() => {{ try {{ return String(eval({Quote(source)})); }} catch (e) {{ return String(e); }} }})()").AsString();
    }

    /// <summary>The lines that the script gives to log(…) until nothing is left to do, joined by spaces.</summary>
    public static string Log(string source)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Evaluate("var lines = []; var log = (...values) => { lines.push(...values.map(String)); };");
        engine.Evaluate(source);
        engine.RunEventLoop();
        return engine.Evaluate("lines.join(' ')").AsString();
    }

    /// <summary>As <see cref="Log(string)"/>, with threads. Every line that is still to come after some minutes is a failure.</summary>
    public static string Log(string source, ThreadsMode mode)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Threads = mode, TimeLimit = Patience.Time });
        engine.Evaluate("""
            var lines = [];
            var log = (...values) => { lines.push(...values.map(String)); };
            var errorOf = f => { try { return 'no error: ' + f(); } catch (e) { return e.name; } };
            """);
        engine.Evaluate(source);
        engine.RunEventLoop();
        return engine.Evaluate("lines.join(' ')").AsString();
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
