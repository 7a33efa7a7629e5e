using System.Runtime.CompilerServices;
using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

/// <summary>Finds the binding of every reference, and what each function captures.</summary>
/// <remarks>
/// One walk in order of evaluation. Every name knows its innermost binding (NameEntry.Current): entering a scope pushes its
/// bindings there, leaving pops them, so a reference costs one load. Three facts come out of the order of the walk:
///   captures    a binding remembers the depth of the innermost open function that has it already (CaptureDepth); all
///               functions between its own and that one have it too, so only those below it are added.
///   TDZ         a binding is marked initialized when its declaration has been walked. Function declarations are walked
///               where they are instantiated, at scope entry, so what they see is what holds there; function expressions
///               are walked in place, and can only be called later.
///   dynamic     with objects and variable scopes open to sloppy direct eval stand on a stack of their own; a reference
///               lists those between itself and its binding.
/// The walk recurses where the parser recursed, with smaller frames, and loops where it looped.
/// </remarks>
internal sealed partial class ScopeAnalyzer(SourceText source, NameTable names)
{
    private static readonly NameEntry s_this = Hidden("this");
    private static readonly NameEntry s_newTarget = Hidden("new.target");
    private static readonly NameEntry s_homeObject = Hidden("%homeObject");
    private static readonly NameEntry s_activeFunction = Hidden("%activeFunction");

    private readonly NameEntry _argumentsName = names.Intern("arguments");
    private CodeNode[] _codes = new CodeNode[16];
    private List<Binding>[] _captures = new List<Binding>[16];
    private int[] _codeScopeDepth = new int[16];
    private int _depth = -1;
    private Scope? _scope;
    private int _scopeDepth;
    private readonly List<Binding> _dynamic = [];
    private EvalScope _outer = EvalScope.Global;

    // Names of hidden bindings are shared and never looked up through Current.
    private static NameEntry Hidden(string text) => new(text, 0, TokenKind.Identifier);

    public void Resolve(ProgramNode program, EvalScope outer, List<FunctionDeclaration> annexBHoists)
    {
        _outer = outer;
        EnterOuterScopes(outer);
        if (program.ProgramKind == ProgramKind.Eval && !program.IsStrict)
            PlaceEvalVars(program, annexBHoists);
        else if (annexBHoists.Count > 0)
            program.AnnexBFunctionNames = DistinctNames(annexBHoists);
        EnterCode(program);
        if (program.ProgramKind == ProgramKind.Eval && !program.IsStrict)
            UseEvalTargets(program, annexBHoists);
        EnterScope(program.Scope);
        VisitHoisted(program.Scope);
        VisitStatements(program.Body);
        LeaveScope(program.Scope);
        LeaveCode();
    }

    private static string[] DistinctNames(List<FunctionDeclaration> hoists) => [.. hoists.Select(static hoist => hoist.Id.Name).Distinct()];

    private void GuardDepth(Node node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw SyntaxErrorException.TooDeep(source, node.Start);
    }

    private void EnterCode(CodeNode code)
    {
        GuardDepth(code);
        code.Outer = _depth >= 0 ? _codes[_depth] : null;
        _depth++;
        if (_depth == _codes.Length)
        {
            Array.Resize(ref _codes, _depth * 2);
            Array.Resize(ref _captures, _depth * 2);
            Array.Resize(ref _codeScopeDepth, _depth * 2);
        }
        _codes[_depth] = code;
        _codeScopeDepth[_depth] = _scopeDepth;
        (_captures[_depth] ??= []).Clear();
    }

    private void LeaveCode()
    {
        List<Binding> captures = _captures[_depth];
        CodeNode code = _codes[_depth];
        _depth--;
        if (captures.Count > 0)
        {
            code.Captures = captures.ToArray();
            foreach (Binding capture in captures)
                capture.CaptureDepth = _depth;
        }
        if (code.ContainsDirectEval && _depth >= 0)
            _codes[_depth].ContainsDirectEval = true;
    }

    private void EnterScope(Scope scope)
    {
        scope.Parent = _scope;
        scope.Code = _depth >= 0 ? _codes[_depth] : null;
        _scope = scope;
        _scopeDepth++;
        if (scope.Kind == ScopeKind.Script)
            return;
        foreach (Binding binding in scope.Bindings)
        {
            binding.CodeDepth = binding.CaptureDepth = _depth;
            binding.ScopeDepth = _scopeDepth;
            if (_depth >= 0)
                binding.IsInitialized = !binding.IsLexical;
            binding.Shadowed = binding.Entry.Current;
            binding.Entry.Current = binding;
        }
        if (scope.WithObject is not null)
            _dynamic.Add(scope.WithObject);
        if (scope.EvalVars is not null)
            _dynamic.Add(scope.EvalVars);
    }

    private void LeaveScope(Scope scope)
    {
        if (scope.Kind != ScopeKind.Script)
        {
            Binding[] bindings = scope.Bindings;
            for (int i = bindings.Length - 1; i >= 0; i--)
            {
                Binding binding = bindings[i];
                binding.Entry.Current = binding.Shadowed;
                binding.Shadowed = null;
                scope.HasCaptures |= binding.IsCaptured;
            }
            if (scope.EvalVars is not null)
                _dynamic.RemoveAt(_dynamic.Count - 1);
            if (scope.WithObject is not null)
                _dynamic.RemoveAt(_dynamic.Count - 1);
        }
        if (scope.Late is { } late)
        {
            foreach (Binding binding in late)
                scope.HasCaptures |= binding.IsCaptured;
            scope.Bindings = [.. scope.Bindings, .. late];
            scope.Late = null;
        }
        _scope = scope.Parent;
        _scopeDepth--;
    }

