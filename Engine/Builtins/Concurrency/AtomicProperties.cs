using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>Atomics on own data properties of ordinary objects (the concurrent JavaScript proposal; docs/threads.md).</summary>
internal static class AtomicProperties
{
    /// <summary>True when the first argument is an object that is no typed array, in an engine with threads.</summary>
    public static bool IsMeant(in Call call) =>
        call[0]._cell is { IsObject: true } cell && cell.Kind != CellKind.TypedArray && call.Thread.Registry.Mode != ThreadsMode.Off;

    // Atomics.load ( object, key )
    public static JsValue Load(in Call call) => Run(call, Key(call), PropertyAtomic.Load, default, default);

    // Atomics.store ( object, key, value )
    public static JsValue Store(in Call call)
    {
        Run(call, Key(call), PropertyAtomic.Store, call[2], default);
        return call[2];
    }

    // Atomics.compareExchange ( object, key, expected, replacement )
    public static JsValue CompareExchange(in Call call) => Run(call, Key(call), PropertyAtomic.CompareExchange, call[3], call[2]);

    // Atomics.add, sub, and, or, xor, exchange ( object, key, value )
    public static JsValue Modify(in Call call, AtomicOp op)
    {
        if (op == AtomicOp.Add && call.Thread.Probe is null && call[2].IsInt32 && call[1]._cell is JsString { IsAtom: true } atom
            && call[0].AsObject is { Kind: <= CellKind.Array, IsExotic: false } o && o.TryAtomicAdd(atom, call[2].AsInt32, out JsValue before))
            return before;
        PropertyKey key = Key(call);
        if (op == AtomicOp.Exchange)
            return Run(call, key, PropertyAtomic.Exchange, call[2], default);
        JsValue operand = call[2].IsNumber ? call[2] : JsValue.FromNumber(call[2].ToNumber(call.Thread));
        return Run(call, key, OperationOf(op), operand, default);
    }

    private static PropertyAtomic OperationOf(AtomicOp op) => op switch
    {
        AtomicOp.Add => PropertyAtomic.Add,
        AtomicOp.Sub => PropertyAtomic.Sub,
        AtomicOp.And => PropertyAtomic.And,
        AtomicOp.Or => PropertyAtomic.Or,
        AtomicOp.Xor => PropertyAtomic.Xor,
        AtomicOp.Exchange => PropertyAtomic.Exchange,
    };

    // Atomics.wait ( object, key, expected [ , timeout ] )
    public static JsValue Wait(in Call call)
    {
        JsThread t = call.Thread;
        PropertyKey key = Key(call);
        double timeout = AtomicWaits.TimeoutArgument(call);
        JsValue found = Run(call, key, PropertyAtomic.Load, default, default);
        if (!t.CanBlock)
            throw t.TypeError("Atomics.wait: blocking is not allowed here");
        if (!Equality.SameValueZero(found, call[2]))
            return AtomicWaits.Text(WaitOutcome.NotEqual);
        JsObject o = call[0].AsObject;
        WaitOutcome outcome = AtomicWaits.Wait(t, Place(call, key), o, ref ShadowOf(t, o), Expectation(o, key, call[2]), timeout);
        // The look under the waiter list's lock found another value: whoever wrote it comes before.
        if (outcome == WaitOutcome.NotEqual && t.Probe is not null)
            AtomicSteps.Run(t, o, key, PropertyAtomic.Load, default, default, out _);
        return AtomicWaits.Text(outcome);
    }

    // Atomics.waitAsync ( object, key, expected [ , timeout ] )
    public static JsValue WaitAsync(in Call call)
    {
        PropertyKey key = Key(call);
        double timeout = AtomicWaits.TimeoutArgument(call);
        Run(call, key, PropertyAtomic.Load, default, default);
        JsObject answer = AtomicWaits.StartAsync(call, Place(call, key), Expectation(call[0].AsObject, key, call[2]), timeout);
        if (call.Thread.Probe is not null)
            AtomicSteps.Run(call.Thread, call[0].AsObject, key, PropertyAtomic.Load, default, default, out _);
        return answer;
    }

    // Atomics.notify ( object, key [ , count ] )
    public static JsValue Notify(in Call call)
    {
        PropertyKey key = Key(call);
        double count = AtomicWaits.CountArgument(call);
        Run(call, key, PropertyAtomic.Load, default, default);
        JsObject o = call[0].AsObject;
        return AtomicWaits.Notify(call.Thread, Place(call, key), o, ref ShadowOf(call.Thread, o), count);
    }

    // Only a probe has a use for the word; without one the object needs none.
    private static ref object? ShadowOf(JsThread t, JsObject o)
    {
        if (t.Probe is not null)
            return ref o.Extra().Shadow;
        return ref t.NoShadow;
    }

    private static WaitPlace Place(in Call call, PropertyKey key) => new(call[0]._cell!, key.Cell, key.Index);

    /// <summary>The look under the waiter list's lock. A property that is gone by then is not equal to anything.</summary>
    private static Func<bool> Expectation(JsObject o, PropertyKey key, JsValue expected) => () =>
        o.Atomic(key, PropertyAtomic.Load, default, default, out JsValue now) == AtomicOutcome.Done && Equality.SameValueZero(now, expected);

    /// <summary>The key, and a TypeError for what Atomics cannot work on.</summary>
    private static PropertyKey Key(in Call call)
    {
        PropertyKey key = call[1].ToPropertyKey(call.Thread);
        JsObject o = call[0].AsObject;
        if (o.Kind <= CellKind.Array && !o.IsExotic)
            return key;
        bool refused = o.Kind switch
        {
            CellKind.Proxy or CellKind.ModuleNamespace => true,
            CellKind.RegExp => ReferenceEquals(key.Cell, Names.LastIndex),
            CellKind.StringObject => key.Cell is null && key.Index < (uint)((StringObject)o).Value.Length,
            CellKind.Arguments => o.IsExotic && key.Cell is null,
            _ => false,
        };
        o.CheckOwner(call.Thread);
        return refused ? throw Refused(call, key) : key;
    }

    private static Exception Refused(in Call call, PropertyKey key) =>
        call.Thread.TypeError($"Atomics.{call.Callee.Native.Name}: expected an own data property, found '{key}' of {ValueText.Of(call[0])}, which the object computes");

    private static JsValue Run(in Call call, PropertyKey key, PropertyAtomic operation, JsValue operand, JsValue expected)
    {
        AtomicOutcome outcome = AtomicSteps.Run(call.Thread, call[0].AsObject, key, operation, operand, expected, out JsValue old);
        return outcome == AtomicOutcome.Done ? old : throw Failure(call, key, outcome, old);
    }

    private static Exception Failure(in Call call, PropertyKey key, AtomicOutcome outcome, JsValue old)
    {
        string start = $"Atomics.{call.Callee.Native.Name}: expected an own data property '{key}' of {ValueText.Of(call[0])}";
        return outcome switch
        {
            AtomicOutcome.Absent => call.Thread.TypeError($"{start}, found none"),
            AtomicOutcome.NotData => call.Thread.TypeError($"{start}, found an accessor"),
            AtomicOutcome.ReadOnly => call.Thread.TypeError($"{start} that is writable, found a read-only one"),
            AtomicOutcome.NotExtensible => call.Thread.TypeError($"{start}, found none, and the object is not extensible"),
            AtomicOutcome.NotNumber => call.Thread.TypeError($"{start} that holds a Number, found {ValueText.Of(old)}"),
            _ => Refused(call, key),
        };
    }
}
