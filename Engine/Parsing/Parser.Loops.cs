using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

// 14.7 Iteration Statements
internal sealed partial class Parser
{
    /// <summary>A statement that is no list item: declarations are not allowed, not even behind labels.</summary>
    private Statement ParseBody()
    {
        Statement body = ParseStatement();
        Statement inner = body;
        while (inner is LabeledStatement labeled)
            inner = labeled.Body;
        if (inner is FunctionDeclaration)
            throw Error(inner.Start, "A function declaration is not allowed here; put it into a block");
        return body;
    }

    private Statement ParseLoopBody()
    {
        _context.LoopDepth++;
        _context.BreakableDepth++;
        Statement body = ParseBody();
        _context.LoopDepth--;
        _context.BreakableDepth--;
        return body;
    }

    private WhileStatement ParseWhile()
    {
        int start = _token.Start;
        Next();
        Expect(TokenKind.OpenParen, "'(' after while");
        Expression test = ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the condition");
        Statement body = ParseLoopBody();
        return new WhileStatement(start, _previousEnd, test, body);
    }

    private DoWhileStatement ParseDoWhile()
    {
        int start = _token.Start;
        Next();
        Statement body = ParseLoopBody();
        Expect(TokenKind.While, "'while' after the body of do");
        Expect(TokenKind.OpenParen, "'(' after while");
        Expression test = ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the condition");
        // 12.10: a semicolon is always inserted here.
        Eat(TokenKind.Semicolon);
        return new DoWhileStatement(start, _previousEnd, body, test);
    }

    private Statement ParseFor()
    {
        int start = _token.Start;
        Next();
        bool isAwait = false;
        if (_token.Kind == TokenKind.Await)
        {
            if (!IsAwaitExpression())
                throw Error(_token.Start, "for await is only allowed in async functions and modules");
            if (_context.IsModuleTop)
                _hasTopLevelAwait = true;
            isAwait = true;
            Next();
        }
        Expect(TokenKind.OpenParen, "'(' after for");
        OpenScope(ScopeKind.For);
        Statement loop = ParseForHead(start, isAwait);
        return loop;
    }

    private Statement ParseForHead(int start, bool isAwait)
    {
        switch (_token.Kind)
        {
            case TokenKind.Semicolon: return ParseForRest(start, null, isAwait);
            case TokenKind.Var: return ParseForDeclaration(start, VariableKind.Var, isAwait);
            case TokenKind.Const: return ParseForDeclaration(start, VariableKind.Const, isAwait);
            case TokenKind.Let when StartsLetDeclaration(): return ParseForDeclaration(start, VariableKind.Let, isAwait);
            case TokenKind.Using when StartsForUsing(): return ParseForDeclaration(start, VariableKind.Using, isAwait);
            case TokenKind.Await when IsAwaitExpression() && StartsAwaitUsing():
                _lastAwait = _token.Start;
                if (_context.IsModuleTop)
                    _hasTopLevelAwait = true;
                Next();
                return ParseForDeclaration(start, VariableKind.AwaitUsing, isAwait);
        }
        Token first = _token;
        bool startsWithLet = first.Kind == TokenKind.Let;
        if (first.Kind == TokenKind.Async && isAwait && PeekToken().Kind == TokenKind.Of)
            _forAwaitAsync = first.Start;
        int savedPending = _pending;
        _pending = -1;
        _allowIn = false;
        Expression init = ParseForInit();
        _allowIn = true;
        bool isOf = _token.Kind == TokenKind.Of;
        if (isOf || _token.Kind == TokenKind.In)
        {
            if (isOf && startsWithLet)
                throw Error(first.Start, "'let' cannot start the head of for-of");
            if (isOf && !isAwait && init is Identifier { IsParenthesized: false, Name: "async" } && first.Kind == TokenKind.Async)
                throw Error(first.Start, "'async' cannot be the target of for-of");
            Node target = ToAssignmentTarget(init, TokenKind.Assign);
            _pending = savedPending;
            return ParseForInOf(start, target, isOf, isAwait);
        }
        if (_pending >= 0)
            throw PendingError();
        _pending = savedPending;
        return ParseForRest(start, init, isAwait);
    }

    private bool StartsForUsing()
    {
        Token next = PeekToken();
        if (!TokenKinds.IsIdentifier(next.Kind) || next.NewLineBefore)
            return false;
        if (next.Kind != TokenKind.Of)
            return true;
        // for (using of …) has the target using; for (using of = …;;) and for (using of of …) declare of.
        int position = _lexer.Position;
        _lexer.Position = next.End;
        Token after = PeekToken();
        _lexer.Position = position;
        return after.Kind is TokenKind.Assign or TokenKind.Semicolon or TokenKind.Comma;
    }

