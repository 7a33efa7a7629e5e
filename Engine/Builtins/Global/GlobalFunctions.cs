using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>The function properties of the global object (ECMA-262 19.2, B.2.1).</summary>
internal static unsafe class GlobalFunctions
{
    private static readonly NativeCode
        s_eval = new("eval", 1, &Eval), s_isFinite = new("isFinite", 1, &IsFinite), s_isNaN = new("isNaN", 1, &IsNaN),
        s_parseFloat = new("parseFloat", 1, &ParseFloat), s_parseInt = new("parseInt", 2, &ParseInt),
        s_decodeUri = new("decodeURI", 1, &DecodeUri), s_decodeUriComponent = new("decodeURIComponent", 1, &DecodeUriComponent),
        s_encodeUri = new("encodeURI", 1, &EncodeUri), s_encodeUriComponent = new("encodeURIComponent", 1, &EncodeUriComponent),
        s_escape = new("escape", 1, &Escape), s_unescape = new("unescape", 1, &Unescape);

    /// <summary>Null when the id is not a global function.</summary>
    public static JsObject? Create(Realm realm, Intrinsic id)
    {
        NativeCode? code = id switch
        {
            Intrinsic.Eval => s_eval,
            Intrinsic.IsFinite => s_isFinite,
            Intrinsic.IsNaN => s_isNaN,
            Intrinsic.ParseFloat => s_parseFloat,
            Intrinsic.ParseInt => s_parseInt,
            Intrinsic.DecodeUri => s_decodeUri,
            Intrinsic.DecodeUriComponent => s_decodeUriComponent,
            Intrinsic.EncodeUri => s_encodeUri,
            Intrinsic.EncodeUriComponent => s_encodeUriComponent,
            Intrinsic.Escape => s_escape,
            Intrinsic.Unescape => s_unescape,
            _ => null,
        };
        return code is null ? null : new NativeFunction(realm, code);
    }

    // 19.2.1 eval ( x ), called as a function: indirect. Direct calls are an instruction of their own.
    private static JsValue Eval(in Call call)
    {
        JsThread t = call.Thread;
        if (call[0]._cell is not JsString source)
            return call[0];
        if (!t.Cluster.AllowsCodeGeneration || t.Cluster.Compiler is not { } compiler)
            throw t.NewError(Threads.ErrorKind.Eval, "Code generation from strings disallowed for this context");
        return compiler.EvalIndirect(t, call.Realm, source);
    }

    // 19.2.2 isFinite ( number )
    private static JsValue IsFinite(in Call call) => double.IsFinite(call[0].ToNumber(call.Thread));

    // 19.2.3 isNaN ( number )
    private static JsValue IsNaN(in Call call) => double.IsNaN(call[0].ToNumber(call.Thread));

    // 19.2.4 parseFloat ( string )
    private static JsValue ParseFloat(in Call call)
    {
        // PERF: an integer's text reads back as itself.
        if (call[0].IsInt32)
            return call[0];
        return JsValue.FromNumber(NumberParse.ParseFloat(call[0].ToJsString(call.Thread).Span));
    }

    // 19.2.5 parseInt ( string, radix )
    private static JsValue ParseInt(in Call call)
    {
        // PERF: as in parseFloat.
        if (call[0].IsInt32 && (call[1].IsUndefined || (call[1].IsInt32 && call[1].AsInt32 is 0 or 10)))
            return call[0];
        JsString text = call[0].ToJsString(call.Thread);
        return JsValue.FromNumber(NumberParse.ParseInt(text.Span, call[1].ToInt32(call.Thread)));
    }

    // 19.2.6.1 decodeURI ( encodedURI )
    private static JsValue DecodeUri(in Call call) => UriCoding.Decode(call.Thread, call[0].ToText(call.Thread), UriCoding.Reserved + "#");

    // 19.2.6.2 decodeURIComponent ( encodedURIComponent )
    private static JsValue DecodeUriComponent(in Call call) => UriCoding.Decode(call.Thread, call[0].ToText(call.Thread), "");

    // 19.2.6.3 encodeURI ( uri )
    private static JsValue EncodeUri(in Call call) => UriCoding.Encode(call.Thread, call[0].ToText(call.Thread), UriCoding.Reserved + UriCoding.Marks + "#");

    // 19.2.6.4 encodeURIComponent ( uriComponent )
    private static JsValue EncodeUriComponent(in Call call) => UriCoding.Encode(call.Thread, call[0].ToText(call.Thread), UriCoding.Marks);

    // B.2.1.1 escape ( string )
    private static JsValue Escape(in Call call) => UriCoding.Escape(call.Thread, call[0].ToText(call.Thread));

    // B.2.1.2 unescape ( string )
    private static JsValue Unescape(in Call call) => UriCoding.Unescape(call[0].ToText(call.Thread));
}
