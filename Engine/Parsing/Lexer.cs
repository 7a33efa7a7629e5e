using System.Buffers;
using System.Text;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

/// <summary>Text to tokens, one at a time on demand, so that the parser can say whether / starts a regular expression
/// and } continues a template. Knows nothing about strictness: it marks what strict code forbids.</summary>
internal sealed partial class Lexer(SourceText source, NameTable names, bool isModule)
{
    private static readonly SearchValues<char> s_lineTerminators = SearchValues.Create("\n\r\u2028\u2029");

    private readonly string _text = source.Text;
    private readonly StringBuilder _buffer = new();
    private int _position;
    private bool _sawToken;

    /// <summary>Where the next token is scanned from; the parser may go back to a token's end.</summary>
    public int Position
    {
        get => _position;
        set => _position = value;
    }

    public SyntaxErrorException Error(int offset, string message) => new(message, source, Math.Min(offset, _text.Length));

    /// <summary>12.5 Hashbang Comments.</summary>
    public void SkipHashbang()
    {
        if (_text.StartsWith("#!", StringComparison.Ordinal))
            SkipLine();
    }

    public void Next(ref Token token)
    {
        token.NewLineBefore = false;
        token.HasEscape = false;
        string text = _text;
        int i = _position;
        while (true)
        {
            if ((uint)i >= (uint)text.Length)
            {
                _position = token.Start = token.End = text.Length;
                token.Kind = TokenKind.EndOfFile;
                return;
            }
            char c = text[i];
            if (c >= 128)
            {
                if (c is '\u2028' or '\u2029')
                    token.NewLineBefore = true;
                else if (!CharTable.IsSpace(c))
                    break;
                i++;
                continue;
            }
            CharClass kind = CharTable.Ascii[c];
            if ((kind & (CharClass.Space | CharClass.LineTerminator)) != 0)
            {
                if ((kind & CharClass.LineTerminator) != 0)
                    token.NewLineBefore = true;
                i++;
                continue;
            }
            if ((kind & CharClass.IdentifierStart) != 0)
            {
                ScanPlainName(ref token, i);
                return;
            }
            if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*' && TrySkipComment(ref token, ref i))
                continue;
            // B.1.1 HTML-like Comments
            if (!isModule && (c == '<' && At(i, "<!--") || c == '-' && (token.NewLineBefore || !_sawToken) && At(i, "-->")))
            {
                _position = i;
                SkipLine();
                i = _position;
                continue;
            }
            break;
        }
        _sawToken = true;
        token.Start = i;
        _position = i;
        ScanOther(ref token, text[i]);
        token.End = _position;
    }

    private bool At(int i, string expected) => string.CompareOrdinal(_text, i, expected, 0, expected.Length) == 0;

    private char Peek(int ahead)
    {
        int i = _position + ahead;
        return i < _text.Length ? _text[i] : '\0';
    }

    private void SkipLine()
    {
        int found = _text.AsSpan(_position).IndexOfAny(s_lineTerminators);
        _position = found < 0 ? _text.Length : _position + found;
    }

    private bool TrySkipComment(ref Token token, ref int i)
    {
        if (i + 1 >= _text.Length)
            return false;
        if (_text[i + 1] == '/')
        {
            _position = i;
            SkipLine();
            i = _position;
            return true;
        }
        if (_text[i + 1] != '*')
            return false;
        ReadOnlySpan<char> rest = _text.AsSpan(i + 2);
        int end = rest.IndexOf("*/");
        if (end < 0)
            throw Error(i, "Unterminated comment: expected */, found the end of the source");
        if (rest[..end].IndexOfAny(s_lineTerminators) >= 0)
            token.NewLineBefore = true;
        i += end + 4;
        return true;
    }

    private void ScanPlainName(ref Token token, int start)
    {
        string text = _text;
        ReadOnlySpan<CharClass> table = CharTable.Ascii;
        int i = start + 1;
        while ((uint)i < (uint)text.Length)
        {
            char c = text[i];
            if (c < 128 && (table[c] & CharClass.IdentifierPart) != 0)
            {
                i++;
                continue;
            }
            if (c == '\\' || c >= 128 && IsNamePartAt(i))
            {
                token.Start = start;
                _position = start;
                ScanSlowName(ref token, prefix: 0);
                token.End = _position;
                return;
            }
            break;
        }
        NameEntry entry = names.Intern(text.AsSpan(start, i - start));
        token.Start = start;
        token.End = i;
        _position = i;
        token.Name = entry;
        token.Kind = entry.Kind;
        _sawToken = true;
    }

    private bool IsNamePartAt(int i) => CharTable.IsIdentifierPart(CodePointAt(i));

    private int CodePointAt(int i)
    {
        char c = _text[i];
        return char.IsHighSurrogate(c) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1])
            ? char.ConvertToUtf32(c, _text[i + 1])
            : c;
    }

    /// <summary>A name with escapes or characters beyond ASCII. The prefix (# of private names) is kept in the spelling.</summary>
    private void ScanSlowName(ref Token token, int prefix)
    {
        _buffer.Clear();
        _buffer.Append(_text, _position, prefix);
        _position += prefix;
        bool first = true;
        while (_position < _text.Length)
        {
            int at = _position;
            int c = CodePointAt(at);
            if (c == '\\')
            {
                token.HasEscape = true;
                _position++;
                if (Peek(0) != 'u')
                    throw Error(at, "Invalid escape in a name: expected \\u");
                _position++;
                c = ScanUnicodeEscape(at);
                if (!(first ? CharTable.IsIdentifierStart(c) : CharTable.IsIdentifierPart(c)))
                    throw Error(at, "Invalid escape in a name: the character cannot be part of a name");
            }
            else if (first ? CharTable.IsIdentifierStart(c) : CharTable.IsIdentifierPart(c))
                _position += c > 0xFFFF ? 2 : 1;
            else
                break;
            first = false;
            AppendCodePoint(c);
        }
        if (first)
            throw Error(_position, $"Unexpected character {Describe(_position)}");
        NameEntry entry = names.Intern(_buffer.ToString());
        token.Name = entry;
        token.Kind = !token.HasEscape ? entry.Kind
            : TokenKinds.IsReservedWord(entry.Kind) ? TokenKind.EscapedKeyword
            : TokenKinds.IsSometimesReserved(entry.Kind) ? TokenKind.EscapedContextual
            : TokenKind.Identifier;
    }

    private void ScanPrivateName(ref Token token)
    {
        ScanSlowName(ref token, prefix: 1);
        token.Kind = TokenKind.PrivateName;
    }

    private string Describe(int offset)
    {
        if (offset >= _text.Length)
            return "(end of the source)";
        int c = CodePointAt(offset);
        return c is > 32 and < 127 ? $"'{(char)c}'" : $"U+{c:X4}";
    }

    private void AppendCodePoint(int c)
    {
        if (c > 0xFFFF)
            _buffer.Append(char.ConvertFromUtf32(c));
        else
            _buffer.Append((char)c);
    }
}
