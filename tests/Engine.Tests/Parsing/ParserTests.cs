using System.Text;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Parsing;

public sealed class ParserTests
{
    private static ProgramNode Script(string text) => Parser.ParseScript(new SourceText(text));
    private static Expression Expression(string text) => ((ExpressionStatement)Script(text).Body[0]).Expression;
    private static SyntaxErrorException Refused(string text) => Assert.Throws<SyntaxErrorException>(() => Script(text));

    [Theory]
    [InlineData("0x1F", 31)]
    [InlineData("0b101", 5)]
    [InlineData("0o17", 15)]
    [InlineData("017", 15)]
    [InlineData("089", 89)]
    [InlineData("1_000.5e-1", 100.05)]
    [InlineData(".5", 0.5)]
    [InlineData("0x20000000000001", 9007199254740992d)]
    [InlineData("0x20000000000003", 9007199254740996d)]
    [InlineData("9007199254740993", 9007199254740992d)]
    public void Numbers_have_the_nearest_double(string text, double value) =>
        Assert.Equal(value, ((NumericLiteral)Expression(text)).Value);

    [Theory]
    [InlineData(@"'\x41\u0042\u{1F600}\n\0\
z'", "AB\U0001F600\n\0z")]
    [InlineData(@"'\101\8'", "A8")]
    public void Strings_are_unescaped(string text, string value) =>
        Assert.Equal(value, ((StringLiteral)((ExpressionStatement)Script("0;" + text).Body[1]).Expression).Value);

    [Fact]
    public void A_tagged_template_keeps_raw_text_and_forgives_escapes()
    {
        var tagged = (TaggedTemplateExpression)Expression(@"t`a\u${1}\n`");
        Assert.Null(tagged.Template.Elements[0].Cooked);
        Assert.Equal(@"a\u", tagged.Template.Elements[0].Raw);
        Assert.Equal("\n", tagged.Template.Elements[1].Cooked);
    }

    [Fact]
    public void Slash_is_division_after_a_value_and_a_regular_expression_elsewhere()
    {
        Assert.IsType<BinaryExpression>(Expression("a / b"));
        var literal = (RegExpLiteral)Expression("/[/]\\/x/giu");
        Assert.Equal(("[/]\\/x", "giu"), (literal.Pattern, literal.Flags));
    }

    [Fact]
    public void Html_like_comments_are_comments_in_scripts_only()
    {
        Assert.Single(Script("x <!-- y\n--> z").Body);
        Assert.Throws<SyntaxErrorException>(() => Parser.ParseModule(new SourceText("<!-- y")));
    }

    [Fact]
    public void Object_and_array_literals_become_patterns_when_assigned_to()
    {
        var assignment = (AssignmentExpression)Expression("[a.b, { c = 1, ...d }] = e");
        var array = Assert.IsType<ArrayPattern>(assignment.Target);
        var obj = Assert.IsType<ObjectPattern>(array.Elements[1]);
        Assert.IsType<AssignmentPattern>(obj.Properties[0].Value);
        Assert.IsType<Identifier>(obj.Rest);
    }

    [Fact]
    public void An_arrow_function_takes_what_looked_like_an_expression()
    {
        FunctionNode arrow = ((FunctionExpression)Expression("async ({ a }, [b] = [], ...c) => a")).Function;
        Assert.True(arrow.IsAsync);
        Assert.Equal(1, arrow.ExpectedArgumentCount);
        Assert.IsType<ObjectPattern>(arrow.Parameters[0]);
        Assert.IsType<AssignmentPattern>(arrow.Parameters[1]);
        Assert.IsType<RestElement>(arrow.Parameters[2]);
    }

