using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>An Iterator Helper object (ECMA-262 27.1.2): a generator written by hand. Subclasses are its bodies.</summary>
/// <remarks>
/// States: start → running ⇄ suspended → done. The state changes under the cell lock, so one thread at a time runs the body and
/// the loser gets a TypeError (M8).
/// </remarks>
internal abstract class IteratorHelper(Realm realm)
    : NativeIterator(realm[Intrinsic.IteratorHelperPrototype].PrototypeInfo.RootShape(0))
{
    private enum State : byte { Start, Suspended, Running, Done }

    private State _state;

    public override string ClassName => "Iterator Helper";

    protected override NativeCode NextCode => IteratorHelperBuiltins.NextCode;

    /// <summary>Runs to the next yield, or answers false at the end.</summary>
    protected abstract bool Step(JsThread t, out JsValue value);

    /// <summary>A return completion before the first step: closes the underlying iterators.</summary>
    protected abstract void CloseAtStart(JsThread t);

    /// <summary>A return completion at a yield.</summary>
    protected virtual void CloseAtYield(JsThread t) => CloseAtStart(t);

    /// <summary>Claims the body; answers the state before.</summary>
    private State Claim(JsThread t, bool finishesFromStart)
    {
        Tell(t, Part.State, Access.Write);
        State before;
        using (CellLock.Held held = Lock())
        {
            before = _state;
            if (before == State.Start && finishesFromStart)
                _state = State.Done;
            else if (before is State.Start or State.Suspended)
                _state = State.Running;
        }
        return before == State.Running ? throw t.TypeError("Iterator helper is already running") : before;
    }

    /// <summary>Under the lock too: the next claim sees what this run left.</summary>
    private void Rest(State state)
    {
        using CellLock.Held held = Lock();
        _state = state;
    }

    // 27.1.2.1.1 %IteratorHelperPrototype%.next ( )
    public override bool MoveNext(JsThread t, out JsValue value)
    {
        value = JsValue.Undefined;
        if (Claim(t, finishesFromStart: false) == State.Done)
            return false;
        bool more = false;
        try
        {
            more = Step(t, out value);
        }
        finally
        {
            Rest(more ? State.Suspended : State.Done);
        }
        if (!more)
            value = JsValue.Undefined;
        return more;
    }

    // 27.1.2.1.2 %IteratorHelperPrototype%.return ( )
    public void Return(JsThread t)
    {
        switch (Claim(t, finishesFromStart: true))
        {
            case State.Start:
                CloseAtStart(t);
                return;
            case State.Suspended:
                try
                {
                    CloseAtYield(t);
                }
                finally
                {
                    Rest(State.Done);
                }
                return;
        }
    }

    // 7.4.12 IteratorCloseAll ( iters, completion ): reverse order; answers the failure that the completion has become
    public static JsException? CloseAll(JsThread t, List<IteratorRecord> iterators, JsException? failure)
    {
        for (int i = iterators.Count - 1; i >= 0; i--)
        {
            if (failure is not null)
            {
                iterators[i].CloseSilently(t);
                continue;
            }
            try
            {
                iterators[i].Close(t);
            }
            catch (JsException e)
            {
                failure = e;
            }
        }
        return failure;
    }
}

/// <summary>A helper over one iterator.</summary>
internal abstract class SingleIteratorHelper(Realm realm, IteratorRecord iterated) : IteratorHelper(realm)
{
    protected IteratorRecord Iterated { get; } = iterated;

    protected override void CloseAtStart(JsThread t) => Iterated.Close(t);
}

/// <summary>%IteratorHelperPrototype% (ECMA-262 27.1.2.1).</summary>
internal static unsafe class IteratorHelperBuiltins
{
    internal static readonly NativeCode NextCode = new("next", 0, &Next);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Method(NextCode)
        .Method("return", 0, &Return)
        .Tag("Iterator Helper");

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    private static JsValue Next(in Call call)
    {
        bool more = This(call, "next").MoveNext(call.Thread, out JsValue value);
        return call.Realm.NewIteratorResult(value, !more);
    }

    private static JsValue Return(in Call call)
    {
        This(call, "return").Return(call.Thread);
        return call.Realm.NewIteratorResult(JsValue.Undefined, true);
    }

    private static IteratorHelper This(in Call call, string method) =>
        call.This._cell as IteratorHelper ?? throw call.Thread.TypeError($"Iterator Helper.prototype.{method}: expected an Iterator Helper, found {ValueText.Of(call.This)}");
}
