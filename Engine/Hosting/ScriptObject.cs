using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Hosting;

/// <summary>A JavaScript object, for the host to read, write and call.</summary>
/// <remarks>
/// A handle: two handles of one object are equal. Like the engine it belongs to, to be used by one thread at a time. Everything that
/// a program could observe (getters, proxies, conversions) happens as it would for a program, so any member may run script and throw
/// <see cref="ScriptException"/>.
/// </remarks>
public sealed class ScriptObject : IEquatable<ScriptObject>
{
    internal ScriptObject(Engine engine, JsObject value)
    {
        Engine = engine;
        Internal = value;
    }

    /// <summary>The engine the object lives in.</summary>
    public Engine Engine { get; }

    internal JsObject Internal { get; }

    /// <summary>Whether the object can be called.</summary>
    public bool IsFunction => Internal.IsCallable;

    /// <summary>Reads or writes a property, as <c>object[name]</c> does. A name that is an array index means the element.</summary>
    public ScriptValue this[string name]
    {
        get => Engine.Enter(this, name, static (t, o, name) => o.Internal.Get(t, PropertyKey.From(name)));
        set => Engine.Enter((this, Engine.Unwrap(value)), name, static (t, pair, name) =>
        {
            pair.Item1.Internal.SetOrThrow(t, PropertyKey.From(name), pair.Item2);
            return JsValue.Undefined;
        });
    }

    /// <summary>Reads or writes an element.</summary>
    public ScriptValue this[uint index]
    {
        get => Engine.Enter(this, index, static (t, o, index) => o.Internal.GetIndex(t, (double)index));
        set => Engine.Enter((this, Engine.Unwrap(value)), index, static (t, pair, index) =>
        {
            pair.Item1.Internal.SetIndexOrThrow(t, index, pair.Item2);
            return JsValue.Undefined;
        });
    }

    /// <summary>Whether the object or its prototypes have the property.</summary>
    public bool Has(string name) =>
        Engine.Enter(this, name, static (t, o, name) => o.Internal.HasProperty(t, PropertyKey.From(name))).AsBoolean();

    /// <summary>Deletes an own property; false when it may not be deleted.</summary>
    public bool Delete(string name) =>
        Engine.Enter(this, name, static (t, o, name) => o.Internal.Delete(t, PropertyKey.From(name))).AsBoolean();

    /// <summary>The names of the own enumerable properties, as Object.keys gives them.</summary>
    public IReadOnlyList<string> Keys()
    {
        var names = new List<string>();
        Engine.Enter(this, names, static (t, o, names) =>
        {
            foreach (PropertyKey key in o.Internal.OwnPropertyKeys(t))
            {
                if (key.IsString && o.Internal.GetOwnProperty(t, key, out PropertyDescriptor found) && found.Enumerable == true)
                    names.Add(key.ToString());
            }

            return JsValue.Undefined;
        });
        return names;
    }

    /// <summary>Calls the object as a function.</summary>
    /// <exception cref="InvalidOperationException">The object is no function.</exception>
    public ScriptValue Call(ScriptValue thisValue, params ReadOnlySpan<ScriptValue> arguments)
    {
        if (!IsFunction)
            throw new InvalidOperationException("The object is not a function.");
        return Engine.Enter((this, Engine.Unwrap(thisValue)), Engine.Unwrap(arguments),
            static (t, pair, arguments) => pair.Item1.Internal.Call(t, pair.Item2, arguments));
    }

    /// <summary>Calls a method: <c>object[name](…arguments)</c>.</summary>
    public ScriptValue Invoke(string name, params ReadOnlySpan<ScriptValue> arguments) =>
        Engine.Enter((this, name), Engine.Unwrap(arguments),
            static (t, pair, arguments) => pair.Item1.Internal.Invoke(t, PropertyKey.From(pair.name), arguments));

    /// <summary><c>new object(…arguments)</c>.</summary>
    /// <exception cref="InvalidOperationException">The object is no constructor.</exception>
    public ScriptObject Construct(params ReadOnlySpan<ScriptValue> arguments)
    {
        if (!Internal.IsConstructor)
            throw new InvalidOperationException("The object is not a constructor.");
        return Engine.Enter(this, Engine.Unwrap(arguments),
            static (t, o, arguments) => JsValue.FromCell(o.Internal.Construct(t, arguments, o.Internal))).AsObject();
    }

    /// <summary>Gives the object a method that the host implements. It is hidden from enumeration, as the language's own are.</summary>
    /// <returns>This object, to go on defining.</returns>
    public ScriptObject DefineFunction(string name, int length, HostFunction function)
    {
        Engine.Enter((this, name), Engine.NewFunction(name, length, function), static (t, pair, made) =>
        {
            pair.Item1.Internal.DefinePropertyOrThrow(t, PropertyKey.From(pair.name), Descriptor(made.Internal));
            return JsValue.Undefined;
        });
        return this;
    }

    /// <summary>Gives the object an accessor property that the host implements.</summary>
    /// <returns>This object, to go on defining.</returns>
    public ScriptObject DefineAccessor(string name, Func<ScriptValue> get, Action<ScriptValue>? set = null)
    {
        ScriptObject getter = Engine.NewFunction($"get {name}", 0, (in HostCall _) => get());
        ScriptObject? setter = set is null ? null : Engine.NewFunction($"set {name}", 1, (in HostCall call) =>
        {
            set(call[0]);
            return ScriptValue.Undefined;
        });
        Engine.Enter((this, name), (getter, setter), static (t, pair, made) =>
        {
            var descriptor = PropertyDescriptor.Accessor(made.getter.Internal, made.setter?.Internal, PropertyFlags.Enumerable | PropertyFlags.Configurable);
            pair.Item1.Internal.DefinePropertyOrThrow(t, PropertyKey.From(pair.name), descriptor);
            return JsValue.Undefined;
        });
        return this;
    }

    /// <summary>What the host attached with <see cref="Engine.NewObject(object)"/>; null for every other object.</summary>
    public object? HostData => (Internal as HostObject)?.Data;

    /// <summary>Whether both are the same object.</summary>
    public bool Equals(ScriptObject? other) => other is not null && ReferenceEquals(Internal, other.Internal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScriptObject);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Internal);

    /// <summary>A short form for people. Runs no script.</summary>
    public override string ToString() => ValueText.Of(Internal);

    private static PropertyDescriptor Descriptor(JsObject function) =>
        PropertyDescriptor.Data(function, PropertyFlags.Hidden);
}

/// <summary>An object that carries a .NET object for the host's own functions to find.</summary>
internal sealed class HostObject(Shape shape, object data) : JsObject(shape)
{
    public object Data { get; } = data;
}
