using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Runtime.Iteration;

/// <summary>An Iterator Record (ECMA-262 7.4.1).</summary>
internal sealed class IteratorRecord(JsObject iterator, JsValue next)
{
    public JsObject Iterator { get; } = iterator;
    public JsValue Next { get; } = next;
    public bool Done { get; set; }

    // 7.4.9 IteratorStepValue ( iteratorRecord ): false at the end
    public bool StepValue(JsThread t, out JsValue value)
    {
        if (NativeIterator.Of(t, Iterator, Next) is { } native)
            return StepNative(t, native, out value);
        if (!Step(t, out JsObject? result))
        {
            value = default;
            return false;
        }
        try
        {
            value = result.Get(t, Names.Value);
            return true;
        }
        catch (JsException) when (Ended())
        {
            throw;
        }
    }

    private bool StepNative(JsThread t, NativeIterator native, out JsValue value)
    {
        t.Poll();
        t.CheckNativeStack();
        // A throw leaves it done.
        Done = true;
        Done = !native.MoveNext(t, out value);
        return !Done;
    }

    // Filters that say no change things and let the exception pass: a throw from a catch block costs stack.
    private bool Ended()
    {
        Done = true;
        return false;
    }

    // 7.4.8 IteratorStep ( iteratorRecord )
    public bool Step(JsThread t, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsObject? result)
    {
        t.Poll();
        try
        {
            JsValue raw = Next.Call(t, Iterator);
            if (!raw.IsObject)
                throw t.TypeError($"Iterator result {ValueText.Of(raw)} is not an object");
            result = raw.AsObject;
            if (!result.Get(t, Names.Done).ToBoolean())
                return true;
        }
        catch (JsException) when (Ended())
        {
            throw;
        }
        Done = true;
        result = null;
        return false;
    }

    // 7.4.11 IteratorClose ( iteratorRecord, completion ) with a normal completion
    public void Close(JsThread t)
    {
        if (Iterator.GetMethod(t, PropertyKey.FromAtom(Names.Return)) is not { } method)
            return;
        JsValue result = method.Call(t, Iterator, []);
        if (!result.IsObject)
            throw t.TypeError($"Iterator result {ValueText.Of(result)} is not an object");
    }

    /// <summary>IteratorClose with a throw completion: errors of `return` are dropped.</summary>
    public void CloseSilently(JsThread t)
    {
        try
        {
            Iterator.GetMethod(t, PropertyKey.FromAtom(Names.Return))?.Call(t, Iterator, []);
        }
        catch (JsException)
        {
        }
    }

    /// <summary>Runs an action per value; a throw of the action closes the iterator. The action answers false to stop (and close).</summary>
    public void ForEach(JsThread t, Func<JsValue, bool> action)
    {
        while (StepValue(t, out JsValue value))
        {
            bool goOn = false;
            JsException? failure = null;
            try
            {
                goOn = action(value);
            }
            catch (JsException e)
            {
                failure = e;
            }
            if (failure is not null)
            {
                CloseSilently(t);
                throw failure;
            }
            if (goOn)
                continue;
            Close(t);
            return;
        }
    }
}

internal static class Iterators
{
    // 7.4.4 GetIterator ( obj, sync )
    public static IteratorRecord Get(JsThread t, JsValue iterable)
    {
        JsObject method = iterable.GetMethod(t, Symbol.Iterator)
            ?? throw t.TypeError($"{ValueText.Of(iterable)} is not iterable");
        return FromMethod(t, iterable, method);
    }

    // 7.4.4 GetIterator ( obj, async )
    public static IteratorRecord GetAsync(JsThread t, JsValue iterable)
    {
        if (iterable.GetMethod(t, Symbol.AsyncIterator) is { } method)
            return FromMethod(t, iterable, method);
        return AsyncFromSyncIterator.Create(t, Get(t, iterable));
    }

    // 7.4.3 GetIteratorFromMethod ( obj, method )
    public static IteratorRecord FromMethod(JsThread t, JsValue iterable, JsObject method)
    {
        JsValue iterator = method.Call(t, iterable, []);
        if (!iterator.IsObject)
            throw t.TypeError($"Result of the Symbol.iterator method is not an object (found {ValueText.Of(iterator)})");
        return Direct(t, iterator.AsObject);
    }

    // 7.4.2 GetIteratorDirect ( obj )
    public static IteratorRecord Direct(JsThread t, JsObject iterator) => new(iterator, iterator.Get(t, Names.Next));

