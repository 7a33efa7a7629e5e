using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime;

/// <summary>What operators and reads remember is forgotten when it is no longer so.</summary>
public sealed class CachedOperatorTests
{
    private const string Prologue = "function A() { } function B() { } B.prototype = Object.create(A.prototype); class C { } class D extends C { } const is = (x, F) => x instanceof F;";

    [Theory]
    [InlineData("is(new B, A) && !is(new A, B) && is(new D, C) && !is(1, A) && !is(null, A) && !is({}, D)")]
    [InlineData("is({}, D); Object.defineProperty(C, Symbol.hasInstance, { value: () => true }); is({}, D) && is({}, C)")]
    [InlineData("is({}, A); Object.defineProperty(A, Symbol.hasInstance, { value: () => true }); is({}, A)")]
    [InlineData("const o = new B; is(o, B); B.prototype = {}; !is(o, B)")]
    [InlineData("const o = new B; is(o, B); B.prototype = 5; try { is(o, B); false; } catch (e) { e instanceof TypeError; }")]
    [InlineData("!is(new Proxy(new A, { getPrototypeOf: () => null }), A)")]
    [InlineData("is(new A, A); Object.setPrototypeOf(A, { __proto__: Function.prototype, [Symbol.hasInstance]: () => false }); !is(new A, A)")]
    [InlineData("const eq = (a, b) => (a == b) + ' ' + (a != b); [eq(NaN, NaN), eq(0, -0), eq('1', 1), eq('ab', 'a' + 'b'), eq(null, undefined), eq({}, {}), eq(1n, 1), eq(true, 1), eq([1], '1')].join() === 'false true,true false,true false,true false,true false,false true,true false,true false,true false'")]
    [InlineData("const o = {}, eq = (a, b) => { if (a == b) return true; return false; }, ne = (a, b) => { if (a != b) return true; return false; }; eq(o, o) && !ne(o, o) && ne(o, {}) && eq(1.5, 1.5) && ne(NaN, NaN) && eq('a', Object('a'))")]
    [InlineData("var g = 1; const read = () => g; read(); g = {}; read(); g = 5; read() === 5 && read() === 5")]
    [InlineData("globalThis.z = 1; const read = () => typeof z; read(); delete globalThis.z; const gone = read(); globalThis.z = 'x'; gone === 'undefined' && read() === 'string'")]
    [InlineData("const t = new Uint8Array(5), read = t => t.length + (t['1.5'] === undefined); t.__proto__.__proto__['1.5'] = 1; read(t); read(t) === 6 && read([]) === 1")]
    [InlineData("const t = new Uint8Array(5), read = t => t.length; read(t); Object.defineProperty(t, 'length', { value: 'own' }); read(t) === 'own'")]
    public void They_answer_as_if_nothing_were_remembered(string program)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.True(engine.Evaluate($"{Prologue} {program}").AsBoolean());
    }

    [Fact]
    public void Properties_far_behind_the_first_ones_are_found_again()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        string names = string.Join(' ', Enumerable.Range(0, 150).Select(static i => $"this.p{i} = {i};"));
        string sum = string.Join(" + ", Enumerable.Range(0, 150).Select(static i => $"o.p{i}"));
        Assert.True(engine.Evaluate($"function Many() {{ {names} }} const sum = o => {sum}; let ok = true; for (let i = 0; i < 5; i++) {{ const o = new Many; ok &&= sum(o) === 11175; o.p149 = 'x'; o.p149 = 0; o.p70 = 0; ok &&= sum(o) === 11175 - 149 - 70; }} ok").AsBoolean());
    }
}
