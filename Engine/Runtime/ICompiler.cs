using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime;

/// <summary>Which of the four function constructors was called (ECMA-262 20.2.1.1.1).</summary>
internal enum DynamicFunctionKind : byte { Normal, Generator, Async, AsyncGenerator }

/// <summary>What Runtime asks of whoever turns text into code.</summary>
internal interface ICompiler
{
    /// <summary>
    /// CreateDynamicFunction (20.2.1.1.1), steps 13 to 28: parses the parameters and the body, each by itself (a SyntaxError is
    /// thrown into the thread's current realm), then the whole of <c>{prefix} anonymous({parameters}\n) {\n{body}\n}</c>, which is
    /// the template's source text. The template has the name "anonymous" and no captures: it stands in the global scope.
    /// </summary>
    FunctionTemplate CompileFunction(JsThread t, DynamicFunctionKind kind, string parameters, string body);

    /// <summary>PerformEval (19.2.1.1) of an indirect call in a realm: parses, declares, runs, answers the completion value.</summary>
    JsValue EvalIndirect(JsThread t, Realm realm, JsString source);
}
