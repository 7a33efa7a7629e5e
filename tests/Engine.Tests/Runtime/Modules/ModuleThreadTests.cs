using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime.Modules;

/// <summary>import() of one graph by several threads: evaluated once, and nobody sees a half-made namespace.</summary>
public sealed class ModuleThreadTests
{
    private sealed class Library(Dictionary<string, string> texts) : IModuleLoader
    {
        public string Resolve(string specifier, string? referrer) => texts.ContainsKey(specifier) ? specifier : throw new ModuleNotFoundException(specifier);

        public ModuleSource Load(string identity) => new(texts[identity], ModuleKind.JavaScript);
    }

    private static readonly Dictionary<string, string> s_graph = new()
    {
        ["top"] = "import { a } from 'a'; export const top = a * 2; runs.push('top');",
        ["a"] = "import { b, lateA } from 'b'; import { c } from 'c'; export const a = b + c; export function late() { return lateA(); } runs.push('a');",
        ["b"] = "import { a } from 'a'; await null; await new Promise(f => setTimeout(f, 2)); export const b = 1; export function lateA() { return a; } runs.push('b');",
        ["c"] = "let n = 0; for (let i = 0; i < 20000; i++) n++; export const c = 2; runs.push('c');",
        ["bad"] = "runs.push('bad'); for (let i = 0; i < 20000; i++); throw new Error('bad');",
    };

    private static string Run(string script, ThreadsMode mode)
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Threads = mode, Globals = HostGlobals.Standard, ModuleLoader = new Library(s_graph) });
        engine.Evaluate("var runs = [], answer = 'none';");
        engine.Evaluate(script);
        engine.RunEventLoop();
        return engine.Evaluate("answer").ToString();
    }

    [Theory]
    [InlineData(ThreadsMode.Parallel)]
    [InlineData(ThreadsMode.Locked)]
    public void A_graph_is_evaluated_once_whoever_asks_for_which_part(ThreadsMode mode)
    {
        for (int round = 0; round < 10; round++)
        {
            Assert.Equal("a,b,bad,c,top 3,6 1 1 bad", Run("""
                const threads = [0, 1, 2, 3].map(k => new Thread(async () => {
                    const first = await import(k % 2 ? 'a' : 'top');
                    const second = await import('a');
                    const error = await import('bad').catch(e => e);
                    return [first.a ?? first.top, second, error, second.late()];
                }));
                Promise.all(threads.map(t => t.asyncJoin())).then(all => {
                    const different = i => new Set(all.map(x => x[i])).size;
                    answer = [[...runs].sort(), [...new Set(all.map(x => x[0]))].sort(), different(1), different(2), all[0][2].message].join(' ');
                });
                """, mode));
        }
    }

    [Fact]
    public void A_part_of_an_evaluated_graph_with_top_level_await_can_be_imported_by_itself() =>
        Assert.Equal("6 3 1", Run("(async () => { answer = [(await import('top')).top, (await import('a')).a, (await import('b')).b].join(' '); })()", ThreadsMode.Off));
}
