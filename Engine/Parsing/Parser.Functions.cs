using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    /// <summary>Where the last yield, await and so on were is a fact about the function around.</summary>
    private readonly record struct Positions(int Yield, int Await, int AwaitName, int Eval);

    private Positions SavePositions() => new(_lastYield, _lastAwait, _lastAwaitName, _lastEval);

    private void RestorePositions(Positions saved) =>
        (_lastYield, _lastAwait, _lastAwaitName, _lastEval) = (saved.Yield, saved.Await, saved.AwaitName, saved.Eval);

    // 15.2 Function Definitions. The current token is function; start is at async when there is one.
    private FunctionExpression ParseFunctionExpression(int start, bool isAsync)
    {
        GuardDepth();
        Next();
        bool isGenerator = Eat(TokenKind.Multiply);
        var context = new FunctionContext
        {
            Outer = _context,
            IsAsync = isAsync,
            IsGenerator = isGenerator,
            AllowsReturn = true,
            AllowsNewTarget = true,
        };
        Identifier? name = null;
        if (_token.Kind != TokenKind.OpenParen)
        {
            FunctionContext outer = _context;
            _context = context;
            int savedAwait = _lastAwaitName;
            name = ParseBindingIdentifier(DeclareAs.Nothing);
            _lastAwaitName = savedAwait;
            _context = outer;
        }
        var function = new FunctionNode(start, 0, FunctionKind.Normal) { IsAsync = isAsync, IsGenerator = isGenerator };
        if (name is not null)
        {
            function.Name = name.Name;
            var scope = new Scope(ScopeKind.FunctionName);
            function.SelfBinding = new Binding(name.Entry, BindingKind.FunctionName, scope);
            scope.Bindings = [function.SelfBinding];
        }
        ParseFunctionRest(function, context, name);
        return new FunctionExpression(function);
    }

    /// <summary>function, async function and generators as declarations; isDefault allows the name to be missing.</summary>
    private FunctionDeclaration ParseFunctionDeclaration(int start, bool isAsync, bool isDefault)
    {
        GuardDepth();
        Next();
        bool isGenerator = Eat(TokenKind.Multiply);
        Identifier id;
        string name;
        if (_token.Kind == TokenKind.OpenParen && isDefault)
        {
            id = new Identifier(start, start, _names.Intern("*default*"));
            name = "default";
        }
        else
        {
            id = ParseBindingIdentifier(DeclareAs.Nothing);
            name = id.Name;
        }
        DeclareFunction(id.Entry, id.Start, isPlain: !isAsync && !isGenerator);
        var context = new FunctionContext
        {
            Outer = _context,
            IsAsync = isAsync,
            IsGenerator = isGenerator,
            AllowsReturn = true,
            AllowsNewTarget = true,
        };
        var function = new FunctionNode(start, 0, FunctionKind.Normal) { IsAsync = isAsync, IsGenerator = isGenerator, Name = name };
        ParseFunctionRest(function, context, id);
        var declaration = new FunctionDeclaration(id, function);
        AttachFunction(declaration);
        return declaration;
    }

    // 15.4 Method Definitions
    private FunctionNode ParseMethod(int start, FunctionKind kind, bool isAsync, bool isGenerator)
    {
        GuardDepth();
        var context = new FunctionContext
        {
            Outer = _context,
            IsAsync = isAsync,
            IsGenerator = isGenerator,
            AllowsReturn = true,
            AllowsNewTarget = true,
            AllowsSuperProperty = true,
            AllowsSuperCall = kind == FunctionKind.DerivedConstructor,
        };
        var function = new FunctionNode(start, 0, kind) { IsAsync = isAsync, IsGenerator = isGenerator };
        ParseFunctionRest(function, context, name: null);
        int count = function.Parameters.Length;
        if (kind == FunctionKind.Getter && count != 0)
            throw Error(start, $"A getter takes no parameters, found {count}");
        if (kind == FunctionKind.Setter && (count != 1 || function.Parameters[0] is RestElement))
            throw Error(start, "A setter takes exactly one parameter, which is no rest parameter");
        return function;
    }

    /// <summary>Parameters and body; the current token is (.</summary>
    private void ParseFunctionRest(FunctionNode function, FunctionContext context, Identifier? name)
    {
        Positions positions = SavePositions();
        FunctionContext outerContext = _context;
        bool savedStrict = _strict;
        bool savedIn = _allowIn;
        _context = context;
        _allowIn = true;
        ScopeBuilder parameters = OpenScope(ScopeKind.Function);
        context.VarScope = parameters;
        ParseParameters(function);
        ParseFunctionBody(function, parameters, name);
        _context = outerContext;
        _strict = savedStrict;
        _allowIn = savedIn;
        RestorePositions(positions);
        // The closing brace comes last: the token after it belongs to the code around.
        Next();
        function.End = _previousEnd;
    }

    private void ParseParameters(FunctionNode function)
    {
        if (_token.Kind != TokenKind.OpenParen)
            throw Unexpected("'(' before parameters");
        Next();
        _context.InParameters = true;
        int mark = _nodes.Count;
        while (_token.Kind != TokenKind.CloseParen)
        {
            if (_token.Kind == TokenKind.Ellipsis)
            {
                _nodes.Push(ParseRestElement(DeclareAs.Parameter));
                break;
            }
            _nodes.Push(ParseBindingElement(DeclareAs.Parameter));
            if (_token.Kind == TokenKind.CloseParen)
                break;
            Expect(TokenKind.Comma, "',' or ')' after a parameter");
        }
        function.ParametersEnd = _token.Start;
        Expect(TokenKind.CloseParen, "')' after parameters");
        _context.InParameters = false;
        SetParameters(function, _nodes.TakeFrom(mark)!);
    }

    private static void SetParameters(FunctionNode function, Node[] parameters)
    {
        function.Parameters = parameters;
        int length = 0;
        bool counting = true;
        foreach (Node parameter in parameters)
        {
            counting &= parameter is not (AssignmentPattern or RestElement);
            if (counting)
                length++;
            if (parameter.Kind != NodeKind.Identifier)
            {
                function.HasSimpleParameters = false;
                function.HasParameterExpressions |= ContainsExpression(parameter);
            }
        }
        function.ExpectedArgumentCount = length;
    }

    // 15.1.2 Static Semantics: ContainsExpression
    private static bool ContainsExpression(Node pattern)
    {
        switch (pattern)
        {
            case AssignmentPattern: return true;
            case RestElement rest: return ContainsExpression(rest.Target);
            case ArrayPattern array:
                foreach (Node? element in array.Elements)
                {
                    if (element is not null && ContainsExpression(element))
                        return true;
                }
                return false;
            case ObjectPattern obj:
                foreach (PatternProperty property in obj.Properties)
                {
                    if (property.IsComputed || ContainsExpression(property.Value))
                        return true;
                }
                return false;
            default: return false;
        }
    }

    /// <summary>The current token is {; stops at the closing brace without passing it.</summary>
    private void ParseFunctionBody(FunctionNode function, ScopeBuilder parameters, Identifier? name)
    {
        if (_token.Kind != TokenKind.OpenBrace)
            throw Unexpected("'{' before a function body");
        bool ownBody = function.HasParameterExpressions;
        if (ownBody)
            OpenBodyScope(parameters);
        bool outerStrict = _strict;
        Next();
        int mark = _statements.Count;
        ParseDirectives(function);
        CheckParameters(function, name, becameStrict: _strict && !outerStrict);
        while (_token.Kind != TokenKind.CloseBrace)
            _statements.Push(ParseStatementListItem());
        function.Body = _statements.TakeFrom(mark);
        function.IsStrict = _strict;
        FinishFunctionScopes(function, parameters, ownBody);
    }

    private void OpenBodyScope(ScopeBuilder parameters)
    {
        parameters.Scope.IsParameterScope = true;
        ScopeBuilder body = OpenScope(ScopeKind.FunctionBody);
        body.Parameters = parameters;
        _context.VarScope = body;
    }

    private void FinishFunctionScopes(FunctionNode function, ScopeBuilder parameters, bool ownBody)
    {
        bool hasArguments = !function.IsArrow && function.FunctionKind != FunctionKind.ClassFieldInitializer;
        if (ownBody)
        {
            ScopeBuilder body = _scope;
            bool bodyArguments = false;
            Scope bodyScope = CloseVarScopeNoting(ref bodyArguments);
            if (bodyArguments && hasArguments && body.TryFind(_argumentsName, out Binding? var) && var is { Kind: BindingKind.Var })
            {
                if (!parameters.TryFind(_argumentsName, out Binding? hidden))
                    hidden = function.ArgumentsBinding = parameters.Add(_argumentsName, BindingKind.Arguments, 0);
                var.InitialValue = hidden;
            }
            _freeScopes.Push(body);
            function.BodyScope = bodyScope;
        }
        bool ownArguments = false;
        function.Scope = CloseVarScopeNoting(ref ownArguments);
        if (ownArguments && hasArguments && parameters.TryFind(_argumentsName, out Binding? binding) && binding is { Kind: BindingKind.Var })
        {
            binding.Kind = BindingKind.Arguments;
            function.ArgumentsBinding = binding;
        }
        _freeScopes.Push(parameters);
        if (!ownBody)
            function.BodyScope = function.Scope;
    }

    private Scope CloseVarScopeNoting(ref bool declaresArguments)
    {
        ScopeBuilder closing = _scope;
        Scope scope = CloseVarScope();
        declaresArguments = closing.DeclaresArguments;
        return scope;
    }

    // 11.2.1 Directive Prologues
    private void ParseDirectives(FunctionNode? function)
    {
        int octal = -1;
        while (_token.Kind == TokenKind.String)
        {
            int start = _token.Start;
            bool isUseStrict = _token.End - start == 12 && !_token.HasEscape && _token.Text == "use strict";
            if (_token.IsLegacyOctal && octal < 0)
                octal = start;
            Token directive = _token;
            Token after = PeekToken();
            bool ends = after.Kind is TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.EndOfFile
                || after.NewLineBefore && !ContinuesExpression(after.Kind);
            if (!ends)
                return;
            if (isUseStrict)
            {
                if (function is { HasSimpleParameters: false })
                    throw Error(start, "\"use strict\" is not allowed in a function with non-simple parameters");
                _strict = true;
            }
            if (_strict && octal >= 0)
                throw Error(octal, "Octal escapes are not allowed in strict code");
            Next();
            EndStatement();
            var text = new StringLiteral(start, directive.End, directive.Text!);
            _statements.Push(new ExpressionStatement(start, _previousEnd, text, isDirective: true));
        }
    }

    /// <summary>On a new line after a string: would this token go on with the expression?</summary>
    private static bool ContinuesExpression(TokenKind kind) =>
        TokenKinds.Precedence(kind) > 0 || TokenKinds.IsAssignment(kind)
        || kind is TokenKind.Dot or TokenKind.QuestionDot or TokenKind.OpenParen or TokenKind.OpenBracket
            or TokenKind.Comma or TokenKind.Question or TokenKind.Template;

    /// <summary>What the body's strictness means for what stood before it.</summary>
    private void CheckParameters(FunctionNode function, Identifier? name, bool becameStrict)
    {
        bool unique = _strict || function.FunctionKind != FunctionKind.Normal || !function.HasSimpleParameters;
        if (unique && _context.DuplicateParameter >= 0)
            throw Error(_context.DuplicateParameter, "Two parameters have the same name");
        if (!becameStrict)
            return;
        if (name is not null)
            CheckStrictName(name);
        foreach (Node parameter in function.Parameters)
        {
            if (parameter is Identifier identifier)
                CheckStrictName(identifier);
        }
    }

    private void CheckStrictName(Identifier identifier)
    {
        CheckBindable(identifier.Entry, identifier.Start);
        if (identifier.Entry.Kind is >= TokenKind.Let and <= TokenKind.Yield)
            throw Error(identifier.Start, $"'{identifier.Name}' is reserved in strict code");
    }
}
