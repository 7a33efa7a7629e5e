using System.Numerics;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Ast;

/// <summary>A reference to a variable, or the target that declares or assigns one.</summary>
internal sealed class Identifier(int start, int end, NameEntry entry) : Expression(NodeKind.Identifier, start, end)
{
    internal NameEntry Entry { get; } = entry;
    public string Name => Entry.Text;

    /// <summary>Where the variable lives; null: the global environment (script-level let, const, class, var included).</summary>
    public Binding? Binding { get; internal set; }

    /// <summary>Hidden bindings (with objects, eval variables) to ask by name first, innermost first; null: none.</summary>
    public Binding[]? Dynamic { get; internal set; }
    public bool IsDynamic => Dynamic is not null;

    /// <summary>False when the variable is provably initialized here.</summary>
    public bool MayBeUninitialized { get; internal set; }
}

internal sealed class NumericLiteral(int start, int end, double value) : Expression(NodeKind.NumericLiteral, start, end)
{
    public double Value { get; } = value;
}

internal sealed class StringLiteral(int start, int end, string value) : Expression(NodeKind.StringLiteral, start, end)
{
    public string Value { get; } = value;
}

internal sealed class BigIntLiteral(int start, int end, BigInteger value) : Expression(NodeKind.BigIntLiteral, start, end)
{
    public BigInteger Value { get; } = value;
}

internal sealed class BooleanLiteral(int start, int end, bool value) : Expression(NodeKind.BooleanLiteral, start, end)
{
    public bool Value { get; } = value;
}

internal sealed class NullLiteral(int start, int end) : Expression(NodeKind.NullLiteral, start, end);

internal sealed class RegExpLiteral(int start, int end, string pattern, string flags)
    : Expression(NodeKind.RegExpLiteral, start, end)
{
    public string Pattern { get; } = pattern;
    public string Flags { get; } = flags;
}

/// <summary>The text between substitutions. Cooked is null when it has an invalid escape (tagged templates only).</summary>
internal sealed class TemplateElement(int start, int end, string? cooked, string raw) : Node(NodeKind.TemplateElement, start, end)
{
    public string? Cooked { get; } = cooked;
    public string Raw { get; } = raw;
}

/// <summary>Elements.Length == Expressions.Length + 1.</summary>
internal sealed class TemplateLiteral(int start, int end, TemplateElement[] elements, Expression[] expressions)
    : Expression(NodeKind.TemplateLiteral, start, end)
{
    public TemplateElement[] Elements { get; } = elements;
    public Expression[] Expressions { get; } = expressions;
}

internal sealed class TaggedTemplateExpression(int start, int end, Expression tag, TemplateLiteral template)
    : Expression(NodeKind.TaggedTemplateExpression, start, end)
{
    public Expression Tag { get; } = tag;
    public TemplateLiteral Template { get; } = template;
}

internal sealed class ThisExpression(int start, int end) : Expression(NodeKind.ThisExpression, start, end)
{
    /// <summary>Null at script level (the global this value) and at module level (undefined).</summary>
    public Binding? Binding { get; internal set; }

    /// <summary>True in derived constructors, before super().</summary>
    public bool MayBeUninitialized { get; internal set; }
}

/// <summary>A null element is a hole.</summary>
internal sealed class ArrayExpression(int start, int end, Expression?[] elements) : Expression(NodeKind.ArrayExpression, start, end)
{
    public Expression?[] Elements { get; } = elements;
}

internal sealed class ObjectExpression(int start, int end, ObjectProperty[] properties)
    : Expression(NodeKind.ObjectExpression, start, end)
{
    public ObjectProperty[] Properties { get; } = properties;
}

/// <summary>A non-computed Key is a StringLiteral or a NumericLiteral; a getter, setter or method Value is a FunctionExpression.</summary>
internal sealed class ObjectProperty(int start, int end, PropertyKind propertyKind, Expression? key, bool isComputed, bool isShorthand, Expression value)
    : Node(NodeKind.ObjectProperty, start, end)
{
    public PropertyKind PropertyKind { get; } = propertyKind;
    public Expression? Key { get; } = key;
    public bool IsComputed { get; } = isComputed;
    public bool IsShorthand { get; } = isShorthand;
    public Expression Value { get; } = value;
}

