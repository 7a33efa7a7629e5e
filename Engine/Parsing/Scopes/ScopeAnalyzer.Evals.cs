using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

/// <summary>Direct eval, from both sides: the call that must show its scopes, and the program that finds them around it.</summary>
internal sealed partial class ScopeAnalyzer
{
    /// <summary>The scopes around an eval program, innermost last; the pseudo depth -1 is theirs.</summary>
    private readonly List<Scope> _outerScopes = [];

    private void EnterOuterScopes(EvalScope outer)
    {
        for (int i = outer.Frames.Length - 1; i >= 0; i--)
        {
            EvalFrame frame = outer.Frames[i];
            var scope = new Scope(frame.Kind) { IsParameterScope = frame.IsParameterScope };
            var named = new List<Binding>();
            foreach (EvalName name in frame.Names)
            {
                bool isHidden = name.Kind is BindingKind.This or BindingKind.NewTarget or BindingKind.HomeObject or BindingKind.ActiveFunction;
                var binding = new Binding(names.Intern(name.Name), name.Kind, scope)
                {
                    OuterIndex = name.Index,
                    IsCaptured = true,
                    CodeDepth = -1,
                    CaptureDepth = -1,
                    IsInitialized = name.IsInitialized,
                    NeedsInitializationCheck = !name.IsInitialized,
                    IsReassigned = true,
                };
                if (isHidden)
                    (scope.Late ??= []).Add(binding);
                else
                    named.Add(binding);
                if (name.Kind == BindingKind.WithObject)
                    scope.WithObject = binding;
                else if (name.Kind == BindingKind.EvalVars)
                    scope.EvalVars = binding;
            }
            scope.Bindings = named.ToArray();
            EnterScope(scope);
            _outerScopes.Add(scope);
        }
    }

    private Binding? OuterHidden(BindingKind kind)
    {
        for (int i = _outerScopes.Count - 1; i >= 0; i--)
        {
            if (_outerScopes[i].Late?.Find(b => b.Kind == kind) is { } found)
                return found;
        }
        return null;
    }

    // 19.2.1.3 EvalDeclarationInstantiation, what of it is known from the text
    private void PlaceEvalVars(ProgramNode program, List<FunctionDeclaration> annexBHoists)
    {
        Scope? target = null;
        for (int i = _outer.Frames.Length - 1, inner = 0; i >= 0 && target is null; i--, inner++)
        {
            if (_outer.Frames[inner].TakesVars)
                target = _outerScopes[i];
        }
        program.EvalVars = target?.EvalVars;
        for (int i = 0; i < program.VarNames.Length; i++)
        {
            VarDeclaredName name = program.VarNames[i];
            NameEntry entry = names.Intern(name.Name);
            if (FindEvalConflict(entry) is { } conflict)
                throw new SyntaxErrorException($"'{name.Name}' is already declared around this eval ({conflict.Kind})", source, name.Function?.Start ?? 0);
            program.VarNames[i] = name with { Outer = FindOuterVar(target, entry) };
        }
        var hoisted = new List<FunctionDeclaration>();
        foreach (FunctionDeclaration hoist in annexBHoists)
        {
            if (FindEvalConflict(hoist.Id.Entry) is not null)
            {
                hoist.AnnexBTarget = null;
                continue;
            }
            Binding? existing = FindOuterVar(target, hoist.Id.Entry);
            hoist.AnnexBTarget!.Binding = existing;
            if (existing is null && target?.EvalVars is { } vars)
                hoist.AnnexBTarget.Dynamic = [vars];
            hoisted.Add(hoist);
        }
        program.AnnexBFunctionNames = DistinctNames(hoisted);
    }

    /// <summary>The eval's declarations write these, whether or not its text names them.</summary>
    private void UseEvalTargets(ProgramNode program, List<FunctionDeclaration> annexBHoists)
    {
        if (program.EvalVars is { } vars && program.VarNames.Length + program.AnnexBFunctionNames.Length > 0)
            Use(vars);
        foreach (VarDeclaredName name in program.VarNames)
        {
            if (name is { Function: not null, Outer: { } outer })
                Use(outer);
        }
        foreach (FunctionDeclaration hoist in annexBHoists)
        {
            if (hoist.AnnexBTarget?.Binding is { } existing)
                Use(existing);
        }
    }

    private static Binding? FindOuterVar(Scope? target, NameEntry entry) =>
        target is null ? null : Array.Find(target.Bindings, b => ReferenceEquals(b.Entry, entry));

