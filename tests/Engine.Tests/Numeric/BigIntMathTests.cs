using System.Numerics;
using ConcurrentJs.Numeric;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Numeric;

public sealed class BigIntMathTests
{
    [Theory]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("9007199254740995", 9007199254740996.0)]
    [InlineData("36893488147419107329", 36893488147419111424.0)]
    public void Conversion_to_number_rounds_to_nearest_even(string value, double expected) =>
        Assert.Equal(expected, BigIntMath.ToDouble(BigInteger.Parse(value)));

    [Fact]
    public void Wrapping_is_twos_complement()
    {
        Assert.Equal(-1, BigIntMath.AsIntN(8, 255));
        Assert.Equal(127, BigIntMath.AsIntN(8, -129));
        Assert.True(BigIntMath.TryAsUintN(64, -1, out BigInteger all));
        Assert.Equal(ulong.MaxValue, all);
        Assert.False(BigIntMath.TryAsUintN(1L << 40, -1, out _));
    }

    [Fact]
    public void Results_beyond_the_limit_are_refused_before_the_work()
    {
        Assert.False(BigIntMath.TryPow(2, BigInteger.Pow(10, 30), out _));
        Assert.False(BigIntMath.TryShiftLeft(1, 1L << 31, out _));
        Assert.True(BigIntMath.TryPow(-1, BigInteger.Pow(10, 30) + 1, out BigInteger minusOne));
        Assert.Equal(BigInteger.MinusOne, minusOne);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(36)]
    public void Digits_in_any_radix_read_back(int radix)
    {
        BigInteger value = BigInteger.Pow(3, 5000);
        Assert.Equal(value, BigIntMath.FromDigits(BigIntMath.ToString(value, radix), radix));
    }

    [Fact]
    public void Comparison_with_numbers_is_exact()
    {
        Assert.Equal(1, BigIntMath.Compare(9007199254740993, 9007199254740992.0));
        Assert.Equal(-1, BigIntMath.Compare(-2, -1.5));
        Assert.Null(BigIntMath.Compare(0, double.NaN));
    }
}
