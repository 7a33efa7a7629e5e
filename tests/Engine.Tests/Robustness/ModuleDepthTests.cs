using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>Graphs of modules that are deep, wide or round: they run, or end in a RangeError, and the engine works afterwards.</summary>
public sealed class ModuleDepthTests
{
    private const int SmallStackBytes = 1536 << 10, Last = 20_000;

    /// <summary>Modules named by numbers, whose text a function makes.</summary>
    private sealed class Numbers(Func<int, string> text) : IModuleLoader
    {
        public string Resolve(string specifier, string? referrer) =>
            int.TryParse(specifier, out _) ? specifier : throw new ModuleNotFoundException($"no module {specifier}");

        public ModuleSource Load(string identity) => new(text(int.Parse(identity)));
    }

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    private static readonly Dictionary<string, Func<int, string>> s_shapes = new()
    {
        ["imports"] = n => n < Last ? $"import '{n + 1}';" : "",
        ["exports of exports"] = n => n < Last / 10 ? $"export {{ x }} from '{n + 1}';" : "export let x = 1;",
        ["stars"] = n => n < Last ? $"export * from '{n + 1}';" : "export let x = 1;",
        ["namespaces"] = n => n < Last ? $"export * as ns from '{n + 1}';" : "export let x = 1;",
        ["top-level await"] = n => n < Last ? $"import '{n + 1}'; await 0;" : "await 0;",
        ["imports at run time"] = n => n < Last / 10 ? $"await import('{n + 1}');" : "",
        ["a ring"] = n => $"import '{(n + 1) % (Last / 2)}';",
        ["a ring of stars"] = n => $"export * from '{(n + 1) % (Last / 2)}';",
        ["a ring of names"] = n => $"export {{ x }} from '{(n + 1) % (Last / 10)}';",
        ["a ring that awaits"] = n => $"import '{(n + 1) % (Last / 10)}'; await 0;",
        ["many imports"] = n => n == 0 ? string.Concat(Enumerable.Range(1, 3000).Select(static i => $"import '{i}';")) : "",
        ["many stars"] = n => n == 0 ? string.Concat(Enumerable.Range(1, 1000).Select(static i => $"export * from '{i}';")) : $"export * from '{n % 1000 + 1}'; export let x{n} = 1;",
        ["a mesh"] = n => n < 300 ? string.Concat(Enumerable.Range(n + 1, 10).Select(static i => $"export * from '{i}';")) : $"export let x{n} = 1;",
        ["top-level await at the end"] = n => n < Last / 10 ? $"import '{n + 1}';" : "await 0;",
        ["a rejection at the end"] = n => n < Last / 10 ? $"import '{n + 1}';" : "await 0; throw new RangeError('the end');",
        ["an error at the end"] = n => n < Last ? $"import '{n + 1}';" : "throw new RangeError('the end');",
        ["a recursion at the end"] = n => n < 300 ? $"import '{n + 1}';" : "(function f() { f(); })();",
    };

    [Theory, MemberData(nameof(Shapes))]
    public void A_graph_runs_or_ends_in_an_error_of_the_language(string shape)
    {
        string? problem = null;
        DoorRunner.OnThread(SmallStackBytes, () => problem = Run(s_shapes[shape]));
        Assert.Null(problem);
    }

    private static string? Run(Func<int, string> text)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { ModuleLoader = new Numbers(text), TimeLimit = Patience.Time });
        try
        {
            ScriptObject exports = engine.ImportModule("0");
            _ = exports["x"];
        }
        catch (ScriptException thrown)
        {
            if (!thrown.Message.StartsWith("RangeError", StringComparison.Ordinal) && !thrown.Message.StartsWith("SyntaxError", StringComparison.Ordinal))
                return $"It threw {thrown.Message}";
        }

        return engine.Evaluate("(function f(n) { return n ? n + f(n - 1) : 0; })(100)").AsNumber() == 5050 ? null : "Afterwards, the engine does not work";
    }
}
