namespace ConcurrentJs.Parsing;

internal sealed partial class Lexer
{
    private void ScanOther(ref Token token, char c)
    {
        switch (c)
        {
            case '{': One(ref token, TokenKind.OpenBrace); return;
            case '}': One(ref token, TokenKind.CloseBrace); return;
            case '(': One(ref token, TokenKind.OpenParen); return;
            case ')': One(ref token, TokenKind.CloseParen); return;
            case '[': One(ref token, TokenKind.OpenBracket); return;
            case ']': One(ref token, TokenKind.CloseBracket); return;
            case ';': One(ref token, TokenKind.Semicolon); return;
            case ',': One(ref token, TokenKind.Comma); return;
            case ':': One(ref token, TokenKind.Colon); return;
            case '~': One(ref token, TokenKind.BitwiseNot); return;
            case '.': ScanDot(ref token); return;
            case '"' or '\'': ScanString(ref token, c); return;
            case '`': _position++; ScanTemplate(ref token); return;
            case >= '0' and <= '9': ScanNumber(ref token); return;
            case '#': ScanPrivateName(ref token); return;
            case '?': ScanQuestion(ref token); return;
            case '=':
                if (Peek(1) == '=') Pick(ref token, 2, '=', TokenKind.StrictEqual, TokenKind.Equal);
                else Pick(ref token, 1, '>', TokenKind.Arrow, TokenKind.Assign);
                return;
            case '!':
                if (Peek(1) == '=') Pick(ref token, 2, '=', TokenKind.StrictNotEqual, TokenKind.NotEqual);
                else One(ref token, TokenKind.Not);
                return;
            case '+':
                if (Peek(1) == '+') Take(ref token, 2, TokenKind.Increment);
                else Pick(ref token, 1, '=', TokenKind.AddAssign, TokenKind.Add);
                return;
            case '-':
                if (Peek(1) == '-') Take(ref token, 2, TokenKind.Decrement);
                else Pick(ref token, 1, '=', TokenKind.SubtractAssign, TokenKind.Subtract);
                return;
            case '*':
                if (Peek(1) == '*') Pick(ref token, 2, '=', TokenKind.ExponentAssign, TokenKind.Exponent);
                else Pick(ref token, 1, '=', TokenKind.MultiplyAssign, TokenKind.Multiply);
                return;
            case '/': Pick(ref token, 1, '=', TokenKind.DivideAssign, TokenKind.Divide); return;
            case '%': Pick(ref token, 1, '=', TokenKind.RemainderAssign, TokenKind.Remainder); return;
            case '^': Pick(ref token, 1, '=', TokenKind.XorAssign, TokenKind.BitwiseXor); return;
            case '&':
                if (Peek(1) == '&') Pick(ref token, 2, '=', TokenKind.LogicalAndAssign, TokenKind.LogicalAnd);
                else Pick(ref token, 1, '=', TokenKind.AndAssign, TokenKind.BitwiseAnd);
                return;
            case '|':
                if (Peek(1) == '|') Pick(ref token, 2, '=', TokenKind.LogicalOrAssign, TokenKind.LogicalOr);
                else Pick(ref token, 1, '=', TokenKind.OrAssign, TokenKind.BitwiseOr);
                return;
            case '<':
                if (Peek(1) == '<') Pick(ref token, 2, '=', TokenKind.ShiftLeftAssign, TokenKind.ShiftLeft);
                else Pick(ref token, 1, '=', TokenKind.LessOrEqual, TokenKind.Less);
                return;
            case '>': ScanGreater(ref token); return;
            default: ScanSlowName(ref token, prefix: 0); return;
        }
    }

    private void One(ref Token token, TokenKind kind)
    {
        _position++;
        token.Kind = kind;
    }

    private void Take(ref Token token, int length, TokenKind kind)
    {
        _position += length;
        token.Kind = kind;
    }

    /// <summary>After length characters: one more if it is the expected one.</summary>
    private void Pick(ref Token token, int length, char expected, TokenKind longer, TokenKind shorter)
    {
        if (Peek(length) == expected) Take(ref token, length + 1, longer);
        else Take(ref token, length, shorter);
    }

    private void ScanDot(ref Token token)
    {
        if (CharTable.IsDigit(Peek(1))) ScanNumber(ref token);
        else if (Peek(1) == '.' && Peek(2) == '.') Take(ref token, 3, TokenKind.Ellipsis);
        else One(ref token, TokenKind.Dot);
    }

    private void ScanQuestion(ref Token token)
    {
        if (Peek(1) == '?') Pick(ref token, 2, '=', TokenKind.CoalesceAssign, TokenKind.Coalesce);
        else if (Peek(1) == '.' && !CharTable.IsDigit(Peek(2))) Take(ref token, 2, TokenKind.QuestionDot);
        else One(ref token, TokenKind.Question);
    }

    private void ScanGreater(ref Token token)
    {
        if (Peek(1) != '>') Pick(ref token, 1, '=', TokenKind.GreaterOrEqual, TokenKind.Greater);
        else if (Peek(2) == '>') Pick(ref token, 3, '=', TokenKind.ShiftRightUnsignedAssign, TokenKind.ShiftRightUnsigned);
        else Pick(ref token, 2, '=', TokenKind.ShiftRightAssign, TokenKind.ShiftRight);
    }
}
