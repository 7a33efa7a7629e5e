using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>A Proxy exotic object (ECMA-262 10.5).</summary>
/// <remarks>
/// States: live → revoked. Words: one, <c>_ends</c>; an immutable pair or null, so no trap can pair a target with a missing handler.
/// Memory order: plain; a thread that still sees the pair acts as if it had come before the revocation.
/// ABA: none, one way. Progress: wait-free. Checked by: tests/Engine.Tests/Builtins/ProxyTests.
/// </remarks>
internal sealed partial class ProxyObject : JsObject, IProxyTarget
{
    private sealed record Ends(JsObject Target, JsObject Handler);

    // Proxies have no properties of their own but private names; the layout never meets an inline cache.
    private static readonly Shape s_shape = Shape.NewRoot(null, 0);

    private Ends? _ends;

    public ProxyObject(JsObject target, JsObject handler) : base(s_shape, CellKind.Proxy)
    {
        _ends = new Ends(target, handler);
        IsCallable = target.IsCallable;
        IsConstructor = target.IsConstructor;
        SetFlag(CellFlags.Exotic | CellFlags.SlowElements);
    }

    public override string ClassName => IsCallable ? "Function" : "Object";
    public override bool IsCallable { get; }
    public override bool IsConstructor { get; }

    /// <summary>Null once revoked.</summary>
    public JsObject? Target => _ends?.Target;
    public JsObject? Handler => _ends?.Handler;

    public void Revoke() => _ends = null;

    public JsObject TargetOrThrow(JsThread t) => _ends?.Target ?? throw t.TypeError("Cannot perform 'IsArray' on a proxy that has been revoked");

    /// <summary>ValidateNonRevokedProxy (10.5.14) and GetMethod of the trap: null trap means the target does it.</summary>
    private JsObject? Trap(EngineThread t, JsString name, out JsObject target, out JsObject handler)
    {
        t.CheckNativeStack();
        t.Poll();
        Ends ends = _ends ?? throw t.TypeError($"Cannot perform '{name}' on a proxy that has been revoked");
        target = ends.Target;
        handler = ends.Handler;
        return handler.GetMethod(t, PropertyKey.FromAtom(name));
    }

    private static Exception Broken(EngineThread t, JsString trap, string why) => t.TypeError($"'{trap}' on proxy: {why}");

    // 10.5.1 [[GetPrototypeOf]] ( )
    public override JsObject? GetPrototypeOf(EngineThread t)
    {
        if (Trap(t, Names.GetPrototypeOf, out JsObject target, out JsObject handler) is not { } trap)
            return target.GetPrototypeOf(t);
        JsValue prototype = trap.Call(t, handler, [target]);
        if (!prototype.IsObject && !prototype.IsNull)
            throw Broken(t, Names.GetPrototypeOf, "trap returned neither object nor null");
        if (!target.IsExtensible(t) && !ReferenceEquals(prototype._cell, target.GetPrototypeOf(t)))
            throw Broken(t, Names.GetPrototypeOf, "proxy target is non-extensible but the trap did not return its actual prototype");
        return prototype.TryObject;
    }

    // 10.5.2 [[SetPrototypeOf]] ( V )
    public override bool SetPrototypeOf(EngineThread t, JsObject? prototype)
    {
        if (Trap(t, Names.SetPrototypeOf, out JsObject target, out JsObject handler) is not { } trap)
            return target.SetPrototypeOf(t, prototype);
        if (!trap.Call(t, handler, [target, JsValue.FromObjectOrNull(prototype)]).ToBoolean())
            return false;
        if (!target.IsExtensible(t) && !ReferenceEquals(prototype, target.GetPrototypeOf(t)))
            throw Broken(t, Names.SetPrototypeOf, "trap returned truish for setting a new prototype on the non-extensible proxy target");
        return true;
    }

    // 10.5.3 [[IsExtensible]] ( )
    public override bool IsExtensible(EngineThread t)
    {
        if (Trap(t, Names.IsExtensible, out JsObject target, out JsObject handler) is not { } trap)
            return target.IsExtensible(t);
        bool answer = trap.Call(t, handler, [target]).ToBoolean();
        if (answer != target.IsExtensible(t))
            throw Broken(t, Names.IsExtensible, $"trap result does not reflect extensibility of proxy target (which is '{(answer ? "false" : "true")}')");
        return answer;
    }

    // 10.5.4 [[PreventExtensions]] ( )
    public override bool PreventExtensions(EngineThread t)
    {
        if (Trap(t, Names.PreventExtensions, out JsObject target, out JsObject handler) is not { } trap)
            return target.PreventExtensions(t);
        bool answer = trap.Call(t, handler, [target]).ToBoolean();
        if (answer && target.IsExtensible(t))
            throw Broken(t, Names.PreventExtensions, "the proxy target is extensible");
        return answer;
    }

    // 10.5.12 [[Call]] ( thisArgument, argumentsList )
    public override JsValue Call(EngineThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        if (Trap(t, Names.Apply, out JsObject target, out JsObject handler) is not { } trap)
            return target.Call(t, thisValue, arguments);
        return trap.Call(t, handler, [target, thisValue, ((JsThread)t).Realm.NewArray(arguments)]);
    }

    // 10.5.13 [[Construct]] ( argumentsList, newTarget )
    public override JsObject Construct(EngineThread t, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        if (Trap(t, Names.Construct, out JsObject target, out JsObject handler) is not { } trap)
            return target.Construct(t, arguments, newTarget);
        JsValue made = trap.Call(t, handler, [target, ((JsThread)t).Realm.NewArray(arguments), newTarget]);
        return made.TryObject ?? throw Broken(t, Names.Construct, $"trap returned non-object ({ValueText.Of(made)})");
    }
}
