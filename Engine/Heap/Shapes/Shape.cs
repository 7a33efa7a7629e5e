using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Shapes;

/// <summary>
/// The layout of an object: which key lives in which slot with which attributes, its prototype, whether it is extensible.
/// Objects made alike share shapes through a transition tree, so one compare answers "is this the layout I know".
/// </summary>
/// <remarks>
/// States of the transition word: null → one child → table of children. Words: <c>_transitions</c> (changed under the shape's own
/// lock, read without), <c>_table</c> and <c>_enumerable</c> (made by whoever needs them first; losers drop theirs).
/// Invariants:
///   S1  Every field but those words is immutable.
///   S2  A shape records at most one live child for a (key, flags) pair.
///   S3  A slot index belongs to one key in all descendants of the shape that gave it out.
///   S4  A dictionary shape belongs to one object; its table changes only under that object's cell lock.
/// Memory order: children and tables are complete before a release store publishes them.
/// ABA: none, children are only added. Progress: look-ups wait-free; a new transition takes a lock.
/// Checked by: tests/Engine.Tests/Heap/Shapes/ShapeTests.
/// </remarks>
internal sealed partial class Shape
{
    /// <summary>A look-up walks this many parents before it wants a table.</summary>
    private const int WalkLimit = 8;

    /// <summary>Named properties beyond this number go to a dictionary.</summary>
    public const int MaxFastProperties = 1024;

    /// <summary>A shape with more children than this does not share further ones: such objects are used as maps.</summary>
    private const int MaxChildren = 256;

    /// <summary>Layouts of so many properties at most are kept by the one they came from, when they are its first; larger ones, and others, live as long as somebody uses them.</summary>
    private const int MaxKept = 8;

    private static readonly TableLock s_transitionLock = new();

    private readonly Shape? _parent;
    private readonly HeapCell? _key;
    private readonly PropertyFlags _flags;
    private PropertyTable? _table;
    private object? _transitions;
    private EnumerableLayout? _enumerable;

    public readonly JsObject? Prototype;

    /// <summary>The next slot index to give out; the inline slots come first.</summary>
    public readonly int SlotCount;
    public readonly int PropertyCount;
    public readonly int InlineCapacity;
    public readonly bool IsExtensible;

    /// <summary>For tables of layouts.</summary>
    public readonly int Hash = SymbolHash.Next();

    /// <summary>Non-null for a dictionary object: its private table (S4).</summary>
    public readonly ShapeDictionary? Dictionary;

    private Shape(Shape? parent, HeapCell? key, PropertyFlags flags, JsObject? prototype, int slotCount, int propertyCount,
        int inlineCapacity, bool extensible, PropertyTable? table, ShapeDictionary? dictionary)
    {
        _parent = parent;
        _key = key;
        _flags = flags;
        Prototype = prototype;
        SlotCount = slotCount;
        PropertyCount = propertyCount;
        InlineCapacity = inlineCapacity;
        IsExtensible = extensible;
        _table = table;
        Dictionary = dictionary;
    }

    /// <summary>An empty layout. Use <see cref="PrototypeInfo.RootShape"/> to share roots.</summary>
    public static Shape NewRoot(JsObject? prototype, int inlineCapacity) =>
        new(null, null, 0, prototype, 0, 0, inlineCapacity, true, null, null);

    /// <summary>A layout given whole, as builtin objects have; the table must not change afterwards.</summary>
    public static Shape FromTable(JsObject? prototype, PropertyTable table, int slotCount) =>
        new(null, null, 0, prototype, slotCount, table.Count, 0, true, table, null);

    public bool IsDictionary => Dictionary is not null;

    /// <summary>Finds an own named property. Not for dictionaries.</summary>
    public bool TryFind(HeapCell key, out PropertyEntry entry)
    {
        Shape shape = this;
        for (int i = 0; i < WalkLimit; i++)
        {
            if (Volatile.Read(ref shape._table) is { } table)
                return table.TryFind(key, out entry);
            if (ReferenceEquals(shape._key, key))
            {
                entry = new PropertyEntry(shape.SlotCount - 1, shape._flags);
                return true;
            }
            if (shape._parent is null)
            {
                entry = default;
                return false;
            }
            shape = shape._parent;
        }
        return GetTable().TryFind(key, out entry);
    }

