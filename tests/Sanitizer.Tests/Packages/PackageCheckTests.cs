using System.Reflection;
using System.Text.Json.Nodes;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Packages;
using ConcurrentJs.Sanitizer.Reports;
using ConcurrentJs.Sanitizer.Tests.Reports;

namespace ConcurrentJs.Sanitizer.Tests.Packages;

/// <summary>Packages of every grade, and what the verdict rests on.</summary>
public sealed class PackageCheckTests
{
    private static PackageGrade Grade(string text)
    {
        using var package = new TemporaryPackage("index.js", text);
        PackageReport report = package.Check();
        Assert.NotEmpty(report.Phases);
        Assert.All(report.Phases, static phase => Assert.Null(phase.Failure));
        return report.Grade;
    }

    [Theory]
    [InlineData("let n = 0; exports.next = () => ++n;")]
    [InlineData("const cache = {}; exports.twice = n => cache[n] ??= 2 * n;")]
    [InlineData("let table; exports.look = i => { if (!table) table = [1, 2, 3]; return table[i]; };")]
    [InlineData("const words = /\\w+/g; exports.words = text => String(text).match(words);")]
    [InlineData("let id = 0; exports.Thing = class Thing { constructor() { this.id = ++id; } };")]
    [InlineData("function Old() { Old.made++; } Old.made = 0; Old.prototype.f = function () { return 1; }; module.exports = Old;")]
    [InlineData("const all = []; exports.add = async x => { await 1; all.push(x); return 1; };")]
    public void State_of_the_module_that_calls_change_is_unsafe(string text) => Assert.Equal(PackageGrade.Unsafe, Grade(text));

    [Theory]
    [InlineData("exports.Box = class Box { #n = 0; add() { return ++this.#n > 0; } };")]
    [InlineData("exports.fill = array => { array[0] = 1; return array.length; };")]
    [InlineData("module.exports = function make() { return new Made(); }; class Made { constructor() { this.list = []; } add(x) { this.list.push(x); return 1; } }")]
    [InlineData("exports.counter = () => { let n = 0; return () => ++n > 0; };")]
    public void State_of_what_callers_hold_is_safe_on_distinct_objects(string text) => Assert.Equal(PackageGrade.SafeOnDistinctObjects, Grade(text));

    [Theory]
    [InlineData("exports.twice = n => 2 * n; exports.keys = o => Object.keys(Object(o));")]
    [InlineData("exports.Point = class Point { constructor(x) { this.x = x; } plus(n) { return new Point(this.x + n); } };")]
    [InlineData("const table = new Map([['a', 1]]); exports.look = k => table.get(k); exports.later = async k => table.has(k);")]
    [InlineData("const lock = new Lock(); let n = 0; exports.next = () => lock.hold(() => ++n) > 0;")]
    public void Nothing_that_changes_is_safe_on_shared_objects(string text) => Assert.Equal(PackageGrade.SafeOnSharedObjects, Grade(text));

    [Fact]
    public void An_es_module_is_checked_too()
    {
        using var package = new TemporaryPackage("index.js", "let n = 0;\nexport const next = () => ++n;\nexport default class Box {}", ", \"type\": \"module\"");
        Assert.Equal(PackageGrade.Unsafe, package.Check().Grade);
    }

    [Fact]
    public void A_race_names_the_calls_that_reach_it()
    {
        using var package = new TemporaryPackage("index.js", "let n = 0;\nexports.harmless = x => x;\nexports.next = () => ++n;");
        PackagePhase phase = package.Check().Phases[0];
        RaceReport race = Assert.Single(phase.Races.Races);
        Assert.Equal("n", race.Place);
        Assert.Equal(["next"], phase.Calls[race.Fingerprint]);
    }

    [Fact]
    public void Answers_that_one_thread_would_not_get_are_a_finding()
    {
        using var package = new TemporaryPackage("index.js", """
            let text = '';
            exports.join = () => {
              text = '';
              for (const part of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) text += part;
              return text;
            };
            """);
        IEnumerable<PackageDifference> differences = Enumerable.Range(1, 40).SelectMany(seed => package.Check(new PackageOptions { Seed = seed }).Phases[0].Differences).Take(1);
        PackageDifference difference = Assert.Single(differences);
        Assert.Equal("\"abcdefgh\"", difference.Expected);
    }

    [Fact]
    public void Answers_that_differ_anyway_are_not_compared()
    {
        using var package = new TemporaryPackage("index.js", "exports.chance = () => Math.random(); exports.now = () => typeof Date.now();");
        PackageReport report = package.Check();
        Assert.Equal(PackageGrade.SafeOnSharedObjects, report.Grade);
        Assert.All(report.Phases, static phase => Assert.Empty(phase.Differences));
    }

