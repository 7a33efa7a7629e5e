using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class FundamentalsTests
{
    [Theory]
    [InlineData("JSON.stringify(Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even'))", "{\"odd\":[1,3],\"even\":[2]}")]
    [InlineData("JSON.stringify(Object.fromEntries(Object.entries({ a: 1, 2: 'b' })))", "{\"2\":\"b\",\"a\":1}")]
    [InlineData("Object.isFrozen(Object.freeze([1, { a: 1 }])) && !Object.isFrozen(Object.seal({ a: 1 }))", "true")]
    [InlineData("var a = Object.freeze([1]); a[0] = 2; a.length = 0; [a, a.push]", "1,function push() { [native code] }")]
    [InlineData("Object.setPrototypeOf(Object.prototype, {})", "TypeError: Immutable prototype object 'Object.prototype' cannot have their prototype set")]
    [InlineData("var a = {}, b = Object.create(a); a.__proto__ = b", "TypeError: Cyclic __proto__ value")]
    [InlineData("Object.prototype.toString.call(new Proxy([], {})) + Object.prototype.toString.call(null)", "[object Array][object Null]")]
    [InlineData("var o = {}; o.__defineGetter__('x', () => 4); o.x + typeof o.__lookupGetter__('x')", "4function")]
    public void Objects(string script, string expected) => Assert.Equal(expected, Scripts.Run(script));

    [Theory]
    [InlineData("(function (a, b) { return this + a + b; }).bind(1, 2).call(9, 3)", "6")]
    [InlineData("var f = function f(a, b, c) {}.bind(0, 1); f.name + f.length", "bound f2")]
    [InlineData("new Function('a', 'b = a', 'return a + b')(2)", "4")]
    [InlineData("new Function('a', 'return 1').toString()", "function anonymous(a\n) {\nreturn 1\n}")]
    [InlineData("try { new Function('/*', '*/){'); } catch (e) { e.name }", "SyntaxError")]
    [InlineData("(class A { static m ( ) { } }).m.toString()", "m ( ) { }")]
    [InlineData("Function.prototype.caller", "TypeError: 'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them")]
    [InlineData("Symbol.keyFor(Symbol.for('k')) + Symbol.for('k').toString() + Symbol('d').description", "kSymbol(k)d")]
    public void Functions_and_symbols(string script, string expected) => Assert.Equal(expected, Scripts.Run(script));

    [Theory]
    [InlineData("new Error('m', { cause: 1 }).cause + String(new RangeError('r'))", "1RangeError: r")]
    [InlineData("new AggregateError([1, 2], 'm').errors.length", "2")]
    [InlineData("[Error.isError(new TypeError), Error.isError({ __proto__: Error.prototype })]", "true,false")]
    [InlineData("var o = {}; Error.captureStackTrace(o); o.stack.split('\\n')[0]", "Error")]
    [InlineData("Error.stackTraceLimit = 0; new Error('x').stack", "Error: x")]
    [InlineData("Error.prototype.toString.call({ name: '', message: 'm' })", "m")]
    public void Errors(string script, string expected) => Assert.Equal(expected, Scripts.Run(script));

    [Theory]
    [InlineData("encodeURIComponent('a b&é\\u{1F600}')", "a%20b%26%C3%A9%F0%9F%98%80")]
    [InlineData("decodeURIComponent('%F0%9F%98%80') === '\\u{1F600}'", "true")]
    [InlineData("decodeURI('%23%41')", "%23A")]
    [InlineData("decodeURI('%1\\u0000')", "URIError: URI malformed")]
    [InlineData("encodeURI('\\ud800')", "URIError: URI malformed")]
    [InlineData("unescape('%u0041%42%4') + escape('ü \\u1234')", "AB%4%FC%20%u1234")]
    [InlineData("[parseInt('0x1f'), parseInt('12px'), parseInt('z', 36), parseFloat('3.5.6'), isNaN('x'), isFinite('1')]", "31,12,35,3.5,true,true")]
    [InlineData("(() => { let x = 1; return eval('typeof x') + (0, eval)('typeof x'); })()", "numberundefined")]
    public void Global_functions(string script, string expected) => Assert.Equal(expected, Scripts.Run(script));
}
