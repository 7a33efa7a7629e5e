using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>What Object.groupBy and Map.groupBy share.</summary>
internal static class Grouping
{
    internal sealed record Group(JsValue Key, List<JsValue> Values);

    // 7.3.36 GroupBy ( items, callback, keyCoercion ): groups in order of first appearance
    public static List<Group> By(JsThread t, JsValue items, JsValue callback, bool byProperty)
    {
        if (items.IsNullOrUndefined)
            throw t.TypeError($"groupBy: expected an iterable, found {ValueText.Of(items)}");
        if (!callback.IsCallable)
            throw t.TypeError($"groupBy: the callback is not a function (found {ValueText.Of(callback)})");
        var groups = new List<Group>();
        var places = new OrderedTable();
        IteratorRecord record = Iterators.Get(t, items);
        for (double k = 0; record.StepValue(t, out JsValue value); k++)
        {
            JsValue key = default;
            JsException? failure = null;
            try
            {
                key = callback.AsObject.Call(t, JsValue.Undefined, [value, JsValue.FromNumber(k)]);
                key = byProperty ? key.ToPropertyKey(t).ToValue() : OrderedTable.Canonical(key);
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
            int hash = Equality.HashSameValueZero(key);
            if (!places.TryGet(key, hash, out JsValue place))
            {
                place = groups.Count;
                places.Set(key, hash, place);
                groups.Add(new Group(key, []));
            }
            groups[place.AsInt32].Values.Add(value);
        }
        return groups;
    }
}
