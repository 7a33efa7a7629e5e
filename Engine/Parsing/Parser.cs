using System.Runtime.CompilerServices;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

/// <summary>Tokens to tree, in one pass with one token of lookahead, early errors included.</summary>
/// <remarks>
/// Cover grammars are parsed as expressions and reinterpreted when = or => shows what they were (Parser.Covers). What is
/// an error only if the expression stays one is remembered in _pending; what is an error only if it becomes parameters
/// is remembered as the last position of a yield, an await and so on, and compared with where the parameters began.
/// Declarations are collected in ScopeBuilders on the way (Parser.Declarations); references are resolved afterwards by
/// ScopeAnalyzer, when everything that can be declared is known.
/// </remarks>
internal sealed partial class Parser
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly NameTable _names = new();
    private readonly Lexer _lexer;
    private readonly ParseOptions _options;
    private readonly bool _isModule;
    private readonly NameEntry _evalName;
    private readonly NameEntry _argumentsName;

    private Token _token;
    private int _previousEnd;
    private bool _strict;
    private bool _allowIn = true;
    private FunctionContext _context = null!;
    private ScopeBuilder _scope = null!;

    /// <summary>Start of the token at which an arrow function may begin.</summary>
    private int _arrowStart = -1;

    private int _lastYield = -1;
    private int _lastAwait = -1;
    private int _lastAwaitName = -1;
    private int _lastEval = -1;

    private PooledStack<Statement> _statements = new();
    private PooledStack<Expression?> _expressions = new();
    private PooledStack<Node?> _nodes = new();
    private PooledStack<ObjectProperty> _properties = new();
    private PooledStack<PatternProperty> _patternProperties = new();
    private readonly Stack<ScopeBuilder> _freeScopes = new();

    private Parser(SourceText source, ParseOptions options, bool isModule)
    {
        _source = source;
        _text = source.Text;
        _options = options;
        _isModule = isModule;
        _lexer = new Lexer(source, _names, isModule);
        _evalName = _names.Intern("eval");
        _argumentsName = _names.Intern("arguments");
    }

    private SyntaxErrorException Error(int offset, string message) => _lexer.Error(offset, message);

    private SyntaxErrorException Unexpected(string expected) =>
        Error(_token.Start, $"Expected {expected}, found {DescribeToken()}");

    private string DescribeToken()
    {
        if (_token.Kind == TokenKind.EndOfFile)
            return "the end of the source";
        int length = Math.Min(_token.End - _token.Start, 40);
        return $"'{_text.AsSpan(_token.Start, length)}'";
    }

    private void Next()
    {
        _previousEnd = _token.End;
        _lexer.Next(ref _token);
    }

    private bool Eat(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Next();
        return true;
    }

    private void Expect(TokenKind kind, string text)
    {
        if (_token.Kind != kind)
            throw Unexpected(text);
        Next();
    }

    /// <summary>The token after the current one, without moving.</summary>
    private Token PeekToken()
    {
        int position = _lexer.Position;
        var ahead = new Token();
        _lexer.Next(ref ahead);
        _lexer.Position = position;
        return ahead;
    }

    // 12.10 Automatic Semicolon Insertion
    private void EndStatement()
    {
        if (_token.Kind == TokenKind.Semicolon)
        {
            Next();
            return;
        }
        if (_token.Kind is not (TokenKind.CloseBrace or TokenKind.EndOfFile) && !_token.NewLineBefore)
            throw Unexpected("';'");
    }

    private void GuardDepth()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw SyntaxErrorException.TooDeep(_source, _token.Start);
    }

    /// <summary>What the code being parsed may do; arrows inherit most of it.</summary>
    private sealed class FunctionContext
    {
        public FunctionContext? Outer { get; init; }
        public bool IsAsync { get; set; }
        public bool IsGenerator { get; set; }
        public bool IsArrow { get; init; }

        /// <summary>Parameters may contain no yield and no await expression.</summary>
        public bool InParameters { get; set; }
        public bool AllowsReturn { get; init; }
        public bool AllowsNewTarget { get; init; }
        public bool AllowsSuperProperty { get; init; }
        public bool AllowsSuperCall { get; init; }
        public bool ForbidsArguments { get; init; }
        public bool IsStaticBlock { get; init; }

        /// <summary>Module level: await is an expression without an async function.</summary>
        public bool IsModuleTop { get; init; }
        public ScopeBuilder VarScope { get; set; } = null!;
        public int BreakableDepth { get; set; }
        public int LoopDepth { get; set; }
        public List<(NameEntry Name, bool IsLoop)>? Labels { get; set; }
        public int DuplicateParameter { get; set; } = -1;
    }
}
