using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime;

/// <summary>An arguments object that is made late cannot be told from one that is made at once.</summary>
public sealed class LateArgumentsTests
{
    private const string Prologue = "var fake = (action) => ({ apply(self, passed) { return action(passed); } });";

    [Theory]
    // Reads.
    [InlineData("(function () { let s = 0; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s; })(1, 2, 3) === 6")]
    [InlineData("(function (a) { return arguments[3]; })(1) === undefined")]
    [InlineData("(function () { return arguments[-1]; })(1) === undefined")]
    [InlineData("(function () { return arguments['1'] + arguments[{ toString: () => '0' }]; })(1, 2) === 3")]
    [InlineData("function f() { return arguments['callee']; } f() === f")]
    [InlineData("(function () { 'use strict'; try { arguments['callee']; } catch (e) { return e instanceof TypeError; } })()")]
    [InlineData("Object.prototype[3] = 'inherited'; (function () { return arguments[3]; })() === 'inherited'")]
    [InlineData("(function (a = arguments.length) { return a; })(undefined, 1) === 2")]
    [InlineData("(function (a, a) { return arguments[0] + a; })(1, 2) === 3")]
    [InlineData("(function (a, ...b) { return b.length + arguments.length; })(1, 2, 3) === 5")]
    // What is no read, or may be seen elsewhere.
    [InlineData("(function (a) { arguments[0] = 9; return a; })(1) === 9")]
    [InlineData("(function (a) { a = 9; return arguments[0]; })(1) === 9")]
    [InlineData("(function (a) { (() => { a = 9; })(); return arguments[0]; })(1) === 9")]
    [InlineData("(function (a) { function a() { } return typeof arguments[0]; })(1) === 'function'")]
    [InlineData("(function (a) { 'use strict'; a = 9; return arguments[0]; })(1) === 1")]
    [InlineData("(function () { arguments[0]++; return arguments[0]; })(1) === 2")]
    [InlineData("(function () { delete arguments[0]; return arguments[0]; })(1) === undefined")]
    [InlineData("(function () { return arguments[0](5); })(function (x) { return this.length + x; }) === 6")]
    [InlineData("(function () { return arguments[0]`x`; })(function () { return this.length; }) === 1")]
    [InlineData("(function () { return (() => arguments[1])(); })(1, 2) === 2")]
    [InlineData("(function () { return eval('arguments[1]'); })(1, 2) === 2")]
    [InlineData("(function () { with ({ arguments: [3] }) return arguments[0]; })(1) === 3")]
    [InlineData("(function () { var arguments = [7]; return arguments[0]; })(1) === 7")]
    [InlineData("(function () { return (x => x)(arguments).length; })(1, 2) === 2")]
    [InlineData("(function () { return arguments?.[0] + arguments?.length; })(4) === 5")]
    [InlineData("[...(function* () { yield arguments[0]; yield arguments.length; })(4, 5)].join() === '4,2'")]
    // Passed on.
    [InlineData("(function () { return Math.max.apply(null, arguments); })(1, 5, 2) === 5")]
    [InlineData("function W() { this.init.apply(this, arguments); } W.prototype.init = function (a, b) { this.all = [a, b, arguments.length]; }; new W(1).all.join() === '1,,1'")]
    [InlineData("(function () { let got; const r = fake(x => { got = x; return 7; }).apply(this, arguments); return r === 7 && got.length === 2 && arguments[1] === 6; })(5, 6)")]
    [InlineData("(function () { fake(x => { x[0] = 'changed'; x.length = 9; }).apply(this, arguments); return arguments[0] + arguments.length; })(1) === 'changed9'")]
    [InlineData("(function (a) { fake(x => { x[0] = 9; }).apply(this, arguments); return a; })(1) === 9")]
    [InlineData("(function () { const seen = new Set(); const f = fake(x => seen.add(x)); f.apply(0, arguments); f.apply(0, arguments); return seen.size; })() === 1")]
    [InlineData("class K { constructor() { try { K.apply(this, arguments); } catch (e) { this.error = e; } } } new K(1).error instanceof TypeError")]
    [InlineData("function down(n) { return n === 0 ? arguments.length : down.apply(this, [n - 1, 1, 2]); } down(3000) === 3")]
    [InlineData("function sum() { let s = 0; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s; } (function () { return sum.apply(null, arguments); }).apply(null, Array(5000).fill(1)) === 5000")]
    public void It_answers_as_the_specification_says(string program)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.True(engine.Evaluate(Prologue + program).AsBoolean());
    }
}
