using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Jobs;

/// <summary>A timer of the loop. Kept by whoever may want to stop it.</summary>
internal sealed class LoopTimer(EventLoop loop, double periodMs, bool repeats, Action ring)
{
    /// <summary>Where it rings.</summary>
    public EventLoop Loop { get; } = loop;

    public double PeriodMs { get; } = periodMs;
    public bool Repeats { get; } = repeats;
    public Action Ring { get; } = ring;

    /// <summary>For a probe: what the ringing comes after.</summary>
    public object? Edge { get; set; }
    public double DueMs { get; set; }
    public long Order { get; set; }

    /// <summary>Waiting to ring.</summary>
    public bool IsActive { get; set; }

    /// <summary>Ringing runs no program, so it may happen between two jobs.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>A program may end before an unreferenced timer rings.</summary>
    public bool IsReferenced { get; set; } = true;
}

/// <summary>What happens after the main program: timers in the order they fall due, and work that other threads post.</summary>
/// <remarks>
/// The owner runs the loop; any thread may set and stop timers and post. Promise jobs run after every single piece of work. An operation
/// that will post its result later holds the loop open between <see cref="Hold"/> and <see cref="Release"/>.
/// Words: timers, under the lock; posted work, in a concurrent queue; two counts.
/// Invariants: V1 whoever adds something unparks the owner afterwards, so the owner never sleeps past it.
/// Memory order: the counts are read with acquire; Hold and Release are interlocked.
/// </remarks>
internal sealed class EventLoop(JsThread thread)
{
    private readonly PriorityQueue<LoopTimer, (double DueMs, long Order)> _timers = new();
    private Postbox<Action> _posted;
    private readonly TableLock _lock = new();
    private long _order;
    private int _referencedTimers;
    private int _holds;
    private int _quietTimers;

    /// <summary>Nothing is left that could make anything happen.</summary>
    public bool IsIdle
    {
        get
        {
            Amplifier.At(Point.QueueLook, thread.Jobs);
            return IsIdleNow;
        }
    }

    private bool IsIdleNow => Volatile.Read(ref _referencedTimers) == 0 && Volatile.Read(ref _holds) == 0 && _posted.IsEmpty && !thread.Jobs.HasTickets && thread.Jobs.IsEmpty;

    public LoopTimer SetTimer(double delayMs, bool repeats, Action ring, bool isQuiet = false)
    {
        // As browsers and Node do: no timer is shorter than a millisecond, and one too long rings at once.
        double period = delayMs is >= 1 and <= int.MaxValue ? Math.Floor(delayMs) : 1;
        var timer = new LoopTimer(this, period, repeats, ring) { IsQuiet = isQuiet };
        Start(timer);
        return timer;
    }

    /// <summary>Begins a timer's time anew.</summary>
    public void Start(LoopTimer timer)
    {
        using (_lock.Enter())
            StartHoldingLock(timer);
        Wake();
    }

    private void StartHoldingLock(LoopTimer timer)
    {
        if (!timer.IsActive && timer.IsReferenced)
            _referencedTimers++;
        if (!timer.IsActive && timer.IsQuiet)
            _quietTimers++;
        timer.IsActive = true;
        if (EngineThread.Current is { Probe: { } probe } setter && !ReferenceEquals(setter, thread))
            timer.Edge = probe.Depart(setter);
        timer.DueMs = thread.Cluster.Clock.MonotonicMs + timer.PeriodMs;
        timer.Order = ++_order;
        _timers.Enqueue(timer, (timer.DueMs, timer.Order));
    }

    public void StopTimer(LoopTimer timer)
    {
        using (_lock.Enter())
            StopHoldingLock(timer);
    }

    private void StopHoldingLock(LoopTimer timer)
    {
        if (timer.IsActive && timer.IsReferenced)
            _referencedTimers--;
        if (timer.IsActive && timer.IsQuiet)
            _quietTimers--;
        timer.IsActive = false;
    }

    public void SetReferenced(LoopTimer timer, bool referenced)
    {
        using Lock.Scope scope = _lock.Enter();
        if (timer.IsActive && timer.IsReferenced != referenced)
            _referencedTimers += referenced ? 1 : -1;
        timer.IsReferenced = referenced;
    }

    /// <summary>Something outside of the engine's threads may still post: a worker, a port.</summary>
    public bool HasHolds => Volatile.Read(ref _holds) > 0;

    /// <summary>The loop's thread sleeps until somebody posts: it can end when something is there to run.</summary>
    private sealed class Sleep(EventLoop loop, JobQueue jobs) : PendingWait
    {
        public override WaitReason Kind => WaitReason.Turn;

        public override bool CanEnd => loop.HasHolds || !loop._posted.IsEmpty || !jobs.IsEmpty || loop.SleepMs() >= 0;
    }

    private Sleep? _sleep;

