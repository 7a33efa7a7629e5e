using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// `using` and `await using`: code that holds resources is a try whose finally block disposes them.
internal sealed partial class FunctionGenerator
{
    /// <summary>The register of the resources of the innermost code that declares some, or -1.</summary>
    private int _disposables = -1;

    /// <summary>Code between Begin and End; what the code around it held comes back at the end.</summary>
    private readonly record struct DisposingRegion(FinallyEntry Entry, int Disposables, int Outer, int Mark, bool IsAsync);

    private static bool IsUsing(Node? node, out bool isAsync)
    {
        isAsync = node is VariableDeclaration { VariableKind: VariableKind.AwaitUsing };
        return isAsync || node is VariableDeclaration { VariableKind: VariableKind.Using };
    }

    /// <summary>True when one of the statements is such a declaration; async when one of those is.</summary>
    private static bool HasUsing(Statement[] statements, out bool isAsync)
    {
        bool found = false;
        isAsync = false;
        foreach (Statement statement in statements)
        {
            found |= IsUsing(statement, out bool awaits);
            isAsync |= awaits;
        }
        return found;
    }

    private DisposingRegion BeginDisposing(bool isAsync)
    {
        int mark = _nextRegister;
        int disposables = NewVariable(null);
        _writer.Emit(Op.NewDisposables, disposables);
        var entry = new FinallyEntry(_writer, NewVariable(null), NewVariable(null), _writer.NewLabel());
        _control.Add(entry);
        entry.Open();
        var region = new DisposingRegion(entry, disposables, _disposables, mark, isAsync);
        _disposables = disposables;
        return region;
    }

    private void EndDisposing(DisposingRegion region)
    {
        FinallyEntry entry = region.Entry;
        _disposables = region.Outer;
        entry.Close();
        _control.RemoveAt(_control.Count - 1);
        _writer.Emit(Op.LoadInt, entry.Kind, FinallyEntry.Normal);
        _writer.EmitJump(Op.Jump, entry.Block);
        entry.AddHandlers(_writer.BindNew(), entry.Value);
        _writer.Emit(Op.LoadInt, entry.Kind, FinallyEntry.Throw);
        _writer.Emit(Op.DisposeFailed, region.Disposables, entry.Value);
        _writer.Bind(entry.Block);
        EmitDisposal(region.Disposables, region.IsAsync);
        EmitFinallyExits(entry);
        ReleaseTo(region.Mark);
    }

    // DisposeResources ( disposeCapability, completion )
    private void EmitDisposal(int disposables, bool isAsync)
    {
        int mark = _nextRegister;
        int value = NewTemp();
        Label next = _writer.BindNew();
        _writer.Emit(Op.DisposeNext, value, disposables);
        if (isAsync)
        {
            Label done = _writer.NewLabel();
            _writer.EmitJump(Op.JumpIfHole, value, done);
            var region = new RegionEntry(_writer);
            region.Open();
            _writer.Emit(Op.Await, value, value);
            region.Close();
            _writer.EmitJump(Op.Loop, next);
            region.AddHandlers(_writer.BindNew(), value);
            _writer.Emit(Op.DisposeFailed, disposables, value);
            _writer.EmitJump(Op.Loop, next);
            _writer.Bind(done);
        }
        _writer.Emit(Op.DisposeEnd, disposables);
        ReleaseTo(mark);
    }

    private void EmitUsingDeclaration(VariableDeclaration node)
    {
        foreach (VariableDeclarator declarator in node.Declarators)
        {
            int mark = _nextRegister;
            var id = (Identifier)declarator.Target;
            int value = NewTemp();
            EvaluateNamedFor(id, declarator.Init!, value);
            AddDisposable(declarator, value, node.VariableKind);
            InitializeLexical(id, value);
            ReleaseTo(mark);
        }
    }

    private void AddDisposable(Node node, int value, VariableKind kind)
    {
        Mark(node);
        _writer.Emit(Op.AddDisposable, _disposables, value, kind == VariableKind.AwaitUsing ? 1 : 0);
    }
}
