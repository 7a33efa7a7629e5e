using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Engine.Tests.Builtins;

/// <summary>A realm without an interpreter: builtins can be called, scripts cannot run.</summary>
internal sealed class NativeWorld : IInterpreter
{
    public NativeWorld()
    {
        var cluster = new Cluster { IntrinsicFactory = BuiltinInstaller.Create };
        Thread = new JsThread(cluster) { Interpreter = this };
        Realm = new Realm(cluster);
        Thread.Realm = Realm;
    }

    public JsThread Thread { get; }

    public Realm Realm { get; }

    public ScriptFunction? CurrentFunction => null;

    public StackFrameInfo[] CaptureStack(int limit, JsObject? skipTo) => [];

    public JsValue Call(ScriptFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments) => throw new NotSupportedException();

    public JsObject Construct(ScriptFunction function, ReadOnlySpan<JsValue> arguments, JsObject newTarget) => throw new NotSupportedException();

    public JsValue RunProgram(ScriptFunction program, JsValue thisValue) => throw new NotSupportedException();

    /// <summary>value.name(...arguments)</summary>
    public JsValue Invoke(JsValue value, string name, params ReadOnlySpan<JsValue> arguments) =>
        value.Invoke(Thread, PropertyKey.From(name), arguments);

    /// <summary>new constructor(...arguments)</summary>
    public JsObject New(Intrinsic constructor, params ReadOnlySpan<JsValue> arguments) =>
        Realm[constructor].Construct(Thread, arguments, Realm[constructor]);

    /// <summary>JSON.parse</summary>
    public JsValue Parse(string json) => Invoke(Realm[Intrinsic.Json], "parse", json);

    /// <summary>JSON.stringify, as a .NET string.</summary>
    public string Stringify(JsValue value, params ReadOnlySpan<JsValue> more) =>
        Invoke(Realm[Intrinsic.Json], "stringify", [value, .. more]) is { IsUndefined: false } text ? text.AsString.ToString() : "undefined";

    /// <summary>"Name: message" of what the action throws, or "" when it does not.</summary>
    public static string ErrorOf(Action action)
    {
        try
        {
            action();
            return "";
        }
        catch (JsException e)
        {
            return e.Value.IsObject ? ErrorObjects.HeaderOf(e.Value.AsObject) : e.Message;
        }
    }
}
