using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

internal sealed partial class FunctionGenerator
{
    /// <summary>Labels in front of the statement that comes next.</summary>
    private string[] _pendingLabels = [];

    private void EmitStatements(Statement[] statements)
    {
        if (!HasUsing(statements, out bool isAsync))
        {
            EmitEach(statements);
            return;
        }
        DisposingRegion region = BeginDisposing(isAsync);
        EmitEach(statements);
        EndDisposing(region);
    }

    private void EmitEach(Statement[] statements)
    {
        foreach (Statement statement in statements)
            EmitStatement(statement);
    }

    private void EmitStatement(Statement node)
    {
        CheckStack();
        string[] labels = _pendingLabels;
        _pendingLabels = [];
        switch (node)
        {
            case VariableDeclaration declaration: EmitDeclaration(declaration); break;
            case FunctionDeclaration declaration: EmitBlockFunctionCopy(declaration); break;
            case ClassDeclaration declaration: EmitClassDeclaration(declaration); break;
            case ExpressionStatement statement: EmitExpression(statement.Expression); break;
            case BlockStatement block: EmitBlock(block); break;
            case IfStatement statement: EmitIf(statement); break;
            case ForStatement loop: EmitFor(loop, labels); break;
            case ForInStatement loop: EmitForIn(loop, labels); break;
            case ForOfStatement loop: EmitForOf(loop, labels); break;
            case WhileStatement loop: EmitWhile(loop, labels); break;
            case DoWhileStatement loop: EmitDoWhile(loop, labels); break;
            case ContinueStatement statement: EmitContinue(statement.Label); break;
            case BreakStatement statement: EmitBreak(statement.Label); break;
            case ReturnStatement statement: EmitReturnStatement(statement); break;
            case WithStatement statement: EmitWith(statement); break;
            case SwitchStatement statement: EmitSwitch(statement, labels); break;
            case LabeledStatement statement: EmitLabeled(statement, labels); break;
            case ThrowStatement statement: EmitThrow(statement); break;
            case TryStatement statement: EmitTry(statement); break;
            case DebuggerStatement: _writer.Emit(Op.Debugger); break;
            case ExportNamedDeclaration { Declaration: { } declaration }: EmitStatement(declaration); break;
            case ExportDefaultDeclaration export: EmitExportDefault(export); break;
            case EmptyStatement or ImportDeclaration or ExportNamedDeclaration or ExportAllDeclaration: break;
            default: throw new InvalidOperationException($"no code for {node.Kind}");
        }
    }

    private void EmitExpression(Expression node)
    {
        if (_completion >= 0)
            EvaluateCompletion(node);
        else
            EvaluateDiscard(node);
    }

    private void EvaluateCompletion(Expression node)
    {
        int mark = _nextRegister;
        int value = NewTemp();
        Evaluate(node, value);
        Move(_completion, value);
        ReleaseTo(mark);
    }

    /// <summary>UpdateEmpty(…, undefined) for statements that always have a value.</summary>
    private void ResetCompletion()
    {
        if (_completion >= 0)
            _writer.Emit(Op.LoadUndefined, _completion);
    }

    private void EmitDeclaration(VariableDeclaration node)
    {
        if (IsUsing(node, out _))
        {
            EmitUsingDeclaration(node);
            return;
        }
        bool isVar = node.VariableKind == VariableKind.Var;
        foreach (VariableDeclarator declarator in node.Declarators)
        {
            int mark = _nextRegister;
            if (declarator.Init is { } init)
                EmitInitializer(declarator.Target, init, isVar);
            else if (!isVar && declarator.Target is Identifier id)
                EmitUndefined(id);
            ReleaseTo(mark);
        }
    }

    private void EmitUndefined(Identifier id)
    {
        if (id.Binding is { } binding && TryGetRegister(binding, out int register))
        {
            _writer.Emit(Op.LoadUndefined, register);
            return;
        }
        int value = NewTemp();
        _writer.Emit(Op.LoadUndefined, value);
        InitializeLexical(id, value);
    }

    private void EmitInitializer(Node target, Expression init, bool isVar)
    {
        if (target is not Identifier id)
        {
            int value = EvaluateOperand(init);
            BindTarget(target, value, isVar ? PatternUse.Var : PatternUse.Lexical);
        }
        else if (isVar && !IsPlainRegister(id, out _))
        {
            Target reference = PrepareTarget(id, init, isPlain: true);
            int value = NewTemp();
            EvaluateNamedFor(id, init, value);
            EmitStoreTarget(reference, value);
        }
        else if (id.Binding is { } binding && TryGetRegister(binding, out int register))
        {
            // A let that nothing can see yet may be used as scratch space.
            bool isScratch = !isVar && !binding.NeedsInitializationCheck;
            _isVariable[register] = !isScratch;
            EvaluateNamedFor(id, init, register);
            _isVariable[register] = true;
        }
        else
        {
            int value = NewTemp();
            EvaluateNamedFor(id, init, value);
            InitializeLexical(id, value);
        }
    }

