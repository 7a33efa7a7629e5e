using ConcurrentJs.Bytecode;
using ConcurrentJs.Bytecode.Generation;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Interpreter;

/// <summary>From text to code, with SyntaxErrors of the thread's realm.</summary>
internal sealed class Compiler : ICompiler
{
    public FunctionTemplate CompileFunction(JsThread t, Runtime.DynamicFunctionKind kind, string parameters, string body) => Guard(t, () =>
    {
        ProgramNode program = Parser.ParseFunctionConstructor((Parsing.DynamicFunctionKind)kind, parameters, body, "<anonymous>");
        var function = ((ExpressionStatement)program.Body[0]).Expression is FunctionExpression expression ? expression.Function
            : throw new InvalidOperationException("not a function expression");
        return BytecodeGenerator.TemplateFor(function, program.Source, "anonymous");
    });

    public JsValue EvalIndirect(JsThread t, Realm realm, JsString source)
    {
        BytecodeFunction code = Guard(t, () =>
            BytecodeGenerator.CompileEval(Parser.ParseEval(new SourceText(source.ToString(), "<eval>"), EvalScope.Global)));
        return t.Interpreter.RunProgram(new ScriptFunction(realm, code.Template, [], t.Interpreter.CurrentFunction?.Origin), realm.GlobalThis);
    }

    public static BytecodeFunction CompileScript(JsThread t, SourceText source) =>
        Guard(t, () => BytecodeGenerator.CompileScript(Parser.ParseScript(source)));

    public static ModuleCode CompileModule(JsThread t, SourceText source) =>
        Guard(t, () => BytecodeGenerator.CompileModule(Parser.ParseModule(source)));

    /// <summary>Turns the parser's complaints into JavaScript errors.</summary>
    public static T Guard<T>(JsThread t, Func<T> compile)
    {
        try
        {
            return compile();
        }
        catch (SyntaxErrorException e)
        {
            throw SyntaxErrors.ToJs(t, e);
        }
        catch (InsufficientExecutionStackException)
        {
            throw t.RangeError("Maximum call stack size exceeded");
        }
    }
}

/// <summary>SyntaxError objects that remember where the text is wrong.</summary>
internal static class SyntaxErrors
{
    public static Exception ToJs(JsThread t, SyntaxErrorException error)
    {
        if (error.IsTooDeep)
            return t.RangeError(error.Message);
        Exception made = t.SyntaxError(error.Message);
        if (made is Runtime.Errors.JsException { Value: var value } && value._cell is Runtime.Errors.ErrorObject o)
            o.SyntaxPosition = error;
        return made;
    }
}
