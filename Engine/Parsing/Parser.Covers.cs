using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

/// <summary>Expressions that turn out to be assignment targets or parameters.</summary>
internal sealed partial class Parser
{
    /// <summary>The left side of an assignment operator (or the head of for-in/of, with op Assign).</summary>
    private Node ToAssignmentTarget(Expression expression, TokenKind op)
    {
        if (op == TokenKind.Assign && expression is ObjectExpression or ArrayExpression)
        {
            if (expression.IsParenthesized)
                throw Error(expression.Start, "A pattern cannot be parenthesized");
            return ToPattern(expression, DeclareAs.Nothing);
        }
        bool isLogical = op is TokenKind.LogicalAndAssign or TokenKind.LogicalOrAssign or TokenKind.CoalesceAssign;
        CheckSimpleTarget(expression, allowCall: !isLogical);
        return expression;
    }

    // 8.6.4 AssignmentTargetType. Calls are targets that throw at run time in sloppy code.
    private void CheckSimpleTarget(Expression expression, bool allowCall)
    {
        switch (expression.Kind)
        {
            case NodeKind.Identifier:
                CheckBindable(((Identifier)expression).Entry, expression.Start);
                return;
            case NodeKind.MemberExpression or NodeKind.IndexExpression or NodeKind.PrivateMemberExpression
                or NodeKind.SuperMemberExpression or NodeKind.SuperIndexExpression:
                return;
            case NodeKind.CallExpression when allowCall && !_strict:
                return;
            default:
                throw Error(expression.Start, "Invalid assignment target");
        }
    }

    private void CheckBindable(NameEntry name, int position)
    {
        if (_strict && (ReferenceEquals(name, _evalName) || ReferenceEquals(name, _argumentsName)))
            throw Error(position, $"'{name.Text}' cannot be bound or assigned in strict code");
    }

    /// <summary>Nothing: an assignment pattern, members allowed. Parameter: a binding pattern whose names are declared.</summary>
    private Node ToPattern(Expression expression, DeclareAs declareAs)
    {
        GuardDepth();
        bool isBinding = declareAs != DeclareAs.Nothing;
        switch (expression)
        {
            case Identifier identifier when !(isBinding && identifier.IsParenthesized):
                CheckBindable(identifier.Entry, identifier.Start);
                Declare(declareAs, identifier.Entry, identifier.Start);
                return identifier;
            case ObjectExpression obj when !obj.IsParenthesized:
                return ToObjectPattern(obj, declareAs);
            case ArrayExpression array when !array.IsParenthesized:
                return ToArrayPattern(array, declareAs);
            case AssignmentExpression { AssignmentKind: AssignmentKind.Assign, IsParenthesized: false } assignment:
                Node target = assignment.Target is Expression plain
                    ? ToPattern(plain, declareAs)
                    : isBinding ? ToBindingPattern(assignment.Target, declareAs) : assignment.Target;
                return new AssignmentPattern(assignment.Start, assignment.End, target, assignment.Value);
            case MemberExpression or IndexExpression or PrivateMemberExpression or SuperMemberExpression or SuperIndexExpression
                when !isBinding:
                return expression;
            default:
                throw Error(expression.Start, isBinding ? "Invalid parameter" : "Invalid destructuring target");
        }
    }

    private ObjectPattern ToObjectPattern(ObjectExpression obj, DeclareAs declareAs)
    {
        int mark = _patternProperties.Count;
        Node? rest = null;
        foreach (ObjectProperty property in obj.Properties)
        {
            switch (property.PropertyKind)
            {
                case PropertyKind.Spread:
                    if (property.HasTrailingComma)
                        throw Error(property.Start, "A rest element must be the last one");
                    rest = ToPattern(property.Value, declareAs);
                    if (rest is ObjectPattern or ArrayPattern or AssignmentPattern)
                        throw Error(rest.Start, "A rest property cannot be a pattern");
                    break;
                case PropertyKind.Value or PropertyKind.Prototype:
                    Node value = ToPattern(property.Value, declareAs);
                    _patternProperties.Push(new PatternProperty(property.Start, property.End, property.Key!, property.IsComputed, value));
                    break;
                default:
                    throw Error(property.Start, "A method cannot be part of a pattern");
            }
        }
        return new ObjectPattern(obj.Start, obj.End, _patternProperties.TakeFrom(mark), rest);
    }

    private ArrayPattern ToArrayPattern(ArrayExpression array, DeclareAs declareAs)
    {
        var elements = new Node?[array.Elements.Length];
        for (int i = 0; i < elements.Length; i++)
        {
            switch (array.Elements[i])
            {
                case null: break;
                case SpreadElement spread:
                    elements[i] = ToRest(spread, declareAs, isLast: i == elements.Length - 1);
                    break;
                case { } element:
                    elements[i] = ToPattern(element, declareAs);
                    break;
            }
        }
        return new ArrayPattern(array.Start, array.End, elements);
    }

    private RestElement ToRest(SpreadElement spread, DeclareAs declareAs, bool isLast)
    {
        if (!isLast || spread.HasTrailingComma)
            throw Error(spread.Start, "A rest element must be the last one");
        Node target = ToPattern(spread.Argument, declareAs);
        if (target is AssignmentPattern)
            throw Error(target.Start, "A rest element cannot have a default");
        return new RestElement(spread.Start, spread.End, target);
    }

    /// <summary>What is a pattern already becomes a binding pattern: no members, nothing parenthesized; declares its names.</summary>
    private Node ToBindingPattern(Node node, DeclareAs declareAs)
    {
        GuardDepth();
        switch (node)
        {
            case Identifier { IsParenthesized: false } identifier:
                CheckBindable(identifier.Entry, identifier.Start);
                Declare(declareAs, identifier.Entry, identifier.Start);
                break;
            case AssignmentPattern assignment:
                ToBindingPattern(assignment.Target, declareAs);
                break;
            case RestElement rest:
                ToBindingPattern(rest.Target, declareAs);
                break;
            case ArrayPattern array:
                foreach (Node? element in array.Elements)
                {
                    if (element is not null)
                        ToBindingPattern(element, declareAs);
                }
                break;
            case ObjectPattern obj:
                foreach (PatternProperty property in obj.Properties)
                    ToBindingPattern(property.Value, declareAs);
                if (obj.Rest is not null)
                    ToBindingPattern(obj.Rest, declareAs);
                break;
            default:
                throw Error(node.Start, "Invalid parameter");
        }
        return node;
    }
}
