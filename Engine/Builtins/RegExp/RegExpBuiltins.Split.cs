using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.RegExps;

namespace ConcurrentJs.Builtins;

/// <summary>Symbol.split.</summary>
internal static unsafe partial class RegExpBuiltins
{
    // 22.2.6.14 RegExp.prototype [ %Symbol.split% ] ( string, limit )
    private static JsValue Split(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "[Symbol.split]");
        JsString text = call[0].ToJsString(t);
        // PERF: without user code the sticky copy cannot be seen, and trying each position is searching.
        if (o is JsRegExp regExp && regExp.IsUnwatched(call.Thread) && call.Realm.RegExps.IsSplitPristine(regExp) && (call[1].IsUndefined || call[1].IsNumber))
            return SplitFast(t, regExp.Data, text, call[1].IsUndefined ? uint.MaxValue : call[1].ToUint32(t));
        JsObject constructor = Constructors.SpeciesOf(t, o, Intrinsic.RegExp);
        string flags = o.Get(t, Names.Flags).ToText(t);
        bool unicode = IsUnicode(flags);
        string sticky = flags.Contains('y') ? flags : flags + "y";
        JsObject splitter = constructor.Construct(t, [o, sticky], constructor);
        uint limit = call[1].IsUndefined ? uint.MaxValue : call[1].ToUint32(t);
        if (limit == 0)
            return call.Thread.Born(call.Realm.NewArray());
        if (text.Length == 0)
            return RegExpExec(t, splitter, text).IsNull ? call.Thread.Born(call.Realm.NewArray(new JsValue[] { text })) : call.Thread.Born(call.Realm.NewArray());
        return SplitSlowly(t, splitter, text, limit, unicode);
    }

    private static JsArray SplitSlowly(JsThread t, JsObject splitter, JsString text, uint limit, bool unicode)
    {
        var parts = new List<JsValue>();
        int partStart = 0;
        double at = 0;
        while (at < text.Length)
        {
            t.Poll();
            splitter.SetOrThrow(t, Names.LastIndex, at);
            JsValue result = RegExpExec(t, splitter, text);
            int end = result.IsNull ? partStart : (int)Math.Min(splitter.Get(t, Names.LastIndex).ToLength(t), text.Length);
            if (end == partStart)
            {
                at = Advance(text, at, unicode);
                continue;
            }
            // Where the program's own exec moved lastIndex back, the part is empty.
            parts.Add(JsString.Create(text.Span[partStart..Math.Max(partStart, (int)at)]));
            if (parts.Count == limit)
                return t.Born(t.Realm.NewArray(parts));
            partStart = end;
            JsObject match = result.AsObject;
            double captures = Math.Max(match.LengthOfArrayLike(t) - 1, 0);
            for (double i = 1; i <= captures; i++)
            {
                t.Poll();
                parts.Add(match.GetIndex(t, i));
                if (parts.Count == limit)
                    return t.Born(t.Realm.NewArray(parts));
            }
            at = partStart;
        }
        parts.Add(JsString.Create(text.Span[partStart..]));
        return t.Born(t.Realm.NewArray(parts));
    }

    private static JsArray SplitFast(JsThread t, RegExpData data, JsString text, uint limit)
    {
        RegExpThread matcher = t.RegExps;
        if (limit == 0)
            return t.Born(t.Realm.NewArray());
        if (text.Length == 0)
            return matcher.Match(data, text, 0, true) ? t.Born(t.Realm.NewArray()) : t.Born(t.Realm.NewArray(new JsValue[] { text }));
        var parts = new List<JsValue>();
        int partStart = 0, from = 0, count = data.Program.CaptureCount;
        while (from < text.Length)
        {
            t.Poll();
            if (!matcher.Match(data, text, from, false))
                break;
            ReadOnlySpan<int> captures = matcher.Captures;
            int start = captures[0], end = captures[1];
            if (start >= text.Length)
                break;
            if (end == partStart)
            {
                from = (int)Advance(text, start, data.IsUnicode);
                continue;
            }
            parts.Add(JsString.Create(text.Span[partStart..start]));
            if (parts.Count == limit)
                return t.Born(t.Realm.NewArray(parts));
            for (int i = 1; i < count; i++)
            {
                parts.Add(CaptureText(text, captures, i));
                if (parts.Count == limit)
                    return t.Born(t.Realm.NewArray(parts));
            }
            partStart = from = end;
        }
        parts.Add(partStart == 0 ? text : JsString.Create(text.Span[partStart..]));
        return t.Born(t.Realm.NewArray(parts));
    }
}
