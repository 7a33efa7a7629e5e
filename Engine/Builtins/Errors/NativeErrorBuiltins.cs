using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>The NativeErrors (ECMA-262 20.5.6), AggregateError (20.5.7) and SuppressedError (20.5.8).</summary>
internal static unsafe class NativeErrorBuiltins
{
    private sealed record Pair(BuiltinTable Constructor, BuiltinTable Prototype);

    private static readonly Pair
        s_eval = Of("EvalError", 1, &ConstructEval, Intrinsic.EvalError, Intrinsic.EvalErrorPrototype),
        s_range = Of("RangeError", 1, &ConstructRange, Intrinsic.RangeError, Intrinsic.RangeErrorPrototype),
        s_reference = Of("ReferenceError", 1, &ConstructReference, Intrinsic.ReferenceError, Intrinsic.ReferenceErrorPrototype),
        s_syntax = Of("SyntaxError", 1, &ConstructSyntax, Intrinsic.SyntaxError, Intrinsic.SyntaxErrorPrototype),
        s_type = Of("TypeError", 1, &ConstructType, Intrinsic.TypeError, Intrinsic.TypeErrorPrototype),
        s_uri = Of("URIError", 1, &ConstructUri, Intrinsic.UriError, Intrinsic.UriErrorPrototype),
        s_aggregate = Of("AggregateError", 2, &ConstructAggregate, Intrinsic.AggregateError, Intrinsic.AggregateErrorPrototype),
        s_suppressed = Of("SuppressedError", 3, &ConstructSuppressed, Intrinsic.SuppressedError, Intrinsic.SuppressedErrorPrototype),
        s_concurrentAccess = Of("ConcurrentAccessError", 1, &ConstructConcurrentAccess, Intrinsic.ConcurrentAccessError, Intrinsic.ConcurrentAccessErrorPrototype);

    private static Pair Of(string name, int length, delegate*<in Call, JsValue> code, Intrinsic constructor, Intrinsic prototype) => new(
        BuiltinTable.Constructor(name, length, code, prototype),
        new BuiltinTable().Intrinsic("constructor", constructor).Value("name", name, PropertyFlags.Hidden).Value("message", "", PropertyFlags.Hidden));

    /// <summary>Null when the id is not one of these errors.</summary>
    public static JsObject? Create(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.EvalError => Constructor(realm, s_eval),
        Intrinsic.EvalErrorPrototype => Prototype(realm, s_eval),
        Intrinsic.RangeError => Constructor(realm, s_range),
        Intrinsic.RangeErrorPrototype => Prototype(realm, s_range),
        Intrinsic.ReferenceError => Constructor(realm, s_reference),
        Intrinsic.ReferenceErrorPrototype => Prototype(realm, s_reference),
        Intrinsic.SyntaxError => Constructor(realm, s_syntax),
        Intrinsic.SyntaxErrorPrototype => Prototype(realm, s_syntax),
        Intrinsic.TypeError => Constructor(realm, s_type),
        Intrinsic.TypeErrorPrototype => Prototype(realm, s_type),
        Intrinsic.UriError => Constructor(realm, s_uri),
        Intrinsic.UriErrorPrototype => Prototype(realm, s_uri),
        Intrinsic.AggregateError => Constructor(realm, s_aggregate),
        Intrinsic.AggregateErrorPrototype => Prototype(realm, s_aggregate),
        Intrinsic.SuppressedError => Constructor(realm, s_suppressed),
        Intrinsic.SuppressedErrorPrototype => Prototype(realm, s_suppressed),
        Intrinsic.ConcurrentAccessError => Constructor(realm, s_concurrentAccess),
        Intrinsic.ConcurrentAccessErrorPrototype => Prototype(realm, s_concurrentAccess),
        _ => null,
    };

    private static JsObject Constructor(Realm realm, Pair pair) => pair.Constructor.NewFunction(realm, realm[Intrinsic.Error]);

    private static JsObject Prototype(Realm realm, Pair pair) => pair.Prototype.NewObject(realm, realm[Intrinsic.ErrorPrototype]);

    // 20.5.6.1.1 NativeError ( message [ , options ] )
    private static JsValue ConstructEval(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.EvalErrorPrototype);
    private static JsValue ConstructRange(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.RangeErrorPrototype);
    private static JsValue ConstructReference(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.ReferenceErrorPrototype);
    private static JsValue ConstructSyntax(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.SyntaxErrorPrototype);
    private static JsValue ConstructType(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.TypeErrorPrototype);
    private static JsValue ConstructUri(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.UriErrorPrototype);

    /// <summary>ConcurrentAccessError ( message [ , options ] ), of the thread API: a NativeError in all but the standard.</summary>
    private static JsValue ConstructConcurrentAccess(in Call call) => ErrorBuiltins.Construct(call, Intrinsic.ConcurrentAccessErrorPrototype);

    // 20.5.7.1.1 AggregateError ( errors, message [ , options ] )
    private static JsValue ConstructAggregate(in Call call)
    {
        JsThread t = call.Thread;
        ErrorObject error = ErrorBuiltins.New(call, Intrinsic.AggregateErrorPrototype, call[1]);
        ErrorBuiltins.InstallCause(t, error, call[2]);
        List<JsValue> errors = Iterators.ToList(t, call[0]);
        error.DefineHidden(PropertyKey.FromAtom(Names.Errors), call.Realm.NewArray(errors));
        ErrorObjects.CaptureStack(t, error, call.NewTarget);
        return error;
    }

    // 20.5.8.1.1 SuppressedError ( error, suppressed, message )
    private static JsValue ConstructSuppressed(in Call call)
    {
        ErrorObject error = ErrorBuiltins.New(call, Intrinsic.SuppressedErrorPrototype, call[2]);
        error.DefineHidden(s_error, call[0]);
        error.DefineHidden(s_suppressedName, call[1]);
        ErrorObjects.CaptureStack(call.Thread, error, call.NewTarget);
        return error;
    }

    private static readonly PropertyKey s_error = PropertyKey.From("error"), s_suppressedName = PropertyKey.From("suppressed");
}
