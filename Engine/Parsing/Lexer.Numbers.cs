using System.Globalization;
using System.Numerics;

namespace ConcurrentJs.Parsing;

internal sealed partial class Lexer
{
    // 12.9.3 Numeric Literals
    private void ScanNumber(ref Token token)
    {
        token.Kind = TokenKind.Number;
        token.IsLegacyOctal = false;
        int start = _position;
        if (_text[start] == '0')
        {
            int radix = (Peek(1) | 32) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            if (radix != 0)
            {
                _position += 2;
                ScanRadix(ref token, start, radix);
                RejectNameAfterNumber();
                return;
            }
            if (CharTable.IsDigit(Peek(1)) || Peek(1) == '_')
            {
                ScanLeadingZero(ref token, start);
                RejectNameAfterNumber();
                return;
            }
        }
        ScanDecimal(ref token, start);
        RejectNameAfterNumber();
    }

    private void ScanDecimal(ref Token token, int start)
    {
        long small = 0;
        bool separated = ScanDigits(10);
        if (Peek(0) == 'n')
        {
            token.Text = Digits(start, _position, separated);
            token.Kind = TokenKind.BigInt;
            _position++;
            return;
        }
        bool isInteger = true;
        if (Peek(0) == '.')
        {
            isInteger = false;
            _position++;
            if (Peek(0) == '_')
                throw Error(_position, "A numeric separator is not allowed here");
            separated |= ScanDigits(10);
        }
        if (ScanExponent(ref separated))
            isInteger = false;
        if (isInteger && !separated && _position - start <= 15)
        {
            for (int i = start; i < _position; i++)
                small = small * 10 + (_text[i] - '0');
            token.Number = small;
            return;
        }
        token.Number = double.Parse(Digits(start, _position, separated), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private bool ScanExponent(ref bool separated)
    {
        if (Peek(0) is not ('e' or 'E'))
            return false;
        _position++;
        if (Peek(0) is '+' or '-')
            _position++;
        if (!CharTable.IsDigit(Peek(0)))
            throw Error(_position, $"Invalid number: expected an exponent digit, found {Describe(_position)}");
        separated |= ScanDigits(10);
        return true;
    }

    /// <summary>B.1.1: 010 is octal, 089 decimal; neither takes separators, nor a suffix n.</summary>
    private void ScanLeadingZero(ref Token token, int start)
    {
        token.IsLegacyOctal = true;
        bool isOctal = true;
        while (CharTable.IsDigit(Peek(0)))
        {
            isOctal &= Peek(0) < '8';
            _position++;
        }
        if (Peek(0) == '_')
            throw Error(_position, "A numeric separator is not allowed after a leading 0");
        bool separated = false;
        if (isOctal)
        {
            token.Number = FromRadix(_text.AsSpan(start, _position - start), 8);
            return;
        }
        if (Peek(0) == '.')
        {
            _position++;
            if (Peek(0) == '_')
                throw Error(_position, "A numeric separator is not allowed here");
            separated = ScanDigits(10);
        }
        ScanExponent(ref separated);
        token.Number = double.Parse(Digits(start, _position, separated), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void ScanRadix(ref Token token, int start, int radix)
    {
        int digits = _position;
        bool separated = ScanDigits(radix);
        if (_position == digits)
            throw Error(_position, $"Invalid number: expected a digit of base {radix}, found {Describe(_position)}");
        if (Peek(0) == 'n')
        {
            token.Kind = TokenKind.BigInt;
            token.Text = Digits(start, _position, separated);
            _position++;
            return;
        }
        token.Number = FromRadix(Digits(digits, _position, separated), radix);
    }

    /// <summary>Digits with single separators between them; true when there was a separator.</summary>
    private bool ScanDigits(int radix)
    {
        bool separated = false;
        bool lastWasDigit = false;
        while (true)
        {
            char c = Peek(0);
            if (c == '_')
            {
                separated = true;
                int next = CharTable.HexValue(Peek(1));
                if (!lastWasDigit || next < 0 || next >= radix)
                    throw Error(_position, "A numeric separator must stand between two digits");
                lastWasDigit = false;
                _position++;
                continue;
            }
            int value = CharTable.HexValue(c);
            if (value < 0 || value >= radix)
                return separated;
            lastWasDigit = true;
            _position++;
        }
    }

    private string Digits(int start, int end, bool separated)
    {
        string digits = _text.Substring(start, end - start);
        return separated ? digits.Replace("_", "") : digits;
    }

    private void RejectNameAfterNumber()
    {
        if (_position >= _text.Length)
            return;
        int c = CodePointAt(_position);
        if (c == '\\' || CharTable.IsIdentifierPart(c))
            throw Error(_position, $"Expected the end of the number, found {Describe(_position)}");
    }

    /// <summary>The double nearest to the digits of a power-of-two base, ties to even.</summary>
    internal static double FromRadix(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.Length <= 12)
        {
            long value = 0;
            foreach (char c in digits)
                value = value * radix + CharTable.HexValue(c);
            return value;
        }
        BigInteger big = BigFromRadix(digits, radix);
        long bits = (long)big.GetBitLength();
        if (bits <= 53)
            return (double)(long)big;
        int shift = (int)(bits - 54);
        BigInteger top = big >> shift;
        long mantissa = (long)top;
        bool sticky = (top << shift) != big;
        bool roundUp = (mantissa & 1) != 0 && (sticky || (mantissa & 2) != 0);
        mantissa = (mantissa >> 1) + (roundUp ? 1 : 0);
        return shift + 1 > 1100 ? double.PositiveInfinity : Math.ScaleB(mantissa, shift + 1);
    }

    internal static BigInteger BigFromRadix(ReadOnlySpan<char> digits, int radix)
    {
        if (radix == 16)
            return BigInteger.Parse("0" + digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (radix == 2)
            return BigInteger.Parse("0" + digits.ToString(), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture);
        // Octal: three bits per digit.
        var bits = new System.Text.StringBuilder("0", digits.Length * 3 + 1);
        foreach (char c in digits)
        {
            int value = c - '0';
            bits.Append((char)('0' + (value >> 2))).Append((char)('0' + ((value >> 1) & 1))).Append((char)('0' + (value & 1)));
        }
        return BigInteger.Parse(bits.ToString(), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>The value of a BigInt token's text: decimal, or with 0x, 0o, 0b.</summary>
    internal static BigInteger BigIntOf(string text)
    {
        if (text.Length > 2 && text[0] == '0')
        {
            int radix = (text[1] | 32) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            if (radix != 0)
                return BigFromRadix(text.AsSpan(2), radix);
        }
        return BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
