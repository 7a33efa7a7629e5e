using System.Numerics;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap;

/// <summary>What ToPrimitive prefers.</summary>
internal enum PrimitiveHint : byte { Default, Number, String }

/// <summary>Type conversion (ECMA-262 7.1), all but ToObject, which needs a realm.</summary>
internal static class Conversions
{
    // 7.1.2 ToBoolean ( argument )
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ToBoolean(this JsValue value)
    {
        if (value.IsBoolean)
            return value._bits == JsValue.TrueBits;
        return ToBooleanSlow(value);
    }

    private static bool ToBooleanSlow(JsValue value)
    {
        if (value._cell is null)
        {
            if (value.IsInt32)
                return value.AsInt32 != 0;
            if (!value.IsDouble)
                return value._bits == JsValue.TrueBits;
            double number = value.AsDouble;
            return number != 0 && !double.IsNaN(number);
        }
        return value._cell.Kind switch
        {
            CellKind.String => Unsafe.As<JsString>(value._cell).Length != 0,
            CellKind.BigInt => !Unsafe.As<JsBigInt>(value._cell).Value.IsZero,
            _ => !value._cell.HasFlag(CellFlags.IsHtmlDda),
        };
    }

    // 7.1.1 ToPrimitive ( input [ , preferredType ] )
    public static JsValue ToPrimitive(this JsValue value, EngineThread t, PrimitiveHint hint = PrimitiveHint.Default)
    {
        if (!value.IsObject)
            return value;
        JsObject o = value.AsObject;
        if (o.GetMethod(t, Symbol.ToPrimitive) is { } exotic)
        {
            JsString name = hint switch
            {
                PrimitiveHint.Number => Names.NumberHint,
                PrimitiveHint.String => Names.StringHint,
                _ => Names.DefaultHint,
            };
            JsValue result = exotic.Call(t, value, [name]);
            return result.IsObject ? throw t.TypeError("Cannot convert object to primitive value") : result;
        }
        return OrdinaryToPrimitive(o, t, hint);
    }

    // 7.1.1.1 OrdinaryToPrimitive ( O, hint )
    public static JsValue OrdinaryToPrimitive(JsObject o, EngineThread t, PrimitiveHint hint)
    {
        t.CheckNativeStack();
        bool stringFirst = hint == PrimitiveHint.String;
        for (int i = 0; i < 2; i++)
        {
            JsValue method = o.Get(t, stringFirst == (i == 0) ? Names.ToStringName : Names.ValueOf);
            if (!method.IsCallable)
                continue;
            JsValue result = method.AsObject.Call(t, o, []);
            if (!result.IsObject)
                return result;
        }
        throw t.TypeError("Cannot convert object to primitive value");
    }

    // 7.1.3 ToNumeric ( value ): a Number or a BigInt
    public static JsValue ToNumeric(this JsValue value, EngineThread t)
    {
        if (value.IsNumber)
            return value;
        JsValue primitive = value.ToPrimitive(t, PrimitiveHint.Number);
        return primitive.IsBigInt ? primitive : JsValue.FromNumber(primitive.ToNumber(t));
    }

    // 7.1.4 ToNumber ( argument )
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToNumber(this JsValue value, EngineThread t) => value.IsNumber ? value.AsNumber : ToNumberSlow(value, t);

    private static double ToNumberSlow(JsValue value, EngineThread t)
    {
        while (true)
        {
            switch (value._bits)
            {
                case JsValue.UndefinedBits: return double.NaN;
                case JsValue.NullBits or JsValue.FalseBits: return 0;
                case JsValue.TrueBits: return 1;
            }
            switch (value._cell)
            {
                case null: return value.AsNumber;
                case JsString s: return NumberParse.ToNumber(s.Span);
                case Symbol: throw t.TypeError("Cannot convert a Symbol value to a number");
                case JsBigInt: throw t.TypeError("Cannot convert a BigInt value to a number");
            }
            value = value.ToPrimitive(t, PrimitiveHint.Number);
        }
    }

