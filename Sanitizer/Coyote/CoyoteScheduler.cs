using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Threads;
using Microsoft.Coyote.Runtime;
using Controlled = Microsoft.Coyote.Runtime.Operation;
using Operation = ConcurrentJs.Sanitizer.Explorer.Operation;

namespace ConcurrentJs.Sanitizer.Coyote;

/// <summary>
/// The engine's scheduler contract on top of Microsoft.Coyote: each JavaScript thread is a controlled operation, each point an
/// <c>Interleave</c>, each wait a <c>PauseUntil</c>. Coyote's strategies choose, and Coyote says when nobody can go on.
/// </summary>
/// <remarks>
/// Shares with <see cref="ControlledScheduler"/> the contract and no code: it is there to be compared with it. Time is virtual in the same
/// sense. One instance serves one run. All state belongs to whoever has the turn, which Coyote hands over under its lock; conditions of
/// waits are asked under that lock by whoever has the turn. When a run ends early the threads unwind at the same time, and nothing
/// is decided or noted any more.
/// </remarks>
internal sealed class CoyoteScheduler(RunLimits limits) : IRunControl
{
    private const double Epoch = 1_704_067_200_000;

    private readonly List<Strand> _strands = [];
    private readonly List<Seat?> _seats = [];
    private readonly Dictionary<object, Strand> _holders = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _unheard = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _ending = new();
    private double _now;
    private int _alive, _unjoined, _clockReads, _jumps, _steps, _streak, _current = -1;
    private Seat? _lastInside;
    private volatile bool _isOver;

    public Action Stop { private get; set; } = static () => { };
    public Verdicts Verdicts { get; set; } = null!;
    public Func<CodeSite, ulong> HashOf { private get; set; } = static _ => 0;
    public RunVerdict? Verdict { get; private set; }
    public bool IsOver => _isOver;
    public bool IsAlone => _alive < 2 && _unjoined == 0;
    public IReadOnlyList<Strand> Strands => _strands;
    public int Steps => _steps;

    /// <summary>Coyote itself saw that nobody could go on.</summary>
    public bool WasStuck { get; private set; }

    // Choices are Coyote's affair: its own trace repeats them.
    public IReadOnlyList<int> Choices => [];
    public IReadOnlyList<ushort> Checks => [];
    public IReadOnlyList<TraceStep> Trace => [];
    public ulong Hash => 0;
    public int Preemptions => 0;
    public bool WasCut => false;

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

    public Strand AddMain(EngineThread main)
    {
        Strand strand = Add(main);
        strand.State = StrandState.Outside;
        _seats[0] = new Seat(Thread.CurrentThread, isRoot: true);
        _alive = 0;
        return strand;
    }

    public Strand Add(EngineThread thread)
    {
        var strand = new Strand(thread, _strands.Count);
        _strands.Add(strand);
        _seats.Add(null);
        _alive++;
        return strand;
    }

    public Strand Of(EngineThread thread) =>
        _strands.Find(strand => ReferenceEquals(strand.Thread, thread))
        ?? throw new InvalidOperationException($"expected a thread that was started under the scheduler, found thread {thread.Id}");

    public void Joined(Strand strand)
    {
        if (!strand.IsJoined && strand.State == StrandState.Ended)
            _unjoined--;
        strand.IsJoined = true;
    }

    public void Enter(EngineThread thread)
    {
        Strand strand = Of(thread);
        if (strand.State == StrandState.Outside)
            _alive++;
        strand.State = StrandState.Running;
        thread.BeginRunning();
    }

    public void Leave(EngineThread thread)
    {
        thread.EndRunning();
        Strand strand = Of(thread);
        _alive--;
        strand.State = strand.Number == 0 ? StrandState.Outside : StrandState.Ended;
        if (strand.Number != 0 && !strand.IsJoined)
            _unjoined++;
    }

