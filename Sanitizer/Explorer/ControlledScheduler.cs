using System.Runtime.CompilerServices;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>
/// Lets exactly one thread of the explored program run, and asks a strategy at every point who is next. Time is virtual: it stands still while
/// anybody can go on, and jumps to the next deadline when nobody can.
/// </summary>
/// <remarks>
/// Every thread of the program has an operating-system thread that sleeps on its baton; whoever runs hands the turn over itself, so there is
/// no controller in between, and none when the same thread goes on. All state here belongs to whoever has the turn; the batons order it.
/// One instance serves one run.
/// Invariants: E1 one strand is Running, or none while the turn is the host's. E2 between two points a run depends on nothing but the
/// choices made so far and the points known at its beginning.
/// Memory order: the batons; <see cref="_isHung"/>, the step count and whose turn it is are also looked at by the watchdog.
/// </remarks>
internal sealed partial class ControlledScheduler(Strategy strategy, RunLimits limits, Workers workers, Baton host) : RunControl(limits), IThreadScheduler, IScheduleView
{
    /// <summary>Steps and decisions of a small program.</summary>
    private const int RoomAtFirst = 32;

    private readonly List<int> _choices = new(RoomAtFirst);
    private readonly List<ushort> _checks = new(RoomAtFirst);
    private readonly List<TraceStep>? _trace = strategy.ReadsTrace ? new(RoomAtFirst) : null;
    private int[] _ready = new int[8];
    private int _readyCount, _current = -1, _lastStep = -1, _preemptions, _jumps, _streak;
    private ulong _hash = 14695981039346656037;
    private volatile int _steps;
    private volatile bool _isHung;
    private volatile Baton? _running;
    private readonly object _timeline = new();
    private bool _decided, _wasCut;

    public override IReadOnlyList<int> Choices => _choices;
    public override IReadOnlyList<ushort> Checks => _checks;
    public override IReadOnlyList<TraceStep> Trace => _trace ?? [];
    public override ulong Hash => _hash;
    public override int Preemptions => _preemptions;
    public override int Steps => _steps;

    // ---- What the strategy sees ---------------------------------------------------------------------------------------------

    ReadOnlySpan<int> IScheduleView.Ready => _ready.AsSpan(0, _readyCount);

    int IScheduleView.Current => _current >= 0 && _strands[_current].State == StrandState.Ready && Array.IndexOf(_ready, _current, 0, _readyCount) >= 0 ? _current : -1;

    int IScheduleView.StrandCount => _strands.Count;

    string IScheduleView.PositionOf(in Operation operation) => Verdicts.Position(operation.Site);

    /// <summary>The strategy ended the run: it had seen enough of it.</summary>
    public override bool WasCut => _wasCut;

    public ushort Check => (ushort)(_hash ^ (_hash >> 16) ^ (_hash >> 32) ^ (_hash >> 48));

    public Strand StrandOf(int number) => _strands[number];

    // ---- Threads ----------------------------------------------------------------------------------------------------------------

    public override Strand AddMain(EngineThread main)
    {
        Strand strand = base.AddMain(main);
        strand.Baton = host;
        return strand;
    }

    public override Strand Add(EngineThread thread)
    {
        Strand strand = base.Add(thread);
        strand.EnabledBy = _lastStep;
        return strand;
    }

    public override void Enter(EngineThread thread) => Resume(Entering(thread));

    public override void Leave(EngineThread thread)
    {
        Strand strand = Leaving(thread);
        _current = -1;
        if (strand.Number == 0)
            return;
        if (strand.Worker is { } worker)
            workers.Return(worker);
        Strand? next = NextStrand();
        if (next is null)
            host.Give();
        else
            HandOver(next);
    }

    public override void Start(EngineThread thread, Action body)
    {
        Strand strand = Of(thread);
        strand.Body = () => thread.Run(body);
        strand.State = StrandState.Ready;
    }

    /// <summary>By the host, after the main thread left: the others run to their end. Returns when none of them can go on.</summary>
    public override void Drain()
    {
        while (_strands.Exists(static strand => strand.State is not (StrandState.Ended or StrandState.Outside)))
        {
            Strand? next = NextStrand();
            if (next is null)
            {
                // The program is over, and nobody else can go on: who still waits does so for ever.
                End(_isOver ? null : Verdicts.LeftWaiting(this));
                continue;
            }
            HandOver(next);
            host.Take();
        }
    }

    // ---- Points -----------------------------------------------------------------------------------------------------------------

    /// <summary>The thread is about to make a step that others can notice. Returns when it may.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void Point(Strand strand, in Operation operation)
    {
        if (_isOver)
            return;
        strand.Quiet = 0;
        strand.Next = _streak > _limits.StreakMax ? operation with { IsYield = true } : operation;
        strand.State = StrandState.Ready;
        strand.IsInside = Inside is not null;
        Strand? next = NextStrand();
        if (ReferenceEquals(next, strand))
        {
            strand.State = StrandState.Running;
            _streak++;
        }
        else
        {
            Suspend(strand, next);
        }
        strand.IsInside = false;
        if (!_isOver)
            Commit(strand);
    }

