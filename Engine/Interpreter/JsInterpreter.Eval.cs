using ConcurrentJs.Bytecode;
using ConcurrentJs.Bytecode.Generation;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Interpreter;

/// <summary>Direct eval (ECMA-262 19.2.1.1): code that shares the boxes of the names around it.</summary>
internal sealed partial class JsInterpreter
{
    private JsValue DirectEval(Frame frame, JsValue argument, EvalCallSite site)
    {
        if (argument._cell is not JsString text)
            return argument;
        if (!_t.Cluster.AllowsCodeGeneration)
            throw _t.NewError(Threads.ErrorKind.Eval, "Code generation from strings disallowed for this context");
        _t.CheckNativeStack();
        (BytecodeFunction code, ProgramNode program) = Compiler.Guard(_t, () =>
        {
            ProgramNode parsed = Parser.ParseEval(new SourceText(text.ToString(), "<eval>"), site.Scope);
            return (BytecodeGenerator.CompileEval(parsed, site.ThisIsUndefined), parsed);
        });
        ScriptFunction caller = frame.Function;
        var captures = new Box[program.Captures.Length];
        for (int i = 0; i < captures.Length; i++)
        {
            CaptureSource source = site.Sources[program.Captures[i].OuterIndex];
            captures[i] = source.IsRegister ? (Box)RegisterAt(frame, source.Index)._cell! : caller.Captures[source.Index];
        }
        var function = new ScriptFunction(caller.Realm, code.Template, captures, caller.Origin) { HomeObject = caller.HomeObject };
        return RunProgram(function, RegisterAt(frame, 0));
    }
}
