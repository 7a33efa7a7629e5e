using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Ast;

/// <summary>What becomes one bytecode function: a program or a function, with what its scopes need at run time.</summary>
internal abstract class CodeNode(NodeKind kind, int start, int end) : Node(kind, start, end)
{
    public bool IsStrict { get; internal set; }

    /// <summary>The outermost scope of the code: parameters (and body, unless BodyScope is another).</summary>
    public Scope Scope { get; internal set; } = null!;

    /// <summary>Where var and top-level let live. Differs from Scope only when there are parameter expressions.</summary>
    public Scope BodyScope { get; internal set; } = null!;

    public Statement[] Body { get; internal set; } = [];

    /// <summary>The code this one stands in; null for a program.</summary>
    public CodeNode? Outer { get; internal set; }

    /// <summary>Bindings of outer code this code or code inside it needs, in closure slot order.</summary>
    public Binding[] Captures { get; internal set; } = [];

    public bool HasDirectEval { get; internal set; }

    /// <summary>A direct eval here or in any function inside.</summary>
    public bool ContainsDirectEval { get; internal set; }

    // Hidden bindings. Null when nobody needs them; never set on arrows, which capture those of the code around.
    public Binding? ThisBinding { get; internal set; }
    public Binding? NewTargetBinding { get; internal set; }
    public Binding? HomeObjectBinding { get; internal set; }

    /// <summary>The running function itself: super(...) asks it for its prototype.</summary>
    public Binding? ActiveFunctionBinding { get; internal set; }

    /// <summary>The arguments object. Mapped (aliasing parameters) when !IsStrict and HasSimpleParameters; then all
    /// parameters are captured, so that the object can hold their boxes.</summary>
    public Binding? ArgumentsBinding { get; internal set; }

    public bool UsesThis => ThisBinding is not null;
    public bool UsesNewTarget => NewTargetBinding is not null;
    public bool UsesArguments => ArgumentsBinding is not null;
    public bool UsesSuper => HomeObjectBinding is not null || ActiveFunctionBinding is not null;
}

internal sealed class FunctionNode(int start, int end, FunctionKind functionKind) : CodeNode(NodeKind.Function, start, end)
{
    public FunctionKind FunctionKind { get; internal set; } = functionKind;
    public bool IsAsync { get; internal init; }
    public bool IsGenerator { get; internal init; }
    public bool IsArrow => FunctionKind == FunctionKind.Arrow;
    public bool HasSimpleParameters { get; internal set; } = true;

    /// <summary>A default value or a computed key among the parameters: they get their own scope.</summary>
    public bool HasParameterExpressions { get; internal set; }

    /// <summary>The function's length.</summary>
    public int ExpectedArgumentCount { get; internal set; }

    /// <summary>The name written in the source, if any. A name taken from the context is the generator's matter.</summary>
    public string? Name { get; internal set; }

    /// <summary>A named function expression's own name, when referenced: holds the running function.</summary>
    public Binding? SelfBinding { get; internal set; }

    /// <summary>Identifier, ObjectPattern, ArrayPattern, AssignmentPattern or RestElement (last only).</summary>
    public Node[] Parameters { get; internal set; } = [];

    /// <summary>Offset of the parenthesis that closes the parameters.</summary>
    internal int ParametersEnd { get; set; }

    /// <summary>x => expression. Body is then empty.</summary>
    public Expression? ExpressionBody { get; internal set; }

    /// <summary>For ClassFieldInitializer: the fields (and, when static, the static blocks) in order.</summary>
    public ClassElement[] ClassElements { get; internal set; } = [];

    /// <summary>The class whose element or constructor this is.</summary>
    public ClassNode? Class { get; internal set; }
}

internal sealed class ProgramNode(int start, int end, ProgramKind programKind, SourceText source)
    : CodeNode(NodeKind.Program, start, end)
{
    public ProgramKind ProgramKind { get; } = programKind;
    public SourceText Source { get; } = source;

    /// <summary>Script, and eval whose vars go to the global object or to EvalVars: what to declare before running.
    /// One entry per name; a function wins over a var. Strict eval and modules keep them as bindings instead.</summary>
    public VarDeclaredName[] VarNames { get; internal set; } = [];

    /// <summary>Annex B.3.3 candidates at global or sloppy eval level: declare as undefined var if run-time checks allow.
    /// Each such FunctionDeclaration has an AnnexBTarget.</summary>
    public string[] AnnexBFunctionNames { get; internal set; } = [];

    /// <summary>Sloppy direct eval in a function: the hidden outer binding whose object takes new vars. Null: global.</summary>
    public Binding? EvalVars { get; internal set; }

    /// <summary>Modules only.</summary>
    public ModuleRecordInfo? Module { get; internal set; }

    public bool HasTopLevelAwait { get; internal set; }
}

/// <param name="Function">The last function declaration of that name, or null for a plain var.</param>
/// <param name="Outer">Sloppy direct eval: the binding that already exists under this name in the variable scope.</param>
internal readonly record struct VarDeclaredName(string Name, FunctionDeclaration? Function, Binding? Outer);
