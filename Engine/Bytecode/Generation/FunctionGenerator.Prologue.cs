using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

// 10.2.11 FunctionDeclarationInstantiation, and the bodies of functions.
internal sealed partial class FunctionGenerator
{
    public BytecodeFunction GenerateFunction()
    {
        if (_code is not FunctionNode function)
        {
            EmitDefaultConstructor();
            return Finish();
        }
        EmitPrologue(function);
        if (function.FunctionKind == FunctionKind.ClassFieldInitializer)
            EmitClassElements(function.ClassElements);
        else if (function.ExpressionBody is { } expression)
            EmitReturn(EvaluateOperand(expression));
        else
            EmitStatements(function.Body);
        EmitEnd();
        return Finish();
    }

    private void EmitEnd()
    {
        if (!_template.IsDerived)
        {
            _writer.Emit(Op.ReturnUndefined);
            return;
        }
        int value = NewTemp();
        _writer.Emit(Op.LoadUndefined, value);
        EmitFinalReturn(value);
    }

    private void EmitPrologue(FunctionNode function)
    {
        Node[] parameters = function.Parameters;
        _parameterCount = parameters is [.., RestElement] ? parameters.Length - 1 : parameters.Length;
        for (int i = 0; i < _parameterCount; i++)
            NewVariable((parameters[i] as Identifier)?.Name);
        _writer.MarkPosition(function.Start);
        if (_isAsync && !_isGenerator)
            _writer.Emit(Op.AsyncStart);
        EmitThis(function);
        BindHidden(function.NewTargetBinding, Op.LoadNewTarget);
        BindHidden(function.HomeObjectBinding, Op.LoadHomeObject);
        BindHidden(function.ActiveFunctionBinding, Op.LoadCallee);
        BindHidden(function.SelfBinding, Op.LoadCallee);
        if (function.HasSimpleParameters)
            BindSimpleParameters(function);
        else
            BindParameters(function);
        EnterScope(function.Scope);
        if (!ReferenceEquals(function.BodyScope, function.Scope))
            EnterScope(function.BodyScope);
        if (_isGenerator)
            _writer.Emit(Op.GeneratorStart);
    }

    private void EmitThis(FunctionNode function)
    {
        if (function is { FunctionKind: FunctionKind.ClassConstructor, Class.InstanceInitializer: not null })
        {
            int mark = _nextRegister;
            int active = NewTemp();
            _writer.EndPrivateThis();
            _writer.Emit(Op.LoadCallee, active);
            _writer.Emit(Op.InitializeInstance, 0, active);
            ReleaseTo(mark);
        }
        if (function.ThisBinding is not { } binding)
            return;
        if (!_isStrict)
            _writer.Emit(Op.CoerceThis);
        if (!binding.IsCaptured)
        {
            binding.Slot = 0;
            return;
        }
        _writer.EndPrivateThis();
        binding.Slot = NewVariable("this");
        Move(binding.Slot, 0);
        _writer.Emit(Op.BoxRegister, binding.Slot);
    }

    private void BindHidden(Binding? binding, Op load)
    {
        if (binding is null)
            return;
        binding.Slot = NewVariable(null);
        _writer.Emit(load, binding.Slot);
        BoxIfCaptured(binding);
    }

    private void BindSimpleParameters(FunctionNode function)
    {
        Node[] parameters = function.Parameters;
        for (int i = 0; i < parameters.Length; i++)
            if (((Identifier)parameters[i]).Binding is { } binding)
                binding.Slot = i + 1;
        var map = new int[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            bool isLast = ((Identifier)parameters[i]).Binding is { } binding && binding.Slot == i + 1;
            if (isLast)
                BoxIfCaptured(((Identifier)parameters[i]).Binding!);
            map[i] = isLast ? i + 1 : -1;
        }
        BindArguments(function, map);
    }

    private void BindArguments(FunctionNode function, int[]? map)
    {
        if (function.ArgumentsBinding is not { } binding)
            return;
        binding.Slot = NewVariable("arguments");
        if (binding.IsMadeLate)
        {
            _lateArguments = binding;
            _lateArgumentsMapped = map is null || _isStrict ? 0 : 1;
            _writer.UseArgumentList();
            _writer.Emit(Op.LoadHole, binding.Slot);
            return;
        }
        if (map is null || _isStrict)
            _writer.Emit(Op.CreateUnmappedArguments, binding.Slot);
        else
            _writer.Emit(Op.CreateMappedArguments, binding.Slot, _writer.AddDescriptor(map));
        BoxIfCaptured(binding);
    }

    /// <summary>The function's `arguments`, when the object is made late.</summary>
    private Binding? _lateArguments;
    private int _lateArgumentsMapped;

    private bool IsLateArguments(Expression node) => node is Identifier { Binding: { IsMadeLate: true } binding } && ReferenceEquals(binding, _lateArguments);

    /// <summary>Defaults, patterns and a rest: bound one after the other, each in its dead zone until then.</summary>
    private void BindParameters(FunctionNode function)
    {
        BindArguments(function, null);
        foreach (Binding binding in function.Scope.Bindings)
        {
            if (binding.Kind != BindingKind.Parameter)
                continue;
            int index = IndexOfParameter(function.Parameters, binding);
            if (index >= 0 && binding is { IsCaptured: false, NeedsInitializationCheck: false })
                binding.Slot = index + 1;
            else
                DeclareBinding(binding);
        }
        DeclareEvalVars(function.Scope);
        for (int i = 0; i < function.Parameters.Length; i++)
        {
            int mark = _nextRegister;
            BindParameter(function.Parameters[i], i + 1);
            ReleaseTo(mark);
        }
    }

    /// <summary>Evals in default values may declare variables: their object must exist before the first one runs.</summary>
    private void DeclareEvalVars(Scope scope)
    {
        if (scope.EvalVars is not { } binding)
            return;
        DeclareBinding(binding);
        _declaredEvalVars = binding;
    }

    /// <summary>The object of the parameters' evals, when the prologue has declared it already.</summary>
    private Binding? _declaredEvalVars;

    /// <summary>Which plain parameter (maybe with a default) this is, or -1 for one inside a pattern or the rest.</summary>
    private static int IndexOfParameter(Node[] parameters, Binding binding)
    {
        for (int i = 0; i < parameters.Length; i++)
            if (SplitDefault(parameters[i]).Target is Identifier id && ReferenceEquals(id.Binding, binding))
                return i;
        return -1;
    }

    private void BindParameter(Node parameter, int register)
    {
        if (parameter is RestElement rest)
        {
            bool isDirect = TryGetDirect(rest.Target, PatternUse.Lexical, out int array);
            if (!isDirect)
                array = NewTemp();
            _writer.Emit(Op.CreateRest, array, _parameterCount);
            if (!isDirect)
                BindTarget(rest.Target, array, PatternUse.Lexical);
            return;
        }
        (Node target, Expression? initializer) = SplitDefault(parameter);
        EmitDefault(target, initializer, register);
        if (target is Identifier { Binding: { } binding } && binding.Slot == register)
            return;
        BindTarget(target, register, PatternUse.Lexical);
    }
}
