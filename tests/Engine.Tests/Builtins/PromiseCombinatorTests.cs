using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class PromiseCombinatorTests
{
    [Theory]
    [InlineData("Promise.all([1, Promise.resolve(2), { then(f) { f(3); } }]).then(log)", "1,2,3")]
    [InlineData("Promise.all([]).then(v => log(v.length))", "0")]
    [InlineData("Promise.all([1, Promise.reject('no')]).catch(log)", "no")]
    [InlineData("Promise.allSettled([1, Promise.reject(2)]).then(v => log(JSON.stringify(v)))", "[{\"status\":\"fulfilled\",\"value\":1},{\"status\":\"rejected\",\"reason\":2}]")]
    [InlineData("Promise.any([Promise.reject(1), Promise.resolve(2)]).then(log)", "2")]
    [InlineData("Promise.any([Promise.reject(1), Promise.reject(2)]).catch(e => log(e.constructor.name, e.errors))", "AggregateError 1,2")]
    [InlineData("Promise.race([new Promise(() => {}), 4, 5]).then(log)", "4")]
    [InlineData("class P extends Promise {} log(P.all([]) instanceof P)", "true")]
    [InlineData("Promise.resolve = function (x) { log('resolve', x); return new Promise(f => f(x)); }; Promise.all([1]).then(log)", "resolve 1 1")]
    [InlineData("Promise.prototype.then = function (f, r) { log('then'); }; Promise.all([1])", "then")]
    [InlineData("var it = { [Symbol.iterator]() { return { next() { return { value: 1 }; }, return() { log('closed'); } }; } }; Promise.resolve = () => { throw 'bad'; }; Promise.all(it).catch(log)", "closed bad")]
    public void Promises_are_combined(string script, string expected) => Assert.Equal(expected, Scripts.Log(script));

    [Fact]
    public void Jobs_run_in_the_order_of_the_specification() => Assert.Equal(
        "sync await then1 all resolved then2 nested",
        Scripts.Log("""
            (async () => { await null; log('await'); })();
            Promise.resolve().then(() => log('then1')).then(() => log('then2'));
            Promise.all([]).then(() => log('all'));
            new Promise(f => f(Promise.resolve())).then(() => log('nested'));
            Promise.resolve(Promise.resolve()).then(() => log('resolved'));
            log('sync');
            """));

    [Theory]
    [InlineData("Promise.resolve(1).finally(() => 2).then(log)", "1")]
    [InlineData("Promise.reject(1).finally(() => { throw 2; }).catch(log)", "2")]
    [InlineData("Promise.try((a, b) => a + b, 1, 2).then(log); Promise.try(() => { throw 3; }).catch(log)", "3 3")]
    [InlineData("var { promise, resolve } = Promise.withResolvers(); promise.then(log); resolve(8); resolve(9)", "8")]
    [InlineData("var p = Promise.resolve(); p.then(() => p.constructor === Promise).then(log)", "true")]
    public void Other_ways_to_a_promise(string script, string expected) => Assert.Equal(expected, Scripts.Log(script));
}
