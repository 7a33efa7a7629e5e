namespace ConcurrentJs.Hosting;

/// <summary>A function of the host that programs can call.</summary>
/// <remarks>
/// Runs on the thread that runs the program. To throw a JavaScript error, throw what <see cref="HostCall.Error"/> and its like build.
/// Any other exception reaches the program as an Error with the exception's message, so that a script can never take the host down,
/// and comes out again as the inner exception of the <see cref="ScriptException"/> when no script catches it.
/// </remarks>
public delegate ScriptValue HostFunction(in HostCall call);

/// <summary>What a <see cref="HostFunction"/> is called with. Valid during the call only.</summary>
public readonly ref struct HostCall
{
    private readonly ReadOnlySpan<Heap.JsValue> _arguments;

    private readonly Heap.JsValue _this;

    internal HostCall(Engine engine, Heap.JsValue thisValue, ReadOnlySpan<Heap.JsValue> arguments, bool isConstruct)
    {
        Engine = engine;
        _this = thisValue;
        _arguments = arguments;
        IsConstruct = isConstruct;
    }

    /// <summary>The engine that calls.</summary>
    public Engine Engine { get; }

    /// <summary>Whether the program wrote <c>new f()</c>.</summary>
    public bool IsConstruct { get; }

    /// <summary>The receiver.</summary>
    public ScriptValue This => Engine.Wrap(_this);

    /// <summary>How many arguments were passed.</summary>
    public int Count => _arguments.Length;

    /// <summary>An argument; undefined beyond the last.</summary>
    public ScriptValue this[int index] => (uint)index < (uint)_arguments.Length ? Engine.Wrap(_arguments[index]) : ScriptValue.Undefined;

    /// <summary>Builds (does not throw) a JavaScript Error.</summary>
    public Exception Error(string message) => Engine.NewError(Threads.ErrorKind.Error, message);

    /// <summary>Builds (does not throw) a JavaScript TypeError.</summary>
    public Exception TypeError(string message) => Engine.NewError(Threads.ErrorKind.Type, message);

    /// <summary>Builds (does not throw) a JavaScript RangeError.</summary>
    public Exception RangeError(string message) => Engine.NewError(Threads.ErrorKind.Range, message);
}
