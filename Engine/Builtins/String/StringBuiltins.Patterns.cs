using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>The methods that hand over to a pattern's symbol method, and their string forms.</summary>
internal static unsafe partial class StringBuiltins
{
    /// <summary>A gigabyte of slots: split gives up before the machine does.</summary>
    private const int MaxParts = 1 << 26;

    // 22.1.3.13 String.prototype.match ( regexp )
    private static JsValue Match(in Call call) => WithRegExp(call, "match", Symbol.Match, null);

    // 22.1.3.21 String.prototype.search ( regexp )
    private static JsValue Search(in Call call) => WithRegExp(call, "search", Symbol.Search, null);

    // 22.1.3.14 String.prototype.matchAll ( regexp )
    private static JsValue MatchAll(in Call call)
    {
        JsThread t = call.Thread;
        call.This.RequireObjectCoercible(t, "String.prototype.matchAll");
        if (call[0].IsObject)
            RequireGlobal(t, call[0], "matchAll");
        return WithRegExp(call, "matchAll", Symbol.MatchAll, "g");
    }

    private static JsValue WithRegExp(in Call call, string method, Symbol symbol, string? flags)
    {
        JsThread t = call.Thread;
        call.This.RequireObjectCoercible(t, "String.prototype." + method);
        JsValue pattern = call[0];
        if (pattern.IsObject && pattern.AsObject.GetMethod(t, symbol) is { } own)
            return own.Call(t, pattern, [call.This]);
        JsString text = call.This.ToJsString(t);
        JsObject constructor = call.Realm[Intrinsic.RegExp];
        JsObject made = flags is null ? constructor.Construct(t, [pattern], constructor) : constructor.Construct(t, [pattern, flags], constructor);
        return made.Invoke(t, symbol, text);
    }

    private static void RequireGlobal(JsThread t, JsValue pattern, string method)
    {
        if (!IsRegExp(t, pattern))
            return;
        JsValue flags = pattern.AsObject.Get(t, Names.Flags).RequireObjectCoercible(t, $"String.prototype.{method}: flags");
        if (!flags.ToJsString(t).Span.Contains('g'))
            throw t.TypeError($"String.prototype.{method} called with a non-global RegExp argument");
    }

    // 22.1.3.19 String.prototype.replace ( searchValue, replaceValue )
    private static JsValue Replace(in Call call)
    {
        JsThread t = call.Thread;
        call.This.RequireObjectCoercible(t, "String.prototype.replace");
        JsValue pattern = call[0];
        if (pattern.IsObject && pattern.AsObject.GetMethod(t, Symbol.Replace) is { } own)
            return own.Call(t, pattern, [call.This, call[1]]);
        JsString text = call.This.ToJsString(t);
        JsString search = pattern.ToJsString(t);
        JsValue replacement = call[1].IsCallable ? call[1] : call[1].ToJsString(t);
        int at = IndexOf(text.Span, search.Span, 0);
        if (at < 0)
            return text;
        var result = new TextBuffer(stackalloc char[256]);
        result.Append(text.Span[..at]);
        AppendReplacement(ref result, t, text, search, at, replacement);
        AppendChecked(ref result, t, text.Span[(at + search.Length)..]);
        return result.ToJsString();
    }

    // 22.1.3.20 String.prototype.replaceAll ( searchValue, replaceValue )
    private static JsValue ReplaceAll(in Call call)
    {
        JsThread t = call.Thread;
        call.This.RequireObjectCoercible(t, "String.prototype.replaceAll");
        JsValue pattern = call[0];
        if (pattern.IsObject)
        {
            RequireGlobal(t, pattern, "replaceAll");
            if (pattern.AsObject.GetMethod(t, Symbol.Replace) is { } own)
                return own.Call(t, pattern, [call.This, call[1]]);
        }
        JsString text = call.This.ToJsString(t);
        JsString search = pattern.ToJsString(t);
        JsValue replacement = call[1].IsCallable ? call[1] : call[1].ToJsString(t);
        int at = IndexOf(text.Span, search.Span, 0);
        if (at < 0)
            return text;
        int end = 0;
        int advance = Math.Max(1, search.Length);
        var result = new TextBuffer(stackalloc char[256]);
        while (at >= 0)
        {
            t.Poll();
            result.Append(text.Span[end..at]);
            AppendReplacement(ref result, t, text, search, at, replacement);
            end = at + search.Length;
            at = at + advance > text.Length ? -1 : IndexOf(text.Span, search.Span, at + advance);
        }
        AppendChecked(ref result, t, text.Span[end..]);
        return result.ToJsString();
    }

