using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>The methods that combine or compare this set with a set-like object.</summary>
/// <remarks>`has` and `keys` of the other object are user code, which may change this set: a cursor walks it, and nothing is assumed.</remarks>
internal static unsafe partial class SetBuiltins
{
    /// <summary>A Set Record (24.2.1.1).</summary>
    private sealed record SetRecord(JsObject Set, double Size, JsObject Has, JsObject Keys)
    {
        // 24.2.1.3 SetDataHas on a set record
        public bool Contains(JsThread t, JsValue value) => Has.Call(t, Set, [value]).ToBoolean();

        // 24.2.1.4 GetIteratorFromMethod of keys
        public IteratorRecord Iterate(JsThread t)
        {
            JsValue iterator = Keys.Call(t, Set, []);
            if (!iterator.IsObject)
                throw t.TypeError($"keys() of a set-like object: expected an iterator, found {ValueText.Of(iterator)}");
            return Iterators.Direct(t, iterator.AsObject);
        }
    }

    // 24.2.1.2 GetSetRecord ( obj )
    private static SetRecord Other(in Call call)
    {
        JsThread t = call.Thread;
        if (!call[0].IsObject)
            throw t.TypeError($"expected a set-like object, found {ValueText.Of(call[0])}");
        JsObject o = call[0].AsObject;
        double size = o.Get(t, Names.Size).ToNumber(t);
        if (double.IsNaN(size))
            throw t.TypeError("The 'size' of a set-like object must be a number");
        double integer = Math.Truncate(size) + 0.0;
        if (integer < 0)
            throw t.RangeError($"The 'size' of a set-like object must not be negative (found {ValueText.OfNumber(integer)})");
        JsValue has = o.Get(t, Names.Has);
        if (!has.IsCallable)
            throw t.TypeError($"The 'has' of a set-like object is not a function (found {ValueText.Of(has)})");
        JsValue keys = o.Get(t, Names.Keys);
        if (!keys.IsCallable)
            throw t.TypeError($"The 'keys' of a set-like object is not a function (found {ValueText.Of(keys)})");
        return new SetRecord(o, integer, has.AsObject, keys.AsObject);
    }

    private static bool ContainsTold(JsThread t, SetObject set, JsValue value)
    {
        set.Tell(t, value, Access.Has);
        return set.Contains(value);
    }

    // 24.2.4.16 Set.prototype.union ( other )
    private static JsValue Union(in Call call)
    {
        SetObject set = This(call, "union");
        SetRecord other = Other(call);
        IteratorRecord keys = other.Iterate(call.Thread);
        set.Tell(call.Thread, Part.Entries, Access.Read);
        SetObject result = set.Copy(call.Realm);
        while (keys.StepValue(call.Thread, out JsValue value))
            result.Add(value);
        return result;
    }

    // 24.2.4.9 Set.prototype.intersection ( other )
    private static JsValue Intersection(in Call call)
    {
        JsThread t = call.Thread;
        SetObject set = This(call, "intersection");
        SetRecord other = Other(call);
        SetObject result = SetObject.New(call.Realm);
        if (set.Count <= other.Size)
        {
            var cursor = default(CollectionCursor);
            while (set.TryNext(call.Thread, ref cursor, out JsValue value, out _))
            {
                if (other.Contains(t, value))
                    result.Add(value);
            }
            return result;
        }
        IteratorRecord keys = other.Iterate(t);
        while (keys.StepValue(t, out JsValue value))
        {
            if (ContainsTold(t, set, value))
                result.Add(value);
        }
        return result;
    }

    // 24.2.4.5 Set.prototype.difference ( other )
    private static JsValue Difference(in Call call)
    {
        JsThread t = call.Thread;
        SetObject set = This(call, "difference");
        SetRecord other = Other(call);
        set.Tell(call.Thread, Part.Entries, Access.Read);
        SetObject result = set.Copy(call.Realm);
        if (set.Count <= other.Size)
        {
            // The copy is walked: `has` may change this set.
            var cursor = default(CollectionCursor);
            while (result.TryNext(ref cursor, out JsValue value, out _))
            {
                if (other.Contains(t, value))
                    result.Remove(value);
            }
            return result;
        }
        IteratorRecord keys = other.Iterate(t);
        while (keys.StepValue(t, out JsValue value))
            result.Remove(value);
        return result;
    }

    // 24.2.4.15 Set.prototype.symmetricDifference ( other )
    private static JsValue SymmetricDifference(in Call call)
    {
        JsThread t = call.Thread;
        SetObject set = This(call, "symmetricDifference");
        SetRecord other = Other(call);
        IteratorRecord keys = other.Iterate(t);
        set.Tell(call.Thread, Part.Entries, Access.Read);
        SetObject result = set.Copy(call.Realm);
        while (keys.StepValue(t, out JsValue value))
        {
            if (ContainsTold(t, set, value))
                result.Remove(value);
            else
                result.Add(value);
        }
        return result;
    }

    // 24.2.4.11 Set.prototype.isSubsetOf ( other )
    private static JsValue IsSubsetOf(in Call call)
    {
        SetObject set = This(call, "isSubsetOf");
        SetRecord other = Other(call);
        if (set.Count > other.Size)
            return false;
        var cursor = default(CollectionCursor);
        while (set.TryNext(call.Thread, ref cursor, out JsValue value, out _))
        {
            if (!other.Contains(call.Thread, value))
                return false;
        }
        return true;
    }

    // 24.2.4.12 Set.prototype.isSupersetOf ( other )
    private static JsValue IsSupersetOf(in Call call)
    {
        JsThread t = call.Thread;
        SetObject set = This(call, "isSupersetOf");
        SetRecord other = Other(call);
        set.Tell(t, Part.Entries, Access.Read);
        if (set.Count < other.Size)
            return false;
        IteratorRecord keys = other.Iterate(t);
        while (keys.StepValue(t, out JsValue value))
        {
            if (ContainsTold(t, set, value))
                continue;
            keys.Close(t);
            return false;
        }
        return true;
    }

    // 24.2.4.10 Set.prototype.isDisjointFrom ( other )
    private static JsValue IsDisjointFrom(in Call call)
    {
        JsThread t = call.Thread;
        SetObject set = This(call, "isDisjointFrom");
        SetRecord other = Other(call);
        if (set.Count <= other.Size)
        {
            var cursor = default(CollectionCursor);
            while (set.TryNext(call.Thread, ref cursor, out JsValue value, out _))
            {
                if (other.Contains(t, value))
                    return false;
            }
            return true;
        }
        IteratorRecord keys = other.Iterate(t);
        while (keys.StepValue(t, out JsValue value))
        {
            if (!ContainsTold(call.Thread, set, value))
                continue;
            keys.Close(t);
            return false;
        }
        return true;
    }
}
