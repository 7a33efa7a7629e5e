namespace ConcurrentJs.Numeric;

internal static partial class NumberFormat
{
    private const string Digits36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>toString(radix) for radix 2 to 36.</summary>
    /// <remarks>The specification leaves the digits of a fraction to the implementation. We print as many as tell the
    /// value from its neighbours, rounding the last, which is what V8 prints too.</remarks>
    // 21.1.3.6 Number.prototype.toString ( [ radix ] ) https://tc39.es/ecma262/#sec-number.prototype.tostring
    public static string ToString(double value, int radix)
    {
        if (radix == 10)
            return ToString(value);
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0)
            return "0";

        // 1100 digits of fraction and 1024 of integer are the longest (radix 2).
        Span<char> buffer = stackalloc char[2200];
        const int middle = 1060;
        int end = middle;
        int start = middle;
        bool negative = value < 0;
        value = Math.Abs(value);
        double integer = Math.Floor(value);
        double fraction = value - integer;
        // Half the distance to the next double: a remainder below it can no longer change which double is read back.
        double delta = Math.Max(double.Epsilon, 0.5 * (Math.BitIncrement(value) - value));
        if (fraction >= delta)
        {
            buffer[end++] = '.';
            do
            {
                fraction *= radix;
                delta *= radix;
                int digit = (int)fraction;
                buffer[end++] = Digits36[digit];
                fraction -= digit;
                bool up = fraction > 0.5 || (fraction == 0.5 && (digit & 1) != 0);
                if (up && fraction + delta > 1)
                {
                    end = CarryUp(buffer, end, middle, radix, ref integer);
                    break;
                }
            }
            while (fraction >= delta);
        }

        // Digits below the precision of the double are zeros.
        while (integer >= 9007199254740992)
        {
            integer /= radix;
            buffer[--start] = '0';
        }
        do
        {
            double digit = integer % radix;
            buffer[--start] = Digits36[(int)digit];
            integer = (integer - digit) / radix;
        }
        while (integer > 0);
        if (negative)
            buffer[--start] = '-';
        return new string(buffer[start..end]);
    }

    private static int CarryUp(Span<char> buffer, int end, int middle, int radix, ref double integer)
    {
        while (true)
        {
            end--;
            if (end == middle)
            {
                integer += 1;
                return end;
            }
            int digit = Digits36.IndexOf(buffer[end]);
            if (digit + 1 < radix)
            {
                buffer[end] = Digits36[digit + 1];
                return end + 1;
            }
        }
    }
}
