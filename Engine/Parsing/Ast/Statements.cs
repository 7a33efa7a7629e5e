using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Ast;

internal sealed class VariableDeclaration(int start, int end, VariableKind variableKind, VariableDeclarator[] declarators)
    : Statement(NodeKind.VariableDeclaration, start, end)
{
    public VariableKind VariableKind { get; } = variableKind;
    public VariableDeclarator[] Declarators { get; } = declarators;
}

/// <summary>Target is an Identifier, ObjectPattern or ArrayPattern. In for-in/of heads Init is null, except the
/// Annex B form for (var x = init in …).</summary>
internal sealed class VariableDeclarator(int start, int end, Node target, Expression? init) : Node(NodeKind.VariableDeclarator, start, end)
{
    public Node Target { get; } = target;
    public Expression? Init { get; } = init;
}

/// <summary>The closure is made at scope entry (Scope.Functions); running the statement does only the AnnexBTarget copy.</summary>
internal sealed class FunctionDeclaration(Identifier id, FunctionNode function) : Statement(NodeKind.FunctionDeclaration, function.Start, function.End)
{
    /// <summary>Its own (block or var) binding.</summary>
    public Identifier Id { get; } = id;
    public FunctionNode Function { get; } = function;

    /// <summary>B.3.3: the var to which the block's function is copied when the statement runs; null: none.</summary>
    public Identifier? AnnexBTarget { get; internal set; }
}

internal sealed class ClassDeclaration(Identifier id, ClassNode node) : Statement(NodeKind.ClassDeclaration, node.Start, node.End)
{
    /// <summary>The outer let-like binding.</summary>
    public Identifier Id { get; } = id;
    public ClassNode Class { get; } = node;
}

internal sealed class ExpressionStatement(int start, int end, Expression expression, bool isDirective) : Statement(NodeKind.ExpressionStatement, start, end)
{
    public Expression Expression { get; } = expression;
    public bool IsDirective { get; } = isDirective;
}

internal sealed class BlockStatement(int start, int end, Statement[] body, Scope? scope) : Statement(NodeKind.BlockStatement, start, end)
{
    public Statement[] Body { get; } = body;

    /// <summary>Null when the block declares nothing.</summary>
    public Scope? Scope { get; } = scope;
}

internal sealed class EmptyStatement(int start, int end) : Statement(NodeKind.EmptyStatement, start, end);

internal sealed class DebuggerStatement(int start, int end) : Statement(NodeKind.DebuggerStatement, start, end);

internal sealed class IfStatement(int start, int end, Expression test, Statement consequent, Statement? alternate) : Statement(NodeKind.IfStatement, start, end)
{
    public Expression Test { get; } = test;
    public Statement Consequent { get; } = consequent;
    public Statement? Alternate { get; } = alternate;
}

/// <summary>Init is an Expression, a VariableDeclaration or null. Scope is set when Init declares let or const;
/// its bindings with IsLoopPerIteration get a fresh copy per iteration when captured.</summary>
internal sealed class ForStatement(int start, int end, Node? init, Expression? test, Expression? update, Statement body, Scope? scope)
    : Statement(NodeKind.ForStatement, start, end)
{
    public Node? Init { get; } = init;
    public Expression? Test { get; } = test;
    public Expression? Update { get; } = update;
    public Statement Body { get; } = body;
    public Scope? Scope { get; } = scope;
}

/// <summary>Left is a VariableDeclaration (one declarator), an assignment target or a pattern. Scope is set for let and
/// const: Right is evaluated inside it with everything uninitialized, and each iteration makes it anew.</summary>
internal sealed class ForInStatement(int start, int end, Node left, Expression right, Statement body, Scope? scope) : Statement(NodeKind.ForInStatement, start, end)
{
    public Node Left { get; } = left;
    public Expression Right { get; } = right;
    public Statement Body { get; } = body;
    public Scope? Scope { get; } = scope;
}

/// <summary>As ForInStatement; IsAwait for for await.</summary>
internal sealed class ForOfStatement(int start, int end, bool isAwait, Node left, Expression right, Statement body, Scope? scope) : Statement(NodeKind.ForOfStatement, start, end)
{
    public bool IsAwait { get; } = isAwait;
    public Node Left { get; } = left;
    public Expression Right { get; } = right;
    public Statement Body { get; } = body;
    public Scope? Scope { get; } = scope;
}

internal sealed class WhileStatement(int start, int end, Expression test, Statement body) : Statement(NodeKind.WhileStatement, start, end)
{
    public Expression Test { get; } = test;
    public Statement Body { get; } = body;
}

internal sealed class DoWhileStatement(int start, int end, Statement body, Expression test) : Statement(NodeKind.DoWhileStatement, start, end)
{
    public Statement Body { get; } = body;
    public Expression Test { get; } = test;
}

/// <summary>The parser has checked that the target exists.</summary>
internal sealed class ContinueStatement(int start, int end, string? label) : Statement(NodeKind.ContinueStatement, start, end)
{
    public string? Label { get; } = label;
}

/// <summary>The parser has checked that the target exists.</summary>
internal sealed class BreakStatement(int start, int end, string? label) : Statement(NodeKind.BreakStatement, start, end)
{
    public string? Label { get; } = label;
}

internal sealed class ReturnStatement(int start, int end, Expression? argument) : Statement(NodeKind.ReturnStatement, start, end)
{
    public Expression? Argument { get; } = argument;
}

/// <summary>Scope.WithObject holds the object.</summary>
internal sealed class WithStatement(int start, int end, Expression obj, Statement body, Scope scope) : Statement(NodeKind.WithStatement, start, end)
{
    public Expression Object { get; } = obj;
    public Statement Body { get; } = body;
    public Scope Scope { get; } = scope;
}

internal sealed class SwitchStatement(int start, int end, Expression discriminant, SwitchCase[] cases, Scope? scope) : Statement(NodeKind.SwitchStatement, start, end)
{
    public Expression Discriminant { get; } = discriminant;
    public SwitchCase[] Cases { get; } = cases;
    public Scope? Scope { get; } = scope;
}

/// <summary>A null Test is default.</summary>
internal sealed class SwitchCase(int start, int end, Expression? test, Statement[] body) : Node(NodeKind.SwitchCase, start, end)
{
    public Expression? Test { get; } = test;
    public Statement[] Body { get; } = body;
}

internal sealed class LabeledStatement(int start, int end, string label, Statement body) : Statement(NodeKind.LabeledStatement, start, end)
{
    public string Label { get; } = label;
    public Statement Body { get; } = body;
}

internal sealed class ThrowStatement(int start, int end, Expression argument) : Statement(NodeKind.ThrowStatement, start, end)
{
    public Expression Argument { get; } = argument;
}

internal sealed class TryStatement(int start, int end, BlockStatement block, CatchClause? handler, BlockStatement? finalizer) : Statement(NodeKind.TryStatement, start, end)
{
    public BlockStatement Block { get; } = block;
    public CatchClause? Handler { get; } = handler;
    public BlockStatement? Finalizer { get; } = finalizer;
}

/// <summary>Scope holds the parameter's names; Body may have its own inside. Both null when there is no parameter.</summary>
internal sealed class CatchClause(int start, int end, Node? parameter, BlockStatement body, Scope? scope) : Node(NodeKind.CatchClause, start, end)
{
    public Node? Parameter { get; } = parameter;
    public BlockStatement Body { get; } = body;
    public Scope? Scope { get; } = scope;
}
