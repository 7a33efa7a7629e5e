using System.Numerics;

namespace ConcurrentJs.Numeric;

/// <summary>The Math functions that System.Math lacks or defines differently from ECMA-262.</summary>
internal static class MathFunctions
{
    // 6.1.6.1.3 Number::exponentiate ( base, exponent ) https://tc39.es/ecma262/#sec-numeric-types-number-exponentiate
    public static double Pow(double x, double y)
    {
        // C's pow answers 1 where ECMA-262 wants NaN: 1 to NaN, and ±1 to ±Infinity.
        if (double.IsNaN(y) || (double.IsInfinity(y) && Math.Abs(x) == 1))
            return double.NaN;
        return Math.Pow(x, y);
    }

    // 21.3.2.28 Math.round ( x ) https://tc39.es/ecma262/#sec-math.round
    public static double Round(double x)
    {
        double floor = Math.Floor(x);
        double result = x - floor >= 0.5 ? floor + 1 : floor;
        return double.IsNaN(result) ? result : Math.CopySign(result, x);
    }

    // 21.3.2.29 Math.sign ( x ) https://tc39.es/ecma262/#sec-math.sign
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    // 21.3.2.17 Math.fround ( x ) https://tc39.es/ecma262/#sec-math.fround
    public static double FRound(double x) => (float)x;

    // 21.3.2.18 Math.f16round ( x ) https://tc39.es/ecma262/#sec-math.f16round
    public static double F16Round(double x) => (double)(Half)x;

    // 21.3.2.11 Math.clz32 ( x ) https://tc39.es/ecma262/#sec-math.clz32
    public static int Clz32(uint x) => BitOperations.LeadingZeroCount(x);

    // 21.3.2.20 Math.imul ( x, y ) https://tc39.es/ecma262/#sec-math.imul
    public static int Imul(int x, int y) => unchecked(x * y);

    /// <summary>W. Kahan's correction of exp(x) - 1: the error of exp cancels against the error of its logarithm.</summary>
    // 21.3.2.15 Math.expm1 ( x ) https://tc39.es/ecma262/#sec-math.expm1
    public static double Expm1(double x)
    {
        if (x == 0)
            return x;
        if (Math.Abs(x) < 1e-5)
            return x + x * x / 2 + x * x * x / 6;
        if (x > 40 || double.IsNaN(x))
            return Math.Exp(x);
        if (x < -40)
            return -1;
        double u = Math.Exp(x);
        double difference = u - 1;
        if (difference == 0)
            return x;
        return difference == -1 ? -1 : difference * (x / Math.Log(u));
    }

    /// <summary>W. Kahan's correction of log(1 + x).</summary>
    // 21.3.2.22 Math.log1p ( x ) https://tc39.es/ecma262/#sec-math.log1p
    public static double Log1p(double x)
    {
        if (x == 0 || double.IsPositiveInfinity(x))
            return x;
        double u = 1 + x;
        double difference = u - 1;
        if (difference == 0)
            return x;
        return double.IsInfinity(u) ? Math.Log(x) : Math.Log(u) * (x / difference);
    }

    // 21.3.2.5 Math.asinh ( x ) https://tc39.es/ecma262/#sec-math.asinh
    public static double Asinh(double x) => x == 0 ? x : Math.Asinh(x);

    // 21.3.2.7 Math.atanh ( x ) https://tc39.es/ecma262/#sec-math.atanh
    public static double Atanh(double x) => x == 0 ? x : Math.Atanh(x);

    // 21.3.2.3 Math.acosh ( x ) https://tc39.es/ecma262/#sec-math.acosh
    public static double Acosh(double x) => x < 1 ? double.NaN : Math.Acosh(x);

    // 21.3.2.9 Math.cbrt ( x ) https://tc39.es/ecma262/#sec-math.cbrt
    public static double Cbrt(double x) => x == 0 ? x : Math.Cbrt(x);

    /// <summary>The square root of the sum of squares, scaled against overflow, summed with Kahan's compensation.</summary>
    // 21.3.2.19 Math.hypot ( ...args ) https://tc39.es/ecma262/#sec-math.hypot
    public static double Hypot(ReadOnlySpan<double> values)
    {
        double largest = 0;
        bool nan = false;
        foreach (double value in values)
        {
            if (double.IsInfinity(value))
                return double.PositiveInfinity;
            nan |= double.IsNaN(value);
            largest = Math.Max(largest, Math.Abs(value));
        }
        if (nan)
            return double.NaN;
        if (largest == 0)
            return 0;
        double sum = 0;
        double compensation = 0;
        foreach (double value in values)
        {
            double ratio = value / largest;
            double term = ratio * ratio - compensation;
            double next = sum + term;
            compensation = next - sum - term;
            sum = next;
        }
        return Math.Sqrt(sum) * largest;
    }
}
