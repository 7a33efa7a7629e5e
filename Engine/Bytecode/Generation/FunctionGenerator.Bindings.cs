using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

// Variables: registers, boxes in registers, captured boxes, globals, and names looked up at run time.
internal sealed partial class FunctionGenerator
{
    /// <summary>True when the variable's value itself is in a register of this frame.</summary>
    private bool TryGetRegister(Binding binding, out int register)
    {
        register = binding.Slot;
        if (binding.IsCaptured || register < 0 || _captures.ContainsKey(binding))
            return false;
        NoteUse(binding);
        return true;
    }

    /// <summary>From here on others may get hold of `this`.</summary>
    private void NoteUse(Binding binding)
    {
        if (binding.Kind == BindingKind.This)
            _writer.EndPrivateThis();
    }

    /// <summary>`this` in its own register, as an object that is stored to and not passed on.</summary>
    private bool IsOwnThis(Expression node) =>
        node is ThisExpression { MayBeUninitialized: false, Binding: { IsCaptured: false, Slot: 0 } self } && !_captures.ContainsKey(self);

    private bool TryGetRegister(Identifier id, out int register)
    {
        register = -1;
        return id is { Binding: { } binding, Dynamic: null } && TryGetRegister(binding, out register);
    }

    private CaptureSource SourceOf(Binding binding)
    {
        if (_captures.TryGetValue(binding, out int capture))
            return new CaptureSource(false, capture);
        if (!binding.IsCaptured || binding.Slot < 0)
            throw new InvalidOperationException($"variable {binding.Name} ({binding.Kind}) has no box here");
        return new CaptureSource(true, binding.Slot);
    }

    private CaptureSource[] SourcesOf(Binding[] bindings) => Array.ConvertAll(bindings, SourceOf);

    private void LoadBinding(Binding binding, int dst, bool check)
    {
        NoteUse(binding);
        bool isThis = binding.Kind == BindingKind.This;
        bool checkName = check && !isThis;
        if (_captures.TryGetValue(binding, out int capture))
        {
            if (checkName)
                _writer.Emit(Op.LoadCaptureChecked, dst, capture, _writer.AddString(NameOf(binding)));
            else
                _writer.Emit(Op.LoadCapture, dst, capture);
        }
        else if (binding.IsCaptured)
        {
            if (checkName)
                _writer.Emit(Op.LoadBoxChecked, dst, binding.Slot, _writer.AddString(NameOf(binding)));
            else
                _writer.Emit(Op.LoadBox, dst, binding.Slot);
        }
        else
        {
            if (checkName)
                _writer.Emit(Op.ThrowIfHole, binding.Slot, _writer.AddString(NameOf(binding)));
            Move(dst, binding.Slot);
        }
        if (check && isThis)
            _writer.Emit(Op.CheckThis, dst);
    }

    /// <summary>The variable's own register, or a temporary with its value.</summary>
    private int OperandOf(Binding binding, bool check)
    {
        if (!check && TryGetRegister(binding, out int register))
            return register;
        int temp = NewTemp();
        LoadBinding(binding, temp, check);
        return temp;
    }

    /// <summary>Assigns (check: the variable may be uninitialised) or, without check, also initialises.</summary>
    private void StoreBinding(Binding binding, int src, bool check)
    {
        if (_captures.TryGetValue(binding, out int capture))
        {
            if (check)
                _writer.Emit(Op.StoreCaptureChecked, capture, src, _writer.AddString(NameOf(binding)));
            else
                _writer.Emit(Op.StoreCapture, capture, src);
        }
        else if (binding.IsCaptured)
        {
            if (check)
                _writer.Emit(Op.StoreBoxChecked, binding.Slot, src, _writer.AddString(NameOf(binding)));
            else
                _writer.Emit(Op.StoreBox, binding.Slot, src);
        }
        else
        {
            if (check)
                _writer.Emit(Op.ThrowIfHole, binding.Slot, _writer.AddString(NameOf(binding)));
            Move(binding.Slot, src);
        }
    }

    private static string NameOf(Binding binding) => binding.Kind == BindingKind.DefaultExport ? "default" : binding.Name;

    // ---- Identifiers

