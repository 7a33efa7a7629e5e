namespace ConcurrentJs.Probes;

/// <summary>One activation in a stack, in the terms of the source. Lines and columns count from 1.</summary>
/// <param name="Function">The function's name; empty at top level and for functions without one.</param>
/// <param name="Path">The file, as the program named it.</param>
/// <param name="Offset">Of the instruction in <paramref name="Text"/>, or -1.</param>
/// <param name="Text">The whole source text.</param>
public readonly record struct SourceFrame(string Function, string Path, int Line, int Column, int Offset, string Text);

/// <summary>How a probe words what it heard of. Nothing here runs user code; any thread may ask.</summary>
public interface IProbeNames
{
    /// <summary>Where an instruction of a function stands.</summary>
    SourceFrame FrameAt(object code, int pc);

    /// <summary>A property key: <c>price</c>, <c>Symbol(iterator)</c>, <c>#secret</c>.</summary>
    string Key(object key);

    /// <summary>What sort of thing an object is: <c>Array</c>, <c>Map</c>, the name of its class.</summary>
    string Kind(object target);

    /// <summary>The present value of a property, as short text; null when there is none to show.</summary>
    string? ValueOf(object target, object key);

    /// <summary>The present value of an element.</summary>
    string? ElementOf(object target, uint index);

    /// <summary>The present value of a variable.</summary>
    string? VariableOf(object variable);
}
