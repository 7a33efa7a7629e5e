using System.Globalization;
using System.Numerics;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>BigInt and its prototype (ECMA-262 21.2).</summary>
internal static unsafe class BigIntBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("BigInt", 1, &Construct, Intrinsic.BigIntPrototype)
        .Method("asIntN", 2, &AsIntN)
        .Method("asUintN", 2, &AsUintN);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.BigInt)
        .Method("toLocaleString", 0, &ToLocaleString)
        .Method("toString", 0, &ToStringMethod)
        .Method("valueOf", 0, &ValueOf)
        .Tag("BigInt");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 21.2.1.1 BigInt ( value )
    private static JsValue Construct(in Call call)
    {
        if (call.NewTarget is not null)
            throw call.Thread.TypeError("BigInt is not a constructor");
        JsValue primitive = call[0].ToPrimitive(call.Thread, PrimitiveHint.Number);
        if (!primitive.IsNumber)
            return primitive.ToBigInt(call.Thread);
        // 21.2.1.1.1 NumberToBigInt ( number )
        double number = primitive.AsNumber;
        if (!double.IsFinite(number) || Math.Truncate(number) != number)
            throw call.Thread.RangeError($"The number {NumberFormat.ToString(number)} cannot be converted to a BigInt because it is not an integer");
        return new BigInteger(number);
    }

    // 21.2.2.1 BigInt.asIntN ( bits, bigint )
    private static JsValue AsIntN(in Call call)
    {
        long bits = call[0].ToIndex(call.Thread);
        return BigIntMath.AsIntN(bits, call[1].ToBigInt(call.Thread));
    }

    // 21.2.2.2 BigInt.asUintN ( bits, bigint )
    private static JsValue AsUintN(in Call call)
    {
        long bits = call[0].ToIndex(call.Thread);
        return BigIntMath.TryAsUintN(bits, call[1].ToBigInt(call.Thread), out BigInteger result) ? result
            : throw call.Thread.RangeError("Maximum BigInt size exceeded");
    }

    // 21.2.3.2 BigInt.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
    private static JsValue ToLocaleString(in Call call)
    {
        BigInteger value = ThisBigInt(call, "toLocaleString");
        CultureInfo culture = Locales.CultureOf(call.Thread, call[0]);
        return value.GetBitLength() < 1 << 14 ? value.ToString("N0", culture) : Grouped(BigIntMath.ToString(value, 10), culture);
    }

    // .NET's own formatting takes time with the square of the length.
    private static string Grouped(string digits, CultureInfo culture)
    {
        NumberFormatInfo format = culture.NumberFormat;
        var text = new System.Text.StringBuilder();
        ReadOnlySpan<char> rest = digits.AsSpan(digits[0] == '-' ? 1 : 0);
        if (digits[0] == '-')
            text.Append(format.NegativeSign);
        for (int i = 0; i < rest.Length; i++)
        {
            if (i > 0 && (rest.Length - i) % 3 == 0)
                text.Append(format.NumberGroupSeparator);
            text.Append(rest[i]);
        }
        return text.ToString();
    }

    // 21.2.3.3 BigInt.prototype.toString ( [ radix ] )
    private static JsValue ToStringMethod(in Call call)
    {
        BigInteger value = ThisBigInt(call, "toString");
        return BigIntMath.ToString(value, NumberBuiltins.Radix(call.Thread, call[0]));
    }

    // 21.2.3.4 BigInt.prototype.valueOf ( )
    private static JsValue ValueOf(in Call call)
    {
        ThisBigInt(call, "valueOf");
        return call.This._cell is PrimitiveWrapper wrapper ? wrapper.Value : call.This;
    }

    // 21.2.3.4.1 ThisBigIntValue ( value )
    private static BigInteger ThisBigInt(in Call call, string method) => call.This._cell switch
    {
        JsBigInt big => big.Value,
        PrimitiveWrapper { Kind: CellKind.BigIntObject } wrapper => wrapper.Value.AsBigInt,
        _ => throw call.Thread.TypeError($"BigInt.prototype.{method}: expected a BigInt, found {ValueText.Of(call.This)}"),
    };
}
