using System.Globalization;
using System.Numerics;
using System.Text;

namespace ConcurrentJs.Numeric;

/// <summary>The BigInt operations where .NET rounds, limits or prints differently from ECMA-262.</summary>
/// <remarks>Operations that could outgrow <see cref="MaxBits"/> are Try methods: false means the caller throws
/// RangeError. The check comes before the work, so a huge exponent costs nothing.</remarks>
internal static class BigIntMath
{
    /// <summary>The largest magnitude in bits, JavaScriptCore's limit too. No operation on numbers of this size takes long, which matters
    /// because none can be interrupted.</summary>
    public const int MaxBits = 1 << 20;

    private const int ChunkDigits = 40, DecimalChunkDigits = 2000;

    public static bool TryMultiply(in BigInteger left, in BigInteger right, out BigInteger result)
    {
        result = BigInteger.Zero;
        if (left.GetBitLength() + right.GetBitLength() > MaxBits + 1L && !left.IsZero && !right.IsZero)
            return false;
        result = left * right;
        return true;
    }

    /// <summary>The exponent is not negative: the caller has thrown RangeError for those.</summary>
    // 6.1.6.2.3 BigInt::exponentiate ( base, exponent ) https://tc39.es/ecma262/#sec-numeric-types-bigint-exponentiate
    public static bool TryPow(in BigInteger value, in BigInteger exponent, out BigInteger result)
    {
        result = BigInteger.One;
        if (exponent.IsZero || value.IsOne)
            return true;
        if (value.IsZero || value == BigInteger.MinusOne)
        {
            result = value.IsZero ? BigInteger.Zero : exponent.IsEven ? BigInteger.One : BigInteger.MinusOne;
            return true;
        }
        if (exponent > MaxBits)
            return false;
        long bits = BigInteger.Abs(value).GetBitLength();
        if ((bits - 1) * (long)exponent >= MaxBits)
            return false;
        if (BigInteger.Abs(value).IsPowerOfTwo)
        {
            result = BigInteger.One << (int)((bits - 1) * (long)exponent);
            if (value.Sign < 0 && !exponent.IsEven)
                result = -result;
            return true;
        }
        result = BigInteger.Pow(value, (int)exponent);
        return true;
    }

