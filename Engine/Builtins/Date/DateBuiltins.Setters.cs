using ConcurrentJs.Heap;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Changing the parts of a Date.</summary>
internal static unsafe partial class DateBuiltins
{
    private enum Part { Year, Month, DayOfMonth, Hour, Minute, Second, Millisecond }

    /// <summary>All setters are one: the arguments replace the parts from <paramref name="first"/> on, at most <paramref name="most"/> of them.</summary>
    private static JsValue Set(in Call call, string method, Part first, int most, bool utc)
    {
        DateObject date = ThisDate(call, method);
        double time = date.Read(call.Thread);
        Span<double> given = stackalloc double[most];
        int count = Math.Clamp(call.Count, 1, most);
        for (int i = 0; i < count; i++)
            given[i] = call[i].ToNumber(call.Thread);
        // Only a year brings an invalid date back to life.
        if (double.IsNaN(time) && first != Part.Year)
            return JsValue.NaN;
        double local = double.IsNaN(time) ? 0 : utc ? time : Zone.ToLocal(time);
        DateMath.Parts old = DateMath.Split(local);
        Span<double> parts = [old.Year, old.Month, old.DayOfMonth, old.Hour, old.Minute, old.Second, old.Millisecond];
        given[..count].CopyTo(parts[(int)first..]);
        double changed = DateMath.MakeDate(DateMath.MakeDay(parts[0], parts[1], parts[2]), DateMath.MakeTime(parts[3], parts[4], parts[5], parts[6]));
        return date.Write(call.Thread, DateMath.TimeClip(utc ? changed : Zone.ToUtc(changed)));
    }

    // 21.4.4.20 Date.prototype.setDate ( date )
    private static JsValue SetDate(in Call call) => Set(call, "setDate", Part.DayOfMonth, 1, utc: false);

    // 21.4.4.21 Date.prototype.setFullYear ( year [ , month [ , date ] ] )
    private static JsValue SetFullYear(in Call call) => Set(call, "setFullYear", Part.Year, 3, utc: false);

    // 21.4.4.22 Date.prototype.setHours ( hour [ , min [ , sec [ , ms ] ] ] )
    private static JsValue SetHours(in Call call) => Set(call, "setHours", Part.Hour, 4, utc: false);

    // 21.4.4.23 Date.prototype.setMilliseconds ( ms )
    private static JsValue SetMilliseconds(in Call call) => Set(call, "setMilliseconds", Part.Millisecond, 1, utc: false);

    // 21.4.4.24 Date.prototype.setMinutes ( min [ , sec [ , ms ] ] )
    private static JsValue SetMinutes(in Call call) => Set(call, "setMinutes", Part.Minute, 3, utc: false);

    // 21.4.4.25 Date.prototype.setMonth ( month [ , date ] )
    private static JsValue SetMonth(in Call call) => Set(call, "setMonth", Part.Month, 2, utc: false);

    // 21.4.4.26 Date.prototype.setSeconds ( sec [ , ms ] )
    private static JsValue SetSeconds(in Call call) => Set(call, "setSeconds", Part.Second, 2, utc: false);

    // 21.4.4.28 Date.prototype.setUTCDate ( date )
    private static JsValue SetUtcDate(in Call call) => Set(call, "setUTCDate", Part.DayOfMonth, 1, utc: true);

    // 21.4.4.29 Date.prototype.setUTCFullYear ( year [ , month [ , date ] ] )
    private static JsValue SetUtcFullYear(in Call call) => Set(call, "setUTCFullYear", Part.Year, 3, utc: true);

    // 21.4.4.30 Date.prototype.setUTCHours ( hour [ , min [ , sec [ , ms ] ] ] )
    private static JsValue SetUtcHours(in Call call) => Set(call, "setUTCHours", Part.Hour, 4, utc: true);

    // 21.4.4.31 Date.prototype.setUTCMilliseconds ( ms )
    private static JsValue SetUtcMilliseconds(in Call call) => Set(call, "setUTCMilliseconds", Part.Millisecond, 1, utc: true);

    // 21.4.4.32 Date.prototype.setUTCMinutes ( min [ , sec [ , ms ] ] )
    private static JsValue SetUtcMinutes(in Call call) => Set(call, "setUTCMinutes", Part.Minute, 3, utc: true);

    // 21.4.4.33 Date.prototype.setUTCMonth ( month [ , date ] )
    private static JsValue SetUtcMonth(in Call call) => Set(call, "setUTCMonth", Part.Month, 2, utc: true);

    // 21.4.4.34 Date.prototype.setUTCSeconds ( sec [ , ms ] )
    private static JsValue SetUtcSeconds(in Call call) => Set(call, "setUTCSeconds", Part.Second, 2, utc: true);

    // 21.4.4.27 Date.prototype.setTime ( time )
    private static JsValue SetTime(in Call call)
    {
        DateObject date = ThisDate(call, "setTime");
        return date.Write(call.Thread, DateMath.TimeClip(call[0].ToNumber(call.Thread)));
    }

    // B.2.3.2 Date.prototype.setYear ( year )
    private static JsValue SetYear(in Call call)
    {
        DateObject date = ThisDate(call, "setYear");
        double time = date.Read(call.Thread);
        double year = call[0].ToNumber(call.Thread);
        double local = double.IsNaN(time) ? 0 : Zone.ToLocal(time);
        DateMath.Parts old = DateMath.Split(local);
        double day = DateMath.MakeDay(DateMath.MakeFullYear(year), old.Month, old.DayOfMonth);
        return date.Write(call.Thread, DateMath.TimeClip(Zone.ToUtc(DateMath.MakeDate(day, DateMath.TimeWithinDay(local)))));
    }
}