/// <summary>Function expressions, arrows and (as a property's value) methods.</summary>
internal sealed class FunctionExpression(FunctionNode function) : Expression(NodeKind.FunctionExpression, function.Start, function.End)
{
    public FunctionNode Function { get; } = function;
}

internal sealed class ClassExpression(ClassNode node) : Expression(NodeKind.ClassExpression, node.Start, node.End)
{
    public ClassNode Class { get; } = node;
}

/// <summary>delete and typeof of an Identifier act on the reference.</summary>
internal sealed class UnaryExpression(int start, int end, UnaryOperator op, Expression operand)
    : Expression(NodeKind.UnaryExpression, start, end)
{
    public UnaryOperator Operator { get; } = op;
    public Expression Operand { get; } = operand;
}

/// <summary>Target is an Identifier, a member expression, or (sloppy, Annex B) a call that throws at run time.</summary>
internal sealed class UpdateExpression(int start, int end, UpdateOperator op, bool isPrefix, Expression target)
    : Expression(NodeKind.UpdateExpression, start, end)
{
    public UpdateOperator Operator { get; } = op;
    public bool IsPrefix { get; } = isPrefix;
    public Expression Target { get; } = target;
}

internal sealed class BinaryExpression(int start, int end, BinaryOperator op, Expression left, Expression right)
    : Expression(NodeKind.BinaryExpression, start, end)
{
    public BinaryOperator Operator { get; } = op;
    public Expression Left { get; } = left;
    public Expression Right { get; } = right;
}

/// <summary>A long left-associative chain kept flat: ((Operands[0] Operators[0] Operands[1]) Operators[1] Operands[2]) …</summary>
internal sealed class BinaryChain(int start, int end, BinaryOperator[] operators, Expression[] operands)
    : Expression(NodeKind.BinaryChain, start, end)
{
    public BinaryOperator[] Operators { get; } = operators;
    public Expression[] Operands { get; } = operands;
}

internal sealed class LogicalExpression(int start, int end, LogicalOperator op, Expression left, Expression right)
    : Expression(NodeKind.LogicalExpression, start, end)
{
    public LogicalOperator Operator { get; } = op;
    public Expression Left { get; } = left;
    public Expression Right { get; } = right;
}

/// <summary>A long chain of one logical operator kept flat: the first operand that decides is the value.</summary>
internal sealed class LogicalChain(int start, int end, LogicalOperator op, Expression[] operands)
    : Expression(NodeKind.LogicalChain, start, end)
{
    public LogicalOperator Operator { get; } = op;
    public Expression[] Operands { get; } = operands;
}

/// <summary>Target is an Identifier, a member expression, a pattern (Assign only), or (sloppy, Annex B) a call that throws.</summary>
internal sealed class AssignmentExpression(int start, int end, AssignmentKind assignmentKind, BinaryOperator binary, LogicalOperator logical, Node target, Expression value)
    : Expression(NodeKind.AssignmentExpression, start, end)
{
    public AssignmentKind AssignmentKind { get; } = assignmentKind;
    public BinaryOperator BinaryOperator { get; } = binary;
    public LogicalOperator LogicalOperator { get; } = logical;
    public Node Target { get; } = target;
    public Expression Value { get; } = value;
}

internal sealed class ConditionalExpression(int start, int end, Expression test, Expression consequent, Expression alternate)
    : Expression(NodeKind.ConditionalExpression, start, end)
{
    public Expression Test { get; } = test;
    public Expression Consequent { get; } = consequent;
    public Expression Alternate { get; } = alternate;
}

internal sealed class SequenceExpression(int start, int end, Expression[] expressions) : Expression(NodeKind.SequenceExpression, start, end)
{
    public Expression[] Expressions { get; } = expressions;
}

/// <summary>In argument lists and array literals.</summary>
internal sealed class SpreadElement(int start, int end, Expression argument) : Expression(NodeKind.SpreadElement, start, end)
{
    public Expression Argument { get; } = argument;
}

internal sealed class YieldExpression(int start, int end, Expression? argument, bool isDelegate) : Expression(NodeKind.YieldExpression, start, end)
{
    public Expression? Argument { get; } = argument;
    public bool IsDelegate { get; } = isDelegate;
}

internal sealed class AwaitExpression(int start, int end, Expression argument) : Expression(NodeKind.AwaitExpression, start, end)
{
    public Expression Argument { get; } = argument;
}
