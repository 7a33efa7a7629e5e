using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// Property reads, optional chains, delete.
internal sealed partial class FunctionGenerator
{
    /// <summary>Where a short-circuited link of the chain being evaluated lands; null outside chains.</summary>
    private Label? _chainEnd;

    private void EvaluateMember(Expression node, int dst)
    {
        switch (node)
        {
            case MemberExpression { Name: "length" } member when IsLateArguments(member.Object):
                MarkProperty(member);
                _writer.Emit(Op.GetArgumentCount, dst, _lateArguments!.Slot, _lateArgumentsMapped);
                break;
            case IndexExpression index when IsLateArguments(index.Object):
                int key = EvaluateOperand(index.Index);
                Mark(index.Index);
                _writer.Emit(Op.GetArgument, dst, _lateArguments!.Slot, key, _lateArgumentsMapped);
                break;
            case MemberExpression member:
                int obj = EvaluateOperand(member.Object);
                EmitOptional(member.IsOptional, obj);
                EmitGetProperty(member, obj, dst);
                break;
            case IndexExpression index:
                obj = EvaluateOperandBefore(index.Object, index.Index);
                EmitOptional(index.IsOptional, obj);
                EmitGetElement(index, obj, dst);
                break;
            case PrivateMemberExpression member:
                obj = EvaluateOperand(member.Object);
                EmitOptional(member.IsOptional, obj);
                EmitGetPrivate(member, obj, dst);
                break;
            case SuperReference reference:
                Target target = PrepareSuper(reference);
                EmitLoadTarget(target, dst);
                break;
        }
    }

    private void EmitOptional(bool isOptional, int obj)
    {
        if (isOptional)
            _writer.EmitJump(Op.JumpIfNullish, obj, _chainEnd ?? throw new InvalidOperationException("an optional link outside a chain"));
    }

    private void EmitGetProperty(MemberExpression node, int obj, int dst)
    {
        MarkProperty(node);
        _writer.Emit(node.Name == "length" ? Op.GetLength : Op.GetProperty, dst, obj, _writer.AddSite(node.Name));
    }

    /// <summary>A property access stands where its name does.</summary>
    private void MarkProperty(MemberExpression node) => _writer.MarkPosition(Math.Max(node.End - node.Name.Length, node.Start));

    private void EmitGetElement(IndexExpression node, int obj, int dst)
    {
        if (IsNameLiteral(node.Index, out string name))
        {
            Mark(node.Index);
            _writer.Emit(Op.GetProperty, dst, obj, _writer.AddSite(name));
        }
        else if (IsInt32Literal(node.Index, out int index) && index >= 0)
        {
            Mark(node.Index);
            _writer.Emit(Op.GetElementImm, dst, obj, index, _writer.AddElementSite());
        }
        else
        {
            int key = EvaluateOperand(node.Index);
            Mark(node.Index);
            _writer.Emit(Op.GetElement, dst, obj, key, _writer.AddElementSite());
        }
    }

    /// <summary>obj["name"] is obj.name.</summary>
    private static bool IsNameLiteral(Expression node, out string name)
    {
        name = (node as StringLiteral)?.Value ?? "";
        return node is StringLiteral && !IsIndexName(name);
    }

    private static bool IsIndexName(string name) => JsString.TryParseIndex(name, out _);

    private void EmitGetPrivate(PrivateMemberExpression node, int obj, int dst)
    {
        int key = NewTemp();
        LoadBinding(node.Property.Binding, key, check: false);
        Mark(node.Property);
        _writer.Emit(Op.GetPrivate, dst, obj, key);
    }

    private void EvaluateChain(ChainExpression node, int dst)
    {
        Label? outer = _chainEnd;
        Label nullish = _writer.NewLabel(), end = _writer.NewLabel();
        _chainEnd = nullish;
        Evaluate(node.Expression, dst);
        _chainEnd = outer;
        _writer.EmitJump(Op.Jump, end);
        _writer.Bind(nullish);
        _writer.Emit(Op.LoadUndefined, dst);
        _writer.Bind(end);
    }

    // 13.5.1 The delete Operator
    private void EvaluateDelete(UnaryExpression node, int dst)
    {
        if (node.Operand is ChainExpression chain)
        {
            Label? outer = _chainEnd;
            Label nullish = _writer.NewLabel(), end = _writer.NewLabel();
            _chainEnd = nullish;
            EmitDelete(chain.Expression, dst);
            _chainEnd = outer;
            _writer.EmitJump(Op.Jump, end);
            _writer.Bind(nullish);
            _writer.Emit(Op.LoadTrue, dst);
            _writer.Bind(end);
            return;
        }
        EmitDelete(node.Operand, dst);
    }

    private void EmitDelete(Expression operand, int dst)
    {
        switch (operand)
        {
            case Identifier id:
                DeleteIdentifier(id, dst);
                break;
            case MemberExpression member:
                int obj = EvaluateOperand(member.Object);
                EmitOptional(member.IsOptional, obj);
                MarkProperty(member);
                _writer.Emit(Op.DeleteProperty, dst, obj, _writer.AddString(member.Name));
                break;
            case IndexExpression index:
                obj = EvaluateOperandBefore(index.Object, index.Index);
                EmitOptional(index.IsOptional, obj);
                int key = EvaluateOperand(index.Index);
                Mark(index.Index);
                _writer.Emit(Op.DeleteElement, dst, obj, key);
                break;
            case SuperReference reference:
                PrepareSuper(reference);
                Mark(reference);
                ThrowError(ErrorKind.ReferenceError, "Unsupported reference to 'super'");
                break;
            default:
                EvaluateDiscard(operand);
                _writer.Emit(Op.LoadTrue, dst);
                break;
        }
    }

    private void DeleteIdentifier(Identifier id, int dst)
    {
        Label done = _writer.NewLabel();
        int dynamic = ResolveDynamic(id);
        if (dynamic >= 0)
        {
            Label notDynamic = _writer.NewLabel();
            _writer.EmitJump(Op.JumpIfUndefined, dynamic, notDynamic);
            Mark(id);
            _writer.Emit(Op.DeleteDynamic, dst, dynamic, _writer.AddString(id.Name));
            _writer.EmitJump(Op.Jump, done);
            _writer.Bind(notDynamic);
        }
        if (id.Binding is not null)
        {
            _writer.Emit(Op.LoadFalse, dst);
        }
        else
        {
            Mark(id);
            _writer.Emit(Op.DeleteGlobal, dst, _writer.AddString(id.Name));
        }
        _writer.Bind(done);
    }

    // ---- Property keys of literals, classes and patterns

    /// <summary>The name that a key written without brackets stands for; false for a computed key.</summary>
    private static bool TryGetKeyName(Node? key, bool isComputed, out string name)
    {
        name = "";
        if (isComputed)
            return false;
        switch (key)
        {
            case StringLiteral literal:
                name = literal.Value;
                return true;
            case NumericLiteral literal:
                name = ValueText.OfNumber(literal.Value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>dst := the property key.</summary>
    private void EvaluateKey(Expression key, bool isComputed, int dst)
    {
        if (TryGetKeyName(key, isComputed, out string name))
        {
            LoadKey(dst, name);
            return;
        }
        Evaluate(key, dst);
        Mark(key);
        _writer.Emit(Op.ToPropertyKey, dst, dst);
    }

    /// <summary>dst := the key with this name: a number for an array index.</summary>
    private void LoadKey(int dst, string name)
    {
        if (JsString.TryParseIndex(name, out uint index))
            LoadNumber(dst, index);
        else
            LoadString(dst, name);
    }
}
