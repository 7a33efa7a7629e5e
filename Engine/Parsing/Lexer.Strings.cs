using System.Buffers;

namespace ConcurrentJs.Parsing;

internal sealed partial class Lexer
{
    private static readonly SearchValues<char> s_doubleStops = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> s_singleStops = SearchValues.Create("'\\\n\r");
    private static readonly SearchValues<char> s_templateStops = SearchValues.Create("`\\$\r");

    // 12.9.4 String Literals
    private void ScanString(ref Token token, char quote)
    {
        token.Kind = TokenKind.String;
        token.IsLegacyOctal = false;
        SearchValues<char> stops = quote == '"' ? s_doubleStops : s_singleStops;
        int start = ++_position;
        ReadOnlySpan<char> rest = _text.AsSpan(start);
        int stop = rest.IndexOfAny(stops);
        if (stop < 0)
            throw Error(start - 1, "Unterminated string");
        if (rest[stop] == quote)
        {
            token.Text = Share(rest[..stop]);
            _position = start + stop + 1;
            return;
        }
        _buffer.Clear();
        while (true)
        {
            rest = _text.AsSpan(_position);
            stop = rest.IndexOfAny(stops);
            if (stop < 0)
                throw Error(start - 1, "Unterminated string");
            _buffer.Append(rest[..stop]);
            _position += stop;
            char c = rest[stop];
            if (c == quote)
            {
                _position++;
                token.Text = _buffer.ToString();
                return;
            }
            if (c != '\\')
                throw Error(start - 1, "Unterminated string: a line ends inside it");
            token.HasEscape = true;
            if (!ScanEscape(inTemplate: false, ref token, out string? problem))
                throw Error(_position, problem!);
        }
    }

    /// <summary>Short texts are shared with names of the same spelling: they are mostly property keys.</summary>
    private string Share(ReadOnlySpan<char> text) =>
        text.Length <= 24 ? names.Intern(text).Text : text.ToString();

    /// <summary>At a backslash: appends what it stands for. In templates a bad escape is no error by itself.</summary>
    private bool ScanEscape(bool inTemplate, ref Token token, out string? problem)
    {
        problem = null;
        int at = _position;
        _position++;
        if (_position >= _text.Length)
            throw Error(at, "Unterminated string");
        char c = _text[_position++];
        switch (c)
        {
            case 'n': _buffer.Append('\n'); return true;
            case 't': _buffer.Append('\t'); return true;
            case 'r': _buffer.Append('\r'); return true;
            case 'b': _buffer.Append('\b'); return true;
            case 'f': _buffer.Append('\f'); return true;
            case 'v': _buffer.Append('\v'); return true;
            case '\r':
                if (Peek(0) == '\n')
                    _position++;
                return true;
            case '\n' or '\u2028' or '\u2029': return true;
            case 'x':
                int high = CharTable.HexValue(Peek(0));
                int low = high < 0 ? -1 : CharTable.HexValue(Peek(1));
                if (low < 0)
                {
                    problem = "Invalid escape: expected two hexadecimal digits after \\x";
                    return false;
                }
                _position += 2;
                _buffer.Append((char)(high * 16 + low));
                return true;
            case 'u':
                int code = TryScanUnicodeEscape();
                if (code < 0)
                {
                    problem = "Invalid escape: expected \\uXXXX or \\u{X} up to 10FFFF";
                    return false;
                }
                AppendCodePoint(code);
                return true;
            case >= '0' and <= '9':
                if (c == '0' && !CharTable.IsDigit(Peek(0)))
                {
                    _buffer.Append('\0');
                    return true;
                }
                if (inTemplate)
                {
                    problem = "Octal escapes are not allowed in templates";
                    return false;
                }
                token.IsLegacyOctal = true;
                AppendLegacyOctal(c);
                return true;
            default: _buffer.Append(c); return true;
        }
    }

    private void AppendLegacyOctal(char c)
    {
        if (c >= '8')
        {
            _buffer.Append(c);
            return;
        }
        int value = c - '0';
        int most = c <= '3' ? 2 : 1;
        while (most-- > 0 && Peek(0) is >= '0' and <= '7')
            value = value * 8 + (_text[_position++] - '0');
        _buffer.Append((char)value);
    }

