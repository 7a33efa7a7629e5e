using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>Builtins that do nothing but call their `this`: the interpreter makes that call without them.</summary>
internal enum Forwarding : byte { None, Call, Apply }

/// <summary>What a builtin is, apart from any realm; immutable and shared by all of them.</summary>
internal sealed unsafe class NativeCode(string name, int length, delegate*<in Call, JsValue> code, bool isConstructor = false, Forwarding forwarding = Forwarding.None)
{
    public readonly Forwarding Forwarding = forwarding;

    public string Name { get; } = name;
    public int Length { get; } = length;
    public delegate*<in Call, JsValue> Code { get; } = code;

    /// <summary>Has [[Construct]]; then a plain call has a null <see cref="Call.NewTarget"/> and must decide by itself.</summary>
    public bool IsConstructor { get; } = isConstructor;
}

/// <summary>A builtin function object (ECMA-262 10.3).</summary>
internal sealed unsafe class NativeFunction : JsObject
{
    private readonly delegate*<in Call, JsValue> _code;

    public NativeFunction(Realm realm, NativeCode native, object? state = null, Shape? shape = null)
        : base(shape ?? FunctionShapes.Of(realm, FunctionLayout.Plain), CellKind.NativeFunction)
    {
        Realm = realm;
        Native = native;
        _code = native.Code;
        State = state;
    }

    // PERF: a field, for the interpreter's calls.
    public readonly Realm Realm;
    public NativeCode Native { get; }

    /// <summary>What the closure captured, for functions made at run time (promise resolvers, revokers, …).</summary>
    public object? State { get; }

    public override string ClassName => "Function";
    public override bool IsCallable => true;
    public override bool IsConstructor => Native.IsConstructor;

    protected override Slot[] InitialSlots()
    {
        var slots = new Slot[2];
        slots[0].Initialize(Native.Length);
        slots[1].Initialize(Native.Name);
        return slots;
    }

    public override JsValue Call(EngineThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments) =>
        Invoke((JsThread)t, thisValue, arguments, null);

    public override JsObject Construct(EngineThread t, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        JsValue result = Invoke((JsThread)t, JsValue.Undefined, arguments, newTarget);
        return result.AsObject;
    }

    /// <summary>Runs the code in this function's realm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsValue Invoke(JsThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments, JsObject? newTarget)
    {
        t.CheckNativeStack();
        if (ReferenceEquals(t.Realm, Realm))
            return _code(new Call(t, this, thisValue, arguments, newTarget));
        return InvokeFromOtherRealm(t, thisValue, arguments, newTarget);
    }

    // PERF: apart, because a method with a handler keeps its locals in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue InvokeFromOtherRealm(JsThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments, JsObject? newTarget)
    {
        Realm caller = t.Realm;
        t.Realm = Realm;
        try
        {
            return _code(new Call(t, this, thisValue, arguments, newTarget));
        }
        finally
        {
            t.Realm = caller;
        }
    }

    /// <summary>A function made at run time.</summary>
    public static NativeFunction New(JsThread t, NativeCode native, object? state = null) => new(t.Realm, native, state);
}

/// <summary>A builtin method that is made when its slot is first read.</summary>
internal sealed class LazyFunction(NativeCode native) : LazyValue
{
    public override JsValue Make(JsObject holder) => new NativeFunction((Realm)holder.HomeRealm!, native);
}

/// <summary>A property whose value is an intrinsic of the holder's realm.</summary>
internal sealed class LazyIntrinsic(Intrinsic id) : LazyValue
{
    public override JsValue Make(JsObject holder) => ((Realm)holder.HomeRealm!)[id];
}

/// <summary>A property whose value a function makes from the holder's realm.</summary>
internal sealed unsafe class LazyMade(delegate*<Realm, JsValue> make) : LazyValue
{
    public override JsValue Make(JsObject holder) => make((Realm)holder.HomeRealm!);
}

/// <summary>A bound function exotic object (ECMA-262 10.4.1).</summary>
internal sealed class BoundFunction(Shape shape, JsObject target, JsValue boundThis, JsValue[] boundArguments)
    : JsObject(shape, CellKind.BoundFunction)
{
    public JsObject Target { get; } = target;
    public JsValue BoundThis { get; } = boundThis;
    public JsValue[] BoundArguments { get; } = boundArguments;

    public override string ClassName => "Function";
    public override bool IsCallable => true;
    public override bool IsConstructor { get; } = target.IsConstructor;

    public override JsValue Call(EngineThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        t.CheckNativeStack();
        return Target.Call(t, BoundThis, BoundArguments.Length == 0 ? arguments : [.. BoundArguments, .. arguments]);
    }

    public override JsObject Construct(EngineThread t, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        t.CheckNativeStack();
        return Target.Construct(t, [.. BoundArguments, .. arguments], ReferenceEquals(newTarget, this) ? Target : newTarget);
    }
}
