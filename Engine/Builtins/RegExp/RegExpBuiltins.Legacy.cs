using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.RegExps;

namespace ConcurrentJs.Builtins;

/// <summary>RegExp.$1 and its like: the last match of this thread, as the proposal for legacy features has them.</summary>
internal static unsafe partial class RegExpBuiltins
{
    private static BuiltinTable AddLegacy(BuiltinTable table) => table
        .Accessor("input", &LegacyInput, &SetLegacyInput)
        .Accessor("$_", &LegacyInput, &SetLegacyInput)
        .Getter("lastMatch", &LegacyLastMatch).Getter("$&", &LegacyLastMatch)
        .Getter("lastParen", &LegacyLastParen).Getter("$+", &LegacyLastParen)
        .Getter("leftContext", &LegacyLeftContext).Getter("$`", &LegacyLeftContext)
        .Getter("rightContext", &LegacyRightContext).Getter("$'", &LegacyRightContext)
        .Getter("$1", &Legacy1).Getter("$2", &Legacy2).Getter("$3", &Legacy3)
        .Getter("$4", &Legacy4).Getter("$5", &Legacy5).Getter("$6", &Legacy6)
        .Getter("$7", &Legacy7).Getter("$8", &Legacy8).Getter("$9", &Legacy9);

    private static JsValue LegacyInput(in Call call) => Last(call).Input;

    private static JsValue SetLegacyInput(in Call call)
    {
        RegExpThread last = Last(call);
        last.Input = call[0].ToJsString(call.Thread);
        return JsValue.Undefined;
    }

    private static JsValue LegacyLastMatch(in Call call) => LegacyCapture(call, 0);

    private static JsValue LegacyLastParen(in Call call)
    {
        int count = Last(call).LastCaptureCount;
        return count > 1 ? LegacyCapture(call, count - 1) : JsString.Empty;
    }

    private static JsValue LegacyLeftContext(in Call call)
    {
        RegExpThread last = Last(call);
        return last.LastInput is { } input ? JsString.Create(input.Span[..last.LastCaptures[0]]) : JsString.Empty;
    }

    private static JsValue LegacyRightContext(in Call call)
    {
        RegExpThread last = Last(call);
        return last.LastInput is { } input ? JsString.Create(input.Span[last.LastCaptures[1]..]) : JsString.Empty;
    }

    private static JsValue Legacy1(in Call call) => LegacyCapture(call, 1);

    private static JsValue Legacy2(in Call call) => LegacyCapture(call, 2);

    private static JsValue Legacy3(in Call call) => LegacyCapture(call, 3);

    private static JsValue Legacy4(in Call call) => LegacyCapture(call, 4);

    private static JsValue Legacy5(in Call call) => LegacyCapture(call, 5);

    private static JsValue Legacy6(in Call call) => LegacyCapture(call, 6);

    private static JsValue Legacy7(in Call call) => LegacyCapture(call, 7);

    private static JsValue Legacy8(in Call call) => LegacyCapture(call, 8);

    private static JsValue Legacy9(in Call call) => LegacyCapture(call, 9);

    private static JsValue LegacyCapture(in Call call, int index)
    {
        RegExpThread last = Last(call);
        if (last.LastInput is not { } input || index >= last.LastCaptureCount)
            return JsString.Empty;
        JsValue text = CaptureText(input, last.LastCaptures, index);
        return text.IsUndefined ? JsString.Empty : text;
    }

    /// <summary>The accessors work on %RegExp% itself and on nothing else, not even a subclass.</summary>
    private static RegExpThread Last(in Call call) =>
        ReferenceEquals(call.This._cell, call.Realm[Intrinsic.RegExp]) ? call.Thread.RegExps
            : throw call.Thread.TypeError($"RegExp legacy property: expected the RegExp constructor, found {ValueText.Of(call.This)}");
}
