using System.Globalization;
using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Looking into strings.</summary>
internal static unsafe partial class StringBuiltins
{
    // 22.1.3.1 String.prototype.at ( index )
    private static JsValue At(in Call call)
    {
        JsString text = ThisText(call, "at");
        double index = call[0].ToIntegerOrInfinity(call.Thread);
        if (index < 0)
            index += text.Length;
        return index >= 0 && index < text.Length ? JsString.FromChar(text[(int)index]) : JsValue.Undefined;
    }

    // 22.1.3.2 String.prototype.charAt ( pos )
    private static JsValue CharAt(in Call call)
    {
        JsString text = ThisText(call, "charAt");
        if (call[0] is { IsInt32: true } position)
            return (uint)position.AsInt32 < (uint)text.Length ? JsString.FromChar(text[position.AsInt32]) : JsString.Empty;
        double index = call[0].ToIntegerOrInfinity(call.Thread);
        return index >= 0 && index < text.Length ? JsString.FromChar(text[(int)index]) : JsString.Empty;
    }

    // 22.1.3.3 String.prototype.charCodeAt ( pos )
    private static JsValue CharCodeAt(in Call call)
    {
        JsString text = ThisText(call, "charCodeAt");
        JsValue position = call[0];
        if (position.IsInt32)
            return (uint)position.AsInt32 < (uint)text.Length ? text[position.AsInt32] : JsValue.NaN;
        double index = position.ToIntegerOrInfinity(call.Thread);
        return index >= 0 && index < text.Length ? text[(int)index] : JsValue.NaN;
    }

    // 22.1.3.4 String.prototype.codePointAt ( pos )
    private static JsValue CodePointAt(in Call call)
    {
        JsString text = ThisText(call, "codePointAt");
        double index = call[0].ToIntegerOrInfinity(call.Thread);
        return index >= 0 && index < text.Length ? CodePointAt(text.Span, (int)index) : JsValue.Undefined;
    }

    // 11.1.4 CodePointAt ( string, position )
    internal static int CodePointAt(ReadOnlySpan<char> text, int at)
    {
        char first = text[at];
        return char.IsHighSurrogate(first) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? char.ConvertToUtf32(first, text[at + 1]) : first;
    }

    // 22.1.3.7 String.prototype.endsWith ( searchString [ , endPosition ] )
    private static JsValue EndsWith(in Call call)
    {
        JsString text = ThisText(call, "endsWith");
        JsString search = SearchText(call, "endsWith");
        int end = call[1].IsUndefined ? text.Length : Clamped(call.Thread, call[1], text.Length);
        return text.Span[..end].EndsWith(search.Span);
    }

    // 22.1.3.24 String.prototype.startsWith ( searchString [ , position ] )
    private static JsValue StartsWith(in Call call)
    {
        JsString text = ThisText(call, "startsWith");
        JsString search = SearchText(call, "startsWith");
        return text.Span[Clamped(call.Thread, call[1], text.Length)..].StartsWith(search.Span);
    }

    // 22.1.3.8 String.prototype.includes ( searchString [ , position ] )
    private static JsValue Includes(in Call call)
    {
        JsString text = ThisText(call, "includes");
        JsString search = SearchText(call, "includes");
        return text.Span[Clamped(call.Thread, call[1], text.Length)..].IndexOf(search.Span) >= 0;
    }

    private static JsString SearchText(in Call call, string method)
    {
        if (IsRegExp(call.Thread, call[0]))
            throw call.Thread.TypeError($"First argument to String.prototype.{method} must not be a regular expression");
        return call[0].ToJsString(call.Thread);
    }

    // 7.2.6 IsRegExp ( argument )
    internal static bool IsRegExp(JsThread t, JsValue value)
    {
        if (!value.IsObject)
            return false;
        JsValue matcher = value.AsObject.Get(t, Symbol.Match);
        return matcher.IsUndefined ? value._cell!.Kind == CellKind.RegExp : matcher.ToBoolean();
    }

    // 22.1.3.9 String.prototype.indexOf ( searchString [ , position ] )
    private static JsValue IndexOf(in Call call)
    {
        JsString text = ThisText(call, "indexOf");
        JsString search = call[0].ToJsString(call.Thread);
        return IndexOf(text.Span, search.Span, Clamped(call.Thread, call[1], text.Length));
    }

    // 6.1.4.1 StringIndexOf ( string, searchValue, fromIndex )
    private static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> search, int from)
    {
        int found = search.Length == 1 ? text[from..].IndexOf(search[0]) : text[from..].IndexOf(search);
        return found < 0 ? -1 : found + from;
    }

    // 22.1.3.11 String.prototype.lastIndexOf ( searchString [ , position ] )
    private static JsValue LastIndexOf(in Call call)
    {
        JsString text = ThisText(call, "lastIndexOf");
        JsString search = call[0].ToJsString(call.Thread);
        double position = call[1].ToNumber(call.Thread);
        int last = text.Length - search.Length;
        if (last < 0)
            return -1;
        int start = double.IsNaN(position) ? last : (int)Math.Clamp(Math.Truncate(position), 0, last);
        return search.Length == 0 ? start : text.Span[..(start + search.Length)].LastIndexOf(search.Span);
    }

    // 22.1.3.12 String.prototype.localeCompare ( that [ , reserved1 [ , reserved2 ] ] )
    private static JsValue LocaleCompare(in Call call)
    {
        JsString text = ThisText(call, "localeCompare");
        JsString that = call[0].ToJsString(call.Thread);
        return Math.Sign(CultureInfo.CurrentCulture.CompareInfo.Compare(ForCompare(text), ForCompare(that), CompareOptions.None));
    }

    /// <summary>Canonically equivalent strings must compare equal, and collation alone sees that only in common cases.</summary>
    private static string ForCompare(JsString text) =>
        Ascii.IsValid(text.Span) || LoneSurrogate(text.Span, 0) >= 0 ? text.ToString() : text.ToString().Normalize();

    // 22.1.3.10 String.prototype.isWellFormed ( )
    private static JsValue IsWellFormed(in Call call) => LoneSurrogate(ThisText(call, "isWellFormed").Span, 0) < 0;

    // 22.1.3.33 String.prototype.toWellFormed ( )
    private static JsValue ToWellFormed(in Call call)
    {
        JsString text = ThisText(call, "toWellFormed");
        int at = LoneSurrogate(text.Span, 0);
        if (at < 0)
            return text;
        char[] units = text.Span.ToArray();
        for (; at >= 0; at = LoneSurrogate(units, at + 1))
            units[at] = '\uFFFD';
        return JsString.Create(new string(units));
    }

    /// <summary>The first surrogate at or after <paramref name="from"/> that is not half of a pair, or -1.</summary>
    private static int LoneSurrogate(ReadOnlySpan<char> text, int from)
    {
        while (true)
        {
            int next = text[from..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            from += next;
            if (from + 1 == text.Length || !char.IsSurrogatePair(text[from], text[from + 1]))
                return from;
            from += 2;
        }
    }

    // 22.1.3.36 String.prototype [ %Symbol.iterator% ] ( )
    private static JsValue Iterate(in Call call)
    {
        JsString text = ThisText(call, "[Symbol.iterator]");
        return new StringIterator(call.Realm[Intrinsic.StringIteratorPrototype].PrototypeInfo.RootShape(0), text);
    }
}
