using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>Atomic steps on properties, and what a probe hears of them.</summary>
internal static class AtomicSteps
{
    public static AtomicOutcome Run(JsThread t, JsObject o, PropertyKey key, PropertyAtomic operation, JsValue operand, JsValue expected, out JsValue old)
    {
        if (t.Probe is not { } probe)
            return o.Atomic(key, operation, operand, expected, out old);
        object? token = probe.AtomicBegin(t, o, ref o.Extra().Shadow, key.Cell, key.Index);
        AtomicOutcome outcome = o.Atomic(key, operation, operand, expected, out old);
        probe.AtomicEnd(t, token, AccessOf(operation, old, expected));
        return outcome;
    }

    private static Access AccessOf(PropertyAtomic operation, JsValue old, JsValue expected) => operation switch
    {
        PropertyAtomic.Load => Access.AtomicRead,
        PropertyAtomic.Store => old.IsHole ? Access.AtomicAdd : Access.AtomicWrite,
        PropertyAtomic.CompareExchange when !Equality.SameValueZero(old, expected) => Access.AtomicRead,
        _ => Access.AtomicUpdate,
    };
}
