using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

// 13.2.4 Array Initializer, 13.2.5 Object Initializer.
internal sealed partial class FunctionGenerator
{
    /// <summary>Elements are gathered in registers in portions of this size.</summary>
    private const int MaxPortion = 64;

    // Making a literal neither throws nor calls; it has a position for those who ask where an object was made.
    private int MarkBirth(Node node)
    {
        int before = _writer.MarkedPosition;
        Mark(node);
        return before;
    }

    private void Remark(int before)
    {
        if (before >= 0)
            _writer.MarkPosition(before);
    }

    private void EvaluateArray(ArrayExpression node, int dst)
    {
        if (TryMakeConstants(node.Elements) is { } constants)
        {
            int before = MarkBirth(node);
            _writer.Emit(Op.NewArrayLiteral, dst, _writer.AddDescriptor(constants));
            Remark(before);
            return;
        }
        if (node.Elements.Length <= MaxPortion && !HasSpread(node.Elements!))
        {
            int first = EvaluatePortion(node.Elements);
            int before = MarkBirth(node);
            _writer.Emit(Op.NewArray, dst, first, node.Elements.Length);
            Remark(before);
            return;
        }
        int array = ScratchFor(dst);
        FillArray(node.Elements, array, node);
        Move(dst, array);
    }

    /// <summary>array := a new array of the elements, spreads included; the literal's own, when there is one.</summary>
    private void FillArray(Expression?[] elements, int array, ArrayExpression? literal = null)
    {
        bool isMade = false;
        for (int i = 0; i < elements.Length || !isMade;)
        {
            int mark = _nextRegister;
            int count = 0;
            while (i + count < elements.Length && count < MaxPortion && elements[i + count] is not SpreadElement)
                count++;
            if (count > 0 || !isMade)
            {
                int first = EvaluatePortion(elements.AsSpan(i, count));
                int before = isMade || literal is null ? -1 : MarkBirth(literal);
                _writer.Emit(isMade ? Op.ArrayAppend : Op.NewArray, array, first, count);
                Remark(before);
                isMade = true;
            }
            ReleaseTo(mark);
            i += count;
            if (i < elements.Length && elements[i] is SpreadElement spread)
            {
                int value = EvaluateOperand(spread.Argument);
                Mark(spread);
                _writer.MarkSubject(spread.Argument.Start, spread.Argument.End);
                _writer.Emit(Op.ArraySpread, array, value);
                ReleaseTo(mark);
                i++;
            }
        }
    }

    private int EvaluatePortion(ReadOnlySpan<Expression?> elements)
    {
        int first = _nextRegister;
        foreach (Expression? element in elements)
        {
            int register = NewTemp();
            if (element is null)
                _writer.Emit(Op.LoadHole, register);
            else
                Evaluate(element, register);
        }
        return first;
    }

    /// <summary>PERF: an array of constants is copied from one, when it is long enough for that to pay.</summary>
    private static JsValue[]? TryMakeConstants(Expression?[] elements)
    {
        if (elements.Length < 4)
            return null;
        var values = new JsValue[elements.Length];
        for (int i = 0; i < elements.Length; i++)
        {
            switch (elements[i])
            {
                case null: values[i] = JsValue.Hole; break;
                case NumericLiteral literal: values[i] = JsValue.FromNumber(literal.Value); break;
                case UnaryExpression { Operator: UnaryOperator.Minus, Operand: NumericLiteral literal }: values[i] = JsValue.FromNumber(-literal.Value); break;
                case StringLiteral literal: values[i] = new JsValue(Atoms.Literal(literal.Value)); break;
                case BooleanLiteral literal: values[i] = JsValue.FromBoolean(literal.Value); break;
                case NullLiteral: values[i] = JsValue.Null; break;
                default: return null;
            }
        }
        return values;
    }

