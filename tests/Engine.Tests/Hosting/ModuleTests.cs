using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>Modules that a host provides.</summary>
public sealed class ModuleTests
{
    private sealed class Library(Dictionary<string, string> texts) : IModuleLoader
    {
        public List<string> Loaded { get; } = [];

        public string Resolve(string specifier, string? referrer) =>
            texts.ContainsKey(specifier) ? specifier : throw new ModuleNotFoundException($"no module {specifier}, wanted by {referrer ?? "the host"}");

        public ModuleSource Load(string identity)
        {
            Loaded.Add(identity);
            return new ModuleSource(texts[identity], identity.EndsWith(".json") ? ModuleKind.Json : ModuleKind.JavaScript);
        }
    }

    private static ConcurrentJs.Hosting.Engine With(Dictionary<string, string> texts) => new(new EngineOptions { ModuleLoader = new Library(texts) });

    [Fact]
    public void An_import_answers_the_exports()
    {
        using var engine = With(new()
        {
            ["main"] = "import { count, increment } from 'counter'; increment(); export { count }; export default await Promise.resolve('done');",
            ["counter"] = "export let count = 0; export function increment() { count++; }",
        });
        ScriptObject exports = engine.ImportModule("main");
        Assert.Equal((1, "done"), (exports["count"].AsInt32(), exports["default"].AsString()));
    }

    [Fact]
    public void A_module_is_loaded_once()
    {
        var library = new Library(new() { ["a"] = "import 'c'; import 'b';", ["b"] = "import 'c';", ["c"] = "globalThis.runs = (globalThis.runs ?? 0) + 1;" });
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { ModuleLoader = library });
        engine.ImportModule("a");
        engine.ImportModule("c");
        Assert.Equal(1, engine.Global["runs"].AsInt32());
        Assert.Equal(["a", "b", "c"], library.Loaded.Order());
    }

    [Fact]
    public void Cycles_see_each_others_functions()
    {
        using var engine = With(new()
        {
            ["even"] = "import { odd } from 'odd'; export function even(n) { return n === 0 || odd(n - 1); }",
            ["odd"] = "import { even } from 'even'; export function odd(n) { return n !== 0 && even(n - 1); }",
        });
        Assert.True(engine.ImportModule("even").Invoke("even", 10).AsBoolean());
    }

    [Fact]
    public void Json_is_imported_with_its_attribute()
    {
        using var engine = With(new() { ["main"] = "import data from 'd.json' with { type: 'json' }; export const n = data.n;", ["d.json"] = "{\"n\": 7}" });
        Assert.Equal(7, engine.ImportModule("main")["n"].AsInt32());
    }

    [Fact]
    public void A_missing_module_is_an_error_the_program_can_catch()
    {
        using var engine = With(new() { ["main"] = "export let message; try { await import('gone'); } catch (e) { message = e.message; }" });
        Assert.Equal("no module gone, wanted by main", engine.ImportModule("main")["message"].AsString());
        Assert.Contains("no module nowhere", Assert.Throws<ScriptException>(() => engine.ImportModule("nowhere")).Message);
    }

    [Fact]
    public void A_missing_export_fails_before_anything_runs()
    {
        using var engine = With(new() { ["main"] = "import { gone } from 'other'; globalThis.ran = true;", ["other"] = "export const here = 1;" });
        Assert.Contains("does not provide an export named 'gone'", Assert.Throws<ScriptException>(() => engine.ImportModule("main")).Message);
        Assert.True(engine.Global["ran"].IsUndefined);
    }

    [Fact]
    public void The_host_may_bring_the_text_itself()
    {
        using var engine = With(new() { ["lib"] = "export const five = 5;" });
        ScriptModule module = engine.CompileModule("import { five } from 'lib'; export const six = five + 1;", "mine");
        module.Link();
        Assert.Equal(6, module.Evaluate()["six"].AsInt32());
    }

    [Fact]
    public void An_engine_without_a_loader_says_so()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.Contains("no module loader", Assert.Throws<ScriptException>(() => engine.ImportModule("x")).Message);
    }
}
