using System.Text;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>Function, GeneratorFunction, AsyncFunction and AsyncGeneratorFunction as constructors.</summary>
internal static class DynamicFunctions
{
    // 20.2.1.1.1 CreateDynamicFunction ( constructor, newTarget, kind, parameterArgs, bodyArg )
    public static ScriptFunction Create(JsThread t, DynamicFunctionKind kind, JsObject newTarget, ReadOnlySpan<JsValue> arguments)
    {
        var parameters = new StringBuilder();
        for (int i = 0; i < arguments.Length - 1; i++)
        {
            if (i > 0)
                parameters.Append(',');
            parameters.Append(arguments[i].ToText(t));
        }
        string body = arguments.Length == 0 ? "" : arguments[^1].ToText(t);
        if (!t.Cluster.AllowsCodeGeneration || t.Cluster.Compiler is not { } compiler)
            throw t.NewError(Threads.ErrorKind.Eval, "Code generation from strings disallowed for this context");
        FunctionTemplate template = compiler.CompileFunction(t, kind, parameters.ToString(), body);
        JsObject prototype = Constructors.PrototypeOf(t, newTarget, kind switch
        {
            DynamicFunctionKind.Normal => Intrinsic.FunctionPrototype,
            DynamicFunctionKind.Generator => Intrinsic.GeneratorFunctionPrototype,
            DynamicFunctionKind.Async => Intrinsic.AsyncFunctionPrototype,
            DynamicFunctionKind.AsyncGenerator => Intrinsic.AsyncGeneratorFunctionPrototype,
        });
        FunctionLayout layout = ScriptFunction.LayoutOf(template);
        bool usual = ReferenceEquals(prototype, FunctionShapes.PrototypeOf(t.Realm, layout));
        return new ScriptFunction(t.Realm, template, [], t.Interpreter.CurrentFunction?.Origin, usual ? null : FunctionShapes.Build(prototype, layout));
    }
}
