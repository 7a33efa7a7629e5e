using ConcurrentJs.Heap;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>A value that belongs to no heap: what StructuredSerialize makes and StructuredDeserialize reads (HTML 2.7).</summary>
/// <remarks>Immutable once written. Holds texts, numbers and blocks of bytes, no objects of any engine, so any thread of any engine may read it; once, if it carries transferred things.</remarks>
/// <param name="Tokens">Primitives stand for themselves. A hole, which no program can hold, is followed by a <see cref="CloneTag"/> and what that says.</param>
/// <param name="Carried">Blocks of bytes and ports, by the numbers in the tokens.</param>
internal sealed record CloneMessage(JsValue[] Tokens, object[] Carried)
{
    /// <summary>For a probe: what the sender did before comes before what the receiver does.</summary>
    public object? Edge { get; init; }

    /// <summary>The message as it leaves its sender.</summary>
    public CloneMessage From(EngineThread sender) => sender.Probe is { } probe ? this with { Edge = probe.Depart(sender) } : this;

    /// <summary>The message as it comes to its receiver.</summary>
    public CloneMessage To(EngineThread receiver)
    {
        if (Edge is { } edge)
            receiver.Probe?.Arrive(receiver, edge);
        return this;
    }
}

/// <summary>What follows a hole in the tokens of a message.</summary>
internal enum CloneTag
{
    /// <summary>The number of an object that was written before.</summary>
    Known,

    /// <summary>How many properties; key and value each.</summary>
    Object,

    /// <summary>The length; how many properties; key and value each.</summary>
    Array,

    /// <summary>The length; every element.</summary>
    DenseArray,

    /// <summary>The primitive.</summary>
    Wrapper,

    /// <summary>The time.</summary>
    Date,

    /// <summary>Source and flags.</summary>
    RegExp,

    /// <summary>How many; key and value each.</summary>
    Map,

    /// <summary>How many; each value.</summary>
    Set,

    /// <summary>The prototype's intrinsic number; message, stack and cause, each after true, or false alone.</summary>
    Error,

    /// <summary>The number of a block that is this buffer's own from now on.</summary>
    Buffer,

    /// <summary>The number of a block that stays shared.</summary>
    SharedBuffer,

    /// <summary>Element type, buffer, byte offset, length.</summary>
    TypedArray,

    /// <summary>Buffer, byte offset, byte length.</summary>
    DataView,

    /// <summary>The number of a port that moves.</summary>
    Port,
}
