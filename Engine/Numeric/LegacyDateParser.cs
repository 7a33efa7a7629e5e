namespace ConcurrentJs.Numeric;

/// <summary>Dates as people write them, with the habits <see cref="DateParse"/> describes.</summary>
internal ref struct LegacyDateParser(ReadOnlySpan<char> text)
{
    private const int None = int.MinValue;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    private readonly int[] _day = new int[3];
    private int _dayCount;
    private int _namedMonth = None;

    private readonly int[] _time = new int[4];
    private int _timeCount;
    private bool _timeFinal;
    private int _hourOffset = None;

    private int _zoneSign = None;
    private int _zoneHour = None;
    private int _zoneMinute = None;

    private readonly char Peek => _at < _text.Length ? _text[_at] : '\0';
    private readonly bool ZoneIsUtc => _zoneHour == 0 && _zoneMinute == 0;

    public double Parse(LocalTime zone)
    {
        bool sawNumber = false;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            bool accepted = true;
            if (char.IsAsciiDigit(c))
            {
                sawNumber = true;
                accepted = TakeNumber(ReadNumber(out _));
            }
            else if (IsWordChar(c))
            {
                accepted = TakeWord(sawNumber);
            }
            else if (c is '+' or '-' && (ZoneIsUtc || _timeCount > 0))
            {
                sawNumber = true;
                accepted = TakeOffset();
            }
            else if (c is '+' or '-' or ')' && sawNumber)
            {
                accepted = false;
            }
            else if (c == '(')
            {
                SkipComment();
            }
            else
            {
                _at++;
            }
            if (!accepted)
                return double.NaN;
        }
        return Compose(zone);
    }

    private bool TakeNumber(int n)
    {
        if (Skip(':'))
        {
            if (Skip(':'))
                return _timeCount == 0 && AddTime(n) && AddTime(0);
            return AddTime(n);
        }
        if (Skip('.') && TimeExpects(n))
        {
            AddTime(n);
            if (!char.IsAsciiDigit(Peek))
                return false;
            int start = _at;
            ReadNumber(out int length);
            int ms = 0;
            for (int i = 0; i < 3; i++)
                ms = ms * 10 + (i < length ? _text[start + i] - '0' : 0);
            while (_timeCount < 3)
                AddTime(0);
            AddTime(ms);
            _timeFinal = true;
            return true;
        }
        if (_zoneHour != None && _zoneMinute == None && n < 60)
        {
            _zoneMinute = n;
            return true;
        }
        if (TimeExpects(n))
        {
            AddTime(n);
            _timeFinal = true;
            return _at == _text.Length || NumberParse.IsWhiteSpace(Peek) || Peek is 'Z' or 'z' or '+' or '-';
        }
        if (_dayCount == _day.Length)
            return false;
        _day[_dayCount++] = n;
        Skip('-');
        return true;
    }

    /// <summary>Letters, and everything above them that is not ASCII.</summary>
    private static bool IsWordChar(char c) => char.IsAsciiLetter(c) || (c > '\u007F' && !NumberParse.IsWhiteSpace(c));

    private bool TakeWord(bool sawNumber)
    {
        int start = _at;
        while (IsWordChar(Peek))
            _at++;
        ReadOnlySpan<char> word = _text[start.._at];
        if (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("pm", StringComparison.OrdinalIgnoreCase))
        {
            if (_timeCount > 0)
            {
                _hourOffset = (word[0] | 0x20) == 'p' ? 12 : 0;
                return true;
            }
        }
        else if (word.Length >= 3 && MonthOf(word[..3]) is int month and > 0)
        {
            _namedMonth = month;
            Skip('-');
            return true;
        }
        else if (sawNumber && ZoneOf(word) is int hours and not None)
        {
            _zoneSign = hours < 0 ? -1 : 1;
            _zoneHour = Math.Abs(hours);
            _zoneMinute = 0;
            return true;
        }
        return !sawNumber && !char.IsAsciiDigit(Peek);
    }

    private bool TakeOffset()
    {
        _zoneSign = _text[_at++] == '-' ? -1 : 1;
        int length = 0;
        int n = char.IsAsciiDigit(Peek) ? ReadNumber(out length) : 0;
        if (Peek == ':')
        {
            _zoneHour = n;
            _zoneMinute = None;
            return true;
        }
        if (length is 0 or > 4)
            return false;
        _zoneHour = length <= 2 ? n : n / 100;
        _zoneMinute = length <= 2 ? 0 : n % 100;
        return true;
    }

    private readonly double Compose(LocalTime zone)
    {
        if (_dayCount == 0)
            return double.NaN;
        Span<int> n = [1, 1, 1];
        _day.AsSpan(0, _dayCount).CopyTo(n);
        bool firstIsDay = n[0] is >= 1 and <= 31;
        int year, month, day;
        if (_namedMonth == None)
            (year, month, day) = firstIsDay ? (n[2], n[0], n[1]) : (n[0], n[1], n[2]);
        else if (_dayCount == 1)
            (year, month, day) = firstIsDay ? (2001, _namedMonth, n[0]) : (n[0], _namedMonth, 1);
        else
            (year, month, day) = firstIsDay ? (n[1], _namedMonth, n[0]) : (n[0], _namedMonth, n[1]);
        if (year is >= 0 and <= 49)
            year += 2000;
        else if (year is >= 50 and <= 99)
            year += 1900;
        if (month is < 1 or > 12 || day is < 1 or > 31)
            return double.NaN;

        int hour = _time[0];
        if (_hourOffset != None)
        {
            if (hour > 12)
                return double.NaN;
            hour = hour % 12 + _hourOffset;
        }
        bool midnight = hour == 24 && _time[1] == 0 && _time[2] == 0 && _time[3] == 0;
        if (!midnight && (hour > 23 || _time[1] > 59 || _time[2] > 59 || _time[3] > 999))
            return double.NaN;

        double t = DateMath.MakeDate(DateMath.MakeDay(year, month - 1, day), DateMath.MakeTime(hour, _time[1], _time[2], _time[3]));
        if (_zoneHour == None)
            return DateMath.TimeClip(zone.ToUtc(t));
        int minutes = _zoneHour * 60 + (_zoneMinute == None ? 0 : _zoneMinute);
        return DateMath.TimeClip(t - _zoneSign * minutes * DateMath.MsPerMinute);
    }

    private readonly bool TimeExpects(int n) => !_timeFinal && _timeCount switch
    {
        1 or 2 => n < 60,
        3 => n < 1000,
        _ => false,
    };

    private bool AddTime(int n)
    {
        if (_timeCount == _time.Length)
            return false;
        _time[_timeCount++] = n;
        return true;
    }

    private bool Skip(char c)
    {
        if (Peek != c || _at >= _text.Length)
            return false;
        _at++;
        return true;
    }

    private int ReadNumber(out int length)
    {
        int start = _at;
        int value = 0;
        while (char.IsAsciiDigit(Peek))
        {
            // More digits than fit mean a year far out of range.
            value = Math.Min(value * 10 + (Peek - '0'), 99999999);
            _at++;
        }
        length = _at - start;
        return value;
    }

    private void SkipComment()
    {
        int depth = 0;
        do
        {
            depth += Peek == '(' ? 1 : Peek == ')' ? -1 : 0;
            _at++;
        }
        while (depth > 0 && _at < _text.Length);
    }

    private static int MonthOf(ReadOnlySpan<char> letters)
    {
        for (int i = 0; i < DateFormat.Months.Length; i++)
        {
            if (letters.Equals(DateFormat.Months[i], StringComparison.OrdinalIgnoreCase))
                return i + 1;
        }
        return 0;
    }

    private static int ZoneOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[4];
        if (word.Length > 3)
            return None;
        int length = word.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "ut" or "utc" or "z" or "gmt" => 0,
            "est" => -5,
            "edt" => -4,
            "cst" => -6,
            "cdt" => -5,
            "mst" => -7,
            "mdt" => -6,
            "pst" => -8,
            "pdt" => -7,
            _ => None,
        };
    }
}
