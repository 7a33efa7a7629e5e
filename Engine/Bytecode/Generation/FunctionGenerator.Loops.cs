using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

// Loops test at the bottom, so that an iteration costs one jump; and switch.
internal sealed partial class FunctionGenerator
{
    private void EmitFor(ForStatement node, string[] labels)
    {
        int mark = _nextRegister;
        ResetCompletion();
        EnterScope(node.Scope);
        DisposingRegion? disposing = IsUsing(node.Init, out bool isAsync) ? BeginDisposing(isAsync) : null;
        if (node.Init is VariableDeclaration declaration)
            EmitDeclaration(declaration);
        else if (node.Init is Expression init)
            EvaluateDiscard(init);
        CopyIterationBoxes(node.Scope);
        Label test = _writer.NewLabel(), next = _writer.NewLabel(), end = _writer.NewLabel();
        bool isEndless = node.Test is null or BooleanLiteral { Value: true };
        if (!isEndless)
            _writer.EmitJump(Op.Jump, test);
        Label body = _writer.BindNew();
        EmitLoopBody(node.Body, labels, end, next);
        _writer.Bind(next);
        CopyIterationBoxes(node.Scope);
        if (node.Update is { } update)
            EvaluateDiscard(update);
        _writer.Bind(test);
        if (isEndless)
            _writer.EmitJump(Op.Loop, body);
        else
            LoopBranch(node.Test!, body);
        _writer.Bind(end);
        if (disposing is { } region)
            EndDisposing(region);
        ReleaseTo(mark);
    }

    /// <summary>14.7.4.4 CreatePerIterationEnvironment, for the variables that closures hold.</summary>
    private void CopyIterationBoxes(Scope? scope)
    {
        if (scope is null)
            return;
        foreach (Binding binding in scope.Bindings)
            if (binding is { IsLoopPerIteration: true, IsCaptured: true } && !_captures.ContainsKey(binding))
                _writer.Emit(Op.CopyBox, binding.Slot);
    }

    private void EmitLoopBody(Statement body, string[] labels, Label end, Label next)
    {
        _control.Add(new JumpEntry(labels, end, next, isUnlabelledTarget: true));
        EmitStatement(body);
        _control.RemoveAt(_control.Count - 1);
    }

    private void EmitWhile(WhileStatement node, string[] labels)
    {
        ResetCompletion();
        Label test = _writer.NewLabel(), end = _writer.NewLabel();
        if (node.Test is not BooleanLiteral { Value: true })
            _writer.EmitJump(Op.Jump, test);
        Label body = _writer.BindNew();
        EmitLoopBody(node.Body, labels, end, test);
        _writer.Bind(test);
        LoopBranch(node.Test, body);
        _writer.Bind(end);
    }

    private void EmitDoWhile(DoWhileStatement node, string[] labels)
    {
        ResetCompletion();
        Label test = _writer.NewLabel(), end = _writer.NewLabel();
        Label body = _writer.BindNew();
        EmitLoopBody(node.Body, labels, end, test);
        _writer.Bind(test);
        LoopBranch(node.Test, body);
        _writer.Bind(end);
    }

    /// <summary>The object of for-in/of, evaluated with the loop's variables in their dead zone.</summary>
    private int EvaluateLoopObject(Expression right, Scope? scope)
    {
        int value = NewTemp();
        int mark = _nextRegister;
        EnterScope(scope);
        Evaluate(right, value);
        ReleaseTo(mark);
        return value;
    }

    private void EmitForIn(ForInStatement node, string[] labels)
    {
        int mark = _nextRegister;
        ResetCompletion();
        if (node.Left is VariableDeclaration { VariableKind: VariableKind.Var, Declarators: [{ Init: { } init } declarator] })
        {
            EmitInitializer(declarator.Target, init, isVar: true);
        }
        int iterator = NewTemps(3);
        int obj = EvaluateLoopObject(node.Right, node.Scope);
        Mark(node.Right);
        _writer.Emit(Op.ForInPrepare, iterator, obj);
        ReleaseTo(iterator + 3);
        Label next = _writer.NewLabel(), end = _writer.NewLabel();
        int key = NewTemp();
        _writer.EmitJump(Op.Jump, next);
        Label body = _writer.BindNew();
        int inner = _nextRegister;
        EnterScope(node.Scope);
        BindLoopTarget(node.Left, key);
        EmitLoopBody(node.Body, labels, end, next);
        ReleaseTo(inner);
        _writer.Bind(next);
        Mark(node.Right);
        _writer.EmitJump(Op.LoopInStep, key, iterator, body);
        _writer.Bind(end);
        ReleaseTo(mark);
    }

