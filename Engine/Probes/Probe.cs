namespace ConcurrentJs.Probes;

/// <summary>
/// What happened, in the engine's own words. A race detector or an explorer derives from it and hears of everything that threads can notice of
/// each other; each method does nothing unless it is overridden.
/// </summary>
/// <remarks>
/// Accesses are told before they happen, on the thread that makes them. `shadow` is a word of the object that belongs to the probe: null at first,
/// never read by the engine. A probe never runs user code and never throws.
///
/// Edges between threads are tokens: whoever makes something happen later keeps what <see cref="Depart"/> answers beside it, and whoever
/// goes on because of it hands the token to <see cref="Arrive"/>. Locks and atomic cells, which have a state of their own, have events of their own.
/// </remarks>
public abstract class Probe
{
    /// <summary>The ways in which functions were reached, as far as somebody asked. Probes of several runs of the same code may have one in common.</summary>
    public CallTree Calls { get; }

    /// <param name="calls">Null: a tree of its own.</param>
    protected Probe(CallTree? calls = null) => Calls = calls ?? new CallTree();

    /// <summary>The engine is ready; these are the names of things.</summary>
    public virtual void Attached(IProbeNames names, ProbeThread main) { }

    // ---- Accesses: only while the thread's Recorder is set ------------------------------------------------------------

    /// <summary>A named property (or private name) of an object. Adding and removing also change the key set.</summary>
    public virtual void Property(ProbeThread t, object o, ref object? shadow, object key, Access access) { }

    /// <summary>An integer-indexed property.</summary>
    public virtual void Element(ProbeThread t, object o, ref object? shadow, uint index, Access access) { }

    /// <summary>Elements [from, to) of an object.</summary>
    public virtual void Elements(ProbeThread t, object o, ref object? shadow, uint from, uint to, Access access)
    {
        for (uint i = from; i < to; i++)
            Element(t, o, ref shadow, i, access);
    }

    /// <summary>A part of an object that has no key.</summary>
    public virtual void OfPart(ProbeThread t, object o, ref object? shadow, Part part, Access access) { }

    /// <summary>An entry of a Map, Set, WeakMap or WeakSet. A key is a string's text, another cell, or (cell null) the bits of a value.</summary>
    public virtual void Entry(ProbeThread t, object collection, ref object? shadow, object? key, long keyBits, Access access) { }

    /// <summary>A collection is emptied; its entries are told as removed before.</summary>
    public virtual void Cleared(ProbeThread t, object collection, ref object? shadow) { }

    /// <summary>A captured, global or module variable.</summary>
    public virtual void Variable(ProbeThread t, object variable, ref object? shadow, Access access) { }

    /// <summary>Bytes [offset, offset + count) of a buffer.</summary>
    public virtual void Bytes(ProbeThread t, object buffer, ref object? shadow, long offset, long count, Access access) { }

    /// <summary>Whether an access is told again that says nothing new since <see cref="ProbeThread.BirthMark"/> changed. What is not told again depends on
    /// what inline caches hold and where objects lie: who wants the same events in each run of the same schedule hears all of them.</summary>
    public virtual bool HearsRepeats => false;

    /// <summary>Whether <see cref="Allocated"/> is to be called.</summary>
    public virtual bool HearsOfBirths => false;

    /// <summary>The object was just made here and nobody else has seen it. A sample: of each line the first ones, and some of those that follow.</summary>
    public virtual void Allocated(ProbeThread t, object o, ref object? shadow) { }

    // ---- Atomics on a cell: the operation happens between the two calls ---------------------------------------------------

    /// <summary>Before a sequentially consistent operation on an object's property; index counts when key is null. Answers what the end wants back.</summary>
    /// <remarks>Between the calls the probe may hold a lock of its own for the cell: no user code, no waiting.</remarks>
    /// <param name="key">A property key, or a boxed <see cref="Part"/>: the length of a growable shared buffer.</param>
    /// <param name="bytes">0 for a property; else the operation is on so many bytes of a buffer, from index on.</param>
    public virtual object? AtomicBegin(ProbeThread t, object o, ref object? shadow, object? key, long index, int bytes = 0) => null;

    /// <summary>After it: what it turned out to be (a failed compareExchange is a read).</summary>
    public virtual void AtomicEnd(ProbeThread t, object? token, Access access) { }

    // ---- Before synchronisation: only while the thread's Recorder is set ------------------------------------------------------

    /// <summary>The thread is about to synchronise on an object; what else is told of it comes afterwards.</summary>
    public virtual void Before(ProbeThread t, SyncOperation operation, object sync, ref object? shadow) { }

    /// <summary>A notification woke so many of those who waited on the object.</summary>
    public virtual void Notified(ProbeThread t, object sync, int woken) { }

    // ---- Edges -------------------------------------------------------------------------------------------------------------

    /// <summary>What the thread did so far comes before whatever arrives with the token: a job, a reaction, a wake-up, a message.</summary>
    public virtual object? Depart(ProbeThread t) => null;