    // 6.1.6.2.9 BigInt::leftShift ( x, y ) https://tc39.es/ecma262/#sec-numeric-types-bigint-leftShift
    public static bool TryShiftLeft(in BigInteger value, in BigInteger shift, out BigInteger result)
    {
        result = value;
        if (value.IsZero || shift.IsZero)
            return true;
        if (shift.Sign < 0)
        {
            BigInteger right = -shift;
            result = right > MaxBits ? (value.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : value >> (int)right;
            return true;
        }
        if (shift > MaxBits || value.GetBitLength() + (long)shift > MaxBits)
            return false;
        result = value << (int)shift;
        return true;
    }

    public static bool TryShiftRight(in BigInteger value, in BigInteger shift, out BigInteger result) =>
        TryShiftLeft(value, -shift, out result);

    // 21.2.2.1 BigInt.asIntN ( bits, bigint ) https://tc39.es/ecma262/#sec-bigint.asintn
    public static BigInteger AsIntN(long bits, in BigInteger value)
    {
        if (bits == 0)
            return BigInteger.Zero;
        if (value.GetBitLength() < bits)
            return value;
        BigInteger modulus = BigInteger.One << (int)bits;
        BigInteger low = value & (modulus - 1);
        return low >> (int)(bits - 1) == BigInteger.One ? low - modulus : low;
    }

    /// <summary>False when a negative value would need more bits than we hold.</summary>
    // 21.2.2.2 BigInt.asUintN ( bits, bigint ) https://tc39.es/ecma262/#sec-bigint.asuintn
    public static bool TryAsUintN(long bits, in BigInteger value, out BigInteger result)
    {
        result = BigInteger.Zero;
        if (bits == 0)
            return true;
        if (value.Sign >= 0 && value.GetBitLength() <= bits)
        {
            result = value;
            return true;
        }
        if (bits > MaxBits)
            return false;
        result = value & ((BigInteger.One << (int)bits) - 1);
        return true;
    }

    /// <summary>The low 64 bits, two's complement.</summary>
    public static long ToInt64(in BigInteger value) => (long)ToUInt64(value);

    /// <summary>The low 64 bits, two's complement.</summary>
    public static ulong ToUInt64(in BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
            return (ulong)(long)value;
        return (ulong)(value & ulong.MaxValue);
    }

    /// <summary>The nearest double, ties to even. (.NET's own conversion cuts off.)</summary>
    // 21.1.1.1 Number ( value ), step 1.c https://tc39.es/ecma262/#sec-number-constructor-number-value
    public static double ToDouble(in BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
            return (long)value;
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = magnitude.GetBitLength();
        if (bits > 1024)
            return value.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        int shift = Math.Max(0, (int)bits - 64);
        ulong top = (ulong)(magnitude >> shift);
        // A sticky bit stands for everything shifted out, so that the one rounding below sees a tie only if it is one.
        if (shift > 0 && !(magnitude & ((BigInteger.One << shift) - 1)).IsZero)
            top |= 1;
        double result = Math.ScaleB((double)top, shift);
        return value.Sign < 0 ? -result : result;
    }

    /// <summary>-1, 0 or 1; null when the number is NaN.</summary>
    // 7.2.13 IsLessThan ( x, y, LeftFirst ), step 4 https://tc39.es/ecma262/#sec-islessthan
    public static int? Compare(in BigInteger left, double right)
    {
        if (double.IsNaN(right))
            return null;
        if (double.IsInfinity(right))
            return right > 0 ? -1 : 1;
        double floor = Math.Floor(right);
        int order = left.CompareTo(new BigInteger(floor));
        return order != 0 ? Math.Sign(order) : floor < right ? -1 : 0;
    }

    public static bool Equals(in BigInteger left, double right) => Compare(left, right) == 0;

    /// <summary>False when a run of digits, all of them valid in the radix, means a larger number than we hold.</summary>
    public static bool TryFromDigits(ReadOnlySpan<char> digits, int radix, out BigInteger value)
    {
        digits = digits.TrimStart('0');
        bool fits = digits.Length * Math.Log2(radix) <= MaxBits;
        value = fits ? FromDigits(digits, radix) : BigInteger.Zero;
        return fits;
    }

    /// <summary>The value of a run of digits, all of them valid in the radix.</summary>
    public static BigInteger FromDigits(ReadOnlySpan<char> digits, int radix)
    {
        digits = digits.TrimStart('0');
        if (digits.IsEmpty)
            return BigInteger.Zero;
        if (radix == 10)
            return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (radix == 16)
            return BigInteger.Parse("0" + digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (BitOperations.IsPow2(radix))
            return FromPowerOfTwoDigits(digits, BitOperations.Log2((uint)radix));
        return FromDigitsDivided(digits, radix);
    }

    // 6.1.6.2.21 BigInt::toString ( x, radix ) https://tc39.es/ecma262/#sec-numeric-types-bigint-tostring
    public static string ToString(in BigInteger value, int radix)
    {
        int chunkDigits = radix == 10 ? DecimalChunkDigits : ChunkDigits;
        if (value.IsZero || (radix == 10 && value.GetBitLength() < DecimalChunkDigits * 3))
            return value.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        if (value.Sign < 0)
            text.Append('-');
        BigInteger magnitude = BigInteger.Abs(value);
        if (BitOperations.IsPow2(radix))
        {
            AppendPowerOfTwo(text, magnitude, BitOperations.Log2((uint)radix));
            return text.ToString();
        }
        // powers[i] = radix^(chunkDigits << i)
        var powers = new List<BigInteger> { BigInteger.Pow(radix, chunkDigits) };
        while (powers[^1].GetBitLength() * 2 <= magnitude.GetBitLength() + 1)
            powers.Add(powers[^1] * powers[^1]);
        AppendDivided(text, magnitude, radix, powers, powers.Count - 1, leading: true);
        return text.ToString();
    }

    private static void AppendDivided(StringBuilder text, BigInteger value, int radix, List<BigInteger> powers, int level, bool leading)
    {
        if (level < 0 && radix == 10)
        {
            string chunk = value.ToString(CultureInfo.InvariantCulture);
            text.Append(leading ? chunk : chunk.PadLeft(DecimalChunkDigits, '0'));
            return;
        }
        if (level < 0)
        {
            Span<char> chunk = stackalloc char[ChunkDigits];
            int at = ChunkDigits;
            while (!value.IsZero)
            {
                value = BigInteger.DivRem(value, radix, out BigInteger digit);
                chunk[--at] = DigitChar((int)digit);
            }
            if (!leading)
            {
                chunk[..at].Fill('0');
                at = 0;
            }
            text.Append(chunk[at..]);
            return;
        }
        BigInteger high = BigInteger.DivRem(value, powers[level], out BigInteger low);
        if (!high.IsZero || !leading)
        {
            AppendDivided(text, high, radix, powers, level - 1, leading);
            leading = false;
        }
        AppendDivided(text, low, radix, powers, level - 1, leading);
    }

    private static void AppendPowerOfTwo(StringBuilder text, in BigInteger magnitude, int bitsPerDigit)
    {
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true, isBigEndian: false);
        long bits = magnitude.GetBitLength();
        for (long digit = (bits + bitsPerDigit - 1) / bitsPerDigit - 1; digit >= 0; digit--)
        {
            long bit = digit * bitsPerDigit;
            int index = (int)(bit >> 3);
            int window = bytes[index] | (index + 1 < bytes.Length ? bytes[index + 1] << 8 : 0);
            text.Append(DigitChar((window >> (int)(bit & 7)) & ((1 << bitsPerDigit) - 1)));
        }
    }

    private static BigInteger FromPowerOfTwoDigits(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        var bytes = new byte[((long)digits.Length * bitsPerDigit + 7) / 8 + 1];
        long bit = 0;
        for (int i = digits.Length - 1; i >= 0; i--, bit += bitsPerDigit)
        {
            int shifted = NumberParse.DigitOf(digits[i]) << (int)(bit & 7);
            bytes[bit >> 3] |= (byte)shifted;
            if (shifted > 255)
                bytes[(bit >> 3) + 1] |= (byte)(shifted >> 8);
        }
        return new BigInteger(bytes, isUnsigned: true, isBigEndian: false);
    }

    private static BigInteger FromDigitsDivided(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.Length <= ChunkDigits)
        {
            BigInteger value = BigInteger.Zero;
            foreach (char c in digits)
                value = value * radix + NumberParse.DigitOf(c);
            return value;
        }
        int low = digits.Length / 2;
        return FromDigitsDivided(digits[..^low], radix) * BigInteger.Pow(radix, low) + FromDigitsDivided(digits[^low..], radix);
    }

    private static char DigitChar(int digit) => (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}
