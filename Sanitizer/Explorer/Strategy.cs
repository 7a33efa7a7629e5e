namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>What a strategy may look at when it decides.</summary>
public interface IScheduleView
{
    /// <summary>The threads that could go on, by number, ascending. At least two.</summary>
    ReadOnlySpan<int> Ready { get; }

    /// <summary>The thread that ran last; -1 when it is not among those that could go on.</summary>
    int Current { get; }

    /// <summary>How many steps were made.</summary>
    int Steps { get; }

    /// <summary>The event hash so far, folded: equal runs have equal ones.</summary>
    ushort Check { get; }

    /// <summary>A thread by its number.</summary>
    Strand StrandOf(int number);

    /// <summary>How many threads there are, those that ended included.</summary>
    int StrandCount { get; }

    /// <summary>Where an operation stands in the source: <c>bank.js:7:5</c>.</summary>
    string PositionOf(in Operation operation);
}

/// <summary>Decides which thread goes on. One instance serves many schedules, one after the other.</summary>
public abstract class Strategy
{
    /// <summary>As it is written on the command line and in repro files.</summary>
    public abstract string Name { get; }

    /// <summary>A new schedule begins. False when there is none left that it has not been through.</summary>
    public virtual bool Begin(ulong seed) => true;

    /// <summary>The number of one of the threads that are ready. -1: this schedule is not worth going on with.</summary>
    public abstract int Choose(IScheduleView view);

    /// <summary>Only one thread could go on: whether the schedule is worth going on with.</summary>
    public virtual bool MayGoOn(IScheduleView view, int only) => true;

    /// <summary>A thread has the turn and makes its step now; also told when there was nothing to choose.</summary>
    public virtual void Stepped(IScheduleView view, Strand strand, in Operation operation) { }

    /// <summary>Whether <see cref="Finished"/> looks at the run's <see cref="RunOutcome.Trace"/>, which costs memory.</summary>
    public virtual bool ReadsTrace => true;

    /// <summary>The schedule is over.</summary>
    public virtual void Finished(RunOutcome outcome) { }

    /// <summary>What is known now to be a scheduling point changed: what was covered must be covered again.</summary>
    public virtual void PointsChanged() { }

    /// <summary>What was covered, when the strategy can say so.</summary>
    public virtual string? Coverage => null;

    /// <summary>Whether everything was covered when <see cref="Begin"/> said that nothing is left.</summary>
    public virtual bool IsComplete => false;
}

/// <summary>Numbers from a seed: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).</summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>As if <see cref="Next()"/> had been asked for so many times.</summary>
    public void Skip(long count) => _state += unchecked((ulong)count * 0x9E3779B97F4A7C15);

    /// <summary>Less than <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)((UInt128)Next() * (ulong)bound >> 64);

    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));
}