    [Theory]
    [InlineData("const test = require('node:test'); const assert = require('assert'); const { next } = require('..'); test('next', () => assert.ok(next() > 0));", "index.test.js")]
    [InlineData("const { next } = require('../index.js'); describe('made', () => { let n; beforeEach(() => { n = 0; }); it('next', () => { if (!(next() > n)) throw new Error('no'); }); it('late', done => setTimeout(done, 1)); });", "index.test.js")]
    [InlineData("import { next } from '../index.js';\ntest('next', async () => { await 1; expect(next()).toBeGreaterThan(0); expect(() => { throw new TypeError('x'); }).toThrow(TypeError); });", "index.spec.mjs")]
    public void Its_own_tests_are_run_too(string text, string file)
    {
        using var package = new TemporaryPackage("index.js", "let n = 0; exports.next = () => { n = n + 1; return n; };");
        package.File("test/" + file, text);
        PackageReport report = package.Check(new PackageOptions { WithoutCalls = ["*"] });
        Assert.True(report.Tests > 0, report.TestNote);
        Assert.Equal(["tests-distinct", "tests-shared"], report.Phases.Select(static phase => phase.Name));
        Assert.Equal("n", Assert.Single(report.Phases[0].Races.Races).Place);
        Assert.Equal(PackageGrade.Unsafe, report.Grade);
    }

    [Fact]
    public void Races_within_the_tests_say_nothing_about_the_package()
    {
        using var package = new TemporaryPackage("index.js", "exports.twice = n => 2 * n;");
        package.File("test/index.test.js", "const { twice } = require('..'); let n; it('twice', () => { n = 21; if (twice(n) !== 42) throw new Error('no'); });");
        PackageReport report = package.Check();
        Assert.Equal(PackageGrade.SafeOnSharedObjects, report.Grade);
        Assert.True(report.Phases[^1].OwnRaces > 0);
    }

    [Fact]
    public void Tests_that_cannot_be_run_are_said_to_be_so()
    {
        using var package = new TemporaryPackage("index.js", "exports.twice = n => 2 * n;");
        package.File("test/index.test.js", "require('some-framework')('twice', () => {});");
        Assert.Contains("some-framework", package.Check().TestNote, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report()
    {
        using var package = new TemporaryPackage("index.js", "const c = { n: 0, last: null }; exports.next = x => { c.last = x; return ++c.n; }; exports.Box = class Box { put(x) { this.x = x; return c.n; } };");
        string Json() => PackageJson.Of(package.Check(new PackageOptions { Seed = 7, Threads = 3 }));
        Assert.Equal(Json(), Json());
    }

    [Fact]
    public void Calls_can_be_chosen()
    {
        using var package = new TemporaryPackage("index.js", "let n = 0; exports.next = () => ++n; exports.twice = x => 2 * x;");
        Assert.Equal(PackageGrade.SafeOnSharedObjects, package.Check(new PackageOptions { WithoutCalls = ["next"] }).Grade);
        Assert.Equal(PackageGrade.Unsafe, package.Check(new PackageOptions { Calls = ["next"] }).Grade);
    }

    [Fact]
    public void An_exercise_neither_ends_the_process_nor_changes_files()
    {
        using var package = new TemporaryPackage("index.js", "const fs = require('fs'); exports.remove = p => fs.rmSync(p); exports.leave = () => process.exit(3); exports.fine = () => 1;");
        PackageReport report = package.Check();
        Assert.Equal(1, report.Functions);
        Assert.Equal(PackageGrade.SafeOnSharedObjects, report.Grade);
    }

    [Fact]
    public void The_json_is_what_its_schema_says()
    {
        using var package = new TemporaryPackage("index.js", "let n = 0; exports.next = () => ++n;");
        JsonNode schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "package-report.schema.json")))!;
        Assert.Empty(new SchemaCheck(schema).Problems(JsonNode.Parse(PackageJson.Of(package.Check()))));
    }

    [Theory]
    [InlineData("absent", "npm install absent")]
    [InlineData("./absent", "nothing of that name")]
    public void What_is_not_there_is_named(string name, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => PackageFolder.Find(name, Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_package_that_cannot_be_loaded_says_why()
    {
        using var package = new TemporaryPackage("index.js", "throw new Error('needs a licence');");
        Assert.Contains("needs a licence", Assert.Throws<FormatException>(() => package.Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_goes_on_to_the_detector()
    {
        string[] events = [.. typeof(Probe).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(static m => m.IsVirtual).Select(static m => m.Name)];
        string[] forwarded = [.. typeof(TurnProbe).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static m => m.Name)];
        Assert.Equal([], events.Except(forwarded));
    }
}
