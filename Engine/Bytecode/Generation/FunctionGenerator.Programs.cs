using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

// 16.1.7 GlobalDeclarationInstantiation, 19.2.1.3 EvalDeclarationInstantiation, modules.
internal sealed partial class FunctionGenerator
{
    /// <summary>A script or eval. Its value is the completion value when asked for, else undefined.</summary>
    public BytecodeFunction GenerateProgram(ProgramNode program, bool wantsCompletion)
    {
        _writer.MarkPosition(program.Start);
        if (wantsCompletion)
        {
            _completion = NewVariable(null);
            ResetCompletion();
        }
        if (program.ProgramKind == ProgramKind.Script)
            DeclareScript(program);
        else
            DeclareEval(program);
        EmitStatements(program.Body);
        if (wantsCompletion)
            _writer.Emit(Op.Return, _completion);
        else
            _writer.Emit(Op.ReturnUndefined);
        return Finish();
    }

    private void DeclareScript(ProgramNode program)
    {
        var lexical = new List<GlobalLexicalName>();
        foreach (Binding binding in program.Scope.Bindings)
            if (binding.IsLexical)
                lexical.Add(new GlobalLexicalName(binding.Name, binding.IsConstant));
        DeclareGlobals(program, [.. lexical], isEval: false);
    }

    private void DeclareGlobals(ProgramNode program, GlobalLexicalName[] lexical, bool isEval)
    {
        var functions = new List<string>();
        var vars = new List<string>();
        foreach (VarDeclaredName name in program.VarNames)
            (name.Function is null ? vars : functions).Add(name.Name);
        string[] annexB = program.AnnexBFunctionNames;
        if (lexical.Length + functions.Count + vars.Count + annexB.Length == 0)
            return;
        _writer.Emit(Op.DeclareGlobals, _writer.AddDescriptor(new GlobalDeclarations(lexical, [.. functions], [.. vars], annexB, isEval)));
        int deletable = isEval ? 1 : 0;
        int mark = _nextRegister;
        int closure = NewTemp();
        foreach (VarDeclaredName name in program.VarNames)
        {
            if (name.Function is not { } declaration)
                continue;
            CreateFunction(declaration.Function, name.Name, closure);
            _writer.Emit(Op.DefineGlobalFunction, _writer.AddString(name.Name), closure, deletable);
        }
        foreach (string name in vars)
            _writer.Emit(Op.DefineGlobalVar, _writer.AddString(name), deletable);
        ReleaseTo(mark);
    }

    private void DeclareEval(ProgramNode program)
    {
        // Lexical declarations, and in strict code all others, are the eval's own.
        bool declaresGlobals = program.EvalVars is null && !program.IsStrict;
        EnterScope(program.Scope, makesFunctions: program.IsStrict);
        if (declaresGlobals)
            DeclareGlobals(program, [], isEval: true);
        else if (program.EvalVars is { } holder)
            DeclareEvalVariables(program, holder);
    }

    /// <summary>Sloppy direct eval in a function: new names go into the object that the function keeps for them.</summary>
    private void DeclareEvalVariables(ProgramNode program, Binding holder)
    {
        if (program.VarNames.Length + program.AnnexBFunctionNames.Length == 0)
            return;
        int mark = _nextRegister;
        int scope = NewTemp(), closure = NewTemp();
        Label exists = _writer.NewLabel();
        LoadBinding(holder, scope, check: false);
        _writer.EmitJump(Op.JumpIfNotUndefined, scope, exists);
        _writer.Emit(Op.NewVarScope, scope);
        StoreBinding(holder, scope, check: false);
        _writer.Bind(exists);
        foreach (string name in program.AnnexBFunctionNames)
            _writer.Emit(Op.DeclareDynamic, scope, _writer.AddString(name));
        foreach (VarDeclaredName name in program.VarNames)
        {
            if (name.Outer is null)
                _writer.Emit(Op.DeclareDynamic, scope, _writer.AddString(name.Name));
            if (name.Function is not { } declaration)
                continue;
            CreateFunction(declaration.Function, name.Name, closure);
            if (name.Outer is { } outer)
                StoreBinding(outer, closure, check: false);
            else
                _writer.Emit(Op.StoreDynamic, scope, _writer.AddString(name.Name), closure);
        }
        ReleaseTo(mark);
    }

    // ---- Modules. The bindings that live in boxes are handed to the code as captures (see ModuleCode).

    public BytecodeFunction GenerateModuleStart(ProgramNode program, Binding[] boxes)
    {
        AddModuleBoxes(boxes);
        int value = NewTemp();
        foreach (Binding binding in boxes)
        {
            if (binding.Kind != BindingKind.Var)
                continue;
            _writer.Emit(Op.LoadUndefined, value);
            StoreBinding(binding, value, check: false);
        }
        foreach (FunctionDeclaration declaration in program.Scope.Functions)
            if (declaration.Id.Binding is { } binding && _captures.ContainsKey(binding))
                MakeFunction(declaration);
        _writer.Emit(Op.ReturnUndefined);
        return Finish();
    }

    public BytecodeFunction GenerateModuleBody(ProgramNode program, Binding[] boxes)
    {
        AddModuleBoxes(boxes);
        _writer.MarkPosition(program.Start);
        if (_isAsync)
            _writer.Emit(Op.AsyncStart);
        EnterModuleScope(program.Scope);
        EmitStatements(program.Body);
        _writer.Emit(Op.ReturnUndefined);
        return Finish();
    }

    /// <summary>The variables that need no box, and their functions; the others were made at linking.</summary>
    private void EnterModuleScope(Scope scope)
    {
        foreach (Binding binding in scope.Bindings)
        {
            if (_captures.ContainsKey(binding))
                continue;
            DeclareBinding(binding);
            if (binding.Kind == BindingKind.Var)
                _writer.Emit(Op.LoadUndefined, binding.Slot);
        }
        foreach (FunctionDeclaration declaration in scope.Functions)
            if (declaration.Id.Binding is { } binding && !_captures.ContainsKey(binding))
                MakeFunction(declaration);
    }

    private void AddModuleBoxes(Binding[] boxes)
    {
        for (int i = 0; i < boxes.Length; i++)
            _captures[boxes[i]] = i;
    }
}
