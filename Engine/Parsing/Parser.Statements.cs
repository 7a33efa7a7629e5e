using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    // 14.2 StatementListItem
    private Statement ParseStatementListItem()
    {
        switch (_token.Kind)
        {
            case TokenKind.Function: return ParseFunctionDeclaration(_token.Start, isAsync: false, isDefault: false);
            case TokenKind.Class: return ParseClassDeclaration(isDefault: false);
            case TokenKind.Const: return ParseLexicalDeclaration(VariableKind.Const);
            case TokenKind.Let when StartsLetDeclaration(): return ParseLexicalDeclaration(VariableKind.Let);
            case TokenKind.Async when IsAsyncFunction():
                int start = _token.Start;
                Next();
                return ParseFunctionDeclaration(start, isAsync: true, isDefault: false);
            case TokenKind.Using when StartsUsingDeclaration(): return ParseUsingDeclaration(isAwait: false);
            case TokenKind.Await when IsAwaitExpression() && StartsAwaitUsing(): return ParseUsingDeclaration(isAwait: true);
            case TokenKind.Import when PeekToken().Kind is not (TokenKind.OpenParen or TokenKind.Dot):
                throw Error(_token.Start, "import declarations are only allowed at the top level of a module");
            case TokenKind.Export:
                throw Error(_token.Start, "export declarations are only allowed at the top level of a module");
            default: return ParseStatement();
        }
    }

    private bool IsAsyncFunction()
    {
        Token next = PeekToken();
        return next.Kind == TokenKind.Function && !next.NewLineBefore;
    }

    private bool StartsLetDeclaration()
    {
        TokenKind next = PeekToken().Kind;
        return next is TokenKind.OpenBracket or TokenKind.OpenBrace || TokenKinds.IsIdentifier(next);
    }

    private bool StartsUsingDeclaration()
    {
        Token next = PeekToken();
        return TokenKinds.IsIdentifier(next.Kind) && !next.NewLineBefore && _scope.Kind is not (ScopeKind.Script or ScopeKind.Eval);
    }

    private bool StartsAwaitUsing()
    {
        Token next = PeekToken();
        if (next.Kind != TokenKind.Using || next.NewLineBefore)
            return false;
        int position = _lexer.Position;
        _lexer.Position = next.End;
        Token afterUsing = PeekToken();
        _lexer.Position = position;
        return TokenKinds.IsIdentifier(afterUsing.Kind) && !afterUsing.NewLineBefore && _scope.Kind is not (ScopeKind.Script or ScopeKind.Eval);
    }

    private Statement ParseStatement()
    {
        GuardDepth();
        int start = _token.Start;
        switch (_token.Kind)
        {
            case TokenKind.OpenBrace: return ParseBlock(isCatchBody: false);
            case TokenKind.Semicolon:
                Next();
                return new EmptyStatement(start, _previousEnd);
            case TokenKind.Var: return ParseVarStatement();
            case TokenKind.If: return ParseIf();
            case TokenKind.For: return ParseFor();
            case TokenKind.While: return ParseWhile();
            case TokenKind.Do: return ParseDoWhile();
            case TokenKind.Return: return ParseReturn();
            case TokenKind.Break or TokenKind.Continue: return ParseJump();
            case TokenKind.Throw: return ParseThrow();
            case TokenKind.Try: return ParseTry();
            case TokenKind.Switch: return ParseSwitch();
            case TokenKind.With: return ParseWith();
            case TokenKind.Debugger:
                Next();
                EndStatement();
                return new DebuggerStatement(start, _previousEnd);
            case TokenKind.Function:
                throw Error(start, "A function declaration is not allowed here; put it into a block");
            case TokenKind.Class:
                throw Error(start, "A class declaration is not allowed here; put it into a block");
            case TokenKind.Let when PeekToken().Kind == TokenKind.OpenBracket:
                throw Error(start, "A let declaration is not allowed here; put it into a block");
            case TokenKind.Async when IsAsyncFunction():
                throw Error(start, "An async function declaration is not allowed here; put it into a block");
            default: return ParseExpressionOrLabel();
        }
    }

    private Statement ParseExpressionOrLabel()
    {
        int start = _token.Start;
        bool mayBeLabel = TokenKinds.IsIdentifier(_token.Kind);
        Expression expression = ParseExpression();
        if (mayBeLabel && _token.Kind == TokenKind.Colon && expression is Identifier { IsParenthesized: false } label)
            return ParseLabeled(start, label.Entry);
        EndStatement();
        return new ExpressionStatement(start, _previousEnd, expression, isDirective: false);
    }

    // 14.13 Labelled Statements; the current token is the colon.
    private LabeledStatement ParseLabeled(int start, NameEntry name)
    {
        List<(NameEntry Name, bool IsLoop)> labels = _context.Labels ??= [];
        foreach ((NameEntry used, _) in labels)
        {
            if (ReferenceEquals(used, name))
                throw Error(start, $"The label '{name.Text}' is already in use");
        }
        Next();
        labels.Add((name, LabelsLoop()));
        Statement body = _token.Kind == TokenKind.Function && !_strict ? ParseLabeledFunction() : ParseStatement();
        labels.RemoveAt(labels.Count - 1);
        return new LabeledStatement(start, _previousEnd, name.Text, body);
    }

    /// <summary>Behind a label's colon: is the statement (after further labels) a loop?</summary>
    private bool LabelsLoop()
    {
        if (_token.Kind is TokenKind.For or TokenKind.While or TokenKind.Do)
            return true;
        if (!TokenKinds.IsIdentifier(_token.Kind))
            return false;
        int position = _lexer.Position;
        Token token = _token;
        bool isLoop = false;
        while (TokenKinds.IsIdentifier(token.Kind))
        {
            _lexer.Next(ref token);
            if (token.Kind != TokenKind.Colon)
                break;
            _lexer.Next(ref token);
            isLoop = token.Kind is TokenKind.For or TokenKind.While or TokenKind.Do;
        }
        _lexer.Position = position;
        return isLoop;
    }

    // B.3.1 Labelled Function Declarations
    private FunctionDeclaration ParseLabeledFunction()
    {
        FunctionDeclaration declaration = ParseFunctionDeclaration(_token.Start, isAsync: false, isDefault: false);
        if (declaration.Function.IsGenerator)
            throw Error(declaration.Start, "A generator cannot be labelled");
        return declaration;
    }

    private BlockStatement ParseBlock(bool isCatchBody)
    {
        int start = _token.Start;
        if (_token.Kind != TokenKind.OpenBrace)
            throw Unexpected("'{'");
        Next();
        OpenScope(ScopeKind.Block).IsCatchBody = isCatchBody;
        int mark = _statements.Count;
        while (_token.Kind != TokenKind.CloseBrace)
            _statements.Push(ParseStatementListItem());
        Statement[] body = _statements.TakeFrom(mark);
        Scope? scope = CloseBlockScope();
        Next();
        return new BlockStatement(start, _previousEnd, body, scope);
    }

    private ClassDeclaration ParseClassDeclaration(bool isDefault)
    {
        int start = _token.Start;
        ClassNode node = ParseClass(isDeclaration: true, isDefault, out Identifier? id);
        id ??= new Identifier(start, start, _names.Intern("*default*"));
        Declare(DeclareAs.Class, id.Entry, id.Start);
        return new ClassDeclaration(id, node);
    }

    private VariableDeclaration ParseVarStatement()
    {
        int start = _token.Start;
        Next();
        VariableDeclarator[] declarators = ParseDeclarators(DeclareAs.Var, needsInit: false);
        EndStatement();
        return new VariableDeclaration(start, _previousEnd, VariableKind.Var, declarators);
    }

    private VariableDeclaration ParseLexicalDeclaration(VariableKind kind)
    {
        int start = _token.Start;
        Next();
        DeclareAs declareAs = kind == VariableKind.Let ? DeclareAs.Let : DeclareAs.Const;
        VariableDeclarator[] declarators = ParseDeclarators(declareAs, needsInit: kind == VariableKind.Const);
        EndStatement();
        return new VariableDeclaration(start, _previousEnd, kind, declarators);
    }

    private VariableDeclaration ParseUsingDeclaration(bool isAwait)
    {
        int start = _token.Start;
        if (isAwait)
        {
            _lastAwait = start;
            if (_context.IsModuleTop)
                _hasTopLevelAwait = true;
            Next();
        }
        Next();
        if (_scope.Kind == ScopeKind.Switch)
            throw Error(start, "A using declaration is not allowed directly in a switch clause");
        VariableDeclarator[] declarators = ParseDeclarators(DeclareAs.Const, needsInit: true);
        EndStatement();
        foreach (VariableDeclarator declarator in declarators)
        {
            if (declarator.Target is not Identifier)
                throw Error(declarator.Start, "A using declaration takes no patterns");
        }
        return new VariableDeclaration(start, _previousEnd, isAwait ? VariableKind.AwaitUsing : VariableKind.Using, declarators);
    }

    private VariableDeclarator[] ParseDeclarators(DeclareAs declareAs, bool needsInit)
    {
        int mark = _nodes.Count;
        do
        {
            int start = _token.Start;
            Node target = ParseBindingTarget(declareAs);
            Expression? init = Eat(TokenKind.Assign) ? ParseAssignment() : null;
            if (init is null && (needsInit || target is not Identifier))
                throw Unexpected("'=' and a value in this declaration");
            _nodes.Push(new VariableDeclarator(start, _previousEnd, target, init));
        }
        while (Eat(TokenKind.Comma));
        return TakeDeclarators(mark);
    }

    private VariableDeclarator[] TakeDeclarators(int mark)
    {
        Node?[] taken = _nodes.TakeFrom(mark);
        var declarators = new VariableDeclarator[taken.Length];
        Array.Copy(taken, declarators, taken.Length);
        return declarators;
    }

    // 14.6 The if Statement
    private IfStatement ParseIf()
    {
        int start = _token.Start;
        Next();
        Expect(TokenKind.OpenParen, "'(' after if");
        Expression test = ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the condition");
        Statement consequent = ParseIfBranch();
        Statement? alternate = Eat(TokenKind.Else) ? ParseIfBranch() : null;
        return new IfStatement(start, _previousEnd, test, consequent, alternate);
    }

    // B.3.3 FunctionDeclarations in IfStatement Statement Clauses: as if in a block of its own.
    private Statement ParseIfBranch()
    {
        if (_token.Kind != TokenKind.Function || _strict)
            return ParseBody();
        int start = _token.Start;
        OpenScope(ScopeKind.Block);
        FunctionDeclaration declaration = ParseLabeledFunction();
        Scope? scope = CloseBlockScope();
        return new BlockStatement(start, _previousEnd, [declaration], scope);
    }

    // 14.10 The return Statement
    private ReturnStatement ParseReturn()
    {
        int start = _token.Start;
        if (!_context.AllowsReturn)
            throw Error(start, "return is only allowed inside functions");
        Next();
        Expression? argument = null;
        if (!_token.NewLineBefore && _token.Kind is not (TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.EndOfFile))
            argument = ParseExpression();
        EndStatement();
        return new ReturnStatement(start, _previousEnd, argument);
    }

    // 14.8 continue, 14.9 break
    private Statement ParseJump()
    {
        int start = _token.Start;
        bool isBreak = _token.Kind == TokenKind.Break;
        Next();
        string? label = null;
        if (TokenKinds.IsIdentifier(_token.Kind) && !_token.NewLineBefore)
        {
            label = _token.Name!.Text;
            CheckReserved();
            CheckLabel(_token.Name, isBreak);
            Next();
        }
        else if (isBreak ? _context.BreakableDepth == 0 : _context.LoopDepth == 0)
            throw Error(start, isBreak ? "break is only allowed inside loops and switch" : "continue is only allowed inside loops");
        EndStatement();
        return isBreak ? new BreakStatement(start, _previousEnd, label) : new ContinueStatement(start, _previousEnd, label);
    }

    private void CheckLabel(NameEntry name, bool isBreak)
    {
        if (_context.Labels is { } labels)
        {
            foreach ((NameEntry label, bool isLoop) in labels)
            {
                if (!ReferenceEquals(label, name))
                    continue;
                if (isBreak || isLoop)
                    return;
                throw Error(_token.Start, $"continue expects the label of a loop, '{name.Text}' is none");
            }
        }
        throw Error(_token.Start, $"There is no label '{name.Text}' around this statement");
    }

    private ThrowStatement ParseThrow()
    {
        int start = _token.Start;
        Next();
        if (_token.NewLineBefore)
            throw Error(_token.Start, "A line break is not allowed after throw");
        Expression argument = ParseExpression();
        EndStatement();
        return new ThrowStatement(start, _previousEnd, argument);
    }

    // 14.15 The try Statement
    private TryStatement ParseTry()
    {
        int start = _token.Start;
        Next();
        BlockStatement block = ParseBlock(isCatchBody: false);
        CatchClause? handler = _token.Kind == TokenKind.Catch ? ParseCatch() : null;
        BlockStatement? finalizer = Eat(TokenKind.Finally) ? ParseBlock(isCatchBody: false) : null;
        if (handler is null && finalizer is null)
            throw Unexpected("'catch' or 'finally'");
        return new TryStatement(start, _previousEnd, block, handler, finalizer);
    }

    private CatchClause ParseCatch()
    {
        int start = _token.Start;
        Next();
        if (!Eat(TokenKind.OpenParen))
        {
            BlockStatement plain = ParseBlock(isCatchBody: false);
            return new CatchClause(start, _previousEnd, null, plain, null);
        }
        ScopeBuilder builder = OpenScope(ScopeKind.Catch);
        Node parameter = ParseBindingTarget(DeclareAs.CatchParameter);
        builder.IsSimpleCatch = parameter is Identifier;
        Expect(TokenKind.CloseParen, "')' after the catch parameter");
        BlockStatement body = ParseBlock(isCatchBody: true);
        Scope? scope = CloseBlockScope();
        return new CatchClause(start, _previousEnd, parameter, body, scope);
    }

    // 14.12 The switch Statement
    private SwitchStatement ParseSwitch()
    {
        int start = _token.Start;
        Next();
        Expect(TokenKind.OpenParen, "'(' after switch");
        Expression discriminant = ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the switch value");
        Expect(TokenKind.OpenBrace, "'{' after switch (…)");
        OpenScope(ScopeKind.Switch);
        _context.BreakableDepth++;
        var cases = new List<SwitchCase>();
        bool hasDefault = false;
        while (_token.Kind != TokenKind.CloseBrace)
            cases.Add(ParseCase(ref hasDefault));
        _context.BreakableDepth--;
        Scope? scope = CloseBlockScope();
        Next();
        return new SwitchStatement(start, _previousEnd, discriminant, cases.ToArray(), scope);
    }

    private SwitchCase ParseCase(ref bool hasDefault)
    {
        int start = _token.Start;
        Expression? test = null;
        if (Eat(TokenKind.Case))
            test = ParseExpression();
        else if (_token.Kind == TokenKind.Default && !hasDefault)
        {
            hasDefault = true;
            Next();
        }
        else
            throw Unexpected(hasDefault ? "'case' or '}' (there is one default already)" : "'case', 'default' or '}'");
        Expect(TokenKind.Colon, "':'");
        int mark = _statements.Count;
        while (_token.Kind is not (TokenKind.Case or TokenKind.Default or TokenKind.CloseBrace))
            _statements.Push(ParseStatementListItem());
        return new SwitchCase(start, _previousEnd, test, _statements.TakeFrom(mark));
    }

    // 14.11 The with Statement
    private WithStatement ParseWith()
    {
        int start = _token.Start;
        if (_strict)
            throw Error(start, "with is not allowed in strict code");
        Next();
        Expect(TokenKind.OpenParen, "'(' after with");
        Expression obj = ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the object");
        var scope = new Scope(ScopeKind.With);
        scope.WithObject = new Binding(_names.Intern("%with"), BindingKind.WithObject, scope);
        scope.Bindings = [scope.WithObject];
        Statement body = ParseBody();
        return new WithStatement(start, _previousEnd, obj, body, scope);
    }
}
