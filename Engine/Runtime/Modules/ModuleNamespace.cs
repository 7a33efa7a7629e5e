using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Modules;

/// <summary>A module namespace exotic object (ECMA-262 10.4.6): the exports of a module, live.</summary>
/// <remarks>THREADS: the table never changes; a binding is resolved by whoever asks first, and all who do find the same.</remarks>
internal sealed class ModuleNamespace : JsObject
{
    private readonly ModuleRecord _module;
    private readonly List<PropertyKey> _keys;
    private readonly Dictionary<PropertyKey, int> _bindings = [];
    private readonly ResolvedBinding?[] _resolved;

    public ModuleNamespace(ModuleRecord module, List<string> sortedNames) : base(Shape.NewRoot(null, 0), CellKind.ModuleNamespace)
    {
        _module = module;
        _keys = sortedNames.ConvertAll(static name => PropertyKey.From(name));
        foreach (PropertyKey key in _keys)
            _bindings[key] = _bindings.Count;
        _resolved = new ResolvedBinding?[_keys.Count];
        DefineRaw(Symbol.ToStringTag, JsValue.FromString("Module"), PropertyFlags.None);
        // Symbol keys are ordinary properties of an object that is not extensible.
        Shape = Shape.WithoutExtensions();
        SetFlag(CellFlags.Exotic | CellFlags.SlowElements);
    }

    public override string ClassName => "Module";

    public override JsObject? GetPrototypeOf(EngineThread t) => null;

    // 10.4.6.2 [[SetPrototypeOf]] ( V )
    public override bool SetPrototypeOf(EngineThread t, JsObject? prototype) => prototype is null;

    public override bool IsExtensible(EngineThread t) => false;

    public override bool PreventExtensions(EngineThread t) => true;

    // 10.4.6.5 [[GetOwnProperty]] ( P )
    public override bool GetOwnProperty(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (key.IsSymbol)
            return base.GetOwnProperty(t, key, out descriptor);
        if (!_bindings.ContainsKey(key))
        {
            descriptor = default;
            return false;
        }
        descriptor = PropertyDescriptor.Data(Read(t, key), PropertyFlags.Writable | PropertyFlags.Enumerable);
        return true;
    }

    // 10.4.6.6 [[DefineOwnProperty]] ( P, Desc )
    public override bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (key.IsSymbol)
            return base.DefineOwnProperty(t, key, descriptor);
        if (!GetOwnProperty(t, key, out PropertyDescriptor current))
            return false;
        if (descriptor.Configurable == true || descriptor.Enumerable == false || descriptor.IsAccessor || descriptor.Writable == false)
            return false;
        return !descriptor.HasValue || Equality.SameValue(descriptor.Value, current.Value);
    }

    // 10.4.6.7 [[HasProperty]] ( P )
    public override bool HasProperty(EngineThread t, PropertyKey key) =>
        key.IsSymbol ? base.HasProperty(t, key) : _bindings.ContainsKey(key);

    // 10.4.6.8 [[Get]] ( P, Receiver )
    public override JsValue Get(EngineThread t, PropertyKey key, JsValue receiver)
    {
        if (key.IsSymbol)
            return base.Get(t, key, receiver);
        return _bindings.ContainsKey(key) ? Read(t, key) : JsValue.Undefined;
    }

    public override bool Set(EngineThread t, PropertyKey key, JsValue value, JsValue receiver) => false;

    // 10.4.6.10 [[Delete]] ( P )
    public override bool Delete(EngineThread t, PropertyKey key) =>
        key.IsSymbol ? base.Delete(t, key) : !_bindings.ContainsKey(key);

    // 10.4.6.11 [[OwnPropertyKeys]] ( )
    public override List<PropertyKey> OwnPropertyKeys(EngineThread t) => [.. _keys, .. base.OwnPropertyKeys(t)];

    private JsValue Read(EngineThread t, PropertyKey key)
    {
        ResolvedBinding binding = _resolved[_bindings[key]] ??= _module.ResolveExport(key.ToString())!;
        if (binding.Box is not { } box)
            return binding.Module.GetNamespace();
        t.Recorder?.Variable(t, box, ref box.Shadow, Probes.Access.Read);
        JsValue value = box.Value;
        if (value.IsHole)
            throw t.ReferenceError($"Cannot access '{key}' before initialization");
        return value;
    }
}
