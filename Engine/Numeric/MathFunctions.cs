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

    /// <summary>
    /// x = k ln 2 + r, a rational approximation of exp(r) - 1 on |r| ≤ ln 2 / 2, scaled back without cancellation
    /// (the method and the coefficients of fdlibm, K. C. Ng, 1993). Error below one unit in the last place, and monotonic.
    /// </summary>
    // 21.3.2.15 Math.expm1 ( x ) https://tc39.es/ecma262/#sec-math.expm1
    public static double Expm1(double x)
    {
        double size = Math.Abs(x);
        if (double.IsNaN(x) || size < 5.5e-17 || x > 709.782712893384)
            return x > 709.782712893384 ? double.PositiveInfinity : x;
        if (x < -38.816242)
            return -1;
        int k = 0;
        double c = 0;
        if (size > 0.5 * Ln2)
        {
            k = size < 1.5 * Ln2 ? Math.Sign(x) : (int)(x / Ln2 + (x > 0 ? 0.5 : -0.5));
            double high = x - k * Ln2High, low = k * Ln2Low;
            x = high - low;
            c = high - x - low;
        }
        double half = 0.5 * x, square = x * half;
        double r = 1 + square * (-3.33333333333331316428e-02 + square * (1.58730158725481460165e-03
            + square * (-7.93650757867487942473e-05 + square * (4.00821782732936239552e-06 + square * -2.01099218183624371326e-07))));
        double t = 3 - r * half;
        double e = square * ((r - t) / (6 - x * t));
        if (k == 0)
            return x - (x * e - square);
        e = x * (e - c) - c - square;
        switch (k)
        {
            case -1: return 0.5 * (x - e) - 0.5;
            case 1: return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
            case <= -2 or > 56: return (k == 1024 ? (1 - (e - x)) * 2 * Math.ScaleB(1, 1023) : Math.ScaleB(1 - (e - x), k)) - 1;
            case < 20: return Math.ScaleB(1 - Math.ScaleB(1, -k) - (e - x), k);
            default: return Math.ScaleB(x - (e + Math.ScaleB(1, -k)) + 1, k);
        }
    }

    private const double Ln2 = 0.693147180559945309, Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;

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
