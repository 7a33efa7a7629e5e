using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

internal enum ScopeKind : byte
{
    Script, Module, Eval,
    /// <summary>Parameters, and everything at the top of the body unless there is a FunctionBody.</summary>
    Function,
    FunctionBody,
    /// <summary>Around a named function expression; owned by the function itself.</summary>
    FunctionName,
    Block, For, Catch, Switch, Class, With,
    /// <summary>A static block of a class: a var scope inside the static initializer.</summary>
    StaticBlock,
}

/// <summary>A region of the source with its own names. Made only where there is something to declare.</summary>
internal sealed class Scope(ScopeKind kind)
{
    public ScopeKind Kind { get; } = kind;
    public Scope? Parent { get; internal set; }

    /// <summary>The code whose frame holds this scope's variables; null for the scopes around an eval.</summary>
    public CodeNode? Code { get; internal set; }

    /// <summary>Everything declared here in order of declaration, hidden bindings included.</summary>
    public Binding[] Bindings { get; internal set; } = [];

    /// <summary>Function declarations to instantiate on entry; of duplicates only the last one.</summary>
    public FunctionDeclaration[] Functions { get; internal set; } = [];

    /// <summary>With only.</summary>
    public Binding? WithObject { get; internal set; }

    /// <summary>A var scope into which a sloppy direct eval may declare: the object it uses.</summary>
    public Binding? EvalVars { get; internal set; }

    /// <summary>A variable of it lives in a box: entering (or re-entering, in loops) makes new boxes.</summary>
    public bool HasCaptures { get; internal set; }

    /// <summary>Hidden bindings found to be needed while references are resolved; they join Bindings in the end.</summary>
    internal List<Binding>? Late { get; set; }

    /// <summary>Function: its parameters have expressions, and this is where those run.</summary>
    internal bool IsParameterScope { get; set; }

    /// <summary>var declarations stop here.</summary>
    public bool IsVarScope => Kind is ScopeKind.Script or ScopeKind.Module or ScopeKind.Eval or ScopeKind.Function
        or ScopeKind.FunctionBody or ScopeKind.StaticBlock;
}