    private void EvaluateObject(ObjectExpression node, int dst)
    {
        int prefix = CountPlainPrefix(node.Properties);
        bool isComplete = prefix == node.Properties.Length;
        int obj = isComplete ? dst : ScratchFor(dst);
        if (prefix > 0)
        {
            var keys = new PropertyKey[prefix];
            int first = _nextRegister;
            for (int i = 0; i < prefix; i++)
            {
                ObjectProperty property = node.Properties[i];
                string name = NameOf(property);
                keys[i] = PropertyKey.From(name);
                EvaluateNamed(property.Value, NewTemp(), name);
            }
            int before = MarkBirth(node);
            _writer.Emit(Op.NewObjectLiteral, obj, _writer.AddDescriptor(new ObjectLiteral(keys)), first, prefix);
            Remark(before);
            ReleaseTo(first);
        }
        else
        {
            int before = MarkBirth(node);
            _writer.Emit(Op.NewObject, obj, node.Properties.Length);
            Remark(before);
        }
        for (int i = prefix; i < node.Properties.Length; i++)
        {
            int mark = _nextRegister;
            EvaluateProperty(node.Properties[i], obj);
            ReleaseTo(mark);
        }
        Move(dst, obj);
    }

    /// <summary>How many leading properties have plain, distinct names and values that need no home object.</summary>
    private static int CountPlainPrefix(ObjectProperty[] properties)
    {
        var names = new HashSet<string>();
        int count = 0;
        foreach (ObjectProperty property in properties)
        {
            bool isPlain = property.PropertyKind is PropertyKind.Value or PropertyKind.Method
                && TryGetKeyName(property.Key, property.IsComputed, out string name) && !IsIndexName(name)
                && !(property.PropertyKind == PropertyKind.Method && NeedsHome(property.Value)) && names.Add(name);
            if (!isPlain || count == MaxPortion)
                return count;
            count++;
        }
        return count;
    }

    private static bool NeedsHome(Expression method) => method is FunctionExpression { Function: { } function } && (function.UsesSuper || function.ContainsDirectEval);

    private static string NameOf(ObjectProperty property)
    {
        TryGetKeyName(property.Key, property.IsComputed, out string name);
        return name;
    }

    private void EvaluateProperty(ObjectProperty property, int obj)
    {
        switch (property.PropertyKind)
        {
            case PropertyKind.Spread:
                int source = EvaluateOperand(property.Value);
                Mark(property);
                _writer.Emit(Op.CopyDataProperties, obj, source, obj, 0);
                break;
            case PropertyKind.Prototype:
                int prototype = EvaluateOperand(property.Value);
                _writer.Emit(Op.SetLiteralProto, obj, prototype);
                break;
            case PropertyKind.Value:
                EvaluateValueProperty(property, obj);
                break;
            default:
                EvaluateMethodProperty(property, obj);
                break;
        }
    }

    private void EvaluateValueProperty(ObjectProperty property, int obj)
    {
        if (TryGetKeyName(property.Key, property.IsComputed, out string name) && !IsIndexName(name))
        {
            int named = NewTemp();
            EvaluateNamed(property.Value, named, name);
            Mark(property);
            _writer.Emit(Op.DefineField, obj, _writer.AddSite(name), named);
            return;
        }
        int key = NewTemp(), value = NewTemp();
        EvaluateKey(property.Key!, property.IsComputed, key);
        if (property.IsComputed)
            EvaluateNamedByKey(property.Value, value, key);
        else
            EvaluateNamed(property.Value, value, name);
        Mark(property);
        _writer.Emit(Op.DefineElement, obj, key, value);
    }

    private void EvaluateMethodProperty(ObjectProperty property, int obj)
    {
        int kind = property.PropertyKind switch { PropertyKind.Getter => 1, PropertyKind.Setter => 2, _ => 0 };
        FunctionNode function = ((FunctionExpression)property.Value).Function;
        EmitMethod(function, property.Key!, property.IsComputed, kind, obj, MethodEnumerable);
    }

    private const int MethodEnumerable = 4;

    /// <summary>15.4.5 MethodDefinitionEvaluation on obj, which is the home object too.</summary>
    private void EmitMethod(FunctionNode function, Node key, bool isComputed, int kind, int obj, int flags)
    {
        int keyRegister = NewTemp(), closure = NewTemp();
        EvaluateKey((Expression)key, isComputed, keyRegister);
        bool isNamed = TryGetKeyName(key, isComputed, out string name);
        CreateFunction(function, isNamed ? PrefixOf(kind) + name : "", closure, obj);
        if (!isNamed)
            _writer.Emit(Op.SetFunctionName, closure, keyRegister, kind);
        Mark(key);
        _writer.Emit(Op.DefineMethod, obj, keyRegister, closure, kind | flags);
    }

    private static string PrefixOf(int kind) => kind switch { 1 => "get ", 2 => "set ", _ => "" };
}
