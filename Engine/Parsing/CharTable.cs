using System.Globalization;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing;

[Flags]
internal enum CharClass : byte
{
    None = 0,
    IdentifierStart = 1,
    IdentifierPart = 2,
    Digit = 4,
    HexDigit = 8,
    Space = 16,
    LineTerminator = 32,
}

/// <summary>What kind a character is: a table for ASCII, the Unicode tables for the rest.</summary>
internal static class CharTable
{
    private static readonly CharClass[] s_ascii = BuildAscii();

    public static ReadOnlySpan<CharClass> Ascii => s_ascii;

    public static bool IsLineTerminator(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsSpace(char c) => c < 128
        ? (s_ascii[c] & CharClass.Space) != 0
        : c is '\u00A0' or '\uFEFF' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    public static bool IsIdentifierStart(int c) => c < 128
        ? (s_ascii[c] & CharClass.IdentifierStart) != 0
        : UnicodeTables.IsIdStart(c);

    public static bool IsIdentifierPart(int c) => c < 128
        ? (s_ascii[c] & CharClass.IdentifierPart) != 0
        : UnicodeTables.IsIdContinue(c) || c is 0x200C or 0x200D;

    public static int HexValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static CharClass[] BuildAscii()
    {
        var table = new CharClass[128];
        for (char c = 'a'; c <= 'z'; c++)
            table[c] = table[c - 32] = CharClass.IdentifierStart | CharClass.IdentifierPart;
        table['$'] = table['_'] = CharClass.IdentifierStart | CharClass.IdentifierPart;
        for (char c = '0'; c <= '9'; c++)
            table[c] = CharClass.Digit | CharClass.HexDigit | CharClass.IdentifierPart;
        for (char c = 'a'; c <= 'f'; c++)
        {
            table[c] |= CharClass.HexDigit;
            table[c - 32] |= CharClass.HexDigit;
        }
        table[' '] = table['\t'] = table['\v'] = table['\f'] = CharClass.Space;
        table['\n'] = table['\r'] = CharClass.LineTerminator;
        return table;
    }
}
