using System.Numerics;

namespace ConcurrentJs.Numeric;

/// <summary>The exact sum of doubles, rounded once at the end.</summary>
/// <remarks>A fixed-point number wide enough for every double, in 32-bit digits held in longs: each addition touches
/// three digits and leaves 31 bits of room for carries, which are settled every 2^29 additions.
/// (R. Neal, Fast exact summation using small and large superaccumulators, 2015.)</remarks>
// 21.3.2.33 Math.sumPrecise ( items ) https://tc39.es/ecma262/#sec-math.sumprecise
internal sealed class PreciseSum
{
    private const int Digits = 70;
    private const int LowestExponent = -1074;
    private const int AdditionsBeforeCarry = 1 << 29;

    private readonly long[] _digits = new long[Digits];
    private int _additions;
    private bool _onlyMinusZero = true;
    private double _special;

    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            _onlyMinusZero = false;
            _special += value;
            return;
        }
        if (value == 0)
        {
            _onlyMinusZero &= double.IsNegative(value);
            return;
        }
        _onlyMinusZero = false;
        NumberFormat.Decompose(Math.Abs(value), out ulong mantissa, out int exponent);
        int bit = exponent - LowestExponent;
        UInt128 shifted = (UInt128)mantissa << (bit & 31);
        int index = bit >> 5;
        long sign = value < 0 ? -1 : 1;
        _digits[index] += sign * (long)(uint)shifted;
        _digits[index + 1] += sign * (long)(uint)(shifted >> 32);
        _digits[index + 2] += sign * (long)(uint)(shifted >> 64);
        if (++_additions == AdditionsBeforeCarry)
            Carry();
    }

    public double Result()
    {
        if (_special != 0 || double.IsNaN(_special))
            return _special;
        if (_onlyMinusZero)
            return -0.0;
        Carry();
        BigInteger total = BigInteger.Zero;
        for (int i = Digits - 1; i >= 0; i--)
            total = (total << 32) + _digits[i];
        if (total.IsZero)
            return 0;
        // Below 2^-1022 every sum is a multiple of the smallest double, so one rounding is all there is.
        BigInteger magnitude = BigInteger.Abs(total);
        int bits = (int)magnitude.GetBitLength();
        int drop = Math.Max(0, bits - 53);
        BigInteger kept = magnitude >> drop;
        if (drop > 0)
        {
            BigInteger rest = magnitude & ((BigInteger.One << drop) - 1);
            int half = rest.CompareTo(BigInteger.One << (drop - 1));
            if (half > 0 || (half == 0 && !kept.IsEven))
                kept += 1;
        }
        double result = Math.ScaleB((double)(ulong)kept, drop + LowestExponent);
        return total.Sign < 0 ? -result : result;
    }

    private void Carry()
    {
        long carry = 0;
        for (int i = 0; i < Digits - 1; i++)
        {
            long digit = _digits[i] + carry;
            _digits[i] = digit & 0xFFFFFFFF;
            carry = digit >> 32;
        }
        _digits[Digits - 1] += carry;
        _additions = 0;
    }
}
