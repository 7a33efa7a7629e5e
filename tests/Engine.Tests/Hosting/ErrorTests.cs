using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>What comes over the border when something goes wrong, both ways.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void An_uncaught_error_names_its_place_and_carries_its_stack()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        var thrown = Assert.Throws<ScriptException>(() => engine.Evaluate("function f() {\n  null.x;\n}\nf();", "a.js"));
        Assert.Equal("TypeError: Cannot read properties of null (reading 'x')", thrown.Message);
        Assert.Equal(("a.js", 2), (thrown.Location!.Source, thrown.Location.Line));
        Assert.Equal("  null.x;", thrown.Location.LineText);
        Assert.Contains("at f (a.js:2:", thrown.ScriptStack);
        Assert.Equal("TypeError", thrown.Value.AsObject()["name"].AsString());
        Assert.False(thrown.IsEarlyError);
    }

    [Fact]
    public void Anything_can_be_thrown()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        var thrown = Assert.Throws<ScriptException>(() => engine.Evaluate("throw 42"));
        Assert.Equal(42, thrown.Value.AsInt32());
        Assert.Equal("42", thrown.Message);
    }

    [Fact]
    public void An_early_error_says_where_the_text_is_wrong()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        var thrown = Assert.Throws<ScriptException>(() => engine.Evaluate("var ok;\nlet let = 1;", "b.js"));
        Assert.True(thrown.IsEarlyError);
        Assert.Equal(("b.js", 2, 5), (thrown.Location!.Source, thrown.Location.Line, thrown.Location.Column));
    }

    [Fact]
    public void A_dotnet_exception_is_an_Error_to_the_program_and_comes_back_as_cause()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Global.DefineFunction("fail", 0, (in HostCall _) => throw new FormatException("no number"));
        Assert.Equal("Error: no number", engine.Evaluate("try { fail(); } catch (e) { String(e); }").AsString());
        var thrown = Assert.Throws<ScriptException>(() => engine.Evaluate("fail()"));
        Assert.IsType<FormatException>(thrown.InnerException);
    }

    [Fact]
    public void Host_functions_throw_the_programs_own_kinds_of_error()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Global.DefineFunction("check", 1, (in HostCall call) => throw call.RangeError($"check: {call[0]} is too much"));
        Assert.Equal("true check: 9 is too much", engine.Evaluate("try { check(9); } catch (e) { (e instanceof RangeError) + ' ' + e.message; }").AsString());
    }

    [Fact]
    public void An_error_keeps_its_identity_through_a_host_function()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Global.DefineFunction("callBack", 1, (in HostCall call) => call[0].AsObject().Call(default));
        Assert.True(engine.Evaluate("const mine = {}; let same; try { callBack(() => { throw mine; }); } catch (e) { same = e === mine; } same").AsBoolean());
    }

    [Fact]
    public void Endless_recursion_is_a_RangeError_and_the_engine_goes_on()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.Equal("RangeError", engine.Evaluate("function f() { f(); } try { f(); } catch (e) { e.name; }").AsString());
        Assert.Equal("RangeError", engine.Evaluate("const o = { get x() { return this.x; } }; try { o.x; } catch (e) { e.name; }").AsString());
        Assert.Equal(2, engine.Evaluate("1 + 1").AsInt32());
    }
}
