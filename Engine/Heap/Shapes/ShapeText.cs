using System.Globalization;
using System.Text;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Heap.Shapes;

/// <summary>Layouts as a tree of text: which property, in which slot, with which attributes, on top of which layout.</summary>
/// <remarks>
/// Numbers are given in the order of printing, roots in the order in which layouts were added: the same additions give the same text.
/// Layouts that only the transition tables know are left out, since the collector decides how long those live.
/// </remarks>
internal sealed class ShapeText
{
    private const int KeysShownMax = 12;

    private readonly Dictionary<Shape, Node> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly List<Node> _inOrder = [];

    private sealed class Node(Shape shape, int order)
    {
        public readonly Shape Shape = shape;
        public readonly int Order = order;
        public readonly List<(string How, Node Child)> Children = [];
        public bool HasParent;
        public int Objects;
        public int Number;
    }

    public int Count => _inOrder.Count;

    /// <summary>Adds a layout and those it was built on.</summary>
    public void Add(Shape shape)
    {
        if (_nodes.ContainsKey(shape))
            return;
        if (shape.Parent is { } parent)
            Add(parent);
        var node = new Node(shape, _inOrder.Count);
        _nodes.Add(shape, node);
        _inOrder.Add(node);
    }

    /// <summary>Adds the layout of an object and counts the object.</summary>
    public void AddObject(JsObject o)
    {
        Shape shape = o.Shape;
        Add(shape);
        _nodes[shape].Objects++;
    }

    /// <summary>#number, once <see cref="Tree"/> has given it.</summary>
    public string NameOf(Shape shape) => string.Create(CultureInfo.InvariantCulture, $"#{_nodes[shape].Number}");

    /// <summary>Every layout that was added, each below the one it came from.</summary>
    public string Tree()
    {
        Connect();
        var text = new StringBuilder();
        int last = 0;
        foreach (Node root in _inOrder.Where(static node => !node.HasParent))
            Append(text, root, ref last);
        return text.ToString();
    }

    private void Connect()
    {
        foreach (Node node in _inOrder)
        {
            if (node.Shape.Parent is { } parent)
                Connect(_nodes[parent], PropertyText(node.Shape.LastKey!, new PropertyEntry(node.Shape.SlotCount - 1, node.Shape.LastFlags), node.Shape), node);
        }
        // Where a whole table was replaced there is no parent to ask: the layout it came from knows, if it was added too.
        foreach (Node node in _inOrder.ToArray())
        {
            foreach (LayoutStep step in node.Shape.Steps())
            {
                if (_nodes.TryGetValue(step.To, out Node? child) && !child.HasParent && !ReferenceEquals(child, node))
                    Connect(node, StepText(step), child);
            }
        }
        foreach (Node node in _inOrder)
            node.Children.Sort(static (a, b) => a.Child.Order.CompareTo(b.Child.Order));
    }

    private static void Connect(Node parent, string how, Node child)
    {
        child.HasParent = true;
        parent.Children.Add((how, child));
    }

    private static void Append(StringBuilder text, Node root, ref int last)
    {
        // A stack of its own: a tree of layouts is as deep as its widest object.
        var open = new Stack<(Node Node, string How, int Depth)>();
        open.Push((root, RootText(root.Shape), 0));
        while (open.TryPop(out (Node Node, string How, int Depth) next))
        {
            next.Node.Number = ++last;
            text.Append(' ', next.Depth * 2).Append(CultureInfo.InvariantCulture, $"#{last} {next.How}");
            if (next.Node.Objects > 0)
                text.Append(CultureInfo.InvariantCulture, $"  objects: {next.Node.Objects}");
            text.Append('\n');
            for (int i = next.Node.Children.Count - 1; i >= 0; i--)
                open.Push((next.Node.Children[i].Child, next.Node.Children[i].How, next.Depth + 1));
        }
    }

    private static string RootText(Shape shape)
    {
        var facts = new List<string> { $"prototype {PrototypeName(shape.Prototype)}" };
        if (shape.InlineCapacity > 0)
            facts.Add($"{shape.InlineCapacity} inline {(shape.InlineCapacity == 1 ? "slot" : "slots")}");
        if (!shape.IsExtensible)
            facts.Add("not extensible");
        if (shape.IsDictionary)
            facts.Add("dictionary");
        PropertyTable table = shape.Dictionary?.Table ?? shape.GetTable();
        return $"{{{KeysText(table)}}}  {string.Join(", ", facts)}";
    }

    private static string KeysText(PropertyTable table)
    {
        string[] keys = [.. table.Entries().Take(KeysShownMax).Select(static item => KeyText(item.Key))];
        string text = string.Join(", ", keys);
        return table.Count <= KeysShownMax ? text : $"{text}, … {table.Count - KeysShownMax} more";
    }

    private static string PropertyText(HeapCell key, PropertyEntry entry, Shape shape) =>
        $"+{KeyText(key)}  {SlotText(entry, shape)}  {FlagsText(entry)}";

    private static string StepText(LayoutStep step)
    {
        if (step.Key is null || !step.To.GetTable().TryFind(step.Key, out PropertyEntry entry))
            return step.How == "other prototype" ? $"prototype {PrototypeName(step.To.Prototype)}" : step.How;
        return $"{step.How} {KeyText(step.Key)}  {SlotText(entry, step.To)}  {FlagsText(entry)}";
    }

    private static string SlotText(PropertyEntry entry, Shape shape) =>
        entry.IsSpecial ? "computed" : entry.Slot < shape.InlineCapacity ? $"inline {entry.Slot}" : $"slot {entry.Slot - shape.InlineCapacity}";

    private static string FlagsText(PropertyEntry entry)
    {
        string enumerable = entry.IsEnumerable ? "enumerable" : "hidden";
        string configurable = entry.IsConfigurable ? "" : " fixed";
        return entry.IsAccessor ? $"accessor {enumerable}{configurable}" : $"{(entry.IsWritable ? "writable" : "read-only")} {enumerable}{configurable}";
    }

    private static string KeyText(HeapCell key) => PropertyKey.FromAtom(key).ToString();

    // By data properties only: no script runs.
    private static string PrototypeName(JsObject? prototype)
    {
        if (prototype is null)
            return "null";
        return prototype.TryFindOwn(PropertyKey.FromAtom(Names.Constructor), out PropertyFlags flags, out JsValue constructor)
            && (flags & PropertyFlags.Accessor) == 0 && constructor._cell is JsObject function
            && function.TryFindOwn(PropertyKey.FromAtom(Names.Name), out _, out JsValue name) && name._cell is JsString { Length: > 0 } text
            ? $"{text}.prototype" : "(an object)";
    }
}