    private void LoadIdentifier(Identifier id, int dst, bool isTypeof = false)
    {
        if (id.Dynamic is not { } scopes)
        {
            LoadStatic(id, dst, isTypeof);
            return;
        }
        Label done = _writer.NewLabel();
        int mark = _nextRegister;
        int scope = NewTemp();
        int name = _writer.AddString(id.Name);
        foreach (Binding dynamic in scopes)
        {
            Label next = _writer.NewLabel();
            LoadBinding(dynamic, scope, check: false);
            Mark(id);
            _writer.EmitJump(Op.JumpIfNoBinding, scope, name, IsWith(dynamic), next);
            _writer.Emit(Op.LoadDynamic, dst, scope, name);
            _writer.EmitJump(Op.Jump, done);
            _writer.Bind(next);
        }
        ReleaseTo(mark);
        LoadStatic(id, dst, isTypeof);
        _writer.Bind(done);
    }

    private static int IsWith(Binding dynamic) => dynamic.Kind == BindingKind.WithObject ? 1 : 0;

    private void LoadStatic(Identifier id, int dst, bool isTypeof)
    {
        if (id.Binding is { } binding)
        {
            // A captured variable is a place that threads share: reports about it say where.
            if (id.MayBeUninitialized || binding.IsCaptured)
                Mark(id);
            LoadBinding(binding, dst, id.MayBeUninitialized);
        }
        else if (!TryLoadGlobalConstant(id.Name, dst))
        {
            Mark(id);
            _writer.Emit(isTypeof ? Op.GetGlobalOrUndefined : Op.GetGlobal, dst, _writer.AddSite(id.Name));
        }
    }

