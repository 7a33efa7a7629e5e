using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

/// <summary>What a token is. The order matters: see the range tests in TokenKinds.</summary>
internal enum TokenKind : byte
{
    EndOfFile,
    Number, BigInt, String, Template, PrivateName, RegExp,
    // Punctuators
    OpenBrace, CloseBrace, OpenParen, CloseParen, OpenBracket, CloseBracket,
    Dot, Ellipsis, Semicolon, Comma, Question, QuestionDot, Colon, Arrow, Not, BitwiseNot, Increment, Decrement,
    // Assignment operators
    Assign, AddAssign, SubtractAssign, MultiplyAssign, DivideAssign, RemainderAssign, ExponentAssign,
    ShiftLeftAssign, ShiftRightAssign, ShiftRightUnsignedAssign, AndAssign, OrAssign, XorAssign,
    LogicalAndAssign, LogicalOrAssign, CoalesceAssign,
    // Binary operators (with In and InstanceOf below)
    Coalesce, LogicalOr, LogicalAnd, BitwiseOr, BitwiseXor, BitwiseAnd,
    Equal, NotEqual, StrictEqual, StrictNotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    ShiftLeft, ShiftRight, ShiftRightUnsigned, Add, Subtract, Multiply, Divide, Remainder, Exponent,
    // Reserved words
    In, InstanceOf,
    Break, Case, Catch, Class, Const, Continue, Debugger, Default, Delete, Do, Else, Enum, Export, Extends, False,
    Finally, For, Function, If, Import, New, Null, Return, Super, Switch, This, Throw, True, Try, TypeOf, Var, Void,
    While, With,
    /// <summary>A reserved word spelled with an escape: a property name and nothing else.</summary>
    EscapedKeyword,
    // Identifiers. Let … Yield are reserved in some places; the others only mean something in context.
    Let, Static, Implements, Interface, Package, Private, Protected, Public, Yield, Await,
    /// <summary>One of the row above spelled with an escape.</summary>
    EscapedContextual,
    Identifier,
    Async, Of, Get, Set, From, As, Using, Accessor, Target, Meta,
}

/// <summary>The current token. Reused: scanning allocates only for new names and literal values.</summary>
internal struct Token
{
    public TokenKind Kind;
    public bool NewLineBefore;

    /// <summary>A name or a string was spelled with an escape.</summary>
    public bool HasEscape;

    /// <summary>Number: legacy octal (010) or 08; String: an octal escape, \8 or \9. Errors in strict code.</summary>
    public bool IsLegacyOctal;

    /// <summary>Template: ends with ` and not with ${.</summary>
    public bool IsTail;
    public int Start;
    public int End;

    /// <summary>Names, keywords and private names (with the #).</summary>
    public NameEntry? Name;

    /// <summary>String: the value. Template: the cooked value or null. BigInt: digits as in the source. RegExp: pattern.</summary>
    public string? Text;

    /// <summary>Template: the raw text. RegExp: the flags.</summary>
    public string? Extra;
    public double Number;
}

internal static class TokenKinds
{
    public static bool IsAssignment(TokenKind kind) => kind is >= TokenKind.Assign and <= TokenKind.CoalesceAssign;
    public static bool IsIdentifier(TokenKind kind) => kind >= TokenKind.Let;
    public static bool IsIdentifierName(TokenKind kind) => kind >= TokenKind.In;
    public static bool IsReservedWord(TokenKind kind) => kind is >= TokenKind.In and < TokenKind.EscapedKeyword;
    public static bool IsSometimesReserved(TokenKind kind) => kind is >= TokenKind.Let and <= TokenKind.EscapedContextual;

    /// <summary>0: no binary operator; higher binds tighter.</summary>
    public static int Precedence(TokenKind kind) => s_precedence[(int)kind];

    public const int Relational = 8;
    public const int ExponentPrecedence = 12;

    private static readonly byte[] s_precedence = BuildPrecedence();

    private static byte[] BuildPrecedence()
    {
        var table = new byte[256];
        Set(1, TokenKind.Coalesce);
        Set(2, TokenKind.LogicalOr);
        // && is 3 and binary operators follow, each row one step tighter.
        Set(3, TokenKind.LogicalAnd);
        Set(4, TokenKind.BitwiseOr);
        Set(5, TokenKind.BitwiseXor);
        Set(6, TokenKind.BitwiseAnd);
        Set(7, TokenKind.Equal, TokenKind.NotEqual, TokenKind.StrictEqual, TokenKind.StrictNotEqual);
        Set(8, TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual, TokenKind.In, TokenKind.InstanceOf);
        Set(9, TokenKind.ShiftLeft, TokenKind.ShiftRight, TokenKind.ShiftRightUnsigned);
        Set(10, TokenKind.Add, TokenKind.Subtract);
        Set(11, TokenKind.Multiply, TokenKind.Divide, TokenKind.Remainder);
        Set(12, TokenKind.Exponent);
        return table;

        void Set(byte precedence, params ReadOnlySpan<TokenKind> kinds)
        {
            foreach (TokenKind kind in kinds)
                table[(int)kind] = precedence;
        }
    }

    /// <summary>The kind of a name as spelled without escapes.</summary>
    public static TokenKind OfName(string text) => text switch
    {
        "in" => TokenKind.In,
        "instanceof" => TokenKind.InstanceOf,
        "break" => TokenKind.Break,
        "case" => TokenKind.Case,
        "catch" => TokenKind.Catch,
        "class" => TokenKind.Class,
        "const" => TokenKind.Const,
        "continue" => TokenKind.Continue,
        "debugger" => TokenKind.Debugger,
        "default" => TokenKind.Default,
        "delete" => TokenKind.Delete,
        "do" => TokenKind.Do,
        "else" => TokenKind.Else,
        "enum" => TokenKind.Enum,
        "export" => TokenKind.Export,
        "extends" => TokenKind.Extends,
        "false" => TokenKind.False,
        "finally" => TokenKind.Finally,
        "for" => TokenKind.For,
        "function" => TokenKind.Function,
        "if" => TokenKind.If,
        "import" => TokenKind.Import,
        "new" => TokenKind.New,
        "null" => TokenKind.Null,
        "return" => TokenKind.Return,
        "super" => TokenKind.Super,
        "switch" => TokenKind.Switch,
        "this" => TokenKind.This,
        "throw" => TokenKind.Throw,
        "true" => TokenKind.True,
        "try" => TokenKind.Try,
        "typeof" => TokenKind.TypeOf,
        "var" => TokenKind.Var,
        "void" => TokenKind.Void,
        "while" => TokenKind.While,
        "with" => TokenKind.With,
        "let" => TokenKind.Let,
        "static" => TokenKind.Static,
        "implements" => TokenKind.Implements,
        "interface" => TokenKind.Interface,
        "package" => TokenKind.Package,
        "private" => TokenKind.Private,
        "protected" => TokenKind.Protected,
        "public" => TokenKind.Public,
        "yield" => TokenKind.Yield,
        "await" => TokenKind.Await,
        "async" => TokenKind.Async,
        "of" => TokenKind.Of,
        "get" => TokenKind.Get,
        "set" => TokenKind.Set,
        "from" => TokenKind.From,
        "as" => TokenKind.As,
        "using" => TokenKind.Using,
        "accessor" => TokenKind.Accessor,
        "target" => TokenKind.Target,
        "meta" => TokenKind.Meta,
        _ => TokenKind.Identifier,
    };
}