    /// <summary>What happened before the token was made comes before what the thread does from now on.</summary>
    public virtual void Arrive(ProbeThread t, object? token) { }

    /// <summary>Both of two tokens, for what waits for several things.</summary>
    public virtual object? Merge(object? first, object? second) => second ?? first;

    // ---- Threads -----------------------------------------------------------------------------------------------------------

    /// <summary>The parent is about to start the child. On the parent; nothing of the child has run.</summary>
    public virtual void Forked(ProbeThread parent, ProbeThread child, string name) { }

    /// <summary>The parent is about to start a worker: an engine of its own on a thread of its own, which shares nothing but bytes. On the parent.</summary>
    /// <returns>What <see cref="WorkerAttached"/> wants; null: the worker is not watched.</returns>
    public virtual object? WorkerForked(ProbeThread parent, string name) => null;

    /// <summary>The worker's engine is ready. On its thread; nothing of its program has run.</summary>
    public virtual void WorkerAttached(ProbeThread worker, object token) { }

    /// <summary>The worker's last step is done, on its thread; or (worker null) its engine never came to be. Its exit event arrives with the answer.</summary>
    public virtual object? WorkerEnded(ProbeThread? worker, object token) => worker is null ? null : Ended(worker);

    /// <summary>The engine stopped the thread in the middle of its program. Told before its end.</summary>
    public virtual void Stopped(ProbeThread t) { }

    /// <summary>A thread of the host comes in as a JavaScript thread of its own. On that thread; nothing of it has run.</summary>
    /// <param name="token">Of the host's calls that have ended: what they did comes before.</param>
    public virtual void Visiting(ProbeThread main, ProbeThread visitor, string name, object? token) { }

    /// <summary>The child's last step is done. On the child. Join and everything that waits for the end arrive with the token.</summary>
    public virtual object? Ended(ProbeThread child) => null;

    /// <summary>A join answered: the token is the child's last. On the joiner.</summary>
    public virtual void Joined(ProbeThread t, object? token) => Arrive(t, token);

    // ---- Locks ---------------------------------------------------------------------------------------------------------------

    /// <summary>The thread asked for the lock without waiting: a job of it will have it, once that can be. <see cref="Acquired"/> tells.</summary>
    public virtual void Asked(ProbeThread t, object sync, ref object? shadow) { }

    /// <summary>The lock is taken by somebody else; the thread is about to wait.</summary>
    public virtual void Waiting(ProbeThread t, object sync, ref object? shadow) { }

    /// <summary>The thread (or, for an asynchronous hold, the job it runs) has the lock from here on.</summary>
    public virtual void Acquired(ProbeThread t, object sync, ref object? shadow) { }

    /// <summary>As the other, by asking for it with a time limit: whoever does not get the lock goes on without it.</summary>
    public virtual void AcquiredInTime(ProbeThread t, object sync, ref object? shadow) => Acquired(t, sync, ref shadow);

    /// <summary>The thread is about to give the lock up.</summary>
    public virtual void Releasing(ProbeThread t, object sync, ref object? shadow) { }

    /// <summary>The thread asked for the lock, or looked whether it is taken, and did not get it: what it does next depends on who has it.</summary>
    public virtual void Looked(ProbeThread t, object sync, ref object? shadow) { }

    // ---- Waits -----------------------------------------------------------------------------------------------------------------

    /// <summary>The thread is about to wait until another one does something. A wait may turn out not to wait; its end is told in any case.</summary>
    /// <param name="t">Who waits.</param>
    /// <param name="kind">What for.</param>
    /// <param name="target">The lock, the condition, the object of the cell, the <see cref="ProbeThread"/> that is joined.</param>
    /// <param name="shadow">The target's word, when it has one.</param>
    /// <param name="key">Of the cell; null for an index.</param>
    /// <param name="index">Of the cell.</param>
    public virtual void WaitBegins(ProbeThread t, WaitReason kind, object target, ref object? shadow, object? key = null, long index = 0) { }

    /// <summary>The wait is over, one way or the other.</summary>
    public virtual void WaitEnds(ProbeThread t) { }

    /// <summary>The thread is about to notify who waits for a condition. Whoever is woken hands what this answers to <see cref="Woken"/>; it is no edge.</summary>
    public virtual object? Notifying(ProbeThread t, object condition, ref object? shadow) => null;

    /// <summary>A wait for a condition ended by a notification.</summary>
    public virtual void Woken(ProbeThread t, object? token) { }

    /// <summary>The thread notified who waits for a condition or a cell, so many.</summary>
    public virtual void Woke(ProbeThread t, object target, ref object? shadow, object? key, long index, int count) { }

    /// <summary>These threads wait for ever. Told while no thread runs.</summary>
    public virtual void Stalled(IReadOnlyList<ProbeThread> threads, StallKind kind) { }
}
