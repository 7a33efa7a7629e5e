using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Methods that read, add, remove and move elements and call no callback.</summary>
internal static unsafe partial class ArrayBuiltins
{
    // 23.1.3.1 Array.prototype.at ( index )
    private static JsValue At(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double relative = call[0].ToIntegerOrInfinity(t);
        double k = relative >= 0 ? relative : length + relative;
        return k < 0 || k >= length ? JsValue.Undefined : ArrayOps.Get(t, o, k);
    }

    // 23.1.3.2 Array.prototype.concat ( ...items )
    private static JsValue Concat(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        JsObject target = ArrayOps.SpeciesCreate(t, o, 0);
        double n = 0;
        Append(t, target, o, ref n);
        foreach (JsValue item in call.Arguments)
            Append(t, target, item, ref n);
        ArrayOps.SetLength(t, target, n);
        return target;
    }

    private static void Append(JsThread t, JsObject target, JsValue item, ref double n)
    {
        if (!IsConcatSpreadable(t, item))
        {
            if (n >= ArrayOps.MaxSafeLength)
                throw ArrayOps.TooLong(t);
            ArrayOps.CreateOrThrow(t, target, n++, item);
            return;
        }
        JsObject source = item.AsObject;
        if (t.Recorder is null && TryAppendPlain(t, target, source, n, out uint added))
        {
            n += added;
            return;
        }
        double length = source.LengthOfArrayLike(t);
        if (n + length > ArrayOps.MaxSafeLength)
            throw ArrayOps.TooLong(t);
        for (double k = 0; k < length; k++, n++)
        {
            if (ArrayOps.TryGet(t, source, k, out JsValue value))
                ArrayOps.CreateOrThrow(t, target, n, value);
        }
    }

    /// <summary>PERF: plain source, plain target that ends where the source goes: nothing to observe.</summary>
    private static bool TryAppendPlain(JsThread t, JsObject target, JsObject source, double n, out uint added)
    {
        added = 0;
        if (target is not JsArray { HasOnlyDenseElements: true } to || to.Length != n || source is not JsArray { HasOnlyDenseElements: true } from)
            return false;
        uint length = from.Length;
        if (length is 0 or > (16 << 20))
            return false;
        t.CheckAllocation(length * 32L);
        var values = new JsValue[length];
        for (uint i = 0; i < length; i++)
            from.TryGetDenseElement(i, out values[i]);
        added = length;
        return to.TryAppend(values, out _);
    }

    // 23.1.3.2.1 IsConcatSpreadable ( O )
    private static bool IsConcatSpreadable(JsThread t, JsValue value)
    {
        if (!value.IsObject)
            return false;
        JsValue spreadable = value.AsObject.Get(t, Symbol.IsConcatSpreadable);
        return spreadable.IsUndefined ? ObjectOperations.IsArray(t, value) : spreadable.ToBoolean();
    }

    // 23.1.3.4 Array.prototype.copyWithin ( target, start [ , end ] )
    private static JsValue CopyWithin(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double to = ArrayOps.Relative(t, call[0], length, 0);
        double from = ArrayOps.Relative(t, call[1], length, 0);
        double final = ArrayOps.Relative(t, call[2], length, length);
        double count = Math.Min(final - from, length - to);
        if (count <= 0)
            return o;
        if (from < to && to < from + count)
        {
            for (double k = count - 1; k >= 0; k--)
                Move(t, o, from + k, to + k);
        }
        else
        {
            for (double k = 0; k < count; k++)
                Move(t, o, from + k, to + k);
        }
        return o;
    }

    /// <summary>Copies an element, or deletes the target when the source is absent.</summary>
    private static void Move(JsThread t, JsObject o, double from, double to)
    {
        if (ArrayOps.TryGet(t, o, from, out JsValue value))
            ArrayOps.SetOrThrow(t, o, to, value);
        else
            o.DeleteOrThrow(t, PropertyKey.FromInteger(to));
    }

    // 23.1.3.7 Array.prototype.fill ( value [ , start [ , end ] ] )
    private static JsValue Fill(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double k = ArrayOps.Relative(t, call[1], length, 0);
        double final = ArrayOps.Relative(t, call[2], length, length);
        if (o is JsArray filled)
            t.CheckAllocation((long)(final - Math.Min(final, filled.DenseEnd)) * 16);
        if (o.IsUnwatched(t) && o is JsArray array && k < final && array.TryFill((uint)k, (uint)final, call[0]))
            return o;
        for (; k < final; k++)
        {
            t.Poll();
            ArrayOps.SetOrThrow(t, o, k, call[0]);
        }
        return o;
    }

