using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Ast;

/// <summary>IsOptional is the link written ?. ; a nullish object ends the enclosing ChainExpression with undefined.</summary>
internal sealed class MemberExpression(int start, int end, Expression obj, string name, bool isOptional)
    : Expression(NodeKind.MemberExpression, start, end)
{
    public Expression Object { get; } = obj;
    public string Name { get; } = name;
    public bool IsOptional { get; } = isOptional;
}

internal sealed class IndexExpression(int start, int end, Expression obj, Expression index, bool isOptional)
    : Expression(NodeKind.IndexExpression, start, end)
{
    public Expression Object { get; } = obj;
    public Expression Index { get; } = index;
    public bool IsOptional { get; } = isOptional;
}

internal sealed class PrivateMemberExpression(int start, int end, Expression obj, PrivateName property, bool isOptional)
    : Expression(NodeKind.PrivateMemberExpression, start, end)
{
    public Expression Object { get; } = obj;
    public PrivateName Property { get; } = property;
    public bool IsOptional { get; } = isOptional;
}

/// <summary>The whole of a?.b.c: the place where a short-circuited link lands.</summary>
internal sealed class ChainExpression(int start, int end, Expression expression) : Expression(NodeKind.ChainExpression, start, end)
{
    public Expression Expression { get; } = expression;
}

/// <summary>#name. The binding is a hidden one in the class scope and holds the run-time private name.</summary>
internal sealed class PrivateName(int start, int end, NameEntry entry) : Node(NodeKind.PrivateName, start, end)
{
    internal NameEntry Entry { get; } = entry;

    /// <summary>With the leading #.</summary>
    public string Name => Entry.Text;
    public Binding Binding { get; internal set; } = null!;
}

/// <summary>#name in right</summary>
internal sealed class PrivateInExpression(int start, int end, PrivateName left, Expression right)
    : Expression(NodeKind.PrivateInExpression, start, end)
{
    public PrivateName Left { get; } = left;
    public Expression Right { get; } = right;
}

/// <summary>What super.x, super[x] and super(…) need of the nearest function that is no arrow.</summary>
internal abstract class SuperReference(NodeKind kind, int start, int end) : Expression(kind, start, end)
{
    public Binding This { get; internal set; } = null!;
    public Binding HomeObject { get; internal set; } = null!;

    /// <summary>True in derived constructors.</summary>
    public bool MayBeUninitialized { get; internal set; }
}

internal sealed class SuperMemberExpression(int start, int end, string name) : SuperReference(NodeKind.SuperMemberExpression, start, end)
{
    public string Name { get; } = name;
}

internal sealed class SuperIndexExpression(int start, int end, Expression index) : SuperReference(NodeKind.SuperIndexExpression, start, end)
{
    public Expression Index { get; } = index;
}

/// <summary>super(…). Constructs the prototype of ActiveFunction with NewTarget, then initializes This and runs its
/// class's instance initializer.</summary>
internal sealed class SuperCall(int start, int end, Expression[] arguments) : Expression(NodeKind.SuperCall, start, end)
{
    public Expression[] Arguments { get; } = arguments;
    public Binding This { get; internal set; } = null!;
    public Binding NewTarget { get; internal set; } = null!;
    public Binding ActiveFunction { get; internal set; } = null!;
}

internal sealed class CallExpression(int start, int end, Expression callee, Expression[] arguments, bool isOptional)
    : Expression(NodeKind.CallExpression, start, end)
{
    public Expression Callee { get; } = callee;
    public Expression[] Arguments { get; } = arguments;
    public bool IsOptional { get; } = isOptional;

    /// <summary>Set when this is eval(…): if the callee turns out to be %eval%, the call is a direct eval here.</summary>
    public EvalSite? EvalSite { get; internal set; }
    internal bool MayBeDirectEval { get; set; }
}

internal sealed class NewExpression(int start, int end, Expression callee, Expression[] arguments) : Expression(NodeKind.NewExpression, start, end)
{
    public Expression Callee { get; } = callee;
    public Expression[] Arguments { get; } = arguments;
}

internal sealed class ImportCall(int start, int end, Expression specifier, Expression? options) : Expression(NodeKind.ImportCall, start, end)
{
    public Expression Specifier { get; } = specifier;
    public Expression? Options { get; } = options;
}

/// <summary>new.target. A null binding never happens: it is an early error outside functions.</summary>
internal sealed class NewTargetExpression(int start, int end) : Expression(NodeKind.NewTargetExpression, start, end)
{
    public Binding Binding { get; internal set; } = null!;
}

internal sealed class ImportMetaExpression(int start, int end) : Expression(NodeKind.ImportMetaExpression, start, end);
