using System.Reflection;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Dump;

/// <summary>Reads any node as named parts, in the order they are declared. By reflection: a new node class needs no line here.</summary>
internal static class TreeReader
{
    private static readonly HashSet<string> s_hidden = ["Start", "End", "Kind", "Outer", "Source"];

    public static IEnumerable<(string Name, object Value)> Parts(object node)
    {
        foreach (PropertyInfo property in PropertiesOf(node.GetType()))
        {
            // A function points back to its class, and an initializer to elements that the class lists anyway.
            if (node is FunctionNode && (property.Name is "Class" or "ClassElements"))
                continue;
            if (!s_hidden.Contains(property.Name) && !IsAboutScopes(property.PropertyType) && property.GetValue(node) is { } value)
                yield return (property.Name, value);
        }
    }

    public static bool IsNode(object value) => value is Node or ClassNode;

    /// <summary>The nodes below this one, in source order.</summary>
    public static IEnumerable<object> Children(object node)
    {
        foreach ((_, object value) in Parts(node))
        {
            if (IsNode(value))
                yield return value;
            else if (value is Array list)
            {
                foreach (object? item in list)
                {
                    if (item is not null && IsNode(item))
                        yield return item;
                }
            }
        }
    }

    public static void Visit(object node, Action<object> visit)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([node]);
        while (open.TryPop(out object? next))
        {
            if (!seen.Add(next))
                continue;
            visit(next);
            foreach (object child in Children(next).Reverse())
                open.Push(child);
        }
    }

    // Base classes first, each in declaration order.
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .OrderBy(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken);

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;

    private static bool IsAboutScopes(Type type)
    {
        Type element = type.IsArray ? type.GetElementType()! : type;
        return element.Namespace == typeof(Scope).Namespace;
    }
}
