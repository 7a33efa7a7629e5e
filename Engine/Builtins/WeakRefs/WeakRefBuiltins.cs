using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>WeakRef and its prototype (ECMA-262 26.1).</summary>
internal static unsafe class WeakRefBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("WeakRef", 1, &Construct, Intrinsic.WeakRefPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.WeakRef)
        .Method("deref", 0, &Deref)
        .Tag("WeakRef");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private sealed class WeakRefObject(Shape shape, HeapCell target) : JsObject(shape, CellKind.WeakRef)
    {
        // Resurrection counts: what a FinalizationRegistry hands to its callback was never gone.
        public WeakReference<HeapCell> Target { get; } = new(target, trackResurrection: true);

        public override string ClassName => "WeakRef";
    }

    // 26.1.1.1 WeakRef ( target )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        call.RequireNew("WeakRef");
        if (!WeakKeys.CanBeHeld(call[0]))
            throw t.TypeError($"WeakRef: expected an object or a symbol of its own, found {ValueText.Of(call[0])}");
        JsObject prototype = call.PrototypeOr(Intrinsic.WeakRefPrototype);
        t.KeptAlive.Add(call[0]._cell!);
        return new WeakRefObject(prototype.PrototypeInfo.RootShape(0), call[0]._cell!);
    }

    // 26.1.3.2 WeakRef.prototype.deref ( )
    private static JsValue Deref(in Call call)
    {
        if (call.This._cell is not WeakRefObject reference)
            throw call.Thread.TypeError($"WeakRef.prototype.deref: expected a WeakRef, found {ValueText.Of(call.This)}");
        if (!reference.Target.TryGetTarget(out HeapCell? target))
            return JsValue.Undefined;
        call.Thread.KeptAlive.Add(target);
        return target;
    }
}