    /// <summary>B.3.2: a block's function becomes the value of the var of its name when the declaration is reached.</summary>
    private void EmitBlockFunctionCopy(FunctionDeclaration node)
    {
        if (node.AnnexBTarget is not { } target || target.Binding?.Kind == BindingKind.Arguments)
            return;
        int mark = _nextRegister;
        int value = NewTemp();
        LoadBinding(node.Id.Binding!, value, check: false);
        if (target is { Binding: null, Dynamic: null })
            _writer.Emit(Op.SetBlockFunctionGlobal, _writer.AddString(target.Name), value);
        else
            StoreIdentifier(target, value, ResolveDynamic(target), -1);
        ReleaseTo(mark);
    }

    private void EmitClassDeclaration(ClassDeclaration node)
    {
        int mark = _nextRegister;
        int value = NewTemp();
        EvaluateClass(node.Class, value, node.Class.Name ?? "default");
        InitializeLexical(node.Id, value);
        ReleaseTo(mark);
    }

    private void EmitBlock(BlockStatement node)
    {
        int mark = _nextRegister;
        EnterScope(node.Scope);
        EmitStatements(node.Body);
        ReleaseTo(mark);
    }

    private void EmitIf(IfStatement node)
    {
        Label otherwise = _writer.NewLabel();
        ResetCompletion();
        Branch(node.Test, otherwise, false);
        EmitStatement(node.Consequent);
        if (node.Alternate is { } alternate)
        {
            Label end = _writer.NewLabel();
            _writer.EmitJump(Op.Jump, end);
            _writer.Bind(otherwise);
            EmitStatement(alternate);
            _writer.Bind(end);
        }
        else
        {
            _writer.Bind(otherwise);
        }
    }

    private void EmitReturnStatement(ReturnStatement node)
    {
        int mark = _nextRegister;
        if (node.Argument is null && _control.Count == 0 && !_template.IsDerived)
        {
            _writer.Emit(Op.ReturnUndefined);
            return;
        }
        if (node.Argument is ConditionalExpression conditional && _control.Count == 0 && !IsAsyncGenerator)
        {
            EmitReturnBranches(conditional);
            return;
        }
        int value;
        if (node.Argument is { } argument)
            value = EvaluateOperand(argument);
        else
            _writer.Emit(Op.LoadUndefined, value = NewTemp());
        if (IsAsyncGenerator && node.Argument is not null)
        {
            int awaited = NewTemp();
            Mark(node);
            _writer.Emit(Op.Await, awaited, value);
            value = awaited;
        }
        Mark(node);
        EmitReturn(value);
        ReleaseTo(mark);
    }

    /// <summary>return test ? a : b, with nothing to unwind: each branch returns by itself.</summary>
    private void EmitReturnBranches(ConditionalExpression node)
    {
        int mark = _nextRegister;
        Label otherwise = _writer.NewLabel();
        Branch(node.Test, otherwise, false);
        EmitFinalReturn(EvaluateOperand(node.Consequent));
        ReleaseTo(mark);
        _writer.Bind(otherwise);
        EmitFinalReturn(EvaluateOperand(node.Alternate));
        ReleaseTo(mark);
    }

    private void EmitThrow(ThrowStatement node)
    {
        int mark = _nextRegister;
        int value = EvaluateOperand(node.Argument);
        Mark(node);
        _writer.Emit(Op.Throw, value);
        ReleaseTo(mark);
    }

    private void EmitWith(WithStatement node)
    {
        int mark = _nextRegister;
        int obj = EvaluateOperand(node.Object);
        int scope = NewVariable(null);
        Mark(node.Object);
        _writer.Emit(Op.EnterWith, scope, obj);
        if (node.Scope.WithObject is { } binding)
        {
            binding.Slot = scope;
            BoxIfCaptured(binding);
        }
        EnterScope(node.Scope);
        ResetCompletion();
        EmitStatement(node.Body);
        ReleaseTo(mark);
    }

    private void EmitLabeled(LabeledStatement node, string[] outer)
    {
        string[] labels = [.. outer, node.Label];
        if (node.Body is ForStatement or ForInStatement or ForOfStatement or WhileStatement or DoWhileStatement or LabeledStatement)
        {
            _pendingLabels = labels;
            EmitStatement(node.Body);
            return;
        }
        Label end = _writer.NewLabel();
        _control.Add(new JumpEntry(labels, end, null, isUnlabelledTarget: false));
        EmitStatement(node.Body);
        _control.RemoveAt(_control.Count - 1);
        _writer.Bind(end);
    }

    private void EmitExportDefault(ExportDefaultDeclaration node)
    {
        if (node.Declaration is { } declaration)
        {
            EmitStatement(declaration);
            return;
        }
        int mark = _nextRegister;
        int value = NewTemp();
        EvaluateNamed(node.Expression!, value, "default");
        StoreBinding(node.DefaultBinding!, value, check: false);
        ReleaseTo(mark);
    }
}
