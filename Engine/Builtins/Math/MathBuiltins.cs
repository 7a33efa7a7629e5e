using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>Math (ECMA-262 21.3).</summary>
internal static unsafe class MathBuiltins
{
    private static readonly BuiltinTable s_math = new BuiltinTable()
        .Method("abs", 1, &Abs)
        .Method("acos", 1, &Acos)
        .Method("acosh", 1, &Acosh)
        .Method("asin", 1, &Asin)
        .Method("asinh", 1, &Asinh)
        .Method("atan", 1, &Atan)
        .Method("atanh", 1, &Atanh)
        .Method("atan2", 2, &Atan2)
        .Method("ceil", 1, &Ceil)
        .Method("cbrt", 1, &Cbrt)
        .Method("expm1", 1, &Expm1)
        .Method("clz32", 1, &Clz32)
        .Method("cos", 1, &Cos)
        .Method("cosh", 1, &Cosh)
        .Method("exp", 1, &Exp)
        .Method("floor", 1, &Floor)
        .Method("fround", 1, &FRound)
        .Method("f16round", 1, &F16Round)
        .Method("hypot", 2, &Hypot)
        .Method("imul", 2, &Imul)
        .Method("log", 1, &Log)
        .Method("log1p", 1, &Log1p)
        .Method("log2", 1, &Log2)
        .Method("log10", 1, &Log10)
        .Method("max", 2, &Max)
        .Method("min", 2, &Min)
        .Method("pow", 2, &Pow)
        .Method("random", 0, &NextRandom)
        .Method("round", 1, &Round)
        .Method("sign", 1, &Sign)
        .Method("sin", 1, &Sin)
        .Method("sinh", 1, &Sinh)
        .Method("sqrt", 1, &Sqrt)
        .Method("sumPrecise", 1, &SumPrecise)
        .Method("tan", 1, &Tan)
        .Method("tanh", 1, &Tanh)
        .Method("trunc", 1, &Trunc)
        .Value("E", Math.E)
        .Value("LN10", 2.302585092994046)
        .Value("LN2", 0.6931471805599453)
        .Value("LOG10E", 0.4342944819032518)
        .Value("LOG2E", 1.4426950408889634)
        .Value("PI", Math.PI)
        .Value("SQRT1_2", 0.7071067811865476)
        .Value("SQRT2", 1.4142135623730951)
        .Tag("Math");

    public static JsObject Create(Realm realm) => s_math.NewObject(realm, realm.ObjectPrototype);

    private static double X(in Call call) => call[0].ToNumber(call.Thread);

    // 21.3.2.1 Math.abs ( x )
    private static JsValue Abs(in Call call) => Math.Abs(X(call));

    // 21.3.2.2 Math.acos ( x )
    private static JsValue Acos(in Call call) => Math.Acos(X(call));

    // 21.3.2.3 Math.acosh ( x )
    private static JsValue Acosh(in Call call) => MathFunctions.Acosh(X(call));

    // 21.3.2.4 Math.asin ( x )
    private static JsValue Asin(in Call call) => Math.Asin(X(call));

    // 21.3.2.5 Math.asinh ( x )
    private static JsValue Asinh(in Call call) => MathFunctions.Asinh(X(call));

    // 21.3.2.6 Math.atan ( x )
    private static JsValue Atan(in Call call) => Math.Atan(X(call));

    // 21.3.2.7 Math.atanh ( x )
    private static JsValue Atanh(in Call call) => MathFunctions.Atanh(X(call));

    // 21.3.2.8 Math.atan2 ( y, x )
    private static JsValue Atan2(in Call call)
    {
        double y = call[0].ToNumber(call.Thread);
        double x = call[1].ToNumber(call.Thread);
        return Math.Atan2(y, x);
    }

    // 21.3.2.9 Math.cbrt ( x )
    private static JsValue Cbrt(in Call call) => MathFunctions.Cbrt(X(call));

    // 21.3.2.10 Math.ceil ( x )
    private static JsValue Ceil(in Call call) => call[0].IsInt32 ? call[0] : Math.Ceiling(X(call));

    // 21.3.2.11 Math.clz32 ( x )
    private static JsValue Clz32(in Call call) => MathFunctions.Clz32(call[0].ToUint32(call.Thread));

    // 21.3.2.12 Math.cos ( x )
    private static JsValue Cos(in Call call) => Math.Cos(X(call));

    // 21.3.2.13 Math.cosh ( x )
    private static JsValue Cosh(in Call call) => Math.Cosh(X(call));

    // 21.3.2.14 Math.exp ( x )
    private static JsValue Exp(in Call call) => Math.Exp(X(call));

