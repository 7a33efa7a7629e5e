using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// yield, yield*, await.
internal sealed partial class FunctionGenerator
{
    private const int ModeThrow = 1, ModeReturn = 2;

    private void EvaluateAwait(AwaitExpression node, int dst)
    {
        int value = EvaluateOperand(node.Argument);
        Mark(node);
        _writer.Emit(Op.Await, dst, value);
    }

    // 15.5.5 YieldExpression
    private void EvaluateYield(YieldExpression node, int dst)
    {
        if (node.IsDelegate)
        {
            EvaluateYieldDelegate(node, dst);
            return;
        }
        int value = NewTemp(), mode = NewTemp();
        if (node.Argument is { } argument)
            Evaluate(argument, value);
        else
            _writer.Emit(Op.LoadUndefined, value);
        Mark(node);
        if (_isAsync)
            _writer.Emit(Op.Await, value, value);
        _writer.Emit(Op.Yield, value, value, mode);
        Label resume = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfStrictNotEqualImm, mode, ModeReturn, resume);
        EmitReturn(value);
        _writer.Bind(resume);
        Move(dst, value);
    }

    // 15.5.5 YieldExpression : yield * AssignmentExpression
    private void EvaluateYieldDelegate(YieldExpression node, int dst)
    {
        int iterator = NewTemps(3);
        int received = NewTemp(), mode = NewTemp(), result = NewTemp();
        Evaluate(node.Argument!, received);
        Mark(node);
        _writer.MarkSubject(node.Argument!.Start, node.Argument.End);
        _writer.Emit(_isAsync ? Op.GetAsyncIterator : Op.GetIteratorRecord, iterator, received);
        _writer.Emit(Op.LoadUndefined, received);
        _writer.Emit(Op.LoadInt, mode, 0);
        Label loop = _writer.BindNew();
        Label isThrow = _writer.NewLabel(), isReturn = _writer.NewLabel(), check = _writer.NewLabel(), done = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfStrictEqualImm, mode, ModeThrow, isThrow);
        _writer.EmitJump(Op.JumpIfStrictEqualImm, mode, ModeReturn, isReturn);
        _writer.Emit(Op.IteratorNext, result, iterator, received);
        _writer.EmitJump(Op.Jump, check);
        _writer.Bind(isThrow);
        EmitDelegatedThrow(iterator, received, result, check);
        _writer.Bind(isReturn);
        EmitDelegatedReturn(iterator, received, result);
        _writer.Bind(check);
        if (_isAsync)
            _writer.Emit(Op.Await, result, result);
        _writer.Emit(Op.ThrowIfNotObject, result);
        _writer.EmitJump(Op.JumpIfDone, result, done);
        EmitDelegatedYield(received, mode, result);
        _writer.EmitJump(Op.Loop, loop);
        _writer.Bind(done);
        _writer.Emit(Op.GetProperty, result, result, _writer.AddSite("value"));
        Label resume = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfStrictNotEqualImm, mode, ModeReturn, resume);
        EmitReturn(result);
        _writer.Bind(resume);
        Move(dst, result);
    }

    private void EmitDelegatedThrow(int iterator, int received, int result, Label check)
    {
        int callee = NewTemps(3);
        Label hasThrow = _writer.NewLabel();
        _writer.Emit(Op.GetMethod, callee, iterator, _writer.AddSite("throw"));
        _writer.EmitJump(Op.JumpIfNotUndefined, callee, hasThrow);
        CloseIterator(new IteratorEntry(_writer, iterator, _isAsync));
        ThrowError(ErrorKind.TypeError, "The iterator does not provide a 'throw' method");
        _writer.Bind(hasThrow);
        EmitDelegatedCall(callee, iterator, received, result);
        _writer.EmitJump(Op.Jump, check);
        ReleaseTo(callee);
    }

    private void EmitDelegatedReturn(int iterator, int received, int result)
    {
        int callee = NewTemps(3);
        Label hasReturn = _writer.NewLabel();
        _writer.Emit(Op.GetMethod, callee, iterator, _writer.AddSite("return"));
        _writer.EmitJump(Op.JumpIfNotUndefined, callee, hasReturn);
        if (_isAsync)
            _writer.Emit(Op.Await, received, received);
        EmitReturn(received);
        _writer.Bind(hasReturn);
        EmitDelegatedCall(callee, iterator, received, result);
        ReleaseTo(callee);
    }

    private void EmitDelegatedCall(int callee, int iterator, int received, int result)
    {
        Move(callee + 1, iterator);
        Move(callee + 2, received);
        _writer.Emit(Op.Call, result, callee, 1);
    }

    private void EmitDelegatedYield(int received, int mode, int result)
    {
        if (!_isAsync)
        {
            _writer.Emit(Op.YieldDelegate, received, result, mode);
            return;
        }
        _writer.Emit(Op.GetProperty, result, result, _writer.AddSite("value"));
        _writer.Emit(Op.YieldDelegate, received, result, mode);
        // 27.6.3.7 AsyncGeneratorUnwrapYieldResumption: a return is awaited first, and a rejection becomes a throw.
        Label end = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfStrictNotEqualImm, mode, ModeReturn, end);
        var region = new RegionEntry(_writer);
        region.Open();
        _writer.Emit(Op.Await, received, received);
        region.Close();
        _writer.EmitJump(Op.Jump, end);
        region.AddHandlers(_writer.BindNew(), received);
        _writer.Emit(Op.LoadInt, mode, ModeThrow);
        _writer.Bind(end);
    }
}
