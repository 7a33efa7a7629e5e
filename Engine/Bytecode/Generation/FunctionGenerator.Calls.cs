using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

// Calls. The window [callee][this][arguments…] is made of the topmost registers.
internal sealed partial class FunctionGenerator
{
    private void EvaluateCall(CallExpression node, int dst)
    {
        int callee = OpenWindow(dst);
        bool hasThis = EvaluateCallee(node.Callee, callee);
        EmitOptional(node.IsOptional, callee);
        bool isSpread = HasSpread(node.Arguments);
        if (node.Arguments is [not SpreadElement, var passed] && IsLateArguments(passed))
        {
            Evaluate(node.Arguments[0], NewTemp());
            NewTemp();
            MarkCall(node.Callee);
            _writer.Emit(Op.CallPassing, dst, callee, 2, _lateArguments!.Slot, _lateArgumentsMapped);
            return;
        }
        if (!hasThis && (isSpread || node.EvalSite is not null))
            _writer.Emit(Op.LoadUndefined, callee + 1);
        EvaluateArguments(node.Arguments, isSpread);
        MarkCall(node.Callee);
        if (node.EvalSite is { } site)
        {
            int descriptor = _writer.AddDescriptor(new EvalCallSite(site.Scope, SourcesOf(site.Bindings), _template.ThisIsUndefined));
            if (isSpread)
                _writer.Emit(Op.CallEvalSpread, dst, callee, descriptor);
            else
                _writer.Emit(Op.CallEval, dst, callee, node.Arguments.Length, descriptor);
        }
        else if (isSpread)
        {
            _writer.Emit(Op.CallSpread, dst, callee);
        }
        else
        {
            _writer.Emit(hasThis ? Op.Call : Op.CallPlain, dst, callee, node.Arguments.Length);
        }
    }

    /// <summary>Registers for callee and `this`; the destination is the first of them when it is the topmost temporary.</summary>
    private int OpenWindow(int dst)
    {
        if (dst != _nextRegister - 1 || IsVariable(dst))
            return NewTemps(2);
        NewTemp();
        return dst;
    }

    private bool IsInRegister(Expression node) =>
        node is Identifier id ? TryGetRegister(id, out _) : node is ThisExpression { Binding: { } binding } && TryGetRegister(binding, out _);

    /// <summary>Fills the callee's register, and the `this` register behind it when it answers true.</summary>
    private bool EvaluateCallee(Expression node, int callee)
    {
        int self = callee + 1;
        switch (node)
        {
            case MemberExpression { IsOptional: false } member when IsInRegister(member.Object):
                int obj = EvaluateOperand(member.Object);
                MarkProperty(member);
                _writer.Emit(Op.GetCallee, callee, obj, _writer.AddSite(member.Name));
                return true;
            case MemberExpression member:
                Evaluate(member.Object, self);
                EmitOptional(member.IsOptional, self);
                EmitGetProperty(member, self, callee);
                return true;
            case IndexExpression index:
                Evaluate(index.Object, self);
                EmitOptional(index.IsOptional, self);
                int mark = _nextRegister;
                EmitGetElement(index, self, callee);
                ReleaseTo(mark);
                return true;
            case PrivateMemberExpression member:
                Evaluate(member.Object, self);
                EmitOptional(member.IsOptional, self);
                mark = _nextRegister;
                EmitGetPrivate(member, self, callee);
                ReleaseTo(mark);
                return true;
            case SuperReference reference:
                mark = _nextRegister;
                Target target = PrepareSuper(reference);
                Move(self, target.A);
                EmitLoadTarget(target, callee);
                ReleaseTo(mark);
                return true;
            case ChainExpression chain:
                return EvaluateChainCallee(chain, callee);
            case Identifier { Dynamic: not null } id:
                EvaluateDynamicCallee(id, callee);
                return true;
            default:
                Evaluate(node, callee);
                return false;
        }
    }

    /// <summary>(a?.b)(): the callee is undefined when the chain stops, and the object is still `this` when not.</summary>
    private bool EvaluateChainCallee(ChainExpression node, int callee)
    {
        Label? outer = _chainEnd;
        Label nullish = _writer.NewLabel(), end = _writer.NewLabel();
        _chainEnd = nullish;
        if (!EvaluateCallee(node.Expression, callee))
            _writer.Emit(Op.LoadUndefined, callee + 1);
        _chainEnd = outer;
        _writer.EmitJump(Op.Jump, end);
        _writer.Bind(nullish);
        _writer.Emit(Op.FillUndefined, callee, 2);
        _writer.Bind(end);
        return true;
    }

