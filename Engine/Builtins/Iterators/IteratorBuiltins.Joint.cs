using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>Iterators made of several: concat, zip, zipKeyed.</summary>
internal static unsafe partial class IteratorBuiltins
{
    // 27.1.3.2.1 Iterator.concat ( ...items )
    private static JsValue Concat(in Call call)
    {
        JsThread t = call.Thread;
        var iterables = new (JsValue Item, JsObject OpenMethod)[call.Count];
        for (int i = 0; i < iterables.Length; i++)
        {
            JsValue item = call[i];
            if (!item.IsObject)
                throw t.TypeError($"Iterator.concat: {ValueText.Of(item)} is not an object");
            iterables[i] = (item, item.GetMethod(t, Symbol.Iterator) ?? throw t.TypeError($"Iterator.concat: {ValueText.Of(item)} is not iterable"));
        }
        return new ConcatHelper(call.Realm, iterables);
    }

    private sealed class ConcatHelper(Realm realm, (JsValue Item, JsObject OpenMethod)[] iterables) : IteratorHelper(realm)
    {
        private int _next;
        private IteratorRecord? _inner;

        protected override bool Step(JsThread t, out JsValue value)
        {
            while (true)
            {
                if (_inner is null)
                {
                    if (_next == iterables.Length)
                    {
                        value = JsValue.Undefined;
                        return false;
                    }
                    (JsValue item, JsObject open) = iterables[_next++];
                    _inner = Iterators.FromMethod(t, item, open);
                }
                if (_inner.StepValue(t, out value))
                    return true;
                _inner = null;
            }
        }

        // Nothing was opened yet.
        protected override void CloseAtStart(JsThread t)
        {
        }

        protected override void CloseAtYield(JsThread t) => _inner!.Close(t);
    }

    private enum ZipMode : byte { Shortest, Longest, Strict }

    private static readonly PropertyKey s_mode = PropertyKey.From("mode"), s_padding = PropertyKey.From("padding");

    /// <summary>The options of zip and zipKeyed.</summary>
    private static ZipMode ZipOptions(in Call call, out JsValue padding)
    {
        JsThread t = call.Thread;
        padding = JsValue.Undefined;
        if (!call[0].IsObject)
            throw t.TypeError($"expected an object of iterables, found {ValueText.Of(call[0])}");
        if (call[1].IsUndefined)
            return ZipMode.Shortest;
        if (!call[1].IsObject)
            throw t.TypeError($"expected an options object, found {ValueText.Of(call[1])}");
        JsObject options = call[1].AsObject;
        JsValue mode = options.Get(t, s_mode);
        string? name = mode.IsUndefined ? "shortest" : mode._cell is JsString s ? s.ToString() : null;
        switch (name)
        {
            case "shortest": return ZipMode.Shortest;
            case "strict": return ZipMode.Strict;
            case "longest": break;
            default: throw t.TypeError($"mode: expected \"shortest\", \"longest\" or \"strict\", found {ValueText.Of(mode)}");
        }
        padding = options.Get(t, s_padding);
        if (!padding.IsUndefined && !padding.IsObject)
            throw t.TypeError($"padding: expected an object, found {ValueText.Of(padding)}");
        return ZipMode.Longest;
    }

    // Iterator.zip ( iterables [ , options ] )
    private static JsValue Zip(in Call call)
    {
        JsThread t = call.Thread;
        ZipMode mode = ZipOptions(call, out JsValue paddingOption);
        var iterators = new List<IteratorRecord>();
        IteratorRecord input = Iterators.Get(t, call[0]);
        while (true)
        {
            bool hasInput = false;
            JsException? failure = null;
            try
            {
                if (!input.StepValue(t, out JsValue next))
                    break;
                hasInput = true;
                iterators.Add(GetFlattenable(t, next, allowStrings: false));
            }
            catch (JsException e)
            {
                failure = e;
            }
            if (failure is null)
                continue;
            if (hasInput)
                iterators.Insert(0, input);
            throw IteratorHelper.CloseAll(t, iterators, failure)!;
        }
        var padding = new JsValue[iterators.Count];
        Array.Fill(padding, JsValue.Undefined);
        if (paddingOption.IsObject)
            ReadPadding(t, paddingOption, padding, iterators);
        return new ZipHelper(call.Realm, iterators, mode, padding, null);
    }