    /// <summary>All properties in insertion order. Not for dictionaries.</summary>
    public PropertyTable GetTable()
    {
        if (Volatile.Read(ref _table) is { } known)
            return known;
        var pending = new Stack<Shape>();
        Shape? shape = this;
        PropertyTable? start = null;
        while (shape is not null && (start = Volatile.Read(ref shape._table)) is null)
        {
            if (shape._key is not null)
                pending.Push(shape);
            shape = shape._parent;
        }
        PropertyTable table = start is null ? new PropertyTable(pending.Count) : start.Copy(pending.Count);
        while (pending.TryPop(out Shape? step))
            table.Add(step._key!, step.SlotCount - 1, step._flags);
        Volatile.Write(ref _table, table);
        return table;
    }

    /// <summary>The enumerable properties. Not for dictionaries.</summary>
    public EnumerableLayout Enumerable => Volatile.Read(ref _enumerable) ?? Interlocked.CompareExchange(ref _enumerable, new EnumerableLayout(this), null) ?? _enumerable;

    /// <summary>The layout with one more property in slot <see cref="SlotCount"/>. The key must be absent, the shape extensible (or the key private).</summary>
    public Shape WithProperty(HeapCell key, PropertyFlags flags) =>
        LookForTransition(key, flags, TransitionKind.Add) ?? AddTransition(new Transition(key, flags, TransitionKind.Add));

    /// <summary>
    /// The layout in which the property has other attributes. Between data and accessor, and when it is asked for, it gets a new slot: a
    /// late plain write to the old one must not overwrite an accessor pair.
    /// </summary>
    public Shape WithFlags(HeapCell key, PropertyFlags flags, bool elsewhere = false)
    {
        TransitionKind kind = elsewhere ? TransitionKind.RedefineElsewhere : TransitionKind.Redefine;
        return LookForTransition(key, flags, kind) ?? AddTransition(new Transition(key, flags, kind));
    }

    public Shape WithoutExtensions() =>
        LookForTransition(null, 0, TransitionKind.PreventExtensions) ?? AddTransition(new Transition(null, 0, TransitionKind.PreventExtensions));

    /// <summary>Non-extensible, nothing configurable, and for <paramref name="frozen"/> no data property writable.</summary>
    public Shape WithIntegrity(bool frozen)
    {
        TransitionKind kind = frozen ? TransitionKind.Freeze : TransitionKind.Seal;
        return LookForTransition(null, 0, kind) ?? AddTransition(new Transition(null, 0, kind));
    }

    public Shape WithPrototype(JsObject? prototype) =>
        PropertyCount == 0 && IsExtensible && prototype is not null && !IsDictionary
            ? prototype.PrototypeInfo.RootShape(InlineCapacity)
            : LookForTransition(prototype, 0, TransitionKind.Prototype) ?? AddTransition(new Transition(prototype, 0, TransitionKind.Prototype));

    /// <summary>A private dictionary layout with the same slots (S4).</summary>
    public Shape ToDictionary() =>
        new(null, null, 0, Prototype, SlotCount, PropertyCount, InlineCapacity, IsExtensible, null,
            new ShapeDictionary(GetTable().Copy(8), SlotCount));

    /// <summary>A dictionary layout that differs in prototype or extensibility and keeps the table.</summary>
    public Shape DictionaryWith(JsObject? prototype, bool extensible) =>
        new(null, null, 0, prototype, SlotCount, PropertyCount, InlineCapacity, extensible, null, Dictionary);

    private enum TransitionKind : byte { Add, Redefine, RedefineElsewhere, PreventExtensions, Seal, Freeze, Prototype }

    private readonly record struct Transition(HeapCell? Key, PropertyFlags Flags, TransitionKind Kind);

    private sealed class Child
    {
        public readonly Transition Transition;

        private readonly Shape? _kept;
        private readonly WeakReference<Shape>? _watched;

        public Child(Transition transition, Shape shape, bool isKept)
        {
            Transition = transition;
            if (isKept)
                _kept = shape;
            else
                _watched = new WeakReference<Shape>(shape);
        }

        public bool TryGetShape([NotNullWhen(true)] out Shape? shape)
        {
            shape = _kept;
            return shape is not null || (_watched is not null && _watched.TryGetTarget(out shape));
        }
    }

    // The look before the lock: what others enter meanwhile is found under it.
    private Shape? LookForTransition(HeapCell? key, PropertyFlags flags, TransitionKind kind)
    {
        Amplifier.At(Point.LayoutLook, this);
        return FindTransition(key, flags, kind);
    }

