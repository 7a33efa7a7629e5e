using System.Globalization;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>The reserved arguments of the toLocale methods, as far as .NET's cultures carry: a language tag, and digits of a fraction.</summary>
internal static class Locales
{
    private static readonly PropertyKey s_fewest = PropertyKey.From("minimumFractionDigits"), s_most = PropertyKey.From("maximumFractionDigits");

    /// <summary>The culture of a language tag, or of the first in an array; the current one when none is given.</summary>
    public static CultureInfo CultureOf(JsThread t, JsValue locales)
    {
        if (locales._cell is JsArray array)
            locales = array.GetIndex(t, 0);
        if (locales._cell is not JsString tag)
            return CultureInfo.CurrentCulture;
        try
        {
            return CultureInfo.GetCultureInfo(tag.ToString());
        }
        catch (CultureNotFoundException)
        {
            throw t.RangeError($"Incorrect locale information provided: {tag}");
        }
    }

    /// <summary>How many digits a fraction has at least and at most: 0 and 3 unless the options say otherwise.</summary>
    public static (int Fewest, int Most) FractionDigits(JsThread t, JsValue options)
    {
        if (!options.IsObject)
            return (0, 3);
        int? fewest = Digits(t, options.AsObject, s_fewest);
        int? most = Digits(t, options.AsObject, s_most);
        if (fewest > most)
            throw t.RangeError($"{s_most} value is out of range.");
        return (fewest ?? Math.Min(0, most ?? 0), most ?? Math.Max(3, fewest ?? 0));
    }

    private static int? Digits(JsThread t, JsObject options, PropertyKey key)
    {
        JsValue value = options.Get(t, key);
        if (value.IsUndefined)
            return null;
        double digits = value.ToNumber(t);
        return digits is >= 0 and <= 100 ? (int)digits : throw t.RangeError($"{key} value is out of range.");
    }
}