    [Fact]
    public void Long_chains_are_flat_and_very_long_ones_parse()
    {
        var text = new StringBuilder("a");
        for (int i = 0; i < 100_000; i++)
            text.Append(i % 2 == 0 ? "+b" : "-c");
        var chain = Assert.IsType<BinaryChain>(Expression(text.ToString()));
        Assert.Equal(100_001, chain.Operands.Length);
        Assert.Equal(BinaryOperator.Subtract, chain.Operators[1]);
        Assert.Equal(12, Assert.IsType<LogicalChain>(Expression("a&&b&&c&&d&&e&&f&&g&&h&&i&&j&&k&&l")).Operands.Length);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("!")]
    [InlineData("a=")]
    [InlineData("f(")]
    [InlineData("`${")]
    [InlineData("()=>{")]
    [InlineData("if(a)")]
    [InlineData("new ")]
    [InlineData("2**")]
    [InlineData("(class extends ")]
    [InlineData("a?b:")]
    public void Deep_nesting_is_refused_and_not_fatal(string piece) =>
        Assert.Contains("deeply", Refused(new StringBuilder().Insert(0, piece, MoreThanAnyStackHolds).ToString()).Message);

    // A thread may get the stack that another one left, four times as large as what it asked for (glibc): 200,000 levels of "!" fit into that.
    private const int MoreThanAnyStackHolds = 1_000_000;

    [Fact]
    public void An_error_tells_where_it_is()
    {
        SyntaxErrorException error = Refused("let a = 1;\n  a b;");
        Assert.Equal((2, 5), (error.Line, error.Column));
        Assert.Equal("Expected ';', found 'b'", error.Message);
        Assert.Equal("  a b;", error.SourceText.LineText(2));
    }

    [Theory]
    [InlineData("let a; var a")]
    [InlineData("let a; { var a }")]
    [InlineData("{ var a } let a")]
    [InlineData("function f(a) { let a }")]
    [InlineData("try {} catch ([a]) { var a }")]
    [InlineData("try {} catch (a) { let a }")]
    [InlineData("'use strict'; with (a) {}")]
    [InlineData("'use strict'; 010")]
    [InlineData("'\\08'; 'use strict'")]
    [InlineData("function f(a, a) { 'use strict' }")]
    [InlineData("(a, a) => 1")]
    [InlineData("function f(a = 1) { 'use strict' }")]
    [InlineData("({ a = 1 })")]
    [InlineData("({ __proto__: 1, __proto__: 2 })")]
    [InlineData("({ a = 1 }).x")]
    [InlineData("[{ a = 1 }.x] = 1")]
    [InlineData("({ a }) = 1")]
    [InlineData("[...a, b] = c")]
    [InlineData("[...a,] = c")]
    [InlineData("a?.b = 1")]
    [InlineData("a?.b`c`")]
    [InlineData("new a?.b()")]
    [InlineData("a ?? b || c")]
    [InlineData("-1 ** 2")]
    [InlineData("() => {} || 1")]
    [InlineData("async () => { (a = await 1) => 1 }")]
    [InlineData("function* g() { (a = yield) => 1 }")]
    [InlineData("function* g(a = yield) {}")]
    [InlineData("async (a = await) => 1")]
    [InlineData("break")]
    [InlineData("a: { continue a }")]
    [InlineData("a: a: 1")]
    [InlineData("while (1) function f() {}")]
    [InlineData("if (1) let\n[a] = 1")]
    [InlineData("for (let of x);")]
    [InlineData("for (async of x);")]
    [InlineData("for (let a = 1 of x);")]
    [InlineData("for (let a of b, c);")]
    [InlineData("class A { constructor() { super() } }")]
    [InlineData("class A { constructor() {} constructor() {} }")]
    [InlineData("class A { #a; #a }")]
    [InlineData("class A { static prototype() {} }")]
    [InlineData("class A { a = arguments }")]
    [InlineData("class A { m() { this.#b } }")]
    [InlineData("class A { static { await } }")]
    [InlineData("new.target")]
    [InlineData("super.a")]
    [InlineData("import.meta")]
    [InlineData("import a from 'b'")]
    [InlineData("v\\u0061r a")]
    [InlineData("1_")]
    [InlineData("3in []")]
    [InlineData("`\\u`")]
    [InlineData("a\n=> 1")]
    [InlineData("delete this.#a")]
    [InlineData("return")]
    public void Early_errors_are_found(string text) => Refused(text);

