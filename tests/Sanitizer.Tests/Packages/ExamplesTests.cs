using ConcurrentJs.Sanitizer.Packages;

namespace ConcurrentJs.Sanitizer.Tests.Packages;

/// <summary>Arguments that documentation shows.</summary>
public sealed class ExamplesTests
{
    [Theory]
    [InlineData("f(1, 'a')", "1|'a'")]
    [InlineData("f([1, 2], { a: [3, 4] })", "[1, 2]|{ a: [3, 4] }")]
    [InlineData("f('(', \")\", `,`)", "'('|\")\"|`,`")]
    [InlineData("f((a, b) => g(a, b), 2)", "(a, b) => g(a, b)|2")]
    [InlineData("f()", "")]
    [InlineData("f(1", null)]
    [InlineData("f(1,)", null)]
    [InlineData("f(1 /* one */)", null)]
    [InlineData("f(1))", "1")]
    [InlineData("f(a]b)", null)]
    public void A_call_is_split_at_its_commas(string text, string? expected)
    {
        string[]? found = Examples.Arguments(text, 2);
        Assert.Equal(expected, found is null ? null : string.Join('|', found));
    }

    [Fact]
    public void Readme_comments_and_tests_are_read()
    {
        using var package = new TemporaryPackage("index.js", "/**\n * @example\n * _.pad('x',\n *   3)\n */\nexports.pad = (s, n) => call(s, n);");
        package.File("README.md", "```js\nconst _ = require('made');\n_.twice(21);\n```");
        package.File("test/index.test.js", "thrice(7)");
        package.File("lib/other.js", "hidden(1)");
        Examples examples = Examples.Of(package.Find());
        Assert.Equal(["'x'", "3"], Assert.Single(examples.ByName["pad"]));
        Assert.Equal(["21"], Assert.Single(examples.ByName["twice"]));
        Assert.Equal(["7"], Assert.Single(examples.ByName["thrice"]));
        Assert.False(examples.ByName.ContainsKey("hidden"));
        Assert.Equal(["_", "made"], examples.Aliases);
    }
}
