using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>
/// Who decides in one run of an explored program: the engine's scheduler and its time, what <see cref="ExplorerProbe"/> tells it, and what
/// <see cref="ScheduleRunner"/> asks it at the end. Here is what all of them keep in the same way: the threads, who has which lock, virtual time.
/// </summary>
/// <remarks>
/// One instance serves one run; called by whoever has the turn.
/// Invariants: E4 once a run is over nothing is decided or noted any more. Memory order: whatever hands over the turn; that a run is over is also seen without it.
/// </remarks>
internal abstract class RunControl(RunLimits limits) : IThreadScheduler, ITimeSource
{
    /// <summary>What the program takes for now at its start: 2024-01-01, midnight.</summary>
    private const double Epoch = 1_704_067_200_000;

    private readonly Dictionary<object, Strand> _holders = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _unheard = new(ReferenceEqualityComparer.Instance);
    private int _unjoined, _clockReads;
    private bool _hasMainLeft;

    private protected readonly RunLimits _limits = limits;
    private protected readonly List<Strand> _strands = [];
    private protected volatile bool _isOver;

    /// <summary>The virtual time.</summary>
    private protected double _now;

    /// <summary>Stops the engine; called once, when the run is to end early.</summary>
    public Action Stop { protected get; set; } = static () => { };

    /// <summary>How to word what happened.</summary>
    public Verdicts Verdicts { get; set; } = null!;

    /// <summary>Says where a thread is, for the event hash: the same on every machine.</summary>
    public Func<CodeSite, ulong> HashOf { protected get; set; } = static _ => 0;

    public RunVerdict? Verdict { get; protected set; }

    /// <summary>Nothing is decided or noted any more: the threads unwind.</summary>
    public bool IsOver => _isOver;

    public IReadOnlyList<Strand> Strands => _strands;

    public abstract int Steps { get; }

    // What a schedule can be repeated with, where this is who repeats it.
    public virtual IReadOnlyList<int> Choices => [];
    public virtual IReadOnlyList<ushort> Checks => [];
    public virtual IReadOnlyList<TraceStep> Trace => [];
    public virtual ulong Hash => 0;
    public virtual int Preemptions => 0;
    public virtual bool WasCut => false;

    /// <summary>Decides which points inside the engine are scheduling points; null when none is.</summary>
    public virtual InsidePoints? Inside
    {
        get => null;
        set { }
    }

    /// <summary>Nothing that is done now is a step of the program's: a detector looks at it.</summary>
    public virtual bool IsHushed
    {
        get => false;
        set { }
    }

    // ---- Time -----------------------------------------------------------------------------------------------------------------

    public double NowMs => Epoch + MonotonicMs;

    public double MonotonicMs
    {
        get
        {
            // A program that waits for the time to pass must see it pass.
            if (++_clockReads % 256 == 0)
                _now++;
            return _now;
        }
    }

    // ---- Threads ----------------------------------------------------------------------------------------------------------------

    /// <summary>Threads that have not ended; the main thread counts while it is inside.</summary>
    public int Alive { get; private set; }

    /// <summary>One thread is left, and everything that others did comes before what it does: nobody will notice its steps.</summary>
    // What the main thread did last need not come before what the one that is left does. Without points inside nobody can tell.
    public bool IsAlone => Alive < 2 && _unjoined == 0 && !(_hasMainLeft && Inside is not null);

    public virtual Strand AddMain(EngineThread main)
    {
        Strand strand = Add(main);
        strand.State = StrandState.Outside;
        Alive = 0;
        return strand;
    }

    public virtual Strand Add(EngineThread thread)
    {
        var strand = new Strand(thread, _strands.Count);
        _strands.Add(strand);
        Alive++;
        return strand;
    }

    public Strand Of(EngineThread thread)
    {
        int id = thread.Id;
        if (id < _strands.Count && ReferenceEquals(_strands[id].Thread, thread))
            return _strands[id];
        return Find(thread) ?? throw new InvalidOperationException($"expected a thread that was started under the scheduler, found thread {id}");
    }

    // Threads that unwind at the same time may start others meanwhile: no enumerator.
    private protected Strand? Find(EngineThread thread) => _strands.Find(strand => ReferenceEquals(strand.Thread, thread));

    public void Joined(Strand strand)
    {
        if (!strand.IsJoined && strand.State == StrandState.Ended)
            _unjoined--;
        strand.IsJoined = true;
    }

