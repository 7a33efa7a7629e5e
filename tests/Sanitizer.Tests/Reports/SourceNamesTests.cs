using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>The source's own name of a place.</summary>
public sealed class SourceNamesTests
{
    private static SourceFrame At(string marked)
    {
        int offset = marked.IndexOf('^');
        return new SourceFrame("f", "a.js", 1, 1, offset, marked.Remove(offset, 1));
    }

    [Theory]
    [InlineData("cart.items[i]^.price = 5;", "price", "cart.items[i].price")]
    [InlineData("^o.x = 1;", "x", "o.x")]
    [InlineData("f(o^.x, p.y)", "x", "o.x")]
    [InlineData("this^.n++", "n", "this.n")]
    [InlineData("a?^.b", "b", "a?.b")]
    public void A_property_is_named_by_its_member_expression(string source, string key, string expected) =>
        Assert.Equal(expected, SourceNames.Expression(At(source), key, false));

    [Theory]
    [InlineData("^count++;", "count")]
    [InlineData("const t = ^new Thread(f);", "t")]
    [InlineData("x = ^1;", "x")]
    public void A_variable_is_named_at_or_before_the_access(string source, string expected) =>
        Assert.Equal(expected, SourceNames.Identifier(At(source)));
}