    // Only a sleep without an end is worth a word.
    private void ParkUntilWork()
    {
        double ms = SleepMs();
        if (ms >= 0)
        {
            thread.Park(ms);
            return;
        }
        thread.Waiting = _sleep ??= new Sleep(this, thread.Jobs);
        object? none = null;
        thread.Probe?.WaitBegins(thread, WaitReason.Turn, thread, ref none);
        try
        {
            thread.Park(ms);
        }
        finally
        {
            thread.Waiting = null;
            thread.Probe?.WaitEnds(thread);
        }
    }

    public void Hold() => Interlocked.Increment(ref _holds);

    public void Release() => Interlocked.Decrement(ref _holds);

    /// <summary>Any thread: runs <paramref name="work"/> on the loop's thread.</summary>
    public void Post(Action work)
    {
        if (EngineThread.Current is { Probe: { } probe } poster && !ReferenceEquals(poster, thread))
        {
            Amplifier.At(Point.QueuePost, thread.Jobs);
            object? token = probe.Depart(poster);
            Action inner = work;
            work = () =>
            {
                thread.Probe?.Arrive(thread, token);
                inner();
            };
        }
        _posted.Enqueue(work);
        Wake();
    }

    /// <summary>Any thread: ends a sleep, so that the loop looks up.</summary>
    public void Wake() => thread.Unpark();

    /// <summary>Runs until nothing is left to happen or <paramref name="done"/> says so.</summary>
    public void Run(Func<bool>? done = null)
    {
        RunJobs();
        while (done?.Invoke() != true && !IsIdle)
        {
            if (!RunDue(done))
            {
                thread.WillWait(WaitKind.Events, this);
                ParkUntilWork();
            }
            thread.Poll();
            RunJobs();
        }
    }

    /// <summary>Rings due timers that run no program. For a drain of jobs that does not end: a job that makes the next one, and so on.</summary>
    public void RingQuietTimers()
    {
        if (Volatile.Read(ref _quietTimers) == 0)
            return;
        double now = thread.Cluster.Clock.MonotonicMs;
        var due = new List<LoopTimer>();
        using (_lock.Enter())
        {
            foreach ((LoopTimer timer, (double DueMs, long Order) entry) in _timers.UnorderedItems)
            {
                if (timer.IsQuiet && timer.IsActive && timer.Order == entry.Order && timer.DueMs <= now)
                    due.Add(timer);
            }
            foreach (LoopTimer timer in due)
                StopHoldingLock(timer);
        }
        foreach (LoopTimer timer in due)
            timer.Ring();
    }

    private void RunJobs() => thread.Cluster.RunJobs(thread);

    /// <summary>One turn: what is due, or what falls due within so many milliseconds. True when anything ran.</summary>
    public bool RunOnce(double waitMsMax)
    {
        RunJobs();
        if (RunDue(null))
            return true;
        double sleep = SleepMs();
        thread.Park(sleep < 0 ? waitMsMax : Math.Min(sleep, waitMsMax));
        return RunDue(null);
    }

    /// <summary>What is due now, each piece followed by its promise jobs. False when nothing was.</summary>
    private bool RunDue(Func<bool>? done)
    {
        bool any = false;
        // Timers set while this turn runs wait for the next one.
        long lastOrder = _order;
        double now = thread.Cluster.Clock.MonotonicMs;
        while (done?.Invoke() != true && TakeDue(now, lastOrder) is { } timer)
        {
            if (timer.Edge is { } edge)
                thread.Probe?.Arrive(thread, edge);
            timer.Ring();
            RunJobs();
            any = true;
        }

        for (int count = _posted.Count; count > 0 && done?.Invoke() != true && _posted.TryDequeue(out Action? work); count--)
        {
            work();
            RunJobs();
            any = true;
        }

        return any;
    }

    private LoopTimer? TakeDue(double now, long lastOrder)
    {
        using Lock.Scope scope = _lock.Enter();
        if (NextTimer() is not { } timer || !IsDue(timer, now) || timer.Order > lastOrder)
            return null;
        _timers.Dequeue();
        StopHoldingLock(timer);
        if (timer.Repeats)
            StartHoldingLock(timer);
        return timer;
    }

    // The shortest timers do not wait: programs use them to say "next turn".
    private static bool IsDue(LoopTimer timer, double now) => timer.DueMs <= now || timer.PeriodMs <= 1;

    // Stopped and restarted timers leave their old entries behind; they are dropped here.
    private LoopTimer? NextTimer()
    {
        while (_timers.TryPeek(out LoopTimer? timer, out (double DueMs, long Order) entry))
        {
            if (timer.IsActive && timer.Order == entry.Order)
                return timer;
            _timers.Dequeue();
        }

        return null;
    }

    private double SleepMs()
    {
        using Lock.Scope scope = _lock.Enter();
        return NextTimer() is { } timer ? Math.Max(0, timer.PeriodMs <= 1 ? 0 : timer.DueMs - thread.Cluster.Clock.MonotonicMs) : -1;
    }
}
