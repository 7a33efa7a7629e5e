using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>Builds the object that internalBinding(name) answers: functions in C# under names.</summary>
internal sealed unsafe class Binding(NodeHost host)
{
    public JsObject Object { get; } = host.Realm.NewObject();

    public Binding Function(string name, int length, delegate*<in Call, JsValue> code)
    {
        Object.DefineOwn(name, new NativeFunction(host.Realm, new NativeCode(name, length, code), host));
        return this;
    }

    public Binding Value(string name, JsValue value)
    {
        Object.DefineOwn(name, value);
        return this;
    }
}

/// <summary>What all bindings need of values.</summary>
internal static class BindingValues
{
    /// <summary>The host a binding's function belongs to.</summary>
    public static NodeHost Host(this in Call call) => (NodeHost)call.Callee.State!;

    public static string Text(this in Call call, int index) => call[index].ToText(call.Thread);

    public static int Int(this in Call call, int index) => call[index].ToInt32(call.Thread);

    public static double Number(this in Call call, int index) => call[index].ToNumber(call.Thread);

    /// <summary>The bytes of a typed array or buffer argument; valid during the call.</summary>
    public static Span<byte> Bytes(this in Call call, int index) => BytesOf(call.Thread, call[index]);

    public static Span<byte> BytesOf(EngineThread t, JsValue value) => value._cell switch
    {
        TypedArrayObject { IsOutOfBounds: false } view => view.Bytes,
        ArrayBufferObject { IsDetached: false } buffer => buffer.Bytes,
        _ => throw t.TypeError($"Expected bytes, found {ValueText.Of(value)}"),
    };

    /// <summary>A Uint8Array around bytes that nobody else holds.</summary>
    public static JsObject NewBytes(this Realm realm, byte[] bytes)
    {
        var buffer = new ArrayBufferObject(realm[Intrinsic.ArrayBufferPrototype].PrototypeInfo.RootShape(0), DataBlock.Of(bytes));
        return new TypedArrayObject(realm[Intrinsic.Uint8ArrayPrototype].PrototypeInfo.RootShape(0), ElementType.Uint8, buffer, 0, bytes.Length);
    }

    public static JsArray NewStrings(this Realm realm, IEnumerable<string> texts) =>
        realm.NewArray(texts.Select(static text => JsValue.FromString(text)).ToArray());
}