    public void Start(EngineThread thread, Action body)
    {
        Strand strand = Of(thread);
        strand.State = StrandState.Ready;
        ulong id = Controlled.CreateNext() ?? throw new InvalidOperationException("expected to run inside of a TestingEngine, found none");
        Controlled.Start(id);
        Seat seat = null!;
        seat = new Seat(new Thread(() => Live(seat, id, () => thread.Run(body)), 4 << 20) { IsBackground = true, Name = $"controlled {strand.Number}" }, isRoot: false) { IsInside = true };
        _seats[strand.Number] = seat;
        seat.Thread.Start();
    }

    private void Live(Seat seat, ulong id, Action run)
    {
        Inside(seat, () => Controlled.OnStarted(id), hasTurn: false);
        run();
        Inside(seat, static () =>
        {
            Controlled.OnCompleted();
            Controlled.ScheduleNext();
        });
    }

    public void Drain()
    {
        Strand main = _strands[0];
        if (!_isOver)
            Inside(_seats[0]!, () => Controlled.PauseUntil(() => !_strands.Exists(strand => CanGoOn(strand) || MayTimeOut(strand))));
        // The program is over, and nobody else can go on: who still waits does so for ever.
        if (_strands.Exists(static strand => strand.State is not (StrandState.Ended or StrandState.Outside)))
            End(_isOver ? null : Verdicts.LeftWaiting(this));
        foreach (Seat? seat in _seats)
        {
            if (seat is { IsRoot: false })
                seat.Thread.Join();
        }
        main.State = StrandState.Outside;
    }

    // ---- Points and waits ---------------------------------------------------------------------------------------------------------

    public void Point(Strand strand, in Operation operation)
    {
        if (_isOver)
            return;
        strand.Quiet = 0;
        strand.Next = operation;
        strand.State = StrandState.Ready;
        Seat seat = _seats[strand.Number]!;
        bool yields = operation.IsYield || _streak > limits.StreakMax;
        Switch(strand, seat, yields ? SchedulingPoint.Yield : SchedulingPoint.Interleave);
        object? wanted = operation.IsAcquire ? operation.Target : null;
        if (!_isOver && wanted is not null && !IsFreeFor(strand, wanted))
        {
            (strand.WaitsFor, strand.WaitsOn, strand.WaitsAt) = (WaitKind.Lock, wanted, operation.Site);
            Wait(strand, seat, () => IsFreeFor(strand, wanted));
        }
        strand.State = StrandState.Running;
        if (!_isOver)
            Step();
    }

    private void Step()
    {
        if (++_steps > limits.StepsMax)
            End(Verdicts.Livelock(this, _steps));
    }

    public void Progress() => _jumps = 0;

    public bool Park(EngineThread thread, double msMax)
    {
        Strand strand = Of(thread);
        if (_isOver)
            return true;
        if (strand.Permit)
        {
            strand.Permit = false;
            return true;
        }
        if (msMax == 0)
            return false;
        bool isTimed = msMax > 0 && double.IsFinite(msMax);
        strand.Deadline = isTimed ? _now + msMax : double.PositiveInfinity;
        (strand.WaitsFor, strand.WaitsOn, strand.WaitsAt) = (thread.WaitsFor, thread.WaitsOn, thread.Here());
        Seat seat = _seats[strand.Number]!;
        // A pause whose condition holds already is none: whoever may time out at once gives the others their chance by a point.
        if (isTimed)
            Switch(strand, seat, SchedulingPoint.Interleave);
        Wait(strand, seat, () => strand.Permit || MayTimeOut(strand));
        strand.State = StrandState.Running;
        bool woken = strand.Permit;
        if (!woken && isTimed)
        {
            _jumps++;
            _now = Math.Max(_now, strand.Deadline);
        }
        strand.Permit = false;
        strand.Deadline = double.PositiveInfinity;
        if (!_isOver && !IsAlone)
            Step();
        return woken || _isOver;
    }

    public void Unpark(EngineThread thread)
    {
        if (_strands.Find(strand => ReferenceEquals(strand.Thread, thread)) is { } strand)
            strand.Permit = true;
    }

