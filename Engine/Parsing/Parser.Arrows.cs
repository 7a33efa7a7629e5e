using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

// 15.3 Arrow Function Definitions, 15.9 Async Arrow Function Definitions
internal sealed partial class Parser
{
    /// <summary>In for (async of …: where async is no arrow function in spite of of following.</summary>
    private int _forAwaitAsync = -1;

    private FunctionExpression ParseArrowFrom(Identifier parameter) =>
        ParseArrowFrom(parameter.Start, [parameter], null, isAsync: false);

    // async x => …
    private FunctionExpression ParseAsyncArrowOfOne(int start)
    {
        if (_token.Kind == TokenKind.Await || _token.Name!.Kind == TokenKind.Await)
            throw Error(_token.Start, "'await' cannot be a parameter of an async function");
        Identifier parameter = ParseIdentifierReference();
        if (_token.Kind != TokenKind.Arrow || _token.NewLineBefore)
            throw Unexpected("'=>'");
        return ParseArrowFrom(start, [parameter], null, isAsync: true);
    }

    // async(…), which => turns into parameters
    private Expression ParseAsyncCallOrArrow(int start, Identifier name)
    {
        bool savedIn = _allowIn;
        int savedPending = _pending;
        _allowIn = true;
        _pending = -1;
        Next();
        int mark = _expressions.Count;
        while (_token.Kind != TokenKind.CloseParen)
        {
            int at = _token.Start;
            if (Eat(TokenKind.Ellipsis))
            {
                Expression argument = ParseAssignmentCover();
                _expressions.Push(new SpreadElement(at, _previousEnd, argument) { HasTrailingComma = _token.Kind == TokenKind.Comma });
            }
            else
                _expressions.Push(ParseAssignmentCover());
            if (_token.Kind == TokenKind.CloseParen)
                break;
            Expect(TokenKind.Comma, "',' or ')' after an argument");
        }
        Next();
        _allowIn = savedIn;
        Expression[] items = _expressions.TakeFrom(mark)!;
        if (_token.Kind == TokenKind.Arrow && !_token.NewLineBefore)
        {
            _pending = savedPending;
            return ParseArrowFrom(start, items, null, isAsync: true);
        }
        if (_pending >= 0)
            throw PendingError();
        _pending = savedPending;
        return MakeCall(start, name, items, isOptional: false);
    }

    /// <summary>The current token is =>. Items are expressions that become parameters.</summary>
    private FunctionExpression ParseArrowFrom(int start, Expression[] items, RestElement? rest, bool isAsync)
    {
        if (_lastYield >= start)
            throw Error(_lastYield, "A yield expression is not allowed among the parameters of an arrow function");
        if (_lastAwait >= start)
            throw Error(_lastAwait, "An await expression is not allowed among the parameters of an arrow function");
        if (isAsync && _lastAwaitName >= start)
            throw Error(_lastAwaitName, "'await' cannot be used among the parameters of an async arrow function");
        FunctionContext outer = _context;
        var context = new FunctionContext
        {
            Outer = outer,
            IsArrow = true,
            IsAsync = outer.IsAsync,
            IsGenerator = outer.IsGenerator,
            AllowsReturn = true,
            AllowsNewTarget = outer.AllowsNewTarget,
            AllowsSuperProperty = outer.AllowsSuperProperty,
            AllowsSuperCall = outer.AllowsSuperCall,
            ForbidsArguments = outer.ForbidsArguments,
        };
        var function = new FunctionNode(start, 0, FunctionKind.Arrow) { IsAsync = isAsync };
        ScopeBuilder parameters = OpenScope(ScopeKind.Function);
        parameters.HasSloppyEval = !_strict && _lastEval >= start;
        context.VarScope = parameters;
        _context = context;
        SetParameters(function, ToParameters(items, rest));
        context.IsAsync = isAsync;
        context.IsGenerator = false;
        Next();
        ParseArrowBody(function, parameters, outer);
        return new FunctionExpression(function);
    }

    private Node[] ToParameters(Expression[] items, RestElement? rest)
    {
        var parameters = new Node[items.Length + (rest is null ? 0 : 1)];
        for (int i = 0; i < items.Length; i++)
        {
            parameters[i] = items[i] is SpreadElement spread
                ? ToRest(spread, DeclareAs.Parameter, isLast: i == items.Length - 1)
                : ToPattern(items[i], DeclareAs.Parameter);
        }
        if (rest is not null)
            parameters[^1] = ToBindingPattern(rest, DeclareAs.Parameter);
        return parameters;
    }

    private void ParseArrowBody(FunctionNode function, ScopeBuilder parameters, FunctionContext outer)
    {
        Positions positions = SavePositions();
        bool savedStrict = _strict;
        if (_token.Kind == TokenKind.OpenBrace)
        {
            bool savedIn = _allowIn;
            _allowIn = true;
            ParseFunctionBody(function, parameters, name: null);
            _allowIn = savedIn;
            _context = outer;
            _strict = savedStrict;
            Next();
        }
        else
        {
            if (_context.DuplicateParameter >= 0)
                throw Error(_context.DuplicateParameter, "Two parameters have the same name");
            bool ownBody = function.HasParameterExpressions;
            if (ownBody)
                OpenBodyScope(parameters);
            function.ExpressionBody = ParseAssignment();
            function.IsStrict = _strict;
            FinishFunctionScopes(function, parameters, ownBody);
            _context = outer;
        }
        function.End = _previousEnd;
        RestorePositions(positions);
    }
}
