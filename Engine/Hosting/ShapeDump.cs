using System.Globalization;
using System.Text;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Parsing;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting;

/// <summary>The layouts of a program's objects: those of what it left behind, and those that went through its code.</summary>
/// <remarks>
/// What is left behind is found from the globals that the program added, its let and const, its exports, and the variables its
/// functions captured; by data properties, elements and prototypes, so no script runs.
/// </remarks>
internal sealed class ShapeDump
{
    private const int ObjectsMax = 1_000_000;

    private readonly Realm _realm;
    private readonly HashSet<PropertyKey> _globalsBefore = [];
    private readonly HashSet<HeapCell> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<HeapCell> _open = new();
    private readonly ShapeText _shapes = new();

    // Layouts of the host's own objects, by the global that holds one: they are named, not shown.
    private readonly Dictionary<Shape, string> _hosts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Remembers which globals there are before the program runs.</summary>
    public ShapeDump(JsThread t, Realm realm)
    {
        _realm = realm;
        _globalsBefore.UnionWith(realm.GlobalObject.OwnPropertyKeys(t));
        _visited.Add(realm.GlobalObject);
        _visited.Add(realm.GlobalThis);
    }

    /// <param name="t">The thread that ran the program.</param>
    /// <param name="code">The program's top-level functions.</param>
    /// <param name="boxes">Its variables, where they live in boxes.</param>
    /// <param name="foreign">Objects to leave out, and exports of CommonJS to begin with.</param>
    public string TextAfter(JsThread t, IEnumerable<BytecodeFunction?> code, ReadOnlySpan<Box> boxes, IEnumerable<JsObject> foreign, JsValue exports)
    {
        _visited.UnionWith(foreign);
        NameHosts();
        AddRoots(t, boxes, exports);
        Walk(t);
        var sites = new List<(BytecodeFunction Function, SiteLayouts Site)>();
        foreach (BytecodeFunction? function in code)
            AddSites(function, sites);
        var text = new StringBuilder(_shapes.Tree());
        AppendSites(text, sites);
        return text.ToString();
    }

    private void NameHosts()
    {
        foreach (PropertyKey key in _globalsBefore)
        {
            if (key.IsString && _realm.GlobalObject.TryFindOwn(key, out _, out JsValue raw) && raw._cell is JsObject { Shape.PropertyCount: > 0 } o)
                _hosts.TryAdd(o.Shape, key.ToString());
        }
    }

    private void AddRoots(JsThread t, ReadOnlySpan<Box> boxes, JsValue exports)
    {
        foreach (PropertyKey key in _realm.GlobalObject.OwnPropertyKeys(t))
        {
            if (!_globalsBefore.Contains(key) && _realm.GlobalObject.TryFindOwn(key, out _, out JsValue raw))
                Open(raw);
        }
        foreach (string name in _realm.Lexicals.Names.Order(StringComparer.Ordinal))
        {
            if (_realm.Lexicals.TryFind(Atoms.Intern(name), out GlobalLexical lexical))
                Open(lexical.Box.Value);
        }
        foreach (Box box in boxes)
            Open(box.Value);
        Open(exports);
    }

    private void Open(JsValue raw)
    {
        if (raw._cell is AccessorPair pair)
        {
            OpenObject(pair.Getter);
            OpenObject(pair.Setter);
        }
        OpenObject(raw.TryObject);
    }

    private void OpenObject(JsObject? o)
    {
        if (o is not null && o is not NativeFunction && o.Kind != CellKind.Proxy && o.HomeRealm is null && _visited.Count < ObjectsMax && _visited.Add(o))
            _open.Enqueue(o);
    }

    private void Walk(JsThread t)
    {
        while (_open.TryDequeue(out HeapCell? next))
        {
            var o = (JsObject)next;
            if (o is ScriptFunction function)
            {
                // What the host's own modules made is no part of the program.
                if (function.Template.Source.Name.StartsWith("node:", StringComparison.Ordinal))
                    continue;
                foreach (Box box in function.Captures)
                    Open(box.Value);
            }
            if (!HasInitialLayout(o))
                _shapes.AddObject(o);
            foreach (PropertyKey key in o.IsExotic && o.Kind != CellKind.Arguments ? [] : o.OwnPropertyKeys(t))
            {
                if (o.TryFindOwn(key, out _, out JsValue raw))
                    Open(raw);
            }
            OpenObject(o.Prototype);
        }
    }

    // Functions and arrays without properties of their own are everywhere and say nothing.
    private bool HasInitialLayout(JsObject o) => o switch
    {
        ScriptFunction function => ReferenceEquals(o.Shape, FunctionShapes.Of(function.Realm, ScriptFunction.LayoutOf(function.Template))),
        JsArray => ReferenceEquals(o.Shape, _realm.ArrayShape),
        _ => false,
    };

    private void AddSites(BytecodeFunction? function, List<(BytecodeFunction, SiteLayouts)> sites)
    {
        if (function is null)
            return;
        foreach (SiteLayouts site in SiteLayouts.Of(function))
        {
            sites.Add((function, site));
            foreach ((Shape from, Shape? to) in site.Seen)
            {
                if (_hosts.ContainsKey(from))
                    continue;
                _shapes.Add(from);
                if (to is not null)
                    _shapes.Add(to);
            }
        }
        foreach (FunctionTemplate inner in function.Functions)
            AddSites(inner.Code, sites);
    }

    private void AppendSites(StringBuilder text, List<(BytecodeFunction Function, SiteLayouts Site)> sites)
    {
        BytecodeFunction? last = null;
        foreach ((BytecodeFunction function, SiteLayouts site) in sites)
        {
            if (!ReferenceEquals(function, last))
                text.Append(CultureInfo.InvariantCulture, $"\n{((function.Flags & FunctionFlags.Program) != 0 ? "(program)" : function.Template)}\n");
            last = function;
            SourceText source = function.Template.Source;
            int offset = function.Positions.OffsetOf(site.Pc);
            (int line, int column) = source.Position(Math.Max(offset, 0));
            text.Append(CultureInfo.InvariantCulture, $"  {line}:{column}  {site.What}");
            if (site.IsMegamorphic)
                text.Append("  many layouts");
            foreach (string seen in site.Seen.Select(step => NameOf(step.From, step.To)).Distinct())
                text.Append("  ").Append(seen);
            text.Append('\n');
        }
    }

    private string NameOf(Shape from, Shape? to) =>
        _hosts.TryGetValue(from, out string? host) ? $"({host})" : to is null ? _shapes.NameOf(from) : $"{_shapes.NameOf(from)} -> {_shapes.NameOf(to)}";
}
