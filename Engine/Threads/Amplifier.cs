using System.Runtime.CompilerServices;

namespace ConcurrentJs.Threads;

/// <summary>The race amplifier: seeded short delays at named points, so that windows of a few instructions become wide.</summary>
/// <remarks>
/// Off unless the process was started with it (<see cref="AmplifierSetting"/>).
/// PERF: <see cref="IsOn"/> is a static readonly field, which the optimizing compiler takes for a constant: a point costs nothing then.
/// Chance is seeded and each thread draws from a stream of its own, so a seed makes the same delays happen as long as the threads pass
/// the same points; which thread is hurt by a delay is up to the machine all the same.
/// Delays spin or yield; they never park, so points may stand under a cell lock.
/// The same points are scheduling points of a scheduler that wants them (<see cref="EnginePoints"/>). It may suspend a thread at one, also
/// under a cell lock or a table's: whoever finds such a lock taken says so (<see cref="Yield"/>) in place of spinning.
/// </remarks>
internal static class Amplifier
{
    private static readonly AmplifierSetting? s_setting = AmplifierSetting.OfProcess();

    internal static readonly bool IsScheduled = EnginePoints.OfProcess();

    public static readonly bool IsOn = s_setting is not null || IsScheduled;

    [ThreadStatic]
    private static Chance? t_chance;

    /// <param name="point">What was done, and what is done next.</param>
    /// <param name="of">The cell that it is done to; null when others could notice it that have no cell in common.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At(Point point, object? of = null)
    {
        if (IsOn)
            Pass(point, of);
    }

    /// <summary>A lock that is held for a few instructions was found taken, or another thread not yet stopped. False: nobody schedules this thread, so it may spin.</summary>
    /// <param name="isTaken">Whether it still is; asked by other threads too.</param>
    /// <param name="of">The cell whose lock it is, or the thread that is to stop; null for other locks.</param>
    public static bool Yield(Func<bool> isTaken, object? of = null) => IsScheduled && EngineThread.Current is { } thread && thread.Scheduler.AtTaken(thread, isTaken, of);

    /// <summary>A point at which a cell's lock is taken next. The lock is free afterwards, if its holder is scheduled like this thread.</summary>
    internal static void PassLock(Point point, object of, Func<bool> isTaken)
    {
        if (IsScheduled && EngineThread.Current is { } thread)
            thread.Scheduler.AtLock(thread, point, of, isTaken);
        if (s_setting is { } setting)
            Pass(point, setting, EngineThread.Current?.Id ?? 0);
        while (IsScheduled && isTaken() && Yield(isTaken, of))
        {
        }
    }

    /// <summary>What a passing does; apart from <see cref="At"/> so that a test can drive it.</summary>
    internal static void Pass(Point point, object? of)
    {
        EngineThread? thread = EngineThread.Current;
        if (thread is not null && PointTable.IsScheduled(point))
            thread.Scheduler.AtPoint(thread, point, of);
        if (s_setting is { } setting)
            Pass(point, setting, thread?.Id ?? 0);
    }

    /// <summary>The amplifier's part.</summary>
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
