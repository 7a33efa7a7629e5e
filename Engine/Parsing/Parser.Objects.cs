using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    /// <summary>Offset of what is an error unless the literal around it becomes a pattern: {a = 1}, or __proto__ twice.</summary>
    private int _pending = -1;
    private bool _pendingIsPrototype;

    private SyntaxErrorException PendingError() => Error(_pending, _pendingIsPrototype
        ? "__proto__ is given twice in an object literal"
        : "'=' is only allowed here in patterns; expected ':' or ','");

    private void SetPending(int offset, bool isPrototype)
    {
        if (_pending >= 0)
            return;
        _pending = offset;
        _pendingIsPrototype = isPrototype;
    }

    // 13.2.5 Object Initializer
    private ObjectExpression ParseObjectLiteral()
    {
        int start = _token.Start;
        bool savedIn = _allowIn;
        _allowIn = true;
        Next();
        int mark = _properties.Count;
        bool hasPrototype = false;
        while (_token.Kind != TokenKind.CloseBrace)
        {
            ObjectProperty property = ParseObjectProperty();
            if (property.PropertyKind == PropertyKind.Prototype)
            {
                if (hasPrototype)
                    SetPending(property.Start, isPrototype: true);
                hasPrototype = true;
            }
            _properties.Push(property);
            if (_token.Kind == TokenKind.CloseBrace)
                break;
            property.HasTrailingComma = true;
            Expect(TokenKind.Comma, "',' or '}' after a property");
        }
        Next();
        _allowIn = savedIn;
        return new ObjectExpression(start, _previousEnd, _properties.TakeFrom(mark));
    }

    private ObjectProperty ParseObjectProperty()
    {
        int start = _token.Start;
        if (Eat(TokenKind.Ellipsis))
        {
            Expression value = ParseAssignmentCover();
            return new ObjectProperty(start, _previousEnd, PropertyKind.Spread, null, false, false, value);
        }
        Token first = _token;
        bool isModifier = first.Kind is TokenKind.Get or TokenKind.Set or TokenKind.Async;
        if (isModifier)
        {
            Next();
            if (!EndsPropertyName())
                return ParseModifiedMethod(start, first.Kind);
            return ParsePropertyRest(start, new StringLiteral(first.Start, first.End, first.Name!.Text), false, in first);
        }
        if (Eat(TokenKind.Multiply))
        {
            Expression generatorKey = ParsePropertyName(out bool generatorComputed);
            return ParseObjectMethod(start, generatorKey, generatorComputed, PropertyKind.Method, false, true);
        }
        Expression key = ParsePropertyName(out bool isComputed);
        return ParsePropertyRest(start, key, isComputed, in first);
    }

    /// <summary>get, set or async is the property's own name when this follows.</summary>
    private bool EndsPropertyName() => _token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.OpenParen
        or TokenKind.CloseBrace or TokenKind.Assign;

    private ObjectProperty ParseModifiedMethod(int start, TokenKind modifier)
    {
        bool isAsync = modifier == TokenKind.Async;
        if (isAsync && _token.NewLineBefore)
            throw Unexpected("',' (a line break cannot follow async)");
        bool isGenerator = isAsync && Eat(TokenKind.Multiply);
        Expression key = ParsePropertyName(out bool isComputed);
        PropertyKind kind = modifier switch
        {
            TokenKind.Get => PropertyKind.Getter,
            TokenKind.Set => PropertyKind.Setter,
            _ => PropertyKind.Method,
        };
        return ParseObjectMethod(start, key, isComputed, kind, isAsync, isGenerator);
    }

    private ObjectProperty ParseObjectMethod(int start, Expression key, bool isComputed, PropertyKind kind, bool isAsync, bool isGenerator)
    {
        FunctionKind functionKind = kind switch
        {
            PropertyKind.Getter => FunctionKind.Getter,
            PropertyKind.Setter => FunctionKind.Setter,
            _ => FunctionKind.Method,
        };
        FunctionNode function = ParseMethod(start, functionKind, isAsync, isGenerator);
        return new ObjectProperty(start, _previousEnd, kind, key, isComputed, false, new FunctionExpression(function));
    }

    private ObjectProperty ParsePropertyRest(int start, Expression key, bool isComputed, in Token first)
    {
        if (Eat(TokenKind.Colon))
        {
            Expression value = ParseAssignmentCover();
            bool isPrototype = !isComputed && key is StringLiteral { Value: "__proto__" };
            return new ObjectProperty(start, _previousEnd, isPrototype ? PropertyKind.Prototype : PropertyKind.Value, key, isComputed, false, value);
        }
        if (_token.Kind == TokenKind.OpenParen)
            return ParseObjectMethod(start, key, isComputed, PropertyKind.Method, false, false);
        if (isComputed || !TokenKinds.IsIdentifierName(first.Kind))
            throw Unexpected("':' after a property name");
        Identifier identifier = ShorthandReference(in first);
        if (_token.Kind != TokenKind.Assign)
            return new ObjectProperty(start, _previousEnd, PropertyKind.Value, key, false, true, identifier);
        SetPending(_token.Start, isPrototype: false);
        CheckBindable(identifier.Entry, identifier.Start);
        Next();
        int saved = _pending;
        _pending = -1;
        Expression defaultValue = ParseAssignmentCover();
        if (_pending >= 0)
            throw PendingError();
        _pending = saved;
        var assignment = new AssignmentExpression(start, _previousEnd, AssignmentKind.Assign, default, default, identifier, defaultValue);
        return new ObjectProperty(start, _previousEnd, PropertyKind.Value, key, false, true, assignment);
    }

    /// <summary>{name}: the token has been passed already, so it is checked after the fact.</summary>
    private Identifier ShorthandReference(in Token first)
    {
        Token current = _token;
        _token = first;
        CheckReserved();
        if (_context.ForbidsArguments && ReferenceEquals(first.Name, _argumentsName))
            throw Error(first.Start, "'arguments' is not allowed in class field initializers and static blocks");
        _token = current;
        return new Identifier(first.Start, first.End, first.Name!);
    }

    // PropertyName; identifiers and strings become StringLiteral, bigints their decimal digits.
    private Expression ParsePropertyName(out bool isComputed)
    {
        isComputed = false;
        int start = _token.Start;
        switch (_token.Kind)
        {
            case TokenKind.String: return ParseString();
            case TokenKind.Number: return ParseNumber();
            case TokenKind.BigInt:
                var digits = new StringLiteral(start, _token.End, Lexer.BigIntOf(_token.Text!).ToString(System.Globalization.CultureInfo.InvariantCulture));
                Next();
                return digits;
            case TokenKind.OpenBracket:
                isComputed = true;
                Next();
                Expression key = ParseAssignmentAllowIn();
                Expect(TokenKind.CloseBracket, "']' after a computed property name");
                return key;
            default:
                if (!TokenKinds.IsIdentifierName(_token.Kind))
                    throw Unexpected("a property name");
                var name = new StringLiteral(start, _token.End, _token.Name!.Text);
                Next();
                return name;
        }
    }
}
