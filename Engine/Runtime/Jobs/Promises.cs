using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Jobs;

/// <summary>The abstract operations on promises (ECMA-262 27.2.1, 27.2.4.7.1, 27.2.5.4.1).</summary>
/// <remarks>THREADS: any thread may settle or observe; reactions run on the queue of the thread that settles, or of the one that finds it settled.</remarks>
internal static class Promises
{
    /// <summary>A pending promise of the current realm.</summary>
    public static JsPromise New(JsThread t) => t.Born(new JsPromise(t.Realm.PromiseShape, t));

    public static JsPromise NewResolved(JsThread t, JsValue value)
    {
        JsPromise promise = New(t);
        Resolve(t, promise, value);
        return promise;
    }

    public static JsPromise NewRejected(JsThread t, JsValue reason)
    {
        JsPromise promise = New(t);
        Reject(t, promise, reason);
        return promise;
    }

    /// <summary>What a resolve function does past its alreadyResolved check (27.2.1.3.2, steps 7 to 15).</summary>
    public static void Resolve(JsThread t, JsPromise promise, JsValue resolution)
    {
        if (!resolution.IsObject)
        {
            Fulfill(t, promise, resolution);
            return;
        }
        JsObject thenable = resolution.AsObject;
        if (ReferenceEquals(thenable, promise))
        {
            Reject(t, promise, ErrorObjects.Create(t, t.Realm, ErrorKind.Type, "Chaining cycle detected for promise #<Promise>"));
            return;
        }
        JsValue then;
        try
        {
            then = thenable.Get(t, Names.Then);
        }
        catch (JsException e)
        {
            Reject(t, promise, e.Value);
            return;
        }
        if (then.IsCallable)
            t.Jobs.Enqueue(new ResolveThenableJob(promise, thenable, then.AsObject));
        else
            Fulfill(t, promise, resolution);
    }

    // 27.2.1.4 FulfillPromise ( promise, value )
    public static void Fulfill(JsThread t, JsPromise promise, JsValue value)
    {
        if (promise.TrySettle(t, PromiseState.Fulfilled, value, out Reaction? reactions, out _))
            Trigger(t, reactions, value, false);
    }

    // 27.2.1.7 RejectPromise ( promise, reason )
    public static void Reject(JsThread t, JsPromise promise, JsValue reason)
    {
        if (!promise.TrySettle(t, PromiseState.Rejected, reason, out Reaction? reactions, out bool handled))
            return;
        if (!handled && t.Cluster.RejectionTracker is not null)
            RejectionNotice.Give(t, promise);
        Trigger(t, reactions, reason, true);
    }

    // 27.2.1.8 TriggerPromiseReactions ( reactions, argument )
    private static void Trigger(JsThread t, Reaction? reaction, JsValue value, bool rejected)
    {
        while (reaction is not null)
        {
            Reaction? next = reaction.Next;
            reaction.Next = null;
            reaction.Trigger(t, value, rejected);
            reaction = next;
        }
    }

    /// <summary>PerformPromiseThen (27.2.5.4.1) with a reaction of the engine's own; the promise counts as handled.</summary>
    public static void Then(JsThread t, JsPromise promise, Reaction reaction)
    {
        t.Recorder?.Before(t, Probes.SyncOperation.Observe, promise, ref promise.Extra().Shadow);
        reaction.Context = t.AsyncContext;
        Probes.Probe? probe = t.Probe;
        reaction.Edge = probe?.Depart(t);
        if (promise.TryRegister(reaction, out bool wasHandled))
            return;
        reaction.Edge = probe?.Merge(reaction.Edge, promise.Settled);
        bool rejected = promise.State == PromiseState.Rejected;
        if (rejected && !wasHandled && t.Cluster.RejectionTracker is not null)
            RejectionNotice.GiveHandled(t, promise);
        reaction.Trigger(t, promise.Result, rejected);
    }

    /// <summary>The second half of Await (27.7.5.3) for what PromiseResolve answered, or for a primitive.</summary>
    public static void Await(JsThread t, JsValue value, Reaction reaction)
    {
        if (value._cell is JsPromise promise)
        {
            Then(t, promise, reaction);
            return;
        }
        reaction.Context = t.AsyncContext;
        reaction.Trigger(t, value, false); // PERF: nobody can see the promise that a primitive would be wrapped in.
    }

