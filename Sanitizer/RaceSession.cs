using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.HappensBefore;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer;

/// <summary>One run under the race detector: hand <see cref="Probe"/> to the engine's options, read <see cref="Reporter"/> afterwards.</summary>
public sealed class RaceSession
{
    public RaceSession()
    {
        Reporter = new Reporter(() => Detector!.Names!);
        Detector = new Detector(Reporter.Add);
    }

    public Detector Detector { get; }

    public Probe Probe => Detector;

    public Reporter Reporter { get; }
}
