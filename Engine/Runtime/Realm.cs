using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Runtime;

/// <summary>A realm (ECMA-262 9.3): intrinsics, the global object and the global lexical bindings.</summary>
/// <remarks>
/// Words: one per intrinsic and per cached shape, null until first use, then published once by CAS; losers drop theirs (M8).
/// Invariants: L1 an intrinsic, once seen, never changes. Memory order: the CAS publishes the complete object.
/// </remarks>
internal sealed class Realm
{
    private readonly JsObject?[] _intrinsics = new JsObject?[(int)Intrinsic.Count];
    private readonly Shape?[] _functionShapes = new Shape?[8];
    private Shape? _promiseShape, _arrayShape, _iteratorResultShape;
    private RegExps.RegExpRealm? _regExps;

    public Realm(Cluster cluster)
    {
        Cluster = cluster;
        ObjectPrototype = this[Intrinsic.ObjectPrototype];
        FunctionPrototype = this[Intrinsic.FunctionPrototype];
    }

    public Cluster Cluster { get; }
    public JsObject ObjectPrototype { get; }
    public JsObject FunctionPrototype { get; }

    /// <summary>Set once, right after construction, by the room that builds the global object.</summary>
    public JsObject GlobalObject { get; set; } = null!;

    /// <summary>What `this` is in scripts and sloppy functions.</summary>
    public JsObject GlobalThis { get; set; } = null!;

    public GlobalLexicals Lexicals { get; } = new();

    /// <summary>The last pristine check of array iteration.</summary>
    public Iteration.IterationState Iteration { get; set; } = new(0, false, null);

    /// <summary>The last pristine check of promise species.</summary>
    public Jobs.PromiseProtocol PromiseProtocol { get; set; } = new(0, false, -1, -1);

    /// <summary>Layouts of regular expressions and their matches. Two threads may both make one; they are alike.</summary>
    public RegExps.RegExpRealm RegExps => _regExps ??= new RegExps.RegExpRealm(this);

    /// <summary>[[TemplateMap]] (9.3): one object per template literal in the source.</summary>
    public System.Runtime.CompilerServices.ConditionalWeakTable<object, JsArray> TemplateObjects =>
        Volatile.Read(ref _templateObjects) ?? Interlocked.CompareExchange(ref _templateObjects, [], null) ?? _templateObjects;

    private System.Runtime.CompilerServices.ConditionalWeakTable<object, JsArray>? _templateObjects;

    /// <summary>The host's data of this realm ($262, module graph).</summary>
    public object? HostData { get; set; }

    /// <summary>Who makes the host's globals of this realm.</summary>
    public object? Host { get; set; }

    public JsObject this[Intrinsic id] => Volatile.Read(ref _intrinsics[(int)id]) ?? Make(id);

    private JsObject Make(Intrinsic id)
    {
        JsObject made = Cluster.IntrinsicFactory(this, id);
        return Interlocked.CompareExchange(ref _intrinsics[(int)id], made, null) ?? made;
    }

    /// <summary>The intrinsic if it was made already: pristine checks ask this.</summary>
    public JsObject? IfMade(Intrinsic id) => Volatile.Read(ref _intrinsics[(int)id]);

    public Shape ArrayShape => _arrayShape ??= JsArray.ShapeFor(this[Intrinsic.ArrayPrototype]);

    public Shape PromiseShape => _promiseShape ??= this[Intrinsic.PromisePrototype].PrototypeInfo.RootShape(0);

    /// <summary>The empty layout of plain objects with room for this many inline properties.</summary>
    public Shape ObjectShape(int inlineCapacity) => ObjectPrototype.PrototypeInfo.RootShape(inlineCapacity);

    public JsObject NewObject() => JsObjectSlots.New(ObjectShape(4));

    public JsObject NewObject(JsObject? prototype) =>
        JsObjectSlots.New(prototype is null ? Shape.NewRoot(null, 4) : prototype.PrototypeInfo.RootShape(4));

    public JsArray NewArray() => new(ArrayShape);

    public JsArray NewArray(ReadOnlySpan<JsValue> values)
    {
        var elements = values.Length == 0 ? JsObject.s_noElements : new Slot[values.Length];
        for (int i = 0; i < values.Length; i++)
            elements[i].Initialize(values[i]);
        return new JsArray(ArrayShape, elements, (uint)values.Length);
    }

    public JsArray NewArray(List<JsValue> values) => NewArray(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));

    /// <summary>The [key, value] arrays of iterators.</summary>
    public JsArray NewPair(JsValue first, JsValue second)
    {
        var elements = new Slot[2];
        elements[0].Initialize(first);
        elements[1].Initialize(second);
        return new JsArray(ArrayShape, elements, 2);
    }

    // 7.4.14 CreateIteratorResultObject ( value, done )
    public JsObject NewIteratorResult(JsValue value, bool done)
    {
        Shape shape = _iteratorResultShape ??= ObjectShape(2)
            .WithProperty(Heap.Strings.Names.Value, PropertyFlags.All).WithProperty(Heap.Strings.Names.Done, PropertyFlags.All);
        JsObject result = JsObjectSlots.New(shape);
        JsObjectSlots.Inline(result, 0).Initialize(value);
        JsObjectSlots.Inline(result, 1).Initialize(JsValue.FromBoolean(done));
        return result;
    }

    /// <summary>Layouts of arguments objects; every one that is made is as good as another.</summary>
    internal Shape? MappedArgumentsShape, UnmappedArgumentsShape;

    internal ref Shape? FunctionShapeSlot(FunctionLayout layout) => ref _functionShapes[(int)layout];
}
