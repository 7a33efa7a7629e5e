using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Verification;
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
        call.RequireNew("FinalizationRegistry");
        JsObject callback = call.CallableArgument(0, "FinalizationRegistry: the cleanup callback");
        return new FinalizationRegistryObject(call.PrototypeOr(Intrinsic.FinalizationRegistryPrototype).PrototypeInfo.RootShape(0), callback, call.Realm);
    }

    private static FinalizationRegistryObject This(in Call call, string method) => call.Receiver<FinalizationRegistryObject>("FinalizationRegistry", method);

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
        t.Scheduler.Outside(t, "FinalizationRegistry, which follows the collector");
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

/// <summary>A FinalizationRegistry instance: it holds what it will hand over; what watches a target hangs on the target.</summary>
/// <remarks>
/// A target ends with its sentinel, whose finalizer posts the callback as a job of the thread that registered it. Tokens lead to their
/// records weakly.
/// Words: all under the registry's cell lock; a record's state by CAS, for the finalizer that reads it.
/// Invariants: M9 a record is over once: by <see cref="Unregister"/>, or when the callback's turn comes.
/// Memory order: the lock, the CAS.
/// </remarks>
internal sealed class FinalizationRegistryObject(Shape shape, JsObject callback, Realm realm) : JsObject(shape, CellKind.FinalizationRegistry), IEphemerons
{
    private const int FirstLimit = 8;

    private readonly HashSet<Record> _records = [];
    private readonly ConditionalWeakTable<HeapCell, TokenRecords> _tokens = [];

    public override string ClassName => "FinalizationRegistry";

    public void Register(JsThread t, HeapCell target, JsValue heldValue, HeapCell? token)
    {
        var record = new Record(t, this, heldValue);
        using (Lock())
        {
            _records.Add(record);
            if (token is not null)
                _tokens.GetOrCreateValue(token).Add(record);
        }
        WeakEntries.Attach(target, new Sentinel(record));
    }

    public bool Unregister(HeapCell token)
    {
        using CellLock.Held held = Lock();
        if (!_tokens.TryGetValue(token, out TokenRecords? records))
            return false;
        _tokens.Remove(token);
        bool removed = false;
        foreach (WeakReference<Record> reference in records.List)
            removed |= reference.TryGetTarget(out Record? record) && record.TryEnd() && _records.Remove(record);
        return removed;
    }

    IEnumerable<(object Key, object? Value)> IEphemerons.Ephemerons()
    {
        foreach ((HeapCell key, TokenRecords records) in _tokens)
            yield return (key, records);
    }

    /// <summary>What was registered with one token. Weakly: records lead to values, and those perhaps to the next token.</summary>
    private sealed class TokenRecords
    {
        private int _limit = FirstLimit;

        public List<WeakReference<Record>> List { get; } = [];

        public void Add(Record record)
        {
            if (List.Count >= _limit)
            {
                List.RemoveAll(static r => !r.TryGetTarget(out _));
                _limit = Math.Max(FirstLimit, List.Count * 2);
            }
            List.Add(new WeakReference<Record>(record, trackResurrection: true));
        }
    }

    /// <summary>One registration.</summary>
    private sealed class Record(JsThread owner, FinalizationRegistryObject registry, JsValue heldValue)
    {
        private int _isOver;

        public bool IsOver => Volatile.Read(ref _isOver) != 0;

        /// <summary>False when it was over already.</summary>
        public bool TryEnd() => Interlocked.Exchange(ref _isOver, 1) == 0;

        public void TargetEnded()
        {
            if (!IsOver)
                owner.Jobs.Post(new Cleanup(registry, this, heldValue));
        }
    }

    /// <summary>Ends right after its target.</summary>
    private sealed class Sentinel(Record record) : Attachment
    {
        public override bool IsOver => record.IsOver;

        ~Sentinel() => record.TargetEnded();
    }

    // 26.2.1.2 CleanupFinalizationRegistry ( finalizationRegistry ), for one cell
    private sealed class Cleanup(FinalizationRegistryObject registry, Record record, JsValue heldValue) : Job
    {
        public override Realm? Realm => registry.HomeOfCallback;

        public override void Run(JsThread t) => registry.RunCallback(t, record, heldValue);
    }

    private Realm HomeOfCallback => realm;

    private void RunCallback(JsThread t, Record record, JsValue heldValue)
    {
        // Unregistered after the target had ended and before its turn came: nothing is called.
        if (!record.TryEnd())
            return;
        using (Lock())
            _records.Remove(record);
        callback.Call(t, JsValue.Undefined, [heldValue]);
    }
}
