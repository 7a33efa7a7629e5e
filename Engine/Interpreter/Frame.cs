using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Interpreter;

[Flags]
internal enum FrameFlags
{
    None = 0,

    /// <summary>Its end returns to native code.</summary>
    Entry = 1,

    /// <summary>A construct call: a result that is no object is replaced by `this`.</summary>
    Construct = 2,

    /// <summary>A construct call of a derived class: ReturnDerived decides.</summary>
    Derived = 4,

    /// <summary>Coroutine is set and must be cleared.</summary>
    HasExtras = 8,

    /// <summary>A store to the new object took the general path: a setter, or a proxy behind it, may have shown it to others.</summary>
    ThisSeen = 16,

    AnyConstruct = Construct | Derived,
}

/// <summary>One activation of a function. Frames are pooled by depth; only the thread that runs them sees them.</summary>
internal sealed class Frame
{
    public ScriptFunction Function = null!;
    public BytecodeFunction Code = null!;

    /// <summary>Stands for the registers on the native stack, which are no array.</summary>
    public static readonly JsValue[] Native = [];

    /// <summary>The array the window lies in (or <see cref="Native"/>), and where.</summary>
    public JsValue[] Registers = null!;
    public int Base;

    /// <summary>Where windows of callees from native code may start: for coroutines in <see cref="StackSegment"/>, else in Registers.</summary>
    public int Top;
    public JsValue[]? StackSegment;

    /// <summary>Start of the running instruction, valid whenever it can throw or call.</summary>
    public int Pc;

    /// <summary>Where to go on when a call returns, or when a coroutine is resumed.</summary>
    public int NextPc;

    /// <summary>The caller's register that gets the result.</summary>
    public int Result;
    public FrameFlags Flags;

    /// <summary>Construct calls only (see the flags): else what an earlier activation left here.</summary>
    public JsObject? NewTarget;

    /// <summary>How many arguments the call has; when the code asks for more than its parameters, they lie in the registers before the window.</summary>
    public int ArgumentCount;
    public Coroutine? Coroutine;

    /// <summary>How this activation was reached, once a probe has asked; dropped when the frame is used anew.</summary>
    public CallContext? Context;

    /// <summary>The running instruction is strict mode code.</summary>
    public bool IsStrict => Code.IsStrictAt(Pc);

    public bool IsNative => ReferenceEquals(Registers, Native);

    public bool IsEntry => (Flags & FrameFlags.Entry) != 0;
}

/// <summary>What an async function or a generator has besides its frame.</summary>
internal sealed class Coroutine
{
    /// <summary>Async functions: what the caller got.</summary>
    public JsPromise? Promise;

    /// <summary>Generators and async generators.</summary>
    public GeneratorObject? Generator;

    /// <summary>The frame has its own register array, away from the stack.</summary>
    public bool IsDetached;

    /// <summary>An Await is on its way to sleep: what for, and what wakes the frame.</summary>
    public bool IsAwaiting;
    public JsValue Awaited;
    public Reaction? Waiter;

    public bool IsAsyncFunction => Promise is not null;
}