    public void AtPoll(EngineThread thread)
    {
        // Polls come at moments that the machine decides, so nothing is decided here.
    }

    public void Outside(EngineThread thread, string what)
    {
        if (!_isOver)
            End(Verdicts.Uncontrolled(what));
    }

    private bool IsFreeFor(Strand strand, object sync) => HolderOf(sync) is not { } holder || ReferenceEquals(holder, strand);

    /// <summary>Without any time passing.</summary>
    private bool CanGoOn(Strand strand) => strand.State switch
    {
        StrandState.Ready or StrandState.Running => true,
        StrandState.Blocked => strand.Permit || (double.IsPositiveInfinity(strand.Deadline) && _seats[strand.Number]!.Ends!()),
        _ => false,
    };

    /// <summary>The first wait that time would end: when nobody can go on otherwise, or soon, since machines are slow at times.</summary>
    private bool MayTimeOut(Strand strand)
    {
        if (strand.State != StrandState.Blocked || double.IsPositiveInfinity(strand.Deadline))
            return false;
        bool isAlone = true;
        foreach (Strand other in _strands)
        {
            if (other.State == StrandState.Blocked && (other.Deadline < strand.Deadline || (other.Deadline == strand.Deadline && other.Number < strand.Number)))
                return false;
            isAlone &= !CanGoOn(other);
        }
        return isAlone ? _jumps <= (_alive > 1 ? limits.JumpsMax : limits.StepsMax) : strand.Deadline - _now <= limits.SlackMs && _jumps <= limits.JumpsMax;
    }

    // ---- The turn -----------------------------------------------------------------------------------------------------------------

    private void Wait(Strand strand, Seat seat, Func<bool> ends)
    {
        if (_isOver)
            return;
        strand.State = StrandState.Blocked;
        seat.Ends = ends;
        Switch(strand, seat, () => Controlled.PauseUntil(ends));
        seat.Ends = null;
    }

    private void Switch(Strand strand, Seat seat, Action wait)
    {
        strand.Thread.EndRunning();
        Inside(seat, wait);
        strand.Thread.BeginRunning();
        _streak = _current == strand.Number ? _streak + 1 : 0;
        _current = strand.Number;
    }

    /// <summary>Coyote ends a run by an interrupt of the thread that asked it, and of those it made itself.</summary>
    private void Inside(Seat seat, Action call, bool hasTurn = true)
    {
        if (_isOver && hasTurn)
            return;
        try
        {
            seat.IsInside = true;
            if (hasTurn)
                _lastInside = seat;
            call();
        }
        catch (ThreadInterruptedException)
        {
            Over(byCoyote: true);
        }
        seat.IsInside = false;
        if (!_isOver || hasTurn)
            return;
        // An interrupt that came too early for the call above is not for the program.
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            seat.IsInside = false;
        }
    }

    public void End(RunVerdict? verdict)
    {
        if (!_isOver)
            Verdict ??= verdict;
        Over(byCoyote: false);
    }

    public void Hang(RunVerdict verdict) => End(verdict);

    private void Over(bool byCoyote)
    {
        lock (_ending)
        {
            if (_isOver)
                return;
            if (byCoyote)
            {
                WasStuck = true;
                Verdict ??= Verdicts.Stuck(this);
            }
            _isOver = true;
        }
        Stop();
        foreach (Seat? seat in _seats)
        {
            // Whoever asked Coyote last has been told by Coyote, and so has the thread that Coyote made.
            bool isTold = byCoyote && (seat is { IsRoot: true } || ReferenceEquals(seat, _lastInside));
            if (seat is { IsInside: true } && !isTold && seat.Thread != Thread.CurrentThread)
                seat.Thread.Interrupt();
        }
    }

    // ---- What the probe tells --------------------------------------------------------------------------------------------------------

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

    public bool WasUnheard(object? sync) => sync is not null && _unheard.Contains(sync);
}
