using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.RegExps;

namespace ConcurrentJs.Builtins;

/// <summary>Symbol.match, Symbol.matchAll, Symbol.search.</summary>
internal static unsafe partial class RegExpBuiltins
{
    // 22.2.6.8 RegExp.prototype [ %Symbol.match% ] ( string )
    private static JsValue Match(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "[Symbol.match]");
        JsString text = call[0].ToJsString(t);
        // PERF: without user code, only the matched texts of a global match can be seen.
        if (o is JsRegExp regExp && regExp.IsUnwatched(call.Thread) && call.Realm.RegExps.IsPristine(regExp))
            return regExp.Data.IsGlobal ? MatchGlobalFast(t, regExp, regExp.Data, text) : BuiltinExec(t, regExp, text);
        string flags = o.Get(t, Names.Flags).ToText(t);
        if (!flags.Contains('g'))
            return RegExpExec(t, o, text);
        bool unicode = IsUnicode(flags);
        o.SetOrThrow(t, Names.LastIndex, 0);
        var matches = new List<JsValue>();
        while (true)
        {
            t.Poll();
            JsValue result = RegExpExec(t, o, text);
            if (result.IsNull)
                return matches.Count == 0 ? JsValue.Null : t.Born(t.Realm.NewArray(matches));
            JsString matched = result.AsObject.GetIndex(t, 0u).ToJsString(t);
            matches.Add(matched);
            if (matched.Length == 0)
                StepLastIndex(t, o, text, unicode);
        }
    }

    private static JsValue MatchGlobalFast(JsThread t, JsRegExp regExp, RegExpData data, JsString text)
    {
        RegExpThread matcher = t.RegExps;
        var matches = new List<JsValue>();
        regExp.Tell(t, PropertyKey.FromAtom(Names.LastIndex), Access.Write);
        regExp.LastIndexSlot.Write(0);
        for (int index = 0; index <= text.Length;)
        {
            t.Poll();
            if (!matcher.Match(data, text, index, data.IsSticky))
                break;
            int start = matcher.Captures[0], end = matcher.Captures[1];
            matches.Add(JsString.Part(text, start, end));
            index = end > start ? end : (int)Advance(text, end, data.IsUnicode);
        }
        return matches.Count == 0 ? JsValue.Null : t.Born(t.Realm.NewArray(matches));
    }

    private static bool IsUnicode(string flags) => flags.AsSpan().IndexOfAny('u', 'v') >= 0;

    /// <summary>After an empty match: lastIndex moves on by one character.</summary>
    private static void StepLastIndex(JsThread t, JsObject o, JsString text, bool unicode)
    {
        double index = o.Get(t, Names.LastIndex).ToLength(t);
        o.SetOrThrow(t, Names.LastIndex, Advance(text, index, unicode));
    }

    // 22.2.6.9 RegExp.prototype [ %Symbol.matchAll% ] ( string )
    private static JsValue MatchAll(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "[Symbol.matchAll]");
        JsString text = call[0].ToJsString(t);
        JsObject constructor = Constructors.SpeciesOf(t, o, Intrinsic.RegExp);
        JsString flags = o.Get(t, Names.Flags).ToJsString(t);
        JsObject matcher = constructor.Construct(t, [o, flags], constructor);
        double lastIndex = o.Get(t, Names.LastIndex).ToLength(t);
        matcher.SetOrThrow(t, Names.LastIndex, lastIndex);
        return new RegExpStringIterator(
            call.Realm[Intrinsic.RegExpStringIteratorPrototype].PrototypeInfo.RootShape(0), matcher, text,
            flags.Span.Contains('g'), IsUnicode(flags.ToString()));
    }

    // 22.2.6.12 RegExp.prototype [ %Symbol.search% ] ( string )
    private static JsValue Search(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "[Symbol.search]");
        JsString text = call[0].ToJsString(t);
        if (o is JsRegExp regExp && regExp.IsUnwatched(call.Thread) && call.Realm.RegExps.IsPristine(regExp))
            return t.RegExps.Match(regExp.Data, text, 0, regExp.Data.IsSticky) ? t.RegExps.Captures[0] : -1;
        JsValue previous = o.Get(t, Names.LastIndex);
        if (!Equality.SameValue(previous, 0))
            o.SetOrThrow(t, Names.LastIndex, 0);
        JsValue result = RegExpExec(t, o, text);
        JsValue current = o.Get(t, Names.LastIndex);
        if (!Equality.SameValue(current, previous))
            o.SetOrThrow(t, Names.LastIndex, previous);
        return result.IsNull ? -1 : result.AsObject.Get(t, Names.Index);
    }

    /// <summary>One step of %RegExpStringIteratorPrototype%.next: the match, or null at the end.</summary>
    internal static JsValue NextMatch(JsThread t, JsObject regExp, JsString text, bool global, bool unicode)
    {
        JsValue result = RegExpExec(t, regExp, text);
        if (!result.IsNull && global && result.AsObject.GetIndex(t, 0u).ToJsString(t).Length == 0)
            StepLastIndex(t, regExp, text, unicode);
        return result;
    }
}