    /// <summary>Something happened that is no step of waiting and timing out.</summary>
    public override void Progress() => _jumps = 0;

    private void Commit(Strand strand)
    {
        // Strategies and recorders look at objects, too.
        bool wasHushed = IsHushed;
        IsHushed = true;
        CommitHushed(strand);
        IsHushed = wasHushed;
    }

    private void CommitHushed(Strand strand)
    {
        Operation operation = strand.Next;
        Mix((ulong)strand.Number);
        Mix(((ulong)operation.Space << 8) | (ulong)operation.Effect | ((ulong)(uint)operation.TargetNumber << 16));
        if (operation.Site is { } site)
            Mix(HashOf(site));
        int decision = _choices.Count > 0 && _decided ? _choices.Count - 1 : -1;
        _decided = false;
        _trace?.Add(new TraceStep(strand.Number, operation, strand.EnabledBy, decision, strand.After.Count == 0 ? null : [.. strand.After]) { Held = Inside is null ? null : HeldBy(strand) });
        strand.After.Clear();
        strand.LastStep = ++_lastStep;
        strand.EnabledBy = -1;
        strategy.Stepped(this, strand, operation);
        int steps = ++_steps;
        if (_limits.StepsPerMs > 0 && steps % _limits.StepsPerMs == 0)
            _now++;
        if (steps > _limits.StepsMax)
            End(Verdicts.Livelock(this, steps));
    }

    private void Mix(ulong value)
    {
        _hash = (_hash ^ value) * 1099511628211;
        _hash ^= _hash >> 29;
    }

    // ---- Waiting ----------------------------------------------------------------------------------------------------------------

    public override bool Park(EngineThread thread, double msMax)
    {
        Strand strand = Of(thread);
        if (!Waits(strand, msMax, out bool answer))
            return answer;
        strand.State = StrandState.Blocked;
        object? reacquired = strand.WaitsFor == WaitKind.Lock ? strand.WaitsOn : strand.Reacquires;
        // Inside the engine it is a step: who goes on looks at what it waited for.
        strand.Wakes = new Operation(Space.Sync, reacquired is null && Inside is null ? Effect.None : Effect.Change, reacquired)
        { Verb = "go on", Site = strand.WaitsAt, IsAcquire = Inside is null && reacquired is not null && double.IsPositiveInfinity(strand.Deadline), IsOfWaiters = Inside is not null };
        // The end of a wait by time is in order with everything: the clock has moved.
        strand.Next = double.IsPositiveInfinity(strand.Deadline) ? strand.Wakes
            : new Operation(Space.Sync, Effect.Change, _timeline) { Verb = "time out", Site = strand.WaitsAt, Also = strand.WaitsOn, IsOfTime = true };
        Strand? next = NextStrand();
        if (!ReferenceEquals(next, strand))
            Suspend(strand, next);
        strand.State = StrandState.Running;
        bool woken = strand.Permit;
        strand.Permit = false;
        strand.Deadline = double.PositiveInfinity;
        if (!_isOver && !IsAlone)
            Commit(strand);
        return woken;
    }

    public override void Unpark(EngineThread thread)
    {
        if (Find(thread) is not { } strand)
            return;
        strand.Permit = true;
        if (_isHung || strand.State != StrandState.Blocked)
            return;
        strand.State = StrandState.Ready;
        strand.Next = strand.Wakes;
        strand.EnabledBy = _lastStep;
        if (_trace is not null && _lastStep >= 0 && !double.IsPositiveInfinity(strand.Deadline))
            _trace[_lastStep] = _trace[_lastStep] with { InTime = [.. _trace[_lastStep].InTime ?? [], strand.Number] };
    }

    // ---- The turn ---------------------------------------------------------------------------------------------------------------

    private void Suspend(Strand strand, Strand? next)
    {
        if (!strand.IsInside)
            strand.Thread.EndRunning();
        // There is nobody but the two.
        bool isSoon = next is not null && Alive == 2;
        if (next is null)
            host.Give();
        else
            HandOver(next);
        strand.Baton!.Take(isSoon);
        Resume(strand);
    }

    private void Resume(Strand strand)
    {
        _running = strand.Baton;
        _current = strand.Number;
        _streak = 0;
        strand.State = StrandState.Running;
        if (!strand.IsInside)
            strand.Thread.BeginRunning();
    }

    private void HandOver(Strand next)
    {
        if (next.Worker is null && next.Baton is null)
        {
            next.Worker = workers.Take(next.Body!);
            next.Baton = next.Worker.Baton;
        }
        next.Baton!.Give();
    }

