using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>Where an object was made is told, whoever made it: a literal, a constructor, a builtin.</summary>
public sealed class BirthTests
{
    [Theory]
    [InlineData("{ n: 0 }", "o.n = 1")]
    [InlineData("[0, 0].map(x => x)", "o[0] = 1")]
    [InlineData("[0, 0].filter(() => true)", "o[0] = 1")]
    [InlineData("[0, 0].slice()", "o[0] = 1")]
    [InlineData("[0].concat([0])", "o[0] = 1")]
    [InlineData("[3, 1].toSorted()", "o[0] = 1")]
    [InlineData("[...[0, 0]]", "o[0] = 1")]
    [InlineData("{ ...{ n: 0 } }", "o.n = 1")]
    [InlineData("Array.from([0, 0])", "o[0] = 1")]
    [InlineData("Array.from({ length: 2 }, () => 0)", "o[0] = 1")]
    [InlineData("Array.of(0, 0)", "o[0] = 1")]
    [InlineData("Array(3).fill(0)", "o[0] = 1")]
    [InlineData("new Array(3)", "o[0] = 1")]
    [InlineData("Object.create(null)", "o.n = 1")]
    [InlineData("Object.create({}, { n: { value: 0, writable: true } })", "o.n = 1")]
    [InlineData("Object.keys({ a: 1 })", "o[0] = 1")]
    [InlineData("Object.entries({ a: 1 })[0]", "o[0] = 1")]
    [InlineData("Object.fromEntries([['n', 0]])", "o.n = 1")]
    [InlineData("Object.groupBy([1, 2], x => x)", "o[1] = 1")]
    [InlineData("JSON.parse('{\"n\":0}')", "o.n = 1")]
    [InlineData("JSON.parse('[0]')", "o[0] = 1")]
    [InlineData("JSON.parse('{\"a\":{\"n\":0}}').a", "o.n = 1")]
    [InlineData("'a,b'.split(',')", "o[0] = 1")]
    [InlineData("'ab'.split('')", "o[0] = 1")]
    [InlineData("'aba'.match(/a/g)", "o[0] = 1")]
    [InlineData("/a/.exec('a')", "o[0] = 1")]
    [InlineData("new Map([[1, 2]])", "o.set(1, 3)")]
    [InlineData("new Set([1])", "o.delete(1)")]
    [InlineData("Map.groupBy([1, 2], x => x).get(1)", "o[0] = 1")]
    [InlineData("new Date(0)", "o.setTime(1)")]
    [InlineData("new Promise(() => {})", "o.n = 1")]
    [InlineData("Promise.withResolvers()", "o.n = 1")]
    [InlineData("Promise.resolve(1)", "o.n = 1")]
    [InlineData("Promise.all([])", "o.n = 1")]
    [InlineData("new RegExp('a')", "o.n = 1")]
    [InlineData("new Error('meant')", "o.n = 1")]
    [InlineData("[1, 2].values().toArray()", "o[0] = 1")]
    [InlineData("new SharedArrayBuffer(8)", "new Int32Array(o)[0] = 1")]
    [InlineData("new Int32Array(2)", "o[0] = 1")]
    public void An_object_has_its_birthplace(string made, string touch)
    {
        var session = new RaceSession();
        using var engine = new Engine(new EngineOptions { Globals = HostGlobals.Standard, Threads = ThreadsMode.Parallel, Probe = session.Probe, Output = TextWriter.Null });
        engine.Evaluate($"function make() {{\n  return ({made});\n}}\nconst o = make();\nconst t = new Thread(() => {{\n  {touch};\n}});\n{touch};\nt.join();", "birth.js");
        engine.RunEventLoop();
        IReadOnlyList<RaceReport> races = session.Result(static _ => true).Races;
        Assert.NotEmpty(races);
        Assert.All(races, static race => Assert.Equal((2, "make", "main"), (race.Birth.FirstOrDefault()?.Line ?? 0, race.Birth.FirstOrDefault()?.Function, race.Maker)));
    }
}
