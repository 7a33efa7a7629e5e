using System.Runtime.CompilerServices;

namespace ConcurrentJs.Threads;

/// <summary>Places inside the engine's protocols where another thread's step matters: between a check and the act it allows.</summary>
internal enum Point : byte
{
    /// <summary>A layout was looked at; the slot that it names is read or written next.</summary>
    ShapeToSlot,

    /// <summary>A new property's value is stored; the layout that names it is published next.</summary>
    ValueToShape,

    /// <summary>An existing element was seen; it is overwritten next.</summary>
    ElementCheckToWrite,

    /// <summary>Larger element storage is complete; it is published next.</summary>
    ElementGrowth,

    /// <summary>An element is stored or removed; the length that says so is published next.</summary>
    ElementToLength,

    /// <summary>A layout changed; the epoch is bumped next.</summary>
    ShapeToEpoch,

    /// <summary>A layout for a transition is made; it is entered next.</summary>
    TransitionEntry,

    /// <summary>A hash table is about to be rebuilt under its owner's lock.</summary>
    Rehash,

    /// <summary>A collection's entry was found without the lock; its value is read next.</summary>
    CollectionLook,

    /// <summary>A rope's text is ready; it is published next.</summary>
    RopeFlatten,

    /// <summary>A name was not found among the atoms; it is added next.</summary>
    AtomEntry,

    /// <summary>A lazy value is made; it is published next.</summary>
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

    /// <summary>A waiter decided to wait; it is queued next.</summary>
    WaiterEnqueue,

    /// <summary>A lock is free; whoever waits for it is woken next.</summary>
    LockHandOver,

    /// <summary>A thread has started and has done nothing yet.</summary>
    ThreadStart,

    /// <summary>A thread has done everything and is not finished yet.</summary>
    ThreadEnd,
}

/// <summary>The race amplifier: seeded short delays at named points, so that windows of a few instructions become wide.</summary>
/// <remarks>
/// Off unless the process was started with it (<see cref="AmplifierSetting"/>).
/// PERF: <see cref="IsOn"/> is a static readonly field, which the optimizing compiler takes for a constant: a point costs nothing then.
/// Chance is seeded and each thread draws from a stream of its own, so a seed makes the same delays happen as long as the threads pass
/// the same points; which thread is hurt by a delay is up to the machine all the same.
/// Delays spin or yield; they never park, so points may stand under a cell lock.
/// </remarks>
internal static class Amplifier
{
    private static readonly AmplifierSetting? s_setting = AmplifierSetting.OfProcess();

    public static readonly bool IsOn = s_setting is not null;

    [ThreadStatic]
    private static Chance? t_chance;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At(Point point)
    {
        if (IsOn)
            Pass(point, s_setting!, EngineThread.Current?.Id ?? 0);
    }

    /// <summary>What a passing does; apart from <see cref="At"/> so that a test can drive it.</summary>
    internal static void Pass(Point point, AmplifierSetting setting, int thread)
    {
        Chance chance = t_chance ??= new Chance(setting.Seed + (ulong)thread * 0x9E37_79B9_7F4A_7C15);
        ulong drawn = chance.NextUInt64() + (ulong)point;
        if (drawn % (ulong)setting.Period != 0)
            return;
        switch ((drawn >> 32) & 7)
        {
            case 0:
                Thread.Sleep(0);
                return;
            case 1:
                Thread.Yield();
                return;
            default:
                Thread.SpinWait(1 << (int)(4 + ((drawn >> 40) & 7)));
                return;
        }
    }
}
