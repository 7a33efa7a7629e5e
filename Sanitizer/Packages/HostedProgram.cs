using ConcurrentJs.Hosting;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>A program of ours in an engine of its own. It tells through <c>__cjs</c> what became of it, and is stopped when it has gone on no more for too long.</summary>
/// <remarks>
/// Words: the count of steps, by the program's threads and the watch; done, failure and stuck, by one thread each, read after the run.
/// Invariants: a program that has made no step yet is not stopped: it is still loading.
/// Memory order: the count is interlocked; the end of the run orders the rest.
/// </remarks>
internal sealed class HostedProgram : IDisposable
{
    private const int LookMs = 500;

    private readonly Engine _engine;
    private readonly ScriptObject _host;
    private readonly int _silentMsMax;
    private long _steps;

    /// <param name="options">Time limit and seed.</param>
    /// <param name="silentMsMax">How long it may make no step.</param>
    /// <param name="probe">Who listens.</param>
    public HostedProgram(PackageOptions options, int silentMsMax, Probe? probe = null)
    {
        _silentMsMax = silentMsMax;
        _engine = new Engine(new EngineOptions
        {
            Globals = HostGlobals.Node,
            Threads = ThreadsMode.Parallel,
            Output = TextWriter.Null,
            ErrorOutput = TextWriter.Null,
            TimeLimit = options.TimeLimit,
            Seed = (ulong)options.Seed,
            Probe = probe,
        });
        _host = _engine.NewObject();
        _engine.Global["__cjs"] = _host;
        Hear("done", value => Done = value.AsString());
        Hear("failed", value => Failure = value.AsString());
    }

    /// <summary>What it said at its end.</summary>
    public string? Done { get; private set; }

    /// <summary>What it said went wrong, or what it threw.</summary>
    public string? Failure { get; private set; }

    /// <summary>Why it was stopped from outside.</summary>
    public string? Stopped { get; private set; }

    /// <summary>It was stopped because it made no step for too long.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Something the program finds in <c>__cjs</c>.</summary>
    public ScriptValue this[string name]
    {
        set => _host[name] = value;
    }

    /// <summary>A function of <c>__cjs</c> with one argument.</summary>
    public void Hear(string name, Action<ScriptValue> told) => _host.DefineFunction(name, 1, (in HostCall call) =>
    {
        told(call[0]);
        return ScriptValue.Undefined;
    });

    /// <summary>It goes on. Any thread.</summary>
    public void Step() => Interlocked.Increment(ref _steps);

    public void Run(string program, string name)
    {
        long seen = 0;
        int silentMs = 0;
        using var watch = new Timer(_ =>
        {
            long now = Interlocked.Read(ref _steps);
            silentMs = now == seen ? silentMs + LookMs : 0;
            seen = now;
            if (silentMs < _silentMsMax || now == 0)
                return;
            IsStuck = true;
            _engine.Stop();
        }, null, LookMs, LookMs);
        try
        {
            _engine.RunMainText(program, name);
        }
        catch (ScriptException thrown)
        {
            Failure ??= thrown.ScriptStack ?? thrown.Message;
        }
        catch (ScriptStoppedException stopped)
        {
            Stopped = stopped.Message;
        }
    }

    public void Dispose() => _engine.Dispose();
}
