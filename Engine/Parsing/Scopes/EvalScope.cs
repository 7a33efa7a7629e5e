using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

/// <summary>A direct eval call: what it may see. The running call passes the boxes of Bindings, in order, with Scope.</summary>
internal sealed record EvalSite(EvalScope Scope, Binding[] Bindings);

/// <param name="Index">Into the boxes handed to the eval.</param>
internal readonly record struct EvalName(string Name, BindingKind Kind, int Index, bool IsInitialized);

/// <param name="TakesVars">Variables declared by a sloppy eval stop here.</param>
/// <param name="IsParameterScope">The eval stands among parameters: a var may not repeat one of their names.</param>
internal sealed record EvalFrame(ScopeKind Kind, bool TakesVars, bool IsParameterScope, EvalName[] Names);

/// <summary>The names around a direct eval, innermost frame first, free of any tree: kept in the bytecode.</summary>
internal sealed record EvalScope(
    EvalFrame[] Frames,
    bool IsStrict,
    bool AllowsNewTarget,
    bool AllowsSuperProperty,
    bool AllowsSuperCall,
    bool ForbidsArguments)
{
    /// <summary>Indirect eval, and direct eval at script level outside everything.</summary>
    public static readonly EvalScope Global = new([], false, false, false, false, false);
}
