namespace ConcurrentJs.Numeric;

/// <summary>Time values and their parts, on the proleptic Gregorian calendar.</summary>
/// <remarks>A time value is milliseconds since 1970 as a double, NaN when invalid. Functions that split a time value
/// expect a finite one.</remarks>
internal static class DateMath
{
    public const double MsPerDay = 86400000;
    public const double MsPerHour = 3600000;
    public const double MsPerMinute = 60000;
    public const double MsPerSecond = 1000;
    public const double MaxTime = 8.64e15;

    // Days beyond this are not representable as time values, so MakeDay needs no exact answer there.
    private const double LargestYear = 400000;

    /// <summary>A time value in parts. Month is 0 to 11, day of the month 1 to 31, weekday 0 (Sunday) to 6.</summary>
    public readonly record struct Parts(int Year, int Month, int DayOfMonth, int Hour, int Minute, int Second, int Millisecond, int WeekDay);

    // 21.4.1.3 Day ( t ) https://tc39.es/ecma262/#sec-day
    public static double Day(double t) => Math.Floor(t / MsPerDay);

    // 21.4.1.4 TimeWithinDay ( t ) https://tc39.es/ecma262/#sec-timewithinday
    public static double TimeWithinDay(double t) => t - Day(t) * MsPerDay;

    // 21.4.1.13 WeekDay ( t ) https://tc39.es/ecma262/#sec-weekday
    public static int WeekDay(double t) => (int)((((long)Day(t) + 4) % 7 + 7) % 7);

    public static Parts Split(double t)
    {
        long day = (long)Day(t);
        int within = (int)((long)t - day * 86400000);
        CivilFromDays(day, out long year, out int month, out int dayOfMonth);
        return new Parts((int)year, month, dayOfMonth, within / 3600000, within / 60000 % 60, within / 1000 % 60, within % 1000, WeekDay(t));
    }

    public static int YearFromTime(double t)
    {
        CivilFromDays((long)Day(t), out long year, out _, out _);
        return (int)year;
    }

    // 21.4.1.27 MakeTime ( hour, min, sec, ms ) https://tc39.es/ecma262/#sec-maketime
    public static double MakeTime(double hour, double minute, double second, double ms)
    {
        if (!double.IsFinite(hour) || !double.IsFinite(minute) || !double.IsFinite(second) || !double.IsFinite(ms))
            return double.NaN;
        return Math.Truncate(hour) * MsPerHour + Math.Truncate(minute) * MsPerMinute + Math.Truncate(second) * MsPerSecond + Math.Truncate(ms);
    }

    // 21.4.1.28 MakeDay ( year, month, date ) https://tc39.es/ecma262/#sec-makeday
    public static double MakeDay(double year, double month, double date)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || !double.IsFinite(date))
            return double.NaN;
        month = Math.Truncate(month);
        double wholeYear = Math.Truncate(year) + Math.Floor(month / 12);
        if (Math.Abs(wholeYear) > LargestYear)
            return double.NaN;
        int wholeMonth = (int)(month - Math.Floor(month / 12) * 12);
        return DaysFromCivil((long)wholeYear, wholeMonth, 1) + Math.Truncate(date) - 1;
    }

    // 21.4.1.29 MakeDate ( day, time ) https://tc39.es/ecma262/#sec-makedate
    public static double MakeDate(double day, double time)
    {
        double t = day * MsPerDay + time;
        return double.IsFinite(t) ? t : double.NaN;
    }

    // 21.4.1.30 MakeFullYear ( year ) https://tc39.es/ecma262/#sec-makefullyear
    public static double MakeFullYear(double year)
    {
        double whole = Math.Truncate(year);
        return whole is >= 0 and <= 99 ? 1900 + whole : whole;
    }

    // 21.4.1.31 TimeClip ( time ) https://tc39.es/ecma262/#sec-timeclip
    public static double TimeClip(double time) =>
        Math.Abs(time) <= MaxTime ? Math.Truncate(time) + 0.0 : double.NaN;

    /// <summary>Days since 1970-01-01. Years run from March, so the leap day is the last of its year (H. Hinnant,
    /// chrono-compatible low-level date algorithms).</summary>
    private static long DaysFromCivil(long year, int month, int day)
    {
        if (month < 2)
            year--;
        long era = (year >= 0 ? year : year - 399) / 400;
        long yearOfEra = year - era * 400;
        long dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1;
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
    }

    private static void CivilFromDays(long days, out long year, out int month, out int day)
    {
        days += 719468;
        long era = (days >= 0 ? days : days - 146096) / 146097;
        long dayOfEra = days - era * 146097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        day = (int)(dayOfYear - (153 * shifted + 2) / 5 + 1);
        month = (int)((shifted + 2) % 12);
        year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
    }
}