    private static void ReadPadding(JsThread t, JsValue option, JsValue[] padding, List<IteratorRecord> iterators)
    {
        JsException failure;
        try
        {
            IteratorRecord source = Iterators.Get(t, option);
            for (int i = 0; i < padding.Length; i++)
            {
                if (!source.StepValue(t, out padding[i]))
                {
                    padding[i] = JsValue.Undefined;
                    return;
                }
            }
            source.Close(t);
            return;
        }
        catch (JsException e)
        {
            failure = e;
        }
        throw IteratorHelper.CloseAll(t, iterators, failure)!;
    }

    // Iterator.zipKeyed ( iterables [ , options ] )
    private static JsValue ZipKeyed(in Call call)
    {
        JsThread t = call.Thread;
        ZipMode mode = ZipOptions(call, out JsValue paddingOption);
        JsObject iterables = call[0].AsObject;
        var iterators = new List<IteratorRecord>();
        var keys = new List<PropertyKey>();
        List<PropertyKey> all = iterables.OwnPropertyKeys(t);
        JsException failure;
        try
        {
            foreach (PropertyKey key in all)
            {
                if (!iterables.GetOwnProperty(t, key, out PropertyDescriptor descriptor) || descriptor.Enumerable != true)
                    continue;
                JsValue value = iterables.Get(t, key);
                if (value.IsUndefined)
                    continue;
                keys.Add(key);
                iterators.Add(GetFlattenable(t, value, allowStrings: false));
            }
            var padding = new JsValue[iterators.Count];
            for (int i = 0; i < padding.Length; i++)
                padding[i] = paddingOption.IsObject ? paddingOption.AsObject.Get(t, keys[i]) : JsValue.Undefined;
            return new ZipHelper(call.Realm, iterators, mode, padding, keys);
        }
        catch (JsException e)
        {
            failure = e;
        }
        throw IteratorHelper.CloseAll(t, iterators, failure)!;
    }

    // IteratorZip ( iters, mode, padding, finishResults )
    private sealed class ZipHelper(Realm realm, List<IteratorRecord> iterators, ZipMode mode, JsValue[] padding, List<PropertyKey>? keys) : IteratorHelper(realm)
    {
        private readonly IteratorRecord?[] _iterators = [.. iterators];
        private readonly List<IteratorRecord> _open = iterators;

        protected override void CloseAtStart(JsThread t)
        {
            if (CloseAll(t, _open, null) is { } failure)
                throw failure;
        }

        protected override bool Step(JsThread t, out JsValue value)
        {
            value = JsValue.Undefined;
            var results = new JsValue[_iterators.Length];
            if (results.Length == 0)
                return false;
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = padding[i];
                if (_iterators[i] is not { } iterator)
                    continue;
                if (StepOrCloseAll(t, iterator, wantsValue: true, out JsValue result))
                {
                    results[i] = result;
                    continue;
                }
                _open.Remove(iterator);
                if (mode == ZipMode.Shortest)
                {
                    CloseAtStart(t);
                    return false;
                }
                if (mode == ZipMode.Strict)
                {
                    CheckOthersDone(t, i);
                    return false;
                }
                if (_open.Count == 0)
                    return false;
                _iterators[i] = null;
            }
            value = keys is null ? t.Born(t.Realm.NewArray(results)) : Keyed(t, results);
            return true;
        }

        private bool StepOrCloseAll(JsThread t, IteratorRecord iterator, bool wantsValue, out JsValue result)
        {
            JsException failure;
            try
            {
                result = JsValue.Undefined;
                return wantsValue ? iterator.StepValue(t, out result) : iterator.Step(t, out _);
            }
            catch (JsException e)
            {
                failure = e;
            }
            _open.Remove(iterator);
            throw CloseAll(t, _open, failure)!;
        }

        /// <summary>Strict mode: iterator i is done; all others must be done at the same step.</summary>
        private void CheckOthersDone(JsThread t, int i)
        {
            if (i != 0)
                throw CloseAll(t, _open, Uneven(t))!;
            for (int k = 1; k < _iterators.Length; k++)
            {
                IteratorRecord other = _iterators[k]!;
                bool more = StepOrCloseAll(t, other, wantsValue: false, out _);
                if (more)
                    throw CloseAll(t, _open, Uneven(t))!;
                _open.Remove(other);
            }
        }

        private static JsException Uneven(JsThread t) => (JsException)t.TypeError("Iterator.zip: the iterators have different lengths (mode \"strict\")");

        private JsObject Keyed(JsThread t, JsValue[] results)
        {
            JsObject o = t.Born(t.Realm.NewObject(null));
            for (int i = 0; i < results.Length; i++)
                o.CreateDataPropertyOrThrow(t, keys![i], results[i]);
            return o;
        }
    }
}
