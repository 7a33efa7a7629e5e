using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>A Thread instance: what a program holds of one of its threads, and what became of it.</summary>
/// <remarks>
/// Words: the outcome, written by the thread before it completes <see cref="End"/>, read by others after they saw that end.
/// Invariants:
///   N1  The outcome is complete before the end is visible, and never changes after it.
///   N2  A failure that nobody observed is reported once: at the end of the process, or when this object is collected.
/// Memory order: the completion's release and acquire.
/// Checked by: Corpus/concurrency/lifecycle.
/// </remarks>
internal sealed class ThreadObject(Shape shape, JsThread thread) : JsObject(shape, CellKind.Thread)
{
    private JsThread? _thread = thread;
    private JsValue _result;
    private UnjoinedFailures.Note? _failure;

    public override string ClassName => "Thread";

    public int Id { get; } = thread.Id;

    public Completion End { get; } = new();

    /// <summary>The thread threw. Valid after its end.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The engine stopped the thread. Valid after its end.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>The value of the function, or what it threw. Valid after the end.</summary>
    public JsValue Result => _result;

    /// <summary>For a probe: what the thread's last step comes before. Valid after the end.</summary>
    public object? LastStep { get; set; }

    /// <summary>The thread, until its end.</summary>
    public JsThread? Runner => Volatile.Read(ref _thread);

    public bool Is(JsThread thread) => ReferenceEquals(Volatile.Read(ref _thread), thread);

    /// <summary>The thread object of a thread that no program started.</summary>
    public static ThreadObject Publish(JsThread thread, ref ThreadObject? place)
    {
        var made = new ThreadObject(ShapeIn(thread.Realm), thread);
        return Interlocked.CompareExchange(ref place, made, null) ?? made;
    }

    public static Shape ShapeIn(Realm realm) => realm[Intrinsic.ThreadPrototype].PrototypeInfo.RootShape(0);

    /// <summary>Only the thread itself, once.</summary>
    public void Finish(JsThread t, JsValue result, bool failed, bool stopped)
    {
        _result = result;
        HasFailed = failed;
        WasStopped = stopped;
        if (failed)
            _failure = t.Cluster.UnjoinedFailures.Add(t, result);
        Volatile.Write(ref _thread, null);
        t.Registry.Remove(t, End.Complete);
    }

    /// <summary>Somebody joins: a failure is theirs now.</summary>
    public void Observe() => _failure?.Forget();
}
