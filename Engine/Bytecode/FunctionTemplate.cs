using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode;

/// <summary>What a function is, as far as calling and constructing it goes.</summary>
[Flags]
internal enum FunctionFlags
{
    None = 0,
    Strict = 1,
    Arrow = 2,
    /// <summary>Method, getter, setter or class initializer: no constructor, no prototype property (but for generators).</summary>
    Method = 4,
    ClassConstructor = 8,
    /// <summary>A class constructor with extends: `this` starts as Hole.</summary>
    Derived = 16,
    Generator = 32,
    Async = 64,
    /// <summary>Top-level code, not callable by scripts.</summary>
    Program = 128,
    Module = 256,
    /// <summary>The code reads its own `this`; without it the caller may leave r0 unset in sloppy calls.</summary>
    UsesThis = 512,
    /// <summary>Direct eval code.</summary>
    Eval = 1024,
}

/// <summary>Where a closure's captured box comes from when the closure is made: a box register of the running frame, or the running
/// closure's own captures.</summary>
internal readonly record struct CaptureSource(bool IsRegister, int Index)
{
    public override string ToString() => IsRegister ? $"r{Index}" : $"^{Index}";
}

/// <summary>A function as the code that makes closures of it knows it: everything but the bytecode, which follows on the first call.</summary>
/// <remarks>
/// States: not compiled → compiled, once. Words: one, <c>CodeField</c>.
/// Invariants:
///   F1  Code is null until a first compilation is done, and never changes after that.
/// Memory order: the BytecodeFunction is complete before the CAS (a full fence) stores its reference; readers load it with acquire.
/// A thread that compiles at the same time drops its result. ABA: none, one way. Progress: lock-free.
/// Checked by: tests/Engine.Tests/Bytecode/FunctionTemplateTests.
/// </remarks>
internal sealed class FunctionTemplate
{
    /// <summary>The published code; a field for the interpreter's calls, everybody else asks <see cref="Code"/>.</summary>
    internal BytecodeFunction? CodeField;

    public required string Name { get; init; }

    /// <summary>The initial value of the `length` property.</summary>
    public required int Length { get; init; }

    public required FunctionFlags Flags { get; init; }
    public required SourceText Source { get; init; }

    /// <summary>The source text that Function.prototype.toString answers: [Start, End).</summary>
    public required int Start { get; init; }
    public required int End { get; init; }

    /// <summary>How CreateClosure fills the closure's captures.</summary>
    public required CaptureSource[] Captures { get; init; }

    /// <summary>Names of the captured variables, in the same order.</summary>
    public required string[] CaptureNames { get; init; }

    /// <summary>The tree to compile; null for a default constructor.</summary>
    public CodeNode? Node { get; init; }

    /// <summary>The class whose constructor this is.</summary>
    public ClassNode? Class { get; init; }

    /// <summary>`this` is undefined in arrows and evals whose tree names no binding for it: they stand in a module.</summary>
    public bool ThisIsUndefined { get; init; }

    public bool IsStrict => (Flags & FunctionFlags.Strict) != 0;
    public bool IsArrow => (Flags & FunctionFlags.Arrow) != 0;
    public bool IsClassConstructor => (Flags & FunctionFlags.ClassConstructor) != 0;
    public bool IsDerived => (Flags & FunctionFlags.Derived) != 0;
    public bool IsGenerator => (Flags & FunctionFlags.Generator) != 0;
    public bool IsAsync => (Flags & FunctionFlags.Async) != 0;

    /// <summary>Has [[Construct]].</summary>
    public bool IsConstructor =>
        (Flags & (FunctionFlags.Arrow | FunctionFlags.Method | FunctionFlags.Generator | FunctionFlags.Async | FunctionFlags.Program)) == 0;

    /// <summary>Null until the function was first called.</summary>
    public BytecodeFunction? Code => Volatile.Read(ref CodeField);

    /// <summary>Publishes the code; answers the winner's.</summary>
    public BytecodeFunction Publish(BytecodeFunction code) => Interlocked.CompareExchange(ref CodeField, code, null) ?? code;

    public override string ToString() => Name.Length == 0 ? "(anonymous)" : Name;
}