    private int ScanUnicodeEscape(int escapeStart)
    {
        int code = TryScanUnicodeEscape();
        return code >= 0 ? code : throw Error(escapeStart, "Invalid escape: expected \\uXXXX or \\u{X} up to 10FFFF");
    }

    /// <summary>After \u; -1 when malformed, leaving the position after what was understood.</summary>
    private int TryScanUnicodeEscape()
    {
        int value = 0;
        if (Peek(0) == '{')
        {
            _position++;
            if (Peek(0) == '}')
                return -1;
            while (Peek(0) != '}')
            {
                int digit = CharTable.HexValue(Peek(0));
                if (digit < 0 || (value = value * 16 + digit) > 0x10FFFF)
                    return -1;
                _position++;
            }
            _position++;
            return value;
        }
        for (int i = 0; i < 4; i++)
        {
            int digit = CharTable.HexValue(Peek(0));
            if (digit < 0)
                return -1;
            value = value * 16 + digit;
            _position++;
        }
        return value;
    }

    /// <summary>The current token is the } that ends a substitution: scan on as template text.</summary>
    public void ContinueTemplate(ref Token token)
    {
        _position = token.Start + 1;
        ScanTemplate(ref token);
        token.End = _position;
    }

    // 12.9.6 Template Literal Lexical Components. _position is behind ` or }.
    private void ScanTemplate(ref Token token)
    {
        token.Kind = TokenKind.Template;
        int start = _position;
        bool valid = true;
        bool hasReturn = false;
        _buffer.Clear();
        while (true)
        {
            ReadOnlySpan<char> rest = _text.AsSpan(_position);
            int stop = rest.IndexOfAny(s_templateStops);
            if (stop < 0)
                throw Error(token.Start, "Unterminated template: expected `");
            _buffer.Append(rest[..stop]);
            _position += stop;
            char c = rest[stop];
            if (c == '`' || c == '$' && Peek(1) == '{')
            {
                string raw = _text.Substring(start, _position - start);
                token.Extra = hasReturn ? raw.Replace("\r\n", "\n").Replace('\r', '\n') : raw;
                token.Text = valid ? _buffer.ToString() : null;
                token.IsTail = c == '`';
                _position += token.IsTail ? 1 : 2;
                return;
            }
            if (c == '$')
            {
                _buffer.Append('$');
                _position++;
            }
            else if (c == '\r')
            {
                hasReturn = true;
                _buffer.Append('\n');
                _position += Peek(1) == '\n' ? 2 : 1;
            }
            else
            {
                hasReturn |= Peek(1) == '\r';
                valid &= ScanEscape(inTemplate: true, ref token, out _);
            }
        }
    }

    /// <summary>12.9.5: the current token is / or /=, and an expression is due.</summary>
    public void RescanRegExp(ref Token token)
    {
        int i = token.Start + 1;
        bool inClass = false;
        string text = _text;
        while (true)
        {
            if (i >= text.Length || CharTable.IsLineTerminator(text[i]))
                throw Error(token.Start, "Unterminated regular expression: expected /");
            char c = text[i];
            if (c == '\\')
            {
                i++;
                if (i >= text.Length || CharTable.IsLineTerminator(text[i]))
                    throw Error(token.Start, "Unterminated regular expression: expected /");
            }
            else if (c == '[')
                inClass = true;
            else if (c == ']')
                inClass = false;
            else if (c == '/' && !inClass)
                break;
            i++;
        }
        int end = i + 1;
        while (end < text.Length && IsNamePartAt(end))
            end += CodePointAt(end) > 0xFFFF ? 2 : 1;
        if (end < text.Length && text[end] == '\\')
            throw Error(end, "Escapes are not allowed in regular expression flags");
        token.Kind = TokenKind.RegExp;
        token.Text = text.Substring(token.Start + 1, i - token.Start - 1);
        token.Extra = text.Substring(i + 1, end - i - 1);
        token.End = _position = end;
    }
}