    /// <summary>A use of a binding by the current code, through whatever functions lie between.</summary>
    private void Use(Binding binding)
    {
        binding.IsReferenced = true;
        if (binding.CaptureDepth >= _depth)
            return;
        binding.IsCaptured = true;
        for (int depth = binding.CaptureDepth + 1; depth <= _depth; depth++)
            _captures[depth].Add(binding);
        binding.CaptureDepth = _depth;
    }

    private void Reference(Identifier identifier)
    {
        NameEntry entry = identifier.Entry;
        Binding? binding = entry.Current;
        bool isPlain = _isPlainUse;
        _isPlainUse = false;
        if (ReferenceEquals(entry, _argumentsName))
        {
            binding = ResolveArguments(binding);
            if (binding is not null)
            {
                binding.Uses++;
                binding.PlainUses += isPlain && _dynamic.Count == 0 ? 1 : 0;
            }
        }
        if (binding is not null)
        {
            identifier.Binding = binding;
            Use(binding);
            if (!binding.IsInitialized)
                identifier.MayBeUninitialized = binding.NeedsInitializationCheck = true;
        }
        if (_dynamic.Count > 0)
            identifier.Dynamic = DynamicScopes(binding);
    }

    private void Write(Identifier identifier)
    {
        Reference(identifier);
        if (identifier.Binding is { } binding)
            binding.IsReassigned = true;
    }

    /// <summary>The with objects and eval variables that may intercept a name on the way to its binding.</summary>
    private Binding[]? DynamicScopes(Binding? binding)
    {
        int limit = binding is null ? int.MinValue : binding.ScopeDepth;
        int count = 0;
        while (count < _dynamic.Count && _dynamic[_dynamic.Count - 1 - count].ScopeDepth > limit)
            count++;
        if (count == 0)
            return null;
        var scopes = new Binding[count];
        for (int i = 0; i < count; i++)
        {
            scopes[i] = _dynamic[_dynamic.Count - 1 - i];
            Use(scopes[i]);
        }
        return scopes;
    }

    /// <summary>The depth of the code whose this, arguments and so on are meant: the nearest that is no arrow.</summary>
    private int OwnerDepth()
    {
        int depth = _depth;
        while (_codes[depth] is FunctionNode { FunctionKind: FunctionKind.Arrow })
            depth--;
        return depth;
    }

    /// <summary>arguments, given what lexical scoping alone finds.</summary>
    private Binding? ResolveArguments(Binding? found)
    {
        int owner = OwnerDepth();
        if (_codes[owner] is not FunctionNode { FunctionKind: not FunctionKind.ClassFieldInitializer } function)
            return found;
        if (found is not null && found.CodeDepth >= owner)
            return found;
        if (function.ArgumentsBinding is null)
        {
            function.ArgumentsBinding = AddLate(owner, _argumentsName, BindingKind.Arguments);
            function.ArgumentsBinding.IsMadeLate = true;
        }
        return function.ArgumentsBinding;
    }

    private Binding AddLate(int depth, NameEntry entry, BindingKind kind)
    {
        Scope scope = _codes[depth].Scope;
        var binding = new Binding(entry, kind, scope)
        {
            CodeDepth = depth,
            CaptureDepth = depth,
            ScopeDepth = _codeScopeDepth[depth] + 1,
            IsInitialized = true,
        };
        (scope.Late ??= []).Add(binding);
        return binding;
    }

    private Binding? This(out bool mayBeUninitialized)
    {
        int owner = OwnerDepth();
        CodeNode code = _codes[owner];
        Binding? binding;
        if (code is FunctionNode function)
        {
            mayBeUninitialized = function.FunctionKind == FunctionKind.DerivedConstructor;
            binding = code.ThisBinding ??= AddLate(owner, s_this, BindingKind.This);
            if (mayBeUninitialized)
                binding.NeedsInitializationCheck = true;
        }
        else
        {
            binding = OuterHidden(BindingKind.This);
            mayBeUninitialized = binding is { IsInitialized: false };
        }
        if (binding is not null)
            Use(binding);
        return binding;
    }

    private Binding NewTarget()
    {
        int owner = OwnerDepth();
        CodeNode code = _codes[owner];
        Binding binding = code is FunctionNode
            ? code.NewTargetBinding ??= AddLate(owner, s_newTarget, BindingKind.NewTarget)
            : OuterHidden(BindingKind.NewTarget)!;
        Use(binding);
        return binding;
    }

    private Binding HomeObject()
    {
        int owner = OwnerDepth();
        CodeNode code = _codes[owner];
        Binding binding = code is FunctionNode
            ? code.HomeObjectBinding ??= AddLate(owner, s_homeObject, BindingKind.HomeObject)
            : OuterHidden(BindingKind.HomeObject)!;
        Use(binding);
        return binding;
    }

    private Binding ActiveFunction()
    {
        int owner = OwnerDepth();
        CodeNode code = _codes[owner];
        Binding binding = code is FunctionNode
            ? code.ActiveFunctionBinding ??= AddLate(owner, s_activeFunction, BindingKind.ActiveFunction)
            : OuterHidden(BindingKind.ActiveFunction)!;
        Use(binding);
        return binding;
    }
}
