using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class RegExpTests
{
    [Theory]
    [InlineData("'aXbX'.replace(/x/gi, '-')", "a-b-")]
    [InlineData("'john smith'.replace(/(\\w+) (\\w+)/, '$2, $1$$')", "smith, john$")]
    [InlineData("'2024-05'.replace(/(?<y>\\d+)-(?<m>\\d+)/, '$<m>/$<y>')", "05/2024")]
    [InlineData("'abc'.replace(/(?<x>b)/, (m, p, i, s, g) => [m, p, i, s, g.x].join())", "ab,b,1,abc,bc")]
    [InlineData("'aaa'.replace(/a/y, 'b')", "baa")]
    [InlineData("'abc'.replace(/(x)?b/, '[$1$&$`$\\']')", "a[bac]c")]
    [InlineData("'abc'.replace(/(?:)/g, '-')", "-a-b-c-")]
    [InlineData("'\\u{1F600}a'.replace(/(?:)/gu, '-')", "-\U0001F600-a-")]
    [InlineData("'x'.replace(/x/, '$0$1$10$<a>')", "$0$1$10$<a>")]
    public void Replace_fills_templates_and_calls_functions(string script, string expected) => Assert.Equal(expected, Run(script));

    [Theory]
    [InlineData("'a1b2c'.split(/\\d/)", "a,b,c")]
    [InlineData("'a1b2c'.split(/(\\d)/)", "a,1,b,2,c")]
    [InlineData("'abc'.split(/(?:)/)", "a,b,c")]
    [InlineData("'a1b2c'.split(/\\d/, 2)", "a,b")]
    [InlineData("''.split(/x/).length", "1")]
    [InlineData("''.split(/(?:)/).length", "0")]
    [InlineData("'test'.split(/(?:)/, -1)", "t,e,s,t")]
    [InlineData("'a  b'.split(/\\s*/)", "a,b")]
    public void Split_cuts_at_matches(string script, string expected) => Assert.Equal(expected, Run(script));

    [Theory]
    [InlineData("'a1b22'.match(/\\d+/g)", "1,22")]
    [InlineData("'abc'.match(/x/g)", "null")]
    [InlineData("'abc'.search(/c/)", "2")]
    [InlineData("[...'a1b2'.matchAll(/([a-z])(\\d)/g)].map(m => m[2] + m.index)", "10,22")]
    [InlineData("let r = /a/g; r.test('aba'); r.lastIndex", "1")]
    [InlineData("let r = /a/y; r.lastIndex = 1; r.test('aba') + ',' + r.lastIndex", "false,0")]
    [InlineData("let r = /a/g, n = 0; while (r.exec('aaa')) n++; n", "3")]
    [InlineData("let m = /(?<a>x)|(?<b>y)/d.exec('zy'); [m.index, m.groups.a, m.groups.b, m.indices[0], m.indices.groups.b].join(';')", "1;;y;1,2;1,2")]
    [InlineData("Object.keys(/a/.exec('a'))", "0,index,input,groups")]
    [InlineData("/(?<a>x)|(?<a>y)/.exec('y').groups.a", "y")]
    public void Matching_answers_arrays_positions_and_lastIndex(string script, string expected) => Assert.Equal(expected, Run(script));

    [Theory]
    [InlineData("new RegExp('a/b\\n').source", "a\\/b\\n")]
    [InlineData("new RegExp('').toString()", "/(?:)/")]
    [InlineData("/a/vdgimsy.flags", "dgimsvy")]
    [InlineData("new RegExp(/a/g, 'i').flags", "i")]
    [InlineData("RegExp.escape('1+1=2 a')", "\\x31\\+1\\x3d2\\x20a")]
    [InlineData("/(b)(c)/.exec('abcd'); [RegExp.$1, RegExp.$2, RegExp.$3, RegExp.lastMatch, RegExp.lastParen, RegExp.leftContext, RegExp['$\\'']].join()", "b,c,,bc,c,a,d")]
    [InlineData("let r = /a/; r.compile('b', 'g'); r.test('b') + r.flags", "trueg")]
    [InlineData("try { new RegExp('(') } catch (e) { e.name + ': ' + e.message }", "SyntaxError: Invalid regular expression: /(/: Unterminated group")]
    [InlineData("try { new RegExp('a', 'gg') } catch (e) { e.name }", "SyntaxError")]
    public void The_constructor_knows_source_flags_and_the_last_match(string script, string expected) => Assert.Equal(expected, Run(script));

    [Theory]
    [InlineData("let r = /a/g; r.exec = () => null; 'aaa'.replace(r, 'b')", "aaa")]
    [InlineData("RegExp.prototype.exec = function () { return null }; '' + /a/.test('a') + 'a'.replace(/a/, 'b')", "falsea")]
    [InlineData("Object.defineProperty(RegExp.prototype, 'global', { get() { return false } }); 'aa'.replace(/a/g, 'b') + /a/gi.flags", "bai")]
    [InlineData("class R extends RegExp { exec(s) { let m = super.exec(s); if (m) m[0] = 'xx'; return m } } 'abc'.replace(new R('b'), '[$&]')", "a[xx]")]
    [InlineData("let r = /a/y; r.lastIndex = { valueOf() { return 1 } }; r.test('ba')", "true")]
    [InlineData("let r = Object.freeze(/a/g); try { r.test('b') } catch (e) { e.name }", "TypeError")]
    [InlineData("let n = 0; class R extends RegExp { static get [Symbol.species]() { n++; return RegExp } } 'a,b'.split(new R(',')) + n", "a,b1")]
    public void User_code_is_called_where_a_program_put_it(string script, string expected) => Assert.Equal(expected, Run(script));

    [Fact]
    public void A_match_without_end_ends_with_the_engine()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.ThrowsAny<Exception>(() => engine.Evaluate("/(a+)+b/.test('a'.repeat(60))", null, source.Token));
    }

    private static string Run(string script)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        return engine.Evaluate($"String((0, eval)({System.Text.Json.JsonSerializer.Serialize(script)}))").AsString();
    }
}
