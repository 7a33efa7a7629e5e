using System.Collections.Concurrent;
using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Test262.Tests;

/// <summary>The engine as the runner sees it: a fresh one for each test, harness files parsed once for all of them.</summary>
/// <param name="race">Whether the race detector listens, and hears everything.</param>
internal sealed class EngineHost(bool race = false) : ITest262Host
{
    private readonly ConcurrentDictionary<string, Script> _harness = new();

    public IHostRealm CreateRealm(HostRealmOptions options) => new HostRealm(_harness, options, race ? new RaceSession(recordsAll: true) : null);

    private sealed class HostRealm : IHostRealm
    {
        private readonly ConcurrentDictionary<string, Script> _harness;
        private readonly CancellationToken _stop;
        private readonly Engine _engine;
        private readonly RaceSession? _session;
        private bool _ranHarness;

        public HostRealm(ConcurrentDictionary<string, Script> harness, HostRealmOptions options, RaceSession? session)
        {
            _session = session;
            _harness = harness;
            _stop = options.Stop;
            _engine = new Engine(new EngineOptions
            {
                Shell = true,
                CanBlock = options.CanBlock,
                Output = new LineWriter(options.Print),
                ModuleLoader = new FileModuleLoader(),
                Probe = session?.Probe,
            });
        }

        public HostOutcome RunHarness(string source, string name) => Guard(Phase.Runtime, () =>
        {
            if (!_harness.TryGetValue(name, out Script? script))
                _harness[name] = script = _engine.Compile(source, name);
            _engine.MainRealm.Run(script, _stop);
            _ranHarness = true;
        });

        public HostOutcome RunScript(string source, string path)
        {
            Script? script = null;
            HostOutcome parsed = Guard(Phase.Parse, () => script = _engine.Compile(source, path));
            return parsed.Succeeded ? Guard(Phase.Runtime, () => _engine.MainRealm.Run(script!, _stop)) : parsed;
        }

        public HostOutcome RunModule(string source, string path)
        {
            ScriptModule? module = null;
            HostOutcome outcome = Guard(Phase.Parse, () => module = _engine.CompileModule(source, path));
            if (outcome.Succeeded)
                outcome = Guard(Phase.Resolution, () => module!.Link(_stop));
            return outcome.Succeeded ? Guard(Phase.Runtime, () => module!.Evaluate(_stop)) : outcome;
        }

        public HostOutcome DrainJobs(Func<bool> done) => Guard(Phase.Runtime, () => _engine.RunEventLoop(_stop));

        public string? Reports()
        {
            if (_session is null)
                return null;
            RaceRun run = _session.Result(static _ => true);
            // The harness touches something; a raw file need not.
            if (_ranHarness && run.Accesses == 0)
                return "race detector: expected it to hear of accesses, found none";
            return string.Concat(run.Races.Select((race, i) => "race detector: " + ReportText.Of(race, i + 1, colour: false))
                .Concat(run.Deadlocks.Select((deadlock, i) => $"race detector: {deadlock}"))) is { Length: > 0 } text ? text : null;
        }

        public void Dispose() => _engine.Dispose();

        private HostOutcome Guard(Phase phase, Action action)
        {
            try
            {
                action();
                return HostOutcome.Ok;
            }
            catch (ScriptStoppedException) when (_stop.IsCancellationRequested)
            {
                throw new HostStoppedException();
            }
            catch (ScriptException thrown)
            {
                return new HostOutcome(phase, ConstructorName(thrown.Value), Text(thrown));
            }
        }

        // What negative tests name: the constructor's name, as the suite's own hosts find it.
        private static string ConstructorName(ScriptValue thrown)
        {
            try
            {
                return thrown.IsObject && thrown.AsObject()["constructor"] is { IsObject: true } constructor
                    ? constructor.AsObject()["name"].ToString()
                    : thrown.ToString();
            }
            catch (ScriptException)
            {
                return "";
            }
        }

        private static string Text(ScriptException thrown)
        {
            if (thrown.Value.IsObject && ConstructorName(thrown.Value) == "Test262Error")
                return $"Test262Error: {Message(thrown.Value.AsObject())}";
            return thrown.Message + (thrown.ScriptStack is { } stack ? "\n" + stack : "");
        }

        private static string Message(ScriptObject error)
        {
            try
            {
                return error["message"].ToString();
            }
            catch (ScriptException)
            {
                return "";
            }
        }
    }

    private sealed class LineWriter(Action<string> print) : StringWriter
    {
        public override void WriteLine(string? value) => print(value ?? "");
    }
}
