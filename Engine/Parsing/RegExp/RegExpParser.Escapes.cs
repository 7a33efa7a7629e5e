namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What starts with a backslash.</summary>
internal sealed partial class RegExpParser
{
    private RegExpNode ParseAtomEscape()
    {
        _pos++;
        int c = Peek();
        switch (c)
        {
            case -1:
                throw Error("\\ at end of pattern");
            case 'b' or 'B':
                _pos++;
                return new AssertionNode(c == 'b' ? AssertionKind.WordBoundary : AssertionKind.NotWordBoundary, _ignoreCase);
            case >= '1' and <= '9':
                if (TryParseReference() is { } reference)
                    return reference;
                break;
            case 'k' when _hasNames:
                _pos++;
                if (!Eat('<'))
                    throw Error("Invalid named reference");
                var named = new BackReferenceNode([], ParseGroupName("Invalid named reference"), _ignoreCase);
                _namedReferences.Add(named);
                return named;
        }
        if (TryParseClassEscape() is { } item)
            return new ClassNode(item, false, _ignoreCase);
        return new CharNode(ParseCharacterEscape(inClass: false), _ignoreCase);
    }

    private BackReferenceNode? TryParseReference()
    {
        int start = _pos;
        TryParseDecimal(out int number);
        if (_unicode)
            _largestReference = Math.Max(_largestReference, number);
        else if (number >= _totalCaptures)
        {
            _pos = start;
            return null;
        }
        return new BackReferenceNode([number], null, _ignoreCase);
    }

    /// <summary>\d \D \s \S \w \W \p \P, at the letter; null when it is another escape.</summary>
    private ClassItem? TryParseClassEscape()
    {
        int c = Peek();
        switch (c)
        {
            case 'd' or 'D':
                _pos++;
                return new ClassEscape(ClassEscapeKind.Digit, c == 'D');
            case 's' or 'S':
                _pos++;
                return new ClassEscape(ClassEscapeKind.Space, c == 'S');
            case 'w' or 'W':
                _pos++;
                return new ClassEscape(ClassEscapeKind.Word, c == 'W');
            case 'p' or 'P' when _unicode:
                _pos++;
                return ParseProperty(c == 'P');
            default:
                return null;
        }
    }

    private ClassProperty ParseProperty(bool negated)
    {
        int close = Peek() == '{' ? _source.IndexOf('}', _pos) : -1;
        if (close < 0)
            throw Error("Invalid property name");
        ReadOnlySpan<char> text = _source.AsSpan(_pos + 1, close - _pos - 1);
        int equals = text.IndexOf('=');
        PropertyReference? property = equals < 0
            ? PropertyNames.Find(text.ToString(), allowStrings: _sets)
            : PropertyNames.Find(text[..equals].ToString(), text[(equals + 1)..].ToString());
        if (property == null || (negated && property.Value.Kind == PropertyKind.Strings))
            throw Error("Invalid property name");
        _pos = close + 1;
        return new ClassProperty(property.Value, negated);
    }

    /// <summary>CharacterEscape, at the character after the backslash.</summary>
    private int ParseCharacterEscape(bool inClass)
    {
        int c = NextCodePoint();
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'c':
                return ParseControlLetter(inClass);
            case '0' when !IsDigit(Peek()):
                return 0;
            case >= '0' and <= '9':
                if (_unicode)
                    throw Error(inClass ? "Invalid class escape" : "Invalid decimal escape");
                return c <= '7' ? ParseLegacyOctal(c - '0') : c;
            case 'x':
                if (TryParseHex(2, out int unit))
                    return unit;
                if (_unicode)
                    throw Error("Invalid escape");
                return 'x';
            case 'u':
                if (TryParseUnicodeEscape(_unicode, out int codePoint))
                    return codePoint;
                if (_unicode)
                    throw Error("Invalid Unicode escape");
                return 'u';
        }
        bool identity = _unicode ? IsSyntaxCharacter(c) || c == '/' : !(c == 'k' && _hasNames);
        if (!identity)
            throw Error(c == 'k' ? "Invalid named reference" : "Invalid escape");
        return c;
    }

    private int ParseControlLetter(bool inClass)
    {
        int letter = Peek();
        if (letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            || (inClass && !_unicode && (IsDigit(letter) || letter == '_')))
        {
            _pos++;
            return letter & 31;
        }
        if (_unicode)
            throw Error("Invalid unicode escape");
        _pos--;             // Annex B: the backslash stands for itself, and the c is read again
        return '\\';
    }

    private int ParseLegacyOctal(int value)
    {
        // At most three digits, and no more than \377.
        int limit = value <= 3 ? 2 : 1;
        for (int i = 0; i < limit && Peek() is >= '0' and <= '7'; i++)
            value = value * 8 + (_source[_pos++] - '0');
        return value;
    }

    /// <summary>After \u: four digits; with <paramref name="full"/> also {…} and a pair of escapes. Leaves the position
    /// alone when it is neither.</summary>
    private bool TryParseUnicodeEscape(bool full, out int value)
    {
        int start = _pos;
        if (full && Eat('{'))
        {
            long number = 0;
            int digits = 0;
            for (; Peek() is var c && c >= 0 && char.IsAsciiHexDigit((char)c); digits++, _pos++)
                number = Math.Min(number * 16 + HexValue((char)c), 0x110000);
            value = (int)number;
            if (digits > 0 && number <= 0x10FFFF && Eat('}'))
                return true;
            _pos = start;
            return false;
        }
        if (!TryParseHex(4, out value))
            return false;
        if (full && value is >= 0xD800 and <= 0xDBFF)
        {
            int afterHigh = _pos;
            if (Eat("\\u") && TryParseHex(4, out int low) && low is >= 0xDC00 and <= 0xDFFF)
                value = char.ConvertToUtf32((char)value, (char)low);
            else
                _pos = afterHigh;
        }
        return true;
    }

    private bool TryParseHex(int digits, out int value)
    {
        value = 0;
        if (_pos + digits > _source.Length)
            return false;
        for (int i = 0; i < digits; i++)
        {
            char c = _source[_pos + i];
            if (!char.IsAsciiHexDigit(c))
                return false;
            value = value * 16 + HexValue(c);
        }
        _pos += digits;
        return true;
    }

    private static int HexValue(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 32) - 'a' + 10;

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private static bool IsSyntaxCharacter(int c) =>
        c is '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '{' or '}' or '|';
}
