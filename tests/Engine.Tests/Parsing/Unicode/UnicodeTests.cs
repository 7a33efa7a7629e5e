using ConcurrentJs.Parsing.Unicode;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Parsing.Unicode;

public sealed class UnicodeTests
{
    [Theory]
    [InlineData("straße", "STRASSE")]
    [InlineData("ŉ", "ʼN")]
    [InlineData("ﬀi", "FFI")]
    [InlineData("ǆ", "Ǆ")]
    [InlineData("ᾀ", "ἈΙ")]
    [InlineData("\U00010428", "\U00010400")]
    [InlineData("a\uD800b", "A\uD800B")]
    public void Upper_case_is_the_full_mapping(string text, string upper) => Assert.Equal(upper, UnicodeCase.ToUpper(text));

    [Theory]
    [InlineData("ΑΣ", "ας")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣΑ", "ασα")]
    [InlineData("ΑΣ.Α", "ασ.α")]
    [InlineData("Α\u00ADΣ", "α\u00ADς")]
    [InlineData("İ", "i\u0307")]
    [InlineData("\U00010400Σ", "\U00010428ς")]
    public void Lower_case_knows_the_final_sigma(string text, string lower) => Assert.Equal(lower, UnicodeCase.ToLower(text));

    [Fact]
    public void What_does_not_change_is_the_same_string()
    {
        string text = "abc";
        Assert.Same(text, UnicodeCase.ToLower(text));
    }

    [Theory]
    [InlineData('a', true, true)]
    [InlineData('1', false, true)]
    [InlineData('_', false, true)]
    [InlineData('$', false, false)]
    [InlineData(0xE9, true, true)]
    [InlineData(0x2118, true, true)]
    [InlineData(0xB7, false, true)]
    [InlineData(0x1D4B6, true, true)]
    [InlineData(0x1F600, false, false)]
    public void Identifiers_follow_the_database(int codePoint, bool start, bool rest) =>
        Assert.Equal((start, rest), (UnicodeTables.IsIdStart(codePoint), UnicodeTables.IsIdContinue(codePoint)));

    [Fact]
    public void Sets_join_meet_and_part()
    {
        CodePointSet letters = CodePointSet.Range('a', 'z'), some = CodePointSet.Range('x', '~');
        Assert.Equal([.. "a~"], Ends(letters.Union(some)));
        Assert.Equal([.. "xz"], Ends(letters.Intersect(some)));
        Assert.Equal([.. "aw"], Ends(letters.Subtract(some)));
        Assert.False(letters.Invert().Contains('m'));
    }

    private static char[] Ends(CodePointSet set) => [(char)set.Edges[0], (char)(set.Edges[^1] - 1)];
}
