namespace ConcurrentJs.Threads;

/// <summary>Places inside the engine's protocols where another thread's step matters: between a check and the act it allows.</summary>
public enum Point : byte
{
    /// <summary>A property is asked for or stored; the object's layout is looked at next. Or a layout is to be changed; the layouts that follow it are.</summary>
    LayoutLook,

    /// <summary>A layout was looked at; the slot that it names is read next.</summary>
    ShapeToSlot,

    /// <summary>A layout was looked at; the slot that it names is written next.</summary>
    ShapeToStore,

    /// <summary>A slot's first word was read; its second word is read next.</summary>
    SlotCellToBits,

    /// <summary>A slot's mode was looked at; the word that the mode allows is written next.</summary>
    SlotModeToStore,

    /// <summary>Something was looked at without a lock; the cell's lock is taken next.</summary>
    CellLockEntry,

    /// <summary>As <see cref="CellLockEntry"/>, for a section that changes nothing.</summary>
    CellLockToRead,

    /// <summary>A new property's value is stored, or the object is to be of another kind; the layout that says so is published next.</summary>
    ValueToShape,

    /// <summary>A builtin chose its one-step way; it looks at the object next.</summary>
    BuiltinStep,

    /// <summary>An existing element was seen; it is overwritten next.</summary>
    ElementCheckToWrite,

    /// <summary>Larger element storage is complete; it is published next.</summary>
    ElementGrowth,

    /// <summary>An element is stored or removed; the length that says so is published next. Or the other way round.</summary>
    ElementToLength,

    /// <summary>An element leaves its dense place; its entry in the sparse map is made next.</summary>
    ElementToMap,

    /// <summary>An object is marked as one whose elements nobody stores without its lock; whoever looked before is waited for next.</summary>
    IntegrityMark,

    /// <summary>A layout changed; the epoch is bumped next, if the object is a prototype.</summary>
    ShapeToEpoch,

    /// <summary>What caches of inherited look-ups know is to hold no longer; the epoch that they compare is bumped next.</summary>
    EpochBump,

    /// <summary>A layout for a transition is made; it is entered next.</summary>
    TransitionEntry,

    /// <summary>A hash table is about to be rebuilt under its owner's lock.</summary>
    Rehash,

    /// <summary>
    /// A collection is asked without its lock; the entry is looked for next. Or it was found; its value is read next. Or a weak one's is asked for; whether its key has any is
    /// looked at next.
    /// </summary>
    CollectionLook,

    /// <summary>A change of a collection is under way; whoever looks without the lock must not believe what it finds.</summary>
    CollectionChange,

    /// <summary>A rope's text is ready; it is published next.</summary>
    RopeFlatten,

    /// <summary>A name was not found among the atoms; it is added next.</summary>
    AtomEntry,

    /// <summary>A lazy value is made; it is published next. Or a module's namespace is asked for; whether it was made is looked at next.</summary>
    LazyCreation,

    /// <summary>An inline cache entry is made; it is published next.</summary>
    CachePublication,

    /// <summary>A promise has its result; the state that announces it is published next.</summary>
    PromiseSettle,

    /// <summary>A coroutine's frame sleeps; what will wake it is registered next.</summary>
    AwaitRegistration,

    /// <summary>A generator's frame sleeps; the state that lets others run it is stored next.</summary>
    GeneratorRest,

    /// <summary>A buffer's new length is published; its old bytes are cleared next.</summary>
    BufferResize,

    /// <summary>A buffer's base and length were read; its bytes are touched next.</summary>
    BufferToBytes,

    /// <summary>A waiter decided to wait; it is queued next. Or somebody notifies; who is queued is looked up next.</summary>
    WaiterEnqueue,

    /// <summary>A waiter is queued; it looks once more, and parks next.</summary>
    WaiterPark,

    /// <summary>A lock is free; whoever waits for it is woken next.</summary>
    LockHandOver,

    /// <summary>A job, or other work, is about to be posted to a thread's queue.</summary>
    QueuePost,

    /// <summary>A thread looks next at what others posted to it.</summary>
    QueueLook,

    /// <summary>A module's graph is wanted; whether it is claimed is looked at next. Or it was found claimed; who wants it is told of its end next.</summary>
    ModuleClaim,

