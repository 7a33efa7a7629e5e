using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>Function and its prototype (ECMA-262 20.2).</summary>
internal static unsafe class FunctionBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Function", 1, &Construct, Intrinsic.FunctionPrototype);

    private static readonly NativeCode s_prototypeCode = new("", 0, &Nothing), s_throwerCode = new("", 0, &ThrowRestricted);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Value("length", 0, PropertyFlags.Configurable)
        .Value("name", "", PropertyFlags.Configurable)
        .Value("arguments", new ThrowingAccessor(), PropertyFlags.Configurable | PropertyFlags.Accessor)
        .Value("caller", new ThrowingAccessor(), PropertyFlags.Configurable | PropertyFlags.Accessor)
        .Intrinsic("constructor", Intrinsic.Function)
        .Method(new NativeCode("apply", 2, &Apply, forwarding: Forwarding.Apply))
        .Method("bind", 1, &Bind)
        .Method(new NativeCode("call", 1, &CallMethod, forwarding: Forwarding.Call))
        .Method("toString", 0, &ToStringMethod)
        .Method(Symbol.HasInstance, 1, &HasInstance, PropertyFlags.None);

    private static readonly BuiltinTable s_thrower = new BuiltinTable().Value("length", 0).Value("name", "");

    /// <summary>AddRestrictedFunctionProperties (10.2.4).</summary>
    private sealed class ThrowingAccessor : LazyValue
    {
        public override JsValue Make(JsObject holder)
        {
            JsObject thrower = ((Realm)holder.HomeRealm!)[Intrinsic.ThrowTypeError];
            return new AccessorPair(thrower, thrower);
        }
    }

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) =>
        s_prototype.Fill(realm, new NativeFunction(realm, s_prototypeCode, null, s_prototype.ShapeFor(realm.ObjectPrototype)));

    // 10.2.4.1 %ThrowTypeError% ( )
    public static JsObject CreateThrower(Realm realm)
    {
        NativeFunction thrower = s_thrower.Fill(realm, new NativeFunction(realm, s_throwerCode, null, s_thrower.ShapeFor(realm.FunctionPrototype)));
        thrower.SetIntegrity(frozen: true);
        return thrower;
    }

    private static JsValue Nothing(in Call call) => JsValue.Undefined;

    // DEVIATION: sloppy functions answer undefined instead of throwing, as if nobody had called them: scripts look at `f.caller` and `f.arguments`.
    private static JsValue ThrowRestricted(in Call call) =>
        call.This._cell is ScriptFunction { IsLegacyFunction: true } ? JsValue.Undefined : throw call.Thread.TypeError("'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them");

    // 20.2.1.1 Function ( ...parameterArgs, bodyArg )
    private static JsValue Construct(in Call call) =>
        DynamicFunctions.Create(call.Thread, DynamicFunctionKind.Normal, call.NewTarget ?? call.Callee, call.Arguments);

    // 20.2.3.1 Function.prototype.apply ( thisArg, argArray )
    private static JsValue Apply(in Call call)
    {
        JsObject function = ThisFunction(call, "apply");
        if (call[1].IsNullOrUndefined)
            return function.Call(call.Thread, call[0], []);
        return function.Call(call.Thread, call[0], Iterators.ListFromArrayLike(call.Thread, call[1]));
    }

    private static JsObject ThisFunction(in Call call, string method) =>
        call.This.IsCallable ? call.This.AsObject
            : throw call.Thread.TypeError($"Function.prototype.{method} was called on {ValueText.Of(call.This)}, which is not a function");

    // 20.2.3.2 Function.prototype.bind ( thisArg, ...args )
    private static JsValue Bind(in Call call)
    {
        JsThread t = call.Thread;
        JsObject target = ThisFunction(call, "bind");
        JsValue[] bound = call.ArgumentsFrom(1).ToArray();

        // 10.4.1.3 BoundFunctionCreate
        JsObject? prototype = target.GetPrototypeOf(t);
        Shape shape = ReferenceEquals(prototype, call.Realm.FunctionPrototype)
            ? FunctionShapes.Of(call.Realm, FunctionLayout.Plain) : FunctionShapes.Build(prototype, FunctionLayout.Plain);
        var function = new BoundFunction(shape, target, call[0], bound);

        var slots = new Slot[2];
        slots[0].Initialize(JsValue.FromNumber(BoundLength(t, target, bound.Length)));
        JsValue name = target.Get(t, Names.Name);
        slots[1].Initialize(name._cell is JsString text ? Operators.Concat(t, s_bound, text) : s_bound);
        function.InitializeSlots(slots);
        return function;
    }

    private static readonly JsString s_bound = JsString.Create("bound ");

    private static double BoundLength(JsThread t, JsObject target, int bound)
    {
        if (!target.HasOwnProperty(t, PropertyKey.FromAtom(Names.Length)))
            return 0;
        JsValue length = target.Get(t, Names.Length);
        return length.IsNumber ? Math.Max(length.ToIntegerOrInfinity(t) - bound, 0) : 0;
    }

    // 20.2.3.3 Function.prototype.call ( thisArg, ...args )
    private static JsValue CallMethod(in Call call) => ThisFunction(call, "call").Call(call.Thread, call[0], call.ArgumentsFrom(1));

    // 20.2.3.5 Function.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call) => call.This._cell switch
    {
        ScriptFunction script => script.SourceText,
        NativeFunction native => $"function {(IsPropertyName(native.Native.Name) ? native.Native.Name : "")}() {{ [native code] }}",
        JsObject { IsCallable: true } => "function () { [native code] }",
        _ => throw call.Thread.TypeError($"Function.prototype.toString requires that 'this' be a Function (found {ValueText.Of(call.This)})"),
    };

    /// <summary>True for what NativeFunction syntax allows as a name: `f`, `get f`, `[Symbol.f]`; not for RegExp's `get $&amp;`.</summary>
    private static bool IsPropertyName(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '$' or ' ' or '[' or ']' or '.'))
                return false;
        }
        return true;
    }

    // 20.2.3.6 Function.prototype [ %Symbol.hasInstance% ] ( V )
    private static JsValue HasInstance(in Call call) => Operators.OrdinaryHasInstance(call.Thread, call.This, call[0]);
}
