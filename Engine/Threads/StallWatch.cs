using ConcurrentJs.Probes;

namespace ConcurrentJs.Threads;

/// <summary>Looks from time to time whether threads wait for ever, and tells once.</summary>
/// <remarks>
/// Words: _isOff. Invariants: B1 what is told was found while the world was stopped, so it cannot have ended meanwhile.
/// Memory order: a look without stopping comes first; whoever it finds is looked at again under the stop.
/// A look may be under way when the watch is disposed. It does harm to nobody: a program that has ended does not wait.
/// </remarks>
internal sealed class StallWatch : IDisposable
{
    private const double PeriodMs = 50;

    private readonly ThreadRegistry _registry;
    private readonly bool _rings;
    private readonly Action<IReadOnlyList<EngineThread>, StallKind> _stopped, _told;
    private readonly Timer _timer;
    private int _isOff;

    /// <param name="registry">Whose threads.</param>
    /// <param name="rings">Whether some threads that wait for each other are told of while others run.</param>
    /// <param name="stopped">Called while the world is stopped.</param>
    /// <param name="told">Called afterwards, once; the watch is over then.</param>
    public StallWatch(ThreadRegistry registry, bool rings, Action<IReadOnlyList<EngineThread>, StallKind> stopped, Action<IReadOnlyList<EngineThread>, StallKind> told)
    {
        (_registry, _rings, _stopped, _told) = (registry, rings, stopped, told);
        _timer = new Timer(static watch => ((StallWatch)watch!).Look(), this, TimeSpan.FromMilliseconds(PeriodMs), TimeSpan.FromMilliseconds(PeriodMs));
    }

    private void Look()
    {
        if (Volatile.Read(ref _isOff) != 0 || Stalls.Find(_registry, _rings).Count == 0)
            return;
        List<EngineThread> found = [];
        StallKind kind = StallKind.Program;
        _registry.WhileStopped(null, () =>
        {
            found = Stalls.Find(_registry, _rings);
            kind = found.Count == _registry.Snapshot().Length ? StallKind.Program : StallKind.Threads;
            if (found.Count == 0 || Interlocked.Exchange(ref _isOff, 1) != 0)
                found = [];
            else
                _stopped(found, kind);
        });
        if (found.Count > 0)
            _told(found, kind);
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _isOff, 1);
        _timer.Dispose();
    }
}
