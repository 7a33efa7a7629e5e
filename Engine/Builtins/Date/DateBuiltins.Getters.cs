using ConcurrentJs.Heap;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Reading the parts of a Date.</summary>
internal static unsafe partial class DateBuiltins
{
    private static bool Local(in Call call, string method, out DateMath.Parts parts)
    {
        double time = ThisDate(call, method).Read(call.Thread);
        parts = double.IsNaN(time) ? default : DateMath.Split(Zone.ToLocal(time));
        return !double.IsNaN(time);
    }

    private static bool InUtc(in Call call, string method, out DateMath.Parts parts)
    {
        double time = ThisDate(call, method).Read(call.Thread);
        parts = double.IsNaN(time) ? default : DateMath.Split(time);
        return !double.IsNaN(time);
    }

    // 21.4.4.2 Date.prototype.getDate ( )
    private static JsValue GetDate(in Call call) => Local(call, "getDate", out DateMath.Parts p) ? p.DayOfMonth : JsValue.NaN;

    // 21.4.4.3 Date.prototype.getDay ( )
    private static JsValue GetDay(in Call call) => Local(call, "getDay", out DateMath.Parts p) ? p.WeekDay : JsValue.NaN;

    // 21.4.4.4 Date.prototype.getFullYear ( )
    private static JsValue GetFullYear(in Call call) => Local(call, "getFullYear", out DateMath.Parts p) ? p.Year : JsValue.NaN;

    // 21.4.4.5 Date.prototype.getHours ( )
    private static JsValue GetHours(in Call call) => Local(call, "getHours", out DateMath.Parts p) ? p.Hour : JsValue.NaN;

    // 21.4.4.6 Date.prototype.getMilliseconds ( )
    private static JsValue GetMilliseconds(in Call call) => Local(call, "getMilliseconds", out DateMath.Parts p) ? p.Millisecond : JsValue.NaN;

    // 21.4.4.7 Date.prototype.getMinutes ( )
    private static JsValue GetMinutes(in Call call) => Local(call, "getMinutes", out DateMath.Parts p) ? p.Minute : JsValue.NaN;

    // 21.4.4.8 Date.prototype.getMonth ( )
    private static JsValue GetMonth(in Call call) => Local(call, "getMonth", out DateMath.Parts p) ? p.Month : JsValue.NaN;

    // 21.4.4.9 Date.prototype.getSeconds ( )
    private static JsValue GetSeconds(in Call call) => Local(call, "getSeconds", out DateMath.Parts p) ? p.Second : JsValue.NaN;

    // 21.4.4.12 Date.prototype.getUTCDate ( )
    private static JsValue GetUtcDate(in Call call) => InUtc(call, "getUTCDate", out DateMath.Parts p) ? p.DayOfMonth : JsValue.NaN;

    // 21.4.4.13 Date.prototype.getUTCDay ( )
    private static JsValue GetUtcDay(in Call call) => InUtc(call, "getUTCDay", out DateMath.Parts p) ? p.WeekDay : JsValue.NaN;

    // 21.4.4.14 Date.prototype.getUTCFullYear ( )
    private static JsValue GetUtcFullYear(in Call call) => InUtc(call, "getUTCFullYear", out DateMath.Parts p) ? p.Year : JsValue.NaN;

    // 21.4.4.15 Date.prototype.getUTCHours ( )
    private static JsValue GetUtcHours(in Call call) => InUtc(call, "getUTCHours", out DateMath.Parts p) ? p.Hour : JsValue.NaN;

    // 21.4.4.16 Date.prototype.getUTCMilliseconds ( )
    private static JsValue GetUtcMilliseconds(in Call call) => InUtc(call, "getUTCMilliseconds", out DateMath.Parts p) ? p.Millisecond : JsValue.NaN;

    // 21.4.4.17 Date.prototype.getUTCMinutes ( )
    private static JsValue GetUtcMinutes(in Call call) => InUtc(call, "getUTCMinutes", out DateMath.Parts p) ? p.Minute : JsValue.NaN;

    // 21.4.4.18 Date.prototype.getUTCMonth ( )
    private static JsValue GetUtcMonth(in Call call) => InUtc(call, "getUTCMonth", out DateMath.Parts p) ? p.Month : JsValue.NaN;

    // 21.4.4.19 Date.prototype.getUTCSeconds ( )
    private static JsValue GetUtcSeconds(in Call call) => InUtc(call, "getUTCSeconds", out DateMath.Parts p) ? p.Second : JsValue.NaN;

    // 21.4.4.10 Date.prototype.getTime ( )
    private static JsValue GetTime(in Call call) => ThisDate(call, "getTime").Read(call.Thread);

    // 21.4.4.44 Date.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call) => ThisDate(call, "valueOf").Read(call.Thread);

    // 21.4.4.11 Date.prototype.getTimezoneOffset ( )
    private static JsValue GetTimezoneOffset(in Call call)
    {
        double time = ThisDate(call, "getTimezoneOffset").Read(call.Thread);
        return double.IsNaN(time) ? JsValue.NaN : (0 - Zone.OffsetAt(time)) / DateMath.MsPerMinute;
    }

    // B.2.3.1 Date.prototype.getYear ( )
    private static JsValue GetYear(in Call call) => Local(call, "getYear", out DateMath.Parts p) ? p.Year - 1900 : JsValue.NaN;
}
