using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// Unary, binary and comparing operators, and conditions.
internal sealed partial class FunctionGenerator
{
    private void EvaluateUnary(UnaryExpression node, int dst)
    {
        switch (node.Operator)
        {
            case UnaryOperator.Delete:
                EvaluateDelete(node, dst);
                return;
            case UnaryOperator.Void:
                EvaluateDiscard(node.Operand);
                _writer.Emit(Op.LoadUndefined, dst);
                return;
            case UnaryOperator.TypeOf when node.Operand is Identifier id && !TryGetRegister(id, out _):
                int value = ScratchFor(dst);
                LoadIdentifier(id, value, isTypeof: true);
                _writer.Emit(Op.Typeof, dst, value);
                return;
            case UnaryOperator.Minus when node.Operand is NumericLiteral literal:
                LoadNumber(dst, -literal.Value);
                return;
        }
        int operand = EvaluateLeft(node.Operand, null, dst);
        Mark(node);
        switch (node.Operator)
        {
            case UnaryOperator.Plus: _writer.Emit(Op.ToNumber, dst, operand); break;
            case UnaryOperator.Minus: _writer.Emit(Op.Negate, dst, operand, _writer.NewFeedback()); break;
            case UnaryOperator.BitwiseNot: _writer.Emit(Op.BitNot, dst, operand, _writer.NewFeedback()); break;
            case UnaryOperator.Not: _writer.Emit(Op.Not, dst, operand); break;
            case UnaryOperator.TypeOf: _writer.Emit(Op.Typeof, dst, operand); break;
        }
    }

    private void EvaluateBinary(BinaryExpression node, int dst)
    {
        int left = EvaluateLeft(node.Left, node.Right, dst);
        EmitBinary(node.Operator, left, node.Right, dst, node);
    }

    private void EvaluateBinaryChain(BinaryChain node, int dst)
    {
        int left = EvaluateLeft(node.Operands[0], node.Operands[1], dst);
        int value = ScratchFor(dst);
        for (int i = 0; i < node.Operators.Length; i++)
        {
            int mark = _nextRegister;
            bool isLast = i == node.Operators.Length - 1;
            EmitBinary(node.Operators[i], left, node.Operands[i + 1], isLast ? dst : value, node);
            left = value;
            ReleaseTo(mark);
        }
    }

    /// <summary>dst := left op right, right not evaluated yet.</summary>
    private void EmitBinary(BinaryOperator op, int left, Expression right, int dst, Node position)
    {
        if (ImmediateOf(op, right, out int immediate) is { } immediateOp)
        {
            Mark(position);
            _writer.Emit(immediateOp, dst, left, immediate, _writer.NewFeedback());
            return;
        }
        int operand = EvaluateOperand(right);
        Mark(position);
        EmitBinary(op, left, operand, dst);
    }

    private void EmitBinary(BinaryOperator op, int left, int right, int dst)
    {
        switch (op)
        {
            case BinaryOperator.Equal: _writer.Emit(Op.Equal, dst, left, right); break;
            case BinaryOperator.NotEqual: _writer.Emit(Op.NotEqual, dst, left, right); break;
            case BinaryOperator.StrictEqual: _writer.Emit(Op.StrictEqual, dst, left, right); break;
            case BinaryOperator.StrictNotEqual: _writer.Emit(Op.StrictNotEqual, dst, left, right); break;
            case BinaryOperator.In: _writer.Emit(Op.In, dst, left, right); break;
            case BinaryOperator.InstanceOf: _writer.Emit(Op.InstanceOf, dst, left, right); break;
            default: _writer.Emit(ArithmeticOf(op), dst, left, right, _writer.NewFeedback()); break;
        }
    }

