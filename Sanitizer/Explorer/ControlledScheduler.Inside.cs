using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Threads that are suspended inside the engine's operations, perhaps with one of its short locks held.</summary>
/// <remarks>
/// Such a thread counts as running: who stops the world waits for it, as it would without a scheduler, until it comes to a poll, waits or ends. Who
/// finds a short lock taken goes on after another thread has made a step. While somebody waits for the world to stop, threads outside of
/// the engine stay there.
/// Invariants: E3 a thread that found a lock taken is not chosen again before another one has made a step that is more than finding a lock
/// taken, so a schedule has no endless waits.
/// </remarks>
internal sealed partial class ControlledScheduler
{
    /// <summary>Steps that were more than finding a lock taken, and the last of them.</summary>
    private int _moves, _lastMove = -1;

    /// <summary>Decides which points inside the engine are scheduling points; null when none is.</summary>
    public override InsidePoints? Inside { get; set; }

    public override bool IsHushed { get; set; }

    public bool HearsPoints => Inside is not null;

    public void AtPoint(EngineThread thread, Point point, object? of)
    {
        if (Inside is { } inside && !_isOver && !IsHushed && Of(thread) is { State: StrandState.Running } strand)
            inside.Pass(strand, thread, point, of);
    }

    public bool AtTaken(EngineThread thread)
    {
        if (Inside is null || Of(thread) is not { State: StrandState.Running } strand)
            return false;
        // Whoever has the lock is suspended inside; if nobody is, it is no thread of the program's.
        if (!_strands.Exists(other => IsSuspendedInside(other, strand)))
            return false;
        strand.TakenAt = _moves;
        strand.Next = new Operation(Space.Engine, Effect.Change, null) { Verb = "finds a lock taken", Site = thread.Here() };
        strand.State = StrandState.Ready;
        strand.IsInside = true;
        Strand? next = _isOver ? _strands.Find(other => IsSuspendedInside(other, strand) && other.TakenAt < 0) ?? _strands.Find(other => IsSuspendedInside(other, strand)) : NextStrand();
        if (ReferenceEquals(next, strand))
            strand.State = StrandState.Running;
        else
            Suspend(strand, next);
        strand.IsInside = false;
        if (!_isOver)
        {
            strand.EnabledBy = _lastMove;
            Commit(strand);
        }
        strand.TakenAt = -1;
        return true;
    }

    private static bool IsSuspendedInside(Strand other, Strand self) => !ReferenceEquals(other, self) && other.IsInside && other.State == StrandState.Ready;

    public override void AtPoll(EngineThread thread)
    {
        // Polls come at moments that the machine decides, so nothing is decided here; but who wants to stop the world waits for one.
        if (Inside is null || _isOver || !thread.IsStopWanted)
            return;
        Strand strand = Of(thread);
        strand.Next = new Operation(Space.Engine, Effect.Change, null) { Verb = "stopped for another thread", Site = thread.Here() };
        strand.State = StrandState.Ready;
        Strand? next = NextStrand();
        if (ReferenceEquals(next, strand) || next is null)
        {
            strand.State = StrandState.Running;
            return;
        }
        Suspend(strand, next);
        if (!_isOver)
            Commit(strand);
    }

    private bool MayGoOn(Strand strand) => (strand.TakenAt < 0 || strand.TakenAt < _moves) && (strand.IsInside || !strand.Thread.IsStopWanted);

    /// <summary>The run is over: those that may have a lock first.</summary>
    private Strand? NextToUnwind() =>
        (Inside is null ? null : _strands.Find(static strand => strand.IsInside && strand.State == StrandState.Ready && strand.TakenAt < 0))
        ?? _strands.Find(static strand => strand.State is not (StrandState.Ended or StrandState.Outside));
}
