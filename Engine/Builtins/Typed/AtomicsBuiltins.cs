using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>Atomics (ECMA-262 25.4). On ordinary objects it works on properties, see <see cref="AtomicProperties"/>.</summary>
internal static unsafe class AtomicsBuiltins
{
    private static readonly BuiltinTable s_plain = Standard().Tag("Atomics");

    private static readonly BuiltinTable s_threads = Standard().Tag("Atomics")
        .Intrinsic("Mutex", Intrinsic.AtomicsMutex)
        .Intrinsic("Condition", Intrinsic.AtomicsCondition);

    private static BuiltinTable Standard() => new BuiltinTable()
        .Method("load", 2, &Load)
        .Method("store", 3, &Store)
        .Method("add", 3, &Add)
        .Method("sub", 3, &Sub)
        .Method("and", 3, &And)
        .Method("or", 3, &Or)
        .Method("xor", 3, &Xor)
        .Method("exchange", 3, &Exchange)
        .Method("compareExchange", 4, &CompareExchange)
        .Method("isLockFree", 1, &IsLockFree)
        .Method("wait", 4, &Wait)
        .Method("waitAsync", 4, &WaitAsync)
        .Method("notify", 3, &Notify)
        .Method("pause", 0, &Pause);

    public static JsObject Create(Realm realm) =>
        (realm.Cluster.Threads.Mode == ThreadsMode.Off ? s_plain : s_threads).NewObject(realm, realm.ObjectPrototype);

    // 25.4.3.1 ValidateIntegerTypedArray ( typedArray, waitable ) and 25.4.3.2 ValidateAtomicAccess ( taRecord, requestIndex )
    private static TypedArrayObject Validate(in Call call, bool waitable, out uint index)
    {
        TypedArrayObject typed = ValidateType(call, waitable);
        index = ValidateIndex(call, typed);
        return typed;
    }

    private static TypedArrayObject ValidateType(in Call call, bool waitable)
    {
        JsThread t = call.Thread;
        string what = $"Atomics.{call.Callee.Native.Name}";
        TypedArrayObject typed = TypedArrays.Validate(t, call[0], what);
        bool fits = waitable ? typed.Type is ElementType.Int32 or ElementType.BigInt64
            : typed.Type != ElementType.Uint8Clamped && !Elements.IsFloat(typed.Type);
        return fits ? typed : throw t.TypeError($"{what}: expected {(waitable ? "an Int32Array or a BigInt64Array" : "an integer typed array")}, found {Elements.Name(typed.Type)}");
    }

    private static uint ValidateIndex(in Call call, TypedArrayObject typed)
    {
        int length = typed.Length;
        long index = call[1].ToIndex(call.Thread);
        return index < length ? (uint)index : throw call.Thread.RangeError($"Atomics.{call.Callee.Native.Name}: index {index} is out of range");
    }

