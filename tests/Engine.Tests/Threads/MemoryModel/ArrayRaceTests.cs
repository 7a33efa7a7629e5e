using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads.MemoryModel;

/// <summary>M4, M7 and M12 on arrays, and buffers that change their length under their readers (M1).</summary>
public sealed class ArrayRaceTests
{
    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M4_elements_that_different_threads_write_are_all_there(ThreadsMode mode) => RacingProgram.Run(mode, """
        const arrays = Array.from({ length: 40 }, () => []);
        const fill = k => () => { for (const a of arrays) for (let i = k; i < 900; i += 3) a[i] = 'x' + i; };
        together(fill(0), fill(1), fill(2));
        for (const a of arrays) {
            expect(a.length === 900, `length ${a.length}`);
            for (let i = 0; i < 900; i++) expect(a[i] === 'x' + i, `${i} is ${a[i]}`);
        }
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M7_pushes_keep_the_order_of_each_thread(ThreadsMode mode) => RacingProgram.Run(mode, """
        const a = [];
        const push = k => () => { for (let i = 0; i < 4000; i++) { const length = i % 3 ? a.push([k, i]) : a.push([k, i], [k, i + 0.5]); expect(length > 0, length); } };
        together(push(0), push(1));
        // Some may be lost (a push is a compound step), none is torn, foreign, or out of order.
        const last = [-1, -1];
        for (const x of a) {
            if (x === undefined) continue;
            expect(x[1] > last[x[0]], `${x} after ${last[x[0]]}`);
            last[x[0]] = x[1];
        }
        expect(a.length <= 10668, `${a.length} elements`);
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M7_nothing_lives_beyond_the_length(ThreadsMode mode) => RacingProgram.Run(mode, """
        const a = [];
        const check = () => {
            const n = a.length;
            expect(a[n] === undefined && !(n in a), `${n} is ${a[n]} in an array of ${n}`);
            expect(Object.keys(a).every(k => +k < n), `keys beyond ${n}`);
        };
        together(
            () => times(30000, i => { a.push(i); a.push(i); a.pop(); if (i % 50 === 0) a.length = i % 7; if (i % 70 === 0) a.length += 3; }),
            () => times(60000, i => { a[i % 9] = i; if (a.length > 2) a[a.length - 1] = -i; }),
            () => times(20000, i => { if (i % 3) a.shift(); else a.splice(1, 1, i, i); a.reverse(); }));
        check();
        // What late writes left there is void: growth shows holes.
        const before = a.length;
        a.length = before + 20;
        for (let i = before; i < a.length; i++) expect(!(i in a), `growth revived ${i}: ${a[i]}`);
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void G6_an_accessor_on_an_index_stays(ThreadsMode mode) => RacingProgram.Run(mode, """
        const arrays = Array.from({ length: 1500 }, () => [0, 1, 2, 3]);
        together(
            () => { for (const a of arrays) Object.defineProperty(a, 1, { get() { return 'got'; }, set(v) {}, configurable: false }); },
            () => { for (const a of arrays) for (let i = 0; i < 6; i++) { a[1] = i; a[2] = 'two'; } });
        for (const a of arrays) {
            expect(a[1] === 'got' && a.at(1) === 'got' && [...a][1] === 'got', `found ${a[1]}`);
            expect(a[2] === 'two', `the neighbour is ${a[2]}`);
            expect(Object.keys(a).join() === '0,1,2,3' || Object.keys(a).length === 4, Object.keys(a));
        }
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M2_whole_array_methods_see_what_was_written(ThreadsMode mode) => RacingProgram.Run(mode, """
        const a = Array.from({ length: 64 }, (_, i) => ({ id: i }));
        const sound = list => { for (const x of list) expect(x === undefined || (typeof x === 'object' && x.id >= 0), `found ${x}`); };
        together(
            () => times(3000, i => { a[i % 64] = { id: i }; a.push({ id: i }); a.length = 64; }),
            () => times(300, i => { sound(a.slice(3, 60)); sound(a.concat(a)); sound([...a]); a.sort((x, y) => (x ? x.id : 0) - (y ? y.id : 0)); sound(a.map(x => x)); }),
            () => times(300, i => { a.copyWithin(1, 5, 20); a.fill({ id: 1 }, 2, 4); a.indexOf(a[5]); a.includes(undefined); a.join(); JSON.stringify(a); sound(a.toSpliced(1, 2)); }));
        """);

    [Theory, InlineData(ThreadsMode.Parallel), InlineData(ThreadsMode.Locked)]
    public void M1_buffers_may_shrink_and_go_away_under_their_readers(ThreadsMode mode) => RacingProgram.Run(mode, """
        const shared = { buffer: new ArrayBuffer(256, { maxByteLength: 1024 }) };
        const calm = f => { try { f(); } catch (e) { expect(e instanceof TypeError || e instanceof RangeError, e); } };
        together(
            () => times(3000, i => calm(() => { shared.buffer.resize(i * 37 % 1024); if (i % 60 === 0) { shared.buffer.transfer(); shared.buffer = new ArrayBuffer(256, { maxByteLength: 1024 }); } })),
            () => times(1500, i => calm(() => {
                const b = shared.buffer, v = new Float64Array(b), w = new Uint8Array(b, 8);
                v.slice(1, 9); v.fill(1.5); w.set(new Uint8Array(b).subarray(0, 8)); b.slice(3, 200); v.sort(); w.copyWithin(1, 5); v.subarray(1).toReversed(); [...w];
            })),
            () => times(1500, i => calm(() => { const d = new DataView(shared.buffer, 4); d.setFloat64(0, 1.25); d.getInt32(i % 200); new Uint16Array(shared.buffer, 2).with(0, 1).toSorted(); })));
        """);
}