    // 23.1.3.16 Array.prototype.includes ( searchElement [ , fromIndex ] )
    private static JsValue Includes(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        if (length == 0)
            return false;
        double k = ArrayOps.Relative(t, call[1], length, 0);
        for (; k < length; k++)
        {
            if (Equality.SameValueZero(ArrayOps.Get(t, o, k), call[0]))
                return true;
        }
        return false;
    }

    // 23.1.3.17 Array.prototype.indexOf ( searchElement [ , fromIndex ] )
    private static JsValue IndexOf(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        if (length == 0)
            return -1;
        double k = ArrayOps.Relative(t, call[1], length, 0);
        for (; k < length; k++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value) && Equality.Strict(value, call[0]))
                return k;
        }
        return -1;
    }

    // 23.1.3.20 Array.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
    private static JsValue LastIndexOf(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        if (length == 0)
            return -1;
        double n = call.Count > 1 ? call[1].ToIntegerOrInfinity(t) : length - 1;
        double k = n >= 0 ? Math.Min(n, length - 1) : length + n;
        for (; k >= 0; k--)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value) && Equality.Strict(value, call[0]))
                return k;
        }
        return -1;
    }

    // 23.1.3.22 Array.prototype.pop ( )
    private static JsValue Pop(in Call call)
    {
        if (call.This._cell is JsArray array && array.MayStep(call.Thread) && array.TryPop(out JsValue last))
            return last;
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        if (length == 0)
        {
            ArrayOps.SetLength(t, o, 0);
            return JsValue.Undefined;
        }
        JsValue element = ArrayOps.Get(t, o, length - 1);
        o.DeleteOrThrow(t, PropertyKey.FromInteger(length - 1));
        ArrayOps.SetLength(t, o, length - 1);
        return element;
    }

    // 23.1.3.23 Array.prototype.push ( ...items )
    private static JsValue Push(in Call call)
    {
        if (call.This._cell is JsArray array && array.MayStep(call.Thread))
        {
            if (call.Count == 1 ? array.TryPush(call[0], out uint now) : array.TryAppend(call.Arguments, out now))
                return JsValue.FromUInt32(now);
        }
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        if (length + call.Count > ArrayOps.MaxSafeLength)
            throw ArrayOps.TooLong(t);
        foreach (JsValue item in call.Arguments)
            o.SetOrThrow(t, PropertyKey.FromInteger(length++), item);
        ArrayOps.SetLength(t, o, length);
        return length;
    }

    // 23.1.3.26 Array.prototype.reverse ( )
    private static JsValue Reverse(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        if (o is JsArray array && array.MayStep(t) && array.TryReverse())
            return o;
        double length = o.LengthOfArrayLike(t);
        double middle = Math.Floor(length / 2);
        for (double lower = 0; lower < middle; lower++)
        {
            double upper = length - 1 - lower;
            bool lowerExists = ArrayOps.TryGet(t, o, lower, out JsValue lowerValue);
            bool upperExists = ArrayOps.TryGet(t, o, upper, out JsValue upperValue);
            if (upperExists)
                ArrayOps.SetOrThrow(t, o, lower, upperValue);
            else if (lowerExists)
                o.DeleteOrThrow(t, PropertyKey.FromInteger(lower));
            if (lowerExists)
                ArrayOps.SetOrThrow(t, o, upper, lowerValue);
            else if (upperExists)
                o.DeleteOrThrow(t, PropertyKey.FromInteger(upper));
        }
        return o;
    }

    // 23.1.3.27 Array.prototype.shift ( )
    private static JsValue Shift(in Call call)
    {
        if (call.This._cell is JsArray array && array.MayStep(call.Thread) && array.TryShift(out JsValue front))
            return front.IsHole ? JsValue.Undefined : front;
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        if (length == 0)
        {
            ArrayOps.SetLength(t, o, 0);
            return JsValue.Undefined;
        }
        JsValue first = ArrayOps.Get(t, o, 0);
        for (double k = 1; k < length; k++)
            Move(t, o, k, k - 1);
        o.DeleteOrThrow(t, PropertyKey.FromInteger(length - 1));
        ArrayOps.SetLength(t, o, length - 1);
        return first;
    }

    // 23.1.3.37 Array.prototype.unshift ( ...items )
    private static JsValue Unshift(in Call call)
    {
        if (call.This._cell is JsArray array && array.MayStep(call.Thread) && array.TryReplaceRange(0, 0, call.Arguments))
            return JsValue.FromUInt32(array.Length);
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        int count = call.Count;
        if (count > 0)
        {
            if (length + count > ArrayOps.MaxSafeLength)
                throw ArrayOps.TooLong(t);
            for (double k = length; k > 0; k--)
                Move(t, o, k - 1, k + count - 1);
            for (int j = 0; j < count; j++)
                ArrayOps.SetOrThrow(t, o, j, call[j]);
        }
        ArrayOps.SetLength(t, o, length + count);
        return length + count;
    }

    // 23.1.3.28 Array.prototype.slice ( start, end )
    private static JsValue Slice(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double k = ArrayOps.Relative(t, call[0], length, 0);
        double final = ArrayOps.Relative(t, call[1], length, length);
        double count = Math.Max(final - k, 0);
        if (TryCopyPlain(t, o, k, final) is { } copy)
            return copy;
        JsObject target = ArrayOps.SpeciesCreate(t, o, count);
        double n = 0;
        for (; k < final; k++, n++)
        {
            if (ArrayOps.TryGet(t, o, k, out JsValue value))
                ArrayOps.CreateOrThrow(t, target, n, value);
        }
        ArrayOps.SetLength(t, target, n);
        return target;
    }

    /// <summary>PERF: elements [start, end) of a plain array as a new one, when species and prototypes cannot matter; else null.</summary>
    private static JsArray? TryCopyPlain(JsThread t, JsObject o, double start, double end)
    {
        double count = Math.Max(end - start, 0);
        if (count > 16 << 20 || !o.IsUnwatched(t) || !ArrayOps.IsDefaultSpecies(t, o))
            return null;
        var array = (JsArray)o;
        if (array.Length < end)
            return null;
        t.CheckAllocation((long)count * 16);
        var slots = count == 0 ? JsObject.s_noElements : new Slot[(int)count];
        return array.TryCopyRange((uint)start, (uint)(start + count), slots) ? t.Born(new JsArray(t.Realm.ArrayShape, slots, (uint)count)) : null;
    }

    // 23.1.3.31 Array.prototype.splice ( start, deleteCount, ...items )
    private static JsValue Splice(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = call.This.ToObject(t);
        double length = o.LengthOfArrayLike(t);
        double start = ArrayOps.Relative(t, call[0], length, 0);
        double deleteCount = call.Count switch
        {
            0 => 0,
            1 => length - start,
            _ => Math.Clamp(call[1].ToIntegerOrInfinity(t), 0, length - start),
        };
        ReadOnlySpan<JsValue> items = call.ArgumentsFrom(2);
        if (length + items.Length - deleteCount > ArrayOps.MaxSafeLength)
            throw ArrayOps.TooLong(t);
        if (TryCopyPlain(t, o, start, start + deleteCount) is { } cut && ((JsArray)o).Length == length
            && ((JsArray)o).TryReplaceRange((uint)start, (uint)deleteCount, items))
            return cut;
        JsObject removed = ArrayOps.SpeciesCreate(t, o, deleteCount);
        for (double k = 0; k < deleteCount; k++)
        {
            if (ArrayOps.TryGet(t, o, start + k, out JsValue value))
                ArrayOps.CreateOrThrow(t, removed, k, value);
        }
        ArrayOps.SetLength(t, removed, deleteCount);
        SpliceInPlace(t, o, length, start, deleteCount, items);
        return removed;
    }

    private static void SpliceInPlace(JsThread t, JsObject o, double length, double start, double deleteCount, ReadOnlySpan<JsValue> items)
    {
        int itemCount = items.Length;
        if (itemCount < deleteCount)
        {
            for (double k = start; k < length - deleteCount; k++)
                Move(t, o, k + deleteCount, k + itemCount);
            for (double k = length; k > length - deleteCount + itemCount; k--)
                o.DeleteOrThrow(t, PropertyKey.FromInteger(k - 1));
        }
        else if (itemCount > deleteCount)
        {
            for (double k = length - deleteCount; k > start; k--)
                Move(t, o, k + deleteCount - 1, k + itemCount - 1);
        }
        for (int i = 0; i < itemCount; i++)
            ArrayOps.SetOrThrow(t, o, start + i, items[i]);
        ArrayOps.SetLength(t, o, length - deleteCount + itemCount);
    }
}
