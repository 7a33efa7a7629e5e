using ConcurrentJs.Numeric;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Numeric;

public sealed class MathFunctionsTests
{
    [Theory]
    [InlineData(0.49999999999999994, 0.0)]
    [InlineData(-0.5, -0.0)]
    [InlineData(2.5, 3)]
    [InlineData(-2.5, -2)]
    [InlineData(4503599627370495.5, 4503599627370496)]
    public void Round_goes_up_at_a_half_and_keeps_the_sign_of_zero(double x, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(MathFunctions.Round(x)));

    [Fact]
    public void Pow_of_one_to_infinity_is_not_a_number()
    {
        Assert.Equal(double.NaN, MathFunctions.Pow(1, double.PositiveInfinity));
        Assert.Equal(double.NaN, MathFunctions.Pow(1, double.NaN));
        Assert.Equal(1, MathFunctions.Pow(double.NaN, 0));
    }

    [Theory]
    [InlineData(new[] { 1e20, 0.1, -1e20 }, 0.1)]
    [InlineData(new[] { 1e308, 1e308, 0.1, 0.1, 1e30, 0.1, -1e30, -1e308, -1e308 }, 0.30000000000000004)]
    [InlineData(new[] { 1.7976931348623157e308, 1.7976931348623157e308, -1.7976931348623157e308 }, 1.7976931348623157e308)]
    [InlineData(new double[0], -0.0)]
    [InlineData(new[] { 5e-324, -5e-324 }, 0.0)]
    public void A_precise_sum_rounds_once(double[] values, double expected)
    {
        var sum = new PreciseSum();
        foreach (double value in values)
            sum.Add(value);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(sum.Result()));
    }
}
