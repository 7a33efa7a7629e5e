using System.Numerics;
using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>The front door: evaluating, values, objects, host functions.</summary>
public sealed class EngineTests
{
    [Fact]
    public void A_script_answers_the_value_of_its_last_statement()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.Equal(3, engine.Evaluate("1 + 2").AsInt32());
        Assert.True(engine.Evaluate("var x = 1").IsUndefined);
        Assert.Equal("a1", engine.Evaluate("`a${x}`").AsString());
    }

    [Fact]
    public void Values_know_their_kind()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        string[] sources = ["undefined", "null", "true", "1.5", "'s'", "Symbol('x')", "10n", "({})", "(() => 1)"];
        Assert.Equal(Enum.GetValues<ScriptKind>(), sources.Select(source => engine.Evaluate(source).Kind));
        Assert.Equal(BigInteger.Pow(10, 30), engine.Evaluate("10n ** 30n").AsBigInteger());
    }

    [Fact]
    public void A_value_of_another_kind_is_refused_by_name()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        var problem = Assert.Throws<InvalidCastException>(() => engine.Evaluate("'text'").AsNumber());
        Assert.Contains("Expected a Number, found \"text\"", problem.Message);
    }

    [Fact]
    public void The_default_value_is_undefined()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Global["x"] = default;
        Assert.Equal("undefined", engine.Evaluate("typeof x").AsString());
        Assert.Equal(ScriptValue.Undefined, default);
    }

    [Fact]
    public void Values_compare_as_object_is_does()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.True((ScriptValue)double.NaN == double.NaN);
        Assert.False((ScriptValue)0.0 == -0.0);
        Assert.True(engine.Evaluate("globalThis.o = {}") == engine.Evaluate("o"));
        Assert.False(engine.Evaluate("({})") == engine.Evaluate("({})"));
    }

    [Fact]
    public void Objects_are_read_written_and_listed()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        ScriptObject o = engine.Evaluate("({ a: 1, get b() { return this.a + 1; }, list: [1, 2] })").AsObject();
        o["a"] = 41;
        Assert.Equal(42, o["b"].AsInt32());
        Assert.Equal(2, o["list"].AsObject()[1u].AsInt32());
        Assert.Equal(["a", "b", "list"], o.Keys());
        Assert.True(o.Has("toString"));
        Assert.True(o.Delete("a"));
        Assert.False(o.Has("a"));
    }

    [Fact]
    public void Functions_are_called_and_constructed()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Evaluate("function add(a, b) { return a + b + (this.extra ?? 0); } class P { constructor(x) { this.x = x; } twice() { return this.x * 2; } }");
        Assert.Equal(3, engine.Call("add", 1, 2).AsInt32());
        ScriptObject receiver = engine.NewObject();
        receiver["extra"] = 10;
        Assert.Equal(13, engine.Global["add"].AsObject().Call(receiver, 1, 2).AsInt32());
        ScriptObject made = engine.Evaluate("P").AsObject().Construct(21);
        Assert.Equal(42, made.Invoke("twice").AsInt32());
        Assert.Throws<InvalidOperationException>(() => made.Call(default));
    }

    [Fact]
    public void Host_functions_see_receiver_and_arguments()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Global.DefineFunction("describe", 2, (in HostCall call) => $"{call.This} {call.Count} {call[0]} {call[5]}");
        Assert.Equal("true 2 a undefined", engine.Evaluate("'use strict'; describe.call(true, 'a', 'b')").AsString());
        Assert.Equal("describe 2", engine.Evaluate("describe.name + ' ' + describe.length").AsString());
    }

    [Fact]
    public void Host_objects_carry_what_no_program_can_reach()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        var counter = new int[1];
        ScriptObject o = engine.NewObject(counter)
            .DefineFunction("increment", 0, (in HostCall call) => ++((int[])call.This.AsObject().HostData!)[0])
            .DefineAccessor("count", () => counter[0], value => counter[0] = value.AsInt32());
        engine.Global["counter"] = o;
        Assert.Equal(7, engine.Evaluate("counter.count = 5; counter.increment(); counter.increment(); counter.count").AsInt32());
        Assert.Null(engine.NewObject().HostData);
    }

    [Fact]
    public void Promise_jobs_have_run_when_the_outermost_call_ends()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Evaluate("var seen = []; Promise.resolve().then(() => seen.push(1)).then(() => seen.push(2)); seen.push(0)");
        Assert.Equal("0,1,2", engine.Evaluate("seen.join()").AsString());
    }

    [Fact]
    public void A_compiled_script_runs_in_every_realm_and_engine()
    {
        using var one = new ConcurrentJs.Hosting.Engine();
        using var two = new ConcurrentJs.Hosting.Engine();
        Script script = one.Compile("globalThis.n = (globalThis.n ?? 0) + 1; Array", "count.js");
        ScriptRealm other = one.CreateRealm();
        ScriptValue first = one.MainRealm.Run(script);
        one.MainRealm.Run(script);
        Assert.NotEqual(first, other.Run(script));
        two.MainRealm.Run(script);
        Assert.Equal((2, 1, 1), (one.Global["n"].AsInt32(), other.Global["n"].AsInt32(), two.Global["n"].AsInt32()));
    }

    [Fact]
    public void Objects_of_one_engine_are_refused_by_another()
    {
        using var one = new ConcurrentJs.Hosting.Engine();
        using var two = new ConcurrentJs.Hosting.Engine();
        Assert.Throws<ArgumentException>(() => two.Global["x"] = one.NewObject());
        two.Global["text"] = one.Evaluate("'shared'");
        Assert.Equal("shared", two.Evaluate("text").AsString());
    }

    [Fact]
    public void Engines_run_side_by_side_on_their_own_threads()
    {
        var sums = new double[4];
        Thread[] threads = [.. Enumerable.Range(0, sums.Length).Select(index => new Thread(() =>
        {
            using var engine = new ConcurrentJs.Hosting.Engine();
            sums[index] = engine.Evaluate($"let s = 0; for (let i = 0; i < 20000; i++) s += i % {index + 2}; s").AsNumber();
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal(sums.Select((_, index) => (double)Enumerable.Range(0, 20000).Sum(i => i % (index + 2))), sums);
    }

    [Fact]
    public void A_second_thread_inside_one_engine_is_told_so()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Exception? seen = null;
        engine.Global.DefineFunction("other", 0, (in HostCall call) =>
        {
            ConcurrentJs.Hosting.Engine inside = call.Engine;
            var thread = new Thread(() => seen = Record.Exception(() => inside.Evaluate("1")));
            thread.Start();
            thread.Join();
            return default;
        });
        engine.Evaluate("other()");
        Assert.IsType<InvalidOperationException>(seen);
        Assert.Equal(2, engine.Evaluate("1 + 1").AsInt32());
    }

    [Fact]
    public void The_bare_language_has_no_host_globals()
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        Assert.Equal("undefined undefined undefined", engine.Evaluate("[typeof console, typeof process, typeof setTimeout].join(' ')").AsString());
    }

    [Fact]
    public void Code_from_strings_can_be_forbidden()
    {
        using var engine = new ConcurrentJs.Hosting.Engine(new EngineOptions { AllowCodeGeneration = false });
        Assert.Equal("EvalError EvalError", engine.Evaluate("""
            [() => eval("1"), () => Function("1")].map(f => { try { f(); return "ran"; } catch (e) { return e.name; } }).join(" ")
            """).AsString());
    }
}
