using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Testing;

/// <summary>The beginning of a test of a JavaScript program under many schedules: <c>Explore.Script("…").UnderEverySchedule().Passes()</c>.</summary>
/// <remarks>
/// Works with any test framework: a check that does not hold throws <see cref="ExploreFailedException"/>.
/// Thread safety: this class and what it returns are immutable and may be shared; each check runs on the calling thread (and on threads that it starts and ends),
/// and any number may run at the same time.
/// </remarks>
/// <example><code>
/// [Fact]
/// public void Increments_under_a_lock_are_not_lost() =>
///     Explore.Script("""
///         const lock = new Lock(), box = { n: 0 };
///         const t = new Thread(() => lock.hold(() => { box.n++; }));
///         lock.hold(() => { box.n++; });
///         t.join();
///         console.log(box.n);
///         """)
///     .UnderEverySchedule().Passes().AndAnswers("2").AndIsQuiet();
/// </code></example>
public static class Explore
{
    /// <summary>A program that is given as text.</summary>
    /// <param name="text">The program.</param>
    /// <param name="name">What positions call it.</param>
    /// <param name="isModule">It is an ES module.</param>
    public static ScriptUnderTest Script(string text, string name = "script.js", bool isModule = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ScriptUnderTest(new ExploredProgram(name, text, isModule));
    }

    /// <summary>A program in a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ScriptUnderTest File(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return System.IO.File.Exists(path) ? new ScriptUnderTest(new ExploredProgram(path)) : throw new FileNotFoundException($"expected a program at {path}, found none", path);
    }
}

/// <summary>A program, and how long it may be explored.</summary>
/// <remarks>Thread safety: immutable.</remarks>
public sealed record ScriptUnderTest
{
    internal ScriptUnderTest(ExploredProgram program) => Program = program;

    internal ExploredProgram Program { get; init; }

    internal TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(60);

    internal ulong Seed { get; init; } = 1;

    /// <summary>What the program finds in process.argv.</summary>
    public ScriptUnderTest WithArguments(params string[] arguments) => this with { Program = Program with { Arguments = arguments } };

    /// <summary>The search ends after this time; 60 seconds unless said otherwise.</summary>
    public ScriptUnderTest Within(TimeSpan budget) => this with { Budget = budget };

    /// <summary>What chance is drawn from: the strategy's and Math.random's. 1 unless said otherwise.</summary>
    public ScriptUnderTest WithSeed(ulong seed) => this with { Seed = seed };

    /// <summary>One schedule of each class that threads can tell apart; a check fails if the time is over before all were run.</summary>
    public ExploredScript UnderEverySchedule() => new(this, static () => new Dpor(), null, static strategy => strategy.IsComplete);

    /// <summary>All schedules with at most so many preemptions; a check fails if the time is over before all were run.</summary>
    public ExploredScript UnderEverySchedule(int preemptions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(preemptions);
        return new ExploredScript(this, () => new PreemptionBounded(preemptions), null, strategy => ((Systematic)strategy).BoundDone >= preemptions);
    }

    /// <summary>So many schedules, each thread that could go on as likely as any other.</summary>
    public ExploredScript UnderRandomSchedules(int count = 1000) => Under("random", count);

    /// <summary>So many schedules of a strategy, by its name: see <c>cjs explore --help</c>.</summary>
    /// <exception cref="ArgumentException">There is no strategy of that name.</exception>
    public ExploredScript Under(string strategy, int schedules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(schedules, 1);
        if (StrategyNames.Make(strategy) is null)
            throw new ArgumentException($"expected one of {string.Join(", ", StrategyNames.All.Select(static entry => entry.Name))}, found '{strategy}'", nameof(strategy));
        return new ExploredScript(this, () => StrategyNames.Make(strategy)!, schedules, static _ => true);
    }
}
