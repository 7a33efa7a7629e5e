using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Interpreter;

/// <summary>
/// Iterator records in three registers: the iterator, its next method, and whether it is done (a Boolean).
/// A plain array whose iteration protocol is untouched has a private form: the array, a hole, and the next index (an int32).
/// </summary>
internal sealed partial class JsInterpreter
{
    private IteratorRecord IteratorOf(Frame frame, JsValue iterable)
    {
        JsObject? method = iterable.IsNullOrUndefined ? null : iterable.GetMethod(_t, Symbol.Iterator);
        if (method is null)
            throw NotIterable(frame, iterable);
        return Iterators.FromMethod(_t, iterable, method);
    }

    private Exception NotIterable(Frame frame, JsValue iterable) =>
        _t.TypeError($"{frame.Code.SubjectText(frame.Pc) ?? ValueText.Of(iterable)} is not iterable");

    private void GetIterator(Frame frame, ref JsValue iter, JsValue iterable)
    {
        if (ArrayFastPath.IsPristine(_t, iterable))
        {
            // Not used again once its elements are visited directly: what the look-up of the method touches.
            if (_t.Recorder is { } recorder)
                iterable.AsObject.TellLookUp(recorder, _t, Symbol.Iterator, frame.Function.Realm[Intrinsic.ArrayPrototype]);
            iter = iterable;
            Unsafe.Add(ref iter, 1) = JsValue.Hole;
            Unsafe.Add(ref iter, 2) = 0;
            return;
        }
        GetIteratorRecord(frame, ref iter, iterable);
    }

    private void GetIteratorRecord(Frame frame, ref JsValue iter, JsValue iterable)
    {
        IteratorRecord record = IteratorOf(frame, iterable);
        SetRecord(ref iter, record);
    }

    private static void SetRecord(ref JsValue iter, IteratorRecord record)
    {
        iter = record.Iterator;
        Unsafe.Add(ref iter, 1) = record.Next;
        Unsafe.Add(ref iter, 2) = JsValue.False;
    }

    // 7.4.4 GetIterator ( obj, async )
    private void GetAsyncIterator(Frame frame, ref JsValue iter, JsValue iterable)
    {
        JsObject? method = iterable.IsNullOrUndefined ? null : iterable.GetMethod(_t, Symbol.AsyncIterator);
        if (method is not null)
        {
            SetRecord(ref iter, Iterators.FromMethod(_t, iterable, method));
            return;
        }
        SetRecord(ref iter, AsyncFromSyncIterator.Create(_t, IteratorOf(frame, iterable)));
    }

    private static ref JsValue DoneOf(ref JsValue iter) => ref Unsafe.Add(ref iter, 2);

    private static bool IsArrayForm(ref JsValue iter) => DoneOf(ref iter).IsInt32;

    /// <summary>IteratorStepValue; false at the end.</summary>
    private bool StepIterator(ref JsValue iter, ref JsValue value)
    {
        if (IsArrayForm(ref iter))
            return StepArray(ref iter, ref value);
        if (DoneOf(ref iter).IsTrue)
            return false;
        DoneOf(ref iter) = JsValue.True;
        if (NativeIterator.Of(_t, iter, Unsafe.Add(ref iter, 1)) is { } native)
        {
            if (!native.MoveNext(_t, out JsValue next))
                return false;
            value = next;
            DoneOf(ref iter) = JsValue.False;
            return true;
        }
        JsValue result = Unsafe.Add(ref iter, 1).Call(_t, iter);
        if (!result.IsObject)
            throw _t.TypeError($"Iterator result {ValueText.Of(result)} is not an object");
        JsObject o = result.AsObject;
        if (o.Get(_t, Names.Done).ToBoolean())
            return false;
        value = o.Get(_t, Names.Value);
        DoneOf(ref iter) = JsValue.False;
        return true;
    }

    private bool StepArray(ref JsValue iter, ref JsValue value)
    {
        JsArray array = Unsafe.As<JsArray>(iter._cell!);
        int index = DoneOf(ref iter).AsInt32;
        if (_t.Recorder is null && (array.HeaderWord & JsObject.ReadableArrayMask) == (int)CellKind.Array && array.TryLoadDense((uint)index, ref value))
        {
            DoneOf(ref iter) = index + 1;
            return true;
        }
        array.CheckOwner(_t);
        array.Tell(_t, Part.Length, Access.Read);
        if ((uint)index >= array.Length)
        {
            DoneOf(ref iter) = JsValue.True;
            return false;
        }
        DoneOf(ref iter) = index + 1;
        value = array.GetIndex(_t, (uint)index);
        return true;
    }

    private void StepForPattern(ref JsValue iter, ref JsValue value)
    {
        if (!StepIterator(ref iter, ref value))
            value = JsValue.Undefined;
    }

    private JsArray IteratorRest(Frame frame, ref JsValue iter)
    {
        JsArray rest = frame.Function.Realm.NewArray();
        JsValue value = default;
        if (IsArrayForm(ref iter))
            _t.CheckAllocation((((JsArray)iter.AsObject).Length - (long)DoneOf(ref iter).AsInt32) * Unsafe.SizeOf<Slot>());
        while (StepIterator(ref iter, ref value))
        {
            _t.Poll();
            Append(rest, value);
        }
        return rest;
    }

