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
/// Shares with <see cref="ControlledScheduler"/> the contract and the book-keeping, and no decision: it is there to be compared with it. Time is virtual in the same
/// sense. One instance serves one run. All state belongs to whoever has the turn, which Coyote hands over under its lock; conditions of
/// waits are asked under that lock by whoever has the turn. When a run ends early the threads unwind at the same time, and nothing
/// is decided or noted any more.
/// </remarks>
internal sealed class CoyoteScheduler(RunLimits limits) : RunControl(limits)
{
    private readonly List<Seat?> _seats = [];
    private readonly Lock _ending = new();
    private int _jumps, _steps, _streak, _current = -1;
    private Seat? _lastInside;

    public override int Steps => _steps;

    /// <summary>Coyote itself saw that nobody could go on.</summary>
    public bool WasStuck { get; private set; }

    /// <summary>The program had ended while threads still waited: Coyote, whose root was not waiting, has no word for that.</summary>
    public bool HasEnded { get; private set; }

    // ---- Threads ----------------------------------------------------------------------------------------------------------------

    public override Strand AddMain(EngineThread main)
    {
        Strand strand = base.AddMain(main);
        _seats[0] = new Seat(Thread.CurrentThread, isRoot: true);
        return strand;
    }

    public override Strand Add(EngineThread thread)
    {
        _seats.Add(null);
        return base.Add(thread);
    }

    public override void Enter(EngineThread thread)
    {
        Entering(thread).State = StrandState.Running;
        thread.BeginRunning();
    }

    public override void Leave(EngineThread thread) => Leaving(thread);

    public override void Start(EngineThread thread, Action body)
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
        Ask(seat, () => Controlled.OnStarted(id), hasTurn: false);
        run();
        Ask(seat, static () =>
        {
            Controlled.OnCompleted();
            Controlled.ScheduleNext();
        });
    }

    public override void Drain()
    {
        Strand main = _strands[0];
        if (!_isOver)
            Ask(_seats[0]!, () => Controlled.PauseUntil(() => !_strands.Exists(strand => CanGoOn(strand) || MayTimeOut(strand))));
        // The program is over, and nobody else can go on: who still waits does so for ever.
        if (_strands.Exists(static strand => strand.State is not (StrandState.Ended or StrandState.Outside)))
        {
            HasEnded = !_isOver;
            End(_isOver ? null : Verdicts.LeftWaiting(this));
        }
        foreach (Seat? seat in _seats)
        {
            if (seat is { IsRoot: false })
                seat.Thread.Join();
        }
        main.State = StrandState.Outside;
    }

    // ---- Points and waits ---------------------------------------------------------------------------------------------------------

    public override void Point(Strand strand, in Operation operation)
    {
        if (_isOver)
            return;
        strand.Quiet = 0;
        strand.Next = operation;
        strand.State = StrandState.Ready;
        Seat seat = _seats[strand.Number]!;
        bool yields = operation.IsYield || _streak > _limits.StreakMax;
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
        if (++_steps > _limits.StepsMax)
            End(Verdicts.Livelock(this, _steps));
    }

    public override void Progress() => _jumps = 0;

    public override bool Park(EngineThread thread, double msMax)
    {
        Strand strand = Of(thread);
        if (!Waits(strand, msMax, out bool answer))
            return answer;
        bool isTimed = !double.IsPositiveInfinity(strand.Deadline);
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

    public override void Unpark(EngineThread thread)
    {
        if (Find(thread) is { } strand)
            strand.Permit = true;
    }

    public override void AtPoll(EngineThread thread)
    {
        // Polls come at moments that the machine decides, so nothing is decided here.
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
        return isAlone ? _jumps <= (Alive > 1 ? _limits.JumpsMax : _limits.StepsMax) : strand.Deadline - _now <= _limits.SlackMs && _jumps <= _limits.JumpsMax;
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
        Ask(seat, wait);
        strand.Thread.BeginRunning();
        _streak = _current == strand.Number ? _streak + 1 : 0;
        _current = strand.Number;
    }

    /// <summary>Coyote ends a run by an interrupt of the thread that asked it, and of those it made itself.</summary>
    private void Ask(Seat seat, Action call, bool hasTurn = true)
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

    public override void End(RunVerdict? verdict)
    {
        if (!_isOver)
            Verdict ??= verdict;
        Over(byCoyote: false);
    }

    public override void Hang(RunVerdict verdict) => End(verdict);

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
}
