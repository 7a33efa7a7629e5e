using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Threads that are suspended inside the engine's operations, perhaps with one of its short locks held.</summary>
/// <remarks>
/// Such a thread counts as running: who stops the world waits for it, as it would without a scheduler, until it comes to a poll, waits or ends. Who
/// finds a short lock taken can go on again when it is free. While somebody waits for the world to stop, threads outside of the engine stay there.
/// Invariants: E3 a thread that is about to take a lock is not chosen before that lock is free, so a schedule has no endless waits, and finding
/// it taken is no step: the taking is.
/// </remarks>
internal sealed partial class ControlledScheduler
{
    /// <summary>Decides which points inside the engine are scheduling points; null when none is.</summary>
    public override InsidePoints? Inside { get; set; }

    public override bool IsHushed { get; set; }

    public bool HearsPoints => Inside is not null;

    public void AtPoint(EngineThread thread, Point point, object? of)
    {
        if (Inside is { } inside && !_isOver && !IsHushed && Of(thread) is { State: StrandState.Running } strand)
            inside.Pass(strand, thread, point, of);
    }

    public void AtLock(EngineThread thread, Point point, object of, Func<bool> isTaken)
    {
        if (Inside is not { } inside || _isOver || IsHushed || Of(thread) is not { State: StrandState.Running } strand)
            return;
        // To take the lock is the step, so it is not made before the lock is free.
        (strand.IsTaken, strand.WasFree) = (isTaken, !isTaken());
        inside.Pass(strand, thread, point, of, takesCell: true);
        strand.IsTaken = null;
        foreach (Strand other in _strands)
            other.Cells.RemoveAll(cell => ReferenceEquals(cell.Of, of));
        strand.Cells.Add((of, isTaken));
    }

    public bool AtTaken(EngineThread thread, Func<bool> isTaken, object? of)
    {
        if (Inside is null || Of(thread) is not { State: StrandState.Running } strand)
            return false;
        // Whoever has the lock is suspended inside; if nobody is, it is no thread of the program's.
        if (!_strands.Exists(other => IsSuspendedInside(other, strand)))
            return false;
        if (of is EngineThread awaited)
            (isTaken, of) = (() => IsInside(awaited), null);
        (strand.IsTaken, strand.WasFree) = (isTaken, false);
        strand.Next = new Operation(Space.Engine, Effect.Change, of) { TargetNumber = of is null ? 0 : Inside.NumberOf(of), Verb = "goes on with a lock that is free again", Site = thread.Here() };
        strand.State = StrandState.Ready;
        strand.IsInside = true;
        Strand? next = _isOver ? _strands.Find(other => IsSuspendedInside(other, strand) && other.IsTaken is null) ?? _strands.Find(other => IsSuspendedInside(other, strand)) : NextStrand();
        if (ReferenceEquals(next, strand))
            strand.State = StrandState.Running;
        else
            Suspend(strand, next);
        strand.IsInside = false;
        strand.IsTaken = null;
        if (!_isOver)
            Commit(strand);
        return true;
    }

    // One that is about to be suspended outside of the engine ends running before another one goes on.
    private bool IsInside(EngineThread thread) => _strands.Exists(strand => ReferenceEquals(strand.Thread, thread) && (strand.State == StrandState.Running || (strand.State == StrandState.Ready && strand.IsInside)));

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

    private bool MayGoOn(Strand strand) => (strand.IsTaken is null || IsFree(strand)) && (strand.IsInside || !strand.Thread.IsStopWanted);

    // The short locks that a thread has as it makes a step: a step that takes one of them could not have come before it.
    private static IReadOnlyList<object>? HeldBy(Strand strand)
    {
        if (strand.Cells.Count == 0)
            return null;
        strand.Cells.RemoveAll(static cell => !cell.IsTaken());
        return strand.Cells.Count == 0 ? null : [.. strand.Cells.Select(static cell => cell.Of)];
    }

    // What freed the lock is the last step that was made before it was seen free: only one thread runs.
    private bool IsFree(Strand strand)
    {
        // Whoever has it is suspended inside; if nobody is, it is no thread of the program's.
        bool isFree = !strand.IsTaken!() || !_strands.Exists(other => IsSuspendedInside(other, strand));
        if (isFree && !strand.WasFree)
            strand.EnabledBy = _lastStep;
        strand.WasFree = isFree;
        return isFree;
    }

    /// <summary>The run is over: those that may have a lock first.</summary>
    private Strand? NextToUnwind() =>
        (Inside is null ? null : _strands.Find(static strand => strand.IsInside && strand.State == StrandState.Ready && strand.IsTaken is null))
        ?? _strands.Find(static strand => strand.State is not (StrandState.Ended or StrandState.Outside));
}
