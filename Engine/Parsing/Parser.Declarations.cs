using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    private enum DeclareAs : byte { Nothing, Var, Let, Const, Class, Parameter, CatchParameter, Import }

    /// <summary>B.3.3 at script or eval level.</summary>
    private readonly List<FunctionDeclaration> _annexBHoists = [];

    private ScopeBuilder OpenScope(ScopeKind kind)
    {
        ScopeBuilder builder = _freeScopes.Count > 0 ? _freeScopes.Pop() : new ScopeBuilder();
        builder.Open(kind, _scope);
        _scope = builder;
        return builder;
    }

    private Scope? CloseBlockScope()
    {
        ScopeBuilder closed = _scope;
        ScopeBuilder parent = closed.Parent!;
        foreach (FunctionDeclaration hoist in closed.OwnHoists)
            parent.InnerHoists.Add(hoist);
        foreach (FunctionDeclaration hoist in closed.InnerHoists)
        {
            if (!closed.TryFind(hoist.Id.Entry, out Binding? binding) || binding is null || closed.IsSimpleCatch)
                parent.InnerHoists.Add(hoist);
        }
        Scope? scope = closed.Finish(always: false);
        _scope = parent;
        _freeScopes.Push(closed);
        return scope;
    }

    /// <summary>Closes a function's, program's or static block's scope; hoists B.3.3 functions into it first.</summary>
    private Scope CloseVarScope()
    {
        ScopeBuilder closed = _scope;
        foreach (FunctionDeclaration hoist in closed.InnerHoists)
            HoistBlockFunction(closed, hoist);
        if (closed.HasSloppyEval && closed.Kind is ScopeKind.Function or ScopeKind.FunctionBody)
            AddEvalVars(closed);
        Scope scope = closed.Finish(always: true)!;
        _scope = closed.Parent!;
        return scope;
    }

    private void AddEvalVars(ScopeBuilder builder) =>
        builder.Scope.EvalVars = builder.Add(_names.Intern("%evalVars"), BindingKind.EvalVars, 0);

    // B.3.2.1 Changes to FunctionDeclarationInstantiation
    private void HoistBlockFunction(ScopeBuilder target, FunctionDeclaration hoist)
    {
        NameEntry name = hoist.Id.Entry;
        if (target.Parameters is { } parameters && parameters.TryFind(name, out Binding? parameter) && parameter is not null)
            return;
        if (target.TryFind(name, out Binding? existing) && existing is not null)
        {
            if (existing.IsLexical || existing.Kind == BindingKind.Parameter || IsLexicalFunction(target, existing))
                return;
        }
        bool isLocal = target.Kind is ScopeKind.Function or ScopeKind.FunctionBody;
        if (existing is null && isLocal)
        {
            NoteArguments(target, name);
            existing = target.Add(name, BindingKind.Var, hoist.Id.Start);
        }
        hoist.AnnexBTarget = new Identifier(hoist.Id.Start, hoist.Id.End, name) { Binding = isLocal ? existing : null };
        if (!isLocal)
            _annexBHoists.Add(hoist);
    }

    private static bool IsLexicalFunction(ScopeBuilder scope, Binding binding) =>
        binding.Kind == BindingKind.Function && (!scope.IsVarScope || scope.Kind == ScopeKind.Module);

    private void NoteArguments(ScopeBuilder scope, NameEntry name)
    {
        if (ReferenceEquals(name, _argumentsName))
            scope.DeclaresArguments = true;
    }

    private SyntaxErrorException Redeclared(NameEntry name, int position) =>
        Error(position, $"'{name.Text}' is already declared here");

    private void DeclareVar(NameEntry name, int position)
    {
        for (ScopeBuilder scope = _scope; ; scope = scope.Parent!)
        {
            bool found = scope.TryFind(name, out Binding? existing);
            if (scope.IsVarScope)
            {
                if (found)
                {
                    if (existing!.IsLexical || IsLexicalFunction(scope, existing))
                        throw Redeclared(name, position);
                    return;
                }
                NoteArguments(scope, name);
                Binding added = scope.Add(name, BindingKind.Var, position);
                if (scope.Parameters is { } parameters && parameters.TryFind(name, out Binding? parameter))
                    added.InitialValue = parameter;
                return;
            }
            if (existing is not null && !scope.IsSimpleCatch)
                throw Redeclared(name, position);
            if (!found)
                scope.AddPassingVar(name);
        }
    }

    private Binding DeclareLexical(NameEntry name, BindingKind kind, int position)
    {
        ScopeBuilder scope = _scope;
        if (scope.TryFind(name, out _))
            throw Redeclared(name, position);
        ScopeBuilder? parameters = scope.IsCatchBody ? scope.Parent : scope.Parameters;
        if (parameters is not null && parameters.TryFind(name, out Binding? parameter) && parameter is not null)
            throw Redeclared(name, position);
        return scope.Add(name, kind, position);
    }

    private void DeclareParameter(NameEntry name, int position)
    {
        if (_scope.TryFind(name, out _))
        {
            if (_context.DuplicateParameter < 0)
                _context.DuplicateParameter = position;
            return;
        }
        _scope.Add(name, BindingKind.Parameter, position);
    }

    /// <summary>Before the function's body is parsed; the declaration itself is attached by AttachFunction.</summary>
    private void DeclareFunction(NameEntry name, int position, bool isPlain)
    {
        ScopeBuilder scope = _scope;
        bool isVarLike = scope.IsVarScope && scope.Kind != ScopeKind.Module;
        bool found = scope.TryFind(name, out Binding? existing);
        if (!isVarLike)
        {
            bool isSloppyDuplicate = found && existing is { Kind: BindingKind.Function, IsSpecialFunction: false }
                && !_strict && isPlain && scope.Kind != ScopeKind.Module;
            if (isSloppyDuplicate)
                return;
            DeclareLexical(name, BindingKind.Function, position).IsSpecialFunction = !isPlain;
            return;
        }
        if (!found)
        {
            scope.Add(name, BindingKind.Function, position);
            return;
        }
        if (existing!.IsLexical)
            throw Redeclared(name, position);
        if (existing.Kind == BindingKind.Var)
            existing.Kind = BindingKind.Function;
    }

    private void AttachFunction(FunctionDeclaration declaration)
    {
        ScopeBuilder scope = _scope;
        scope.AddFunction(declaration);
        bool isPlain = !declaration.Function.IsAsync && !declaration.Function.IsGenerator;
        if (!_strict && isPlain && !scope.IsVarScope)
            scope.OwnHoists.Add(declaration);
    }

    private void Declare(DeclareAs declareAs, NameEntry name, int position)
    {
        switch (declareAs)
        {
            case DeclareAs.Nothing: break;
            case DeclareAs.Var: DeclareVar(name, position); break;
            case DeclareAs.Let: DeclareLexical(name, BindingKind.Let, position); break;
            case DeclareAs.Const: DeclareLexical(name, BindingKind.Const, position); break;
            case DeclareAs.Class: DeclareLexical(name, BindingKind.Class, position); break;
            case DeclareAs.Import: DeclareLexical(name, BindingKind.Import, position); break;
            case DeclareAs.CatchParameter: DeclareLexical(name, BindingKind.CatchParameter, position); break;
            case DeclareAs.Parameter: DeclareParameter(name, position); break;
        }
    }
}
