using ConcurrentJs.Heap;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

internal sealed partial class FunctionGenerator
{
    /// <summary>dst := the expression's value. See the class's remarks for what may happen to dst before.</summary>
    private void Evaluate(Expression node, int dst)
    {
        CheckStack();
        int mark = _nextRegister;
        switch (node)
        {
            case Identifier id: LoadIdentifier(id, dst); break;
            case NumericLiteral literal: LoadNumber(dst, literal.Value); break;
            case StringLiteral literal: LoadString(dst, literal.Value); break;
            case BigIntLiteral literal: _writer.Emit(Op.LoadConst, dst, _writer.AddConstant(new JsValue(new JsBigInt(literal.Value)))); break;
            case BooleanLiteral literal: _writer.Emit(literal.Value ? Op.LoadTrue : Op.LoadFalse, dst); break;
            case NullLiteral: _writer.Emit(Op.LoadNull, dst); break;
            case RegExpLiteral literal: _writer.Emit(Op.NewRegExp, dst, _writer.AddDescriptor(new RegExpSite(literal.Pattern, literal.Flags))); break;
            case TemplateLiteral template: EvaluateTemplate(template, dst); break;
            case TaggedTemplateExpression tagged: EvaluateTagged(tagged, dst); break;
            case ThisExpression self: EvaluateThis(self, dst); break;
            case ArrayExpression array: EvaluateArray(array, dst); break;
            case ObjectExpression obj: EvaluateObject(obj, dst); break;
            case FunctionExpression function: CreateFunction(function.Function, function.Function.Name ?? "", dst); break;
            case ClassExpression expression: EvaluateClass(expression.Class, dst, expression.Class.Name ?? ""); break;
            case UnaryExpression unary: EvaluateUnary(unary, dst); break;
            case UpdateExpression update: EvaluateUpdate(update, dst, isPrefix: update.IsPrefix); break;
            case BinaryExpression binary: EvaluateBinary(binary, dst); break;
            case BinaryChain chain: EvaluateBinaryChain(chain, dst); break;
            case LogicalExpression logical: EvaluateLogical(logical.Operator, [logical.Left, logical.Right], dst); break;
            case LogicalChain chain: EvaluateLogical(chain.Operator, chain.Operands, dst); break;
            case AssignmentExpression assignment: EvaluateAssignment(assignment, dst); break;
            case ConditionalExpression conditional: EvaluateConditional(conditional, dst); break;
            case SequenceExpression sequence: EvaluateSequence(sequence, dst); break;
            case CallExpression call: EvaluateCall(call, dst); break;
            case NewExpression construct: EvaluateNew(construct, dst); break;
            case SuperCall call: EvaluateSuperCall(call, dst); break;
            case ImportCall call: EvaluateImportCall(call, dst); break;
            case NewTargetExpression target: LoadBinding(target.Binding, dst, check: false); break;
            case ImportMetaExpression: Mark(node); _writer.Emit(Op.GetImportMeta, dst); break;
            case MemberExpression or IndexExpression or PrivateMemberExpression or SuperReference: EvaluateMember(node, dst); break;
            case ChainExpression chain: EvaluateChain(chain, dst); break;
            case PrivateInExpression test: EvaluatePrivateIn(test, dst); break;
            case YieldExpression yield: EvaluateYield(yield, dst); break;
            case AwaitExpression await: EvaluateAwait(await, dst); break;
            default: throw new InvalidOperationException($"no code for {node.Kind}");
        }
        ReleaseTo(mark);
    }

    /// <summary>A register that holds the value: a variable's own, or a new temporary.</summary>
    private int EvaluateOperand(Expression node)
    {
        switch (node)
        {
            case Identifier id when TryGetRegister(id, out int register):
                if (id.MayBeUninitialized)
                {
                    Mark(id);
                    _writer.Emit(Op.ThrowIfHole, register, _writer.AddString(id.Name));
                }
                return register;
            case ThisExpression { Binding: { } binding } self when TryGetRegister(binding, out int register):
                if (self.MayBeUninitialized)
                {
                    Mark(self);
                    _writer.Emit(Op.CheckThis, register);
                }
                return register;
            default:
                int temp = NewTemp();
                Evaluate(node, temp);
                return temp;
        }
    }

    /// <summary>As EvaluateOperand, for a value that must survive the evaluation of what comes later.</summary>
    private int EvaluateOperandBefore(Expression node, Node? later, Node? evenLater = null)
    {
        int register = EvaluateOperand(node);
        if (!IsVariable(register) || !(WriteFinder.MayWrite(later, register) || WriteFinder.MayWrite(evenLater, register)))
            return register;
        int temp = NewTemp();
        Move(temp, register);
        return temp;
    }

