using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>FinalizationRegistry and its prototype (ECMA-262 26.2).</summary>
internal static unsafe class FinalizationRegistryBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("FinalizationRegistry", 1, &Construct, Intrinsic.FinalizationRegistryPrototype);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.FinalizationRegistry)
        .Method("register", 2, &Register)
        .Method("unregister", 1, &Unregister)
        .Tag("FinalizationRegistry");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 26.2.1.1 FinalizationRegistry ( cleanupCallback )
    private static JsValue Construct(in Call call)
    {
        if (call.NewTarget is null)
            throw call.Thread.TypeError("Constructor FinalizationRegistry requires 'new'");
        JsObject callback = call.CallableArgument(0, "FinalizationRegistry: the cleanup callback");
        return new FinalizationRegistryObject(call.PrototypeOr(Intrinsic.FinalizationRegistryPrototype).PrototypeInfo.RootShape(0), callback, call.Realm);
    }

    private static FinalizationRegistryObject This(in Call call, string method) =>
        call.This._cell as FinalizationRegistryObject
        ?? throw call.Thread.TypeError($"FinalizationRegistry.prototype.{method}: expected a FinalizationRegistry, found {ValueText.Of(call.This)}");

    // 26.2.3.2 FinalizationRegistry.prototype.register ( target, heldValue [ , unregisterToken ] )
    private static JsValue Register(in Call call)
    {
        JsThread t = call.Thread;
        FinalizationRegistryObject registry = This(call, "register");
        if (!WeakKeys.CanBeHeld(call[0]))
            throw t.TypeError($"FinalizationRegistry.prototype.register: invalid target {ValueText.Of(call[0])}");
        if (Equality.SameValue(call[0], call[1]))
            throw t.TypeError("FinalizationRegistry.prototype.register: target and holdings must not be same");
        if (!WeakKeys.CanBeHeld(call[2]) && !call[2].IsUndefined)
            throw t.TypeError($"FinalizationRegistry.prototype.register: invalid unregister token {ValueText.Of(call[2])}");
        registry.Register(t, call[0]._cell!, call[1], call[2]._cell);
        return JsValue.Undefined;
    }

    // 26.2.3.3 FinalizationRegistry.prototype.unregister ( unregisterToken )
    private static JsValue Unregister(in Call call)
    {
        FinalizationRegistryObject registry = This(call, "unregister");
        if (!WeakKeys.CanBeHeld(call[0]))
            throw call.Thread.TypeError($"FinalizationRegistry.prototype.unregister: invalid unregister token {ValueText.Of(call[0])}");
        return registry.Unregister(call[0]._cell!);
    }
}

/// <summary>A FinalizationRegistry instance.</summary>
/// <remarks>
/// Each target has a sentinel that only an ephemeron entry keeps alive: when the target is gone, the sentinel's finalizer posts
/// the callback as a job of the thread that registered it. Tokens lead to their sentinels weakly.
/// </remarks>
internal sealed class FinalizationRegistryObject(Shape shape, JsObject callback, Realm realm) : JsObject(shape, CellKind.FinalizationRegistry)
{
    private readonly ConditionalWeakTable<HeapCell, List<Sentinel>> _targets = [];
    private readonly ConditionalWeakTable<HeapCell, List<WeakReference<Sentinel>>> _tokens = [];

    public override string ClassName => "FinalizationRegistry";

    public void Register(JsThread t, HeapCell target, JsValue heldValue, HeapCell? token)
    {
        var sentinel = new Sentinel(t, this, heldValue);
        using CellLock.Held held = Lock();
        _targets.GetOrCreateValue(target).Add(sentinel);
        if (token is not null)
            _tokens.GetOrCreateValue(token).Add(new WeakReference<Sentinel>(sentinel));
    }

    public bool Unregister(HeapCell token)
    {
        using CellLock.Held held = Lock();
        if (!_tokens.TryGetValue(token, out List<WeakReference<Sentinel>>? sentinels))
            return false;
        _tokens.Remove(token);
        bool removed = false;
        foreach (WeakReference<Sentinel> reference in sentinels)
            removed |= reference.TryGetTarget(out Sentinel? sentinel) && sentinel.Cancel();
        return removed;
    }

    /// <summary>Dies right after its target.</summary>
    private sealed class Sentinel(JsThread owner, FinalizationRegistryObject registry, JsValue heldValue)
    {
        private bool _isCancelled;

        /// <summary>False when it was cancelled already. Under the registry's cell lock.</summary>
        public bool Cancel()
        {
            if (_isCancelled)
                return false;
            _isCancelled = true;
            GC.SuppressFinalize(this);
            return true;
        }

        ~Sentinel()
        {
            if (!_isCancelled)
                owner.Jobs.Post(new Cleanup(registry, heldValue));
        }
    }

    // 26.2.1.2 CleanupFinalizationRegistry ( finalizationRegistry ), for one cell
    private sealed class Cleanup(FinalizationRegistryObject registry, JsValue heldValue) : Job
    {
        public override Realm? Realm => registry.HomeOfCallback;

        public override void Run(JsThread t) => registry.RunCallback(t, heldValue);
    }

    private Realm HomeOfCallback => realm;

    private void RunCallback(JsThread t, JsValue heldValue) => callback.Call(t, JsValue.Undefined, [heldValue]);
}
