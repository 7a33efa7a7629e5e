using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// References: what an assignment writes to, with the parts that are evaluated before the value.
internal sealed partial class FunctionGenerator
{
    private enum TargetKind : byte { Identifier, Property, Element, ElementImmediate, Private, Super, Pattern, Invalid }

    /// <summary>Registers by kind: Identifier A = dynamic object or -1, B = HasGlobal's answer or -1; Property A = object; Element A = object,
    /// B = key; ElementImmediate A = object, B = the index; Private A = object, B = name; Super A = this, B = base, C = key.</summary>
    private readonly record struct Target(TargetKind Kind, Node Node, int A, int B, int C);

    /// <summary>Evaluates the parts of a target. `later` is what will be evaluated before the store; isPlain: without a load before.</summary>
    private Target PrepareTarget(Node node, Node? later, bool isPlain = false)
    {
        switch (node)
        {
            case Identifier id:
                int dynamic = ResolveDynamic(id);
                return new Target(TargetKind.Identifier, id, dynamic, isPlain ? ResolveGlobal(id, later) : -1, -1);
            case MemberExpression member when isPlain && IsOwnThis(member.Object):
                return new Target(TargetKind.Property, member, 0, -1, -1);
            case MemberExpression member:
                int obj = EvaluateOperandBefore(member.Object, later);
                return new Target(TargetKind.Property, member, obj, -1, -1);
            case IndexExpression index:
                return PrepareElement(index, later);
            case PrivateMemberExpression member:
                obj = EvaluateOperandBefore(member.Object, later);
                int name = NewTemp();
                LoadBinding(member.Property.Binding, name, check: false);
                return new Target(TargetKind.Private, member, obj, name, -1);
            case SuperReference reference:
                return PrepareSuper(reference);
            case ObjectPattern or ArrayPattern:
                return new Target(TargetKind.Pattern, node, -1, -1, -1);
            default:
                // Annex B: a call as a target is evaluated, and then refused.
                EvaluateDiscard((Expression)node);
                Mark(node);
                ThrowError(ErrorKind.ReferenceError, "Invalid left-hand side in assignment");
                return new Target(TargetKind.Invalid, node, -1, -1, -1);
        }
    }

    private Target PrepareElement(IndexExpression node, Node? later)
    {
        int obj = EvaluateOperandBefore(node.Object, node.Index, later);
        if (IsNameLiteral(node.Index, out _))
            return new Target(TargetKind.Property, node, obj, -1, -1);
        if (IsInt32Literal(node.Index, out int index) && index >= 0)
            return new Target(TargetKind.ElementImmediate, node, obj, index, -1);
        int key = EvaluateOperandBefore(node.Index, later);
        return new Target(TargetKind.Element, node, obj, key, -1);
    }

    /// <summary>Strict code must know whether the global existed before the value was evaluated, when evaluating may make it.
    /// (With a load before the store there is no question: the load throws.)</summary>
    private int ResolveGlobal(Identifier id, Node? later)
    {
        bool mayRunCode = later is not (null or NumericLiteral or StringLiteral or BooleanLiteral or NullLiteral or FunctionExpression);
        if (!_isStrict || id.Binding is not null || !mayRunCode)
            return -1;
        int exists = NewTemp();
        Mark(id);
        _writer.Emit(Op.HasGlobal, exists, _writer.AddSite(id.Name));
        return exists;
    }

    /// <summary>13.3.7: `this` first, then the key's value, then the base; the key is converted last.</summary>
    private Target PrepareSuper(SuperReference node)
    {
        Mark(node);
        int self = OperandOf(node.This, node.MayBeUninitialized);
        int key = NewTemp();
        if (node is SuperMemberExpression member)
            LoadString(key, member.Name);
        else
            Evaluate(((SuperIndexExpression)node).Index, key);
        int home = OperandOf(node.HomeObject, check: false), holder = NewTemp();
        _writer.Emit(Op.GetSuperBase, holder, home);
        return new Target(TargetKind.Super, node, self, holder, key);
    }

