using System.Numerics;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;

namespace ConcurrentJs.Runtime;

/// <summary>The operators of the language on any operands (ECMA-262 13.5 … 13.15). Fast paths live in the tiers.</summary>
internal static class Operators
{
    // 13.15.3 ApplyStringOrNumericBinaryOperator, +
    public static JsValue Add(JsThread t, JsValue left, JsValue right)
    {
        if (left.IsNumber && right.IsNumber)
            return JsValue.FromNumber(left.AsNumber + right.AsNumber);
        left = left.ToPrimitive(t);
        right = right.ToPrimitive(t);
        if (left._cell is JsString || right._cell is JsString)
            return Concat(t, left.ToJsString(t), right.ToJsString(t));
        left = left.ToNumeric(t);
        right = right.ToNumeric(t);
        if (left.IsNumber && right.IsNumber)
            return JsValue.FromNumber(left.AsNumber + right.AsNumber);
        (BigInteger a, BigInteger b) = BigInts(t, left, right);
        return a + b;
    }

    public static JsString Concat(JsThread t, JsString left, JsString right)
    {
        if (left.Length + (long)right.Length > t.MaxStringLength)
            throw t.InvalidStringLength();
        return JsString.Concat(left, right);
    }

    private static (BigInteger, BigInteger) BigInts(JsThread t, JsValue left, JsValue right)
    {
        if (!left.IsBigInt || !right.IsBigInt)
            throw t.TypeError("Cannot mix BigInt and other types, use explicit conversions");
        return (left.AsBigInt, right.AsBigInt);
    }

    public static JsValue Arithmetic(JsThread t, ArithmeticOp op, JsValue left, JsValue right)
    {
        left = left.ToNumeric(t);
        right = right.ToNumeric(t);
        if (left.IsNumber && right.IsNumber)
            return OnNumbers(op, left.AsNumber, right.AsNumber);
        (BigInteger a, BigInteger b) = BigInts(t, left, right);
        return OnBigInts(t, op, a, b);
    }

    private static JsValue OnNumbers(ArithmeticOp op, double a, double b) => op switch
    {
        ArithmeticOp.Subtract => JsValue.FromNumber(a - b),
        ArithmeticOp.Multiply => JsValue.FromNumber(a * b),
        ArithmeticOp.Divide => JsValue.FromNumber(a / b),
        ArithmeticOp.Remainder => JsValue.FromNumber(Remainder(a, b)),
        ArithmeticOp.Exponentiate => JsValue.FromNumber(MathFunctions.Pow(a, b)),
        ArithmeticOp.BitAnd => Conversions.ToInt32(a) & Conversions.ToInt32(b),
        ArithmeticOp.BitOr => Conversions.ToInt32(a) | Conversions.ToInt32(b),
        ArithmeticOp.BitXor => Conversions.ToInt32(a) ^ Conversions.ToInt32(b),
        ArithmeticOp.ShiftLeft => Conversions.ToInt32(a) << Conversions.ToInt32(b),
        ArithmeticOp.ShiftRight => Conversions.ToInt32(a) >> Conversions.ToInt32(b),
        ArithmeticOp.ShiftRightUnsigned => JsValue.FromUInt32((uint)Conversions.ToInt32(a) >> Conversions.ToInt32(b)),
    };

    /// <summary>6.1.6.1.6 Number::remainder: the sign of the dividend. C# has the same operator.</summary>
    public static double Remainder(double a, double b) => a % b;

    private static JsValue OnBigInts(JsThread t, ArithmeticOp op, BigInteger a, BigInteger b)
    {
        switch (op)
        {
            case ArithmeticOp.Subtract: return a - b;
            case ArithmeticOp.Multiply: return Checked(t, BigIntMath.TryMultiply(a, b, out BigInteger product), product);
            case ArithmeticOp.Divide: return b.IsZero ? throw t.RangeError("Division by zero") : BigInteger.Divide(a, b);
            case ArithmeticOp.Remainder: return b.IsZero ? throw t.RangeError("Division by zero") : BigInteger.Remainder(a, b);
            case ArithmeticOp.Exponentiate:
                if (b.Sign < 0)
                    throw t.RangeError("Exponent must be non-negative");
                return Checked(t, BigIntMath.TryPow(a, b, out BigInteger power), power);
            case ArithmeticOp.BitAnd: return a & b;
            case ArithmeticOp.BitOr: return a | b;
            case ArithmeticOp.BitXor: return a ^ b;
            case ArithmeticOp.ShiftLeft: return Checked(t, BigIntMath.TryShiftLeft(a, b, out BigInteger left), left);
            case ArithmeticOp.ShiftRight: return Checked(t, BigIntMath.TryShiftRight(a, b, out BigInteger right), right);
            default: throw t.TypeError("BigInts have no unsigned right shift, use >> instead");
        }
    }

