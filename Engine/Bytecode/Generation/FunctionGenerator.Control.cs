using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// Ways out (break, continue, return), try, and the closing of iterators.
internal sealed partial class FunctionGenerator
{
    private readonly List<ControlEntry> _control = [];

    private void EmitBreak(string? label)
    {
        for (int i = _control.Count - 1; i >= 0; i--)
        {
            if (_control[i] is JumpEntry { Break: { } target } entry && (label is null ? entry.IsUnlabelledTarget : entry.Labels.Contains(label)))
            {
                Leave(new Exit(i, target), -1);
                return;
            }
        }
        throw new InvalidOperationException($"break {label} has no target");
    }

    private void EmitContinue(string? label)
    {
        for (int i = _control.Count - 1; i >= 0; i--)
        {
            if (_control[i] is JumpEntry { Continue: { } target } entry && (label is null || entry.Labels.Contains(label)))
            {
                Leave(new Exit(i, target), -1);
                return;
            }
        }
        throw new InvalidOperationException($"continue {label} has no target");
    }

    /// <summary>return value: through finally blocks and open iterators to the end of the function.</summary>
    private void EmitReturn(int value) => Leave(new Exit(0, null), value);

    /// <summary>Unwinds the control stack down to the exit's depth and jumps or returns. Code after this is unreachable.</summary>
    private void Leave(Exit exit, int value)
    {
        var closed = new List<RegionEntry>();
        bool isHandedOver = false;
        int mark = _nextRegister;
        for (int i = _control.Count - 1; i >= exit.Depth && !isHandedOver; i--)
        {
            if (_control[i] is not RegionEntry region)
                continue;
            if (region is FinallyEntry entry)
            {
                // Nothing here can throw, so the region may stay open.
                if (exit.Target is null)
                    Move(entry.Value, value);
                _writer.Emit(Op.LoadInt, entry.Kind, entry.Add(exit));
                _writer.EmitJump(Op.Jump, entry.Block);
                isHandedOver = true;
                continue;
            }
            region.Close();
            closed.Add(region);
            if (region is IteratorEntry iterator)
                CloseIterator(iterator);
        }
        if (!isHandedOver)
            EmitExit(exit, value);
        ReleaseTo(mark);
        foreach (RegionEntry region in closed)
            region.Open();
    }

    private void EmitExit(Exit exit, int value)
    {
        if (exit.Target is { } target)
            _writer.EmitJump(Op.Jump, target);
        else
            EmitFinalReturn(value);
    }

    /// <summary>Return with nothing left to unwind.</summary>
    private void EmitFinalReturn(int value)
    {
        if (_template.IsDerived)
        {
            int self = 0;
            if (_code?.ThisBinding is { IsCaptured: true } binding)
                LoadBinding(binding, self = NewTemp(), check: false);
            _writer.Emit(Op.ReturnDerived, value, self);
        }
        else
        {
            _writer.Emit(Op.Return, value);
        }
    }

    // ---- Iterators

    /// <summary>7.4.11 IteratorClose or 7.4.13 AsyncIteratorClose for a break or return.</summary>
    private void CloseIterator(IteratorEntry entry)
    {
        if (!entry.IsAsync)
        {
            _writer.Emit(Op.IteratorClose, entry.Iterator);
            return;
        }
        int mark = _nextRegister;
        int result = NewTemp();
        Label skip = _writer.NewLabel();
        _writer.Emit(Op.AsyncIteratorClose, result, entry.Iterator);
        _writer.EmitJump(Op.JumpIfHole, result, skip);
        _writer.Emit(Op.Await, result, result);
        _writer.Emit(Op.ThrowIfNotObject, result);
        _writer.Bind(skip);
        ReleaseTo(mark);
    }

    private IteratorEntry EnterIterator(int iterator, bool isAsync)
    {
        var entry = new IteratorEntry(_writer, iterator, isAsync);
        _control.Add(entry);
        entry.Open();
        return entry;
    }

    private void EndIterator(IteratorEntry entry)
    {
        entry.Close();
        _control.RemoveAt(_control.Count - 1);
    }

