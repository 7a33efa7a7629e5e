using System.Globalization;

namespace ConcurrentJs.Numeric;

/// <summary>The texts of a Date.</summary>
internal static class DateFormat
{
    public const string Invalid = "Invalid Date";

    internal static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    internal static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    // 21.4.4.41 Date.prototype.toString ( ) https://tc39.es/ecma262/#sec-date.prototype.tostring
    public static string ToString(double utc, LocalTime zone) =>
        double.IsNaN(utc) ? Invalid : ToDateString(utc, zone) + " " + ToTimeString(utc, zone);

    // 21.4.4.35 Date.prototype.toDateString ( ) https://tc39.es/ecma262/#sec-date.prototype.todatestring
    public static string ToDateString(double utc, LocalTime zone)
    {
        if (double.IsNaN(utc))
            return Invalid;
        DateMath.Parts p = DateMath.Split(zone.ToLocal(utc));
        return $"{Days[p.WeekDay]} {Months[p.Month]} {p.DayOfMonth:00} {Year(p.Year)}";
    }

    // 21.4.4.42 Date.prototype.toTimeString ( ) https://tc39.es/ecma262/#sec-date.prototype.totimestring
    public static string ToTimeString(double utc, LocalTime zone)
    {
        if (double.IsNaN(utc))
            return Invalid;
        double offset = zone.OffsetAt(utc);
        DateMath.Parts p = DateMath.Split(utc + offset);
        int minutes = (int)(Math.Abs(offset) / DateMath.MsPerMinute);
        return $"{p.Hour:00}:{p.Minute:00}:{p.Second:00} GMT{(offset < 0 ? '-' : '+')}{minutes / 60:00}{minutes % 60:00} ({zone.NameAt(utc)})";
    }

    // 21.4.4.43 Date.prototype.toUTCString ( ) https://tc39.es/ecma262/#sec-date.prototype.toutcstring
    public static string ToUtcString(double utc)
    {
        if (double.IsNaN(utc))
            return Invalid;
        DateMath.Parts p = DateMath.Split(utc);
        return $"{Days[p.WeekDay]}, {p.DayOfMonth:00} {Months[p.Month]} {Year(p.Year)} {p.Hour:00}:{p.Minute:00}:{p.Second:00} GMT";
    }

    /// <summary>The caller has thrown RangeError for NaN.</summary>
    // 21.4.4.36 Date.prototype.toISOString ( ) https://tc39.es/ecma262/#sec-date.prototype.toisostring
    public static string ToIsoString(double utc)
    {
        DateMath.Parts p = DateMath.Split(utc);
        string year = p.Year is >= 0 and <= 9999 ? p.Year.ToString("0000", CultureInfo.InvariantCulture)
            : (p.Year < 0 ? "-" : "+") + Math.Abs(p.Year).ToString("000000", CultureInfo.InvariantCulture);
        return $"{year}-{p.Month + 1:00}-{p.DayOfMonth:00}T{p.Hour:00}:{p.Minute:00}:{p.Second:00}.{p.Millisecond:000}Z";
    }

    // 21.4.4.39 Date.prototype.toLocaleString https://tc39.es/ecma262/#sec-date.prototype.tolocalestring
    public static string ToLocaleString(double utc, LocalTime zone, CultureInfo culture) =>
        double.IsNaN(utc) ? Invalid : ToLocaleDateString(utc, zone, culture) + ", " + ToLocaleTimeString(utc, zone, culture);

    // 21.4.4.38 Date.prototype.toLocaleDateString https://tc39.es/ecma262/#sec-date.prototype.tolocaledatestring
    public static string ToLocaleDateString(double utc, LocalTime zone, CultureInfo culture)
    {
        if (double.IsNaN(utc))
            return Invalid;
        DateMath.Parts p = DateMath.Split(zone.ToLocal(utc));
        if (IsPlain(culture) || p.Year is < 1 or > 9999)
            return string.Create(CultureInfo.InvariantCulture, $"{p.Month + 1}/{p.DayOfMonth}/{(p.Year > 0 ? p.Year : 1 - p.Year)}");
        return ToDateTime(p).ToString(culture.DateTimeFormat.ShortDatePattern, culture);
    }

    // 21.4.4.40 Date.prototype.toLocaleTimeString https://tc39.es/ecma262/#sec-date.prototype.tolocaletimestring
    public static string ToLocaleTimeString(double utc, LocalTime zone, CultureInfo culture)
    {
        if (double.IsNaN(utc))
            return Invalid;
        DateMath.Parts p = DateMath.Split(zone.ToLocal(utc));
        if (IsPlain(culture) || p.Year is < 1 or > 9999)
            return string.Create(CultureInfo.InvariantCulture, $"{(p.Hour + 11) % 12 + 1}:{p.Minute:00}:{p.Second:00} {(p.Hour < 12 ? "AM" : "PM")}");
        return ToDateTime(p).ToString(culture.DateTimeFormat.LongTimePattern, culture);
    }

    /// <summary>The invariant culture has no habits of its own: programs expect American English there, as in Node.</summary>
    private static bool IsPlain(CultureInfo culture) => culture.Name is "" or "en-US";

    private static DateTime ToDateTime(in DateMath.Parts p) =>
        new(p.Year, p.Month + 1, p.DayOfMonth, p.Hour, p.Minute, p.Second, p.Millisecond);

    private static string Year(int year) =>
        (year < 0 ? "-" : "") + Math.Abs(year).ToString("0000", CultureInfo.InvariantCulture);
}
