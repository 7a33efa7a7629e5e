using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>What shells and editors use.</summary>
public sealed class ToolTests
{
    [Theory]
    [InlineData("1 +", true)]
    [InlineData("function f() {", true)]
    [InlineData("`a", true)]
    [InlineData("/* a", true)]
    [InlineData("[1, 2", true)]
    [InlineData("1 + ;", false)]
    [InlineData(")", false)]
    public void A_text_that_ends_too_early_is_told_from_one_that_is_wrong(string source, bool isIncomplete) =>
        Assert.Equal(isIncomplete, SyntaxCheck.Find(source, "x")!.IsIncomplete);

    [Fact]
    public void A_program_has_no_problem() => Assert.Null(SyntaxCheck.Find("import x from 'y'; await x;", "x", isModule: true));

    [Fact]
    public void Names_are_completed_without_running_anything()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Evaluate("let outer = { alpha: 1, alphabet: 2, get beta() { throw 1; }, inner: { deep: 1 } };");
        Assert.Equal(["alpha", "alphabet"], engine.CompleteName("outer.al").Names);
        Assert.Contains("deep", engine.CompleteName("1 + outer.inner.").Names);
        Assert.Equal(["outer"], engine.CompleteName("oute").Names);
        Assert.Contains("toFixed", engine.CompleteName("outer.alpha.toF").Names);
        Assert.Empty(engine.CompleteName("outer.beta.").Names);
        Assert.Equal(10, engine.CompleteName("1 + outer.inner").Start);
    }

    [Fact]
    public void Each_stage_of_a_program_can_be_shown()
    {
        const string source = "let f = (a = 1) => `x${a}` + /r/.test(a);";
        Assert.Contains("RegExp /r/", Dump.Of(DumpKind.Tokens, source, "d.js"));
        Assert.Contains("TemplateLiteral", Dump.Of(DumpKind.Ast, source, "d.js"));
        Assert.Contains("Parameter a", Dump.Of(DumpKind.Scopes, source, "d.js"));
        Assert.Contains("InitGlobalLexical", Dump.Of(DumpKind.Bytecode, source, "d.js"));
        Assert.Throws<SyntaxProblemException>(() => Dump.Of(DumpKind.Ast, "let let", "d.js"));
    }

    [Fact]
    public void The_layouts_of_a_programs_objects_are_shown_with_the_places_that_saw_them()
    {
        const string source = """
            function Point(x, y) { this.x = x; this.y = y; }
            const all = [new Point(1, 2), new Point(3, 4)];
            const frozen = Object.freeze({ f: 1 });
            const gone = { p: 1, q: 2 }; delete gone.p;
            setTimeout(() => { all.push(new Point(5, 6)); }, 1);
            """;
        string text = Dump.ShapesAfterRunning(source, "shapes.js", isModule: false, TextWriter.Null);
        Assert.Contains("""
            {}  prototype Point.prototype, 4 inline slots
            """, text);
        Assert.Matches(@"#\d+ \+y  inline 1  writable enumerable  objects: 3\n", text);
        Assert.Matches(@"#\d+ freeze  objects: 1\n", text);
        Assert.Contains("{q}  prototype Object.prototype, 2 inline slots, dictionary  objects: 1\n", text);
        Assert.Matches(@"\nPoint\n  1:\d+  \.x  #\d+ -> #\d+\n  1:\d+  \.y  #\d+ -> #\d+\n", text);
        Assert.Equal(text, Dump.ShapesAfterRunning(source, "shapes.js", isModule: false, TextWriter.Null));
        Assert.Contains("+made", Dump.ShapesAfterRunning("export const o = {}; o.made = 1;", "shapes.mjs", isModule: true, TextWriter.Null));
    }

    [Fact]
    public void Values_are_inspected_as_console_shows_them()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Globals = HostGlobals.Standard });
        Assert.Equal("{ a: [ 1, 'x' ], m: Map(1) { 1 => 2 } }", engine.Inspect(engine.Evaluate("({ a: [1, 'x'], m: new Map([[1, 2]]) })")));
    }

    [Fact]
    public void Timers_run_in_the_event_loop()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { Globals = HostGlobals.Standard });
        engine.Evaluate("var seen = []; setTimeout(() => seen.push(2), 150); setTimeout(() => seen.push(1), 1); const i = setInterval(() => { seen.push('i'); if (seen.length > 4) clearInterval(i); }, 250);");
        Assert.Equal("", engine.Evaluate("seen.join()").AsString());
        engine.RunEventLoop();
        Assert.Equal("1,2,i,i,i", engine.Evaluate("seen.join()").AsString());
    }
}