    /// <summary>PERF: undefined, NaN and Infinity of the global object can be neither changed nor shadowed at global level.</summary>
    private bool TryLoadGlobalConstant(string name, int dst)
    {
        switch (name)
        {
            case "undefined":
                _writer.Emit(Op.LoadUndefined, dst);
                return true;
            case "NaN":
                _writer.Emit(Op.LoadConst, dst, _writer.AddNumber(double.NaN));
                return true;
            case "Infinity":
                _writer.Emit(Op.LoadConst, dst, _writer.AddNumber(double.PositiveInfinity));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Asks the dynamic scopes now which of them has the name: the register holds its object, or undefined. -1 when there
    /// are no dynamic scopes.</summary>
    private int ResolveDynamic(Identifier id)
    {
        if (id.Dynamic is not { } scopes)
            return -1;
        int found = NewTemp();
        int name = _writer.AddString(id.Name);
        Label done = _writer.NewLabel();
        foreach (Binding dynamic in scopes)
        {
            Label next = _writer.NewLabel();
            LoadBinding(dynamic, found, check: false);
            Mark(id);
            _writer.EmitJump(Op.JumpIfNoBinding, found, name, IsWith(dynamic), next);
            _writer.EmitJump(Op.Jump, done);
            _writer.Bind(next);
        }
        _writer.Emit(Op.LoadUndefined, found);
        _writer.Bind(done);
        return found;
    }

    /// <summary>Assigns through a reference that ResolveDynamic (and HasGlobal) took before the value was evaluated.</summary>
    private void StoreIdentifier(Identifier id, int src, int dynamic, int exists)
    {
        if (dynamic < 0)
        {
            StoreStatic(id, src, exists);
            return;
        }
        Label done = _writer.NewLabel(), notDynamic = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfUndefined, dynamic, notDynamic);
        Mark(id);
        _writer.Emit(Op.StoreDynamic, dynamic, _writer.AddString(id.Name), src);
        _writer.EmitJump(Op.Jump, done);
        _writer.Bind(notDynamic);
        StoreStatic(id, src, exists);
        _writer.Bind(done);
    }

    private void StoreStatic(Identifier id, int src, int exists)
    {
        Mark(id);
        if (id.Binding is not { } binding)
        {
            int site = _writer.AddSite(id.Name);
            if (exists >= 0)
                _writer.Emit(Op.SetGlobalResolved, site, src, exists);
            else
                _writer.Emit(Op.SetGlobal, site, src);
        }
        else if (IsReadOnly(binding))
        {
            StoreReadOnly(binding, id.MayBeUninitialized);
        }
        else
        {
            if (binding.IsCaptured)
                Mark(id);
            StoreBinding(binding, src, id.MayBeUninitialized);
        }
    }

    private static bool IsReadOnly(Binding binding) => binding.IsConstant || binding.Kind == BindingKind.FunctionName;

    private void StoreReadOnly(Binding binding, bool mayBeUninitialized)
    {
        if (mayBeUninitialized)
        {
            int mark = _nextRegister;
            LoadBinding(binding, NewTemp(), check: true);
            ReleaseTo(mark);
        }
        if (binding.IsConstant || _isStrict)
            _writer.Emit(Op.ThrowConstAssign, _writer.AddString(NameOf(binding)));
    }

    /// <summary>let, const, class, function: the first value.</summary>
    private void InitializeLexical(Identifier id, int src)
    {
        if (id.Binding is not { IsCaptured: false })
            Mark(id);
        if (id.Binding is { } binding)
            StoreBinding(binding, src, check: false);
        else
            _writer.Emit(Op.InitGlobalLexical, _writer.AddSite(id.Name), src);
    }

    // ---- Scopes

    /// <summary>Gives the scope's variables registers (and boxes), and makes its functions.</summary>
    private void EnterScope(Scope? scope, bool makesFunctions = true)
    {
        if (scope is null)
            return;
        int firstVar = -1, varCount = 0;
        foreach (Binding binding in scope.Bindings)
        {
            if (_captures.ContainsKey(binding) || IsPrologueBinding(binding.Kind) || ReferenceEquals(binding, _declaredEvalVars))
                continue;
            bool isPlainVar = binding is { Kind: BindingKind.Var, IsCaptured: false, InitialValue: null };
            if (isPlainVar && varCount == 0)
                firstVar = _nextRegister;
            else if (!isPlainVar)
                FlushVars(ref varCount, firstVar);
            DeclareBinding(binding);
            if (isPlainVar)
                varCount++;
        }
        FlushVars(ref varCount, firstVar);
        if (makesFunctions)
            MakeFunctions(scope);
    }

    private void FlushVars(ref int count, int first)
    {
        if (count == 1)
            _writer.Emit(Op.LoadUndefined, first);
        else if (count > 1)
            _writer.Emit(Op.FillUndefined, first, count);
        count = 0;
    }

    /// <summary>Kinds that the prologue (or the with statement) declares itself.</summary>
    private static bool IsPrologueBinding(BindingKind kind) => kind is BindingKind.Parameter or BindingKind.This or BindingKind.NewTarget
        or BindingKind.HomeObject or BindingKind.ActiveFunction or BindingKind.Arguments or BindingKind.FunctionName or BindingKind.WithObject;

    /// <summary>Allocates; plain vars are filled by the caller.</summary>
    private void DeclareBinding(Binding binding)
    {
        binding.Slot = NewVariable(binding.Name);
        switch (binding.Kind)
        {
            case BindingKind.Var when binding.InitialValue is { } initial:
                LoadBinding(initial, binding.Slot, check: false);
                BoxIfCaptured(binding);
                break;
            case BindingKind.EvalVars:
            case BindingKind.Var when binding.IsCaptured:
                _writer.Emit(Op.LoadUndefined, binding.Slot);
                BoxIfCaptured(binding);
                break;
            case BindingKind.Var:
                break;
            default:
                if (binding.IsCaptured)
                    _writer.Emit(Op.NewBox, binding.Slot);
                else if (binding.NeedsInitializationCheck)
                    _writer.Emit(Op.LoadHole, binding.Slot);
                break;
        }
    }

    private void BoxIfCaptured(Binding binding)
    {
        if (binding.IsCaptured)
            _writer.Emit(Op.BoxRegister, binding.Slot);
    }

    private void MakeFunctions(Scope scope)
    {
        foreach (FunctionDeclaration declaration in scope.Functions)
            MakeFunction(declaration);
    }

    private void MakeFunction(FunctionDeclaration declaration)
    {
        FunctionNode function = declaration.Function;
        string name = function.Name ?? "default";
        if (declaration.Id.Binding is { } own && TryGetRegister(own, out int register))
        {
            CreateFunction(function, name, register);
            return;
        }
        int mark = _nextRegister;
        int closure = NewTemp();
        CreateFunction(function, name, closure);
        if (declaration.Id.Binding is { } binding)
            StoreBinding(binding, closure, check: false);
        else
            _writer.Emit(Op.InitGlobalLexical, _writer.AddSite(declaration.Id.Name), closure);
        ReleaseTo(mark);
    }
}
