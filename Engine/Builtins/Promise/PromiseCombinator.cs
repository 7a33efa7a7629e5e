using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

internal enum CombinatorKind : byte { All, AllSettled, Any, Race }

/// <summary>One call of Promise.all, allSettled, any or race (ECMA-262 27.2.4.1.2, .2.1, .3.1, .5.1).</summary>
/// <remarks>
/// States: counting → finished (when <c>_remaining</c> reaches 0, once). Words: <c>_remaining</c>; each element's <c>_called</c>.
/// Invariants:
///   K1  An element counts down at most once, after its value is stored; the list only grows on the thread that iterates.
///   K2  <c>_remaining</c> includes 1 for the iteration itself, so nobody finishes before the list is complete.
/// Memory order: interlocked. ABA: none, one way. Progress: wait-free.
/// Checked by: tests/Engine.Tests/Builtins/PromiseCombinatorTests.
/// </remarks>
internal sealed unsafe class PromiseCombinator(CombinatorKind kind, PromiseCapability capability, JsObject constructor, JsObject resolve, bool usual)
{
    private static readonly NativeCode s_fulfilled = new("", 1, &OnFulfilled), s_rejected = new("", 1, &OnRejected);

    private readonly List<Element> _elements = [];
    private int _remaining = 1;
    private object? _inputs;

    /// <param name="iterator">Throws reach the caller, who closes it.</param>
    public void Run(JsThread t, IteratorRecord iterator)
    {
        while (iterator.StepValue(t, out JsValue value))
        {
            // PERF: with the original resolve, then and species nobody can see the functions and the derived promise.
            if (usual && kind != CombinatorKind.Race)
            {
                JsPromise known = Promises.PromiseResolve(t, value);
                if (Promises.HasOriginalThen(t, known))
                {
                    Promises.Then(t, known, Add());
                    continue;
                }
                Subscribe(t, known);
                continue;
            }
            Subscribe(t, resolve.Call(t, constructor, [value]));
        }
        if (kind != CombinatorKind.Race)
            CountDown(t);
    }

    private Element Add()
    {
        var element = new Element(this);
        _elements.Add(element);
        Interlocked.Increment(ref _remaining);
        return element;
    }

    private void Subscribe(JsThread t, JsValue promise)
    {
        JsValue onFulfilled, onRejected;
        if (kind == CombinatorKind.Race)
        {
            onFulfilled = capability.ResolveFunction(t);
            onRejected = capability.RejectFunction(t);
        }
        else
        {
            Element element = Add();
            onFulfilled = kind == CombinatorKind.Any ? capability.ResolveFunction(t) : NativeFunction.New(t, s_fulfilled, element);
            onRejected = kind == CombinatorKind.All ? capability.RejectFunction(t) : NativeFunction.New(t, s_rejected, element);
        }
        promise.Invoke(t, PropertyKey.FromAtom(Names.Then), onFulfilled, onRejected);
    }

    // 27.2.4.1.3 Promise.all Resolve Element Functions, 27.2.4.2.2 Promise.allSettled Resolve Element Functions
    private static JsValue OnFulfilled(in Call call)
    {
        ((Element)call.Callee.State!).Take(call.Thread, call[0], rejected: false);
        return JsValue.Undefined;
    }

    // 27.2.4.2.3 Promise.allSettled Reject Element Functions, 27.2.4.3.2 Promise.any Reject Element Functions
    private static JsValue OnRejected(in Call call)
    {
        ((Element)call.Callee.State!).Take(call.Thread, call[0], rejected: true);
        return JsValue.Undefined;
    }

    private void NoteInput(Probe probe, object? token)
    {
        object? before;
        do
            before = Volatile.Read(ref _inputs);
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _inputs, probe.Merge(before, token), before), before));
    }

    private void CountDown(JsThread t)
    {
        // A probe is told that the result comes after every input, whichever thread brought it.
        if (t.Probe is { } probe)
            NoteInput(probe, probe.Depart(t));
        if (Interlocked.Decrement(ref _remaining) != 0)
            return;
        t.Probe?.Arrive(t, _inputs);
        var values = new JsValue[_elements.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = _elements[i].Value;
        JsArray array = t.Born(t.Realm.NewArray(values));
        if (kind != CombinatorKind.Any)
        {
            capability.Resolve(t, array);
            return;
        }
        ErrorObject error = ErrorObjects.Create(t, t.Realm, ErrorKind.Aggregate, "All promises were rejected");
        error.DefineHidden(PropertyKey.FromAtom(Names.Errors), array);
        capability.Reject(t, error);
    }

    /// <summary>One promise of the iterable; as a reaction when nobody can see that it is no function.</summary>
    private sealed class Element(PromiseCombinator owner) : Reaction
    {
        private int _called;

        public JsValue Value { get; private set; } = JsValue.Undefined;

        protected override void Run(JsThread t, JsValue value, bool rejected) => owner.React(t, this, value, rejected);

        public void Take(JsThread t, JsValue value, bool rejected)
        {
            if (Interlocked.Exchange(ref _called, 1) != 0)
                return;
            Value = owner.Store(t, value, rejected);
            owner.CountDown(t);
        }
    }

    private void React(JsThread t, Element element, JsValue value, bool rejected)
    {
        if (rejected && kind == CombinatorKind.All)
            capability.Reject(t, value);
        else if (!rejected && kind == CombinatorKind.Any)
            capability.Resolve(t, value);
        else
            element.Take(t, value, rejected);
    }

    private JsValue Store(JsThread t, JsValue value, bool rejected)
    {
        if (kind != CombinatorKind.AllSettled)
            return value;
        JsObject outcome = t.Born(t.Realm.NewObject());
        outcome.DefineOwn(PropertyKey.FromAtom(Names.Status), rejected ? Names.Rejected : Names.Fulfilled);
        outcome.DefineOwn(PropertyKey.FromAtom(rejected ? Names.Reason : Names.Value), value);
        return outcome;
    }
}
