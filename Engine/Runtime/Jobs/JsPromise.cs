using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Jobs;

internal enum PromiseState : byte { Pending, Fulfilled, Rejected }

/// <summary>A Promise instance (ECMA-262 27.2.6).</summary>
/// <remarks>
/// States: pending → fulfilled or rejected, once. Words: <c>_state</c>, <c>_result</c>, <c>_handled</c>, <c>_reported</c>, <c>_home</c>,
/// <c>_last</c>; written under the cell lock only.
/// Invariants:
///   P1  A promise settles at most once; the result is complete before the state that announces it is stored.
///   P2  A reaction is either in the list of a pending promise or was handed out exactly once: registering and settling
///       exclude each other by the cell lock, so none is lost and none runs twice.
///   P5  A rejection is reported at most once, and only while nobody handles it: reporting and registering exclude each other too, so
///       whoever registers first knows whether it was reported.
/// Memory order: the state is stored with release, last; readers load it with acquire before the result.
/// ABA: a reaction leaves the list before it runs and may then be registered anew. Progress: blocking, a few instructions.
/// Checked by: tests/Engine.Tests/Runtime/Jobs/PromisesTests.
/// </remarks>
internal sealed class JsPromise(Shape shape, JsThread home) : JsObject(shape, CellKind.Promise)
{
    // A number: a promise may outlive its thread and must not keep it.
    private int _home = (int)home.Stay;
    private JsValue _result;
    private byte _state;
    private bool _handled, _reported;

    /// <summary>For a probe: what the settling comes after. Written before the state.</summary>
    internal object? Settled;

    /// <summary>The newest waiting reaction; the list is a ring, its Next is the oldest.</summary>
    private Reaction? _last;

    public override string ClassName => "Promise";

    public PromiseState State => (PromiseState)Volatile.Read(ref _state);

    /// <summary>[[PromiseResult]]; undefined while pending.</summary>
    public JsValue Result => State == PromiseState.Pending ? JsValue.Undefined : _result;

    /// <summary>[[PromiseIsHandled]].</summary>
    public bool IsHandled => Volatile.Read(ref _handled);

    /// <summary>The host said that it was rejected and that nobody handles it. Does not change once it is handled.</summary>
    public bool WasReported => Volatile.Read(ref _reported);

    /// <summary>True when it falls to the caller to say that nobody handles the rejection (P5).</summary>
    public bool TryReport(JsThread t)
    {
        t.Recorder?.Before(t, Probes.SyncOperation.Judge, this, ref Extra().Shadow);
        using CellLock.Held held = Lock();
        if (_handled || _reported)
            return false;
        _home = (int)t.Stay;
        return _reported = true;
    }

    /// <summary>The thread that made the promise or, once its rejection was reported, the one that did that; null: it has ended.</summary>
    public JsThread? FindHome(JsThread t) => (int)t.Stay == _home ? t : (JsThread?)t.Registry.Find(_home);

    /// <summary>Keeps the host from reporting a rejection that the engine itself looks after.</summary>
    public void MarkHandled() => Volatile.Write(ref _handled, true);

    /// <summary>What is wrong, or null: a pending promise has no result and a whole ring, a settled one no reactions.</summary>
    internal string? Fault()
    {
        if (_state > (byte)PromiseState.Rejected)
            return $"expected a state, found {_state}";
        if (_state != (byte)PromiseState.Pending)
            return _last is null ? null : "expected a settled promise to have handed out its reactions, found some";
        if (!_result.IsHole)
            return "expected a pending promise to have no result, found one";
        int steps = 0;
        for (Reaction? at = _last; at is not null; at = at.Next)
        {
            if (steps++ > 0 && ReferenceEquals(at, _last))
                return null;
            if (steps > 10_000_000)
                break;
        }
        return _last is null ? null : "expected the reactions to form a ring, found an open end";
    }

    /// <summary>Settles; false when that was done before. Answers the reactions that now must run, oldest first, linked by Next.</summary>
    internal bool TrySettle(JsThread t, PromiseState state, JsValue result, out Reaction? reactions, out bool handled)
    {
        t.Recorder?.Before(t, Probes.SyncOperation.Settle, this, ref Extra().Shadow);
        object? departed = t.Probe?.Depart(t);
        using CellLock.Held held = Lock();
        reactions = null;
        handled = _handled;
        if (_state != (byte)PromiseState.Pending)
            return false;
        _result = result;
        Settled = departed;
        if (_last is { } last)
        {
            reactions = last.Next;
            last.Next = null;
            _last = null;
        }
        Amplifier.At(Point.PromiseSettle, this);
        Volatile.Write(ref _state, (byte)state);
        return true;
    }

    /// <summary>Adds a reaction to a pending promise; false when it is settled and the reaction must run at once. The promise counts as handled.</summary>
    internal bool TryRegister(Reaction reaction, out bool wasHandled)
    {
        using CellLock.Held held = Lock();
        wasHandled = _handled;
        _handled = true;
        if (_state != (byte)PromiseState.Pending)
            return false;
        if (_last is { } last)
        {
            reaction.Next = last.Next;
            last.Next = reaction;
        }
        else
        {
            reaction.Next = reaction;
        }
        _last = reaction;
        return true;
    }
}