    /// <summary>The first expression of the head, which may be a target: patterns stay pending.</summary>
    private Expression ParseForInit()
    {
        int start = _token.Start;
        Expression first = ParseAssignmentCover();
        if (_token.Kind != TokenKind.Comma)
            return first;
        if (_pending >= 0)
            throw PendingError();
        return ParseSequenceRest(start, first);
    }

    private Statement ParseForDeclaration(int start, VariableKind kind, bool isAwait)
    {
        int declarationStart = kind == VariableKind.AwaitUsing ? _previousEnd - 5 : _token.Start;
        Next();
        DeclareAs declareAs = kind switch
        {
            VariableKind.Var => DeclareAs.Var,
            VariableKind.Let => DeclareAs.Let,
            _ => DeclareAs.Const,
        };
        int mark = _nodes.Count;
        bool savedIn = _allowIn;
        _allowIn = false;
        do
        {
            int at = _token.Start;
            Node target = ParseBindingTarget(declareAs);
            Expression? value = Eat(TokenKind.Assign) ? ParseAssignment() : null;
            _nodes.Push(new VariableDeclarator(at, _previousEnd, target, value));
        }
        while (Eat(TokenKind.Comma));
        _allowIn = savedIn;
        VariableDeclarator[] declarators = TakeDeclarators(mark);
        var declaration = new VariableDeclaration(declarationStart, _previousEnd, kind, declarators);
        bool isOf = _token.Kind == TokenKind.Of;
        if (isOf || _token.Kind == TokenKind.In)
        {
            CheckForInOfDeclaration(declaration, isOf);
            return ParseForInOf(start, declaration, isOf, isAwait);
        }
        foreach (VariableDeclarator declarator in declarators)
        {
            bool needsInit = declarator.Target is not Identifier || kind is not (VariableKind.Var or VariableKind.Let);
            if (declarator.Init is null && needsInit)
                throw Unexpected("'=' and a value in this declaration");
            if (kind >= VariableKind.Using && declarator.Target is not Identifier)
                throw Error(declarator.Start, "A using declaration takes no patterns");
        }
        return ParseForRest(start, declaration, isAwait);
    }

    private void CheckForInOfDeclaration(VariableDeclaration declaration, bool isOf)
    {
        if (declaration.Declarators.Length != 1)
            throw Error(declaration.Start, $"for-{(isOf ? "of" : "in")} declares exactly one variable, found {declaration.Declarators.Length}");
        VariableDeclarator only = declaration.Declarators[0];
        if (declaration.VariableKind >= VariableKind.Using && (!isOf || only.Target is not Identifier))
            throw Error(declaration.Start, "A using declaration is not allowed here");
        if (only.Init is null)
            return;
        // B.3.5 Initializers in ForIn Statement Heads
        bool isAnnexB = !isOf && !_strict && declaration.VariableKind == VariableKind.Var && only.Target is Identifier;
        if (!isAnnexB)
            throw Error(only.Start, "The variable of a for-in or for-of loop cannot have an initializer");
    }

    private Statement ParseForInOf(int start, Node left, bool isOf, bool isAwait)
    {
        if (isAwait && !isOf)
            throw Unexpected("'of' in for await");
        Next();
        Expression right = isOf ? ParseAssignment() : ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the head of the loop");
        Statement body = ParseLoopBody();
        Scope? scope = CloseBlockScope();
        return isOf
            ? new ForOfStatement(start, _previousEnd, isAwait, left, right, body, scope)
            : new ForInStatement(start, _previousEnd, left, right, body, scope);
    }

    private ForStatement ParseForRest(int start, Node? init, bool isAwait)
    {
        if (isAwait)
            throw Unexpected("'of' in for await");
        Expect(TokenKind.Semicolon, "';' in the head of for");
        Expression? test = _token.Kind == TokenKind.Semicolon ? null : ParseExpression();
        Expect(TokenKind.Semicolon, "';' in the head of for");
        Expression? update = _token.Kind == TokenKind.CloseParen ? null : ParseExpression();
        Expect(TokenKind.CloseParen, "')' after the head of for");
        Statement body = ParseLoopBody();
        Scope? scope = CloseBlockScope();
        if (scope is not null && init is VariableDeclaration { VariableKind: VariableKind.Let })
        {
            foreach (Binding binding in scope.Bindings)
                binding.IsLoopPerIteration = true;
        }
        return new ForStatement(start, _previousEnd, init, test, update, body, scope);
    }
}
