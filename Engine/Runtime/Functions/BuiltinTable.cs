using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>The own properties of one builtin object, declared once a process. Objects made from it share layout and recipes; functions are made when they are read.</summary>
/// <remarks>
/// Filled by one thread in a static initialiser, immutable afterwards, but for the layout, which whoever needs it first makes.
/// Invariants: B1 all layouts made of one table are alike. Memory order: a layout is complete before its release store; losers drop theirs.
/// </remarks>
internal sealed unsafe class BuiltinTable
{
    private readonly List<(HeapCell Key, JsValue Raw, PropertyFlags Flags)> _properties = [];
    private PropertyTable? _layout;
    private NativeCode? _native;

    /// <summary>A method: writable, configurable, hidden.</summary>
    public BuiltinTable Method(string name, int length, delegate*<in Call, JsValue> code) =>
        Add(Atoms.Intern(name), new LazyFunction(new NativeCode(name, length, code)), PropertyFlags.Hidden);

    /// <summary>A method whose recipe others compare with, to know that a script did not replace it.</summary>
    public BuiltinTable Method(NativeCode code) => Add(Atoms.Intern(code.Name), new LazyFunction(code), PropertyFlags.Hidden);

    /// <summary>A method with a symbol key; its name is "[Symbol.x]".</summary>
    public BuiltinTable Method(Symbol key, int length, delegate*<in Call, JsValue> code, PropertyFlags flags = PropertyFlags.Hidden) =>
        Add(key, new LazyFunction(new NativeCode($"[{key.Description}]", length, code)), flags);

    public BuiltinTable Getter(string name, delegate*<in Call, JsValue> get, PropertyFlags flags = PropertyFlags.Configurable) =>
        Accessor(name, get, null, flags);

    public BuiltinTable Getter(Symbol key, delegate*<in Call, JsValue> get) =>
        Add(key, new LazyAccessor(new NativeCode($"get [{key.Description}]", 0, get), null), PropertyFlags.Configurable | PropertyFlags.Accessor);

    public BuiltinTable Accessor(string name, delegate*<in Call, JsValue> get, delegate*<in Call, JsValue> set, PropertyFlags flags = PropertyFlags.Configurable) =>
        Add(Atoms.Intern(name), new LazyAccessor(new NativeCode($"get {name}", 0, get), set == null ? null : new NativeCode($"set {name}", 1, set)),
            flags | PropertyFlags.Accessor);

    public BuiltinTable Accessor(Symbol key, delegate*<in Call, JsValue> get, delegate*<in Call, JsValue> set) =>
        Add(key, new LazyAccessor(new NativeCode($"get [{key.Description}]", 0, get), new NativeCode($"set [{key.Description}]", 1, set)),
            PropertyFlags.Configurable | PropertyFlags.Accessor);

    public BuiltinTable Value(string name, JsValue value, PropertyFlags flags = PropertyFlags.None) => Add(Atoms.Intern(name), value, flags);

    public BuiltinTable Value(Symbol key, JsValue value, PropertyFlags flags = PropertyFlags.None) => Add(key, value, flags);

    /// <summary>Symbol.toStringTag, as most prototypes have it.</summary>
    public BuiltinTable Tag(string tag) => Add(Symbol.ToStringTag, JsValue.FromString(tag), PropertyFlags.Configurable);

    /// <summary>A property that is an intrinsic of the realm: `constructor`, `prototype`, shared functions, globals.</summary>
    public BuiltinTable Intrinsic(string name, Intrinsic id, PropertyFlags flags = PropertyFlags.Hidden) =>
        Add(Atoms.Intern(name), new LazyIntrinsic(id), flags);

    public BuiltinTable Intrinsic(Symbol key, Intrinsic id, PropertyFlags flags = PropertyFlags.Hidden) => Add(key, new LazyIntrinsic(id), flags);

    /// <summary>A property whose value is made from the realm on first read.</summary>
    public BuiltinTable Made(string name, delegate*<Realm, JsValue> make, PropertyFlags flags = PropertyFlags.Hidden) =>
        Add(Atoms.Intern(name), new LazyMade(make), flags);

    public BuiltinTable Made(Symbol key, delegate*<Realm, JsValue> make, PropertyFlags flags) => Add(key, new LazyMade(make), flags);

    /// <summary>A property with a recipe that all realms share.</summary>
    public BuiltinTable Lazy(string name, LazyValue recipe, PropertyFlags flags = PropertyFlags.Hidden) => Add(Atoms.Intern(name), recipe, flags);

    /// <summary>A new ordinary object with these properties.</summary>
    public JsObject NewObject(Realm realm, JsObject? prototype) => Fill(realm, new JsObject(ShapeFor(prototype)));

    /// <summary>Gives these properties to an object that was made with <see cref="ShapeFor"/>.</summary>
    public T Fill<T>(Realm realm, T target) where T : JsObject
    {
        var slots = new Slot[_properties.Count];
        for (int i = 0; i < slots.Length; i++)
            slots[i].Initialize(_properties[i].Raw);
        target.InitializeSlots(slots, realm);
        return target;
    }

    /// <summary>Starts the table of a builtin constructor: length, name, prototype. <paramref name="code"/> sees a null new.target in a plain call.</summary>
    public static BuiltinTable Constructor(string name, int length, delegate*<in Call, JsValue> code, Intrinsic prototype)
    {
        var table = new BuiltinTable { _native = new NativeCode(name, length, code, isConstructor: true) };
        return table.Value("length", length, PropertyFlags.Configurable).Value("name", name, PropertyFlags.Configurable)
            .Intrinsic("prototype", prototype, PropertyFlags.None);
    }

    /// <summary>The constructor function of a table started by <see cref="Constructor"/>.</summary>
    public NativeFunction NewFunction(Realm realm, JsObject? parent = null) =>
        Fill(realm, new NativeFunction(realm, _native!, null, ShapeFor(parent ?? realm.FunctionPrototype)));

    public Shape ShapeFor(JsObject? prototype)
    {
        prototype?.MarkAsPrototype();
        return Shape.FromTable(prototype, Layout(), _properties.Count);
    }

    private PropertyTable Layout()
    {
        if (Volatile.Read(ref _layout) is { } known)
            return known;
        var layout = new PropertyTable(_properties.Count);
        for (int i = 0; i < _properties.Count; i++)
            layout.Add(_properties[i].Key, i, _properties[i].Flags);
        Volatile.Write(ref _layout, layout);
        return layout;
    }

    private BuiltinTable Add(HeapCell key, JsValue raw, PropertyFlags flags)
    {
        _properties.Add((key, raw, flags));
        return this;
    }
}

/// <summary>An accessor whose functions are made when the slot is first read.</summary>
internal sealed class LazyAccessor(NativeCode? get, NativeCode? set) : LazyValue
{
    public override JsValue Make(JsObject holder)
    {
        var realm = (Realm)holder.HomeRealm!;
        return new AccessorPair(get is null ? null : new NativeFunction(realm, get), set is null ? null : new NativeFunction(realm, set));
    }
}