    // 7.1.5 ToIntegerOrInfinity ( argument )
    public static double ToIntegerOrInfinity(this JsValue value, EngineThread t)
    {
        if (value.IsInt32)
            return value.AsInt32;
        double number = value.ToNumber(t);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    // 7.1.6 ToInt32 ( argument )
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt32(this JsValue value, EngineThread t) => value.IsInt32 ? value.AsInt32 : ToInt32(value.ToNumber(t));

    public static uint ToUint32(this JsValue value, EngineThread t) => (uint)value.ToInt32(t);

    /// <summary>The modulo 2^32 of a number, as ToInt32 wants it.</summary>
    public static int ToInt32(double number)
    {
        // PERF: the processor's own conversion; what does not fit gives a greatest or smallest integer (or 0, for NaN).
        long whole = double.ConvertToIntegerNative<long>(number);
        if (whole is not (long.MinValue or long.MaxValue))
            return unchecked((int)whole);
        if (!double.IsFinite(number))
            return 0;
        double modulo = Math.IEEERemainder(Math.Truncate(number), 4294967296.0);
        return unchecked((int)(long)modulo);
    }

    // 7.1.20 ToLength ( argument )
    public static double ToLength(this JsValue value, EngineThread t)
    {
        double length = value.ToIntegerOrInfinity(t);
        return length <= 0 ? 0 : Math.Min(length, 9007199254740991);
    }

    // 7.1.22 ToIndex ( value )
    public static long ToIndex(this JsValue value, EngineThread t)
    {
        double index = value.ToIntegerOrInfinity(t);
        return index is >= 0 and <= 9007199254740991 ? (long)index : throw t.RangeError($"Invalid index: expected 0 to 2^53-1, found {ValueText.Of(value)}");
    }

    // 7.1.17 ToString ( argument )
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsString ToJsString(this JsValue value, EngineThread t) => value._cell as JsString ?? ToStringSlow(value, t);

    /// <summary>ToString, as a .NET string.</summary>
    public static string ToText(this JsValue value, EngineThread t) => value.ToJsString(t).ToString();

    private static JsString ToStringSlow(JsValue value, EngineThread t)
    {
        while (true)
        {
            if (value._cell is null)
                return PrimitiveText(value);
            switch (value._cell)
            {
                case JsString s: return s;
                case Symbol: throw t.TypeError("Cannot convert a Symbol value to a string");
                case JsBigInt big: return JsString.Create(BigIntMath.ToString(big.Value, 10));
            }
            value = value.ToPrimitive(t, PrimitiveHint.String);
        }
    }

    private static JsString PrimitiveText(JsValue value)
    {
        if (value.IsInt32)
            return value.AsInt32 >= 0 ? JsString.FromIndex((uint)value.AsInt32) : JsString.Create(NumberFormat.ToString((double)value.AsInt32));
        return value._bits switch
        {
            JsValue.UndefinedBits => Names.UndefinedName,
            JsValue.NullBits => s_null,
            JsValue.TrueBits => s_true,
            JsValue.FalseBits => s_false,
            _ => JsString.Create(NumberFormat.ToString(value.AsNumber)),
        };
    }

    private static readonly JsString s_null = Atoms.Intern("null"), s_true = Atoms.Intern("true"), s_false = Atoms.Intern("false");

    // 7.1.19 ToPropertyKey ( argument )
    public static PropertyKey ToPropertyKey(this JsValue value, EngineThread t)
    {
        if (value.IsInt32 && value.AsInt32 >= 0)
            return PropertyKey.FromIndex((uint)value.AsInt32);
        if (value._cell is JsString { IsAtom: true } atom)
            return PropertyKey.FromAtom(atom);
        if (value._cell is Symbol symbol)
            return PropertyKey.From(symbol);
        if (value.IsDouble && value.AsDouble is >= 0 and < uint.MaxValue and double d && d == (uint)d)
            return PropertyKey.FromIndex((uint)d);
        JsValue key = value.ToPrimitive(t, PrimitiveHint.String);
        return key._cell is Symbol made ? PropertyKey.From(made) : PropertyKey.From(key.ToJsString(t));
    }

    // 7.1.13 ToBigInt ( argument )
    public static BigInteger ToBigInt(this JsValue value, EngineThread t)
    {
        JsValue primitive = value.ToPrimitive(t, PrimitiveHint.Number);
        if (primitive.IsBoolean)
            return primitive.IsTrue ? BigInteger.One : BigInteger.Zero;
        return primitive._cell switch
        {
            JsBigInt big => big.Value,
            JsString s => NumberParse.TryParseBigInt(s.Span, out BigInteger parsed) ? parsed
                : throw t.SyntaxError($"Cannot convert {s} to a BigInt"),
            _ => throw t.TypeError($"Cannot convert {ValueText.Of(primitive)} to a BigInt"),
        };
    }

    /// <summary>RequireObjectCoercible (7.2.1): the value, or a TypeError that names the method.</summary>
    public static JsValue RequireObjectCoercible(this JsValue value, EngineThread t, string method) =>
        value.IsNullOrUndefined ? throw t.TypeError($"{method} called on null or undefined") : value;
}
