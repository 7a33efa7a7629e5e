using ConcurrentJs.Bytecode;
using ConcurrentJs.Bytecode.Generation;
using ConcurrentJs.Parsing;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Bytecode;

public sealed class GenerationTests
{
    private static List<BytecodeFunction> Compile(string text)
    {
        var all = new List<BytecodeFunction>();
        Add(BytecodeGenerator.CompileScript(Parser.ParseScript(new SourceText(text)), wantsCompletion: false), all);
        return all;
    }

    private static void Add(BytecodeFunction function, List<BytecodeFunction> all)
    {
        all.Add(function);
        foreach (FunctionTemplate inner in function.Functions)
            Add(BytecodeGenerator.CompileFunction(inner), all);
    }

    private static string CodeOf(string text, string name)
    {
        BytecodeFunction function = Compile(text).Single(f => f.Name == name);
        string dump = Disassembler.Text(function);
        return string.Join('\n', dump.Split('\n').Where(static l => l.Length > 4 && char.IsDigit(l[0])).Select(static l => l[6..]));
    }

    [Theory]
    [InlineData("function f({ a, b: [c = 3, ...d] }, e = a) { for (const [k, v] of e) { if (k) break; else return v; } try { return a; } finally { c = 1; } }")]
    [InlineData("class A extends B { #x = 1; y = this.#x; constructor(a, ...r) { super(a); } get z() { return super.z; } static { this.s = 1; } #m() { } ['k' + 1] = 2; }")]
    [InlineData("async function* f(g) { try { yield 1; yield* g(); for await (const x of g()) if (await x) return x; } finally { await 0; } }")]
    [InlineData("function f(a) { eval('var y'); with (a) { x = y; f(x); delete x; typeof z; } }")]
    [InlineData("l: for (var x in o) { switch (x) { case 1: case 2: case 3: case 4: continue l; case 'a': { let q = () => q; break l; } default: } }")]
    [InlineData("a?.b.c?.(1)[2]; delete a?.b; (a?.b)(); a ??= b; a.b ||= c; a[b] &&= c; x = `a${b}c`; tag`a${b}`; f(...x, 1); new F(...x);")]
    [InlineData("for (let i = 0, g = () => i; i < 3 && g() || !i; i++) { try { continue; } catch { break; } finally { g(); } }")]
    [InlineData("var o = { a: 1, get b() { return 1; }, set b(v) { }, c() { return super.c; }, [d]: function () { }, ...e, __proto__: null, 5: 6 }; [a.b, { c: o[d] = 1, ...e }] = x;")]
    public void Generated_code_passes_the_verifier(string text)
    {
        foreach (BytecodeFunction function in Compile(text))
            Assert.Null(Verifier.Check(function));
    }

    [Fact]
    public void A_counting_loop_tests_at_the_bottom_in_one_instruction() => Assert.Equal(
        """
        LoadInt  dst:r2  value:0
        LoadInt  dst:r3  value:0
        Jump  target:0017
        Add  dst:r2  lhs:r2  rhs:r3  fb:fb0
        Increment  dst:r3  src:r3  fb:fb1
        LoopIfLess  lhs:r3  rhs:r1  target:0008  fb:fb2
        Return  value:r2
        ReturnUndefined
        """, CodeOf("function f(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }", "f"));

    [Fact]
    public void A_variable_is_copied_only_when_the_right_side_may_change_it()
    {
        Assert.DoesNotContain("Move", CodeOf("function f(a, b) { return a + g + b; }", "f"));
        Assert.Contains("Move", CodeOf("function f(a) { return a + (a = 1); }", "f"));
    }

    [Fact]
    public void A_variable_keeps_its_value_until_the_expression_that_replaces_it_is_done() =>
        Assert.StartsWith("Move  dst:r3  src:r2", CodeOf("function f(x, y) { x = y || x; }", "f"));

    [Fact]
    public void A_call_window_is_on_top_of_the_live_registers() => Assert.Equal(
        """
        GetGlobal  dst:r2  site:s0(g)
        Move  dst:r4  src:r1
        GetGlobal  dst:r5  site:s1(h)
        LoadInt  dst:r7  value:1
        CallPlain  dst:r5  callee:r5  argc:1
        CallPlain  dst:r2  callee:r2  argc:2
        Return  value:r2
        ReturnUndefined
        """, CodeOf("function f(a) { return g(a, h(1)); }", "f"));

    [Theory]
    [InlineData(" + ")]
    [InlineData(" && ")]
    [InlineData(", ")]
    public void Long_chains_do_not_recurse(string op) =>
        Assert.Null(Verifier.Check(Compile("x = " + string.Join(op, Enumerable.Repeat("a", 50_000)))[0]));
}
