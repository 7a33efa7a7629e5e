using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Builtins;

/// <summary>%GeneratorPrototype% (ECMA-262 27.5.1) and %AsyncGeneratorPrototype% (27.6.1).</summary>
internal static unsafe class GeneratorBuiltins
{
    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.GeneratorFunctionPrototype, PropertyFlags.Configurable)
        .Method("next", 1, &Next)
        .Method("return", 1, &Return)
        .Method("throw", 1, &Throw)
        .Tag("Generator");

    private static readonly BuiltinTable s_asyncPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.AsyncGeneratorFunctionPrototype, PropertyFlags.Configurable)
        .Method("next", 1, &AsyncNext)
        .Method("return", 1, &AsyncReturn)
        .Method("throw", 1, &AsyncThrow)
        .Tag("AsyncGenerator");

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    public static JsObject CreateAsyncPrototype(Realm realm) => s_asyncPrototype.NewObject(realm, realm[Intrinsic.AsyncIteratorPrototype]);

    // 27.5.1.2 %GeneratorPrototype%.next ( value )
    private static JsValue Next(in Call call) => Resume(call, ResumeMode.Next, "next");

    // 27.5.1.3 %GeneratorPrototype%.return ( value )
    private static JsValue Return(in Call call) => Resume(call, ResumeMode.Return, "return");

    // 27.5.1.4 %GeneratorPrototype%.throw ( exception )
    private static JsValue Throw(in Call call) => Resume(call, ResumeMode.Throw, "throw");

    private static JsValue Resume(in Call call, ResumeMode mode, string method)
    {
        if (call.This._cell is not GeneratorObject { Kind: CellKind.Generator } generator)
            throw call.Thread.TypeError($"{method} method called on incompatible receiver {ValueText.Of(call.This)}");
        JsValue value = call.Thread.Interpreter.ResumeGenerator(generator, mode, call[0], out bool done, out bool isResultObject);
        return isResultObject ? value : call.Realm.NewIteratorResult(value, done);
    }

    // 27.6.1.2 … 27.6.1.4
    private static JsValue AsyncNext(in Call call) => Enqueue(call, ResumeMode.Next, "next");

    private static JsValue AsyncReturn(in Call call) => Enqueue(call, ResumeMode.Return, "return");

    private static JsValue AsyncThrow(in Call call) => Enqueue(call, ResumeMode.Throw, "throw");

    private static JsValue Enqueue(in Call call, ResumeMode mode, string method)
    {
        JsThread t = call.Thread;
        if (call.This._cell is AsyncGeneratorObject generator)
            return t.Interpreter.EnqueueAsyncGenerator(generator, mode, call[0]);
        var capability = new PromiseCapability(Promises.New(t));
        capability.Reject(t, ((Runtime.Errors.JsException)t.TypeError($"{method} method called on incompatible receiver {ValueText.Of(call.This)}")).Value);
        return capability.Promise;
    }
}
