using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>What the constructors of Map, Set, WeakMap and WeakSet do with an iterable.</summary>
internal static class CollectionFilling
{
    /// <summary>The method that adds, as the program may have replaced it: "set" or "add".</summary>
    public static JsObject AdderOf(JsThread t, JsObject target, string owner, JsString name)
    {
        JsValue adder = target.Get(t, name);
        return adder.IsCallable ? adder.AsObject : throw t.TypeError($"{owner}.prototype.{name} is not a function (found {ValueText.Of(adder)})");
    }

    /// <summary>Whether the adder is the class's own, which runs no user code.</summary>
    public static bool IsOriginal(JsObject adder, NativeCode original) => adder is NativeFunction native && ReferenceEquals(native.Native, original);

    // 24.1.1.2 AddEntriesFromIterable ( target, iterable, adder )
    public static void AddEntries(JsThread t, JsObject target, JsValue iterable, JsObject adder, NativeCode? original = null)
    {
        MapObject? direct = original is not null && IsOriginal(adder, original) ? target as MapObject : null;
        Each(t, iterable, entry =>
        {
            if (!entry.IsObject)
                throw t.TypeError($"Iterator value {ValueText.Of(entry)} is not an entry object");
            JsValue key = entry.AsObject.GetIndex(t, 0u);
            JsValue value = entry.AsObject.GetIndex(t, 1u);
            if (direct is not null)
                direct.Set(key, value);
            else
                adder.Call(t, target, [key, value]);
        });
    }

    // 24.2.2.1 Set ( [ iterable ] ), step 8
    public static void AddValues(JsThread t, JsObject target, JsValue iterable, JsObject adder, NativeCode? original = null)
    {
        SetObject? direct = original is not null && IsOriginal(adder, original) ? target as SetObject : null;
        Each(t, iterable, value =>
        {
            if (direct is not null)
                direct.Add(value);
            else
                adder.Call(t, target, [value]);
        });
    }

    private static void Each(JsThread t, JsValue iterable, Action<JsValue> add)
    {
        IteratorRecord record = Iterators.Get(t, iterable);
        while (record.StepValue(t, out JsValue value))
        {
            JsException? failure = null;
            try
            {
                add(value);
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
        }
    }
}
