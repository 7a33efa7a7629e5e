using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>The methods that answer a helper over this iterator.</summary>
internal static unsafe partial class IteratorBuiltins
{
    // 27.1.4.8 Iterator.prototype.map ( mapper )
    private static JsValue Map(in Call call)
    {
        (_, IteratorRecord iterated, JsObject mapper) = Begin(call, "map");
        return new MapHelper(call.Realm, iterated, mapper);
    }

    private sealed class MapHelper(Realm realm, IteratorRecord iterated, JsObject mapper) : SingleIteratorHelper(realm, iterated)
    {
        private double _counter;

        protected override bool Step(JsThread t, out JsValue value)
        {
            if (!Iterated.StepValue(t, out value))
                return false;
            value = CallOrClose(t, Iterated, mapper, value, _counter++);
            return true;
        }
    }

    // 27.1.4.4 Iterator.prototype.filter ( predicate )
    private static JsValue Filter(in Call call)
    {
        (_, IteratorRecord iterated, JsObject predicate) = Begin(call, "filter");
        return new FilterHelper(call.Realm, iterated, predicate);
    }

    private sealed class FilterHelper(Realm realm, IteratorRecord iterated, JsObject predicate) : SingleIteratorHelper(realm, iterated)
    {
        private double _counter;

        protected override bool Step(JsThread t, out JsValue value)
        {
            while (Iterated.StepValue(t, out value))
            {
                if (CallOrClose(t, Iterated, predicate, value, _counter++).ToBoolean())
                    return true;
            }
            return false;
        }
    }

    // 27.1.4.11 Iterator.prototype.take ( limit )
    private static JsValue Take(in Call call)
    {
        (IteratorRecord iterated, double limit) = Limit(call, "take");
        return new TakeHelper(call.Realm, iterated, limit);
    }

    private sealed class TakeHelper(Realm realm, IteratorRecord iterated, double limit) : SingleIteratorHelper(realm, iterated)
    {
        private double _remaining = limit;

        protected override bool Step(JsThread t, out JsValue value)
        {
            if (_remaining == 0)
            {
                value = JsValue.Undefined;
                Iterated.Close(t);
                return false;
            }
            _remaining--;
            return Iterated.StepValue(t, out value);
        }
    }

    // 27.1.4.2 Iterator.prototype.drop ( limit )
    private static JsValue Drop(in Call call)
    {
        (IteratorRecord iterated, double limit) = Limit(call, "drop");
        return new DropHelper(call.Realm, iterated, limit);
    }

    private sealed class DropHelper(Realm realm, IteratorRecord iterated, double limit) : SingleIteratorHelper(realm, iterated)
    {
        private double _remaining = limit;

        protected override bool Step(JsThread t, out JsValue value)
        {
            for (; _remaining > 0; _remaining--)
            {
                if (Iterated.Step(t, out _))
                    continue;
                value = JsValue.Undefined;
                return false;
            }
            return Iterated.StepValue(t, out value);
        }
    }

