using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Methods that call back for each element. The length is that of the start; an element that is gone meanwhile reads as undefined.</summary>
internal static unsafe partial class TypedArrayBuiltins
{
    private static TypedArrayObject Start(in Call call, string method, out int length, out JsObject callback)
    {
        TypedArrayObject o = Valid(call, method);
        length = o.Length;
        callback = call.CallableArgument(0, $"%TypedArray%.prototype.{method}: the callback");
        return o;
    }

    // 23.2.3.8 %TypedArray%.prototype.every ( callback [ , thisArg ] )
    private static JsValue Every(in Call call)
    {
        TypedArrayObject o = Start(call, "every", out int length, out JsObject callback);
        for (int k = 0; k < length; k++)
        {
            if (!callback.Call(call.Thread, call[1], [TypedArrays.Get(call.Thread, o, k), k, o]).ToBoolean())
                return false;
        }
        return true;
    }

    // 23.2.3.28 %TypedArray%.prototype.some ( callback [ , thisArg ] )
    private static JsValue Some(in Call call)
    {
        TypedArrayObject o = Start(call, "some", out int length, out JsObject callback);
        for (int k = 0; k < length; k++)
        {
            if (callback.Call(call.Thread, call[1], [TypedArrays.Get(call.Thread, o, k), k, o]).ToBoolean())
                return true;
        }
        return false;
    }

    // 23.2.3.15 %TypedArray%.prototype.forEach ( callback [ , thisArg ] )
    private static JsValue ForEach(in Call call)
    {
        TypedArrayObject o = Start(call, "forEach", out int length, out JsObject callback);
        for (int k = 0; k < length; k++)
            callback.Call(call.Thread, call[1], [TypedArrays.Get(call.Thread, o, k), k, o]);
        return JsValue.Undefined;
    }

    // 23.2.3.22 %TypedArray%.prototype.map ( callback [ , thisArg ] )
    private static JsValue Map(in Call call)
    {
        TypedArrayObject o = Start(call, "map", out int length, out JsObject callback);
        TypedArrayObject target = TypedArrays.SpeciesCreate(call.Thread, o, length);
        for (int k = 0; k < length; k++)
            target.SetElement(call.Thread, (uint)k, callback.Call(call.Thread, call[1], [TypedArrays.Get(call.Thread, o, k), k, o]));
        return target;
    }

    // 23.2.3.10 %TypedArray%.prototype.filter ( callback [ , thisArg ] )
    private static JsValue Filter(in Call call)
    {
        TypedArrayObject o = Start(call, "filter", out int length, out JsObject callback);
        var kept = new List<JsValue>();
        for (int k = 0; k < length; k++)
        {
            JsValue value = TypedArrays.Get(call.Thread, o, k);
            if (callback.Call(call.Thread, call[1], [value, k, o]).ToBoolean())
                kept.Add(value);
        }
        TypedArrayObject target = TypedArrays.SpeciesCreate(call.Thread, o, kept.Count);
        for (int n = 0; n < kept.Count; n++)
            target.SetElement(call.Thread, (uint)n, kept[n]);
        return target;
    }

    // 23.2.3.11 %TypedArray%.prototype.find ( predicate [ , thisArg ] )
    private static JsValue Find(in Call call)
    {
        Search(call, "find", false, out JsValue value);
        return value;
    }

    // 23.2.3.12 %TypedArray%.prototype.findIndex ( predicate [ , thisArg ] )
    private static JsValue FindIndex(in Call call) => Search(call, "findIndex", false, out _);

    // 23.2.3.13 %TypedArray%.prototype.findLast ( predicate [ , thisArg ] )
    private static JsValue FindLast(in Call call)
    {
        Search(call, "findLast", true, out JsValue value);
        return value;
    }

    // 23.2.3.14 %TypedArray%.prototype.findLastIndex ( predicate [ , thisArg ] )
    private static JsValue FindLastIndex(in Call call) => Search(call, "findLastIndex", true, out _);

    // 23.1.3.12.1 FindViaPredicate ( O, len, direction, predicate, thisArg )
    private static int Search(in Call call, string method, bool backwards, out JsValue value)
    {
        TypedArrayObject o = Start(call, method, out int length, out JsObject predicate);
        for (int n = 0; n < length; n++)
        {
            int k = backwards ? length - 1 - n : n;
            value = TypedArrays.Get(call.Thread, o, k);
            if (predicate.Call(call.Thread, call[1], [value, k, o]).ToBoolean())
                return k;
        }
        value = JsValue.Undefined;
        return -1;
    }

    // 23.2.3.23 %TypedArray%.prototype.reduce ( callback [ , initialValue ] )
    private static JsValue Reduce(in Call call) => Fold(call, "reduce", backwards: false);

    // 23.2.3.24 %TypedArray%.prototype.reduceRight ( callback [ , initialValue ] )
    private static JsValue ReduceRight(in Call call) => Fold(call, "reduceRight", backwards: true);

    private static JsValue Fold(in Call call, string method, bool backwards)
    {
        TypedArrayObject o = Start(call, method, out int length, out JsObject callback);
        int n = 0;
        JsValue accumulator = call[1];
        if (call.Count < 2)
        {
            if (length == 0)
                throw call.Thread.TypeError("Reduce of empty array with no initial value");
            accumulator = TypedArrays.Get(call.Thread, o, backwards ? length - 1 : 0);
            n = 1;
        }
        for (; n < length; n++)
        {
            int k = backwards ? length - 1 - n : n;
            accumulator = callback.Call(call.Thread, JsValue.Undefined, [accumulator, TypedArrays.Get(call.Thread, o, k), k, o]);
        }
        return accumulator;
    }
}