    private static void AppendReplacement(ref TextBuffer result, JsThread t, JsString text, JsString search, int at, JsValue replacement)
    {
        if (replacement._cell is JsString template)
            Substitution.Append(ref result, t, search.Span, text.Span, at, [], JsValue.Undefined, template.Span);
        else
            AppendChecked(ref result, t, replacement.Call(t, JsValue.Undefined, search, at, text).ToJsString(t).Span);
    }

    private static void AppendChecked(ref TextBuffer result, JsThread t, ReadOnlySpan<char> text)
    {
        if (result.Length + (long)text.Length > t.MaxStringLength)
            throw InvalidLength(t);
        result.Append(text);
    }

    // 22.1.3.23 String.prototype.split ( separator, limit )
    private static JsValue Split(in Call call)
    {
        JsThread t = call.Thread;
        call.This.RequireObjectCoercible(t, "String.prototype.split");
        JsValue separator = call[0];
        if (separator.IsObject && separator.AsObject.GetMethod(t, Symbol.Split) is { } own)
            return own.Call(t, separator, [call.This, call[1]]);
        JsString text = call.This.ToJsString(t);
        uint limit = call[1].IsUndefined ? uint.MaxValue : call[1].ToUint32(t);
        JsString between = separator.ToJsString(t);
        if (limit == 0)
            return call.Thread.Born(call.Realm.NewArray());
        if (separator.IsUndefined)
            return call.Thread.Born(call.Realm.NewArray(new JsValue[] { text }));
        if (between.Length == 0)
            return SplitUnits(t, text, limit);
        return SplitPieces(t, text, between.Span, limit);
    }

    private static JsArray SplitPieces(JsThread t, JsString text, ReadOnlySpan<char> gap, uint limit)
    {
        ReadOnlySpan<char> rest = text.Span;
        long wanted = Math.Min(limit, (gap.Length == 1 ? rest.Count(gap[0]) : rest.Count(gap)) + 1L);
        if (wanted > MaxParts)
            throw t.RangeError("Invalid array length");
        t.CheckAllocation(wanted * 16);
        var parts = new Slot[(int)wanted];
        PieceCache? cache = parts.Length > FewParts ? PieceCache.Of(t) : null;
        for (int i = 0; i < parts.Length; i++)
        {
            int at = gap.Length == 1 ? rest.IndexOf(gap[0]) : rest.IndexOf(gap);
            if (at < 0)
            {
                parts[i].Initialize(rest.Length == text.Length ? text : JsString.Create(rest));
                break;
            }
            parts[i].Initialize(cache is null ? JsString.Create(rest[..at]) : cache.Cut(rest[..at]));
            if ((i & 0xFFF) == 0xFFF)
                t.Poll();
            rest = rest[(at + gap.Length)..];
        }
        return t.Born(new JsArray(t.Realm.ArrayShape, parts, (uint)parts.Length));
    }

    /// <summary>Texts of so few parts are cut without a look at what was cut before.</summary>
    private const int FewParts = 16;

    private static JsArray SplitUnits(JsThread t, JsString text, uint limit)
    {
        long count = Math.Min(text.Length, limit);
        if (count > MaxParts)
            throw t.RangeError("Invalid array length");
        t.CheckAllocation(count * 16);
        var units = new Slot[(int)count];
        ReadOnlySpan<char> all = text.Span;
        for (int i = 0; i < units.Length; i++)
            units[i].Initialize(JsString.FromChar(all[i]));
        return t.Born(new JsArray(t.Realm.ArrayShape, units, (uint)units.Length));
    }
}