    private Shape? FindTransition(HeapCell? key, PropertyFlags flags, TransitionKind kind)
    {
        object? transitions = Volatile.Read(ref _transitions);
        if (transitions is null)
            return null;
        var wanted = new Transition(key, flags, kind);
        if (transitions is Child only)
            return only.Transition == wanted && only.TryGetShape(out Shape? shape) ? shape : null;
        return Unsafe.As<TransitionTable>(transitions).Find(wanted);
    }

    private Shape AddTransition(Transition transition)
    {
        Shape made = Make(transition);
        Amplifier.At(Point.TransitionEntry, this);
        using Lock.Scope scope = s_transitionLock.Enter();
        if (FindTransition(transition.Key, transition.Flags, transition.Kind) is { } winner)
            return winner;
        // PERF: what has a finalizer is dear, and engines may live for a moment. The first small layout behind each is kept, which keeps no object alive.
        bool isKept = _transitions is null && transition.Kind == TransitionKind.Add && made.PropertyCount <= MaxKept;
        var child = new Child(transition, made, isKept);
        object? next = _transitions switch
        {
            null => child,
            Child only when !only.TryGetShape(out _) => child,
            Child only => new TransitionTable(only, child),
            TransitionTable table when table.Count < MaxChildren => table.With(child),
            TransitionTable table => table,
            _ => null,
        };
        Volatile.Write(ref _transitions, next);
        return made;
    }

    private Shape Make(Transition t)
    {
        switch (t.Kind)
        {
            case TransitionKind.Add:
                return new Shape(this, t.Key, t.Flags, Prototype, SlotCount + 1, PropertyCount + 1, InlineCapacity, IsExtensible, null, null);
            case TransitionKind.Prototype:
                return new Shape(null, null, 0, (JsObject?)t.Key, SlotCount, PropertyCount, InlineCapacity, IsExtensible, GetTable(), null);
            case TransitionKind.PreventExtensions:
                return new Shape(null, null, 0, Prototype, SlotCount, PropertyCount, InlineCapacity, false, GetTable(), null);
        }
        PropertyTable table = GetTable().Copy(0);
        if (t.Kind is TransitionKind.Seal or TransitionKind.Freeze)
        {
            ApplyIntegrity(table, t.Kind == TransitionKind.Freeze);
            return new Shape(null, null, 0, Prototype, SlotCount, PropertyCount, InlineCapacity, false, table, null);
        }
        table.TryFind(t.Key!, out PropertyEntry old);
        bool moves = t.Kind == TransitionKind.RedefineElsewhere || old.IsAccessor != ((t.Flags & PropertyFlags.Accessor) != 0);
        table.Replace(t.Key!, moves ? SlotCount : old.Slot, t.Flags);
        return new Shape(null, null, 0, Prototype, moves ? SlotCount + 1 : SlotCount, PropertyCount, InlineCapacity, IsExtensible, table, null);
    }

    internal static void ApplyIntegrity(PropertyTable table, bool frozen)
    {
        foreach ((HeapCell key, PropertyEntry entry) in table.Entries().ToArray())
        {
            if (key is Symbol { IsPrivate: true })
                continue;
            PropertyFlags flags = entry.Flags & ~PropertyFlags.Configurable;
            if (frozen && !entry.IsAccessor)
                flags &= ~PropertyFlags.Writable;
            table.SetFlags(key, flags);
        }
    }

    /// <summary>Children by transition; immutable, replaced whole. Dead children are dropped when it is replaced.</summary>
    private sealed class TransitionTable
    {
        private readonly Dictionary<Transition, Child> _children = [];

        public TransitionTable(Child a, Child b)
        {
            _children[a.Transition] = a;
            _children[b.Transition] = b;
        }

        private TransitionTable(TransitionTable old, Child added)
        {
            foreach ((Transition transition, Child child) in old._children)
                if (child.TryGetShape(out _))
                    _children[transition] = child;
            _children[added.Transition] = added;
        }

        public int Count => _children.Count;

        public IEnumerable<Child> Children => _children.Values;

        public TransitionTable With(Child child) => new(this, child);

        public Shape? Find(Transition wanted) =>
            _children.TryGetValue(wanted, out Child? child) && child.TryGetShape(out Shape? shape) ? shape : null;
    }
}
