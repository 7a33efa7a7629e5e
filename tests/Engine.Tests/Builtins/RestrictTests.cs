using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class RestrictTests
{
    private const ThreadsMode Parallel = ThreadsMode.Parallel, Locked = ThreadsMode.Locked;

    /// <summary>Each is run by the owner and by another thread, cold and with caches that learnt from an unrestricted twin.</summary>
    public static TheoryData<string, string> Accesses()
    {
        var data = new TheoryData<string, string>();
        foreach (string access in s_onObjects)
            data.Add("({ x: 1, y: { z: 2 }, f() { return 1; } })", access);
        foreach (string access in s_onArrays)
            data.Add("[1, 2, 3]", access);
        return data;
    }

    private static readonly string[] s_onObjects =
    [
        "o.x", "o['x']", "o['' + 'x']", "o[0]", "o.absent", "o.x = 2", "o['x'] = 2", "o.fresh = 1", "o[0] = 1", "o.x++", "o.f()", "o?.x", "'x' in o", "0 in o", "delete o.x", "delete o[0]",
        "(() => { const { x } = o; })()", "(() => { const { ...rest } = o; })()", "({ ...o })", "for (const k in o) ;",
        "Object.keys(o)", "Object.values(o)", "Object.entries(o)", "Object.assign({}, o)", "Object.assign(o, { x: 1 })", "Object.getOwnPropertyNames(o)",
        "Object.getOwnPropertyDescriptor(o, 'x')", "Object.getOwnPropertyDescriptors(o)", "Object.hasOwn(o, 'x')", "o.hasOwnProperty('x')", "Object.prototype.propertyIsEnumerable.call(o, 'x')",
        "Object.defineProperty(o, 'x', { value: 1 })", "Object.defineProperties(o, { q: { value: 1, configurable: true } })", "Object.setPrototypeOf(o, Object.prototype)", "Object.setPrototypeOf(o, { p: 1 })",
        "Object.isExtensible(o)", "Object.isFrozen(o)", "Object.isSealed(o)", "Reflect.ownKeys(o)", "Reflect.get(o, 'x')", "Reflect.set(o, 'x', 1)", "Reflect.has(o, 'x')", "Reflect.deleteProperty(o, 'q')",
        "JSON.stringify(o)", "JSON.stringify([o])", "String(o)", "`${o}`", "o + 1", "Object.create(o).x", "Object.create(o).fresh2 = 1", "Object.fromEntries([o])", "structuredCloneLike(o)", "with_(o)",
        "Atomics.load(o, 'x')", "Atomics.store(o, 'x', 1)", "Atomics.notify(o, 'x')", "new Proxy(o, {}).x", "(class { static m() { return super.x; } static { Object.setPrototypeOf(this, o); } }).m()",
        "Object.groupBy([1], () => o.x)", "o.x ??= 1", "[o.x] = [5]", "Object.freeze(o)", "Object.seal(o)", "Object.preventExtensions(o)",
    ];

    private static readonly string[] s_onArrays =
    [
        "o[0]", "o[7]", "o['0']", "o.length", "o['length']", "o[0] = 1", "o[3] = 1", "o[100] = 1", "o.length = 2", "o[0]++", "0 in o", "delete o[0]", "o.push(1)", "o.pop()", "o.shift()", "o.unshift(1)", "o.splice(0, 1)",
        "o.slice()", "o.concat([1])", "[0].concat(o)", "o.map(x => x)", "o.forEach(() => {})", "o.filter(() => true)", "o.reduce((a, b) => a + b)", "o.find(() => false)", "o.findLast(() => false)", "o.indexOf(1)", "o.lastIndexOf(1)", "o.includes(1)",
        "o.join()", "o.sort()", "o.reverse()", "o.fill(0)", "o.copyWithin(0, 1)", "o.at(0)", "o.with(0, 1)", "o.toSorted()", "o.toReversed()", "o.toSpliced(0, 1)", "o.flat()", "o.flatMap(x => x)", "o.every(() => true)", "o.some(() => false)",
        "[...o]", "Math.max(...o)", "(() => { const [a] = o; })()", "(() => { for (const v of o) ; })()", "for (const k in o) ;", "Array.from(o)", "Array.from({ length: 1 }, () => o[0])", "Object.keys(o)", "Object.entries(o)", "JSON.stringify(o)", "String(o)", "new Set(o)", "new Map([o])",
        "Array.prototype.push.call(o, 1)", "Array.prototype.slice.call(o)", "Reflect.apply(Math.max, null, o)", "Math.max.apply(null, o)", "new Uint8Array(o)", "o.entries().next()", "o.values().next()", "Object.freeze(o)", "Object.getOwnPropertyDescriptor(o, 'length')",
        "Atomics.load(o, 0)", "Atomics.add(o, 0, 1)", "Object.defineProperty(o, 0, { value: 1 })", "Object.defineProperty(o, 'length', { value: 1 })", "Promise.all.call(Promise, { [Symbol.iterator]: () => o[0] })",
    ];

    private const string Helpers = """
        const structuredCloneLike = o => Object.getOwnPropertyNames(o).map(k => o[k]);
        const with_ = new Function('o', 'with (o) { return x; }');
        """;

    // Promise.all reports through its promise; the look itself is what counts.
    [Theory, MemberData(nameof(Accesses))]
    public void Other_threads_get_a_ConcurrentAccessError(string made, string access)
    {
        string body = access.StartsWith("for ", StringComparison.Ordinal) ? $"{{ {access} }}" : access.Contains("Promise.all", StringComparison.Ordinal) ? "{ o[0]; }" : $"{{ return ({access}); }}";
        Assert.Equal("none ConcurrentAccessError none ConcurrentAccessError", Scripts.Log($$"""
            {{Helpers}}
            const make = () => {{made}};
            const access = o => {{body}};
            const cold = o => {{body}};
            const name = f => { try { f(); return 'none'; } catch (e) { return e.name; } };
            for (let i = 0; i < 20; i++) access(make());
            const warm = Thread.restrict(make()), fresh = Thread.restrict(make());
            const others = new Thread(() => [name(() => access(warm)), name(() => cold(fresh))]).join();
            log(name(() => access(warm)), others[0], name(() => cold(fresh)), others[1]);
            """, Parallel));
    }

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void The_owner_goes_on_as_before_and_restricting_again_is_nothing(ThreadsMode mode) => Assert.Equal("true 3 [1,2,3,4] {\"x\":1,\"y\":2}", Scripts.Log("""
        const a = [1, 2, 3], o = { x: 1 };
        log(Thread.restrict(a) === a && Thread.restrict(a) === a);
        Thread.restrict(o);
        log(a.length);
        a.push(4); o.y = 2;
        log(JSON.stringify(a), JSON.stringify(o));
        """, mode));

    [Theory, InlineData(Parallel), InlineData(Locked)]
    public void Another_thread_cannot_restrict_it(ThreadsMode mode) => Assert.Equal("ConcurrentAccessError 1 ConcurrentAccessError", Scripts.Log("""
        const o = Thread.restrict({ x: 1 });
        log(new Thread(() => errorOf(() => Thread.restrict(o))).join(), o.x);
        const theirs = new Thread(() => Thread.restrict({ x: 1 })).join();
        log(errorOf(() => theirs.x));
        """, mode));

    [Theory]
    [InlineData("1"), InlineData("null"), InlineData("() => 1"), InlineData("new Map()"), InlineData("new Proxy({}, {})"), InlineData("new Uint8Array(1)"), InlineData("/a/"), InlineData("Math"), InlineData("globalThis"),
     InlineData("new Date()"), InlineData("new Error()"), InlineData("Object('a')"), InlineData("new Thread(() => 1)")]
    public void Only_ordinary_objects_and_plain_arrays(string expression) =>
        Assert.Equal("TypeError", Scripts.Log($"log(errorOf(() => Thread.restrict({expression})))", Parallel));

    [Fact]
    public void Looking_at_its_prototype_link_or_its_kind_is_no_access() =>
        Assert.Equal("true true object", Scripts.Log("""
            const a = Thread.restrict([1]), o = Thread.restrict({});
            log(...new Thread(() => [Array.isArray(a), Object.getPrototypeOf(o) === Object.prototype, typeof o]).join());
            """, Parallel));
}
