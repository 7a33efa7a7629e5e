using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>GeneratorFunction (ECMA-262 27.3), AsyncGeneratorFunction (27.4) and AsyncFunction (27.7): constructors and the prototypes of such functions.</summary>
internal static unsafe class FunctionKinds
{
    private static readonly BuiltinTable s_generator = BuiltinTable.Constructor("GeneratorFunction", 1, &ConstructGenerator, Intrinsic.GeneratorFunctionPrototype);
    private static readonly BuiltinTable s_asyncGenerator = BuiltinTable.Constructor("AsyncGeneratorFunction", 1, &ConstructAsyncGenerator, Intrinsic.AsyncGeneratorFunctionPrototype);
    private static readonly BuiltinTable s_async = BuiltinTable.Constructor("AsyncFunction", 1, &ConstructAsync, Intrinsic.AsyncFunctionPrototype);

    private static readonly BuiltinTable s_generatorPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.GeneratorFunction, PropertyFlags.Configurable)
        .Intrinsic("prototype", Intrinsic.GeneratorPrototype, PropertyFlags.Configurable)
        .Tag("GeneratorFunction");

    private static readonly BuiltinTable s_asyncGeneratorPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.AsyncGeneratorFunction, PropertyFlags.Configurable)
        .Intrinsic("prototype", Intrinsic.AsyncGeneratorPrototype, PropertyFlags.Configurable)
        .Tag("AsyncGeneratorFunction");

    private static readonly BuiltinTable s_asyncPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.AsyncFunction, PropertyFlags.Configurable)
        .Tag("AsyncFunction");

    public static JsObject CreateGeneratorFunction(Realm realm) => s_generator.NewFunction(realm, realm[Intrinsic.Function]);

    public static JsObject CreateAsyncGeneratorFunction(Realm realm) => s_asyncGenerator.NewFunction(realm, realm[Intrinsic.Function]);

    public static JsObject CreateAsyncFunction(Realm realm) => s_async.NewFunction(realm, realm[Intrinsic.Function]);

    public static JsObject CreateGeneratorFunctionPrototype(Realm realm) => s_generatorPrototype.NewObject(realm, realm.FunctionPrototype);

    public static JsObject CreateAsyncGeneratorFunctionPrototype(Realm realm) => s_asyncGeneratorPrototype.NewObject(realm, realm.FunctionPrototype);

    public static JsObject CreateAsyncFunctionPrototype(Realm realm) => s_asyncPrototype.NewObject(realm, realm.FunctionPrototype);

    // 27.3.1.1 GeneratorFunction ( ...parameterArgs, bodyArg )
    private static JsValue ConstructGenerator(in Call call) => Construct(call, DynamicFunctionKind.Generator);

    // 27.4.1.1 AsyncGeneratorFunction ( ...parameterArgs, bodyArg )
    private static JsValue ConstructAsyncGenerator(in Call call) => Construct(call, DynamicFunctionKind.AsyncGenerator);

    // 27.7.1.1 AsyncFunction ( ...parameterArgs, bodyArg )
    private static JsValue ConstructAsync(in Call call) => Construct(call, DynamicFunctionKind.Async);

    private static JsValue Construct(in Call call, DynamicFunctionKind kind) =>
        DynamicFunctions.Create(call.Thread, kind, call.NewTarget ?? call.Callee, call.Arguments);
}