    /// <summary>As EvaluateOperandBefore, but uses dst when a temporary is needed and dst is one.</summary>
    private int EvaluateLeft(Expression node, Node? later, int dst)
    {
        bool isInPlace = node is Identifier or ThisExpression;
        if (isInPlace || IsVariable(dst))
            return EvaluateOperandBefore(node, later);
        Evaluate(node, dst);
        return dst;
    }

    /// <summary>For its effects only.</summary>
    private void EvaluateDiscard(Expression node)
    {
        int mark = _nextRegister;
        switch (node)
        {
            case UpdateExpression update:
                EvaluateUpdate(update, -1, isPrefix: true);
                break;
            case AssignmentExpression assignment:
                EvaluateAssignment(assignment, -1);
                break;
            case SequenceExpression sequence:
                foreach (Expression part in sequence.Expressions)
                    EvaluateDiscard(part);
                break;
            case ConditionalExpression conditional:
                EvaluateConditionalDiscard(conditional);
                break;
            case LogicalExpression { Operator: not LogicalOperator.Coalesce } logical:
                Label end = _writer.NewLabel();
                Branch(logical.Left, end, logical.Operator == LogicalOperator.Or);
                EvaluateDiscard(logical.Right);
                _writer.Bind(end);
                break;
            case UnaryExpression { Operator: UnaryOperator.Void } unary:
                EvaluateDiscard(unary.Operand);
                break;
            default:
                EvaluateOperand(node);
                break;
        }
        ReleaseTo(mark);
    }

    private void EvaluateConditionalDiscard(ConditionalExpression node)
    {
        Label otherwise = _writer.NewLabel(), end = _writer.NewLabel();
        Branch(node.Test, otherwise, false);
        EvaluateDiscard(node.Consequent);
        _writer.EmitJump(Op.Jump, end);
        _writer.Bind(otherwise);
        EvaluateDiscard(node.Alternate);
        _writer.Bind(end);
    }

    private void EvaluateThis(ThisExpression node, int dst)
    {
        if (node.Binding is { } binding)
        {
            if (node.MayBeUninitialized)
                Mark(node);
            LoadBinding(binding, dst, node.MayBeUninitialized);
        }
        else
        {
            _writer.Emit(_template.ThisIsUndefined ? Op.LoadUndefined : Op.LoadGlobalThis, dst);
        }
    }

    private void EvaluateConditional(ConditionalExpression node, int dst)
    {
        Label otherwise = _writer.NewLabel(), end = _writer.NewLabel();
        Branch(node.Test, otherwise, false);
        Evaluate(node.Consequent, dst);
        _writer.EmitJump(Op.Jump, end);
        _writer.Bind(otherwise);
        Evaluate(node.Alternate, dst);
        _writer.Bind(end);
    }

    private void EvaluateSequence(SequenceExpression node, int dst)
    {
        for (int i = 0; i < node.Expressions.Length - 1; i++)
            EvaluateDiscard(node.Expressions[i]);
        Evaluate(node.Expressions[^1], dst);
    }

    private void EvaluateLogical(LogicalOperator op, Expression[] operands, int dst)
    {
        Label end = _writer.NewLabel();
        int value = ScratchFor(dst);
        bool isDecided = false;
        for (int i = 0; i < operands.Length; i++)
        {
            if (op != LogicalOperator.Coalesce && i < operands.Length - 1 && IsBoolean(operands[i]))
            {
                // The answer that ends the evaluation here is known: it is loaded ahead, and the operand only branches.
                if (!isDecided)
                    _writer.Emit(op == LogicalOperator.Or ? Op.LoadTrue : Op.LoadFalse, value);
                isDecided = true;
                Branch(operands[i], end, op == LogicalOperator.Or);
                continue;
            }
            isDecided = false;
            Evaluate(operands[i], value);
            if (i < operands.Length - 1)
                EmitShortCircuit(op, value, end);
        }
        _writer.Bind(end);
        Move(dst, value);
    }

    /// <summary>Comparisons and negations, whose value is true or false.</summary>
    private static bool IsBoolean(Expression node) => node is UnaryExpression { Operator: UnaryOperator.Not } or BinaryExpression
    {
        Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
            or BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.StrictEqual or BinaryOperator.StrictNotEqual,
    };

    /// <summary>Jumps when the value decides the result.</summary>
    private void EmitShortCircuit(LogicalOperator op, int value, Label end) => _writer.EmitJump(op switch
    {
        LogicalOperator.And => Op.JumpIfFalse,
        LogicalOperator.Or => Op.JumpIfTrue,
        LogicalOperator.Coalesce => Op.JumpIfNotNullish,
    }, value, end);