    /// <summary>The limit of take and drop: a non-negative integer or infinity; a bad one closes the iterator.</summary>
    private static (IteratorRecord Iterated, double Limit) Limit(in Call call, string method)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, method);
        double limit = 0;
        JsException? failure = null;
        try
        {
            limit = call[0].ToNumber(t);
        }
        catch (JsException e)
        {
            failure = e;
        }
        if (failure is not null)
        {
            new IteratorRecord(o, JsValue.Undefined).CloseSilently(t);
            throw failure;
        }
        bool isNaN = double.IsNaN(limit);
        limit = Math.Truncate(limit) + 0.0;
        if (isNaN || limit < 0 || (double.IsFinite(limit) && limit > ArrayOps.MaxSafeLength))
            throw CloseAndFail(t, o, t.RangeError($"Iterator.prototype.{method}: expected a limit from 0 to 2^53 - 1 or Infinity, found {ValueText.Of(call[0])}"));
        return (Iterators.Direct(t, o), limit);
    }

    // 27.1.4.6 Iterator.prototype.flatMap ( mapper )
    private static JsValue FlatMap(in Call call)
    {
        (_, IteratorRecord iterated, JsObject mapper) = Begin(call, "flatMap");
        return new FlatMapHelper(call.Realm, iterated, mapper);
    }

    private sealed class FlatMapHelper(Realm realm, IteratorRecord iterated, JsObject mapper) : SingleIteratorHelper(realm, iterated)
    {
        private double _counter;
        private IteratorRecord? _inner;

        protected override bool Step(JsThread t, out JsValue value)
        {
            while (true)
            {
                value = JsValue.Undefined;
                if (_inner is null && !Iterated.StepValue(t, out value))
                    return false;
                JsException? failure = null;
                try
                {
                    _inner ??= GetFlattenable(t, mapper.Call(t, JsValue.Undefined, [value, JsValue.FromNumber(_counter++)]), allowStrings: false);
                    if (_inner.StepValue(t, out value))
                        return true;
                }
                catch (JsException e)
                {
                    failure = e;
                }
                if (failure is not null)
                {
                    Iterated.CloseSilently(t);
                    throw failure;
                }
                _inner = null;
            }
        }

        protected override void CloseAtYield(JsThread t)
        {
            if (CloseAll(t, [Iterated, _inner!], null) is { } failure)
                throw failure;
        }
    }

    // Iterator.prototype.chunks ( chunkSize )
    private static JsValue Chunks(in Call call)
    {
        JsObject o = ThisObject(call, "chunks");
        uint size = Size(call, o, "chunks");
        return new ChunksHelper(call.Realm, Iterators.Direct(call.Thread, o), size);
    }

    /// <summary>The last yield comes after the end of the iterator, which is then not closed.</summary>
    private abstract class GroupingHelper(Realm realm, IteratorRecord iterated) : SingleIteratorHelper(realm, iterated)
    {
        protected override void CloseAtYield(JsThread t)
        {
            if (!Iterated.Done)
                Iterated.Close(t);
        }
    }

    private sealed class ChunksHelper(Realm realm, IteratorRecord iterated, uint size) : GroupingHelper(realm, iterated)
    {
        protected override bool Step(JsThread t, out JsValue value)
        {
            value = JsValue.Undefined;
            if (Iterated.Done)
                return false;
            var buffer = new List<JsValue>();
            while (buffer.Count < size && Iterated.StepValue(t, out JsValue element))
                buffer.Add(element);
            value = t.Born(t.Realm.NewArray(buffer));
            return buffer.Count > 0;
        }
    }

    // Iterator.prototype.windows ( windowSize [ , undersized ] )
    private static JsValue Windows(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "windows");
        uint size = Size(call, o, "windows");
        string? undersized = call[1].IsUndefined ? "only-full" : call[1]._cell is Heap.Strings.JsString s ? s.ToString() : null;
        if (undersized is not ("only-full" or "allow-partial"))
            throw CloseAndFail(t, o, t.TypeError($"Iterator.prototype.windows: expected \"only-full\" or \"allow-partial\", found {ValueText.Of(call[1])}"));
        return new WindowsHelper(call.Realm, Iterators.Direct(t, o), size, undersized == "allow-partial");
    }

    private sealed class WindowsHelper(Realm realm, IteratorRecord iterated, uint size, bool allowPartial) : GroupingHelper(realm, iterated)
    {
        private readonly List<JsValue> _window = [];

        protected override bool Step(JsThread t, out JsValue value)
        {
            value = JsValue.Undefined;
            if (Iterated.Done)
                return false;
            while (Iterated.StepValue(t, out JsValue element))
            {
                if (_window.Count == size)
                    _window.RemoveAt(0);
                _window.Add(element);
                if (_window.Count != size)
                    continue;
                value = t.Born(t.Realm.NewArray(_window));
                return true;
            }
            if (!allowPartial || _window.Count == 0 || _window.Count == size)
                return false;
            value = t.Born(t.Realm.NewArray(_window));
            return true;
        }
    }

    /// <summary>The size argument of chunks and windows: an integral number from 1 to 2^32 - 1, never converted.</summary>
    private static uint Size(in Call call, JsObject o, string method)
    {
        JsThread t = call.Thread;
        double size = call[0].IsNumber ? call[0].AsNumber : double.NaN;
        if (!double.IsFinite(size) || Math.Truncate(size) != size)
            throw CloseAndFail(t, o, t.TypeError($"Iterator.prototype.{method}: expected an integral number, found {ValueText.Of(call[0])}"));
        if (size is < 1 or > uint.MaxValue)
            throw CloseAndFail(t, o, t.RangeError($"Iterator.prototype.{method}: expected a size from 1 to 2^32 - 1, found {ValueText.Of(call[0])}"));
        return (uint)size;
    }
}
