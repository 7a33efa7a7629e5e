using ConcurrentJs.Numeric;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Numeric;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(1e21, "1e+21")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.25e-9, "1.25e-9")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(0.1, "0.1")]
    [InlineData(4294967296.0, "4294967296")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_prints_as_ecma_lays_it_out(double value, string expected)
    {
        Assert.Equal(expected, NumberFormat.ToString(value));
        Span<char> buffer = stackalloc char[NumberFormat.MaxLength];
        Assert.True(NumberFormat.TryFormat(value, buffer, out int written));
        Assert.Equal(expected, new string(buffer[..written]));
    }

    [Theory]
    [InlineData(255, 16, "ff")]
    [InlineData(-255, 2, "-11111111")]
    [InlineData(0.5, 2, "0.1")]
    public void A_radix_prints_enough_digits_to_tell_neighbours(double value, int radix, string expected) =>
        Assert.Equal(expected, NumberFormat.ToString(value, radix));

    [Theory]
    [InlineData(1.005, 2, "1.00")]
    [InlineData(1.45, 1, "1.4")]
    [InlineData(8.345, 2, "8.35")]
    [InlineData(-0.5, 0, "-1")]
    [InlineData(2.5, 0, "3")]
    [InlineData(1e21, 2, "1e+21")]
    [InlineData(0.000001, 7, "0.0000010")]
    public void ToFixed_rounds_the_binary_value(double value, int digits, string expected) =>
        Assert.Equal(expected, NumberFormat.ToFixed(value, digits));

    [Theory]
    [InlineData(9.995, 3, "9.99")]
    [InlineData(99.99, 3, "100")]
    [InlineData(995, 2, "1.0e+3")]
    [InlineData(0.00001, 1, "0.00001")]
    [InlineData(1e-7, 2, "1.0e-7")]
    [InlineData(0, 3, "0.00")]
    public void ToPrecision_carries_into_the_next_decade(double value, int digits, string expected) =>
        Assert.Equal(expected, NumberFormat.ToPrecision(value, digits));

    [Theory]
    [InlineData(12345, null, "1.2345e+4")]
    [InlineData(12345, 2, "1.23e+4")]
    [InlineData(0, 2, "0.00e+0")]
    [InlineData(-9.99, 1, "-1.0e+1")]
    public void ToExponential_takes_wanted_or_necessary_digits(double value, int? digits, string expected) =>
        Assert.Equal(expected, NumberFormat.ToExponential(value, digits));
}