    private static JsValue Checked(JsThread t, bool fits, BigInteger result) =>
        fits ? result : throw t.RangeError("Maximum BigInt size exceeded");

    public static JsValue Negate(JsThread t, JsValue value)
    {
        value = value.ToNumeric(t);
        return value.IsBigInt ? -value.AsBigInt : JsValue.FromNumber(-value.AsNumber);
    }

    public static JsValue BitNot(JsThread t, JsValue value)
    {
        value = value.ToNumeric(t);
        return value.IsBigInt ? -value.AsBigInt - 1 : JsValue.FromInt32(~Conversions.ToInt32(value.AsNumber));
    }

    public static JsValue Increment(JsThread t, JsValue value, int by)
    {
        value = value.ToNumeric(t);
        return value.IsBigInt ? value.AsBigInt + by : JsValue.FromNumber(value.AsNumber + by);
    }

    // 7.2.12 IsLessThan ( x, y, LeftFirst ): null stands for undefined
    public static bool? IsLessThan(JsThread t, JsValue x, JsValue y, bool leftFirst)
    {
        if (x.IsNumber && y.IsNumber)
            return LessNumbers(x.AsNumber, y.AsNumber);
        if (leftFirst)
        {
            x = x.ToPrimitive(t, PrimitiveHint.Number);
            y = y.ToPrimitive(t, PrimitiveHint.Number);
        }
        else
        {
            y = y.ToPrimitive(t, PrimitiveHint.Number);
            x = x.ToPrimitive(t, PrimitiveHint.Number);
        }
        if (x._cell is JsString a && y._cell is JsString b)
            return a.Span.SequenceCompareTo(b.Span) < 0;
        if (x.IsBigInt && y._cell is JsString ys)
            return NumberParse.TryParseBigInt(ys.Span, out BigInteger yb) ? x.AsBigInt < yb : null;
        if (x._cell is JsString xs && y.IsBigInt)
            return NumberParse.TryParseBigInt(xs.Span, out BigInteger xb) ? xb < y.AsBigInt : null;
        x = x.ToNumeric(t);
        y = y.ToNumeric(t);
        if (x.IsNumber && y.IsNumber)
            return LessNumbers(x.AsNumber, y.AsNumber);
        if (x.IsBigInt && y.IsBigInt)
            return x.AsBigInt < y.AsBigInt;
        return x.IsBigInt ? BigIntMath.Compare(x.AsBigInt, y.AsNumber) is { } c ? c < 0 : null
            : BigIntMath.Compare(y.AsBigInt, x.AsNumber) is { } d ? d > 0 : null;
    }

