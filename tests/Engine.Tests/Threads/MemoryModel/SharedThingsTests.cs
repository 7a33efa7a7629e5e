using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads.MemoryModel;

/// <summary>M8 and M9: what is made once, collections, promises, functions that are compiled when they are called, modules.</summary>
public sealed class SharedThingsTests
{
    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M8_lazy_things_are_one_for_all(ThreadsMode mode) => RacingProgram.Run(mode, """
        const functions = Array.from({ length: 1000 }, () => function () {}), errors = functions.map((_, i) => new Error('e' + i));
        const dictionaries = functions.map(f => { const g = function () {}; g.extra = 1; delete g.extra; return g; });
        const tag = strings => strings, site = () => tag`a${1}b`;
        const names = Object.getOwnPropertyNames(globalThis).filter(n => /^[A-Z]/.test(n) && n !== 'NaN');
        const look = () => [functions.map(f => f.prototype), errors.map(e => e.stack), dictionaries.map(f => f.prototype), site(),
            names.map(n => globalThis[n]), Object.getOwnPropertyNames(Array.prototype).map(n => Array.prototype[n])];
        const [a, b, c] = together(look, look, look);
        const same = (x, y) => Array.isArray(x) ? x.length === y.length && x.every((v, i) => v === y[i] || same(v, y[i])) : x === y;
        expect(a[3] === b[3], 'two template objects');
        a.forEach((x, i) => expect(x.every((v, j) => v === b[i][j] && v === c[i][j]), `list ${i} differs`));
        functions.forEach(f => expect(f.prototype.constructor === f, 'a prototype of another function'));
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void F1_functions_called_first_by_several_threads_at_once_run_the_right_code(ThreadsMode mode) => RacingProgram.Run(mode, """
        times(60, round => {
            const make = new Function(`
                const fs = [];
                ${Array.from({ length: 20 }, (_, i) => `{ let captured = ${i}; fs.push(function f${i}(a, b = a + 1, ...rest) { let x = a, y = b; const inner = () => captured + x + y + rest.length; { let z = inner(); x = z; } return [x, y, captured, inner()]; }); }`).join('')}
                return fs;`);
            const fs = make();
            const call = () => fs.map((f, i) => f(i, i + 2, 0, 0).join()).join(';');
            const expected = fs.map((_, i) => { const first = i + i + i + 2 + 2; return [first, i + 2, i, i + first + i + 2 + 2].join(); }).join(';');
            for (const got of together(call, call, call)) expect(got === expected, `found ${got}`);
        });
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M9_collections_stay_whole(ThreadsMode mode) => RacingProgram.Run(mode, """
        const map = new Map(), set = new Set(), weak = new WeakMap(), keys = Array.from({ length: 50 }, (_, i) => ({ i }));
        const storm = k => () => times(15000, i => {
            const key = (i * 7 + k) % 50;
            map.set(key, { a: i, b: i }); set.add(keys[key]); weak.set(keys[key], key);
            if (i % 3 === 0) { map.delete(key); set.delete(keys[key]); weak.delete(keys[key]); }
            if (i % 4000 === 0) { map.clear(); set.clear(); }
            const got = map.get((key + 1) % 50), w = weak.get(keys[key]);
            expect(got === undefined || got.a === got.b, 'a torn entry');
            expect(w === undefined || w === key, `weak ${w}`);
        });
        const walk = () => times(1500, () => {
            let n = 0;
            for (const [k, v] of map) { expect(typeof k === 'number' && v.a === v.b, `entry ${k} ${v}`); if (++n > 20000) break; }
            for (const x of set) expect(x.i >= 0, `element ${x}`);
            new Set(set).union(set); Map.groupBy([1, 2, 3], x => x % 2);
        });
        together(storm(0), storm(1), walk);
        expect([...map].length === map.size && [...set].length === set.size, 'size and order differ');
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void P1_P3_promises_settle_once_whoever_settles_them(ThreadsMode mode) => RacingProgram.Run(mode, """
        const cells = Array.from({ length: 800 }, () => Promise.withResolvers());
        const reacted = { count: 0 };
        for (const c of cells) c.promise.catch(() => {});
        const settle = k => () => { cells.forEach((c, i) => i % 5 === 4 && k ? c.reject(k) : c.resolve(k)); };
        const watch = () => { for (const c of cells) { c.promise.then(() => Atomics.add(reacted, 'count', 1), () => Atomics.add(reacted, 'count', 1)); } };
        together(settle(0), settle(1), watch, watch);
        Promise.allSettled(cells.map(c => c.promise)).then(list => {
            expect(list.length === 800 && list.every(x => x.value === 0 || x.value === 1 || x.reason === 1), 'a promise with a foreign value');
        });
        setTimeout(() => expect(reacted.count === 1600, `${reacted.count} reactions ran`), 50);
        """);

    private const string Thenables = """
        class Odd extends Promise {
            constructor(executor) { super((resolve, reject) => {
                const other = new Thread(() => { try { executor(1, 2); } catch (e) { expect(e instanceof TypeError, e); } });
                try { executor(resolve, reject); } catch (e) { expect(e instanceof TypeError, e); }
                other.join();
            }); }
        }
        times(40, () => { try { Odd.resolve(1); } catch (e) { expect(e instanceof TypeError, e); } });
        """;

    [Fact]
    public void P4_an_executor_that_two_threads_call_succeeds_once() => RacingProgram.Run(ThreadsMode.Parallel, Thenables);

    private sealed class Library : IModuleLoader
    {
        public string Resolve(string specifier, string? referrer) => specifier;

        public ModuleSource Load(string identity) => new(identity switch
        {
            "leaf" => "globalThis.leaves = Atomics.add(counts, 'leaf', 1) + 1; export let value = { made: 1 }; await null; export const late = 'late';",
            "left" => "import { value } from 'leaf'; import 'right'; Atomics.add(counts, 'left', 1); export { value };",
            "right" => "import { value } from 'leaf'; import 'left'; Atomics.add(counts, 'right', 1); export { value };",
            _ => $"import {{ value, late }} from 'leaf'; import * as all from 'left'; Atomics.add(counts, 'top', 1); export {{ value, late, all }};",
        });
    }

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void Z1_modules_that_several_threads_import_at_once_are_evaluated_once(ThreadsMode mode) => RacingProgram.Run(mode, """
        globalThis.counts = { leaf: 0, left: 0, right: 0, top: 0 };
        const load = (...names) => async () => { const out = []; for (const n of names) out.push(await import(n)); return out; };
        const found = together(load('left', 'top'), load('right', 'top'), load('top', 'leaf'));
        Promise.all(found).then(lists => {
            const values = lists.flat().map(m => m.value);
            expect(values.length === 6 && values.every(v => v === values[0]), 'two instances of one module');
            expect(JSON.stringify(counts) === '{"leaf":1,"left":1,"right":1,"top":1}', JSON.stringify(counts));
            expect(lists[0][1] === lists[1][1], 'two namespaces of one module');
            globalThis.finished = true;
        }, e => expect(false, e.stack));
        setTimeout(() => expect(globalThis.finished, 'an import did not end'), 300);
        """, new Library());
}
