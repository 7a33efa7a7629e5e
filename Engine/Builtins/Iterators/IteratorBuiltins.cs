using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>Iterator, its prototype and %WrapForValidIteratorPrototype% (ECMA-262 27.1).</summary>
internal static unsafe partial class IteratorBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Iterator", 0, &Construct, Intrinsic.IteratorPrototype)
        .Method("concat", 0, &Concat)
        .Method("from", 1, &From)
        .Method("zip", 1, &Zip)
        .Method("zipKeyed", 1, &ZipKeyed);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Accessor("constructor", &GetConstructor, &SetConstructor)
        .Method("chunks", 1, &Chunks)
        .Method("drop", 1, &Drop)
        .Method("every", 1, &Every)
        .Method("filter", 1, &Filter)
        .Method("find", 1, &Find)
        .Method("flatMap", 1, &FlatMap)
        .Method("forEach", 1, &ForEach)
        .Method("includes", 1, &Includes)
        .Method("map", 1, &Map)
        .Method("reduce", 1, &Reduce)
        .Method("some", 1, &Some)
        .Method("take", 1, &Take)
        .Method("toArray", 0, &ToArray)
        .Method("windows", 1, &Windows)
        .Method(Symbol.Iterator, 0, &Self)
        .Method(Symbol.Dispose, 0, &Dispose)
        .Accessor(Symbol.ToStringTag, &GetTag, &SetTag);

    private static readonly BuiltinTable s_wrapPrototype = new BuiltinTable()
        .Method("next", 0, &WrapNext)
        .Method("return", 0, &WrapReturn);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateWrapPrototype(Realm realm) => s_wrapPrototype.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    // 27.1.3.1.1 Iterator ( )
    private static JsValue Construct(in Call call)
    {
        if (call.NewTarget is null || ReferenceEquals(call.NewTarget, call.Callee))
            throw call.Thread.TypeError("Iterator is abstract: it can only be extended");
        return new JsObject(call.PrototypeOr(Intrinsic.IteratorPrototype).PrototypeInfo.RootShape(0));
    }

    // 27.1.3.2.2 Iterator.from ( O )
    private static JsValue From(in Call call)
    {
        JsThread t = call.Thread;
        IteratorRecord record = GetFlattenable(t, call[0], allowStrings: true);
        JsObject home = call.Realm[Intrinsic.IteratorPrototype];
        for (JsObject? o = record.Iterator.GetPrototypeOf(t); o is not null; o = o.GetPrototypeOf(t))
        {
            if (ReferenceEquals(o, home))
                return record.Iterator;
        }
        return new WrappedIterator(call.Realm, record);
    }

    // 7.4.10 GetIteratorFlattenable ( obj, primitiveHandling )
    internal static IteratorRecord GetFlattenable(JsThread t, JsValue value, bool allowStrings)
    {
        if (!value.IsObject && !(allowStrings && value.IsString))
            throw t.TypeError($"{ValueText.Of(value)} is not an object");
        JsObject? method = value.GetMethod(t, Symbol.Iterator);
        JsValue iterator = method is null ? value : method.Call(t, value, []);
        if (!iterator.IsObject)
            throw t.TypeError($"{ValueText.Of(iterator)} is not an object");
        return Iterators.Direct(t, iterator.AsObject);
    }

    /// <summary>What Iterator.from makes of an iterator that does not inherit from Iterator.prototype.</summary>
    private sealed class WrappedIterator(Realm realm, IteratorRecord iterated)
        : JsObject(realm[Intrinsic.WrapForValidIteratorPrototype].PrototypeInfo.RootShape(0), CellKind.Iterator)
    {
        public IteratorRecord Iterated { get; } = iterated;
    }

    // 27.1.3.2.1.1.1 %WrapForValidIteratorPrototype%.next ( )
    private static JsValue WrapNext(in Call call)
    {
        IteratorRecord record = ThisWrapped(call).Iterated;
        return record.Next.Call(call.Thread, record.Iterator);
    }

    // 27.1.3.2.1.1.2 %WrapForValidIteratorPrototype%.return ( )
    private static JsValue WrapReturn(in Call call)
    {
        JsObject iterator = ThisWrapped(call).Iterated.Iterator;
        if (iterator.GetMethod(call.Thread, PropertyKey.FromAtom(Names.Return)) is not { } method)
            return call.Realm.NewIteratorResult(JsValue.Undefined, true);
        return method.Call(call.Thread, iterator, []);
    }

    private static WrappedIterator ThisWrapped(in Call call) =>
        call.This._cell as WrappedIterator ?? throw call.Thread.TypeError($"expected a wrapped iterator, found {ValueText.Of(call.This)}");

    // 27.1.4.1 Iterator.prototype.constructor
    private static JsValue GetConstructor(in Call call) => call.Realm[Intrinsic.Iterator];

    private static JsValue SetConstructor(in Call call) => SetIgnoringPrototype(call, PropertyKey.FromAtom(Names.Constructor));

    // 27.1.4.14 Iterator.prototype [ %Symbol.toStringTag% ]
    private static JsValue GetTag(in Call call) => "Iterator";

    private static JsValue SetTag(in Call call) => SetIgnoringPrototype(call, Symbol.ToStringTag);

    // 7.3.31 SetterThatIgnoresPrototypeProperties ( thisValue, home, p, v )
    private static JsValue SetIgnoringPrototype(in Call call, PropertyKey key)
    {
        JsThread t = call.Thread;
        if (!call.This.IsObject)
            throw t.TypeError($"set {key}: expected an object, found {ValueText.Of(call.This)}");
        JsObject o = call.This.AsObject;
        if (ReferenceEquals(o, call.Realm[Intrinsic.IteratorPrototype]))
            throw t.TypeError($"Cannot assign to '{key}' of Iterator.prototype");
        if (o.GetOwnProperty(t, key, out _))
            o.SetOrThrow(t, key, call[0]);
        else
            o.CreateDataPropertyOrThrow(t, key, call[0]);
        return JsValue.Undefined;
    }

    // 27.1.4.13 Iterator.prototype [ %Symbol.iterator% ] ( )
    private static JsValue Self(in Call call) => call.This;

    // Iterator.prototype [ %Symbol.dispose% ] ( ), of the Explicit Resource Management proposal
    private static JsValue Dispose(in Call call)
    {
        call.This.GetMethod(call.Thread, PropertyKey.FromAtom(Names.Return))?.Call(call.Thread, call.This, []);
        return JsValue.Undefined;
    }

    // 27.1.4.7 Iterator.prototype.forEach ( procedure )
    private static JsValue ForEach(in Call call)
    {
        (JsThread t, IteratorRecord iterated, JsObject procedure) = Begin(call, "forEach");
        for (double k = 0; iterated.StepValue(t, out JsValue value); k++)
            CallOrClose(t, iterated, procedure, value, k);
        return JsValue.Undefined;
    }

    // 27.1.4.10 Iterator.prototype.some ( predicate )
    private static JsValue Some(in Call call)
    {
        (JsThread t, IteratorRecord iterated, JsObject predicate) = Begin(call, "some");
        for (double k = 0; iterated.StepValue(t, out JsValue value); k++)
        {
            if (!CallOrClose(t, iterated, predicate, value, k).ToBoolean())
                continue;
            iterated.Close(t);
            return true;
        }
        return false;
    }

    // 27.1.4.3 Iterator.prototype.every ( predicate )
    private static JsValue Every(in Call call)
    {
        (JsThread t, IteratorRecord iterated, JsObject predicate) = Begin(call, "every");
        for (double k = 0; iterated.StepValue(t, out JsValue value); k++)
        {
            if (CallOrClose(t, iterated, predicate, value, k).ToBoolean())
                continue;
            iterated.Close(t);
            return false;
        }
        return true;
    }

    // 27.1.4.5 Iterator.prototype.find ( predicate )
    private static JsValue Find(in Call call)
    {
        (JsThread t, IteratorRecord iterated, JsObject predicate) = Begin(call, "find");
        for (double k = 0; iterated.StepValue(t, out JsValue value); k++)
        {
            if (!CallOrClose(t, iterated, predicate, value, k).ToBoolean())
                continue;
            iterated.Close(t);
            return value;
        }
        return JsValue.Undefined;
    }

    // 27.1.4.9 Iterator.prototype.reduce ( reducer [ , initialValue ] )
    private static JsValue Reduce(in Call call)
    {
        (JsThread t, IteratorRecord iterated, JsObject reducer) = Begin(call, "reduce");
        double k = 0;
        JsValue accumulator = call[1];
        if (call.Count < 2)
        {
            if (!iterated.StepValue(t, out accumulator))
                throw t.TypeError("Reduce of a done iterator with no initial value");
            k = 1;
        }
        for (; iterated.StepValue(t, out JsValue value); k++)
        {
            JsException? failure = null;
            try
            {
                accumulator = reducer.Call(t, JsValue.Undefined, [accumulator, value, JsValue.FromNumber(k)]);
            }
            catch (JsException e)
            {
                failure = e;
            }
            if (failure is not null)
            {
                iterated.CloseSilently(t);
                throw failure;
            }
        }
        return accumulator;
    }

    // 27.1.4.12 Iterator.prototype.toArray ( )
    private static JsValue ToArray(in Call call)
    {
        JsThread t = call.Thread;
        IteratorRecord iterated = Iterators.Direct(t, ThisObject(call, "toArray"));
        JsArray list = call.Thread.Born(call.Realm.NewArray());
        for (double k = 0; iterated.StepValue(t, out JsValue value); k++)
            ArrayOps.CreateOrThrow(t, list, k, value);
        return list;
    }

    // Iterator.prototype.includes ( searchElement [ , skippedElements ] )
    private static JsValue Includes(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "includes");
        double toSkip = 0;
        if (!call[1].IsUndefined)
        {
            toSkip = call[1].IsNumber ? call[1].AsNumber : double.NaN;
            if (double.IsNaN(toSkip) || (double.IsFinite(toSkip) && Math.Truncate(toSkip) != toSkip))
                throw CloseAndFail(t, o, t.TypeError($"Iterator.prototype.includes: expected an integral number of elements to skip, found {ValueText.Of(call[1])}"));
            if (toSkip < 0 || (double.IsFinite(toSkip) && toSkip > ArrayOps.MaxSafeLength))
                throw CloseAndFail(t, o, t.RangeError($"Iterator.prototype.includes: the number of elements to skip is out of range ({ValueText.Of(call[1])})"));
        }
        IteratorRecord iterated = Iterators.Direct(t, o);
        double skipped = 0;
        while (iterated.StepValue(t, out JsValue value))
        {
            if (skipped < toSkip)
            {
                skipped++;
                continue;
            }
            if (!Equality.SameValueZero(value, call[0]))
                continue;
            iterated.Close(t);
            return true;
        }
        return false;
    }

    private static JsObject ThisObject(in Call call, string method) =>
        call.This.IsObject ? call.This.AsObject : throw call.Thread.TypeError($"Iterator.prototype.{method} called on {ValueText.Of(call.This)}, which is not an object");

    private readonly ref struct Begun(JsThread t, IteratorRecord iterated, JsObject function)
    {
        private readonly JsThread _t = t;
        private readonly IteratorRecord _iterated = iterated;
        private readonly JsObject _function = function;

        public void Deconstruct(out JsThread thread, out IteratorRecord record, out JsObject callback)
        {
            thread = _t;
            record = _iterated;
            callback = _function;
        }
    }

    /// <summary>The first steps of the methods with a callback: a missing one closes the iterator before its `next` is read.</summary>
    private static Begun Begin(in Call call, string method)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, method);
        if (!call[0].IsCallable)
            throw CloseAndFail(t, o, t.TypeError($"Iterator.prototype.{method}: {ValueText.Of(call[0])} is not a function"));
        return new Begun(t, Iterators.Direct(t, o), call[0].AsObject);
    }

    /// <summary>IteratorClose with a throw completion, before the record is complete.</summary>
    private static Exception CloseAndFail(JsThread t, JsObject iterator, Exception error)
    {
        new IteratorRecord(iterator, JsValue.Undefined).CloseSilently(t);
        return error;
    }

    /// <summary>Call with (value, counter); IfAbruptCloseIterator.</summary>
    internal static JsValue CallOrClose(JsThread t, IteratorRecord iterated, JsObject function, JsValue value, double counter)
    {
        JsException failure;
        try
        {
            return function.Call(t, JsValue.Undefined, [value, JsValue.FromNumber(counter)]);
        }
        catch (JsException e)
        {
            failure = e;
        }
        iterated.CloseSilently(t);
        throw failure;
    }
}
