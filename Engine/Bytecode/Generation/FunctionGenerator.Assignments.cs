using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// 13.15 Assignment Operators, 13.4 Update Expressions. A destination of -1 means that nobody wants the value.
internal sealed partial class FunctionGenerator
{
    private void EvaluateAssignment(AssignmentExpression node, int dst)
    {
        int mark = _nextRegister;
        switch (node.AssignmentKind)
        {
            case AssignmentKind.Assign: EvaluatePlainAssignment(node, dst); break;
            case AssignmentKind.Binary: EvaluateCompound(node, dst); break;
            case AssignmentKind.Logical: EvaluateLogicalAssignment(node, dst); break;
        }
        ReleaseTo(mark);
    }

    private void EvaluatePlainAssignment(AssignmentExpression node, int dst)
    {
        if (node.Target is Identifier id && IsPlainRegister(id, out int register))
        {
            EvaluateNamedFor(id, node.Value, register);
            if (dst >= 0)
                Move(dst, register);
            return;
        }
        Target target = PrepareTarget(node.Target, node.Value, isPlain: true);
        int value;
        if (target.Kind == TargetKind.Identifier && IsAnonymousFunction(node.Value))
        {
            value = dst >= 0 && !IsVariable(dst) ? dst : NewTemp();
            EvaluateNamedFor((Identifier)target.Node, node.Value, value);
        }
        else if (dst >= 0 && !IsVariable(dst) && node.Value is not (Identifier or ThisExpression))
        {
            value = dst;
            Evaluate(node.Value, value);
        }
        else
        {
            value = EvaluateOperand(node.Value);
        }
        if (target.Kind == TargetKind.Invalid)
            return;
        EmitStoreTarget(target, value);
        if (dst >= 0)
            Move(dst, value);
    }

    /// <summary>A variable in a register that may be written right away: initialised for sure, not constant, not dynamic.</summary>
    private bool IsPlainRegister(Identifier id, out int register) =>
        TryGetRegister(id, out register) && !id.MayBeUninitialized && !IsReadOnly(id.Binding!);

    private void EvaluateNamedFor(Identifier id, Expression value, int dst)
    {
        if (!id.IsParenthesized && IsAnonymousFunction(value))
            EvaluateNamed(value, dst, id.Name);
        else
            Evaluate(value, dst);
    }

    private void EvaluateCompound(AssignmentExpression node, int dst)
    {
        if (node.Target is Identifier id && IsPlainRegister(id, out int register))
        {
            int left = register;
            if (WriteFinder.MayWrite(node.Value, register))
                Move(left = NewTemp(), register);
            EmitBinary(node.BinaryOperator, left, node.Value, register, node);
            if (dst >= 0)
                Move(dst, register);
            return;
        }
        Target target = PrepareTarget(node.Target, node.Value);
        if (target.Kind == TargetKind.Invalid)
            return;
        int value = dst >= 0 && !IsVariable(dst) ? dst : NewTemp();
        target = EmitLoadTarget(target, value, forUpdate: true);
        EmitBinary(node.BinaryOperator, value, node.Value, value, node);
        EmitStoreTarget(target, value);
        if (dst >= 0)
            Move(dst, value);
    }

    private void EvaluateLogicalAssignment(AssignmentExpression node, int dst)
    {
        Label end = _writer.NewLabel();
        Target target = PrepareTarget(node.Target, node.Value);
        if (target.Kind == TargetKind.Invalid)
            return;
        int value = dst >= 0 && !IsVariable(dst) ? dst : NewTemp();
        target = EmitLoadTarget(target, value, forUpdate: true);
        EmitShortCircuit(node.LogicalOperator, value, end);
        if (target.Kind == TargetKind.Identifier)
            EvaluateNamedFor((Identifier)target.Node, node.Value, value);
        else
            Evaluate(node.Value, value);
        EmitStoreTarget(target, value);
        _writer.Bind(end);
        if (dst >= 0)
            Move(dst, value);
    }

    private void EvaluateUpdate(UpdateExpression node, int dst, bool isPrefix)
    {
        int mark = _nextRegister;
        Op op = node.Operator == UpdateOperator.Increment ? Op.Increment : Op.Decrement;
        if (node.Target is Identifier id && IsPlainRegister(id, out int register))
            UpdateRegister(node, op, register, dst, isPrefix);
        else
            UpdateTarget(node, op, dst, isPrefix);
        ReleaseTo(mark);
    }

    private void UpdateRegister(UpdateExpression node, Op op, int register, int dst, bool isPrefix)
    {
        Mark(node);
        if (isPrefix)
        {
            _writer.Emit(op, register, register, _writer.NewFeedback());
            if (dst >= 0)
                Move(dst, register);
            return;
        }
        int old = dst == register ? NewTemp() : dst;
        _writer.Emit(Op.ToNumeric, old, register);
        _writer.Emit(op, register, old, _writer.NewFeedback());
        Move(dst, old);
    }

    private void UpdateTarget(UpdateExpression node, Op op, int dst, bool isPrefix)
    {
        Target target = PrepareTarget(node.Target, null);
        if (target.Kind == TargetKind.Invalid)
            return;
        int old = dst >= 0 && !IsVariable(dst) ? dst : NewTemp();
        target = EmitLoadTarget(target, old, forUpdate: true);
        int value = old;
        if (!isPrefix)
        {
            _writer.Emit(Op.ToNumeric, old, old);
            value = NewTemp();
        }
        Mark(node);
        _writer.Emit(op, value, old, _writer.NewFeedback());
        EmitStoreTarget(target, value);
        if (dst >= 0)
            Move(dst, old);
    }
}
