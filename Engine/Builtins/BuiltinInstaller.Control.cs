using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateControl(Realm realm, Intrinsic id) => id switch
    {
        Intrinsic.Promise => PromiseBuiltins.CreateConstructor(realm),
        Intrinsic.PromisePrototype => PromisePrototype.Create(realm),
        Intrinsic.PromiseProtoThen => PromisePrototype.CreateThen(realm),
        Intrinsic.DisposableStack => DisposableStackBuiltins.CreateSyncConstructor(realm),
        Intrinsic.DisposableStackPrototype => DisposableStackBuiltins.CreateSyncPrototype(realm),
        Intrinsic.AsyncDisposableStack => DisposableStackBuiltins.CreateAsyncConstructor(realm),
        Intrinsic.AsyncDisposableStackPrototype => DisposableStackBuiltins.CreateAsyncPrototype(realm),
        Intrinsic.GeneratorFunction => FunctionKinds.CreateGeneratorFunction(realm),
        Intrinsic.GeneratorFunctionPrototype => FunctionKinds.CreateGeneratorFunctionPrototype(realm),
        Intrinsic.AsyncGeneratorFunction => FunctionKinds.CreateAsyncGeneratorFunction(realm),
        Intrinsic.AsyncGeneratorFunctionPrototype => FunctionKinds.CreateAsyncGeneratorFunctionPrototype(realm),
        Intrinsic.AsyncFunction => FunctionKinds.CreateAsyncFunction(realm),
        Intrinsic.AsyncFunctionPrototype => FunctionKinds.CreateAsyncFunctionPrototype(realm),
        Intrinsic.GeneratorPrototype => GeneratorBuiltins.CreatePrototype(realm),
        Intrinsic.AsyncGeneratorPrototype => GeneratorBuiltins.CreateAsyncPrototype(realm),
        _ => null,
    };
}
