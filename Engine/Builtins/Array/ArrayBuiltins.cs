using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>Array and its prototype (ECMA-262 23.1).</summary>
internal static unsafe partial class ArrayBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Array", 1, &Construct, Intrinsic.ArrayPrototype)
        .Method("from", 1, &From)
        .Method("fromAsync", 1, &FromAsync)
        .Method("isArray", 1, &IsArray)
        .Method("of", 0, &Of)
        .WithSpecies();

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Value("length", JsValue.Undefined, PropertyFlags.Writable | PropertyFlags.Special)
        .Intrinsic("constructor", Intrinsic.Array)
        .Method("at", 1, &At)
        .Method("concat", 1, &Concat)
        .Method("copyWithin", 2, &CopyWithin)
        .Method("fill", 1, &Fill)
        .Method("find", 1, &Find)
        .Method("findIndex", 1, &FindIndex)
        .Method("findLast", 1, &FindLast)
        .Method("findLastIndex", 1, &FindLastIndex)
        .Method("lastIndexOf", 1, &LastIndexOf)
        .Method("pop", 0, &Pop)
        .Method("push", 1, &Push)
        .Method("reverse", 0, &Reverse)
        .Method("shift", 0, &Shift)
        .Method("unshift", 1, &Unshift)
        .Method("slice", 2, &Slice)
        .Method("sort", 1, &Sort)
        .Method("splice", 2, &Splice)
        .Method("includes", 1, &Includes)
        .Method("indexOf", 1, &IndexOf)
        .Method("join", 1, &Join)
        .Method("keys", 0, &Keys)
        .Method("entries", 0, &Entries)
        .Intrinsic("values", Intrinsic.ArrayProtoValues)
        .Method("forEach", 1, &ForEach)
        .Method("filter", 1, &Filter)
        .Method("flat", 0, &Flat)
        .Method("flatMap", 1, &FlatMap)
        .Method("map", 1, &Map)
        .Method("every", 1, &Every)
        .Method("some", 1, &Some)
        .Method("reduce", 1, &Reduce)
        .Method("reduceRight", 1, &ReduceRight)
        .Method("toReversed", 0, &ToReversed)
        .Method("toSorted", 1, &ToSorted)
        .Method("toSpliced", 2, &ToSpliced)
        .Method("toLocaleString", 0, &ToLocaleString)
        .Intrinsic("toString", Intrinsic.ArrayProtoToString)
        .Method("with", 2, &With)
        .Intrinsic(Symbol.Iterator, Intrinsic.ArrayProtoValues)
        .Made(Symbol.Unscopables, &MakeUnscopables, PropertyFlags.Configurable);

    private static readonly NativeCode s_values = new("values", 0, &Values), s_toString = new("toString", 0, &ToStringMethod);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    // 23.1.3: the prototype is itself an Array exotic object
    public static JsObject CreatePrototype(Realm realm) => s_prototype.Fill(realm, new JsArray(s_prototype.ShapeFor(realm.ObjectPrototype)));

    public static JsObject CreateValues(Realm realm) => new NativeFunction(realm, s_values);

    public static JsObject CreateToString(Realm realm) => new NativeFunction(realm, s_toString);

    // 23.1.3.41 Array.prototype [ %Symbol.unscopables% ]
    private static JsValue MakeUnscopables(Realm realm)
    {
        JsObject list = realm.NewObject(null);
        foreach (string name in (ReadOnlySpan<string>)["at", "copyWithin", "entries", "fill", "find", "findIndex", "findLast", "findLastIndex", "flat",
            "flatMap", "includes", "keys", "toReversed", "toSorted", "toSpliced", "values"])
            list.DefineOwn(name, true);
        return list;
    }

    // 23.1.1.1 Array ( ...values )
    private static JsValue Construct(in Call call) => call.Thread.Born(Make(call));

    private static JsArray Make(in Call call)
    {
        JsThread t = call.Thread;
        Shape shape = call.NewTarget is null || ReferenceEquals(call.NewTarget, call.Callee)
            ? call.Realm.ArrayShape : JsArray.ShapeFor(call.PrototypeOr(Intrinsic.ArrayPrototype));
        if (call.Count == 1 && call[0] is { IsInt32: true, AsInt32: >= 0 } count)
            return JsArray.WithLength(shape, (uint)count.AsInt32);
        if (call.Count == 1 && call[0].IsNumber)
        {
            double length = call[0].AsNumber;
            if (length != (uint)Conversions.ToInt32(length))
                throw t.RangeError($"Invalid array length: expected an integer from 0 to 2^32 - 1, found {ValueText.Of(call[0])}");
            return JsArray.WithLength(shape, (uint)length);
        }
        var elements = call.Count == 0 ? JsObject.s_noElements : new Slot[call.Count];
        for (int i = 0; i < elements.Length; i++)
            elements[i].Initialize(call[i]);
        return new JsArray(shape, elements, (uint)elements.Length);
    }

    // 23.1.2.2 Array.isArray ( arg )
    private static JsValue IsArray(in Call call) => ObjectOperations.IsArray(call.Thread, call[0]);

    // 23.1.2.3 Array.of ( ...items )
    private static JsValue Of(in Call call)
    {
        JsThread t = call.Thread;
        if (IsArrayConstructor(call))
            return call.Thread.Born(call.Realm.NewArray(call.Arguments));
        JsObject made = ConstructOrCreate(t, call.This, call.Count);
        for (int i = 0; i < call.Count; i++)
            ArrayOps.CreateOrThrow(t, made, i, call[i]);
        ArrayOps.SetLength(t, made, call.Count);
        return made;
    }

    private static bool IsArrayConstructor(in Call call) => ReferenceEquals(call.This._cell, call.Realm.IfMade(Intrinsic.Array));

    /// <summary>Construct(C, « length ») when C is a constructor, else ArrayCreate(length).</summary>
    private static JsObject ConstructOrCreate(JsThread t, JsValue constructor, double? length)
    {
        if (!constructor.IsConstructor)
            return ArrayOps.Create(t, length ?? 0);
        return constructor.AsObject.Construct(t, length is { } n ? [JsValue.FromNumber(n)] : [], constructor.AsObject);
    }

    // 23.1.2.1 Array.from ( items [ , mapper [ , thisArg ] ] )
    private static JsValue From(in Call call)
    {
        JsThread t = call.Thread;
        JsObject? mapper = call[1].IsUndefined ? null : call.CallableArgument(1, "Array.from: the mapper");
        JsValue items = call[0];
        if (t.Recorder is null && mapper is null && IsArrayConstructor(call) && items.IsObject && ArrayFastPath.IsPristine(t, items))
            return CopyOfPlain(t, (JsArray)items.AsObject, call.Realm);
        JsObject? method = items.GetMethod(t, Symbol.Iterator);
        if (method is not null)
        {
            JsObject made = ConstructOrCreate(t, call.This, null);
            return FromIterator(t, made, Iterators.FromMethod(t, items, method), mapper, call[2]);
        }
        JsObject source = items.ToObject(t);
        double length = source.LengthOfArrayLike(t);
        JsObject target = ConstructOrCreate(t, call.This, length);
        for (double k = 0; k < length; k++)
        {
            JsValue value = ArrayOps.Get(t, source, k);
            if (mapper is not null)
                value = mapper.Call(t, call[2], [value, JsValue.FromNumber(k)]);
            ArrayOps.CreateOrThrow(t, target, k, value);
        }
        ArrayOps.SetLength(t, target, length);
        return target;
    }

    /// <summary>PERF: pristine iteration of a plain array reads its elements in order; holes become undefined.</summary>
    private static JsArray CopyOfPlain(JsThread t, JsArray source, Realm realm)
    {
        uint length = source.Length;
        CheckCopyLength(t, length);
        t.CheckAllocation(length * 16L);
        var elements = new Slot[length];
        for (uint i = 0; i < (uint)elements.Length; i++)
            elements[i].Initialize(source.TryGetDenseElement(i, out JsValue value) ? value : JsValue.Undefined);
        return t.Born(new JsArray(realm.ArrayShape, elements, (uint)elements.Length));
    }

    private static JsValue FromIterator(JsThread t, JsObject target, IteratorRecord record, JsObject? mapper, JsValue thisArg)
    {
        double k = 0;
        while (record.StepValue(t, out JsValue value))
        {
            JsException? failure = null;
            try
            {
                if (k >= ArrayOps.MaxSafeLength)
                    throw ArrayOps.TooLong(t);
                if (mapper is not null)
                    value = mapper.Call(t, thisArg, [value, JsValue.FromNumber(k)]);
                ArrayOps.CreateOrThrow(t, target, k, value);
            }
            catch (JsException e)
            {
                failure = e;
            }
            if (failure is not null)
            {
                record.CloseSilently(t);
                throw failure;
            }
            k++;
        }
        ArrayOps.SetLength(t, target, k);
        return target;
    }

    // 23.1.3.38 Array.prototype.values ( )
    private static JsValue Values(in Call call) => ArrayIterator.New(call.Realm, call.This.ToObject(call.Thread), IterationKind.Values);

    // 23.1.3.19 Array.prototype.keys ( )
    private static JsValue Keys(in Call call) => ArrayIterator.New(call.Realm, call.This.ToObject(call.Thread), IterationKind.Keys);

    // 23.1.3.5 Array.prototype.entries ( )
    private static JsValue Entries(in Call call) => ArrayIterator.New(call.Realm, call.This.ToObject(call.Thread), IterationKind.Entries);
}
