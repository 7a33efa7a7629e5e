namespace ConcurrentJs.Architecture.Tests;

/// <summary>The checks are only as good as what they take for code.</summary>
public sealed class CodeOnlyTests
{
    [Theory]
    [InlineData("a // lock (x)\nb", "a            \nb")]
    [InlineData("a /* x\ny */ b", "a     \n     b")]
    [InlineData("f(\"a\\\"b\") + c", "f(      ) + c")]
    [InlineData("f(@\"a\"\"b\") + c", "f(       ) + c")]
    [InlineData("f($\"\"\"a \"q\" b\"\"\") + c", "f(              ) + c")]
    [InlineData("c == '\"' && d", "c ==     && d")]
    public void Comments_and_strings_are_blanked_and_lines_kept(string text, string expected) =>
        Assert.Equal(expected, CodeOnly.Of(text));
}