    /// <summary>How an <see cref="Enter"/> begins.</summary>
    private protected Strand Entering(EngineThread thread)
    {
        Strand strand = Of(thread);
        if (strand.State == StrandState.Outside)
            Alive++;
        if (strand.Number == 0)
            _hasMainLeft = false;
        return strand;
    }

    /// <summary>How a <see cref="Leave"/> begins.</summary>
    private protected Strand Leaving(EngineThread thread)
    {
        thread.EndRunning();
        Strand strand = Of(thread);
        Alive--;
        strand.State = strand.Number == 0 ? StrandState.Outside : StrandState.Ended;
        if (strand.Number == 0)
            _hasMainLeft = true;
        else if (!strand.IsJoined)
            _unjoined++;
        return strand;
    }

    /// <summary>How a <see cref="Park"/> begins: notes what is waited for. False when there is nothing to wait for, and what to answer then.</summary>
    private protected bool Waits(Strand strand, double msMax, out bool answer)
    {
        answer = true;
        if (_isOver)
            return false;
        if (strand.Permit)
        {
            strand.Permit = false;
            return false;
        }
        answer = msMax != 0;
        if (!answer)
            return false;
        EngineThread thread = strand.Thread;
        strand.Deadline = msMax < 0 || !double.IsFinite(msMax) ? double.PositiveInfinity : _now + msMax;
        (strand.WaitsFor, strand.WaitsOn, strand.WaitsAt) = (thread.WaitsFor, thread.WaitsOn, thread.Here());
        return true;
    }

    public abstract void Enter(EngineThread thread);
    public abstract void Leave(EngineThread thread);
    public abstract void Start(EngineThread thread, Action body);
    public abstract bool Park(EngineThread thread, double msMax);
    public abstract void Unpark(EngineThread thread);
    public abstract void AtPoll(EngineThread thread);

    /// <summary>The thread is about to make a step that others can notice. Returns when it may.</summary>
    public abstract void Point(Strand strand, in Operation operation);

    /// <summary>Something happened that is no step of waiting and timing out.</summary>
    public abstract void Progress();

    /// <summary>By the host, after the main thread left: the others run to their end. Returns when none of them can go on.</summary>
    public abstract void Drain();

    /// <summary>The run is over: everything that still runs or waits is stopped. Null: nothing was found.</summary>
    public abstract void End(RunVerdict? verdict);

    /// <summary>For the watchdog: how long the operating-system thread that has the turn has computed; null when that is not known.</summary>
    public virtual TimeSpan? Computed => null;

    /// <summary>From the watchdog's thread: the program runs and makes no step.</summary>
    public abstract void Hang(RunVerdict verdict);

    public void Outside(EngineThread thread, string what)
    {
        if (!_isOver)
            End(Verdicts.Uncontrolled(what));
    }

    // ---- What the probe tells, for verdicts ------------------------------------------------------------------------------------

    public void Holds(object sync, Strand? strand)
    {
        if (_isOver)
            return;
        if (strand is null)
            _holders.Remove(sync);
        else
            _holders[sync] = strand;
    }

    public Strand? HolderOf(object? sync) => sync is not null && _holders.TryGetValue(sync, out Strand? holder) ? holder : null;

    public void Notified(object sync, int woken)
    {
        if (woken == 0 && !_isOver)
            _unheard.Add(sync);
    }

    /// <summary>Somebody notified it while nobody waited.</summary>
    public bool WasUnheard(object? sync) => sync is not null && _unheard.Contains(sync);
}

/// <summary>How far one run may go.</summary>
/// <param name="StepsMax">Steps after which a run counts as one that gets nowhere.</param>
/// <param name="StreakMax">Steps of one thread while others wait, after which strategies prefer the others.</param>
/// <param name="JumpsMax">Times that the clock may jump while nothing happens.</param>
/// <param name="SlackMs">A wait with a time limit may end while others could go on when no more than this is left: machines are slow at times.</param>
/// <param name="StepsPerMs">So many steps take a millisecond, so that whoever spins until a timer rings comes to its end; 0: steps take no time.</param>
internal sealed record RunLimits(int StepsMax = 50_000, int StreakMax = 400, int JumpsMax = 200, double SlackMs = ScheduleRunner.UsualSlackMs, int StepsPerMs = 0);
