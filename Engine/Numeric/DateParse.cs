namespace ConcurrentJs.Numeric;

/// <summary>Date.parse: the format of the specification, then the formats people write.</summary>
/// <remarks>What is not the specification's format is read word by word with V8's habits, since programs were tested
/// there: words before the first number are skipped, text in brackets is a comment, names of months count by their
/// first three letters, "10:30" is a time, a sign after a time is an offset, three bare numbers are month, day,
/// year (or year, month, day when the first cannot be a month), years below 50 belong to the 2000s.</remarks>
internal static class DateParse
{
    /// <summary>Milliseconds since 1970, or NaN.</summary>
    // 21.4.3.2 Date.parse ( string ) https://tc39.es/ecma262/#sec-date.parse
    public static double Parse(ReadOnlySpan<char> text, LocalTime zone)
    {
        text = NumberParse.Trim(text);
        return TryIso(text, zone, out double time) ? time : new LegacyDateParser(text).Parse(zone);
    }

    // 21.4.1.32 Date Time String Format https://tc39.es/ecma262/#sec-date-time-string-format
    private static bool TryIso(ReadOnlySpan<char> text, LocalTime zone, out double time)
    {
        time = double.NaN;
        // The year minus zero is no other format either.
        if (text.StartsWith("-000000"))
            return true;
        int at = 0;
        if (!TryYear(text, ref at, out int year))
            return false;
        int month = 1, day = 1, hour = 0, minute = 0, second = 0;
        double ms = 0;
        if (Accept(text, ref at, '-'))
        {
            if (!TryDigits(text, ref at, 2, out month))
                return false;
            if (Accept(text, ref at, '-') && !TryDigits(text, ref at, 2, out day))
                return false;
        }
        bool hasTime = at < text.Length && text[at] is 'T' or 't';
        double offset = double.NaN;
        if (hasTime)
        {
            at++;
            if (!TryDigits(text, ref at, 2, out hour) || !Accept(text, ref at, ':') || !TryDigits(text, ref at, 2, out minute))
                return false;
            if (Accept(text, ref at, ':'))
            {
                if (!TryDigits(text, ref at, 2, out second))
                    return false;
                if (at < text.Length && text[at] == '.' && !TryFraction(text, ref at, out ms))
                    return false;
            }
            if (!TryOffset(text, ref at, out offset))
                return false;
        }
        if (at != text.Length)
            return false;
        // As in V8, February 31 is March 2 or 3.
        bool inRange = month is >= 1 and <= 12 && day is >= 1 and <= 31 && minute <= 59 && second <= 59
            && (hour <= 23 || (hour == 24 && minute == 0 && second == 0 && ms == 0));
        if (!inRange)
            return true;
        time = DateMath.MakeDate(DateMath.MakeDay(year, month - 1, day), DateMath.MakeTime(hour, minute, second, ms));
        // A date alone is UTC, a date with a time is local.
        if (!double.IsNaN(offset))
            time -= offset;
        else if (hasTime)
            time = zone.ToUtc(time);
        time = DateMath.TimeClip(time);
        return true;
    }

    private static bool TryYear(ReadOnlySpan<char> text, ref int at, out int year)
    {
        year = 0;
        if (text.IsEmpty)
            return false;
        if (text[0] is not ('+' or '-'))
            return TryDigits(text, ref at, 4, out year) && (at == text.Length || !char.IsAsciiDigit(text[at]));
        at = 1;
        if (!TryDigits(text, ref at, 6, out year))
            return false;
        if (text[0] == '-')
            year = -year;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, ref int at, out double ms)
    {
        int start = ++at;
        ms = 0;
        double unit = 100;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            if (at - start < 3)
                ms += (text[at] - '0') * unit;
            unit /= 10;
            at++;
        }
        return at > start;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, ref int at, out double offset)
    {
        offset = double.NaN;
        if (at == text.Length)
            return true;
        char sign = text[at];
        if (sign is 'Z' or 'z')
        {
            at++;
            offset = 0;
            return true;
        }
        if (sign is not ('+' or '-'))
            return false;
        at++;
        if (!TryDigits(text, ref at, 2, out int hours))
            return false;
        Accept(text, ref at, ':');
        if (!TryDigits(text, ref at, 2, out int minutes) || hours > 23 || minutes > 59)
            return false;
        offset = (hours * 60 + minutes) * DateMath.MsPerMinute;
        if (sign == '-')
            offset = -offset;
        return true;
    }

    private static bool Accept(ReadOnlySpan<char> text, ref int at, char c)
    {
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, ref int at, int count, out int value)
    {
        value = 0;
        if (at + count > text.Length)
            return false;
        for (int i = 0; i < count; i++)
        {
            int digit = text[at + i] - '0';
            if (digit is < 0 or > 9)
                return false;
            value = value * 10 + digit;
        }
        at += count;
        return true;
    }
}
