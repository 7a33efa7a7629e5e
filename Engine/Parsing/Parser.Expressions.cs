using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing;

internal sealed partial class Parser
{
    /// <summary>From this many operands on, a left-associative chain is kept flat instead of nested.</summary>
    private const int ChainLength = 8;

    // 13.16 Comma Operator
    private Expression ParseExpression()
    {
        int start = _token.Start;
        Expression first = ParseAssignment();
        return _token.Kind == TokenKind.Comma ? ParseSequenceRest(start, first) : first;
    }

    private SequenceExpression ParseSequenceRest(int start, Expression first)
    {
        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Eat(TokenKind.Comma))
            _expressions.Push(ParseAssignment());
        return new SequenceExpression(start, _previousEnd, _expressions.TakeFrom(mark)!);
    }

    private Expression ParseExpressionAllowIn()
    {
        bool saved = _allowIn;
        _allowIn = true;
        Expression expression = ParseExpression();
        _allowIn = saved;
        return expression;
    }

    private Expression ParseAssignmentAllowIn()
    {
        bool saved = _allowIn;
        _allowIn = true;
        Expression expression = ParseAssignment();
        _allowIn = saved;
        return expression;
    }

    /// <summary>An AssignmentExpression that is one: an object literal with {a = 1} in it is an error.</summary>
    private Expression ParseAssignment()
    {
        int saved = _pending;
        _pending = -1;
        Expression expression = ParseAssignmentCover();
        if (_pending >= 0)
            throw PendingError();
        _pending = saved;
        return expression;
    }

    // 13.15 Assignment Operators. The result may still turn out to be a pattern: see _pending.
    private Expression ParseAssignmentCover()
    {
        GuardDepth();
        int start = _token.Start;
        if (_token.Kind == TokenKind.Yield && (_context.IsGenerator || _strict))
            return ParseYield();
        _arrowStart = start;
        int outerPending = _pending;
        _pending = -1;
        Expression left = ParseConditional();
        if (TokenKinds.IsAssignment(_token.Kind) && !IsArrow(left))
        {
            TokenKind op = _token.Kind;
            Node target = ToAssignmentTarget(left, op);
            _pending = outerPending;
            Next();
            Expression value = ParseAssignment();
            return MakeAssignment(start, op, target, value);
        }
        if (_pending < 0)
            _pending = outerPending;
        else if (left is not (ObjectExpression or ArrayExpression) || left.IsParenthesized)
            throw PendingError();
        return left;
    }

    private static bool IsArrow(Expression expression) =>
        expression.Kind == NodeKind.FunctionExpression && !expression.IsParenthesized
        && ((FunctionExpression)expression).Function.FunctionKind == FunctionKind.Arrow;

    private AssignmentExpression MakeAssignment(int start, TokenKind op, Node target, Expression value)
    {
        var kind = AssignmentKind.Binary;
        BinaryOperator binary = default;
        LogicalOperator logical = default;
        switch (op)
        {
            case TokenKind.Assign: kind = AssignmentKind.Assign; break;
            case TokenKind.LogicalAndAssign: kind = AssignmentKind.Logical; logical = LogicalOperator.And; break;
            case TokenKind.LogicalOrAssign: kind = AssignmentKind.Logical; logical = LogicalOperator.Or; break;
            case TokenKind.CoalesceAssign: kind = AssignmentKind.Logical; logical = LogicalOperator.Coalesce; break;
            case TokenKind.AddAssign: binary = BinaryOperator.Add; break;
            case TokenKind.SubtractAssign: binary = BinaryOperator.Subtract; break;
            case TokenKind.MultiplyAssign: binary = BinaryOperator.Multiply; break;
            case TokenKind.DivideAssign: binary = BinaryOperator.Divide; break;
            case TokenKind.RemainderAssign: binary = BinaryOperator.Remainder; break;
            case TokenKind.ExponentAssign: binary = BinaryOperator.Exponent; break;
            case TokenKind.ShiftLeftAssign: binary = BinaryOperator.ShiftLeft; break;
            case TokenKind.ShiftRightAssign: binary = BinaryOperator.ShiftRight; break;
            case TokenKind.ShiftRightUnsignedAssign: binary = BinaryOperator.ShiftRightUnsigned; break;
            case TokenKind.AndAssign: binary = BinaryOperator.BitwiseAnd; break;
            case TokenKind.OrAssign: binary = BinaryOperator.BitwiseOr; break;
            default: binary = BinaryOperator.BitwiseXor; break;
        }
        return new AssignmentExpression(start, _previousEnd, kind, binary, logical, target, value);
    }

    // 15.5 yield
    private YieldExpression ParseYield()
    {
        if (!_context.IsGenerator)
            throw Error(_token.Start, "'yield' is reserved in strict code");
        if (_context.InParameters)
            throw Error(_token.Start, "A yield expression is not allowed among the parameters of a generator");
        int start = _lastYield = _token.Start;
        Next();
        Expression? argument = null;
        bool isDelegate = false;
        if (!_token.NewLineBefore)
        {
            isDelegate = Eat(TokenKind.Multiply);
            if (isDelegate || StartsExpression())
                argument = ParseAssignment();
        }
        return new YieldExpression(start, _previousEnd, argument, isDelegate);
    }

    private bool StartsExpression() => _token.Kind switch
    {
        TokenKind.EndOfFile or TokenKind.CloseBrace or TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.Colon
            or TokenKind.Semicolon or TokenKind.Comma or TokenKind.In => false,
        _ => true,
    };

    // 13.14 Conditional Operator
    private Expression ParseConditional()
    {
        int start = _token.Start;
        Expression test = ParseBinary(1);
        if (_token.Kind != TokenKind.Question || IsArrow(test))
            return test;
        Next();
        Expression consequent = ParseAssignmentAllowIn();
        Expect(TokenKind.Colon, "':'");
        Expression alternate = ParseAssignment();
        return new ConditionalExpression(start, _previousEnd, test, consequent, alternate);
    }

    // 13.6 to 13.13: everything with two operands
    private Expression ParseBinary(int minimum)
    {
        int start = _token.Start;
        Expression left = _token.Kind == TokenKind.PrivateName ? ParsePrivateIn(minimum) : ParseUnary();
        int precedence = TokenKinds.Precedence(_token.Kind);
        if (precedence < minimum || IsArrow(left))
            return left;
        int length = 1;
        int lastPrecedence = 0;
        while (precedence >= minimum)
        {
            TokenKind op = _token.Kind;
            if (op == TokenKind.In && !_allowIn)
                return left;
            if (op == TokenKind.Exponent && left is UnaryExpression or AwaitExpression && !left.IsParenthesized)
                throw Error(_token.Start, "The left side of ** must be parenthesized when it has a unary operator");
            if (precedence == TokenKinds.ExponentPrecedence)
                GuardDepth();
            Next();
            length = precedence == lastPrecedence ? length + 1 : 2;
            lastPrecedence = precedence;
            if (length == ChainLength && precedence != TokenKinds.ExponentPrecedence)
            {
                left = ParseChain(start, op, precedence, left);
                lastPrecedence = 0;
            }
            else
            {
                Expression right = ParseBinary(precedence == TokenKinds.ExponentPrecedence ? precedence : precedence + 1);
                left = precedence <= 3
                    ? MakeLogical(start, op, left, right)
                    : new BinaryExpression(start, _previousEnd, OperatorOf(op), left, right);
            }
            precedence = TokenKinds.Precedence(_token.Kind);
        }
        return left;
    }

    /// <summary>The chain so far is left-nested; its operator has just been passed. Continues flat to the chain's end.</summary>
    private Expression ParseChain(int start, TokenKind op, int precedence, Expression left)
    {
        var operands = new List<Expression>(32);
        var operators = new List<BinaryOperator>(32);
        Flatten(left, precedence, operands, operators);
        while (true)
        {
            Expression right = ParseBinary(precedence + 1);
            if (precedence <= 3)
                CheckMixing(op, left, right);
            operands.Add(right);
            operators.Add(precedence <= 3 ? default : OperatorOf(op));
            op = _token.Kind;
            if (TokenKinds.Precedence(op) != precedence || op == TokenKind.In && !_allowIn)
                break;
            Next();
        }
        return precedence <= 3
            ? new LogicalChain(start, _previousEnd, LogicalOf(precedence), operands.ToArray())
            : new BinaryChain(start, _previousEnd, operators.ToArray(), operands.ToArray());
    }

    private static void Flatten(Expression left, int precedence, List<Expression> operands, List<BinaryOperator> operators)
    {
        // The left spine has at most ChainLength nodes.
        switch (left)
        {
            case BinaryExpression b when !b.IsParenthesized && operands.Count < ChainLength && PrecedenceOf(b.Operator) == precedence:
                Flatten(b.Left, precedence, operands, operators);
                operators.Add(b.Operator);
                operands.Add(b.Right);
                break;
            case LogicalExpression l when !l.IsParenthesized && LogicalOf(precedence) == l.Operator && precedence <= 3:
                Flatten(l.Left, precedence, operands, operators);
                operators.Add(default);
                operands.Add(l.Right);
                break;
            default:
                operands.Add(left);
                break;
        }
    }

    private static LogicalOperator LogicalOf(int precedence) => precedence switch
    {
        1 => LogicalOperator.Coalesce,
        2 => LogicalOperator.Or,
        _ => LogicalOperator.And,
    };

    private static int PrecedenceOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => 10,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => 11,
        BinaryOperator.Exponent => 12,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightUnsigned => 9,
        BinaryOperator.BitwiseAnd => 6,
        BinaryOperator.BitwiseXor => 5,
        BinaryOperator.BitwiseOr => 4,
        BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.StrictEqual or BinaryOperator.StrictNotEqual => 7,
        _ => 8,
    };

    private LogicalExpression MakeLogical(int start, TokenKind op, Expression left, Expression right)
    {
        CheckMixing(op, left, right);
        return new LogicalExpression(start, _previousEnd, LogicalOf(TokenKinds.Precedence(op)), left, right);
    }

    private void CheckMixing(TokenKind op, Expression left, Expression right)
    {
        bool isCoalesce = op == TokenKind.Coalesce;
        if (Clashes(left) || Clashes(right))
            throw Error(right.Start, "?? must be parenthesized when mixed with && or ||");

        bool Clashes(Expression operand)
        {
            if (operand.IsParenthesized)
                return false;
            LogicalOperator? inner = operand switch
            {
                LogicalExpression l => l.Operator,
                LogicalChain c => c.Operator,
                _ => null,
            };
            return inner is { } found && found == LogicalOperator.Coalesce != isCoalesce;
        }
    }

    private static BinaryOperator OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Add => BinaryOperator.Add,
        TokenKind.Subtract => BinaryOperator.Subtract,
        TokenKind.Multiply => BinaryOperator.Multiply,
        TokenKind.Divide => BinaryOperator.Divide,
        TokenKind.Remainder => BinaryOperator.Remainder,
        TokenKind.Exponent => BinaryOperator.Exponent,
        TokenKind.BitwiseAnd => BinaryOperator.BitwiseAnd,
        TokenKind.BitwiseOr => BinaryOperator.BitwiseOr,
        TokenKind.BitwiseXor => BinaryOperator.BitwiseXor,
        TokenKind.ShiftLeft => BinaryOperator.ShiftLeft,
        TokenKind.ShiftRight => BinaryOperator.ShiftRight,
        TokenKind.ShiftRightUnsigned => BinaryOperator.ShiftRightUnsigned,
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.StrictEqual => BinaryOperator.StrictEqual,
        TokenKind.StrictNotEqual => BinaryOperator.StrictNotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.In => BinaryOperator.In,
        _ => BinaryOperator.InstanceOf,
    };

    // 13.10: #name in object
    private PrivateInExpression ParsePrivateIn(int minimum)
    {
        PrivateName name = ParsePrivateName();
        if (_token.Kind != TokenKind.In || !_allowIn || minimum > TokenKinds.Relational)
            throw Unexpected("'in' after a private name");
        Next();
        Expression right = ParseBinary(TokenKinds.Relational + 1);
        return new PrivateInExpression(name.Start, _previousEnd, name, right);
    }

    // 13.5 Unary Operators, 13.4 Update Expressions
    private Expression ParseUnary()
    {
        int start = _token.Start;
        UnaryOperator op;
        switch (_token.Kind)
        {
            case TokenKind.Not: op = UnaryOperator.Not; break;
            case TokenKind.Subtract: op = UnaryOperator.Minus; break;
            case TokenKind.Add: op = UnaryOperator.Plus; break;
            case TokenKind.BitwiseNot: op = UnaryOperator.BitwiseNot; break;
            case TokenKind.TypeOf: op = UnaryOperator.TypeOf; break;
            case TokenKind.Void: op = UnaryOperator.Void; break;
            case TokenKind.Delete: op = UnaryOperator.Delete; break;
            case TokenKind.Increment or TokenKind.Decrement: return ParsePrefixUpdate(start);
            case TokenKind.Await when IsAwaitExpression(): return ParseAwait();
            default: return ParsePostfix(start);
        }
        GuardDepth();
        Next();
        Expression operand = ParseUnary();
        if (op == UnaryOperator.Delete)
            CheckDelete(operand);
        return new UnaryExpression(start, _previousEnd, op, operand);
    }

    private void CheckDelete(Expression operand)
    {
        if (_strict && operand is Identifier)
            throw Error(operand.Start, "A variable cannot be deleted in strict code");
        if (operand is ChainExpression chain)
            operand = chain.Expression;
        if (operand is PrivateMemberExpression)
            throw Error(operand.Start, "A private member cannot be deleted");
    }

    private UpdateExpression ParsePrefixUpdate(int start)
    {
        GuardDepth();
        UpdateOperator op = _token.Kind == TokenKind.Increment ? UpdateOperator.Increment : UpdateOperator.Decrement;
        Next();
        Expression target = ParseUnary();
        CheckSimpleTarget(target, allowCall: true);
        return new UpdateExpression(start, _previousEnd, op, true, target);
    }

    private Expression ParsePostfix(int start)
    {
        Expression operand = ParseLeftHandSide();
        if (_token.Kind is not (TokenKind.Increment or TokenKind.Decrement) || _token.NewLineBefore || IsArrow(operand))
            return operand;
        CheckSimpleTarget(operand, allowCall: true);
        UpdateOperator op = _token.Kind == TokenKind.Increment ? UpdateOperator.Increment : UpdateOperator.Decrement;
        Next();
        return new UpdateExpression(start, _previousEnd, op, false, operand);
    }

    private bool IsAwaitExpression() => _context.IsAsync || _context.IsModuleTop;

    // 15.8 await
    private AwaitExpression ParseAwait()
    {
        if (_context.InParameters)
            throw Error(_token.Start, "An await expression is not allowed among the parameters of an async function");
        GuardDepth();
        int start = _lastAwait = _token.Start;
        if (_context.IsModuleTop)
            _hasTopLevelAwait = true;
        Next();
        Expression argument = ParseUnary();
        return new AwaitExpression(start, _previousEnd, argument);
    }
}
