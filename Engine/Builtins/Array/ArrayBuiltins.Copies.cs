using System.Globalization;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Text of arrays, and the methods that answer a changed copy.</summary>
internal static unsafe partial class ArrayBuiltins
{
    // 23.1.3.18 Array.prototype.join ( separator )
    private static JsValue Join(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        string separator = call[0].IsUndefined ? "," : call[0].ToText(t);
        return JoinElements(t, o, length, separator, null);
    }

    /// <summary>The objects whose elements are being joined: an array inside itself gives the empty string, as in all engines.</summary>
    internal static JsValue JoinElements(JsThread t, JsObject o, double length, string separator, PropertyKey? localeMethod)
    {
        t.CheckNativeStack();
        // What only separators would make too long is refused before memory is spent on it.
        if (separator.Length * (length - 1) > t.MaxStringLength)
            throw t.RangeError("Invalid string length");
        List<JsObject> joining = t.Joining;
        foreach (JsObject active in joining)
        {
            if (ReferenceEquals(active, o))
                return JsValue.EmptyString;
        }
        joining.Add(o);
        try
        {
            var text = new ValueBuilder(t);
            for (double k = 0; k < length; k++)
            {
                if (k > 0)
                    text.Append(separator);
                JsValue element = ArrayOps.Get(t, o, k);
                if (element.IsNullOrUndefined)
                    continue;
                if (localeMethod is { } method)
                    element = element.Invoke(t, method);
                text.Append(element);
            }
            return text.ToValue();
        }
        finally
        {
            joining.RemoveAt(joining.Count - 1);
        }
    }

    /// <summary>Collects text under the length limit of strings.</summary>
    private ref struct ValueBuilder(JsThread t)
    {
        private readonly JsThread _t = t;
        private DefaultInterpolatedStringHandler _text = new(0, 0, CultureInfo.InvariantCulture);
        private long _length;

        public void Append(string text)
        {
            _length += text.Length;
            if (_length > _t.MaxStringLength)
                throw _t.RangeError("Invalid string length");
            _text.AppendLiteral(text);
        }

        public void Append(JsValue value)
        {
            if (value.IsInt32)
            {
                _length += 11;
                _text.AppendFormatted(value.AsInt32);
                return;
            }
            Append(value.ToText(_t));
        }

        public JsValue ToValue() => JsValue.FromString(_text.ToStringAndClear());
    }

    // 23.1.3.36 Array.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        JsValue join = o.Get(t, Names.Join);
        return join.IsCallable ? join.AsObject.Call(t, o, []) : ObjectPrototype.TagOf(t, o);
    }

    private static readonly PropertyKey s_toLocaleString = PropertyKey.From("toLocaleString");

    // 23.1.3.32 Array.prototype.toLocaleString ( )
    private static JsValue ToLocaleString(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        return JoinElements(t, o, o.LengthOfArrayLike(t), ",", s_toLocaleString);
    }

    // 23.1.3.33 Array.prototype.toReversed ( )
    private static JsValue ToReversed(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        JsValue[] values = CopyStorage(t, length);
        for (double k = 0; k < length; k++)
            values[(int)k] = ArrayOps.Get(t, o, length - 1 - k);
        return t.Born(t.Realm.NewArray(values));
    }

    // 23.1.3.35 Array.prototype.toSpliced ( start, skipCount, ...items )
    private static JsValue ToSpliced(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double start = ArrayOps.Relative(t, call[0], length, 0);
        double skip = call.Count switch
        {
            0 => 0,
            1 => length - start,
            _ => Math.Clamp(call[1].ToIntegerOrInfinity(t), 0, length - start),
        };
        ReadOnlySpan<JsValue> items = call.ArgumentsFrom(2);
        double newLength = length + items.Length - skip;
        if (newLength > ArrayOps.MaxSafeLength)
            throw ArrayOps.TooLong(t);
        JsValue[] values = CopyStorage(t, newLength);
        int i = 0;
        for (; i < start; i++)
            values[i] = ArrayOps.Get(t, o, i);
        foreach (JsValue item in items)
            values[i++] = item;
        for (double r = start + skip; i < newLength; i++, r++)
            values[i] = ArrayOps.Get(t, o, r);
        return t.Born(t.Realm.NewArray(values));
    }

    // 23.1.3.39 Array.prototype.with ( index, value )
    private static JsValue With(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double relative = call[0].ToIntegerOrInfinity(t);
        double index = relative >= 0 ? relative : length + relative;
        if (index >= length || index < 0)
            throw t.RangeError($"Array.prototype.with: expected an index below {ValueText.OfNumber(length)}, found {ValueText.OfNumber(relative)}");
        JsValue[] values = CopyStorage(t, length);
        for (int k = 0; k < values.Length; k++)
            values[k] = k == index ? call[1] : ArrayOps.Get(t, o, k);
        return t.Born(t.Realm.NewArray(values));
    }

    /// <summary>Private room for a copy; RangeError where ArrayCreate would throw or memory cannot hold it.</summary>
    private static JsValue[] CopyStorage(JsThread t, double length)
    {
        CheckCopyLength(t, length);
        t.CheckAllocation((long)length * 32);
        return new JsValue[(int)length];
    }

    private static void CheckCopyLength(JsThread t, double length)
    {
        if (length > 128 << 20)
            throw t.RangeError("Invalid array length");
    }

    // 23.1.3.30 Array.prototype.sort ( comparator )
    private static JsValue Sort(in Call call)
    {
        JsThread t = call.Thread;
        JsObject? comparator = ComparatorArgument(call);
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        using var room = new SortRoom();
        ArraySort.Collect(t, o, length, skipHoles: true, room);
        double k = 0;
        foreach (JsValue value in ArraySort.Sort(t, room, comparator))
            ArrayOps.SetOrThrow(t, o, k++, value);
        // Holes move to the end. PERF: a plain array has nothing to delete beyond its storage.
        if (o is JsArray { HasOnlyDenseElements: true } array)
            length = Math.Min(length, array.DenseEnd);
        for (; k < length; k++)
        {
            t.Poll();
            o.DeleteOrThrow(t, PropertyKey.FromInteger(k));
        }
        return o;
    }

    // 23.1.3.34 Array.prototype.toSorted ( comparator )
    private static JsValue ToSorted(in Call call)
    {
        JsThread t = call.Thread;
        JsObject? comparator = ComparatorArgument(call);
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        CheckCopyLength(t, length);
        t.CheckAllocation((long)length * 32);
        using var room = new SortRoom();
        ArraySort.Collect(t, o, length, skipHoles: false, room);
        return t.Born(t.Realm.NewArray(ArraySort.Sort(t, room, comparator)));
    }

    private static JsObject? ComparatorArgument(in Call call) =>
        call[0].IsUndefined ? null : call.CallableArgument(0, "The comparison function");
}
