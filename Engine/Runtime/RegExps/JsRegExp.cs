using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing.RegExp;

namespace ConcurrentJs.Runtime.RegExps;

/// <summary>The internal slots of a RegExp: source, flags and the compiled pattern. Immutable; literals share one.</summary>
/// <param name="legacyRealm">The realm whose RegExp constructor itself made it: only there compile may change it.</param>
internal sealed class RegExpData(JsString source, RegExpFlags flags, RegExpProgram program, Realm? legacyRealm)
    : HeapCell(CellKind.Internal, null!)
{
    private GroupsLayout? _groups;

    /// <summary>[[OriginalSource]]</summary>
    public JsString Source { get; } = source;

    /// <summary>[[OriginalFlags]], with g, y and d, which the program does not know.</summary>
    public RegExpFlags Flags { get; } = flags;

    public RegExpProgram Program { get; } = program;

    public Realm? LegacyRealm { get; } = legacyRealm;

    public bool IsGlobal => (Flags & RegExpFlags.Global) != 0;

    public bool IsSticky => (Flags & RegExpFlags.Sticky) != 0;

    /// <summary>lastIndex decides where matching starts, and is written back.</summary>
    public bool UsesLastIndex => (Flags & (RegExpFlags.Global | RegExpFlags.Sticky)) != 0;

    public bool IsUnicode => (Flags & RegExpFlags.AnyUnicode) != 0;

    /// <summary>How `groups` objects look. THREADS: two threads may both make one; they are alike.</summary>
    public GroupsLayout Groups => _groups ??= new GroupsLayout(Program.Names);

    /// <summary>Null, with the message of the SyntaxError, when pattern or flags are wrong.</summary>
    public static RegExpData? TryCreate(JsString pattern, string flags, Realm? legacyRealm, out string? error)
    {
        if (!RegExpFlagsText.TryParse(flags, out RegExpFlags parsed))
        {
            error = $"Invalid flags supplied to RegExp constructor '{flags}'";
            return null;
        }
        RegExpProgram? program = RegExpProgram.TryCompile(pattern.ToString(), parsed, out error);
        return program is null ? null : new RegExpData(pattern, parsed, program, legacyRealm);
    }
}

/// <summary>The layout of `groups` objects, and in which slot each named group's text goes, in the order of the groups.</summary>
internal sealed class GroupsLayout
{
    public GroupsLayout(GroupName[] names)
    {
        var distinct = names.Select(static group => group.Name).Distinct().ToList();
        Shape shape = Shape.NewRoot(null, JsObjectSlots.CapacityFor(distinct.Count));
        foreach (string name in distinct)
            shape = shape.WithProperty(Atoms.Intern(name), PropertyFlags.All);
        Shape = shape;
        var slots = new Dictionary<string, int>(distinct.Count);
        foreach (string name in distinct)
            slots.Add(name, slots.Count);
        Slots = Array.ConvertAll(names, group => slots[group.Name]);
    }

    public Shape Shape { get; }

    public int[] Slots { get; }
}

/// <summary>A RegExp object (ECMA-262 22.2.8).</summary>
/// <remarks>
/// Its slots stand inline where <see cref="JsObjectSlots"/> has them: 0 is the own property lastIndex, which every layout of a
/// RegExp names first; 1 is beyond the inline capacity, so no property ever lives there, and holds the data.
/// THREADS: RegExp.prototype.compile replaces the data whole; a match in another thread goes on with what it read.
/// </remarks>
internal sealed class JsRegExp : JsObject
{
    [InlineArray(2)]
    private struct Slots
    {
        private Slot _first;
    }

    private Slots _slots;

    public JsRegExp(Shape shape, RegExpData data) : base(shape, CellKind.RegExp)
    {
        _slots[0].Initialize(0);
        _slots[1].Initialize(data);
    }

    public override string ClassName => "RegExp";

    public RegExpData Data
    {
        get => Unsafe.As<RegExpData>(_slots[1].Read()._cell!);
        set => _slots[1].Write(value);
    }

    /// <summary>The value of lastIndex while the layout is a <see cref="ShapeFor"/> one, so the property is plain and writable.</summary>
    internal ref Slot LastIndexSlot => ref _slots[0];

    /// <summary>The layout of a fresh RegExp with this prototype.</summary>
    public static Shape ShapeFor(JsObject prototype) =>
        prototype.PrototypeInfo.RootShape(1).WithProperty(Names.LastIndex, PropertyFlags.Writable);

    /// <summary>A regular expression literal is evaluated (ECMA-262 13.2.7.3). The pattern was checked when it was parsed.</summary>
    public static JsRegExp OfLiteral(JsThread t, RegExpSite site)
    {
        if (site.Cache is not RegExpData data || !ReferenceEquals(data.LegacyRealm, t.Realm))
        {
            data = RegExpData.TryCreate(JsString.Create(site.Pattern), site.Flags, t.Realm, out string? error) ?? throw t.SyntaxError(error!);
            site.Cache = data;
        }
        return new JsRegExp(t.Realm.RegExps.Shape, data);
    }
}
