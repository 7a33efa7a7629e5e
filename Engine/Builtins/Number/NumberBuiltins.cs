using System.Globalization;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Number and its prototype (ECMA-262 21.1).</summary>
internal static unsafe class NumberBuiltins
{
    private const double MaxSafeInteger = 9007199254740991;

    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Number", 1, &Construct, Intrinsic.NumberPrototype)
        .Method("isFinite", 1, &IsFinite)
        .Method("isInteger", 1, &IsInteger)
        .Method("isNaN", 1, &IsNaN)
        .Method("isSafeInteger", 1, &IsSafeInteger)
        .Intrinsic("parseFloat", Intrinsic.ParseFloat)
        .Intrinsic("parseInt", Intrinsic.ParseInt)
        .Value("MAX_VALUE", double.MaxValue)
        .Value("MIN_VALUE", double.Epsilon)
        .Value("NaN", JsValue.NaN)
        .Value("NEGATIVE_INFINITY", double.NegativeInfinity)
        .Value("POSITIVE_INFINITY", double.PositiveInfinity)
        .Value("MAX_SAFE_INTEGER", MaxSafeInteger)
        .Value("MIN_SAFE_INTEGER", -MaxSafeInteger)
        .Value("EPSILON", 2.220446049250313e-16);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Number)
        .Method("toExponential", 1, &ToExponential)
        .Method("toFixed", 1, &ToFixed)
        .Method("toPrecision", 1, &ToPrecision)
        .Method("toString", 1, &ToStringMethod)
        .Method("valueOf", 0, &ValueOf)
        .Method("toLocaleString", 0, &ToLocaleString);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) =>
        s_prototype.Fill(realm, new PrimitiveWrapper(s_prototype.ShapeFor(realm.ObjectPrototype), CellKind.Number, 0));

    // 21.1.1.1 Number ( value )
    private static JsValue Construct(in Call call)
    {
        JsValue value = 0;
        if (call.Count > 0)
        {
            value = call[0].ToNumeric(call.Thread);
            if (value.IsBigInt)
                value = BigIntMath.ToDouble(value.AsBigInt);
        }
        if (call.NewTarget is null)
            return value;
        return new PrimitiveWrapper(call.PrototypeOr(Intrinsic.NumberPrototype).PrototypeInfo.RootShape(0), CellKind.Number, value);
    }

    // 21.1.2.2 Number.isFinite ( number )
    private static JsValue IsFinite(in Call call) => call[0].IsNumber && double.IsFinite(call[0].AsNumber);

    // 21.1.2.3 Number.isInteger ( number )
    private static JsValue IsInteger(in Call call) => call[0].IsNumber && IsIntegral(call[0].AsNumber);

    // 21.1.2.4 Number.isNaN ( number )
    private static JsValue IsNaN(in Call call) => call[0].IsNumber && double.IsNaN(call[0].AsNumber);

    // 21.1.2.5 Number.isSafeInteger ( number )
    private static JsValue IsSafeInteger(in Call call) =>
        call[0].IsNumber && IsIntegral(call[0].AsNumber) && Math.Abs(call[0].AsNumber) <= MaxSafeInteger;

    private static bool IsIntegral(double number) => double.IsFinite(number) && Math.Truncate(number) == number;

    // 21.1.3.2 Number.prototype.toExponential ( fractionDigits )
    private static JsValue ToExponential(in Call call)
    {
        double x = ThisNumber(call, "toExponential");
        double digits = call[0].ToIntegerOrInfinity(call.Thread);
        if (!double.IsFinite(x))
            return NumberFormat.ToString(x);
        if (digits is < 0 or > 100)
            throw call.Thread.RangeError("toExponential() argument must be between 0 and 100");
        return NumberFormat.ToExponential(x, call[0].IsUndefined ? null : (int)digits);
    }

    // 21.1.3.3 Number.prototype.toFixed ( fractionDigits )
    private static JsValue ToFixed(in Call call)
    {
        double x = ThisNumber(call, "toFixed");
        double digits = call[0].ToIntegerOrInfinity(call.Thread);
        if (digits is < 0 or > 100)
            throw call.Thread.RangeError("toFixed() digits argument must be between 0 and 100");
        return NumberFormat.ToFixed(x, (int)digits);
    }

    // 21.1.3.4 Number.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleString(in Call call)
    {
        double x = ThisNumber(call, "toLocaleString");
        CultureInfo culture = Locales.CultureOf(call.Thread, call[0]);
        (int fewest, int most) = Locales.FractionDigits(call.Thread, call[1]);
        if (!double.IsFinite(x))
            return double.IsNaN(x) ? "NaN" : x > 0 ? "∞" : "-∞";
        string text = x.ToString("N" + most.ToString(CultureInfo.InvariantCulture), culture);
        int excess = most;
        while (excess > fewest && text[^1] == '0')
        {
            text = text[..^1];
            excess--;
        }
        string point = culture.NumberFormat.NumberDecimalSeparator;
        return excess == 0 && most > 0 && text.EndsWith(point, StringComparison.Ordinal) ? text[..^point.Length] : text;
    }

    // 21.1.3.5 Number.prototype.toPrecision ( precision )
    private static JsValue ToPrecision(in Call call)
    {
        double x = ThisNumber(call, "toPrecision");
        if (call[0].IsUndefined)
            return NumberFormat.ToString(x);
        double precision = call[0].ToIntegerOrInfinity(call.Thread);
        if (!double.IsFinite(x))
            return NumberFormat.ToString(x);
        if (precision is < 1 or > 100)
            throw call.Thread.RangeError("toPrecision() argument must be between 1 and 100");
        return NumberFormat.ToPrecision(x, (int)precision);
    }

    // 21.1.3.6 Number.prototype.toString ( [ radix ] )
    private static JsValue ToStringMethod(in Call call)
    {
        double x = ThisNumber(call, "toString");
        if (call[0].IsUndefined || (call[0].IsInt32 && call[0].AsInt32 == 10))
            return JsValue.FromNumber(x).ToJsString(call.Thread);
        return NumberFormat.ToString(x, Radix(call.Thread, call[0]));
    }

    /// <summary>The radix argument of toString, 2 to 36.</summary>
    internal static int Radix(JsThread t, JsValue argument)
    {
        if (argument.IsUndefined)
            return 10;
        double radix = argument.ToIntegerOrInfinity(t);
        return radix is >= 2 and <= 36 ? (int)radix : throw t.RangeError("toString() radix must be between 2 and 36");
    }

    // 21.1.3.7 Number.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call) => ThisNumber(call, "valueOf");

    // 21.1.3.7.1 ThisNumberValue ( value )
    private static double ThisNumber(in Call call, string method)
    {
        if (call.This.IsNumber)
            return call.This.AsNumber;
        if (call.This._cell is PrimitiveWrapper { Kind: CellKind.Number } wrapper)
            return wrapper.Value.AsNumber;
        throw call.Thread.TypeError($"Number.prototype.{method}: expected a Number, found {ValueText.Of(call.This)}");
    }
}
