using System.Globalization;
using System.Text;

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

/// <summary>What kind a character is: a table for ASCII, Unicode categories for the rest.</summary>
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
        : IsUnicodeStart(c);

    public static bool IsIdentifierPart(int c) => c < 128
        ? (s_ascii[c] & CharClass.IdentifierPart) != 0
        : IsUnicodeStart(c) || IsUnicodeContinue(c);

    public static int HexValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static UnicodeCategory Category(int c) =>
        c is >= 0xD800 and <= 0xDFFF ? UnicodeCategory.Surrogate : Rune.GetUnicodeCategory(new Rune(c));

    private static bool IsUnicodeStart(int c)
    {
        switch (Category(c))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber:
                // Pattern_Syntax / Pattern_White_Space exclusion: VERTICAL TILDE is a letter but not ID_Start.
                return c != 0x2E2F;
            default:
                // Other_ID_Start
                return c is 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C;
        }
    }

    private static bool IsUnicodeContinue(int c)
    {
        if (c is 0x200C or 0x200D)
            return true;
        switch (Category(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation:
                return true;
            default:
                // Other_ID_Continue
                return c is 0x00B7 or 0x0387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x200C or 0x200D or 0x30FB or 0xFF65;
        }
    }

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
