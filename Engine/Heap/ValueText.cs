using System.Globalization;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;

namespace ConcurrentJs.Heap;

/// <summary>Text of values without running user code: for messages, dumps and number keys.</summary>
internal static class ValueText
{
    /// <summary>Number::toString (ECMA-262 6.1.6.1.20), radix 10.</summary>
    public static string OfNumber(double value) => NumberFormat.ToString(value);

    /// <summary>A short form for error messages, as `undefined`, `"text"`, `#&lt;Object&gt;`, `function f`. Changes nothing: a rope stays one.</summary>
    public static string Of(JsValue value)
    {
        if (value._cell is null)
        {
            return value._bits switch
            {
                JsValue.UndefinedBits => "undefined",
                JsValue.NullBits => "null",
                JsValue.TrueBits => "true",
                JsValue.FalseBits => "false",
                JsValue.HoleBits => "<hole>",
                _ => OfNumber(value.AsNumber),
            };
        }
        return value._cell switch
        {
            JsString s => "\"" + (s.Length > 60 ? s.Beginning(57) + "..." : s.Beginning(60)) + "\"",
            Symbol symbol => symbol.ToString(),
            JsBigInt big => big.Value.ToString(CultureInfo.InvariantCulture) + "n",
            JsObject o => o.IsCallable ? "function" : $"#<{o.ClassName}>",
            _ => value._cell.Kind.ToString(),
        };
    }
}
