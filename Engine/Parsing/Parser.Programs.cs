using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing;

internal enum DynamicFunctionKind : byte { Normal, Generator, Async, AsyncGenerator }

/// <summary>The doors of the room.</summary>
internal sealed partial class Parser
{
    private bool _hasTopLevelAwait;

    // 16.1.5 ParseScript
    public static ProgramNode ParseScript(SourceText source, ParseOptions? options = null)
    {
        var parser = new Parser(source, options ?? ParseOptions.Default, isModule: false);
        return parser.ParseProgram(ProgramKind.Script, ScopeKind.Script, new FunctionContext(), EvalScope.Global);
    }

    // 16.2.1.7.1 ParseModule
    public static ProgramNode ParseModule(SourceText source, ParseOptions? options = null)
    {
        var parser = new Parser(source, options ?? ParseOptions.Default, isModule: true) { _strict = true };
        return parser.ParseProgram(ProgramKind.Module, ScopeKind.Module, new FunctionContext { IsModuleTop = true }, EvalScope.Global);
    }

    /// <summary>19.2.1.1 PerformEval, its parsing. For indirect eval the scope is EvalScope.Global; a direct eval passes
    /// the Scope of its EvalSite. The program's Captures tell by OuterIndex which of the site's boxes it needs.</summary>
    public static ProgramNode ParseEval(SourceText source, EvalScope scope, ParseOptions? options = null)
    {
        var parser = new Parser(source, options ?? ParseOptions.Default, isModule: false) { _strict = scope.IsStrict };
        var context = new FunctionContext
        {
            AllowsNewTarget = scope.AllowsNewTarget,
            AllowsSuperProperty = scope.AllowsSuperProperty,
            AllowsSuperCall = scope.AllowsSuperCall,
            ForbidsArguments = scope.ForbidsArguments,
        };
        return parser.ParseProgram(ProgramKind.Eval, ScopeKind.Eval, context, scope);
    }

    /// <summary>20.2.1.1.1 CreateDynamicFunction, its parsing: a script that is one function expression.</summary>
    public static ProgramNode ParseFunctionConstructor(DynamicFunctionKind kind, string parameters, string body, string name = "<anonymous>", ParseOptions? options = null)
    {
        string prefix = kind switch
        {
            DynamicFunctionKind.Generator => "function*",
            DynamicFunctionKind.Async => "async function",
            DynamicFunctionKind.AsyncGenerator => "async function*",
            _ => "function",
        };
        string head = $"{prefix} anonymous({parameters}\n";
        var source = new SourceText($"{head}) {{\n{body}\n}}", name);
        var parser = new Parser(source, options ?? ParseOptions.Default, isModule: false);
        return parser.ParseDynamicFunction(kind, head.Length);
    }

    private ProgramNode ParseProgram(ProgramKind kind, ScopeKind scopeKind, FunctionContext context, EvalScope outer)
    {
        var program = new ProgramNode(0, _source.Length, kind, _source);
        _lexer.SkipHashbang();
        _context = context;
        ScopeBuilder builder = OpenScope(scopeKind);
        context.VarScope = builder;
        Next();
        int mark = _statements.Count;
        ParseDirectives(null);
        while (_token.Kind != TokenKind.EndOfFile)
            _statements.Push(kind == ProgramKind.Module ? ParseModuleItem() : ParseStatementListItem());
        program.Body = _statements.TakeFrom(mark);
        program.IsStrict = _strict;
        program.HasTopLevelAwait = _hasTopLevelAwait;
        if (kind == ProgramKind.Module)
            program.Module = FinishModule(builder);
        program.Scope = program.BodyScope = CloseVarScope();
        if (kind == ProgramKind.Script || kind == ProgramKind.Eval && !_strict)
            SeparateVarNames(program);
        new ScopeAnalyzer(_source, _names).Resolve(program, outer, _annexBHoists);
        return program;
    }

    /// <summary>Vars and functions of scripts and sloppy evals are no bindings of the program: they are declared by name.</summary>
    private static void SeparateVarNames(ProgramNode program)
    {
        Scope scope = program.Scope;
        var lexical = new List<Binding>();
        var names = new List<VarDeclaredName>();
        var functions = scope.Functions.ToDictionary(static function => function.Id.Entry);
        foreach (Binding binding in scope.Bindings)
        {
            if (binding.Kind is not (BindingKind.Var or BindingKind.Function))
            {
                lexical.Add(binding);
                continue;
            }
            names.Add(new VarDeclaredName(binding.Name, functions.GetValueOrDefault(binding.Entry), null));
        }
        scope.Bindings = lexical.ToArray();
        program.VarNames = names.ToArray();
    }

    private ProgramNode ParseDynamicFunction(DynamicFunctionKind kind, int headLength)
    {
        var program = new ProgramNode(0, _source.Length, ProgramKind.Script, _source);
        _context = new FunctionContext();
        _context.VarScope = OpenScope(ScopeKind.Script);
        Next();
        bool isAsync = kind is DynamicFunctionKind.Async or DynamicFunctionKind.AsyncGenerator;
        if (isAsync)
            Next();
        FunctionExpression function = ParseFunctionExpression(0, isAsync);
        // Parameters and body must be whole by themselves: /* and */ may not reach over.
        if (function.Function.ParametersEnd != headLength || _token.Kind != TokenKind.EndOfFile)
            throw Error(function.Function.ParametersEnd, "The parameters or the body of a dynamic function are not complete by themselves");
        function.Function.SelfBinding = null;
        program.Body = [new ExpressionStatement(0, _source.Length, function, isDirective: false)];
        program.Scope = program.BodyScope = CloseVarScope();
        new ScopeAnalyzer(_source, _names).Resolve(program, EvalScope.Global, []);
        return program;
    }
}
