using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class DisposalTests
{
    private const string Resources = """
        const sync = name => ({ [Symbol.dispose]() { log('-' + name); } });
        const slow = name => ({ async [Symbol.asyncDispose]() { await 0; log('-' + name); } });
        const bad = name => ({ [Symbol.dispose]() { throw name; } });
        """;

    [Theory]
    [InlineData("{ using a = sync('a'), b = sync('b'); log('body'); } log('after')", "body -b -a after")]
    [InlineData("function f() { using a = sync('a'); return log('result'); } f()", "result -a")]
    [InlineData("for (using a of [sync('a'), null, sync('b')]) { if (!a) continue; log('in'); }", "in -a in -b")]
    [InlineData("for (using a = sync('a'), i = null; ;) { log('in'); break; }", "in -a")]
    [InlineData("l: { using a = sync('a'); try { using b = sync('b'); break l; } finally { log('finally'); } }", "-b finally -a")]
    [InlineData("try { using a = sync('a'), b = bad('b'); throw 'body'; } catch (e) { log(e.name, e.error, e.suppressed); }", "-a SuppressedError b body")]
    [InlineData("try { using a = 1; } catch (e) { log(e.constructor.name); }", "TypeError")]
    [InlineData("function* g() { using a = sync('a'); yield 1; } for (const x of g()) { log(x); break; }", "1 -a")]
    [InlineData("(async () => { await using a = slow('a'), b = sync('b'); log('body'); })().then(() => log('done'))", "body -b -a done")]
    [InlineData("(async () => { for (await using a of [slow('a')]) log('in'); log('after'); })()", "in -a after")]
    [InlineData("(async () => { await using a = null; throw 'body'; })().catch(log)", "body")]
    public void Resources_are_disposed_newest_first_on_every_way_out(string script, string expected) =>
        Assert.Equal(expected, Scripts.Log($"(() => {{ {Resources} {script} }})()"));

    [Theory]
    [InlineData("const s = new DisposableStack(); s.use(sync('a')); s.defer(() => log('-b')); s.adopt(1, v => log('-' + v)); s.dispose(); s.dispose(); log(s.disposed)", "-1 -b -a true")]
    [InlineData("const s = new DisposableStack(); s.use(sync('a')); const m = s.move(); try { s.use(null); } catch (e) { log(e.name); } m.dispose()", "ReferenceError -a")]
    [InlineData("const s = new AsyncDisposableStack(); s.use(slow('a')); s.use(sync('b')); s.disposeAsync().then(() => log('done'))", "-b -a done")]
    [InlineData("const s = new DisposableStack(); log(s.dispose === s[Symbol.dispose])", "true")]
    public void Stacks_hold_resources(string script, string expected) =>
        Assert.Equal(expected, Scripts.Log($"(() => {{ {Resources} {script} }})()"));
}