    private void IteratorClose(ref JsValue iter)
    {
        if (IsArrayForm(ref iter) || DoneOf(ref iter).IsTrue)
            return;
        DoneOf(ref iter) = JsValue.True;
        if (iter.GetMethod(_t, PropertyKey.FromAtom(Names.Return)) is not { } method)
            return;
        JsValue result = method.Call(_t, iter, []);
        if (!result.IsObject)
            throw _t.TypeError($"Iterator result {ValueText.Of(result)} is not an object");
    }

    private void IteratorCloseSilent(ref JsValue iter)
    {
        if (IsArrayForm(ref iter) || DoneOf(ref iter).IsTrue)
            return;
        DoneOf(ref iter) = JsValue.True;
        int depth = _depth;
        try
        {
            iter.GetMethod(_t, PropertyKey.FromAtom(Names.Return))?.Call(_t, iter, []);
        }
        catch (JsException)
        {
            Abandon(depth + 1);
        }
    }

    private JsValue AsyncIteratorClose(ref JsValue iter)
    {
        if (DoneOf(ref iter).IsTrue)
            return JsValue.Hole;
        DoneOf(ref iter) = JsValue.True;
        return iter.GetMethod(_t, PropertyKey.FromAtom(Names.Return)) is { } method ? method.Call(_t, iter, []) : JsValue.Hole;
    }

    private JsValue IteratorNext(ref JsValue iter, JsValue value) =>
        value.IsHole ? Unsafe.Add(ref iter, 1).Call(_t, iter, []) : Unsafe.Add(ref iter, 1).Call(_t, iter, value);

    /// <summary>A for-in enumeration: keys of one object of the chain at a time, each looked up again before it is visited (14.7.5.10).</summary>
    private sealed class KeyEnumerator(JsObject start) : HeapCell(CellKind.Internal, null!)
    {
        private JsObject? _object = start;
        private List<PropertyKey>? _keys;
        private int _next;
        private HashSet<PropertyKey>? _visited;
        private bool _goesUp;

        public bool TryNext(JsThread t, out PropertyKey key)
        {
            while (_object is { } o)
            {
                _keys ??= TakeKeys(t, o);
                while (_next < _keys.Count)
                {
                    key = _keys[_next++];
                    if (!key.IsSymbol && Visit(t, o, key))
                        return true;
                }
                _object = NextObject(t, o);
                _keys = null;
                _next = 0;
                t.Poll();
            }
            key = default;
            return false;
        }

        private JsObject? _listed;
        private List<PropertyKey>? _listedKeys;

        // What was listed to see whether a prototype has enumerable keys is not listed again.
        private List<PropertyKey> TakeKeys(JsThread t, JsObject o)
        {
            List<PropertyKey> keys = ReferenceEquals(o, _listed) ? _listedKeys! : o.OwnPropertyKeys(t);
            _listed = null;
            return keys;
        }

        private bool Visit(JsThread t, JsObject o, PropertyKey key)
        {
            if (_visited is not null && _visited.Contains(key))
                return false;
            if (!o.IsExotic)
            {
                o.Tell(t, key, Access.Has);
                if (!o.TryFindOwn(key, out PropertyFlags flags, out _))
                    return false;
                return Enumerable(key, (flags & PropertyFlags.Enumerable) != 0);
            }
            return o.GetOwnProperty(t, key, out PropertyDescriptor descriptor) && Enumerable(key, descriptor.Enumerable == true);
        }

        /// <summary>A key that is not enumerable here hides it further up all the same.</summary>
        private bool Enumerable(PropertyKey key, bool enumerable)
        {
            _visited?.Add(key);
            if (!enumerable)
                (_visited ??= []).Add(key);
            return enumerable;
        }

        /// <summary>Prototypes without enumerable keys are not entered; before others are, what was seen so far must be known.</summary>
        private JsObject? NextObject(JsThread t, JsObject o)
        {
            JsObject? parent = o.GetPrototypeOf(t);
            if (parent is null || !(_goesUp || HasEnumerable(t, parent)))
                return null;
            _goesUp = true;
            _visited ??= [];
            foreach (PropertyKey key in _keys!)
                _visited.Add(key);
            return parent;
        }

        private bool HasEnumerable(JsThread t, JsObject first)
        {
            for (JsObject? o = first; o is not null; o = o.Prototype)
            {
                t.Poll();
                if (o.IsExotic)
                    return true;
                List<PropertyKey> keys = o.OwnPropertyKeys(t);
                if (ReferenceEquals(o, first))
                    (_listed, _listedKeys) = (o, keys);
                foreach (PropertyKey key in keys)
                    if (!key.IsSymbol && o.TryFindOwn(key, out PropertyFlags flags, out _) && (flags & PropertyFlags.Enumerable) != 0)
                        return true;
            }
            return false;
        }
    }

    private void PrepareForIn(ref JsValue iter, JsValue value)
    {
        iter = value.IsNullOrUndefined ? JsValue.Undefined : new KeyEnumerator(value.ToObject(_t));
        Unsafe.Add(ref iter, 1) = JsValue.Undefined;
        Unsafe.Add(ref iter, 2) = JsValue.False;
    }

    private bool StepForIn(ref JsValue iter, ref JsValue key)
    {
        if (iter._cell is not KeyEnumerator keys || !keys.TryNext(_t, out PropertyKey next))
            return false;
        key = next.ToValue();
        return true;
    }
}
