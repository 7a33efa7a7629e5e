namespace ConcurrentJs.Numeric;

/// <summary>A time zone as ECMA-262 asks about it: offsets at an instant, and instants of a local time.</summary>
/// <remarks>Asking .NET for an offset is slow, programs ask about neighbouring instants. So weeks are remembered in a
/// small table, each with its offset and, if it changes within the week, when and to what. An entry is one immutable
/// object behind one reference: any thread may replace it, and a reader sees a whole one.</remarks>
internal sealed class LocalTime
{
    private const double BlockMs = 7 * DateMath.MsPerDay;
    private const int BlockSlots = 512;
    private const double MinDotNetTime = -62135596800000;
    private const double MaxDotNetTime = 253402300799999;
    // The calendar repeats itself, weekdays included.
    private const double MsPer400Years = 146097 * DateMath.MsPerDay;

    private static readonly Lazy<LocalTime> s_system = new(() => new LocalTime(TimeZoneInfo.Local));

    private readonly TimeZoneInfo _zone;
    private readonly bool _fixed;
    private readonly Block?[] _blocks = new Block?[BlockSlots];

    public LocalTime(TimeZoneInfo zone)
    {
        _zone = zone;
        _fixed = !zone.SupportsDaylightSavingTime && zone.GetAdjustmentRules().Length == 0;
    }

    /// <summary>The zone of the machine or of the TZ environment variable, read once.</summary>
    public static LocalTime System => s_system.Value;

    /// <summary>Minutes-exact offset from UTC, in milliseconds, at a UTC instant.</summary>
    public double OffsetAt(double utc)
    {
        if (_fixed)
            return _zone.BaseUtcOffset.TotalMilliseconds;
        double week = Math.Floor(utc / BlockMs);
        ref Block? block = ref _blocks[(long)week & (BlockSlots - 1)];
        Block known = block is { } cached && cached.Week == week ? cached : block = MakeBlock(week);
        return utc < known.Change ? known.Before : known.After;
    }

    /// <summary>No zone changes its offset twice in a week.</summary>
    private Block MakeBlock(double week)
    {
        double low = week * BlockMs, high = low + BlockMs;
        double before = SlowOffset(low), after = SlowOffset(high);
        if (before == after)
            return new Block(week, high, before, after);
        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            if (SlowOffset(middle) == before)
                low = middle;
            else
                high = middle;
        }
        return new Block(week, high, before, after);
    }

    // 21.4.1.25 LocalTime ( t ) https://tc39.es/ecma262/#sec-localtime
    public double ToLocal(double utc) => double.IsFinite(utc) ? utc + OffsetAt(utc) : double.NaN;

    /// <summary>The instant of a local time. Repeated times mean the earlier instant; skipped times are read with the
    /// offset before the gap.</summary>
    // 21.4.1.26 UTC ( t ) https://tc39.es/ecma262/#sec-utc-t
    public double ToUtc(double local)
    {
        if (!double.IsFinite(local))
            return double.NaN;
        double before = OffsetAt(local - DateMath.MsPerDay);
        double after = OffsetAt(local + DateMath.MsPerDay);
        if (before == after)
            return local - before;
        bool beforeFits = OffsetAt(local - before) == before;
        bool afterFits = OffsetAt(local - after) == after;
        if (beforeFits && afterFits)
            return local - Math.Max(before, after);
        return afterFits ? local - after : local - before;
    }

    /// <summary>The zone's long name at an instant, as in the brackets of toString.</summary>
    public string NameAt(double utc) =>
        _zone.IsDaylightSavingTime(ToDateTime(utc)) ? _zone.DaylightName : _zone.StandardName;

    private double SlowOffset(double utc) => _zone.GetUtcOffset(ToDateTime(utc)).TotalMilliseconds;

    private static DateTime ToDateTime(double utc)
    {
        while (utc > MaxDotNetTime - MsPer400Years)
            utc -= Math.Max(1, Math.Floor((utc - MaxDotNetTime) / MsPer400Years)) * MsPer400Years;
        utc = Math.Max(utc, MinDotNetTime);
        return DateTime.UnixEpoch.AddTicks((long)utc * TimeSpan.TicksPerMillisecond);
    }

    /// <param name="Change">The first instant with the offset <paramref name="After"/>.</param>
    private sealed record Block(double Week, double Change, double Before, double After);
}