    // 21.3.2.15 Math.expm1 ( x )
    private static JsValue Expm1(in Call call) => MathFunctions.Expm1(X(call));

    // 21.3.2.16 Math.floor ( x )
    private static JsValue Floor(in Call call) => call[0].IsInt32 ? call[0] : Math.Floor(X(call));

    // 21.3.2.17 Math.fround ( x )
    private static JsValue FRound(in Call call) => MathFunctions.FRound(X(call));

    // 21.3.2.18 Math.f16round ( x )
    private static JsValue F16Round(in Call call) => MathFunctions.F16Round(X(call));

    // 21.3.2.19 Math.hypot ( ...args )
    private static JsValue Hypot(in Call call)
    {
        Span<double> values = call.Count <= 16 ? stackalloc double[call.Count] : new double[call.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = call[i].ToNumber(call.Thread);
        return MathFunctions.Hypot(values);
    }

    // 21.3.2.20 Math.imul ( x, y )
    private static JsValue Imul(in Call call)
    {
        int x = call[0].ToInt32(call.Thread);
        int y = call[1].ToInt32(call.Thread);
        return MathFunctions.Imul(x, y);
    }

    // 21.3.2.21 Math.log ( x )
    private static JsValue Log(in Call call) => Math.Log(X(call));

    // 21.3.2.22 Math.log1p ( x )
    private static JsValue Log1p(in Call call) => MathFunctions.Log1p(X(call));

    // 21.3.2.23 Math.log10 ( x )
    private static JsValue Log10(in Call call) => Math.Log10(X(call));

    // 21.3.2.24 Math.log2 ( x )
    private static JsValue Log2(in Call call) => Math.Log2(X(call));

    // 21.3.2.25 Math.max ( ...args )
    private static JsValue Max(in Call call)
    {
        if (call.Count == 2 && call[0].IsInt32 && call[1].IsInt32)
            return Math.Max(call[0].AsInt32, call[1].AsInt32);
        double highest = double.NegativeInfinity;
        foreach (JsValue next in call.Arguments)
            highest = Math.Max(highest, next.ToNumber(call.Thread));
        return highest;
    }

    // 21.3.2.26 Math.min ( ...args )
    private static JsValue Min(in Call call)
    {
        if (call.Count == 2 && call[0].IsInt32 && call[1].IsInt32)
            return Math.Min(call[0].AsInt32, call[1].AsInt32);
        double lowest = double.PositiveInfinity;
        foreach (JsValue next in call.Arguments)
            lowest = Math.Min(lowest, next.ToNumber(call.Thread));
        return lowest;
    }

    // 21.3.2.27 Math.pow ( base, exponent )
    private static JsValue Pow(in Call call)
    {
        double x = call[0].ToNumber(call.Thread);
        double y = call[1].ToNumber(call.Thread);
        return MathFunctions.Pow(x, y);
    }

    // 21.3.2.28 Math.random ( )
    private static JsValue NextRandom(in Call call) => call.Thread.Chance.NextDouble();

    // 21.3.2.29 Math.round ( x )
    private static JsValue Round(in Call call) => call[0].IsInt32 ? call[0] : MathFunctions.Round(X(call));

    // 21.3.2.30 Math.sign ( x )
    private static JsValue Sign(in Call call) => MathFunctions.Sign(X(call));

    // 21.3.2.31 Math.sin ( x )
    private static JsValue Sin(in Call call) => Math.Sin(X(call));

    // 21.3.2.32 Math.sinh ( x )
    private static JsValue Sinh(in Call call) => Math.Sinh(X(call));

    // 21.3.2.33 Math.sqrt ( x )
    private static JsValue Sqrt(in Call call) => Math.Sqrt(X(call));

    // 21.3.2.34 Math.sumPrecise ( items )
    private static JsValue SumPrecise(in Call call)
    {
        JsThread t = call.Thread;
        var sum = new PreciseSum();
        Iterators.Get(t, call[0].RequireObjectCoercible(t, "Math.sumPrecise")).ForEach(t, value =>
        {
            if (!value.IsNumber)
                throw t.TypeError($"Math.sumPrecise: expected numbers, found {ValueText.Of(value)}");
            sum.Add(value.AsNumber);
            return true;
        });
        return sum.Result();
    }

    // 21.3.2.35 Math.tan ( x )
    private static JsValue Tan(in Call call) => Math.Tan(X(call));

    // 21.3.2.36 Math.tanh ( x )
    private static JsValue Tanh(in Call call) => Math.Tanh(X(call));

    // 21.3.2.37 Math.trunc ( x )
    private static JsValue Trunc(in Call call) => call[0].IsInt32 ? call[0] : Math.Truncate(X(call));
}