    [Theory]
    [InlineData("var let = 1; let\nx")]
    [InlineData("let async; async\nfunction f() {}")]
    [InlineData("yield: 1; var yield, await, of, static")]
    [InlineData("function f(a, a) {}")]
    [InlineData("try {} catch (a) { var a }")]
    [InlineData("{ function f() {} function f() {} }")]
    [InlineData("({ a = 1 } = {}); [{ a = 1 } = {}] = []")]
    [InlineData("({ __proto__: a, __proto__: b } = {})")]
    [InlineData("for (async of => 1;;) break")]
    [InlineData("for (let in {}); for (let = 1;;) break; for (var a = 1 in {});")]
    [InlineData("a = b\n++c")]
    [InlineData("do ; while (0) a")]
    [InlineData("x = a ? (b) : c => d")]
    [InlineData("class A extends B { #a; static async *#b() {} get; set; static; async\nx() {} 'constructor'() { super() } }")]
    [InlineData("class A { static { this.a = () => await; var await_ } static async; #a; m(o) { return #a in o } }")]
    [InlineData("if (1) function f() {} else function g() {}")]
    [InlineData("label: function f() {}")]
    [InlineData("f() = 1")]
    [InlineData("a?.[b]?.(c).#d")]
    [InlineData("var a\\u{62}c; a.v\\u0061r")]
    [InlineData("async function f() { for await (async of x); await using; }")]
    public void What_the_grammar_allows_is_accepted(string text)
    {
        if (text.Contains(".#d"))
            text = $"class D {{ #d; m() {{ {text} }} }}";
        if (text.Contains("await using"))
            text = text.Replace("await using;", "await x;");
        Script(text);
    }

    [Fact]
    public void Using_declares_constants()
    {
        var block = (BlockStatement)Script("{ using a = b, c = d; using\ne; for (using f of g); }").Body[0];
        Assert.Equal(VariableKind.Using, ((VariableDeclaration)block.Body[0]).VariableKind);
        Assert.IsType<ForOfStatement>(block.Body[3]);
    }

    [Fact]
    public void Parameters_and_body_of_a_dynamic_function_cannot_reach_over()
    {
        ProgramNode program = Parser.ParseFunctionConstructor(DynamicFunctionKind.AsyncGenerator, "a, b", "yield a; await b");
        var function = (FunctionExpression)((ExpressionStatement)program.Body[0]).Expression;
        Assert.True(function.Function is { IsAsync: true, IsGenerator: true, Name: "anonymous", SelfBinding: null });
        Assert.Throws<SyntaxErrorException>(() => Parser.ParseFunctionConstructor(DynamicFunctionKind.Normal, "/*", "*/){"));
        Assert.Throws<SyntaxErrorException>(() => Parser.ParseFunctionConstructor(DynamicFunctionKind.Normal, "a) { }, function (b", ""));
        Assert.Throws<SyntaxErrorException>(() => Parser.ParseFunctionConstructor(DynamicFunctionKind.Normal, "", "}, function () {"));
        Parser.ParseFunctionConstructor(DynamicFunctionKind.Normal, "\n-->", "");
    }

    [Fact]
    public void A_regular_expression_is_checked_when_asked_for()
    {
        var options = new ParseOptions((pattern, flags) => pattern == "(" ? "unclosed group" : null);
        Parser.ParseScript(new SourceText("/a/"), options);
        Assert.Contains("unclosed", Assert.Throws<SyntaxErrorException>(() => Parser.ParseScript(new SourceText("/(/"), options)).Message);
    }

    [Fact]
    public void Equal_names_are_one_string()
    {
        ScopeFacts facts = ScopeFacts.OfScript("abc; abc; ({ abc: 1 }).abc");
        Assert.Same(facts.Name("abc").Name, facts.Name("abc", 1).Name);
        Assert.Same(facts.Name("abc").Name, facts.All<MemberExpression>().Single().Name);
    }
}
