using System.Globalization;
using System.Numerics;

namespace ConcurrentJs.Numeric;

/// <summary>Text to numbers: StringToNumber, parseFloat, parseInt, StringToBigInt and canonical indices.</summary>
internal static class NumberParse
{
    // Longer runs of digits than this are infinite in every radix from 2 on.
    private const int MaxFiniteDigits = 1025;

    /// <summary>WhiteSpace or LineTerminator.</summary>
    public static bool IsWhiteSpace(char c) => c switch
    {
        ' ' or (>= '\t' and <= '\r') => true,
        < '\u00A0' => false,
        '\u00A0' or '\u1680' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF' => true,
        >= '\u2000' and <= '\u200A' => true,
        _ => false,
    };

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => TrimEnd(TrimStart(text));

    public static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        int start = 0;
        while (start < text.Length && IsWhiteSpace(text[start]))
            start++;
        return text[start..];
    }

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 0 && IsWhiteSpace(text[end - 1]))
            end--;
        return text[..end];
    }

    // 7.1.4.1.1 StringToNumber ( str ) https://tc39.es/ecma262/#sec-stringtonumber
    public static double ToNumber(ReadOnlySpan<char> text)
    {
        text = Trim(text);
        if (text.IsEmpty)
            return 0;
        if (TrySmallInteger(text, out double small))
            return small;
        if (text.Length > 2 && text[0] == '0' && RadixOf(text[1]) is int radix and not 0)
            return AllDigits(text[2..], radix) ? FromDigits(text[2..], radix) : double.NaN;
        return DecimalPrefix(text, out double value) == text.Length ? value : double.NaN;
    }

    // 19.2.4 parseFloat ( string ) https://tc39.es/ecma262/#sec-parsefloat-string
    public static double ParseFloat(ReadOnlySpan<char> text) =>
        DecimalPrefix(TrimStart(text), out double value) > 0 ? value : double.NaN;

    // 19.2.5 parseInt ( string, radix ) https://tc39.es/ecma262/#sec-parseint-string-radix
    public static double ParseInt(ReadOnlySpan<char> text, int radix)
    {
        text = TrimStart(text);
        bool negative = false;
        if (!text.IsEmpty && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }
        bool stripPrefix = true;
        if (radix != 0)
        {
            if (radix is < 2 or > 36)
                return double.NaN;
            stripPrefix = radix == 16;
        }
        else
        {
            radix = 10;
        }
        if (stripPrefix && text.Length >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x')
        {
            text = text[2..];
            radix = 16;
        }
        int length = 0;
        while (length < text.Length && DigitOf(text[length]) < radix)
            length++;
        if (length == 0)
            return double.NaN;
        double value = FromDigits(text[..length], radix);
        return negative ? -value : value;
    }

    /// <summary>StringToBigInt; false for text that is no StringIntegerLiteral.</summary>
    // 7.1.14 StringToBigInt ( str ) https://tc39.es/ecma262/#sec-stringtobigint
    public static bool TryParseBigInt(ReadOnlySpan<char> text, out BigInteger value)
    {
        text = Trim(text);
        value = BigInteger.Zero;
        if (text.IsEmpty)
            return true;
        if (text.Length > 2 && text[0] == '0' && RadixOf(text[1]) is int radix and not 0)
        {
            if (!AllDigits(text[2..], radix))
                return false;
            return BigIntMath.TryFromDigits(text[2..], radix, out value);
        }
        bool negative = text[0] == '-';
        if (text[0] is '+' or '-')
            text = text[1..];
        if (text.IsEmpty || !AllDigits(text, 10))
            return false;
        if (!BigIntMath.TryFromDigits(text, 10, out value))
            return false;
        if (negative)
            value = -value;
        return true;
    }

    /// <summary>A canonical array index: "0", or digits without a leading zero, at most 2^32 - 2.</summary>
    public static bool TryParseArrayIndex(ReadOnlySpan<char> text, out uint index)
    {
        index = 0;
        if (text.Length is 0 or > 10)
            return false;
        if (text[0] == '0')
            return text.Length == 1;
        ulong value = 0;
        foreach (char c in text)
        {
            uint digit = (uint)(c - '0');
            if (digit > 9)
                return false;
            value = value * 10 + digit;
        }
        index = (uint)value;
        return value < uint.MaxValue;
    }

    /// <summary>The number a typed array takes a string key for, if it is one.</summary>
    // 7.1.21 CanonicalNumericIndexString ( argument ) https://tc39.es/ecma262/#sec-canonicalnumericindexstring
    public static bool TryParseCanonicalNumeric(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        // Every number's text begins with one of these.
        if (text.IsEmpty || text.Length > NumberFormat.MaxLength || !(text[0] is '-' or 'I' or 'N' || char.IsAsciiDigit(text[0])))
            return false;
        if (text is "-0")
        {
            number = -0.0;
            return true;
        }
        number = ToNumber(text);
        Span<char> back = stackalloc char[NumberFormat.MaxLength];
        NumberFormat.TryFormat(number, back, out int length);
        return text.SequenceEqual(back[..length]);
    }

    /// <summary>The value of a digit in radix 36, or 99.</summary>
    public static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    /// <summary>The correctly rounded value of a run of digits.</summary>
    public static double FromDigits(ReadOnlySpan<char> digits, int radix)
    {
        digits = digits.TrimStart('0');
        if (digits.Length <= 10)
        {
            ulong value = 0;
            foreach (char c in digits)
                value = value * (uint)radix + (uint)DigitOf(c);
            return value;
        }
        if (digits.Length > MaxFiniteDigits)
            return double.PositiveInfinity;
        if (radix == 10)
            return double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return BigIntMath.ToDouble(BigIntMath.FromDigits(digits, radix));
    }

    /// <summary>The length of the longest StrDecimalLiteral at the start, 0 if there is none.</summary>
    private static int DecimalPrefix(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        int i = 0;
        if (i < text.Length && text[i] is '+' or '-')
            i++;
        if (text[i..].StartsWith("Infinity"))
        {
            value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return i + 8;
        }
        int digits = 0;
        int significant = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            digits++;
            i++;
        }
        if (i < text.Length && text[i] == '.')
        {
            int point = i++;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                significant++;
                i++;
            }
            if (digits + significant == 0)
                return 0;
            if (significant == 0)
                i = point + 1;
        }
        else if (digits == 0)
        {
            return 0;
        }
        int end = i;
        if (i < text.Length && (text[i] | 0x20) == 'e')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            int exponentStart = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            if (i > exponentStart)
                end = i;
        }
        value = double.Parse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture);
        return end;
    }

    private static bool TrySmallInteger(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (text.Length > 9)
            return false;
        int result = 0;
        foreach (char c in text)
        {
            uint digit = (uint)(c - '0');
            if (digit > 9)
                return false;
            result = result * 10 + (int)digit;
        }
        value = result;
        return true;
    }

    private static int RadixOf(char letter) => letter switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 0,
    };

    private static bool AllDigits(ReadOnlySpan<char> text, int radix)
    {
        foreach (char c in text)
        {
            if (DigitOf(c) >= radix)
                return false;
        }
        return !text.IsEmpty;
    }
}
