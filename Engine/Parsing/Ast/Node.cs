namespace ConcurrentJs.Parsing.Ast;

/// <summary>One case per concrete node class; consumers switch on it instead of testing types.</summary>
internal enum NodeKind : byte
{
    // Code
    Program, Function,
    // Expressions
    Identifier, NumericLiteral, StringLiteral, BigIntLiteral, BooleanLiteral, NullLiteral, RegExpLiteral,
    TemplateLiteral, TaggedTemplateExpression, ThisExpression, ArrayExpression, ObjectExpression,
    FunctionExpression, ClassExpression, UnaryExpression, UpdateExpression, BinaryExpression, BinaryChain,
    LogicalExpression, LogicalChain, AssignmentExpression, ConditionalExpression, CallExpression, NewExpression,
    SuperCall, ImportCall, NewTargetExpression, ImportMetaExpression, MemberExpression, IndexExpression,
    PrivateMemberExpression, SuperMemberExpression, SuperIndexExpression, ChainExpression, PrivateInExpression,
    SequenceExpression, SpreadElement, YieldExpression, AwaitExpression,
    // Parts
    ObjectProperty, TemplateElement, PrivateName, ClassElement, SwitchCase, CatchClause, VariableDeclarator,
    ObjectPattern, ArrayPattern, AssignmentPattern, RestElement, PatternProperty,
    // Statements
    VariableDeclaration, FunctionDeclaration, ClassDeclaration, ExpressionStatement, BlockStatement, EmptyStatement,
    IfStatement, ForStatement, ForInStatement, ForOfStatement, WhileStatement, DoWhileStatement, ContinueStatement,
    BreakStatement, ReturnStatement, WithStatement, SwitchStatement, LabeledStatement, ThrowStatement, TryStatement,
    DebuggerStatement,
    // Module items
    ImportDeclaration, ExportNamedDeclaration, ExportDefaultDeclaration, ExportAllDeclaration,
}

/// <summary>A piece of the tree. Start and End are offsets into the source, End exclusive.</summary>
internal abstract class Node(NodeKind kind, int start, int end)
{
    public int Start { get; } = start;
    public int End { get; internal set; } = end;
    public NodeKind Kind { get; } = kind;

    /// <summary>The expression stood in parentheses, which matters to assignment targets and function naming.</summary>
    public bool IsParenthesized { get; internal set; }

    /// <summary>A spread followed by a comma: no rest element can be made of it.</summary>
    internal bool HasTrailingComma { get; set; }
}

internal abstract class Expression(NodeKind kind, int start, int end) : Node(kind, start, end);

internal abstract class Statement(NodeKind kind, int start, int end) : Node(kind, start, end);