    // 25.4.3.4 RevalidateAtomicAccess ( typedArray, byteIndexInBuffer )
    private static ref byte Revalidate(in Call call, TypedArrayObject typed, uint index)
    {
        if (typed.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(call.Thread, $"Atomics.{call.Callee.Native.Name}");
        ref byte at = ref typed.ElementAt(index);
        if (Unsafe.IsNullRef(ref at))
            throw call.Thread.RangeError($"Atomics.{call.Callee.Native.Name}: index {index} is out of range");
        return ref at;
    }

    /// <summary>The operand: a BigInt, or a Number without fraction.</summary>
    private static JsValue Operand(in Call call, TypedArrayObject typed, JsValue value) =>
        Elements.IsBigInt(typed.Type) ? value.ToBigInt(call.Thread) : JsValue.FromNumber(value.ToIntegerOrInfinity(call.Thread));

    private static object? Begin(JsThread t, TypedArrayObject typed, uint index) => t.Probe?.AtomicBegin(t, typed.Buffer, ref typed.Buffer.Block.Shadow, null,
        typed.ByteOffset + (long)index * typed.ElementSize, typed.ElementSize);

    // 25.4.3.17 AtomicReadModifyWrite ( typedArray, index, value, op )
    private static JsValue Modify(in Call call, AtomicOp op)
    {
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.Modify(call, op);
        TypedArrayObject typed = Validate(call, waitable: false, out uint index);
        long operand = AtomicElements.Bits(Operand(call, typed, call[2]));
        ref byte at = ref Revalidate(call, typed, index);
        object? step = Begin(call.Thread, typed, index);
        JsValue old = AtomicElements.Modify(ref at, typed.Type, op, operand);
        call.Thread.Probe?.AtomicEnd(call.Thread, step, Access.AtomicUpdate);
        return old;
    }

    // 25.4.4 Atomics.add ( typedArray, index, value )
    private static JsValue Add(in Call call) => Modify(call, AtomicOp.Add);

    // 25.4.5 Atomics.and ( typedArray, index, value )
    private static JsValue And(in Call call) => Modify(call, AtomicOp.And);

    // 25.4.7 Atomics.exchange ( typedArray, index, value )
    private static JsValue Exchange(in Call call) => Modify(call, AtomicOp.Exchange);

    // 25.4.10 Atomics.or ( typedArray, index, value )
    private static JsValue Or(in Call call) => Modify(call, AtomicOp.Or);

    // 25.4.13 Atomics.sub ( typedArray, index, value )
    private static JsValue Sub(in Call call) => Modify(call, AtomicOp.Sub);

    // 25.4.17 Atomics.xor ( typedArray, index, value )
    private static JsValue Xor(in Call call) => Modify(call, AtomicOp.Xor);

    // 25.4.6 Atomics.compareExchange ( typedArray, index, expectedValue, replacementValue )
    private static JsValue CompareExchange(in Call call)
    {
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.CompareExchange(call);
        TypedArrayObject typed = Validate(call, waitable: false, out uint index);
        long expected = AtomicElements.Bits(Operand(call, typed, call[2]));
        long replacement = AtomicElements.Bits(Operand(call, typed, call[3]));
        ref byte at = ref Revalidate(call, typed, index);
        object? step = Begin(call.Thread, typed, index);
        JsValue old = AtomicElements.CompareExchange(ref at, typed.Type, expected, replacement, out bool exchanged);
        call.Thread.Probe?.AtomicEnd(call.Thread, step, exchanged ? Access.AtomicUpdate : Access.AtomicRead);
        return old;
    }

    // 25.4.8 Atomics.isLockFree ( size )
    private static JsValue IsLockFree(in Call call) => call[0].ToIntegerOrInfinity(call.Thread) is 1 or 2 or 4 or 8;

    // 25.4.9 Atomics.load ( typedArray, index )
    private static JsValue Load(in Call call)
    {
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.Load(call);
        TypedArrayObject typed = Validate(call, waitable: false, out uint index);
        ref byte at = ref Revalidate(call, typed, index);
        object? step = Begin(call.Thread, typed, index);
        JsValue value = AtomicElements.Read(ref at, typed.Type);
        call.Thread.Probe?.AtomicEnd(call.Thread, step, Access.AtomicRead);
        return value;
    }

    // 25.4.12 Atomics.store ( typedArray, index, value )
    private static JsValue Store(in Call call)
    {
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.Store(call);
        TypedArrayObject typed = Validate(call, waitable: false, out uint index);
        JsValue operand = Operand(call, typed, call[2]);
        ref byte at = ref Revalidate(call, typed, index);
        object? step = Begin(call.Thread, typed, index);
        AtomicElements.Store(ref at, typed.Type, AtomicElements.Bits(operand));
        call.Thread.Probe?.AtomicEnd(call.Thread, step, Access.AtomicWrite);
        return operand;
    }

    // 25.4.11 Atomics.pause ( [ iterationNumber ] )
    private static JsValue Pause(in Call call)
    {
        JsValue n = call[0];
        if (!n.IsUndefined && !(n.IsNumber && double.IsFinite(n.AsNumber) && Math.Truncate(n.AsNumber) == n.AsNumber))
            throw call.Thread.TypeError($"Atomics.pause: expected an integral number, found {ValueText.Of(n)}");
        call.Thread.Poll();
        return JsValue.Undefined;
    }

    /// <summary>The arguments of wait and waitAsync after the checks that both make (25.4.3.14 DoWait, steps 1 to 9).</summary>
    private static TypedArrayObject WaitArguments(in Call call, out uint index, out long expected, out double timeout)
    {
        JsThread t = call.Thread;
        TypedArrayObject typed = ValidateType(call, waitable: true);
        if (!typed.Buffer.IsShared)
            throw t.TypeError($"Atomics.{call.Callee.Native.Name}: expected a view of a SharedArrayBuffer");
        index = ValidateIndex(call, typed);
        expected = typed.Type == ElementType.Int32 ? call[2].ToInt32(t) : Elements.ToInt64Bits(call[2].ToBigInt(t));
        timeout = AtomicWaits.TimeoutArgument(call);
        return typed;
    }

    private static Func<bool> Expectation(TypedArrayObject typed, uint index, long expected) =>
        () => AtomicElements.Same(typed.Type, AtomicElements.Load(ref typed.ElementAt(index), typed.Type), expected);

    private static WaitPlace Place(TypedArrayObject typed, uint index) =>
        new(typed.Buffer.Block.Storage.Bytes, null, typed.ByteOffset + (long)index * typed.ElementSize);

    // 25.4.14 Atomics.wait ( typedArray, index, value, timeout )
    private static JsValue Wait(in Call call)
    {
        JsThread t = call.Thread;
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.Wait(call);
        TypedArrayObject typed = WaitArguments(call, out uint index, out long expected, out double timeout);
        if (!t.CanBlock)
            throw t.TypeError("Atomics.wait cannot be called in this context");
        WaitOutcome outcome = AtomicWaits.Wait(t, Place(typed, index), typed.Buffer, ref typed.Buffer.Block.Shadow, Expectation(typed, index, expected), timeout);
        TellLoad(t, typed, index);
        return AtomicWaits.Text(outcome);
    }

    /// <summary>The look under the waiter list's lock: whoever wrote what it found comes before.</summary>
    private static void TellLoad(JsThread t, TypedArrayObject typed, uint index)
    {
        if (t.Probe is { } probe)
            probe.AtomicEnd(t, Begin(t, typed, index), Access.AtomicRead);
    }

    // 25.4.15 Atomics.waitAsync ( typedArray, index, value, timeout )
    private static JsValue WaitAsync(in Call call)
    {
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.WaitAsync(call);
        TypedArrayObject typed = WaitArguments(call, out uint index, out long expected, out double timeout);
        JsObject answer = AtomicWaits.StartAsync(call, Place(typed, index), Expectation(typed, index, expected), timeout);
        TellLoad(call.Thread, typed, index);
        return answer;
    }

    // 25.4.16 Atomics.notify ( typedArray, index, count )
    private static JsValue Notify(in Call call)
    {
        if (AtomicProperties.IsMeant(call))
            return AtomicProperties.Notify(call);
        TypedArrayObject typed = Validate(call, waitable: true, out uint index);
        double count = AtomicWaits.CountArgument(call);
        return typed.Buffer.IsShared ? AtomicWaits.Notify(call.Thread, Place(typed, index), typed.Buffer, ref typed.Buffer.Block.Shadow, count) : 0;
    }
}