    // 27.2.5.4.1 PerformPromiseThen ( promise, onFulfilled, onRejected [ , resultCapability ] )
    public static void Then(JsThread t, JsPromise promise, JsValue onFulfilled, JsValue onRejected, PromiseCapability? capability) =>
        Then(t, promise, new ThenReaction(t.Realm, capability, onFulfilled.IsCallable ? onFulfilled.AsObject : null, onRejected.IsCallable ? onRejected.AsObject : null));

    /// <summary>PromiseResolve with %Promise%: what await does to its operand.</summary>
    public static JsPromise PromiseResolve(JsThread t, JsValue value)
    {
        if (value._cell is JsPromise known && (LooksUpOriginal(t, known)
            || ReferenceEquals(known.Get(t, Names.Constructor)._cell, t.Realm[Intrinsic.Promise])))
            return known;
        return NewResolved(t, value);
    }

    // 27.2.4.7.1 PromiseResolve ( C, x )
    public static JsObject PromiseResolve(JsThread t, JsObject constructor, JsValue value)
    {
        if (ReferenceEquals(constructor, t.Realm[Intrinsic.Promise]))
            return PromiseResolve(t, value);
        if (value._cell is JsPromise known && ReferenceEquals(known.Get(t, Names.Constructor)._cell, constructor))
            return known;
        PromiseCapability capability = PromiseCapability.New(t, constructor);
        capability.Resolve(t, value);
        return capability.Promise;
    }

    /// <summary>
    /// True when the promise's `constructor` is %Promise% and that one's Symbol.species is the original: look-ups of either
    /// would run no user code and find nothing else.
    /// </summary>
    public static bool IsPristine(JsThread t, JsPromise promise) =>
        ReferenceEquals(promise.Shape, t.Realm.PromiseShape) && IsPristine(t.Realm, Protocol(t.Realm));

    /// <summary>As the other, and tells a probe of the look-up of `constructor` that is left out.</summary>
    public static bool LooksUpOriginal(JsThread t, JsPromise promise)
    {
        if (!IsPristine(t, promise))
            return false;
        if (t.Recorder is { } recorder)
            promise.TellLookUp(recorder, t, Names.Constructor, t.Realm[Intrinsic.PromisePrototype]);
        return true;
    }

    /// <summary>Also its `then` is the original one.</summary>
    public static bool HasOriginalThen(JsThread t, JsPromise promise)
    {
        Realm realm = t.Realm;
        if (!ReferenceEquals(promise.Shape, realm.PromiseShape))
            return false;
        PromiseProtocol protocol = Protocol(realm);
        return protocol.ThenSlot >= 0 && IsPristine(realm, protocol)
            && ReferenceEquals(Slot(realm, protocol.ThenSlot), realm.IfMade(Intrinsic.PromiseProtoThen));
    }

    private static bool IsPristine(Realm realm, PromiseProtocol protocol) =>
        protocol.HasOriginalSpecies && ReferenceEquals(Slot(realm, protocol.ConstructorSlot), realm.IfMade(Intrinsic.Promise));

    private static HeapCell? Slot(Realm realm, int slot)
    {
        JsObject prototype = realm[Intrinsic.PromisePrototype];
        return prototype.SlotAt(prototype.Shape, slot).Read(prototype)._cell;
    }

    private static PromiseProtocol Protocol(Realm realm)
    {
        PromiseProtocol known = realm.PromiseProtocol;
        return known.CheckedAt == PrototypeEpoch.Now ? known : realm.PromiseProtocol = Look(realm);
    }

    private static PromiseProtocol Look(Realm realm)
    {
        JsObject prototype = realm[Intrinsic.PromisePrototype], constructor = realm[Intrinsic.Promise];
        // Redefinitions on the constructor shall move the epoch.
        constructor.MarkAsPrototype();
        int now = PrototypeEpoch.Now;
        bool species = constructor.TryFindOwn(Symbol.Species, out _, out JsValue raw)
            && raw._cell is AccessorPair { Getter: NativeFunction { State: null, Native.Name: "get [Symbol.species]" } };
        int constructorSlot = DataSlot(prototype, Names.Constructor);
        return new PromiseProtocol(now, species && constructorSlot >= 0, constructorSlot, DataSlot(prototype, Names.Then));
    }

    private static int DataSlot(JsObject prototype, JsString name) =>
        !prototype.Shape.IsDictionary && prototype.TryFindNamed(name, out PropertyEntry entry, out _) && !entry.IsAccessor ? entry.Slot : -1;
}

/// <summary>Where `constructor` and `then` of %Promise.prototype% are kept, valid for one epoch. Immutable, replaced whole.</summary>
internal sealed record PromiseProtocol(int CheckedAt, bool HasOriginalSpecies, int ConstructorSlot, int ThenSlot);