    private static bool? LessNumbers(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a < b;

    public static bool Less(JsThread t, JsValue x, JsValue y) => IsLessThan(t, x, y, true) == true;

    public static bool Greater(JsThread t, JsValue x, JsValue y) => IsLessThan(t, y, x, false) == true;

    public static bool LessOrEqual(JsThread t, JsValue x, JsValue y) => IsLessThan(t, y, x, false) == false;

    public static bool GreaterOrEqual(JsThread t, JsValue x, JsValue y) => IsLessThan(t, x, y, true) == false;

    // 7.2.13 IsLooselyEqual ( x, y )
    public static bool LooselyEqual(JsThread t, JsValue x, JsValue y)
    {
        while (true)
        {
            if (x.IsNumber && y.IsNumber)
                return x.AsNumber == y.AsNumber;
            if (x.IsNullOrUndefined || y.IsNullOrUndefined)
                return (x.IsNullOrUndefined || IsHtmlDda(x)) && (y.IsNullOrUndefined || IsHtmlDda(y));
            if ((x.IsObject && y.IsObject) || (x.IsString && y.IsString) || (x.IsBoolean && y.IsBoolean) || (x.IsSymbol && y.IsSymbol)
                || (x.IsBigInt && y.IsBigInt))
                return Equality.Strict(x, y);
            if (x.IsBoolean)
                x = x.IsTrue ? 1 : 0;
            else if (y.IsBoolean)
                y = y.IsTrue ? 1 : 0;
            else if (x.IsObject)
                x = x.ToPrimitive(t);
            else if (y.IsObject)
                y = y.ToPrimitive(t);
            else
                return PrimitivesLooselyEqual(x, y);
        }
    }

    private static bool PrimitivesLooselyEqual(JsValue x, JsValue y)
    {
        if (x.IsSymbol || y.IsSymbol)
            return false;
        if (x._cell is JsString xs)
        {
            if (y.IsNumber)
                return NumberParse.ToNumber(xs.Span) == y.AsNumber;
            return NumberParse.TryParseBigInt(xs.Span, out BigInteger parsed) && parsed == y.AsBigInt;
        }
        if (y.IsString)
            return PrimitivesLooselyEqual(y, x);
        return x.IsBigInt ? BigIntMath.Equals(x.AsBigInt, y.AsNumber) : BigIntMath.Equals(y.AsBigInt, x.AsNumber);
    }

    public static bool IsHtmlDda(JsValue value) => value._cell is not null && value._cell.HasFlag(CellFlags.IsHtmlDda) && value.IsObject;

    // 13.5.3 The typeof Operator
    public static JsString TypeOf(JsValue value)
    {
        if (value._cell is null)
            return value.IsNumber ? s_number : value._bits == JsValue.UndefinedBits ? Names.UndefinedName : value.IsBoolean ? s_boolean : s_object;
        return value._cell.Kind switch
        {
            CellKind.String => s_string,
            CellKind.Symbol => s_symbol,
            CellKind.BigInt => s_bigint,
            _ => IsHtmlDda(value) ? Names.UndefinedName : value.AsObject.IsCallable ? s_function : s_object,
        };
    }

    private static readonly JsString s_number = Names.NumberHint, s_boolean = Atoms.Intern("boolean"), s_object = Atoms.Intern("object"),
        s_string = Names.StringHint, s_symbol = Atoms.Intern("symbol"), s_bigint = Atoms.Intern("bigint"), s_function = Atoms.Intern("function");

    // 13.10.2 InstanceofOperator ( V, target )
    public static bool InstanceOf(JsThread t, JsValue value, JsValue target)
    {
        if (!target.IsObject)
            throw t.TypeError($"Right-hand side of 'instanceof' is not an object (found {ValueText.Of(target)})");
        if (target.AsObject.GetMethod(t, Symbol.HasInstance) is { } method)
            return method.Call(t, target, [value]).ToBoolean();
        if (!target.IsCallable)
            throw t.TypeError("Right-hand side of 'instanceof' is not callable");
        return OrdinaryHasInstance(t, target, value);
    }

    // 7.3.21 OrdinaryHasInstance ( C, O )
    public static bool OrdinaryHasInstance(JsThread t, JsValue constructor, JsValue value)
    {
        if (!constructor.IsCallable)
            return false;
        if (constructor._cell is Functions.BoundFunction bound)
        {
            t.CheckNativeStack();
            return InstanceOf(t, value, bound.Target);
        }
        if (!value.IsObject)
            return false;
        JsValue prototype = constructor.AsObject.Get(t, Names.Prototype);
        if (!prototype.IsObject)
            throw t.TypeError($"Function has non-object prototype '{ValueText.Of(prototype)}' in instanceof check");
        for (JsObject? o = value.AsObject.GetPrototypeOf(t); o is not null; o = o.GetPrototypeOf(t))
        {
            if (ReferenceEquals(o, prototype._cell))
                return true;
            t.Poll();
        }
        return false;
    }

    // 13.10.1 RelationalExpression : key in obj
    public static bool In(JsThread t, JsValue key, JsValue o)
    {
        if (!o.IsObject)
            throw t.TypeError($"Cannot use 'in' operator to search for {ValueText.Of(key)} in {ValueText.Of(o)}");
        return o.AsObject.HasProperty(t, key.ToPropertyKey(t));
    }
}

/// <summary>The numeric operators other than +.</summary>
internal enum ArithmeticOp : byte
{
    Subtract, Multiply, Divide, Remainder, Exponentiate, BitAnd, BitOr, BitXor, ShiftLeft, ShiftRight, ShiftRightUnsigned,
}
