using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads.MemoryModel;

/// <summary>M2 to M6 and M12 on plain objects.</summary>
public sealed class ObjectRaceTests
{
    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M2_a_property_holds_something_that_was_written_to_it(ThreadsMode mode) => RacingProgram.Run(mode, """
        const o = { x: 0, y: 0 };
        const values = k => [k, k + 0.5, 'text' + k, { a: k, b: k }, undefined, null, true, 10n];
        const write = k => () => times(20000, i => { const v = values(k)[i & 7]; o.x = v; o.y = v; });
        together(write(1), write(2), () => times(40000, () => {
            const v = o.x;
            const fits = v === 0 || v === undefined || v === null || v === true || v === 10n || v === 1 || v === 2 || v === 1.5 || v === 2.5
                || v === 'text1' || v === 'text2' || (typeof v === 'object' && v.a === v.b);
            expect(fits, `found ${typeof v} ${v}`);
        }));
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M4_properties_that_two_threads_add_to_one_object_are_all_there(ThreadsMode mode) => RacingProgram.Run(mode, """
        const objects = Array.from({ length: 300 }, () => ({}));
        const add = name => () => { for (const o of objects) for (let j = 0; j < 30; j++) o[name + j] = name + j; };
        together(add('a'), add('b'), add('c'));
        for (const o of objects) {
            expect(Object.keys(o).length === 90, `${Object.keys(o).length} keys`);
            for (const k in o) expect(o[k] === k, `${k} is ${o[k]}`);
        }
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M4_a_write_is_not_lost_to_a_change_of_another_property(ThreadsMode mode) => RacingProgram.Run(mode, """
        const objects = Array.from({ length: 400 }, () => ({ counter: 0, spare: 1 }));
        together(
            () => { for (const o of objects) for (let i = 0; i < 40; i++) o.counter = o.counter + 1; },
            () => { for (const o of objects) for (let i = 0; i < 20; i++) {
                o['extra' + i] = i;
                if (i % 5 === 0) delete o.spare;
                if (i % 5 === 2) o.spare = { i };
                if (i === 12) Object.defineProperty(o, 'spare', { get() { return 1; }, configurable: true });
            } });
        for (const o of objects) expect(o.counter === 40, `counter ${o.counter}`);
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M5_of_two_opposite_setPrototypeOf_one_wins(ThreadsMode mode) => RacingProgram.Run(mode, """
        const pairs = Array.from({ length: 3000 }, () => [{}, {}]);
        const link = (from, to) => () => pairs.map(p => { try { Object.setPrototypeOf(p[from], p[to]); return 1; } catch (e) { expect(e instanceof TypeError, e); return 0; } });
        const [first, second] = together(link(0, 1), link(1, 0));
        pairs.forEach((p, i) => {
            expect(first[i] + second[i] === 1, `${first[i] + second[i]} won`);
            expect((Object.getPrototypeOf(p[0]) === p[1]) === (first[i] === 1), 'the winner is not linked');
        });
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M5_freezing_comes_before_an_addition_or_after_it(ThreadsMode mode) => RacingProgram.Run(mode, """
        const objects = Array.from({ length: 2000 }, (_, i) => i % 2 ? { a: 1 } : [1, 2]);
        const [, added] = together(
            () => { for (const o of objects) Object.freeze(o); },
            () => objects.map((o, i) => { try { o[i % 3 ? 'b' : 7] = 2; return true; } catch (e) { expect(e instanceof TypeError, e); return false; } }));
        objects.forEach((o, i) => {
            expect(Object.isFrozen(o), 'not frozen');
            expect(Object.hasOwn(o, i % 3 ? 'b' : 7) === added[i], 'the addition says one thing and the object another');
        });
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M5_a_property_that_turns_into_an_accessor_and_back_is_one_or_the_other(ThreadsMode mode) => RacingProgram.Run(mode, """
        const plain = { x: 1 }, map = { x: 1, gone: 1 }; delete map.gone;
        const flip = o => () => times(4000, i => Object.defineProperty(o, 'x', i % 2 ? { get() { return 'got'; }, set(v) {}, configurable: true, enumerable: true }
            : { value: i, writable: true, configurable: true, enumerable: true }));
        const use = o => () => times(8000, i => {
            // [[Set]] looks first and defines then (10.1.9.2): what was data may be an accessor by then, and the write is refused.
            try { o.x = -i; } catch (e) { expect(e instanceof TypeError, e); }
            const v = o.x, d = Object.getOwnPropertyDescriptor(o, 'x');
            expect(v === 'got' || typeof v === 'number', `read ${v}`);
            expect('value' in d ? typeof d.value === 'number' && !('get' in d) : typeof d.get === 'function', `described as ${JSON.stringify(d)}`);
        });
        together(flip(plain), use(plain), flip(map), use(map));
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M5_M6_what_is_deleted_while_it_is_copied_is_there_or_not(ThreadsMode mode) => RacingProgram.Run(mode, """
        let current = {};
        const make = () => { const o = {}; for (let i = 0; i < 8; i++) o['k' + i] = 'v' + i; return o; };
        together(
            () => times(6000, () => { const o = make(); current = o; for (let i = 0; i < 8; i += 2) delete o['k' + i]; for (let i = 0; i < 8; i += 2) o['n' + i] = 'w' + i; }),
            () => times(12000, i => {
                const o = current;
                const copy = i % 4 === 0 ? { ...o } : i % 4 === 1 ? Object.assign({}, o) : i % 4 === 2 ? Object.fromEntries(Object.entries(o)) : JSON.parse(JSON.stringify(o));
                for (const k in copy) expect(copy[k] === (k[0] === 'k' ? 'v' : 'w') + k.slice(1), `${k} is ${copy[k]}`);
                const one = o.k4;
                expect(one === 'v4' || one === undefined, `k4 is ${one}`);
            }));
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void E1_a_cache_never_outlives_what_it_was_made_from(ThreadsMode mode) => RacingProgram.Run(mode, """
        // Each round: one thread looks a name up through a prototype (and caches), the other gives the prototype the name and says so.
        times(400, round => {
            const prototype = { base: 1 }, child = Object.create(prototype), state = { told: 0 };
            const look = new Function('o', 'return o.name' + (round & 63));
            const name = 'name' + (round & 63);
            together(
                () => { for (let i = 0; i < 30; i++) look(child); Atomics.load(state, 'told') && expect(look(child) === 7, 'stale while running'); },
                () => { prototype[name] = 7; Atomics.store(state, 'told', 1); });
            expect(look(child) === 7, `a look-up after both is ${look(child)}`);
        });
        """);
}
