namespace ConcurrentJs.Hosting;

/// <summary>A program threw and nothing in it caught. Also syntax errors, which JavaScript throws when code is loaded.</summary>
public sealed class ScriptException : Exception
{
    internal ScriptException(ScriptValue value, string message, string? scriptStack, ScriptLocation? location, bool isSyntaxError, Exception? inner)
        : base(message, inner)
    {
        Value = value;
        ScriptStack = scriptStack;
        Location = location;
        IsEarlyError = isSyntaxError;
    }

    /// <summary>What was thrown: usually an Error object, but JavaScript can throw anything.</summary>
    public ScriptValue Value { get; }

    /// <summary>The error's <c>stack</c>, when it has one.</summary>
    public string? ScriptStack { get; }

    /// <summary>Where it was thrown, when that is known.</summary>
    public ScriptLocation? Location { get; }

    /// <summary>The code did not run at all: it could not be parsed.</summary>
    public bool IsEarlyError { get; }
}

/// <summary>Why a program was stopped.</summary>
public enum StopReason
{
    /// <summary>A cancellation token was signalled.</summary>
    Cancelled,

    /// <summary><see cref="EngineOptions.TimeLimit"/> ran out.</summary>
    TimeLimit,

    /// <summary><see cref="EngineOptions.MemoryLimit"/> was passed.</summary>
    MemoryLimit,

    /// <summary>The program itself asked to exit (process.exit, quit).</summary>
    Exit,

    /// <summary>Its threads wait for ever (<see cref="EngineOptions.Stalls"/>).</summary>
    Stalled,
}

/// <summary>A program was stopped from outside, or by its own exit. No script can catch this; the engine can be used again afterwards.</summary>
public sealed class ScriptStoppedException : OperationCanceledException
{
    internal ScriptStoppedException(StopReason reason, string message, int exitCode = 0, CancellationToken token = default) : base(message, token)
    {
        Reason = reason;
        ExitCode = exitCode;
    }

    /// <summary>Why.</summary>
    public StopReason Reason { get; }

    /// <summary>The code the program asked for, when <see cref="Reason"/> is <see cref="StopReason.Exit"/>.</summary>
    public int ExitCode { get; }
}
