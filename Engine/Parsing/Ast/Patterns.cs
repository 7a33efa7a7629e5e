namespace ConcurrentJs.Parsing.Ast;

// Targets are Identifier, ObjectPattern, ArrayPattern and, in assignments, member expressions.

internal sealed class ObjectPattern(int start, int end, PatternProperty[] properties, Node? rest) : Node(NodeKind.ObjectPattern, start, end)
{
    public PatternProperty[] Properties { get; } = properties;

    /// <summary>The target of ...rest.</summary>
    public Node? Rest { get; } = rest;
}

/// <summary>key: target, or key: target = default (an AssignmentPattern).</summary>
internal sealed class PatternProperty(int start, int end, Expression key, bool isComputed, Node value) : Node(NodeKind.PatternProperty, start, end)
{
    /// <summary>When not computed a StringLiteral or a NumericLiteral.</summary>
    public Expression Key { get; } = key;
    public bool IsComputed { get; } = isComputed;
    public Node Value { get; } = value;
}

/// <summary>Elements are targets, AssignmentPatterns, a last RestElement, or null for a hole.</summary>
internal sealed class ArrayPattern(int start, int end, Node?[] elements) : Node(NodeKind.ArrayPattern, start, end)
{
    public Node?[] Elements { get; } = elements;
}

/// <summary>target = default</summary>
internal sealed class AssignmentPattern(int start, int end, Node target, Expression defaultValue) : Node(NodeKind.AssignmentPattern, start, end)
{
    public Node Target { get; } = target;
    public Expression Default { get; } = defaultValue;
}

internal sealed class RestElement(int start, int end, Node target) : Node(NodeKind.RestElement, start, end)
{
    public Node Target { get; } = target;
}
