using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Date and its prototype (ECMA-262 21.4, B.2.3).</summary>
internal static unsafe partial class DateBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Date", 7, &Construct, Intrinsic.DatePrototype)
        .Method("now", 0, &Now)
        .Method("parse", 1, &Parse)
        .Method("UTC", 7, &Utc);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Date)
        .Method("toString", 0, &ToStringMethod)
        .Method("toDateString", 0, &ToDateString)
        .Method("toTimeString", 0, &ToTimeString)
        .Method("toISOString", 0, &ToIsoString)
        .Intrinsic("toUTCString", Intrinsic.DateProtoToUtcString)
        .Intrinsic("toGMTString", Intrinsic.DateProtoToUtcString)
        .Method("getDate", 0, &GetDate)
        .Method("setDate", 1, &SetDate)
        .Method("getDay", 0, &GetDay)
        .Method("getFullYear", 0, &GetFullYear)
        .Method("setFullYear", 3, &SetFullYear)
        .Method("getHours", 0, &GetHours)
        .Method("setHours", 4, &SetHours)
        .Method("getMilliseconds", 0, &GetMilliseconds)
        .Method("setMilliseconds", 1, &SetMilliseconds)
        .Method("getMinutes", 0, &GetMinutes)
        .Method("setMinutes", 3, &SetMinutes)
        .Method("getMonth", 0, &GetMonth)
        .Method("setMonth", 2, &SetMonth)
        .Method("getSeconds", 0, &GetSeconds)
        .Method("setSeconds", 2, &SetSeconds)
        .Method("getTime", 0, &GetTime)
        .Method("setTime", 1, &SetTime)
        .Method("getTimezoneOffset", 0, &GetTimezoneOffset)
        .Method("getYear", 0, &GetYear)
        .Method("setYear", 1, &SetYear)
        .Method("getUTCDate", 0, &GetUtcDate)
        .Method("setUTCDate", 1, &SetUtcDate)
        .Method("getUTCDay", 0, &GetUtcDay)
        .Method("getUTCFullYear", 0, &GetUtcFullYear)
        .Method("setUTCFullYear", 3, &SetUtcFullYear)
        .Method("getUTCHours", 0, &GetUtcHours)
        .Method("setUTCHours", 4, &SetUtcHours)
        .Method("getUTCMilliseconds", 0, &GetUtcMilliseconds)
        .Method("setUTCMilliseconds", 1, &SetUtcMilliseconds)
        .Method("getUTCMinutes", 0, &GetUtcMinutes)
        .Method("setUTCMinutes", 3, &SetUtcMinutes)
        .Method("getUTCMonth", 0, &GetUtcMonth)
        .Method("setUTCMonth", 2, &SetUtcMonth)
        .Method("getUTCSeconds", 0, &GetUtcSeconds)
        .Method("setUTCSeconds", 2, &SetUtcSeconds)
        .Method("valueOf", 0, &ValueOf)
        .Method("toJSON", 1, &ToJson)
        .Method("toLocaleString", 0, &ToLocaleString)
        .Method("toLocaleDateString", 0, &ToLocaleDateString)
        .Method("toLocaleTimeString", 0, &ToLocaleTimeString)
        .Method(Symbol.ToPrimitive, 1, &ToPrimitive, PropertyFlags.Configurable);

    private static readonly NativeCode s_toUtcString = new("toUTCString", 0, &ToUtcString);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateToUtcString(Realm realm) => new NativeFunction(realm, s_toUtcString);

    private static LocalTime Zone => LocalTime.System;

    private static double CurrentTime(JsThread t) => Math.Floor(t.Cluster.Clock.NowMs);

    // 21.4.2.1 Date ( ...values )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        if (call.NewTarget is null)
            return DateFormat.ToString(CurrentTime(t), Zone);
        double time = call.Count switch
        {
            0 => CurrentTime(t),
            1 => TimeOf(t, call[0]),
            _ => DateMath.TimeClip(Zone.ToUtc(FromParts(call))),
        };
        return new DateObject(call.PrototypeOr(Intrinsic.DatePrototype).PrototypeInfo.RootShape(0), time);
    }

    private static double TimeOf(JsThread t, JsValue value)
    {
        if (value._cell is DateObject date)
            return date.Read(t);
        JsValue primitive = value.ToPrimitive(t);
        return primitive._cell is JsString text ? DateParse.Parse(text.Span, Zone) : DateMath.TimeClip(primitive.ToNumber(t));
    }

    /// <summary>Year, month and what else is given, as a time without a zone.</summary>
    private static double FromParts(in Call call)
    {
        ReadOnlySpan<double> absent = [double.NaN, 0, 1, 0, 0, 0, 0];
        Span<double> parts = stackalloc double[7];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = i < call.Count ? call[i].ToNumber(call.Thread) : absent[i];
        double day = DateMath.MakeDay(DateMath.MakeFullYear(parts[0]), parts[1], parts[2]);
        return DateMath.MakeDate(day, DateMath.MakeTime(parts[3], parts[4], parts[5], parts[6]));
    }

    // 21.4.3.1 Date.now ( )
    private static JsValue Now(in Call call) => CurrentTime(call.Thread);

    // 21.4.3.2 Date.parse ( string )
    private static JsValue Parse(in Call call) => DateParse.Parse(call[0].ToJsString(call.Thread).Span, Zone);

    // 21.4.3.4 Date.UTC ( year [ , month [ , date [ , hours [ , minutes [ , seconds [ , ms ] ] ] ] ] ] )
    private static JsValue Utc(in Call call) => DateMath.TimeClip(FromParts(call));

    private static DateObject ThisDate(in Call call, string method) => call.This._cell as DateObject
        ?? throw call.Thread.TypeError($"Date.prototype.{method}: expected a Date, found {ValueText.Of(call.This)}");

    // 21.4.4.41 Date.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call) => DateFormat.ToString(ThisDate(call, "toString").Read(call.Thread), Zone);

    // 21.4.4.35 Date.prototype.toDateString ( )
    private static JsValue ToDateString(in Call call) => DateFormat.ToDateString(ThisDate(call, "toDateString").Read(call.Thread), Zone);

    // 21.4.4.42 Date.prototype.toTimeString ( )
    private static JsValue ToTimeString(in Call call) => DateFormat.ToTimeString(ThisDate(call, "toTimeString").Read(call.Thread), Zone);

    // 21.4.4.43 Date.prototype.toUTCString ( )
    private static JsValue ToUtcString(in Call call) => DateFormat.ToUtcString(ThisDate(call, "toUTCString").Read(call.Thread));

    // 21.4.4.36 Date.prototype.toISOString ( )
    private static JsValue ToIsoString(in Call call)
    {
        double time = ThisDate(call, "toISOString").Read(call.Thread);
        return double.IsNaN(time) ? throw call.Thread.RangeError("Invalid time value") : DateFormat.ToIsoString(time);
    }

    // 21.4.4.37 Date.prototype.toJSON ( key )
    private static JsValue ToJson(in Call call)
    {
        JsObject o = call.This.ToObject(call.Thread);
        JsValue time = ((JsValue)o).ToPrimitive(call.Thread, PrimitiveHint.Number);
        if (time.IsNumber && !double.IsFinite(time.AsNumber))
            return JsValue.Null;
        return o.Invoke(call.Thread, s_toIsoString);
    }

    private static readonly PropertyKey s_toIsoString = PropertyKey.From("toISOString");

    // 21.4.4.39 Date.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleString(in Call call)
    {
        double time = ThisDate(call, "toLocaleString").Read(call.Thread);
        return DateFormat.ToLocaleString(time, Zone, Locales.CultureOf(call.Thread, call[0]));
    }

    // 21.4.4.38 Date.prototype.toLocaleDateString ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleDateString(in Call call)
    {
        double time = ThisDate(call, "toLocaleDateString").Read(call.Thread);
        return DateFormat.ToLocaleDateString(time, Zone, Locales.CultureOf(call.Thread, call[0]));
    }

    // 21.4.4.40 Date.prototype.toLocaleTimeString ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleTimeString(in Call call)
    {
        double time = ThisDate(call, "toLocaleTimeString").Read(call.Thread);
        return DateFormat.ToLocaleTimeString(time, Zone, Locales.CultureOf(call.Thread, call[0]));
    }

    // 21.4.4.45 Date.prototype [ %Symbol.toPrimitive% ] ( hint )
    private static JsValue ToPrimitive(in Call call)
    {
        JsThread t = call.Thread;
        if (!call.This.IsObject)
            throw t.TypeError($"Date.prototype[Symbol.toPrimitive]: expected an object, found {ValueText.Of(call.This)}");
        string hint = call[0]._cell is JsString text ? text.ToString() : "";
        return hint switch
        {
            "string" or "default" => Conversions.OrdinaryToPrimitive(call.This.AsObject, t, PrimitiveHint.String),
            "number" => Conversions.OrdinaryToPrimitive(call.This.AsObject, t, PrimitiveHint.Number),
            _ => throw t.TypeError($"Invalid hint: {ValueText.Of(call[0])}"),
        };
    }
}