    private static Op ArithmeticOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => Op.Add,
        BinaryOperator.Subtract => Op.Sub,
        BinaryOperator.Multiply => Op.Mul,
        BinaryOperator.Divide => Op.Div,
        BinaryOperator.Remainder => Op.Mod,
        BinaryOperator.Exponent => Op.Exp,
        BinaryOperator.BitwiseAnd => Op.BitAnd,
        BinaryOperator.BitwiseOr => Op.BitOr,
        BinaryOperator.BitwiseXor => Op.BitXor,
        BinaryOperator.ShiftLeft => Op.Shl,
        BinaryOperator.ShiftRight => Op.Sar,
        BinaryOperator.ShiftRightUnsigned => Op.Shr,
        BinaryOperator.Less => Op.Less,
        BinaryOperator.LessOrEqual => Op.LessEqual,
        BinaryOperator.Greater => Op.Greater,
        BinaryOperator.GreaterOrEqual => Op.GreaterEqual,
        _ => throw new InvalidOperationException($"{op} is not arithmetic"),
    };

    /// <summary>The op with an immediate right operand, when there is one for this operator and literal.</summary>
    private static Op? ImmediateOf(BinaryOperator op, Expression right, out int immediate)
    {
        if (!IsInt32Literal(right, out immediate))
            return null;
        switch (op)
        {
            case BinaryOperator.Add: return Op.AddImm;
            case BinaryOperator.Subtract: return Op.SubImm;
            case BinaryOperator.Multiply when immediate != 0: return Op.MulImm;
            case BinaryOperator.Divide when immediate != 0: return Op.DivImm;
            case BinaryOperator.Remainder when immediate > 0: return Op.ModImm;
            case BinaryOperator.BitwiseAnd: return Op.BitAndImm;
            case BinaryOperator.BitwiseOr: return Op.BitOrImm;
            case BinaryOperator.BitwiseXor: return Op.BitXorImm;
            case BinaryOperator.ShiftLeft:
                immediate &= 31;
                return Op.ShlImm;
            case BinaryOperator.ShiftRight:
                immediate &= 31;
                return Op.SarImm;
            case BinaryOperator.ShiftRightUnsigned:
                immediate &= 31;
                return Op.ShrImm;
            default: return null;
        }
    }

    // ---- Conditions

    /// <summary>Continues at target (ahead) when the condition's truth is `when`, else falls through.</summary>
    private void Branch(Expression node, Label target, bool when)
    {
        CheckStack();
        int mark = _nextRegister;
        switch (node)
        {
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                Branch(not.Operand, target, !when);
                break;
            case BooleanLiteral literal:
                if (literal.Value == when)
                    _writer.EmitJump(Op.Jump, target);
                break;
            case LogicalExpression { Operator: not LogicalOperator.Coalesce } logical:
                BranchLogical(logical.Operator, [logical.Left, logical.Right], target, when);
                break;
            case LogicalChain { Operator: not LogicalOperator.Coalesce } chain:
                BranchLogical(chain.Operator, chain.Operands, target, when);
                break;
            case BinaryExpression binary when TryBranchCompare(binary, target, when):
                break;
            default:
                int value = EvaluateOperand(node);
                _writer.EmitJump(when ? Op.JumpIfTrue : Op.JumpIfFalse, value, target);
                break;
        }
        ReleaseTo(mark);
    }

    private void BranchLogical(LogicalOperator op, Expression[] operands, Label target, bool when)
    {
        // `a || b` is true, or `a && b` false, as soon as one operand says so: each jumps to the target by itself.
        bool decides = op == LogicalOperator.Or;
        Label skip = _writer.NewLabel();
        for (int i = 0; i < operands.Length; i++)
        {
            bool isLast = i == operands.Length - 1;
            if (decides == when || isLast)
                Branch(operands[i], target, when);
            else
                Branch(operands[i], skip, decides);
        }
        _writer.Bind(skip);
    }

    private bool TryBranchCompare(BinaryExpression node, Label target, bool when)
    {
        switch (node.Operator)
        {
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual:
                BranchRelational(node, target, when);
                return true;
            case BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.StrictEqual or BinaryOperator.StrictNotEqual:
                BranchEquality(node, target, when);
                return true;
            default:
                return false;
        }
    }

    private void BranchRelational(BinaryExpression node, Label target, bool when)
    {
        int left = EvaluateOperandBefore(node.Left, node.Right);
        if (IsInt32Literal(node.Right, out int immediate))
        {
            Mark(node);
            _writer.EmitCompareJump(CompareJumpOf(node.Operator, when, isImmediate: true), left, immediate, target);
            return;
        }
        int right = EvaluateOperand(node.Right);
        Mark(node);
        _writer.EmitCompareJump(CompareJumpOf(node.Operator, when, isImmediate: false), left, right, target);
    }

    private static Op CompareJumpOf(BinaryOperator op, bool when, bool isImmediate) => (op, when, isImmediate) switch
    {
        (BinaryOperator.Less, true, false) => Op.JumpIfLess,
        (BinaryOperator.Less, false, false) => Op.JumpIfNotLess,
        (BinaryOperator.Less, true, true) => Op.JumpIfLessImm,
        (BinaryOperator.Less, false, true) => Op.JumpIfNotLessImm,
        (BinaryOperator.LessOrEqual, true, false) => Op.JumpIfLessEqual,
        (BinaryOperator.LessOrEqual, false, false) => Op.JumpIfNotLessEqual,
        (BinaryOperator.LessOrEqual, true, true) => Op.JumpIfLessEqualImm,
        (BinaryOperator.LessOrEqual, false, true) => Op.JumpIfNotLessEqualImm,
        (BinaryOperator.Greater, true, false) => Op.JumpIfGreater,
        (BinaryOperator.Greater, false, false) => Op.JumpIfNotGreater,
        (BinaryOperator.Greater, true, true) => Op.JumpIfGreaterImm,
        (BinaryOperator.Greater, false, true) => Op.JumpIfNotGreaterImm,
        (BinaryOperator.GreaterOrEqual, true, false) => Op.JumpIfGreaterEqual,
        (BinaryOperator.GreaterOrEqual, false, false) => Op.JumpIfNotGreaterEqual,
        (BinaryOperator.GreaterOrEqual, true, true) => Op.JumpIfGreaterEqualImm,
        (BinaryOperator.GreaterOrEqual, false, true) => Op.JumpIfNotGreaterEqualImm,
        _ => throw new InvalidOperationException($"{op} is not relational"),
    };

    private void BranchEquality(BinaryExpression node, Label target, bool when)
    {
        bool isStrict = node.Operator is BinaryOperator.StrictEqual or BinaryOperator.StrictNotEqual;
        bool onEqual = node.Operator is BinaryOperator.Equal or BinaryOperator.StrictEqual ? when : !when;
        (Expression first, Expression second) = IsLiteral(node.Left) ? (node.Right, node.Left) : (node.Left, node.Right);
        // Two strings are equal when they are strictly equal.
        isStrict |= second is StringLiteral && first is UnaryExpression { Operator: UnaryOperator.TypeOf };
        int left = EvaluateOperandBefore(first, second);
        if (!isStrict && (second is NullLiteral || IsUndefined(second)))
        {
            _writer.EmitJump(onEqual ? Op.JumpIfEqualNull : Op.JumpIfNotEqualNull, left, target);
        }
        else if (isStrict && IsUndefined(second))
        {
            _writer.EmitJump(onEqual ? Op.JumpIfUndefined : Op.JumpIfNotUndefined, left, target);
        }
        else if (isStrict && second is NullLiteral)
        {
            _writer.EmitJump(onEqual ? Op.JumpIfNull : Op.JumpIfNotNull, left, target);
        }
        else if (isStrict && IsInt32Literal(second, out int immediate))
        {
            _writer.EmitJump(onEqual ? Op.JumpIfStrictEqualImm : Op.JumpIfStrictNotEqualImm, left, immediate, target);
        }
        else if (isStrict && second is StringLiteral text)
        {
            _writer.EmitJump(onEqual ? Op.JumpIfStrictEqualConst : Op.JumpIfStrictNotEqualConst, left, _writer.AddString(text.Value), target);
        }
        else
        {
            int right = EvaluateOperand(second);
            Mark(node);
            Op op = isStrict ? (onEqual ? Op.JumpIfStrictEqual : Op.JumpIfStrictNotEqual) : (onEqual ? Op.JumpIfEqual : Op.JumpIfNotEqual);
            _writer.EmitJump(op, left, right, target);
        }
    }

    /// <summary>A literal on the left may change places with the right: it has no effects and equality has no order.</summary>
    private static bool IsLiteral(Expression node) => node is StringLiteral or NullLiteral || IsInt32Literal(node, out _);

    private static bool IsUndefined(Expression node) =>
        node is Identifier { Name: "undefined", Binding: null, Dynamic: null } or UnaryExpression { Operator: UnaryOperator.Void, Operand: NumericLiteral };

    /// <summary>Continues at target, which lies behind, when the condition holds; else falls through.</summary>
    private void LoopBranch(Expression node, Label target)
    {
        int mark = _nextRegister;
        switch (node)
        {
            case BooleanLiteral { Value: false }:
                break;
            case BooleanLiteral { Value: true }:
                _writer.EmitJump(Op.Loop, target);
                break;
            case UnaryExpression { Operator: UnaryOperator.Not, Operand: var operand } when operand is not (BinaryExpression or LogicalExpression or LogicalChain):
                _writer.EmitJump(Op.LoopIfFalse, EvaluateOperand(operand), target);
                break;
            case LogicalExpression { Operator: LogicalOperator.And } logical:
                Label exit = _writer.NewLabel();
                Branch(logical.Left, exit, false);
                LoopBranch(logical.Right, target);
                _writer.Bind(exit);
                break;
            case LogicalExpression { Operator: LogicalOperator.Or } logical:
                LoopBranch(logical.Left, target);
                LoopBranch(logical.Right, target);
                break;
            case BinaryExpression { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } binary:
                LoopRelational(binary, target);
                break;
            case BinaryExpression { Operator: BinaryOperator.StrictNotEqual, Right: NullLiteral } binary:
                _writer.EmitJump(Op.LoopIfNotNull, EvaluateOperand(binary.Left), target);
                break;
            case BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.StrictEqual or BinaryOperator.StrictNotEqual }
                or UnaryExpression { Operator: UnaryOperator.Not } or LogicalChain:
                Label end = _writer.NewLabel();
                Branch(node, end, false);
                _writer.EmitJump(Op.Loop, target);
                _writer.Bind(end);
                break;
            default:
                _writer.EmitJump(Op.LoopIfTrue, EvaluateOperand(node), target);
                break;
        }
        ReleaseTo(mark);
    }

    private void LoopRelational(BinaryExpression node, Label target)
    {
        int left = EvaluateOperandBefore(node.Left, node.Right);
        bool isImmediate = IsInt32Literal(node.Right, out int right);
        if (!isImmediate)
            right = EvaluateOperand(node.Right);
        Mark(node);
        _writer.EmitCompareJump((node.Operator, isImmediate) switch
        {
            (BinaryOperator.Less, false) => Op.LoopIfLess,
            (BinaryOperator.Less, true) => Op.LoopIfLessImm,
            (BinaryOperator.LessOrEqual, false) => Op.LoopIfLessEqual,
            (BinaryOperator.LessOrEqual, true) => Op.LoopIfLessEqualImm,
            (BinaryOperator.Greater, false) => Op.LoopIfGreater,
            (BinaryOperator.Greater, true) => Op.LoopIfGreaterImm,
            (BinaryOperator.GreaterOrEqual, false) => Op.LoopIfGreaterEqual,
            _ => Op.LoopIfGreaterEqualImm,
        }, left, right, target);
    }
}