    private void EvaluateTemplate(TemplateLiteral node, int dst)
    {
        int first = _nextRegister, count = 0;
        for (int i = 0; i < node.Elements.Length; i++)
        {
            if (node.Elements[i].Cooked is { Length: > 0 } text)
            {
                LoadString(NewTemp(), text);
                count++;
            }
            if (i >= node.Expressions.Length)
                continue;
            int part = NewTemp();
            Evaluate(node.Expressions[i], part);
            Mark(node.Expressions[i]);
            _writer.Emit(Op.ToString, part, part);
            count++;
        }
        if (count == 0)
            LoadString(dst, "");
        else if (count == 1)
            Move(dst, first);
        else
        {
            Mark(node);
            _writer.Emit(Op.ConcatStrings, dst, first, count);
        }
    }

    private void EvaluatePrivateIn(PrivateInExpression node, int dst)
    {
        int key = NewTemp();
        LoadBinding(node.Left.Binding, key, check: false);
        int obj = EvaluateOperand(node.Right);
        Mark(node);
        _writer.Emit(Op.HasPrivate, dst, obj, key);
    }

    // ---- Function naming

    /// <summary>8.4.3 IsAnonymousFunctionDefinition: an expression that takes its name from where it stands.</summary>
    private static bool IsAnonymousFunction(Expression? node) => node switch
    {
        FunctionExpression { Function.Name: null } => true,
        ClassExpression { Class.Name: null } => true,
        _ => false,
    };

    /// <summary>8.4.5 NamedEvaluation with a name known now.</summary>
    private void EvaluateNamed(Expression node, int dst, string name)
    {
        if (node is FunctionExpression { Function: { Name: null } function })
            CreateFunction(function, name, dst);
        else if (node is ClassExpression { Class: { Name: null } anonymous })
            EvaluateClass(anonymous, dst, name);
        else
            Evaluate(node, dst);
    }

    /// <summary>NamedEvaluation with a name in a register (a property key).</summary>
    private void EvaluateNamedByKey(Expression node, int dst, int key)
    {
        int mark = _nextRegister;
        int value = ScratchFor(dst);
        if (node is FunctionExpression { Function: { Name: null } function })
        {
            CreateFunction(function, "", value);
            _writer.Emit(Op.SetFunctionName, value, key, 0);
        }
        else if (node is ClassExpression { Class: { Name: null } anonymous })
        {
            EvaluateClass(anonymous, value, "", key);
        }
        else
        {
            Evaluate(node, value);
        }
        Move(dst, value);
        ReleaseTo(mark);
    }

    /// <summary>dst := a closure of the function; home is the register of its home object, or -1.</summary>
    private void CreateFunction(FunctionNode function, string name, int dst, int home = -1)
    {
        int index = _writer.AddFunction(TemplateOf(function, name));
        if (home >= 0)
            _writer.Emit(Op.CreateMethod, dst, index, home);
        else
            _writer.Emit(Op.CreateClosure, dst, index);
    }

    private FunctionTemplate TemplateOf(FunctionNode function, string name) => new()
    {
        Name = name,
        Length = function.ExpectedArgumentCount,
        Flags = FlagsOf(function),
        Source = _source,
        Start = function.Start,
        End = function.End,
        Captures = SourcesOf(function.Captures),
        CaptureNames = Array.ConvertAll(function.Captures, static b => b.Name),
        Node = function,
        ThisIsUndefined = _template.ThisIsUndefined,
    };

    internal static FunctionFlags FlagsOf(FunctionNode function)
    {
        FunctionFlags flags = function.FunctionKind switch
        {
            FunctionKind.Normal => FunctionFlags.None,
            FunctionKind.Arrow => FunctionFlags.Arrow,
            FunctionKind.Method or FunctionKind.Getter or FunctionKind.Setter or FunctionKind.ClassFieldInitializer => FunctionFlags.Method,
            FunctionKind.ClassConstructor => FunctionFlags.ClassConstructor,
            FunctionKind.DerivedConstructor => FunctionFlags.ClassConstructor | FunctionFlags.Derived,
        };
        if (function.IsStrict)
            flags |= FunctionFlags.Strict;
        if (function.IsGenerator)
            flags |= FunctionFlags.Generator;
        if (function.IsAsync)
            flags |= FunctionFlags.Async;
        if (function.UsesThis)
            flags |= FunctionFlags.UsesThis;
        return flags;
    }
}
