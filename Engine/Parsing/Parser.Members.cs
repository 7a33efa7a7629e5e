using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    // 13.3 Left-Hand-Side Expressions
    private Expression ParseLeftHandSide()
    {
        int start = _token.Start;
        Expression expression = ParsePrimary();
        if (IsArrow(expression))
            return expression;
        return ParseSuffixes(start, expression, allowCalls: true);
    }

    /// <summary>Member accesses, calls and templates after an expression; a loop, for chains may be long.</summary>
    private Expression ParseSuffixes(int start, Expression expression, bool allowCalls)
    {
        bool isChain = false;
        while (true)
        {
            switch (_token.Kind)
            {
                case TokenKind.Dot:
                    Next();
                    expression = ParseNamedMember(start, expression, isOptional: false);
                    continue;
                case TokenKind.OpenBracket:
                    expression = ParseIndex(start, expression, isOptional: false);
                    continue;
                case TokenKind.OpenParen when allowCalls:
                    expression = ParseCall(start, expression, isOptional: false);
                    continue;
                case TokenKind.Template:
                    if (isChain)
                        throw Error(_token.Start, "A template cannot follow an optional chain");
                    TemplateLiteral template = ParseTemplate(isTagged: true);
                    expression = new TaggedTemplateExpression(start, _previousEnd, expression, template);
                    continue;
                case TokenKind.QuestionDot:
                    if (!allowCalls)
                        throw Error(_token.Start, "An optional chain is not allowed after new");
                    isChain = true;
                    Next();
                    expression = _token.Kind switch
                    {
                        TokenKind.OpenParen => ParseCall(start, expression, isOptional: true),
                        TokenKind.OpenBracket => ParseIndex(start, expression, isOptional: true),
                        TokenKind.Template => throw Error(_token.Start, "A template cannot follow an optional chain"),
                        _ => ParseNamedMember(start, expression, isOptional: true),
                    };
                    continue;
                default:
                    return isChain ? new ChainExpression(start, _previousEnd, expression) : expression;
            }
        }
    }

    private Expression ParseNamedMember(int start, Expression target, bool isOptional)
    {
        if (_token.Kind == TokenKind.PrivateName)
        {
            PrivateName name = ParsePrivateName();
            return new PrivateMemberExpression(start, _previousEnd, target, name, isOptional);
        }
        if (!TokenKinds.IsIdentifierName(_token.Kind))
            throw Unexpected("a property name");
        string property = _token.Name!.Text;
        Next();
        return new MemberExpression(start, _previousEnd, target, property, isOptional);
    }

    private PrivateName ParsePrivateName()
    {
        var name = new PrivateName(_token.Start, _token.End, _token.Name!);
        Next();
        return name;
    }

    private IndexExpression ParseIndex(int start, Expression target, bool isOptional)
    {
        Next();
        Expression index = ParseExpressionAllowIn();
        Expect(TokenKind.CloseBracket, "']'");
        return new IndexExpression(start, _previousEnd, target, index, isOptional);
    }

    private CallExpression ParseCall(int start, Expression callee, bool isOptional)
    {
        Expression[] arguments = ParseArguments();
        return MakeCall(start, callee, arguments, isOptional);
    }

    private CallExpression MakeCall(int start, Expression callee, Expression[] arguments, bool isOptional)
    {
        var call = new CallExpression(start, _previousEnd, callee, arguments, isOptional);
        if (!isOptional && callee is Identifier identifier && ReferenceEquals(identifier.Entry, _evalName))
        {
            call.MayBeDirectEval = true;
            _lastEval = start;
            if (!_strict)
                _context.VarScope.HasSloppyEval = true;
        }
        return call;
    }

    // 13.3.8 Argument Lists
    private Expression[] ParseArguments()
    {
        bool saved = _allowIn;
        _allowIn = true;
        Next();
        int mark = _expressions.Count;
        while (_token.Kind != TokenKind.CloseParen)
        {
            int start = _token.Start;
            if (Eat(TokenKind.Ellipsis))
            {
                Expression argument = ParseAssignment();
                _expressions.Push(new SpreadElement(start, _previousEnd, argument));
            }
            else
                _expressions.Push(ParseAssignment());
            if (_token.Kind == TokenKind.CloseParen)
                break;
            Expect(TokenKind.Comma, "',' or ')' after an argument");
        }
        Next();
        _allowIn = saved;
        return _expressions.TakeFrom(mark)!;
    }

    // 13.3.5 The new Operator, 13.3.12 new.target
    private Expression ParseNew()
    {
        GuardDepth();
        int start = _token.Start;
        Next();
        if (Eat(TokenKind.Dot))
        {
            if (_token.Kind != TokenKind.Target || _token.HasEscape)
                throw Unexpected("'target' after new.");
            if (!_context.AllowsNewTarget)
                throw Error(start, "new.target is only allowed inside functions");
            Next();
            return new NewTargetExpression(start, _previousEnd);
        }
        int calleeStart = _token.Start;
        Expression callee;
        if (_token.Kind == TokenKind.New)
            callee = ParseNew();
        else
        {
            callee = ParsePrimary();
            if (callee is ImportCall && !callee.IsParenthesized)
                throw Error(calleeStart, "import(…) cannot be used with new");
        }
        callee = ParseSuffixes(calleeStart, callee, allowCalls: false);
        Expression[] arguments = _token.Kind == TokenKind.OpenParen ? ParseArguments() : [];
        return new NewExpression(start, _previousEnd, callee, arguments);
    }

    // 13.3.7 The super Keyword
    private Expression ParseSuper()
    {
        int start = _token.Start;
        Next();
        switch (_token.Kind)
        {
            case TokenKind.OpenParen:
                if (!_context.AllowsSuperCall)
                    throw Error(start, "super(…) is only allowed in the constructor of a derived class");
                Expression[] arguments = ParseArguments();
                return new SuperCall(start, _previousEnd, arguments);
            case TokenKind.Dot or TokenKind.OpenBracket when !_context.AllowsSuperProperty:
                throw Error(start, "super is only allowed in methods");
            case TokenKind.Dot:
                Next();
                if (!TokenKinds.IsIdentifierName(_token.Kind))
                    throw Unexpected("a property name");
                string property = _token.Name!.Text;
                Next();
                return new SuperMemberExpression(start, _previousEnd, property);
            case TokenKind.OpenBracket:
                Next();
                Expression index = ParseExpressionAllowIn();
                Expect(TokenKind.CloseBracket, "']'");
                return new SuperIndexExpression(start, _previousEnd, index);
            default:
                throw Unexpected("'(', '.' or '[' after super");
        }
    }

    // 13.3.10 Import Calls, 13.3.12 import.meta
    private Expression ParseImportExpression()
    {
        int start = _token.Start;
        Next();
        if (Eat(TokenKind.Dot))
        {
            if (_token.Kind != TokenKind.Meta || _token.HasEscape)
                throw Unexpected("'meta' after import.");
            if (!_isModule)
                throw Error(start, "import.meta is only allowed in modules");
            Next();
            return new ImportMetaExpression(start, _previousEnd);
        }
        if (_token.Kind != TokenKind.OpenParen)
            throw Unexpected("'(' or '.meta' after import");
        Next();
        Expression specifier = ParseAssignmentAllowIn();
        Expression? options = null;
        if (Eat(TokenKind.Comma) && _token.Kind != TokenKind.CloseParen)
        {
            options = ParseAssignmentAllowIn();
            Eat(TokenKind.Comma);
        }
        Expect(TokenKind.CloseParen, "')' after the arguments of import");
        return new ImportCall(start, _previousEnd, specifier, options);
    }

    // 13.2.8 Template Literals
    private TemplateLiteral ParseTemplate(bool isTagged)
    {
        int start = _token.Start;
        int mark = _nodes.Count;
        int expressionMark = _expressions.Count;
        while (true)
        {
            if (_token.Text is null && !isTagged)
                throw Error(_token.Start, "Invalid escape in a template");
            _nodes.Push(new TemplateElement(_token.Start, _token.End, _token.Text, _token.Extra!));
            if (_token.IsTail)
                break;
            Next();
            _expressions.Push(ParseExpressionAllowIn());
            if (_token.Kind != TokenKind.CloseBrace)
                throw Unexpected("'}' after the expression in a template");
            _lexer.ContinueTemplate(ref _token);
        }
        Next();
        Node?[] taken = _nodes.TakeFrom(mark);
        var elements = new TemplateElement[taken.Length];
        Array.Copy(taken, elements, taken.Length);
        return new TemplateLiteral(start, _previousEnd, elements, _expressions.TakeFrom(expressionMark)!);
    }
}