    /// <summary>Who has the turn from here on; null when nobody can go on and the main thread has left.</summary>
    private Strand? NextStrand()
    {
        while (true)
        {
            if (_isOver)
                return NextToUnwind();
            int waiting = CollectReady();
            if (_readyCount > 0)
            {
                int chosen = _readyCount > 1 ? Decide() : strategy.MayGoOn(this, _ready[0]) ? _ready[0] : -1;
                if (chosen >= 0)
                    return Chosen(chosen);
                _wasCut = true;
                End(null);
                continue;
            }
            // All who could go on want locks that others have: they wait for them now, so that who waits for whom is known.
            if (waiting >= 0)
                return Chosen(waiting);
            if (Inside is not null && _strands.Exists(static strand => strand.IsTaken is not null && strand.State == StrandState.Ready))
            {
                End(Verdicts.Taken(this));
                continue;
            }
            if (TryJump())
                continue;
            if (_strands[0].State == StrandState.Outside)
                return null;
            End(Verdicts.Stuck(this));
        }
    }

    /// <summary>Who can go on. Answers one of those that could only begin to wait for a lock, or -1.</summary>
    private int CollectReady()
    {
        int waiting = -1;
        _readyCount = 0;
        if (_ready.Length < _strands.Count)
            _ready = new int[_strands.Count * 2];
        foreach (Strand strand in _strands)
        {
            if (strand.State != StrandState.Ready || (Inside is not null && !MayGoOn(strand)))
                continue;
            if (strand.Next.IsAcquire && HolderOf(strand.Next.Target) is { } holder && !ReferenceEquals(holder, strand))
                waiting = strand.Number;
            else
                _ready[_readyCount++] = strand.Number;
        }
        if (_readyCount > 0 && NextToTimeOut() is { } early)
        {
            // In its place: the numbers are in order.
            int at = _readyCount++;
            for (; at > 0 && _ready[at - 1] > early.Number; at--)
                _ready[at] = _ready[at - 1];
            _ready[at] = early.Number;
        }
        return waiting;
    }

    /// <summary>The first wait that time would end, if that may happen while others could go on.</summary>
    private Strand? NextToTimeOut()
    {
        Strand? first = null;
        foreach (Strand strand in _strands)
        {
            if (strand.State == StrandState.Blocked && strand.Deadline < (first?.Deadline ?? double.PositiveInfinity))
                first = strand;
        }
        if (Inside is not null && first is { Thread.IsStopWanted: true })
            return null;
        return first is not null && first.Deadline - _now <= _limits.SlackMs && _jumps <= _limits.JumpsMax ? first : null;
    }

    private int Decide()
    {
        int current = ((IScheduleView)this).Current;
        bool wasHushed = IsHushed;
        IsHushed = true;
        int chosen = strategy.Choose(this);
        IsHushed = wasHushed;
        if (chosen < 0)
            return -1;
        if (_ready.AsSpan(0, _readyCount).IndexOf(chosen) < 0)
            chosen = current >= 0 ? current : _ready[0];
        if (current >= 0 && chosen != current)
            _preemptions++;
        _checks.Add(Check);
        _choices.Add(chosen);
        _decided = true;
        return chosen;
    }

    private Strand Chosen(int number)
    {
        Strand strand = _strands[number];
        if (strand.State == StrandState.Blocked)
        {
            _jumps++;
            _now = Math.Max(_now, strand.Deadline);
            strand.State = StrandState.Ready;
        }
        // A thread's first step is to begin: it has no point of its own to be committed at.
        if (strand is { Worker: null, Baton: null })
            Commit(strand);
        return strand;
    }

    /// <summary>Nobody can go on: the time jumps to the next deadline.</summary>
    private bool TryJump()
    {
        double next = double.PositiveInfinity;
        foreach (Strand strand in _strands)
        {
            if (strand.State == StrandState.Blocked)
                next = Math.Min(next, strand.Deadline);
        }
        // The engine's own waits look up from time to time: when nothing else ever happens, nobody will end them.
        if (double.IsPositiveInfinity(next) || ++_jumps > (Alive > 1 ? _limits.JumpsMax : _limits.StepsMax))
            return false;
        _now = Math.Max(_now, next);
        foreach (Strand strand in _strands)
        {
            if (strand.State == StrandState.Blocked && strand.Deadline <= _now)
            {
                strand.State = StrandState.Ready;
                strand.EnabledBy = -1;
                // It happens because nobody else could go on: after everything.
                foreach (Strand other in _strands)
                {
                    if (other.LastStep >= 0)
                        strand.After.Add(other.LastStep);
                }
            }
        }
        return true;
    }

    /// <summary>The run is over: everything that still runs or waits is stopped. Null: nothing was found.</summary>
    public override void End(RunVerdict? verdict)
    {
        if (_isOver)
            return;
        Verdict ??= verdict;
        _isOver = true;
        Stop();
    }

    public override TimeSpan? Computed => _running?.Computed();

    /// <summary>From the watchdog's thread: the program runs and makes no step.</summary>
    public override void Hang(RunVerdict verdict)
    {
        _isHung = true;
        End(verdict);
    }
}
