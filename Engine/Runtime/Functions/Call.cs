using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>What a builtin function is called with.</summary>
internal readonly ref struct Call
{
    private readonly ReadOnlySpan<JsValue> _arguments;

    public Call(JsThread thread, NativeFunction callee, JsValue thisValue, ReadOnlySpan<JsValue> arguments, JsObject? newTarget)
    {
        Thread = thread;
        Callee = callee;
        This = thisValue;
        _arguments = arguments;
        NewTarget = newTarget;
    }

    public JsThread Thread { get; }
    public NativeFunction Callee { get; }
    public JsValue This { get; }

    /// <summary>Null in a plain call.</summary>
    public JsObject? NewTarget { get; }

    public Realm Realm => Callee.Realm;
    public int Count => _arguments.Length;
    public ReadOnlySpan<JsValue> Arguments => _arguments;

    /// <summary>The argument, or undefined beyond the last.</summary>
    public JsValue this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)index < (uint)_arguments.Length ? _arguments[index] : JsValue.Undefined;
    }

    public ReadOnlySpan<JsValue> ArgumentsFrom(int start) => start < _arguments.Length ? _arguments[start..] : [];

    /// <summary>GetPrototypeFromConstructor (10.1.14) of new.target (or, in a plain call, of the callee).</summary>
    public JsObject PrototypeOr(Intrinsic fallback) => Constructors.PrototypeOf(Thread, NewTarget ?? Callee, fallback);

    /// <summary>For a constructor that does not answer a plain call.</summary>
    public void RequireNew(string name)
    {
        if (NewTarget is null)
            throw Thread.TypeError($"Constructor {name} requires 'new'");
    }

    /// <summary>The receiver of a class's method or getter, or a TypeError that names all three.</summary>
    public T Receiver<T>(string owner, string member) where T : JsObject =>
        This._cell as T ?? throw WrongReceiver(owner, member);

    /// <summary>The same for a class whose instances differ from others of their kind only by <see cref="CellKind"/>.</summary>
    public T Receiver<T>(CellKind kind, string owner, string member) where T : JsObject =>
        This._cell is T receiver && receiver.Kind == kind ? receiver : throw WrongReceiver(owner, member);

    private Exception WrongReceiver(string owner, string member) =>
        Thread.TypeError($"{owner}.prototype.{member}: expected {(owner[0] is 'A' or 'E' or 'I' or 'O' ? "an" : "a")} {owner}, found {ValueText.Of(This)}");

    /// <summary>The callback argument, or a TypeError that names it.</summary>
    public JsObject CallableArgument(int index, string what)
    {
        JsValue value = this[index];
        return value.IsCallable ? value.AsObject : throw Thread.TypeError($"{what} is not a function (found {ValueText.Of(value)})");
    }
}