    /// <summary>A lexical declaration between the eval and the scope that takes its vars.</summary>
    private Binding? FindEvalConflict(NameEntry entry)
    {
        for (int i = _outerScopes.Count - 1, frame = 0; i >= 0; i--, frame++)
        {
            Scope scope = _outerScopes[i];
            bool isTarget = _outer.Frames[frame].TakesVars;
            if (scope.Kind is not (ScopeKind.Catch or ScopeKind.With)
                && Array.Find(scope.Bindings, b => ReferenceEquals(b.Entry, entry)) is { } found)
            {
                bool conflicts = found.IsLexical
                    || found.Kind == BindingKind.Function && !isTarget
                    || isTarget && scope.IsParameterScope && found.Kind is BindingKind.Parameter or BindingKind.Arguments;
                if (conflicts && found.Kind != BindingKind.ClassName)
                    return found;
            }
            if (isTarget)
                return null;
        }
        return null;
    }

    /// <summary>A call eval(…): everything visible from here becomes captured and is listed.</summary>
    private EvalSite MakeEvalSite()
    {
        int owner = OwnerDepth();
        CodeNode code = _codes[owner];
        _codes[_depth].HasDirectEval = _codes[_depth].ContainsDirectEval = true;
        var function = code as FunctionNode;
        bool isMethod = function is not null && function.FunctionKind != FunctionKind.Normal;
        if (function is not null)
        {
            This(out _);
            NewTarget();
            if (isMethod)
                HomeObject();
            if (function.FunctionKind == FunctionKind.DerivedConstructor)
                ActiveFunction();
            ResolveArguments(_argumentsName.Current);
        }
        var frames = new List<EvalFrame>();
        var bindings = new List<Binding>();
        for (Scope? scope = _scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Kind != ScopeKind.Script)
                frames.Add(ShowScope(scope, bindings));
        }
        bool inEval = function is null;
        var shown = new EvalScope(
            frames.ToArray(),
            _codes[_depth].IsStrict || IsStrictScope(),
            AllowsNewTarget: inEval ? _outer.AllowsNewTarget : true,
            AllowsSuperProperty: inEval ? _outer.AllowsSuperProperty : isMethod,
            AllowsSuperCall: inEval ? _outer.AllowsSuperCall : function!.FunctionKind == FunctionKind.DerivedConstructor,
            ForbidsArguments: inEval ? _outer.ForbidsArguments : function!.FunctionKind == FunctionKind.ClassFieldInitializer);
        return new EvalSite(shown, bindings.ToArray());
    }

    /// <summary>Class heritage and computed keys are strict code inside perhaps sloppy code.</summary>
    private bool IsStrictScope()
    {
        for (Scope? scope = _scope; scope is not null && ReferenceEquals(scope.Code, _codes[_depth]); scope = scope.Parent)
        {
            if (scope.Kind == ScopeKind.Class)
                return true;
        }
        return false;
    }

    private EvalFrame ShowScope(Scope scope, List<Binding> bindings)
    {
        var shown = new List<EvalName>();
        foreach (Binding binding in scope.Bindings)
            Show(binding);
        if (scope.Late is { } late)
        {
            foreach (Binding binding in late)
                Show(binding);
        }
        bool takesVars = scope.Kind is ScopeKind.Function or ScopeKind.FunctionBody or ScopeKind.StaticBlock or ScopeKind.Module
            || scope.Kind == ScopeKind.Eval && (scope.Code?.IsStrict ?? false);
        return new EvalFrame(scope.Kind, takesVars, scope.IsParameterScope, shown.ToArray());

        void Show(Binding binding)
        {
            if (binding.Kind is BindingKind.FieldKey or BindingKind.PrivateMethod or BindingKind.DefaultExport)
                return;
            if (binding is { Kind: BindingKind.PrivateName, IsInitialized: false })
                return;
            Use(binding);
            binding.IsCaptured = true;
            if (!binding.IsConstant)
                binding.IsReassigned = true;
            bool isInitialized = binding.IsInitialized
                && !(binding.Kind == BindingKind.This && binding.NeedsInitializationCheck);
            if (!isInitialized)
                binding.NeedsInitializationCheck = true;
            shown.Add(new EvalName(binding.Name, binding.Kind, bindings.Count, isInitialized));
            bindings.Add(binding);
        }
    }
}