    // 7.4.16 IteratorToList
    public static List<JsValue> ToList(JsThread t, JsValue iterable)
    {
        var list = new List<JsValue>();
        if (ArrayFastPath.TryValues(t, iterable, list))
            return list;
        IteratorRecord record = Get(t, iterable);
        while (record.StepValue(t, out JsValue value))
            list.Add(value);
        return list;
    }

    /// <summary>The most arguments that a call may have.</summary>
    public const int MaxArguments = 1 << 20;

    // 7.3.19 CreateListFromArrayLike ( obj )
    public static JsValue[] ListFromArrayLike(JsThread t, JsValue arrayLike)
    {
        if (!arrayLike.IsObject)
            throw t.TypeError($"CreateListFromArrayLike called on non-object (found {ValueText.Of(arrayLike)})");
        JsObject o = arrayLike.AsObject;
        double length = o.LengthOfArrayLike(t);
        if (length > MaxArguments)
            throw t.RangeError("Too many arguments in function call");
        var list = new JsValue[(int)length];
        for (int i = 0; i < list.Length; i++)
        {
            t.Poll();
            list[i] = o.GetIndex(t, (uint)i);
        }
        return list;
    }
}

/// <summary>Whether iterating an array is what it was at the start: nobody touched the iteration protocol.</summary>
internal static class ArrayFastPath
{
    /// <summary>True when `for…of` over this value would visit plain array elements and no user code.</summary>
    public static bool IsPristine(JsThread t, JsValue value)
    {
        if (value._cell is not JsArray array || !array.IsPlainArray)
            return false;
        Realm realm = t.Realm;
        if (!ReferenceEquals(array.Shape, realm.ArrayShape) && !HasOnlyArrayPrototype(array, realm))
            return false;
        return IsProtocolPristine(realm);
    }

    private static bool HasOnlyArrayPrototype(JsArray array, Realm realm) =>
        ReferenceEquals(array.Prototype, realm[Intrinsic.ArrayPrototype]) && !array.TryFindOwn(Symbol.Iterator, out _, out _);

    /// <summary>Array.prototype[Symbol.iterator] and %ArrayIteratorPrototype%.next are the original ones.</summary>
    public static bool IsProtocolPristine(Realm realm)
    {
        IterationState state = realm.Iteration;
        return state.CheckedAt == Heap.Shapes.PrototypeEpoch.Now && state.Pristine && ValuesUnchanged(realm) || Check(realm);
    }

    private static bool ValuesUnchanged(Realm realm) =>
        realm[Intrinsic.ArrayPrototype].TryFindOwn(Symbol.Iterator, out _, out JsValue values) && ReferenceEquals(values._cell, realm.IfMade(Intrinsic.ArrayProtoValues))
        && realm[Intrinsic.ArrayIteratorPrototype].TryFindOwn(PropertyKey.FromAtom(Names.Next), out _, out JsValue next)
        && (realm.Iteration.Next ?? next._cell) == next._cell;

    private static bool Check(Realm realm)
    {
        int epoch = Heap.Shapes.PrototypeEpoch.Now;
        JsObject prototype = realm[Intrinsic.ArrayPrototype];
        JsObject iterators = realm[Intrinsic.ArrayIteratorPrototype];
        bool pristine = prototype.TryFindOwn(Symbol.Iterator, out _, out JsValue values) && ReferenceEquals(values._cell, realm[Intrinsic.ArrayProtoValues])
            && iterators.TryFindOwn(PropertyKey.FromAtom(Names.Next), out _, out JsValue next)
            && next._cell is Functions.NativeFunction { State: null } native && native.Native.Name == "next"
            && (realm.Iteration.Next is null || ReferenceEquals(realm.Iteration.Next, native));
        realm.Iteration = new IterationState(epoch, pristine, pristine ? NextOf(iterators) : realm.Iteration.Next);
        return pristine;
    }

    private static HeapCell? NextOf(JsObject iterators)
    {
        iterators.TryFindOwn(PropertyKey.FromAtom(Names.Next), out _, out JsValue next);
        return next._cell;
    }

    public static bool TryValues(JsThread t, JsValue iterable, List<JsValue> into)
    {
        if (!IsPristine(t, iterable))
            return false;
        var array = (JsArray)iterable.AsObject;
        if (t.Recorder is { } recorder)
            array.TellLookUp(recorder, t, Symbol.Iterator, t.Realm[Intrinsic.ArrayPrototype]);
        array.Tell(t, Probes.Part.Length, Probes.Access.Read);
        for (uint i = 0; i < array.Length; i++)
            into.Add(array.GetIndex(t, i));
        return true;
    }
}

/// <summary>The last answer of the pristine check. Immutable, replaced whole.</summary>
internal sealed record IterationState(int CheckedAt, bool Pristine, HeapCell? Next);
