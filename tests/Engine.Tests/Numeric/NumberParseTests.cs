using ConcurrentJs.Numeric;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Numeric;

public sealed class NumberParseTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \n12\uFEFF", 12)]
    [InlineData("0x1F", 31)]
    [InlineData("0b101", 5)]
    [InlineData("-0x1", double.NaN)]
    [InlineData("5.", 5)]
    [InlineData(".", double.NaN)]
    [InlineData("1_000", double.NaN)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("infinity", double.NaN)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("0x20000000000003", 9007199254740996)]
    [InlineData("1e400", double.PositiveInfinity)]
    public void Text_converts_whole_or_not_at_all(string text, double expected) =>
        Assert.Equal(expected, NumberParse.ToNumber(text));

    [Theory]
    [InlineData("3.14abc", 3.14)]
    [InlineData("1e+", 1)]
    [InlineData("-.5e1x", -5)]
    [InlineData("x", double.NaN)]
    public void ParseFloat_takes_the_longest_prefix(string text, double expected) =>
        Assert.Equal(expected, NumberParse.ParseFloat(text));

    [Theory]
    [InlineData("0x10", 0, 16)]
    [InlineData("10", 36, 36)]
    [InlineData("129", 8, 10)]
    [InlineData("-0", 10, -0.0)]
    [InlineData("1", 1, double.NaN)]
    [InlineData("100000000000000000000000", 10, 1e23)]
    public void ParseInt_reads_digits_of_the_radix(string text, int radix, double expected) =>
        Assert.Equal(expected, NumberParse.ParseInt(text, radix));

    [Theory]
    [InlineData("0", true, 0u)]
    [InlineData("4294967294", true, 4294967294u)]
    [InlineData("4294967295", false, 0u)]
    [InlineData("01", false, 0u)]
    [InlineData("-1", false, 0u)]
    public void Array_indices_are_canonical(string text, bool expected, uint index)
    {
        Assert.Equal(expected, NumberParse.TryParseArrayIndex(text, out uint found));
        if (expected)
            Assert.Equal(index, found);
    }
}
