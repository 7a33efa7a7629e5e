using ConcurrentJs.Heap;

namespace ConcurrentJs.Runtime.Errors;

/// <summary>A JavaScript throw on its way through native code. The interpreter turns it back into control flow at the first handler.</summary>
internal sealed class JsException(JsValue value) : Exception
{
    public JsValue Value { get; } = value;

    public override string Message => ValueText.Of(Value);
}

/// <summary>The end of execution by a time limit, a memory limit, a cancellation or an exit. No script can catch it.</summary>
internal sealed class TerminationException(TerminationReason reason) : Exception
{
    public TerminationReason Reason { get; } = reason;

    public override string Message => Reason switch
    {
        TerminationReason.Cancelled => "Execution was cancelled",
        TerminationReason.TimeLimit => "Execution passed its time limit",
        TerminationReason.MemoryLimit => "Execution passed its memory limit",
        TerminationReason.Exit => "The program asked to exit",
        TerminationReason.Stalled => "The program cannot go on: its threads wait for each other for ever",
    };
}

internal enum TerminationReason : byte { Cancelled, TimeLimit, MemoryLimit, Exit, Stalled }
