using System.Globalization;

namespace ConcurrentJs.Numeric;

/// <summary>Numbers to text, exactly as ECMA-262 lays them out.</summary>
/// <remarks>The shortest digits that read back as the same double come from .NET's round-trip formatting; only their
/// layout (where the point and the exponent go) is the specification's. Fixed-width forms use exact arithmetic,
/// because the specification rounds the true binary value, never its shortest decimal.</remarks>
internal static partial class NumberFormat
{
    /// <summary>A buffer of this many characters holds any result of <see cref="TryFormat"/>.</summary>
    public const int MaxLength = 32;

    private const int MaxShortestDigits = 17;

    /// <summary>toString in radix 10.</summary>
    // 6.1.6.1.20 Number::toString ( x, radix ) https://tc39.es/ecma262/#sec-numeric-types-number-tostring
    public static string ToString(double value)
    {
        int small = (int)value;
        if (small == value)
            return small.ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        Span<char> buffer = stackalloc char[MaxLength];
        TryFormat(value, buffer, out int written);
        return new string(buffer[..written]);
    }

    /// <summary>Writes the text of a number; false when the destination is too short (see <see cref="MaxLength"/>).</summary>
    public static bool TryFormat(double value, Span<char> destination, out int written)
    {
        int small = (int)value;
        if (small == value)
            return small.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);
        if (double.IsNaN(value))
            return TryCopy("NaN", destination, out written);
        if (double.IsInfinity(value))
            return TryCopy(value > 0 ? "Infinity" : "-Infinity", destination, out written);
        if (Math.Abs(value) <= 9007199254740992 && value == Math.Floor(value))
            return ((long)value).TryFormat(destination, out written, default, CultureInfo.InvariantCulture);

        Span<char> digits = stackalloc char[MaxShortestDigits];
        int count = ShortestDigits(Math.Abs(value), digits, out int point);
        Span<char> text = stackalloc char[MaxLength];
        int length = 0;
        if (value < 0)
            text[length++] = '-';
        length += Layout(digits[..count], point, text[length..]);
        return TryCopy(text[..length], destination, out written);
    }

    /// <summary>The shortest digits d1…dk with value = 0.d1…dk × 10^point that read back as the same double.</summary>
    internal static int ShortestDigits(double value, Span<char> digits, out int point)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);

        int count = 0;
        int before = 0;
        int exponent = 0;
        bool seenPoint = false;
        for (int i = 0; i < length; i++)
        {
            char c = text[i];
            if (c == '.')
            {
                seenPoint = true;
            }
            else if (c == 'E')
            {
                exponent = int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else
            {
                if (count == 0 && c == '0')
                {
                    if (seenPoint)
                        before--;
                    continue;
                }
                if (!seenPoint)
                    before++;
                if (count < digits.Length)
                    digits[count++] = c;
            }
        }

        while (count > 1 && digits[count - 1] == '0')
            count--;
        point = before + exponent;
        return count;
    }

    private static int Layout(ReadOnlySpan<char> digits, int n, Span<char> text)
    {
        int k = digits.Length;
        // 7. If k ≤ n ≤ 21: the digits, then zeros.
        if (k <= n && n <= 21)
        {
            digits.CopyTo(text);
            text[k..n].Fill('0');
            return n;
        }
        // 8. If 0 < n ≤ 21: the point inside the digits.
        if (n is > 0 and <= 21)
        {
            digits[..n].CopyTo(text);
            text[n] = '.';
            digits[n..].CopyTo(text[(n + 1)..]);
            return k + 1;
        }
        // 9. If -6 < n ≤ 0: zeros before the digits.
        if (n is > -6 and <= 0)
        {
            text[0] = '0';
            text[1] = '.';
            text.Slice(2, -n).Fill('0');
            digits.CopyTo(text[(2 - n)..]);
            return 2 - n + k;
        }
        // 10-14. Exponential.
        text[0] = digits[0];
        int length = 1;
        if (k > 1)
        {
            text[length++] = '.';
            digits[1..].CopyTo(text[length..]);
            length += k - 1;
        }
        return length + WriteExponent(n - 1, text[length..]);
    }

    private static int WriteExponent(int exponent, Span<char> text)
    {
        text[0] = 'e';
        text[1] = exponent < 0 ? '-' : '+';
        Math.Abs(exponent).TryFormat(text[2..], out int written, default, CultureInfo.InvariantCulture);
        return written + 2;
    }

    private static bool TryCopy(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        bool fits = text.TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }
}
