using ConcurrentJs.Hosting;

namespace ConcurrentJs.examples.Embedding;

/// <summary>A host that lets people script its price list. Each step stands for one thing an embedding program does.</summary>
internal static class Program
{
    private sealed class PriceList
    {
        public Dictionary<string, double> Prices { get; } = new() { ["apple"] = 0.5, ["pear"] = 0.75 };
    }

    /// <summary>Modules that live in the host, not in files.</summary>
    private sealed class Rules : IModuleLoader
    {
        private static readonly Dictionary<string, string> s_texts = new()
        {
            ["rules/discount"] = "import { round } from 'rules/round'; export default price => round(price * 0.9);",
            ["rules/round"] = "export const round = n => Math.round(n * 100) / 100;",
        };

        public string Resolve(string specifier, string? referrer) =>
            s_texts.ContainsKey(specifier) ? specifier : throw new ModuleNotFoundException($"There is no rule '{specifier}'");

        public ModuleSource Load(string identity) => new(s_texts[identity]);
    }

    public static int Main()
    {
        using var engine = new Engine(new EngineOptions
        {
            ModuleLoader = new Rules(),
            TimeLimit = TimeSpan.FromSeconds(2),
            MemoryLimit = 256 << 20,
        });

        EvaluateAndConvert(engine);
        OfferHostObject(engine, new PriceList());
        UseModules(engine);
        SurviveErrors(engine);
        StopRunaway(engine);
        return 0;
    }

    private static void EvaluateAndConvert(Engine engine)
    {
        ScriptValue total = engine.Evaluate("[1, 2, 3].reduce((a, b) => a + b)");
        Console.WriteLine($"total {total.AsNumber()}");

        engine.Evaluate("function greet(name) { return { text: `Hello, ${name}`, length: name.length }; }", "greet.js");
        ScriptObject greeting = engine.Call("greet", "Ada").AsObject();
        Console.WriteLine($"{greeting["text"]} ({greeting["length"].AsInt32()})");
    }

    // A host object is defined member by member: a program reaches what the host names, and nothing else.
    private static void OfferHostObject(Engine engine, PriceList list)
    {
        engine.Global["prices"] = engine.NewObject(list)
            .DefineFunction("of", 1, (in HostCall call) =>
                list.Prices.TryGetValue(call[0].AsString(), out double price) ? price : throw call.RangeError($"no price for {call[0]}"))
            .DefineFunction("set", 2, (in HostCall call) =>
            {
                list.Prices[call[0].AsString()] = call[1].AsNumber();
                return default;
            })
            .DefineAccessor("count", () => list.Prices.Count);
        engine.Evaluate("prices.set('plum', prices.of('pear') * 2)");
        Console.WriteLine($"plum {list.Prices["plum"]}, {engine.Evaluate("prices.count")} prices");
    }

    private static void UseModules(Engine engine)
    {
        ScriptObject discount = engine.ImportModule("rules/discount")["default"].AsObject();
        Console.WriteLine($"discounted {discount.Call(default, 19.99).AsNumber()}");
    }

    private static void SurviveErrors(Engine engine)
    {
        try
        {
            engine.Evaluate("const wanted = 'kiwi';\nprices.of(wanted);", "order.js");
        }
        catch (ScriptException error)
        {
            Console.WriteLine($"{error.Message} at {error.Location}: {error.Location!.LineText}");
        }
    }

    private static void StopRunaway(Engine engine)
    {
        try
        {
            engine.Evaluate("for (;;) ;");
        }
        catch (ScriptStoppedException stopped)
        {
            Console.WriteLine($"stopped: {stopped.Reason}; the engine goes on: {engine.Evaluate("6 * 7")}");
        }
    }
}
