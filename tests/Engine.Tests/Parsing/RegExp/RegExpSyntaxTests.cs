using ConcurrentJs.Parsing.RegExp;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Parsing.RegExp;

public sealed class RegExpSyntaxTests
{
    [Theory]
    [InlineData("dgimsy", "", "a||b", "(?:)", "(?<n>a)\\k<n>", "\\k<n>(?<n>a)", "(?<a>x)|(?<a>y)", "(?:(?<a>x)|(?<a>y))z")]
    [InlineData("", "\\k", "\\k<a>", "\\8", "\\08", "\\400", "\\c", "[\\c_]", "\\x1", "\\u{41}", "a{", "{", "}", "]", "(?=a)*", "[\\d-a]",
        "\\a", "[\\1]", "a{,5}", "(?<\\u{61}>a)", "(?ims-:a)", "(?i-s:a)", "x{99999999999}")]
    [InlineData("u", "\\u{10FFFF}", "\\p{L}", "\\p{Script=Greek}", "\\P{sc=Grek}", "[\\-]", "\\/", "[\\d-]", "\\p{gc=Lu}")]
    [InlineData("v", "[a--b]", "[[a-z]&&[aeiou]]", "[\\q{abc|d|}]", "\\p{RGI_Emoji}", "[\\!]", "[a-z_]", "[[]]", "[^\\q{a|b}]")]
    public void These_are_patterns(string flags, params string[] patterns)
    {
        foreach (string pattern in patterns)
            Assert.Equal((pattern, null), (pattern, RegExpSyntax.Validate(pattern, flags)));
    }

    [Theory]
    [InlineData("", "(", ")", "a**", "+", "?", "a{2,1}", "{1}", "(?<a", "(?<1>a)", "(?<a>x)(?<a>y)", "(?:(?<a>x)|y)(?<a>z)", "(?<a>x)\\k", "(?<n>a)[\\k]",
        "[z-a]", "[", "\\", "(?<=a)*", "(?<!a){2}", "(?", "(?i)", "(?-:a)", "(?ii:a)", "(?i-i:a)", "(?g:a)", "^*", "\\b+")]
    [InlineData("u", "\\k", "\\1", "\\8", "\\c", "\\x1", "\\u{110000}", "a{", "{", "}", "]", "(?=a)*", "[\\d-a]", "\\a", "[\\1]", "\\-", "\\p{Foo}", "\\pL",
        "\\p{RGI_Emoji}", "\\00", "\\p{lu}", "\\p{Script=greek}")]
    [InlineData("v", "[a&&&b]", "[a--b&&c]", "[ab--c]", "[a-z--b]", "[^\\q{abc}]", "[(]", "[|]", "[a-b-c]", "[&&]", "\\q{a}", "\\P{RGI_Emoji}", "[^\\p{RGI_Emoji}]", "[a!!b]", "[[a]")]
    public void These_are_not(string flags, params string[] patterns)
    {
        foreach (string pattern in patterns)
            Assert.True(RegExpSyntax.Validate(pattern, flags) != null, pattern);
    }

    [Theory]
    [InlineData("gg")]
    [InlineData("uv")]
    [InlineData("x")]
    [InlineData("G")]
    public void Flags_are_letters_once_each(string flags) =>
        Assert.NotNull(RegExpSyntax.Validate("a", flags));

    [Fact]
    public void The_message_names_pattern_and_reason() =>
        Assert.Equal("Invalid regular expression: /a(/: Unterminated group", RegExpSyntax.Validate("a(", ""));
}
