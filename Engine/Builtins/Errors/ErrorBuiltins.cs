using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Error and its prototype (ECMA-262 20.5.1 … 20.5.3), and what all error constructors share.</summary>
internal static unsafe class ErrorBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Error", 1, &ConstructError, Intrinsic.ErrorPrototype)
        .Method("isError", 1, &IsError)
        .Method("captureStackTrace", 2, &CaptureStackTrace)
        .Value("stackTraceLimit", ErrorObjects.DefaultStackTraceLimit, PropertyFlags.All);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.Error)
        .Value("name", "Error", PropertyFlags.Hidden)
        .Value("message", "", PropertyFlags.Hidden)
        .Method("toString", 0, &ToStringMethod);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 20.5.1.1 Error ( message [ , options ] )
    private static JsValue ConstructError(in Call call) => Construct(call, Intrinsic.ErrorPrototype);

    /// <summary>20.5.1.1 and 20.5.6.1.1: they differ in the prototype only.</summary>
    public static ErrorObject Construct(in Call call, Intrinsic prototype)
    {
        ErrorObject error = New(call, prototype, call[0]);
        InstallCause(call.Thread, error, call[1]);
        ErrorObjects.CaptureStack(call.Thread, error, call.NewTarget);
        return error;
    }

    /// <summary>An error with its message, without stack.</summary>
    public static ErrorObject New(in Call call, Intrinsic prototype, JsValue message)
    {
        ErrorObject error = ErrorObjects.New(call.PrototypeOr(prototype));
        if (!message.IsUndefined)
            error.DefineHidden(PropertyKey.FromAtom(Names.Message), message.ToJsString(call.Thread));
        return error;
    }

    // 20.5.8.1 InstallErrorCause ( O, options )
    public static void InstallCause(JsThread t, ErrorObject error, JsValue options)
    {
        if (ObjectOperations.TryGetOption(t, options, Names.Cause, out JsValue cause))
            error.DefineHidden(PropertyKey.FromAtom(Names.Cause), cause);
    }

    // 20.5.2.1 Error.isError ( arg )
    private static JsValue IsError(in Call call) => call[0].CellKind == CellKind.Error;

    /// <summary>Error.captureStackTrace ( target [ , function ] ): frames above and including the function are left out.</summary>
    private static JsValue CaptureStackTrace(in Call call)
    {
        JsThread t = call.Thread;
        if (!call[0].IsObject)
            throw t.TypeError($"Error.captureStackTrace: expected an object, found {ValueText.Of(call[0])}");
        JsObject target = call[0].AsObject;
        if (!target.IsExtensible(t))
            throw t.TypeError("Cannot define property stack, object is not extensible");
        if (target.IsExotic)
        {
            JsObject holder = call.Realm.NewObject();
            ErrorObjects.CaptureStack(t, holder, call[1].TryObject);
            target.DefinePropertyOrThrow(t, PropertyKey.FromAtom(Names.Stack), PropertyDescriptor.Data(holder.Get(t, Names.Stack), PropertyFlags.Hidden));
            return JsValue.Undefined;
        }
        if (t.Recorder is { } recorder)
            target.TellDefine(recorder, t, PropertyKey.FromAtom(Names.Stack));
        ErrorObjects.CaptureStack(t, target, call[1].TryObject);
        return JsValue.Undefined;
    }

    // 20.5.3.4 Error.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call)
    {
        JsThread t = call.Thread;
        if (!call.This.IsObject)
            throw t.TypeError($"Error.prototype.toString called on non-object (found {ValueText.Of(call.This)})");
        JsObject o = call.This.AsObject;
        JsValue name = o.Get(t, Names.Name);
        JsString nameText = name.IsUndefined ? s_error : name.ToJsString(t);
        JsValue message = o.Get(t, Names.Message);
        JsString messageText = message.IsUndefined ? JsString.Empty : message.ToJsString(t);
        if (nameText.Length == 0)
            return messageText;
        if (messageText.Length == 0)
            return nameText;
        return Operators.Concat(t, Operators.Concat(t, nameText, s_colon), messageText);
    }

    private static readonly JsString s_error = Atoms.Intern("Error"), s_colon = JsString.Create(": ");
}