    /// <summary>A thread has started and has done nothing yet.</summary>
    ThreadStart,

    /// <summary>A thread has done everything and is not finished yet.</summary>
    ThreadEnd,

    /// <summary>A thread joins another one; whether that has ended is looked at next.</summary>
    EndLook,

    /// <summary>A thread that joins found the other one not at its end; it is listed as one that waits next.</summary>
    EndWait,
}

/// <summary>What there is to say about points: one row each.</summary>
public static class PointTable
{
    private static readonly (Point Point, string Name, bool Reads, bool IsScheduled)[] s_rows =
    [
        (Point.LayoutLook, "layout-look", true, true),
        (Point.ShapeToSlot, "shape-to-slot", true, true),
        (Point.ShapeToStore, "shape-to-store", false, true),
        (Point.SlotCellToBits, "slot-cell-to-bits", true, true),
        (Point.SlotModeToStore, "slot-mode-to-store", false, true),
        (Point.CellLockEntry, "cell-lock-entry", false, true),
        (Point.CellLockToRead, "cell-lock-to-read", true, true),
        (Point.ValueToShape, "value-to-shape", false, true),
        (Point.BuiltinStep, "builtin-step", false, true),
        (Point.ElementCheckToWrite, "element-check-to-write", false, true),
        (Point.ElementGrowth, "element-growth", false, true),
        (Point.ElementToLength, "element-to-length", false, true),
        (Point.ElementToMap, "element-to-map", false, true),
        (Point.IntegrityMark, "integrity-mark", false, true),
        (Point.ShapeToEpoch, "shape-to-epoch", false, true),
        (Point.EpochBump, "epoch-bump", false, true),
        (Point.TransitionEntry, "transition-entry", false, true),
        (Point.Rehash, "rehash", false, true),
        (Point.CollectionLook, "collection-look", true, true),
        (Point.CollectionChange, "collection-change", false, true),
        (Point.RopeFlatten, "rope-flatten", false, true),
        (Point.AtomEntry, "atom-entry", false, false),
        (Point.LazyCreation, "lazy-creation", false, true),
        (Point.CachePublication, "cache-publication", false, true),
        (Point.PromiseSettle, "promise-settle", false, true),
        (Point.AwaitRegistration, "await-registration", false, true),
        (Point.GeneratorRest, "generator-rest", false, true),
        (Point.BufferResize, "buffer-resize", false, true),
        (Point.BufferToBytes, "buffer-to-bytes", false, true),
        (Point.WaiterEnqueue, "waiter-enqueue", false, true),
        (Point.WaiterPark, "waiter-park", false, true),
        (Point.LockHandOver, "lock-hand-over", false, true),
        (Point.QueuePost, "queue-post", false, true),
        (Point.QueueLook, "queue-look", true, true),
        (Point.ModuleClaim, "module-claim", false, true),
        (Point.ThreadStart, "thread-start", false, false),
        (Point.ThreadEnd, "thread-end", false, true),
        (Point.EndLook, "end-look", false, true),
        (Point.EndWait, "end-wait", false, true),
    ];

    /// <summary>As it is written in repro files and shown.</summary>
    public static string NameOf(Point point) => s_rows[(int)point].Name;

    /// <summary>What comes next only reads.</summary>
    public static bool Reads(Point point) => s_rows[(int)point].Reads;

    /// <summary>
    /// Whether schedulers are told. Not of a thread's start, which is a step of its own already; nor of new atoms: their table is the process's, so
    /// what is new depends on what ran before.
    /// </summary>
    public static bool IsScheduled(Point point) => s_rows[(int)point].IsScheduled;

    /// <summary>It belongs to those who wait and those who wake them: objects of the engine's own stand for what the program waits for.</summary>
    public static bool IsOfWaiters(Point point) => point is Point.WaiterEnqueue or Point.WaiterPark or Point.LockHandOver or Point.QueuePost or Point.QueueLook or Point.ThreadEnd or Point.EndLook or Point.EndWait;

    /// <summary>All of them, in the order of their numbers.</summary>
    public static IReadOnlyList<Point> All { get; } = [.. s_rows.Select(static row => row.Point)];
}
