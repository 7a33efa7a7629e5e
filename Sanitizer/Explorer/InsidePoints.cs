using ConcurrentJs.Probes;
using ConcurrentJs.Threads;
using EnginePoint = ConcurrentJs.Threads.Point;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Which of the points inside the engine's operations are scheduling points: those on objects that threads share, and those whose objects are the engine's own.</summary>
/// <remarks>
/// As with accesses (<see cref="PointMap"/>) places in the source are learned, here together with the point's name: <c>bank.js:12:5 value-to-shape</c>. An
/// object counts as one place; an access of a program's to any part of it is one that looks at it or changes it. One instance serves one run.
/// </remarks>
internal sealed class InsidePoints(ControlledScheduler scheduler, PointMap map, Func<IProbeNames> names)
{
    private static readonly PointClass s_passer = new("", isInternal: true);

    private readonly Dictionary<object, Cell> _cells = new(ReferenceEqualityComparer.Instance);

    private sealed class Cell
    {
        public readonly Place Place = new();

        /// <summary>Below 0, in the order in which steps were first made on such objects: the same in every run of a schedule.</summary>
        public int Number;
    }

    private int _numbered;

    private Cell CellOf(object of)
    {
        if (!_cells.TryGetValue(of, out Cell? known))
            _cells.Add(of, known = new Cell());
        return known;
    }

    /// <summary>The program makes an access: it touches the whole object.</summary>
    public void Note(Strand strand, CodeSite site, object target, Effect effect, PointClass place)
    {
        if (scheduler.IsAlone)
            return;
        CellOf(target).Place.Note(strand, effect is Effect.Look or Effect.Test ? Effect.Look : Effect.Change, place, map);
        CellOf(site.Context.Code).Place.Note(strand, Effect.Look, s_passer, map);
    }

    /// <summary>Returns when the thread may go on.</summary>
    public void Pass(Strand strand, EngineThread thread, EnginePoint point, object? of, bool takesCell = false)
    {
        // What a thread does alone is in order with all that others do: it is not even noted.
        if (scheduler.IsAlone)
            return;
        CodeSite site = thread.Here();
        PointClass place = map.ClassOf(site, point, names());
        Effect effect = PointTable.Reads(point) ? Effect.Look : Effect.Change;
        CellOf(site.Context.Code).Place.Note(strand, Effect.Look, s_passer, map);
        if (point == EnginePoint.CachePublication)
            CellOf(site.Context.Code).Place.Note(strand, Effect.Change, place, map);
        else if (of is not null)
            CellOf(of).Place.Note(strand, effect, place, map);
        else
            map.Learn(place);
        if (!place.IsPoint)
            return;
        scheduler.Progress();
        scheduler.Point(strand, new Operation(Space.Engine, effect, of) { TargetNumber = of is null ? 0 : NumberOf(CellOf(of)), Site = site, Verb = PointTable.NameOf(point), IsOfWaiters = PointTable.IsOfWaiters(point), TakesCell = takesCell });
    }

    /// <summary>The number of an object that a step is made on.</summary>
    public int NumberOf(object of) => NumberOf(CellOf(of));

    private int NumberOf(Cell cell) => cell.Number == 0 ? cell.Number = --_numbered : cell.Number;
}
