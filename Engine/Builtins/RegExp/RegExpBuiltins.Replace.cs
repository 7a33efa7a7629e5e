using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.RegExps;

namespace ConcurrentJs.Builtins;

/// <summary>Symbol.replace.</summary>
internal static unsafe partial class RegExpBuiltins
{
    // 22.2.6.11 RegExp.prototype [ %Symbol.replace% ] ( string, replaceValue )
    private static JsValue Replace(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "[Symbol.replace]");
        JsString text = call[0].ToJsString(t);
        JsValue replacement = call[1].IsCallable ? call[1] : call[1].ToJsString(t);
        // PERF: without user code the matches need no objects.
        if (o is JsRegExp regExp && regExp.IsUnwatched(call.Thread) && call.Realm.RegExps.IsPristine(regExp))
            return ReplaceFast(t, regExp, regExp.Data, text, replacement);
        string flags = o.Get(t, Names.Flags).ToText(t);
        bool global = flags.Contains('g'), unicode = IsUnicode(flags);
        if (global)
            o.SetOrThrow(t, Names.LastIndex, 0);
        var results = new List<JsObject>();
        while (true)
        {
            t.Poll();
            JsValue result = RegExpExec(t, o, text);
            if (result.IsNull)
                break;
            results.Add(result.AsObject);
            if (!global)
                break;
            if (result.AsObject.GetIndex(t, 0u).ToJsString(t).Length == 0)
                StepLastIndex(t, o, text, unicode);
        }
        var output = new TextBuffer(stackalloc char[256]);
        int next = 0;
        foreach (JsObject result in results)
            AppendResult(ref output, t, result, text, replacement, ref next);
        if (next < text.Length)
            AppendChecked(ref output, t, text.Span[next..]);
        return output.ToJsString();
    }

    /// <summary>Step 14 of the method, for one result.</summary>
    private static void AppendResult(ref TextBuffer output, JsThread t, JsObject result, JsString text, JsValue replacement, ref int next)
    {
        int captureCount = (int)Math.Min(Math.Max(result.LengthOfArrayLike(t) - 1, 0), int.MaxValue);
        JsString matched = result.GetIndex(t, 0u).ToJsString(t);
        int position = (int)Math.Clamp(result.Get(t, Names.Index).ToIntegerOrInfinity(t), 0, text.Length);
        var captures = new List<JsValue>();
        for (int i = 1; i <= captureCount; i++)
        {
            t.Poll();
            JsValue capture = result.GetIndex(t, (uint)i);
            captures.Add(capture.IsUndefined ? capture : capture.ToJsString(t));
        }
        JsValue groups = result.Get(t, Names.Groups);
        JsString one;
        if (replacement._cell is JsString template)
        {
            if (!groups.IsUndefined)
                groups = groups.ToObject(t);
            one = Expand(t, matched, text, position, [.. captures], groups, template);
        }
        else
        {
            List<JsValue> arguments = [matched, .. captures, position, text];
            if (!groups.IsUndefined)
                arguments.Add(groups);
            one = replacement.Call(t, JsValue.Undefined, arguments.ToArray()).ToJsString(t);
        }
        if (position >= next)
        {
            AppendChecked(ref output, t, text.Span[next..position]);
            AppendChecked(ref output, t, one.Span);
            next = position + matched.Length;
        }
    }

    private static JsString Expand(JsThread t, JsString matched, JsString text, int position, JsValue[] captures, JsValue groups, JsString template)
    {
        var output = new TextBuffer(stackalloc char[256]);
        Substitution.Append(ref output, t, matched.Span, text.Span, position, captures, groups, template.Span);
        return output.ToJsString();
    }

    private static JsValue ReplaceFast(JsThread t, JsRegExp regExp, RegExpData data, JsString text, JsValue replacement)
    {
        JsString? template = replacement._cell as JsString;
        if (template is not null && template.Span.Contains('$') && data.Program.Names.Length > 0)
            return ReplaceCollected(t, regExp, data, text, replacement);
        return template is null ? ReplaceCollected(t, regExp, data, text, replacement) : ReplaceByTemplate(t, regExp, data, text, template);
    }

    /// <summary>A template without names: no user code runs at all, so matches are used as they are found.</summary>
    private static JsValue ReplaceByTemplate(JsThread t, JsRegExp regExp, RegExpData data, JsString text, JsString template)
    {
        RegExpThread matcher = t.RegExps;
        bool plain = !template.Span.Contains('$');
        var output = new TextBuffer(stackalloc char[256]);
        int next = 0;
        bool any = false;
        double from = StartOfReplace(t, regExp, data);
        while (from <= text.Length && matcher.Match(data, text, (int)from, data.IsSticky))
        {
            t.Poll();
            any = true;
            ReadOnlySpan<int> captures = matcher.Captures[..(data.Program.CaptureCount * 2)];
            (int start, int end) = (captures[0], captures[1]);
            AppendChecked(ref output, t, text.Span[next..start]);
            if (plain)
                AppendChecked(ref output, t, template.Span);
            else
                AppendTemplate(ref output, t, text.Span, captures, template.Span);
            next = end;
            if (!data.IsGlobal)
            {
                if (data.IsSticky)
                    regExp.LastIndexSlot.Write(end);
                break;
            }
            from = end > start ? end : Advance(text, end, data.IsUnicode);
        }
        if (!any)
        {
            if (data.UsesLastIndex)
                regExp.LastIndexSlot.Write(0);
            output.Free();
            return text;
        }
        AppendChecked(ref output, t, text.Span[next..]);
        return output.ToJsString();
    }

    /// <summary>Where matching starts; a global replacement resets lastIndex.</summary>
    private static double StartOfReplace(JsThread t, JsRegExp regExp, RegExpData data)
    {
        if (data.IsGlobal)
            regExp.LastIndexSlot.Write(0);
        return data.IsSticky && !data.IsGlobal ? LastIndexOf(t, regExp) : 0;
    }

    /// <summary>GetSubstitution over capture positions, where no name can occur.</summary>
    private static void AppendTemplate(ref TextBuffer output, JsThread t, ReadOnlySpan<char> text, ReadOnlySpan<int> captures, ReadOnlySpan<char> template)
    {
        while (true)
        {
            int dollar = template.IndexOf('$');
            if (dollar < 0 || dollar + 1 == template.Length)
            {
                AppendChecked(ref output, t, template);
                return;
            }
            AppendChecked(ref output, t, template[..dollar]);
            template = template[dollar..];
            int used = 2;
            switch (template[1])
            {
                case '$':
                    AppendChecked(ref output, t, "$");
                    break;
                case '&':
                    AppendChecked(ref output, t, text[captures[0]..captures[1]]);
                    break;
                case '`':
                    AppendChecked(ref output, t, text[..captures[0]]);
                    break;
                case '\'':
                    AppendChecked(ref output, t, text[captures[1]..]);
                    break;
                case >= '0' and <= '9':
                    used = AppendCapture(ref output, t, text, captures, template);
                    break;
                default:
                    AppendChecked(ref output, t, template[..2]);
                    break;
            }
            template = template[used..];
        }
    }

    private static int AppendCapture(ref TextBuffer output, JsThread t, ReadOnlySpan<char> text, ReadOnlySpan<int> captures, ReadOnlySpan<char> template)
    {
        int count = captures.Length / 2;
        int index = template[1] - '0', used = 2;
        if (template.Length > 2 && char.IsAsciiDigit(template[2]) && index * 10 + template[2] - '0' is var two && two < count)
            (index, used) = (two, 3);
        if (index < 1 || index >= count)
            AppendChecked(ref output, t, template[..used]);
        else if (captures[index * 2] >= 0)
            AppendChecked(ref output, t, text[captures[index * 2]..captures[index * 2 + 1]]);
        return used;
    }

    /// <summary>All matches first, as the specification has it, then the replacements, which may run user code.</summary>
    private static JsValue ReplaceCollected(JsThread t, JsRegExp regExp, RegExpData data, JsString text, JsValue replacement)
    {
        RegExpThread matcher = t.RegExps;
        int width = data.Program.CaptureCount * 2;
        var all = new List<int>();
        double from = StartOfReplace(t, regExp, data);
        while (from <= text.Length && matcher.Match(data, text, (int)from, data.IsSticky))
        {
            t.Poll();
            ReadOnlySpan<int> captures = matcher.Captures[..width];
            all.AddRange(captures);
            if (!data.IsGlobal)
            {
                if (data.IsSticky)
                    regExp.LastIndexSlot.Write(captures[1]);
                break;
            }
            from = captures[1] > captures[0] ? captures[1] : Advance(text, captures[1], data.IsUnicode);
        }
        if (all.Count == 0)
        {
            if (data.UsesLastIndex)
                regExp.LastIndexSlot.Write(0);
            return text;
        }
        var output = new TextBuffer(stackalloc char[256]);
        int next = 0;
        var arguments = new JsValue[data.Program.CaptureCount + (data.Program.Names.Length > 0 ? 3 : 2)];
        int[] found = [.. all];
        for (int at = 0; at < found.Length; at += width)
        {
            t.Poll();
            ReadOnlySpan<int> captures = found.AsSpan(at, width);
            AppendChecked(ref output, t, text.Span[next..captures[0]]);
            AppendReplacement(ref output, t, data, text, captures, replacement, arguments);
            next = captures[1];
        }
        AppendChecked(ref output, t, text.Span[next..]);
        return output.ToJsString();
    }

    private static void AppendReplacement(ref TextBuffer output, JsThread t, RegExpData data, JsString text, ReadOnlySpan<int> captures,
        JsValue replacement, JsValue[] arguments)
    {
        int count = data.Program.CaptureCount;
        for (int i = 0; i < count; i++)
            arguments[i] = CaptureText(text, captures, i);
        JsValue groups = JsValue.Undefined;
        if (data.Program.Names.Length > 0)
            groups = NewGroups(data, captures, t.Realm.NewArray(arguments.AsSpan(0, count)));
        if (replacement._cell is JsString template)
        {
            Substitution.Append(ref output, t, arguments[0].AsString.Span, text.Span, captures[0], arguments.AsSpan(1, count - 1), groups, template.Span);
            return;
        }
        arguments[count] = captures[0];
        arguments[count + 1] = text;
        if (!groups.IsUndefined)
            arguments[count + 2] = groups;
        AppendChecked(ref output, t, replacement.Call(t, JsValue.Undefined, arguments).ToJsString(t).Span);
    }

    private static void AppendChecked(ref TextBuffer output, JsThread t, ReadOnlySpan<char> text)
    {
        if (output.Length + (long)text.Length > t.MaxStringLength)
            throw t.RangeError("Invalid string length");
        output.Append(text);
    }
}
