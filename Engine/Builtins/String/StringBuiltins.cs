using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>String and its prototype (ECMA-262 22.1, B.2.2).</summary>
internal static unsafe partial class StringBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("String", 1, &Construct, Intrinsic.StringPrototype)
        .Method("fromCharCode", 1, &FromCharCode)
        .Method("fromCodePoint", 1, &FromCodePoint)
        .Method("raw", 1, &Raw);

    // The first property is the wrapper's own `length`.
    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Value("length", 0)
        .Intrinsic("constructor", Intrinsic.String)
        .Method("anchor", 1, &Anchor)
        .Method("at", 1, &At)
        .Method("big", 0, &Big)
        .Method("blink", 0, &Blink)
        .Method("bold", 0, &Bold)
        .Method("charAt", 1, &CharAt)
        .Method("charCodeAt", 1, &CharCodeAt)
        .Method("codePointAt", 1, &CodePointAt)
        .Method("concat", 1, &Concat)
        .Method("endsWith", 1, &EndsWith)
        .Method("fontcolor", 1, &FontColor)
        .Method("fontsize", 1, &FontSize)
        .Method("fixed", 0, &Fixed)
        .Method("includes", 1, &Includes)
        .Method("indexOf", 1, &IndexOf)
        .Method("italics", 0, &Italics)
        .Method("lastIndexOf", 1, &LastIndexOf)
        .Method("link", 1, &Link)
        .Method("localeCompare", 1, &LocaleCompare)
        .Method("match", 1, &Match)
        .Method("matchAll", 1, &MatchAll)
        .Method("normalize", 0, &Normalize)
        .Method("padEnd", 1, &PadEnd)
        .Method("padStart", 1, &PadStart)
        .Method("repeat", 1, &Repeat)
        .Method("replace", 2, &Replace)
        .Method("replaceAll", 2, &ReplaceAll)
        .Method("search", 1, &Search)
        .Method("slice", 2, &Slice)
        .Method("small", 0, &Small)
        .Method("split", 2, &Split)
        .Method("strike", 0, &Strike)
        .Method("sub", 0, &Sub)
        .Method("substr", 2, &Substr)
        .Method("substring", 2, &Substring)
        .Method("sup", 0, &Sup)
        .Method("startsWith", 1, &StartsWith)
        .Method("toString", 0, &ToStringMethod)
        .Method("trim", 0, &Trim)
        .Intrinsic("trimStart", Intrinsic.StringProtoTrimStart)
        .Intrinsic("trimLeft", Intrinsic.StringProtoTrimStart)
        .Intrinsic("trimEnd", Intrinsic.StringProtoTrimEnd)
        .Intrinsic("trimRight", Intrinsic.StringProtoTrimEnd)
        .Method("toLocaleLowerCase", 0, &ToLocaleLowerCase)
        .Method("toLocaleUpperCase", 0, &ToLocaleUpperCase)
        .Method("toLowerCase", 0, &ToLowerCase)
        .Method("toUpperCase", 0, &ToUpperCase)
        .Method("valueOf", 0, &ValueOf)
        .Method("isWellFormed", 0, &IsWellFormed)
        .Method("toWellFormed", 0, &ToWellFormed)
        .Method(Symbol.Iterator, 0, &Iterate);

    private static readonly NativeCode s_trimStart = new("trimStart", 0, &TrimStart), s_trimEnd = new("trimEnd", 0, &TrimEnd);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) =>
        s_prototype.Fill(realm, new StringObject(s_prototype.ShapeFor(realm.ObjectPrototype)));

    public static JsObject CreateTrimStart(Realm realm) => new NativeFunction(realm, s_trimStart);

    public static JsObject CreateTrimEnd(Realm realm) => new NativeFunction(realm, s_trimEnd);

    // 22.1.1.1 String ( value )
    private static JsValue Construct(in Call call)
    {
        JsString text = JsString.Empty;
        if (call.Count > 0)
        {
            if (call.NewTarget is null && call[0]._cell is Symbol symbol)
                return symbol.ToString();
            text = call[0].ToJsString(call.Thread);
        }
        return call.NewTarget is null ? text : new StringObject(call.PrototypeOr(Intrinsic.StringPrototype).PrototypeInfo.RootShape(0), text);
    }

    // 22.1.2.1 String.fromCharCode ( ...codeUnits )
    private static JsValue FromCharCode(in Call call)
    {
        if (call.Count == 1)
            return JsString.FromChar((char)call[0].ToInt32(call.Thread));
        var units = new char[call.Count];
        for (int i = 0; i < units.Length; i++)
            units[i] = (char)call[i].ToInt32(call.Thread);
        return JsString.Create(new string(units));
    }

    // 22.1.2.2 String.fromCodePoint ( ...codePoints )
    private static JsValue FromCodePoint(in Call call)
    {
        var units = new TextBuffer(stackalloc char[64]);
        foreach (JsValue next in call.Arguments)
        {
            double number = next.ToNumber(call.Thread);
            if (!(number is >= 0 and <= 0x10FFFF) || number != Math.Floor(number))
                throw call.Thread.RangeError($"Invalid code point {next.ToText(call.Thread)}");
            units.AppendCodePoint((int)number);
        }
        return units.ToJsString();
    }

    // 22.1.2.4 String.raw ( template, ...substitutions )
    private static JsValue Raw(in Call call)
    {
        JsThread t = call.Thread;
        JsObject literals = call[0].ToObject(t).Get(t, Names.Raw).ToObject(t);
        double count = literals.LengthOfArrayLike(t);
        var result = new TextBuffer(stackalloc char[256]);
        for (double i = 0; i < count; i++)
        {
            t.Poll();
            AppendChecked(ref result, t, literals.GetIndex(t, i).ToJsString(t).Span);
            if (i + 1 < count && i + 1 < call.Count)
                AppendChecked(ref result, t, call[(int)i + 1].ToJsString(t).Span);
        }
        return result.ToJsString();
    }

    // 22.1.3.29 String.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call) => ThisStringValue(call, "toString");

    // 22.1.3.35 String.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call) => ThisStringValue(call, "valueOf");

    // 22.1.3.35.1 ThisStringValue ( value )
    private static JsString ThisStringValue(in Call call, string method) => call.This._cell switch
    {
        JsString s => s,
        StringObject wrapper => wrapper.Value,
        _ => throw call.Thread.TypeError($"String.prototype.{method}: expected a String, found {ValueText.Of(call.This)}"),
    };

    /// <summary>The receiver as every generic method wants it: RequireObjectCoercible, then ToString.</summary>
    private static JsString ThisText(in Call call, string method) =>
        call.This._cell as JsString ?? call.This.RequireObjectCoercible(call.Thread, "String.prototype." + method).ToJsString(call.Thread);

    private static Exception InvalidLength(JsThread t) => t.RangeError("Invalid string length");

    /// <summary>ToIntegerOrInfinity, then between 0 and the length.</summary>
    private static int Clamped(JsThread t, JsValue position, int length)
    {
        if (position.IsInt32)
            return Math.Clamp(position.AsInt32, 0, length);
        return (int)Math.Clamp(position.ToIntegerOrInfinity(t), 0, length);
    }

    /// <summary>As <see cref="Clamped"/>, but negative positions count from the end.</summary>
    private static int Relative(JsThread t, JsValue position, int length)
    {
        double p = position.ToIntegerOrInfinity(t);
        return (int)(p < 0 ? Math.Max(0, p + length) : Math.Min(p, length));
    }
}
