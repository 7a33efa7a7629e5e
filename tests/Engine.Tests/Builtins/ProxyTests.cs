using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("var p = new Proxy({ a: 1 }, { get: (t, k, r) => r === p ? k + t[k] : 0 }); p.a", "a1")]
    [InlineData("var seen = []; var p = new Proxy({}, { has(t, k) { seen.push(k); return k === 'x'; } }); ['x' in p, 'y' in p, seen]", "true,false,x,y")]
    [InlineData("Object.keys(new Proxy({ b: 1, a: 2 }, { ownKeys: t => ['a', 'b'] }))", "a,b")]
    [InlineData("typeof new Proxy(function () {}, {})", "function")]
    [InlineData("new (new Proxy(class { constructor(x) { this.x = x; } }, {}))(7).x", "7")]
    [InlineData("(new Proxy((...a) => a.length, { apply: (f, self, args) => f(...args, 1) }))(1, 2)", "3")]
    [InlineData("Array.isArray(new Proxy([], {}))", "true")]
    [InlineData("Object.create(new Proxy({}, { get: (t, k) => 'inherited ' + String(k) })).x", "inherited x")]
    public void Traps_decide(string script, string expected) => Assert.Equal(expected, Scripts.Run(script));

    [Theory]
    [InlineData("new Proxy(Object.freeze({ a: 1 }), { get: () => 2 }).a", "TypeError: 'get' on proxy: property 'a' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value")]
    [InlineData("Object.keys(new Proxy(Object.freeze({ a: 1 }), { ownKeys: () => [] }))", "TypeError: 'ownKeys' on proxy: trap result did not include 'a'")]
    [InlineData("Object.keys(new Proxy({}, { ownKeys: () => ['a', 'a'] }))", "TypeError: 'ownKeys' on proxy: trap returned duplicate entries")]
    [InlineData("Object.isExtensible(new Proxy({}, { isExtensible: () => false }))", "TypeError: 'isExtensible' on proxy: trap result does not reflect extensibility of proxy target (which is 'true')")]
    [InlineData("delete new Proxy(Object.freeze({ a: 1 }), { deleteProperty: () => true }).a", "TypeError: 'deleteProperty' on proxy: trap returned truish for property 'a' which is non-configurable in the proxy target")]
    [InlineData("Object.getPrototypeOf(new Proxy({}, { getPrototypeOf: () => 1 }))", "TypeError: 'getPrototypeOf' on proxy: trap returned neither object nor null")]
    public void Invariants_hold(string script, string error) => Assert.Equal(error, Scripts.Run(script));

    [Fact]
    public void A_revoked_proxy_throws_from_every_trap() => Assert.Equal(
        "TypeError: Cannot perform 'get' on a proxy that has been revoked",
        Scripts.Run("var { proxy, revoke } = Proxy.revocable({}, {}); revoke(); revoke(); proxy.x"));

    [Fact]
    public void Endless_proxy_chains_end_in_a_RangeError() => Assert.Equal(
        "RangeError: Maximum call stack size exceeded",
        Scripts.Run("var p = {}; for (var i = 0; i < 200000; i++) p = new Proxy(p, {}); p.x"));
}
