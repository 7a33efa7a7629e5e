using System.Globalization;
using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>Percent coding of text (ECMA-262 19.2.6.5, 19.2.6.6, B.2.1).</summary>
internal static class UriCoding
{
    public const string Reserved = ";/?:@&=+$,", Marks = "-.!~*'()_";

    private const string HexDigits = "0123456789ABCDEF";

    // 19.2.6.5 Encode ( string, extraUnescaped )
    public static JsValue Encode(JsThread t, string text, string extraUnescaped)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            t.Poll();
            char c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || extraUnescaped.Contains(c))
            {
                result.Append(c);
                continue;
            }
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int used) != System.Buffers.OperationStatus.Done)
                throw t.NewError(ErrorKind.Uri, "URI malformed");
            i += used - 1;
            int count = rune.EncodeToUtf8(utf8);
            foreach (byte b in utf8[..count])
                result.Append('%').Append(HexDigits[b >> 4]).Append(HexDigits[b & 15]);
            CheckLength(t, result);
        }
        return Text(result);
    }

    private static void CheckLength(JsThread t, StringBuilder text)
    {
        if (text.Length > t.MaxStringLength)
            throw t.RangeError("Invalid string length");
    }

    private static JsValue Text(StringBuilder text) => JsString.Create(text.ToString());

    // 19.2.6.6 Decode ( string, preserveEscapeSet )
    public static JsValue Decode(JsThread t, string text, string preserved)
    {
        if (!text.Contains('%'))
            return JsString.Create(text);
        var result = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            t.Poll();
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }
            int start = i;
            utf8[0] = ByteAt(t, text, i);
            i += 2;
            int count = utf8[0] < 0x80 ? 1 : System.Numerics.BitOperations.LeadingZeroCount((uint)(byte)~utf8[0] << 24);
            if (count == 1)
            {
                if (utf8[0] >= 0x80)
                    throw Malformed(t);
                char c = (char)utf8[0];
                if (preserved.Contains(c))
                    result.Append(text, start, 3);
                else
                    result.Append(c);
                continue;
            }
            if (count is < 2 or > 4)
                throw Malformed(t);
            for (int k = 1; k < count; k++)
            {
                utf8[k] = ByteAt(t, text, ++i);
                i += 2;
            }
            if (Rune.DecodeFromUtf8(utf8[..count], out Rune rune, out int used) != System.Buffers.OperationStatus.Done || used != count)
                throw Malformed(t);
            result.Append(rune);
        }
        return Text(result);
    }

    private static Exception Malformed(JsThread t) => t.NewError(ErrorKind.Uri, "URI malformed");

    private static byte ByteAt(JsThread t, string text, int at)
    {
        return at < text.Length && text[at] == '%' && TryHex(text, at + 1, 2, out char value) ? (byte)value : throw Malformed(t);
    }

    // B.2.1.1 escape ( string )
    public static JsValue Escape(JsThread t, string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            t.Poll();
            if (char.IsAsciiLetterOrDigit(c) || "@*_+-./".Contains(c))
                result.Append(c);
            else if (c < 256)
                result.Append('%').Append(HexDigits[c >> 4]).Append(HexDigits[c & 15]);
            else
                result.Append("%u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            CheckLength(t, result);
        }
        return Text(result);
    }

    // B.2.1.2 unescape ( string )
    public static JsValue Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && TryHex(text, i + 2, 4, out char wide) && text[i + 1] == 'u')
            {
                result.Append(wide);
                i += 5;
            }
            else if (text[i] == '%' && TryHex(text, i + 1, 2, out char narrow))
            {
                result.Append(narrow);
                i += 2;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return Text(result);
    }

    private static bool TryHex(string text, int at, int digits, out char value)
    {
        value = '\0';
        if (at + digits > text.Length)
            return false;
        foreach (char c in text.AsSpan(at, digits))
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
            value = (char)(value * 16 + NumberParse.DigitOf(c));
        }
        return true;
    }
}
