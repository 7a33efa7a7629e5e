using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Methods that call back for each element.</summary>
/// <remarks>THREADS: the length is a snapshot; each element is looked up anew, because the callback or another thread may have changed the array.</remarks>
internal static unsafe partial class ArrayBuiltins
{
    // 23.1.3.6 Array.prototype.every ( callback [ , thisArg ] )
    private static JsValue Every(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "every");
        for (double k = 0; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value) && !callback.Call(t, call[1], [value, JsValue.FromNumber(k), o]).ToBoolean())
                return false;
        }
        return true;
    }

    // 23.1.3.29 Array.prototype.some ( callback [ , thisArg ] )
    private static JsValue Some(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "some");
        for (double k = 0; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value) && callback.Call(t, call[1], [value, JsValue.FromNumber(k), o]).ToBoolean())
                return true;
        }
        return false;
    }

    // 23.1.3.15 Array.prototype.forEach ( callback [ , thisArg ] )
    private static JsValue ForEach(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "forEach");
        for (double k = 0; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value))
                callback.Call(t, call[1], [value, JsValue.FromNumber(k), o]);
        }
        return JsValue.Undefined;
    }

    // 23.1.3.21 Array.prototype.map ( callback [ , thisArg ] )
    private static JsValue Map(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "map");
        JsObject target = ArrayOps.SpeciesCreate(t, o, length);
        for (double k = 0; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value))
                ArrayOps.CreateOrThrow(t, target, k, callback.Call(t, call[1], [value, JsValue.FromNumber(k), o]));
        }
        return target;
    }

    // 23.1.3.8 Array.prototype.filter ( callback [ , thisArg ] )
    private static JsValue Filter(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "filter");
        JsObject target = ArrayOps.SpeciesCreate(t, o, 0);
        double to = 0;
        for (double k = 0; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value) && callback.Call(t, call[1], [value, JsValue.FromNumber(k), o]).ToBoolean())
                ArrayOps.CreateOrThrow(t, target, to++, value);
        }
        return target;
    }

    // 23.1.3.9 Array.prototype.find ( predicate [ , thisArg ] )
    private static JsValue Find(in Call call)
    {
        FindFirst(call, "find", out JsValue value);
        return value;
    }

    // 23.1.3.10 Array.prototype.findIndex ( predicate [ , thisArg ] )
    private static JsValue FindIndex(in Call call) => FindFirst(call, "findIndex", out _);

    // 23.1.3.11 Array.prototype.findLast ( predicate [ , thisArg ] )
    private static JsValue FindLast(in Call call)
    {
        FindFromEnd(call, "findLast", out JsValue value);
        return value;
    }

    // 23.1.3.12 Array.prototype.findLastIndex ( predicate [ , thisArg ] )
    private static JsValue FindLastIndex(in Call call) => FindFromEnd(call, "findLastIndex", out _);

    // 23.1.3.12.1 FindViaPredicate ( O, len, ascending, predicate, thisArg )
    private static double FindFirst(in Call call, string method, out JsValue value)
    {
        (JsThread t, JsObject o, double length, JsObject predicate) = Start(call, method);
        for (double k = 0; k < length; k++)
        {
            value = ArrayOps.Get(t, o, k);
            if (predicate.Call(t, call[1], [value, JsValue.FromNumber(k), o]).ToBoolean())
                return k;
        }
        value = JsValue.Undefined;
        return -1;
    }

    private static double FindFromEnd(in Call call, string method, out JsValue value)
    {
        (JsThread t, JsObject o, double length, JsObject predicate) = Start(call, method);
        for (double k = length - 1; k >= 0; k--)
        {
            value = ArrayOps.Get(t, o, k);
            if (predicate.Call(t, call[1], [value, JsValue.FromNumber(k), o]).ToBoolean())
                return k;
        }
        value = JsValue.Undefined;
        return -1;
    }

    // 23.1.3.24 Array.prototype.reduce ( callback [ , initialValue ] )
    private static JsValue Reduce(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "reduce");
        double k = 0;
        JsValue accumulator = call[1];
        if (call.Count < 2)
        {
            while (true)
            {
                if (k >= length)
                    throw t.TypeError("Reduce of empty array with no initial value");
                if (ArrayOps.TryGet(t, o, k++, out accumulator))
                    break;
            }
        }
        for (; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value))
                accumulator = callback.Call(t, JsValue.Undefined, [accumulator, value, JsValue.FromNumber(k), o]);
        }
        return accumulator;
    }

    // 23.1.3.25 Array.prototype.reduceRight ( callback [ , initialValue ] )
    private static JsValue ReduceRight(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject callback) = Start(call, "reduceRight");
        double k = length - 1;
        JsValue accumulator = call[1];
        if (call.Count < 2)
        {
            while (true)
            {
                if (k < 0)
                    throw t.TypeError("Reduce of empty array with no initial value");
                if (ArrayOps.TryGet(t, o, k--, out accumulator))
                    break;
            }
        }
        for (; k >= 0; k--)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value))
                accumulator = callback.Call(t, JsValue.Undefined, [accumulator, value, JsValue.FromNumber(k), o]);
        }
        return accumulator;
    }

    // 23.1.3.13 Array.prototype.flat ( [ depth ] )
    private static JsValue Flat(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double depth = call[0].IsUndefined ? 1 : Math.Max(call[0].ToIntegerOrInfinity(t), 0);
        JsObject target = ArrayOps.SpeciesCreate(t, o, 0);
        FlattenInto(t, target, o, length, 0, depth, null, default);
        return target;
    }

    // 23.1.3.14 Array.prototype.flatMap ( mapper [ , thisArg ] )
    private static JsValue FlatMap(in Call call)
    {
        (JsThread t, JsObject o, double length, JsObject mapper) = Start(call, "flatMap");
        JsObject target = ArrayOps.SpeciesCreate(t, o, 0);
        FlattenInto(t, target, o, length, 0, 1, mapper, call[1]);
        return target;
    }

    // 23.1.3.13.1 FlattenIntoArray ( target, source, sourceLen, start, depth [ , mapper, thisArg ] )
    private static double FlattenInto(JsThread t, JsObject target, JsObject source, double length, double start, double depth, JsObject? mapper, JsValue thisArg)
    {
        t.CheckNativeStack();
        for (double k = 0; k < length; k++)
        {
            if (!ArrayOps.TryGet(t, source, k, out JsValue value))
                continue;
            if (mapper is not null)
                value = mapper.Call(t, thisArg, [value, JsValue.FromNumber(k), source]);
            if (depth > 0 && ObjectOperations.IsArray(t, value))
            {
                JsObject inner = value.AsObject;
                start = FlattenInto(t, target, inner, inner.LengthOfArrayLike(t), start, depth - 1, null, default);
                continue;
            }
            if (start >= ArrayOps.MaxSafeLength)
                throw ArrayOps.TooLong(t);
            ArrayOps.CreateOrThrow(t, target, start++, value);
        }
        return start;
    }

    private readonly ref struct Started(JsThread t, JsObject o, double length, JsObject callback)
    {
        private readonly JsThread _t = t;
        private readonly JsObject _o = o, _callback = callback;
        private readonly double _length = length;

        public void Deconstruct(out JsThread thread, out JsObject array, out double length, out JsObject function)
        {
            thread = _t;
            array = _o;
            length = _length;
            function = _callback;
        }
    }

    /// <summary>The first steps of every callback method: the object, its length, the function.</summary>
    private static Started Start(in Call call, string method)
    {
        JsObject o = call.This.ToObject(call.Thread);
        double length = o.LengthOfArrayLike(call.Thread);
        return new Started(call.Thread, o, length, call.CallableArgument(0, $"Array.prototype.{method}: the callback"));
    }
}
