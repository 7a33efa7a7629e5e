using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    // 13.2 Primary Expression (and new, super, import, which start like one)
    private Expression ParsePrimary()
    {
        int start = _token.Start;
        switch (_token.Kind)
        {
            case TokenKind.Identifier:
                return ParseIdentifierOrArrow();
            case TokenKind.Number:
                return ParseNumber();
            case TokenKind.String:
                return ParseString();
            case TokenKind.BigInt:
                var big = new BigIntLiteral(start, _token.End, Lexer.BigIntOf(_token.Text!));
                Next();
                return big;
            case TokenKind.This:
                Next();
                return new ThisExpression(start, _previousEnd);
            case TokenKind.Null:
                Next();
                return new NullLiteral(start, _previousEnd);
            case TokenKind.True or TokenKind.False:
                bool value = _token.Kind == TokenKind.True;
                Next();
                return new BooleanLiteral(start, _previousEnd, value);
            case TokenKind.OpenParen: return ParseParenthesized();
            case TokenKind.OpenBracket: return ParseArrayLiteral();
            case TokenKind.OpenBrace: return ParseObjectLiteral();
            case TokenKind.Function: return ParseFunctionExpression(start, isAsync: false);
            case TokenKind.Class: return new ClassExpression(ParseClass(isDeclaration: false, isDefault: false, out _));
            case TokenKind.Template: return ParseTemplate(isTagged: false);
            case TokenKind.Divide or TokenKind.DivideAssign: return ParseRegExp();
            case TokenKind.New: return ParseNew();
            case TokenKind.Super: return ParseSuper();
            case TokenKind.Import: return ParseImportExpression();
            case TokenKind.Async: return ParseAsync();
            default:
                if (TokenKinds.IsIdentifier(_token.Kind))
                    return ParseIdentifierOrArrow();
                throw Unexpected("an expression");
        }
    }

    private NumericLiteral ParseNumber()
    {
        if (_strict && _token.IsLegacyOctal)
            throw Error(_token.Start, "Numbers with a leading 0 are not allowed in strict code");
        var number = new NumericLiteral(_token.Start, _token.End, _token.Number);
        Next();
        return number;
    }

    private StringLiteral ParseString()
    {
        if (_strict && _token.IsLegacyOctal)
            throw Error(_token.Start, "Octal escapes are not allowed in strict code");
        var text = new StringLiteral(_token.Start, _token.End, _token.Text!);
        Next();
        return text;
    }

    private RegExpLiteral ParseRegExp()
    {
        _lexer.RescanRegExp(ref _token);
        if (_options.CheckRegExp?.Invoke(_token.Text!, _token.Extra!) is { } problem)
            throw Error(_token.Start, $"Invalid regular expression: {problem}");
        var literal = new RegExpLiteral(_token.Start, _token.End, _token.Text!, _token.Extra!);
        Next();
        return literal;
    }

    private Expression ParseIdentifierOrArrow()
    {
        bool mayBeArrow = _arrowStart == _token.Start;
        Identifier identifier = ParseIdentifierReference();
        if (mayBeArrow && _token.Kind == TokenKind.Arrow && !_token.NewLineBefore)
            return ParseArrowFrom(identifier);
        return identifier;
    }

    private Identifier ParseIdentifierReference()
    {
        CheckReserved();
        if (_context.ForbidsArguments && ReferenceEquals(_token.Name, _argumentsName))
            throw Error(_token.Start, "'arguments' is not allowed in class field initializers and static blocks");
        var identifier = new Identifier(_token.Start, _token.End, _token.Name!);
        Next();
        return identifier;
    }

    /// <summary>The current token is about to be used as a name of a variable or a label: may it?</summary>
    private void CheckReserved()
    {
        if (_token.Kind == TokenKind.Identifier)
            return;
        if (!TokenKinds.IsIdentifier(_token.Kind))
            throw Unexpected("a name");
        switch (_token.Name!.Kind)
        {
            case TokenKind.Yield:
                if (_strict || _context.IsGenerator)
                    throw Error(_token.Start, "'yield' cannot be used as a name here");
                break;
            case TokenKind.Await:
                if (_isModule || _context.IsAsync || _context.IsStaticBlock)
                    throw Error(_token.Start, "'await' cannot be used as a name here");
                _lastAwaitName = _token.Start;
                break;
            case >= TokenKind.Let and <= TokenKind.Public:
                if (_strict)
                    throw Error(_token.Start, $"'{_token.Name.Text}' is reserved in strict code");
                break;
        }
    }

    // async function, async x => …, async (…) => …, or a variable called async
    private Expression ParseAsync()
    {
        int start = _token.Start;
        bool mayBeArrow = _arrowStart == start;
        var name = new Identifier(start, _token.End, _token.Name!);
        Next();
        if (_token.Kind == TokenKind.Function && !_token.NewLineBefore)
            return ParseFunctionExpression(start, isAsync: true);
        if (!mayBeArrow)
            return name;
        if (_token.Kind == TokenKind.Arrow && !_token.NewLineBefore)
            return ParseArrowFrom(name);
        if (TokenKinds.IsIdentifier(_token.Kind) && !_token.NewLineBefore)
        {
            if (_forAwaitAsync == start)
                return name;
            return ParseAsyncArrowOfOne(start);
        }
        if (_token.Kind == TokenKind.OpenParen && !_token.NewLineBefore)
            return ParseAsyncCallOrArrow(start, name);
        return name;
    }

    // 13.2.9 The Grouping Operator, or the parameters of an arrow function
    private Expression ParseParenthesized()
    {
        GuardDepth();
        int start = _token.Start;
        bool mayBeArrow = _arrowStart == start;
        bool savedIn = _allowIn;
        int savedPending = _pending;
        _allowIn = true;
        _pending = -1;
        Next();
        int mark = _expressions.Count;
        int innerStart = _token.Start;
        RestElement? rest = null;
        bool mustBeArrow = _token.Kind == TokenKind.CloseParen;
        while (_token.Kind != TokenKind.CloseParen)
        {
            if (_token.Kind == TokenKind.Ellipsis)
            {
                rest = ParseRestElement(DeclareAs.Nothing);
                mustBeArrow = true;
                break;
            }
            _expressions.Push(ParseAssignmentCover());
            if (_token.Kind == TokenKind.CloseParen)
                break;
            Expect(TokenKind.Comma, "',' or ')'");
            mustBeArrow = _token.Kind == TokenKind.CloseParen;
        }
        int innerEnd = _previousEnd;
        Expect(TokenKind.CloseParen, "')'");
        _allowIn = savedIn;
        Expression[] items = _expressions.TakeFrom(mark)!;
        if (mayBeArrow && _token.Kind == TokenKind.Arrow && !_token.NewLineBefore)
        {
            _pending = savedPending;
            return ParseArrowFrom(start, items, rest, isAsync: false);
        }
        if (mustBeArrow)
            throw Unexpected("'=>'");
        if (_pending >= 0)
            throw PendingError();
        _pending = savedPending;
        Expression result = items.Length == 1 ? items[0] : new SequenceExpression(innerStart, innerEnd, items);
        result.IsParenthesized = true;
        return result;
    }

    // 13.2.4 Array Initializer
    private ArrayExpression ParseArrayLiteral()
    {
        int start = _token.Start;
        bool savedIn = _allowIn;
        _allowIn = true;
        Next();
        int mark = _expressions.Count;
        while (_token.Kind != TokenKind.CloseBracket)
        {
            if (_token.Kind == TokenKind.Comma)
            {
                Next();
                _expressions.Push(null);
                continue;
            }
            int at = _token.Start;
            if (Eat(TokenKind.Ellipsis))
            {
                Expression argument = ParseAssignmentCover();
                var spread = new SpreadElement(at, _previousEnd, argument) { HasTrailingComma = _token.Kind == TokenKind.Comma };
                _expressions.Push(spread);
            }
            else
                _expressions.Push(ParseAssignmentCover());
            if (_token.Kind == TokenKind.CloseBracket)
                break;
            Expect(TokenKind.Comma, "',' or ']' after an array element");
        }
        Next();
        _allowIn = savedIn;
        return new ArrayExpression(start, _previousEnd, _expressions.TakeFrom(mark));
    }
}