    /// <summary>Inside a with statement, a function found in the object is called with the object as `this`.</summary>
    private void EvaluateDynamicCallee(Identifier id, int callee)
    {
        int self = callee + 1;
        int name = _writer.AddString(id.Name);
        Label done = _writer.NewLabel();
        foreach (Binding dynamic in id.Dynamic!)
        {
            Label next = _writer.NewLabel();
            LoadBinding(dynamic, self, check: false);
            Mark(id);
            _writer.EmitJump(Op.JumpIfNoBinding, self, name, IsWith(dynamic), next);
            _writer.Emit(Op.LoadDynamic, callee, self, name);
            if (dynamic.Kind != BindingKind.WithObject)
                _writer.Emit(Op.LoadUndefined, self);
            _writer.EmitJump(Op.Jump, done);
            _writer.Bind(next);
        }
        LoadStatic(id, callee, isTypeof: false);
        _writer.Emit(Op.LoadUndefined, self);
        _writer.Bind(done);
    }

    private static bool HasSpread(Expression[] arguments)
    {
        foreach (Expression argument in arguments)
            if (argument is SpreadElement)
                return true;
        return false;
    }

    /// <summary>Into the registers above; with a spread, one array instead.</summary>
    private void EvaluateArguments(Expression[] arguments, bool isSpread)
    {
        if (isSpread)
        {
            FillArray(arguments, NewTemp());
            return;
        }
        foreach (Expression argument in arguments)
            Evaluate(argument, NewTemp());
    }

    private void MarkCall(Expression callee)
    {
        if (callee is MemberExpression member)
            MarkProperty(member);
        else
            Mark(callee);
        _writer.MarkSubject(callee.Start, callee.End);
    }

    private void EvaluateNew(NewExpression node, int dst)
    {
        int callee = OpenWindow(dst);
        Evaluate(node.Callee, callee);
        bool isSpread = HasSpread(node.Arguments);
        EvaluateArguments(node.Arguments, isSpread);
        Mark(node);
        _writer.MarkSubject(node.Callee.Start, node.Callee.End);
        if (isSpread)
            _writer.Emit(Op.ConstructSpread, dst, callee);
        else
            _writer.Emit(Op.Construct, dst, callee, node.Arguments.Length);
    }

    // 13.3.7.1 SuperCall
    private void EvaluateSuperCall(SuperCall node, int dst)
    {
        int newTarget = OperandOf(node.NewTarget, check: false), active = OperandOf(node.ActiveFunction, check: false);
        int result = ScratchFor(dst);
        int callee = NewTemps(2);
        Mark(node);
        _writer.Emit(Op.GetSuperConstructor, callee, active);
        bool isSpread = HasSpread(node.Arguments);
        EvaluateArguments(node.Arguments, isSpread);
        Mark(node);
        if (isSpread)
            _writer.Emit(Op.ConstructSuperSpread, result, callee, newTarget);
        else
            _writer.Emit(Op.ConstructSuper, result, callee, node.Arguments.Length, newTarget);
        int bound = callee;
        LoadBinding(node.This, bound, check: false);
        _writer.Emit(Op.ThrowIfThisBound, bound);
        StoreBinding(node.This, result, check: false);
        _writer.Emit(Op.InitializeInstance, result, active);
        Move(dst, result);
    }

    private void EvaluateImportCall(ImportCall node, int dst)
    {
        int specifier = EvaluateOperandBefore(node.Specifier, node.Options);
        int options;
        if (node.Options is { } given)
            options = EvaluateOperand(given);
        else
            _writer.Emit(Op.LoadUndefined, options = NewTemp());
        Mark(node);
        _writer.Emit(Op.DynamicImport, dst, specifier, options);
    }

    // 13.3.11 Tagged Templates
    private void EvaluateTagged(TaggedTemplateExpression node, int dst)
    {
        int callee = OpenWindow(dst);
        bool hasThis = EvaluateCallee(node.Tag, callee);
        TemplateElement[] elements = node.Template.Elements;
        var site = new TemplateSite(Array.ConvertAll(elements, static e => e.Cooked), Array.ConvertAll(elements, static e => e.Raw));
        _writer.Emit(Op.GetTemplateObject, NewTemp(), _writer.AddDescriptor(site));
        foreach (Expression substitution in node.Template.Expressions)
            Evaluate(substitution, NewTemp());
        MarkCall(node.Tag);
        _writer.Emit(hasThis ? Op.Call : Op.CallPlain, dst, callee, node.Template.Expressions.Length + 1);
    }
}
