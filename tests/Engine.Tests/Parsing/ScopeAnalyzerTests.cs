using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Parsing;

public sealed class ScopeAnalyzerTests
{
    [Fact]
    public void A_global_variable_has_no_binding()
    {
        ScopeFacts facts = ScopeFacts.OfScript("var a; let b; a; b; c;");
        Assert.All(facts.All<Identifier>(), i => Assert.Null(i.Binding));
        Assert.Equal(["a"], facts.Program.VarNames.Select(v => v.Name));
        Assert.Equal(["b"], facts.Program.Scope.Bindings.Select(b => b.Name));
    }

    [Fact]
    public void A_variable_used_by_an_inner_function_is_captured_by_every_function_between()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f() { let x, y; y; function g() { return () => x; } }");
        Binding x = facts.Name("x").Binding!;
        Assert.True(x.IsCaptured);
        Assert.False(facts.Name("y").Binding!.IsCaptured);
        Assert.Equal([x], facts.Function("g").Captures);
        Assert.Equal([x], facts.Arrow().Captures);
        Assert.Empty(facts.Function("f").Captures);
    }

    [Fact]
    public void A_capture_is_listed_once_per_function()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f(x) { (() => { x; () => x; x }); (() => x); }");
        Assert.All(facts.All<FunctionNode>().Where(f => f.IsArrow), a => Assert.Single(a.Captures));
    }

    [Theory]
    [InlineData("{ let x = 1; x; }", 1, false)]
    [InlineData("{ x; let x = 1; }", 0, true)]
    [InlineData("{ let x = x; }", 1, true)]
    [InlineData("{ let x = 1; (() => x); }", 1, false)]
    [InlineData("{ (() => x); let x = 1; }", 0, true)]
    [InlineData("{ let x = 1; function f() { x } }", 1, true)]
    [InlineData("{ let x = 1; { function f() { x } } }", 1, false)]
    [InlineData("switch (0) { case 0: let x; case 1: x; }", 1, true)]
    [InlineData("{ for (let x of x); }", 1, true)]
    [InlineData("{ for (let x of []) x; }", 1, false)]
    [InlineData("(function (a = x, x) {})", 0, true)]
    [InlineData("(function (x, a = x) {})", 1, false)]
    [InlineData("{ class x extends x {} }", 1, true)]
    [InlineData("{ class x { m() { x } } }", 1, false)]
    public void A_reference_says_whether_it_may_come_too_early(string text, int number, bool expected) =>
        Assert.Equal(expected, ScopeFacts.OfScript(text).Name("x", number).MayBeUninitialized);

    [Fact]
    public void This_in_an_arrow_is_a_hidden_variable_of_the_function_around()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f() { () => () => this; }");
        FunctionNode f = facts.Function("f");
        Assert.NotNull(f.ThisBinding);
        Assert.True(f.ThisBinding.IsCaptured);
        Assert.Equal([f.ThisBinding], facts.Arrow(0).Captures);
        Assert.Equal([f.ThisBinding], facts.Arrow(1).Captures);
        Assert.Contains(f.ThisBinding, f.Scope.Bindings);
    }

    [Fact]
    public void This_outside_functions_has_no_binding() =>
        Assert.Null(ScopeFacts.OfScript("() => this").All<ThisExpression>().Single().Binding);

    [Fact]
    public void Arguments_belongs_to_the_nearest_function_that_is_no_arrow()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f(a) { function g() {} () => arguments; }");
        FunctionNode f = facts.Function("f");
        Assert.Same(f.ArgumentsBinding, facts.Name("arguments").Binding);
        Assert.False(facts.Function("g").UsesArguments);
        Assert.True(facts.Name("a").Binding!.IsCaptured, "mapped parameters live in boxes");
    }

    [Theory]
    [InlineData("function f(arguments) { arguments }", nameof(BindingKind.Parameter))]
    [InlineData("function f() { var arguments; arguments }", nameof(BindingKind.Arguments))]
    [InlineData("function f() { let arguments; arguments }", nameof(BindingKind.Let))]
    [InlineData("function f() { function arguments() {} arguments }", nameof(BindingKind.Function))]
    public void A_declared_arguments_wins_or_merges(string text, string kind) =>
        Assert.Equal(kind, ScopeFacts.OfScript(text).All<Identifier>().Last(i => i.Name == "arguments").Binding!.Kind.ToString());

    [Fact]
    public void Parameters_with_expressions_get_a_scope_of_their_own()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f(a, b = () => a) { var a; a; }");
        FunctionNode f = facts.Function("f");
        Assert.NotSame(f.Scope, f.BodyScope);
        Binding parameter = facts.Name("a", 0).Binding!;
        Binding variable = facts.Name("a", 3).Binding!;
        Assert.NotSame(parameter, variable);
        Assert.Same(parameter, variable.InitialValue);
    }

    [Fact]
    public void A_function_in_a_block_is_also_a_var_in_sloppy_code()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f() { { function g() {} } g; }");
        FunctionDeclaration g = facts.All<FunctionDeclaration>().First(d => d.Id.Name == "g");
        Assert.Equal(BindingKind.Function, g.Id.Binding!.Kind);
        Assert.Equal(BindingKind.Var, g.AnnexBTarget!.Binding!.Kind);
        Assert.Same(g.AnnexBTarget.Binding, facts.All<Identifier>().Last(i => i is { Name: "g" } && i.Start > g.End).Binding);
    }

    [Theory]
    [InlineData("function f() { 'use strict'; { function g() {} } }")]
    [InlineData("function f() { let g; { function g() {} } }")]
    [InlineData("function f(g) { { function g() {} } }")]
    [InlineData("function f() { { let g; { function g() {} } } }")]
    [InlineData("function f() { { async function g() {} } }")]
    public void A_function_in_a_block_stays_there_when_a_var_would_be_wrong(string text) =>
        Assert.Null(ScopeFacts.OfScript(text).All<FunctionDeclaration>().First(d => d.Id.Name == "g").AnnexBTarget);

    [Fact]
    public void A_loop_variable_is_fresh_per_iteration()
    {
        ScopeFacts facts = ScopeFacts.OfScript("for (let i = 0; ; ) { () => i; }");
        Assert.True(facts.Name("i").Binding!.IsLoopPerIteration);
        Assert.True(facts.All<ForStatement>().Single().Scope!.HasCaptures);
    }

    [Fact]
    public void A_with_object_may_intercept_names_bound_outside_it()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f(o, x) { with (o) { let y; () => { x; y } } }");
        Binding with = facts.All<WithStatement>().Single().Scope.WithObject!;
        Assert.Equal([with], facts.Name("x", 1).Dynamic!);
        Assert.Null(facts.Name("y", 1).Dynamic);
        Assert.Null(facts.Name("o", 1).Dynamic);
        Assert.Contains(with, facts.Arrow().Captures);
    }

    [Fact]
    public void A_sloppy_direct_eval_may_intercept_names_bound_outside_its_function()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f(x) { y; function g() { x; let z; z; eval(''); } }");
        FunctionNode g = facts.Function("g");
        Assert.Equal([g.Scope.EvalVars!], facts.Name("x", 1).Dynamic!);
        Assert.Null(facts.Name("z", 1).Dynamic);
        Assert.Null(facts.Name("y").Dynamic);
        Assert.True(g.HasDirectEval);
        Assert.True(facts.Function("f").ContainsDirectEval);
        Assert.False(facts.Function("f").HasDirectEval);
    }

    [Fact]
    public void Everything_visible_to_a_direct_eval_is_captured_and_listed()
    {
        ScopeFacts facts = ScopeFacts.OfScript("function f(a) { 'use strict'; let b; { const c = 1; () => eval(''); } }");
        EvalSite site = facts.Eval();
        Assert.True(site.Scope.IsStrict);
        Assert.All(site.Bindings, b => Assert.True(b.IsCaptured));
        foreach (string name in (string[])["a", "b", "c", "this", "arguments", "new.target"])
            Assert.Contains(site.Bindings, b => b.Name == name);
        Assert.Equal(site.Bindings.Length, site.Scope.Frames.Sum(frame => frame.Names.Length));
    }

    [Fact]
    public void An_eval_finds_its_names_in_the_boxes_of_its_site()
    {
        EvalSite site = ScopeFacts.OfScript("function f(a) { let b; eval(''); }").Eval();
        ScopeFacts facts = ScopeFacts.OfEval("b = a; () => this; c", site.Scope);
        Binding b = facts.Name("b").Binding!;
        Assert.Equal("b", site.Bindings[b.OuterIndex].Name);
        Assert.Equal(BindingKind.This, site.Bindings[facts.All<ThisExpression>().Single().Binding!.OuterIndex].Kind);
        Assert.Null(facts.Name("c").Binding);
        Assert.Equal(BindingKind.EvalVars, facts.Name("c").Dynamic!.Single().Kind);
        Assert.Contains(b, facts.Program.Captures);
    }

    [Fact]
    public void A_var_of_a_sloppy_eval_goes_to_the_function_around()
    {
        EvalSite site = ScopeFacts.OfScript("function f(a) { eval(''); }").Eval();
        ProgramNode program = Parser.ParseEval(new SourceText("var a, b; function c() {}"), site.Scope);
        Assert.Equal(["a", "b", "c"], program.VarNames.Select(v => v.Name));
        Assert.Equal("a", program.VarNames[0].Outer!.Name);
        Assert.Null(program.VarNames[1].Outer);
        Assert.NotNull(program.VarNames[2].Function);
        Assert.Equal(BindingKind.EvalVars, program.EvalVars!.Kind);
    }

    [Theory]
    [InlineData("function f() { let a; eval(''); }")]
    [InlineData("function f() { { let a; eval(''); } }")]
    [InlineData("function f(a, b = eval('')) {}")]
    public void A_var_of_a_sloppy_eval_cannot_pass_a_lexical_declaration(string text)
    {
        EvalSite site = ScopeFacts.OfScript(text).Eval();
        Assert.Throws<SyntaxErrorException>(() => Parser.ParseEval(new SourceText("var a"), site.Scope));
    }

    [Fact]
    public void A_var_of_a_strict_eval_stays_inside()
    {
        ScopeFacts facts = ScopeFacts.OfEval("'use strict'; var a; a", EvalScope.Global);
        Assert.Empty(facts.Program.VarNames);
        Assert.Equal(BindingKind.Var, facts.Name("a", 1).Binding!.Kind);
    }

    [Fact]
    public void Private_names_are_captured_like_variables()
    {
        ScopeFacts facts = ScopeFacts.OfScript("class C { #x = 1; get() { return this.#x; } #m() {} }");
        Binding x = facts.All<PrivateMemberExpression>().Single().Property.Binding;
        Assert.Equal(BindingKind.PrivateName, x.Kind);
        ClassNode c = facts.All<ClassNode>().Single();
        Assert.Contains(x, c.InstanceInitializer!.Captures);
        Assert.Contains(c.Elements.Single(e => e.MethodBinding is not null).MethodBinding!, c.InstanceInitializer.Captures);
    }

    [Fact]
    public void A_computed_field_key_waits_in_a_hidden_variable()
    {
        ClassNode c = ScopeFacts.OfScript("class C { [k] = 1; static s = 2; static { var v; } }").All<ClassNode>().Single();
        Assert.Contains(c.Elements[0].ComputedKeyBinding!, c.InstanceInitializer!.Captures);
        Assert.Equal(2, c.StaticInitializer!.ClassElements.Length);
        Assert.Equal(ScopeKind.StaticBlock, c.Elements[2].Block!.Scope!.Kind);
    }

    [Fact]
    public void A_function_expression_knows_itself_only_when_it_asks()
    {
        Assert.NotNull(ScopeFacts.OfScript("(function f() { f })").Function("f").SelfBinding);
        Assert.Null(ScopeFacts.OfScript("(function f() { var f; f })").Function("f").SelfBinding);
    }

    [Fact]
    public void A_module_tells_what_linking_needs()
    {
        ModuleRecordInfo module = ScopeFacts.OfModule("""
            import d, { a as b } from "m" with { type: "json" };
            import * as ns from "n";
            export { b, d as "string name", local };
            export * from "n";
            export * as all from "m";
            export default 1;
            let local;
            """).Program.Module!;
        Assert.Equal(["m", "n", "m"], module.RequestedModules.Select(r => r.Specifier));
        Assert.Equal(["default", "a", null], module.Imports.Select(i => i.ImportName));
        Assert.Equal(["default", "local"], module.LocalExports.Select(e => e.ExportName).Order());
        Assert.Equal(["all", "b", "string name"], module.IndirectExports.Select(e => e.ExportName).Order());
        Assert.Equal([1], module.StarExports);
        Assert.All(module.LocalExports, e => Assert.True(e.Local.IsCaptured));
    }
}
