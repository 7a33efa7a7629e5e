using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing;

/// <summary>Binding patterns where the grammar says so from the start.</summary>
internal sealed partial class Parser
{
    private Node ParseBindingTarget(DeclareAs declareAs)
    {
        return _token.Kind switch
        {
            TokenKind.OpenBrace => ParseObjectPattern(declareAs),
            TokenKind.OpenBracket => ParseArrayPattern(declareAs),
            _ => ParseBindingIdentifier(declareAs),
        };
    }

    private Identifier ParseBindingIdentifier(DeclareAs declareAs)
    {
        CheckReserved();
        CheckBindable(_token.Name!, _token.Start);
        if (declareAs is DeclareAs.Let or DeclareAs.Const && _token.Name!.Kind == TokenKind.Let)
            throw Error(_token.Start, "'let' cannot be the name of a let or const variable");
        if (_context.ForbidsArguments && ReferenceEquals(_token.Name, _argumentsName))
            throw Error(_token.Start, "'arguments' is not allowed in class field initializers and static blocks");
        var identifier = new Identifier(_token.Start, _token.End, _token.Name!);
        Declare(declareAs, identifier.Entry, identifier.Start);
        Next();
        return identifier;
    }

    private Node ParseBindingElement(DeclareAs declareAs)
    {
        int start = _token.Start;
        Node target = ParseBindingTarget(declareAs);
        if (!Eat(TokenKind.Assign))
            return target;
        Expression defaultValue = ParseAssignmentAllowIn();
        return new AssignmentPattern(start, _previousEnd, target, defaultValue);
    }

    private RestElement ParseRestElement(DeclareAs declareAs)
    {
        int start = _token.Start;
        Next();
        Node target = ParseBindingTarget(declareAs);
        return new RestElement(start, _previousEnd, target);
    }

    private ObjectPattern ParseObjectPattern(DeclareAs declareAs)
    {
        GuardDepth();
        int start = _token.Start;
        Next();
        int mark = _patternProperties.Count;
        Node? rest = null;
        while (_token.Kind != TokenKind.CloseBrace)
        {
            if (Eat(TokenKind.Ellipsis))
            {
                rest = ParseBindingIdentifier(declareAs);
                break;
            }
            _patternProperties.Push(ParsePatternProperty(declareAs));
            if (_token.Kind == TokenKind.CloseBrace)
                break;
            Expect(TokenKind.Comma, "',' or '}' in a pattern");
        }
        Expect(TokenKind.CloseBrace, "'}' after a pattern");
        return new ObjectPattern(start, _previousEnd, _patternProperties.TakeFrom(mark), rest);
    }

    private PatternProperty ParsePatternProperty(DeclareAs declareAs)
    {
        int start = _token.Start;
        if (TokenKinds.IsIdentifier(_token.Kind) && PeekToken().Kind != TokenKind.Colon)
        {
            var key = new StringLiteral(start, _token.End, _token.Name!.Text);
            Node target = ParseBindingIdentifier(declareAs);
            if (Eat(TokenKind.Assign))
            {
                Expression defaultValue = ParseAssignmentAllowIn();
                target = new AssignmentPattern(start, _previousEnd, target, defaultValue);
            }
            return new PatternProperty(start, _previousEnd, key, false, target);
        }
        Expression name = ParsePropertyName(out bool isComputed);
        Expect(TokenKind.Colon, "':' after a property name in a pattern");
        Node value = ParseBindingElement(declareAs);
        return new PatternProperty(start, _previousEnd, name, isComputed, value);
    }

    private ArrayPattern ParseArrayPattern(DeclareAs declareAs)
    {
        GuardDepth();
        int start = _token.Start;
        Next();
        int mark = _nodes.Count;
        while (_token.Kind != TokenKind.CloseBracket)
        {
            if (Eat(TokenKind.Comma))
            {
                _nodes.Push(null);
                continue;
            }
            if (_token.Kind == TokenKind.Ellipsis)
            {
                _nodes.Push(ParseRestElement(declareAs));
                break;
            }
            _nodes.Push(ParseBindingElement(declareAs));
            if (_token.Kind == TokenKind.CloseBracket)
                break;
            Expect(TokenKind.Comma, "',' or ']' in a pattern");
        }
        Expect(TokenKind.CloseBracket, "']' after a pattern");
        return new ArrayPattern(start, _previousEnd, _nodes.TakeFrom(mark));
    }
}
