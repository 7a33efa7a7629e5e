using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

/// <summary>A bare realm whose builtins are called from C#.</summary>
internal sealed class NativeWorld
{
    public NativeWorld(ThreadsMode mode = ThreadsMode.Off)
    {
        var cluster = new Cluster
        {
            IntrinsicFactory = BuiltinInstaller.Create,
            Threads = new ThreadRegistry(mode),
            NewInterpreter = static thread => new JsInterpreter(thread),
        };
        Thread = new JsThread(cluster);
        cluster.Main = Thread;
        cluster.Threads.TryAdd(Thread);
        Thread.Interpreter = new JsInterpreter(Thread);
        Realm = new Realm(cluster);
        Thread.Realm = Realm;
    }

    public JsThread Thread { get; }

    /// <summary>A listed thread of the same cluster and realm, not started.</summary>
    public JsThread NewThread()
    {
        var thread = new JsThread(Thread.Cluster) { Realm = Realm };
        thread.Interpreter = Thread.Cluster.NewInterpreter(thread);
        Assert.True(Thread.Registry.TryAdd(thread));
        return thread;
    }

    public Realm Realm { get; }

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