    private void EmitForOf(ForOfStatement node, string[] labels)
    {
        int mark = _nextRegister;
        ResetCompletion();
        int iterator = NewTemps(3);
        int obj = EvaluateLoopObject(node.Right, node.Scope);
        Mark(node.Right);
        _writer.MarkSubject(node.Right.Start, node.Right.End);
        _writer.Emit(node.IsAwait ? Op.GetAsyncIterator : Op.GetIterator, iterator, obj);
        ReleaseTo(iterator + 3);
        Label next = _writer.NewLabel(), end = _writer.NewLabel();
        int value = NewTemp();
        _writer.EmitJump(Op.Jump, next);
        Label body = _writer.BindNew();
        int inner = _nextRegister;
        _control.Add(new JumpEntry(labels, end, null, isUnlabelledTarget: true));
        IteratorEntry entry = EnterIterator(iterator, node.IsAwait);
        _control.Add(new JumpEntry(labels, null, next, isUnlabelledTarget: false));
        EnterScope(node.Scope);
        if (IsUsing(node.Left, out bool isAsync))
            EmitUsingIteration((VariableDeclaration)node.Left, node.Body, value, isAsync);
        else
            EmitIteration(node.Left, node.Body, value);
        _control.RemoveAt(_control.Count - 1);
        EndIterator(entry);
        _control.RemoveAt(_control.Count - 1);
        ReleaseTo(inner);
        _writer.Bind(next);
        Mark(node.Right);
        if (node.IsAwait)
            EmitAsyncStep(value, iterator, body);
        else
            _writer.EmitJump(Op.LoopOfStep, value, iterator, body);
        EmitIteratorHandler(entry, end);
        _writer.Bind(end);
        ReleaseTo(mark);
    }

    private void EmitIteration(Node left, Statement body, int value)
    {
        BindLoopTarget(left, value);
        EmitStatement(body);
    }

    /// <summary>Each iteration disposes what it got.</summary>
    private void EmitUsingIteration(VariableDeclaration left, Statement body, int value, bool isAsync)
    {
        DisposingRegion region = BeginDisposing(isAsync);
        AddDisposable(left, value, left.VariableKind);
        EmitIteration(left, body, value);
        EndDisposing(region);
    }

    private void EmitAsyncStep(int value, int iterator, Label body)
    {
        Label done = _writer.NewLabel();
        _writer.Emit(Op.LoadHole, value);
        _writer.Emit(Op.IteratorNext, value, iterator, value);
        _writer.Emit(Op.Await, value, value);
        _writer.Emit(Op.ThrowIfNotObject, value);
        _writer.EmitJump(Op.JumpIfDone, value, done);
        _writer.Emit(Op.GetProperty, value, value, _writer.AddSite("value"));
        _writer.EmitJump(Op.Loop, body);
        _writer.Bind(done);
    }

    /// <summary>The head of for-in/of gets the next value: a declaration, or any assignment target.</summary>
    private void BindLoopTarget(Node left, int value)
    {
        int mark = _nextRegister;
        if (left is VariableDeclaration declaration)
            BindTarget(declaration.Declarators[0].Target, value, declaration.VariableKind == VariableKind.Var ? PatternUse.Var : PatternUse.Lexical);
        else
            BindTarget(left, value, PatternUse.Assign);
        ReleaseTo(mark);
    }

    // 14.12 The switch Statement
    private void EmitSwitch(SwitchStatement node, string[] labels)
    {
        int mark = _nextRegister;
        ResetCompletion();
        int value = NewTemp();
        Evaluate(node.Discriminant, value);
        EnterScope(node.Scope);
        Label end = _writer.NewLabel();
        Label[] targets = Array.ConvertAll(node.Cases, _ => _writer.NewLabel());
        int defaultCase = Array.FindIndex(node.Cases, static c => c.Test is null);
        Label otherwise = defaultCase >= 0 ? targets[defaultCase] : end;
        if (TryMakeJumpTable(node.Cases, targets, otherwise) is { } table)
            _writer.Emit(Op.SwitchInt, value, _writer.AddDescriptor(table));
        else
            EmitCaseTests(node.Cases, targets, value);
        _writer.EmitJump(Op.Jump, otherwise);
        _control.Add(new JumpEntry(labels, end, null, isUnlabelledTarget: true));
        for (int i = 0; i < node.Cases.Length; i++)
        {
            _writer.Bind(targets[i]);
            EmitStatements(node.Cases[i].Body);
        }
        _control.RemoveAt(_control.Count - 1);
        _writer.Bind(end);
        ReleaseTo(mark);
    }

    private void EmitCaseTests(SwitchCase[] cases, Label[] targets, int value)
    {
        for (int i = 0; i < cases.Length; i++)
        {
            if (cases[i].Test is not { } test)
                continue;
            int mark = _nextRegister;
            if (IsInt32Literal(test, out int immediate))
                _writer.EmitJump(Op.JumpIfStrictEqualImm, value, immediate, targets[i]);
            else if (test is StringLiteral text)
                _writer.EmitJump(Op.JumpIfStrictEqualConst, value, _writer.AddString(text.Value), targets[i]);
            else
                _writer.EmitJump(Op.JumpIfStrictEqual, value, EvaluateOperand(test), targets[i]);
            ReleaseTo(mark);
        }
    }

    /// <summary>PERF: four or more integer cases that lie close together are one indexed jump.</summary>
    private static JumpTable? TryMakeJumpTable(SwitchCase[] cases, Label[] targets, Label otherwise)
    {
        var values = new Dictionary<int, Label>();
        int low = int.MaxValue, high = int.MinValue;
        for (int i = 0; i < cases.Length; i++)
        {
            if (cases[i].Test is not { } test)
                continue;
            if (!IsInt32Literal(test, out int value))
                return null;
            values.TryAdd(value, targets[i]);
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        if (values.Count < 4 || (long)high - low >= 4L * values.Count + 16)
            return null;
        var labels = new Label[high - low + 1];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = values.TryGetValue(low + i, out Label label) ? label : otherwise;
        return new JumpTable(low, labels);
    }
}
