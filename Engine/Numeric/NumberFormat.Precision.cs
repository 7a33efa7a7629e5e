using System.Globalization;
using System.Numerics;
using System.Text;

namespace ConcurrentJs.Numeric;

internal static partial class NumberFormat
{
    private const int LargestUInt128Power = 22;

    /// <summary>toFixed with 0 to 100 digits. The caller has checked the range.</summary>
    // 21.1.3.3 Number.prototype.toFixed ( fractionDigits ) https://tc39.es/ecma262/#sec-number.prototype.tofixed
    public static string ToFixed(double value, int fractionDigits)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 1e21)
            return ToString(value);
        bool negative = value < 0;
        string digits = ScaledAndRounded(Math.Abs(value), fractionDigits);
        var text = new StringBuilder(digits.Length + 4);
        if (negative)
            text.Append('-');
        if (digits.Length <= fractionDigits)
            digits = new string('0', fractionDigits + 1 - digits.Length) + digits;
        text.Append(digits, 0, digits.Length - fractionDigits);
        if (fractionDigits > 0)
            text.Append('.').Append(digits, digits.Length - fractionDigits, fractionDigits);
        return text.ToString();
    }

    /// <summary>toExponential; null digits mean as many as necessary.</summary>
    // 21.1.3.2 Number.prototype.toExponential ( fractionDigits ) https://tc39.es/ecma262/#sec-number.prototype.toexponential
    public static string ToExponential(double value, int? fractionDigits)
    {
        if (!double.IsFinite(value))
            return ToString(value);
        string sign = value < 0 ? "-" : "";
        value = Math.Abs(value);
        string digits;
        int exponent;
        if (fractionDigits is { } wanted)
        {
            digits = RoundedDigits(value, wanted + 1, out exponent);
        }
        else if (value == 0)
        {
            digits = "0";
            exponent = 0;
        }
        else
        {
            Span<char> shortest = stackalloc char[MaxShortestDigits];
            int count = ShortestDigits(value, shortest, out int point);
            digits = new string(shortest[..count]);
            exponent = point - 1;
        }
        return sign + Exponential(digits, exponent);
    }

    /// <summary>toPrecision with 1 to 100 digits. The caller has checked the range.</summary>
    // 21.1.3.5 Number.prototype.toPrecision ( precision ) https://tc39.es/ecma262/#sec-number.prototype.toprecision
    public static string ToPrecision(double value, int precision)
    {
        if (!double.IsFinite(value))
            return ToString(value);
        string sign = value < 0 ? "-" : "";
        string digits = RoundedDigits(Math.Abs(value), precision, out int exponent);
        if (exponent < -6 || exponent >= precision)
            return sign + Exponential(digits, exponent);
        if (exponent == precision - 1)
            return sign + digits;
        if (exponent >= 0)
            return sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
        return sign + "0." + new string('0', -(exponent + 1)) + digits;
    }

    private static string Exponential(string digits, int exponent)
    {
        Span<char> tail = stackalloc char[8];
        int length = WriteExponent(exponent, tail);
        string mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Concat(mantissa, tail[..length]);
    }

    /// <summary>The digits of the integer n for which n / 10^scale is nearest to value; of two, the larger.</summary>
    private static string ScaledAndRounded(double value, int scale)
    {
        Decompose(value, out ulong mantissa, out int exponent);
        if (exponent >= 0)
            return ((new BigInteger(mantissa) << exponent) * BigInteger.Pow(10, scale)).ToString(CultureInfo.InvariantCulture);
        int shift = -exponent;
        // PERF: money and measurements. 53 bits × 10^22 stay below 2^127.
        if (scale <= LargestUInt128Power && shift <= 126)
        {
            UInt128 power = 1;
            for (int i = 0; i < scale; i++)
                power *= 10;
            UInt128 n = (mantissa * power + (UInt128.One << (shift - 1))) >> shift;
            return n <= ulong.MaxValue ? ((ulong)n).ToString(CultureInfo.InvariantCulture) : n.ToString(CultureInfo.InvariantCulture);
        }
        BigInteger scaled = mantissa * BigInteger.Pow(10, scale);
        return ((scaled + (BigInteger.One << (shift - 1))) >> shift).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Exactly count digits n with n × 10^(exponent - count + 1) nearest to value; of two, the larger.</summary>
    private static string RoundedDigits(double value, int count, out int exponent)
    {
        exponent = 0;
        if (value == 0)
            return new string('0', count);
        Decompose(value, out ulong mantissa, out int binaryExponent);
        exponent = (int)Math.Floor(Math.Log10(value));
        // The logarithm may be one off near a power of ten: start one decade too high and come down to the first
        // decade that fills all digits. Rounding may carry back into one digit more (9.99… → 10.0…).
        exponent++;
        string digits = RoundAt(mantissa, binaryExponent, count - 1 - exponent);
        while (true)
        {
            string finer = RoundAt(mantissa, binaryExponent, count - exponent);
            if (finer.Length > count)
                return digits;
            digits = finer;
            exponent--;
        }
    }

    private static string RoundAt(ulong mantissa, int binaryExponent, int scale)
    {
        BigInteger numerator = mantissa;
        BigInteger denominator = BigInteger.One;
        if (scale >= 0)
            numerator *= BigInteger.Pow(10, scale);
        else
            denominator = BigInteger.Pow(10, -scale);
        if (binaryExponent >= 0)
            numerator <<= binaryExponent;
        else
            denominator <<= -binaryExponent;
        return BigInteger.Divide(numerator * 2 + denominator, denominator * 2).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>value = mantissa × 2^exponent, exactly.</summary>
    internal static void Decompose(double value, out ulong mantissa, out int exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF;
        mantissa = (ulong)bits & 0xFFFFFFFFFFFFF;
        if (biased == 0)
        {
            exponent = -1074;
            return;
        }
        mantissa |= 1UL << 52;
        exponent = biased - 1075;
    }
}