    /// <summary>dst := the present value. Compound assignments use it; keys are converted at most once.</summary>
    private Target EmitLoadTarget(in Target target, int dst, bool forUpdate = false)
    {
        switch (target.Kind)
        {
            case TargetKind.Identifier:
                LoadResolved((Identifier)target.Node, target.A, dst);
                break;
            case TargetKind.Property when target.Node is MemberExpression member:
                EmitGetProperty(member, target.A, dst);
                break;
            case TargetKind.Property or TargetKind.ElementImmediate:
                EmitGetElement((IndexExpression)target.Node, target.A, dst);
                break;
            case TargetKind.Element when forUpdate:
                int key = NewTemp();
                Mark(((IndexExpression)target.Node).Index);
                _writer.Emit(Op.GetElementForUpdate, dst, key, target.A, target.B, _writer.AddElementSite());
                return target with { B = key };
            case TargetKind.Element:
                Mark(((IndexExpression)target.Node).Index);
                _writer.Emit(Op.GetElement, dst, target.A, target.B, _writer.AddElementSite());
                break;
            case TargetKind.Private:
                Mark(((PrivateMemberExpression)target.Node).Property);
                _writer.Emit(Op.GetPrivate, dst, target.A, target.B);
                break;
            case TargetKind.Super:
                Mark(target.Node);
                if (forUpdate && target.Node is SuperIndexExpression)
                    _writer.Emit(Op.ToPropertyKey, target.C, target.C);
                _writer.Emit(Op.GetSuper, dst, target.A, target.B, target.C);
                break;
        }
        return target;
    }

    private void LoadResolved(Identifier id, int dynamic, int dst)
    {
        if (dynamic < 0)
        {
            LoadStatic(id, dst, isTypeof: false);
            return;
        }
        Label notDynamic = _writer.NewLabel(), done = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfUndefined, dynamic, notDynamic);
        Mark(id);
        _writer.Emit(Op.LoadDynamic, dst, dynamic, _writer.AddString(id.Name));
        _writer.EmitJump(Op.Jump, done);
        _writer.Bind(notDynamic);
        LoadStatic(id, dst, isTypeof: false);
        _writer.Bind(done);
    }

    private void EmitStoreTarget(in Target target, int src)
    {
        switch (target.Kind)
        {
            case TargetKind.Identifier:
                StoreIdentifier((Identifier)target.Node, src, target.A, target.B);
                break;
            case TargetKind.Property when target.Node is MemberExpression member:
                MarkProperty(member);
                _writer.Emit(Op.SetProperty, target.A, _writer.AddSite(member.Name), src);
                break;
            case TargetKind.Property:
                IndexExpression named = (IndexExpression)target.Node;
                Mark(named.Index);
                _writer.Emit(Op.SetProperty, target.A, _writer.AddSite(((StringLiteral)named.Index).Value), src);
                break;
            case TargetKind.ElementImmediate:
                Mark(((IndexExpression)target.Node).Index);
                _writer.Emit(Op.SetElementImm, target.A, target.B, src, _writer.AddElementSite());
                break;
            case TargetKind.Element:
                Mark(((IndexExpression)target.Node).Index);
                _writer.Emit(Op.SetElement, target.A, target.B, src, _writer.AddElementSite());
                break;
            case TargetKind.Private:
                Mark(((PrivateMemberExpression)target.Node).Property);
                _writer.Emit(Op.SetPrivate, target.A, target.B, src);
                break;
            case TargetKind.Super:
                Mark(target.Node);
                _writer.Emit(Op.SetSuper, target.A, target.B, target.C, src);
                break;
            case TargetKind.Pattern:
                AssignPattern(target.Node, src, PatternUse.Assign);
                break;
        }
    }
}