    /// <summary>What the region threw closes the iterator and is thrown on. Control that falls in here continues at `after`.</summary>
    private void EmitIteratorHandler(IteratorEntry entry, Label after)
    {
        _writer.EmitJump(Op.Jump, after);
        int mark = _nextRegister;
        int thrown = NewTemp();
        Label handler = _writer.BindNew();
        entry.AddHandlers(handler, thrown);
        if (entry.IsAsync)
            CloseAsyncSilently(entry);
        else
            _writer.Emit(Op.IteratorCloseSilent, entry.Iterator);
        _writer.Emit(Op.Throw, thrown);
        ReleaseTo(mark);
    }

    /// <summary>AsyncIteratorClose with a throw completion: whatever goes wrong, the first error is the one.</summary>
    private void CloseAsyncSilently(IteratorEntry entry)
    {
        int result = NewTemp();
        Label skip = _writer.NewLabel();
        var quiet = new RegionEntry(_writer);
        quiet.Open();
        _writer.Emit(Op.AsyncIteratorClose, result, entry.Iterator);
        _writer.EmitJump(Op.JumpIfHole, result, skip);
        _writer.Emit(Op.Await, result, result);
        quiet.Close();
        _writer.Bind(skip);
        quiet.AddHandlers(skip, result);
    }

    // ---- try

    private void EmitTry(TryStatement node)
    {
        ResetCompletion();
        if (node.Finalizer is { } finalizer)
            EmitTryFinally(node, finalizer);
        else
            EmitTryCatch(node, node.Handler!);
    }

    private void EmitTryCatch(TryStatement node, CatchClause clause)
    {
        Label after = _writer.NewLabel();
        var region = new RegionEntry(_writer);
        _control.Add(region);
        region.Open();
        EmitStatement(node.Block);
        region.Close();
        _control.RemoveAt(_control.Count - 1);
        _writer.EmitJump(Op.Jump, after);
        Label handler = _writer.BindNew();
        int mark = _nextRegister;
        int thrown = NewTemp();
        region.AddHandlers(handler, thrown);
        ResetCompletion();
        EnterScope(clause.Scope);
        if (clause.Parameter is { } parameter)
            BindTarget(parameter, thrown, PatternUse.Lexical);
        EmitStatement(clause.Body);
        ReleaseTo(mark);
        _writer.Bind(after);
    }

    private void EmitTryFinally(TryStatement node, BlockStatement finalizer)
    {
        int mark = _nextRegister;
        var entry = new FinallyEntry(_writer, NewVariable(null), NewVariable(null), _writer.NewLabel());
        _control.Add(entry);
        entry.Open();
        if (node.Handler is { } clause)
            EmitTryCatch(node, clause);
        else
            EmitStatement(node.Block);
        entry.Close();
        _control.RemoveAt(_control.Count - 1);
        _writer.Emit(Op.LoadInt, entry.Kind, FinallyEntry.Normal);
        _writer.EmitJump(Op.Jump, entry.Block);
        entry.AddHandlers(_writer.BindNew(), entry.Value);
        _writer.Emit(Op.LoadInt, entry.Kind, FinallyEntry.Throw);
        _writer.Bind(entry.Block);
        EmitFinalizer(finalizer);
        EmitFinallyExits(entry);
        ReleaseTo(mark);
    }

    /// <summary>The block's own completion value counts only when it leaves abruptly.</summary>
    private void EmitFinalizer(BlockStatement finalizer)
    {
        if (_completion < 0)
        {
            EmitStatement(finalizer);
            return;
        }
        int saved = NewVariable(null);
        Move(saved, _completion);
        ResetCompletion();
        EmitStatement(finalizer);
        Move(_completion, saved);
    }

    private void EmitFinallyExits(FinallyEntry entry)
    {
        Label end = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfStrictEqualImm, entry.Kind, FinallyEntry.Normal, end);
        for (int i = 0; i < entry.Exits.Count; i++)
        {
            Label next = _writer.NewLabel();
            _writer.EmitJump(Op.JumpIfStrictNotEqualImm, entry.Kind, FinallyEntry.FirstExit + i, next);
            Leave(entry.Exits[i], entry.Value);
            _writer.Bind(next);
        }
        _writer.Emit(Op.Throw, entry.Value);
        _writer.Bind(end);
    }
}
