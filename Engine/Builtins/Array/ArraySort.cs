using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>Sorting for Array and typed arrays: a stable merge sort on a private copy, so that comparators may do what they like.</summary>
internal static class ArraySort
{
    // 23.1.3.30.1 SortIndexedProperties, steps 1 to 3
    public static void Collect(JsThread t, JsObject o, double length, bool skipHoles, SortRoom into)
    {
        into.Reserve((int)Math.Min(length, o is JsArray ? 1 << 20 : 1024));
        for (double k = 0; k < length; k++)
        {
            t.Poll();
            if (!skipHoles)
                into.Add(ArrayOps.Get(t, o, k));
            else if (ArrayOps.TryGet(t, o, k, out JsValue value))
                into.Add(value);
            else if (o is JsArray { HasOnlyDenseElements: true } array && k >= array.DenseEnd)
                break;
        }
    }

    /// <summary>Puts the values in order; undefined ones last (23.1.3.30.2 CompareArrayElements).</summary>
    public static Span<JsValue> Sort(JsThread t, SortRoom room, JsObject? comparator)
    {
        Span<JsValue> values = room.Values;
        int count = 0;
        foreach (JsValue value in values)
        {
            if (!value.IsUndefined)
                values[count++] = value;
        }
        values[count..].Fill(JsValue.Undefined);
        Span<JsValue> defined = values[..count];
        if (comparator is not null)
            MergeSort(defined, new CallOrder(t, comparator));
        else
            SortByText(t, defined);
        return values;
    }

    private static void SortByText(JsThread t, Span<JsValue> values)
    {
        if (values.Length < 2)
            return;
        // PERF: each text is made once; for objects too, which the order of comparisons leaves open.
        TextKey[] room = SortRoom.Borrow<TextKey>(values.Length);
        try
        {
            Span<TextKey> keyed = room.AsSpan(0, values.Length);
            for (int i = 0; i < keyed.Length; i++)
            {
                t.Poll();
                keyed[i] = new TextKey(values[i].ToText(t), values[i]);
            }
            MergeSort(keyed, new TextOrder(t));
            for (int i = 0; i < keyed.Length; i++)
                values[i] = keyed[i].Value;
        }
        finally
        {
            SortRoom.GiveBack(room, values.Length);
        }
    }

    private readonly record struct TextKey(string Text, JsValue Value);

    internal interface IOrder<T>
    {
        /// <summary>True when b must come before a.</summary>
        bool IsAfter(in T a, in T b);
    }

    private readonly struct TextOrder(JsThread t) : IOrder<TextKey>
    {
        public bool IsAfter(in TextKey a, in TextKey b)
        {
            t.Poll();
            return string.CompareOrdinal(a.Text, b.Text) > 0;
        }
    }

    /// <summary>The order that a script's function gives.</summary>
    internal readonly struct CallOrder(JsThread t, JsObject comparator) : IOrder<JsValue>
    {
        public bool IsAfter(in JsValue a, in JsValue b)
        {
            t.Poll();
            JsValue result = comparator.Call(t, JsValue.Undefined, [a, b]);
            return result.IsInt32 ? result.AsInt32 > 0 : result.ToNumber(t) > 0;
        }
    }

    private const int RunLength = 12;

    /// <summary>Insertion-sorted runs, merged pairwise. An inconsistent order gives some permutation, never an endless loop.</summary>
    public static void MergeSort<T, TOrder>(Span<T> values, TOrder order) where TOrder : struct, IOrder<T>
    {
        for (int start = 0; start < values.Length; start += RunLength)
            InsertionSort(values.Slice(start, Math.Min(RunLength, values.Length - start)), order);
        if (values.Length <= RunLength)
            return;
        T[] room = SortRoom.Borrow<T>(values.Length);
        try
        {
            MergeRuns(values, room.AsSpan(0, values.Length), order);
        }
        finally
        {
            SortRoom.GiveBack(room, values.Length);
        }
    }

    private static void MergeRuns<T, TOrder>(Span<T> values, Span<T> other, TOrder order) where TOrder : struct, IOrder<T>
    {
        Span<T> from = values, to = other;
        for (int width = RunLength; width < values.Length; width *= 2)
        {
            for (int start = 0; start < values.Length; start += 2 * width)
            {
                int middle = Math.Min(start + width, values.Length);
                int end = Math.Min(middle + width, values.Length);
                Merge(from[start..end], middle - start, to[start..end], order);
            }
            Span<T> swap = from;
            from = to;
            to = swap;
        }
        if (from != values)
            from.CopyTo(values);
    }

    private static void InsertionSort<T, TOrder>(Span<T> run, TOrder order) where TOrder : struct, IOrder<T>
    {
        for (int i = 1; i < run.Length; i++)
        {
            T item = run[i];
            int j = i;
            while (j > 0 && order.IsAfter(run[j - 1], item))
            {
                run[j] = run[j - 1];
                j--;
            }
            run[j] = item;
        }
    }

    private static void Merge<T, TOrder>(Span<T> from, int middle, Span<T> to, TOrder order) where TOrder : struct, IOrder<T>
    {
        if (middle >= from.Length || !order.IsAfter(from[middle - 1], from[middle]))
        {
            from.CopyTo(to);
            return;
        }
        int left = 0, right = middle, at = 0;
        while (left < middle && right < from.Length)
            to[at++] = order.IsAfter(from[left], from[right]) ? from[right++] : from[left++];
        from[left..middle].CopyTo(to[at..]);
        at += middle - left;
        from[right..].CopyTo(to[at..]);
    }
}
