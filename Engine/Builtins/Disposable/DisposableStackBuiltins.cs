using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Disposal;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>A DisposableStack or AsyncDisposableStack instance.</summary>
internal sealed class DisposableStack(Shape shape, bool isAsync, DisposeCapability resources) : JsObject(shape)
{
    public bool IsAsync { get; } = isAsync;
    public DisposeCapability Resources { get; } = resources;

    public override string ClassName => IsAsync ? "AsyncDisposableStack" : "DisposableStack";
}

/// <summary>DisposableStack and AsyncDisposableStack (explicit resource management, https://tc39.es/proposal-explicit-resource-management/).</summary>
internal static unsafe class DisposableStackBuiltins
{
    private static readonly BuiltinTable
        s_syncConstructor = BuiltinTable.Constructor("DisposableStack", 0, &ConstructSync, Intrinsic.DisposableStackPrototype),
        s_asyncConstructor = BuiltinTable.Constructor("AsyncDisposableStack", 0, &ConstructAsync, Intrinsic.AsyncDisposableStackPrototype);

    private static readonly NativeCode s_dispose = new("dispose", 0, &Dispose), s_disposeAsync = new("disposeAsync", 0, &DisposeAsync), s_adopted = new("", 0, &CallAdopted);

    private static readonly BuiltinTable s_syncPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.DisposableStack)
        .Method("adopt", 2, &AdoptSync)
        .Method("defer", 1, &DeferSync)
        .Getter("disposed", &DisposedSync)
        .Method("move", 0, &MoveSync)
        .Method("use", 1, &UseSync)
        .Tag("DisposableStack");

    private static readonly BuiltinTable s_asyncPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.AsyncDisposableStack)
        .Method("adopt", 2, &AdoptAsync)
        .Method("defer", 1, &DeferAsync)
        .Getter("disposed", &DisposedAsync)
        .Method("move", 0, &MoveAsync)
        .Method("use", 1, &UseAsync)
        .Tag("AsyncDisposableStack");

    public static JsObject CreateSyncConstructor(Realm realm) => s_syncConstructor.NewFunction(realm);

    public static JsObject CreateAsyncConstructor(Realm realm) => s_asyncConstructor.NewFunction(realm);

    public static JsObject CreateSyncPrototype(Realm realm) => WithDispose(realm, s_syncPrototype, "dispose", s_dispose, Symbol.Dispose);

    public static JsObject CreateAsyncPrototype(Realm realm) => WithDispose(realm, s_asyncPrototype, "disposeAsync", s_disposeAsync, Symbol.AsyncDispose);

    /// <summary>The method and the symbol name one function.</summary>
    private static JsObject WithDispose(Realm realm, BuiltinTable table, string name, NativeCode code, Symbol symbol)
    {
        JsObject prototype = table.NewObject(realm, realm.ObjectPrototype);
        var dispose = new NativeFunction(realm, code);
        prototype.DefineHidden(PropertyKey.From(name), dispose);
        prototype.DefineHidden(symbol, dispose);
        return prototype;
    }

    // DisposableStack ( )
    private static JsValue ConstructSync(in Call call) => Construct(call, false);

    // AsyncDisposableStack ( )
    private static JsValue ConstructAsync(in Call call) => Construct(call, true);

    private static DisposableStack Construct(in Call call, bool isAsync)
    {
        call.RequireNew(call.Callee.Native.Name);
        return New(call.PrototypeOr(isAsync ? Intrinsic.AsyncDisposableStackPrototype : Intrinsic.DisposableStackPrototype), isAsync, new DisposeCapability());
    }

    private static DisposableStack New(JsObject prototype, bool isAsync, DisposeCapability resources) =>
        new(prototype.PrototypeInfo.RootShape(0), isAsync, resources);

    private static DisposableStack ThisStack(in Call call, bool isAsync) =>
        call.This._cell is DisposableStack stack && stack.IsAsync == isAsync ? stack
            : throw call.Thread.TypeError($"{call.Callee.Native.Name}: expected {(isAsync ? "an AsyncDisposableStack" : "a DisposableStack")}, found {ValueText.Of(call.This)}");

    private static DisposeCapability LiveResources(in Call call, bool isAsync)
    {
        DisposeCapability resources = ThisStack(call, isAsync).Resources;
        return resources.IsDisposed ? throw DisposeCapability.DisposedAlready(call.Thread) : resources;
    }

    // DisposableStack.prototype.use ( value )
    private static JsValue UseSync(in Call call) => Use(call, false);

    // AsyncDisposableStack.prototype.use ( value )
    private static JsValue UseAsync(in Call call) => Use(call, true);

    private static JsValue Use(in Call call, bool isAsync)
    {
        LiveResources(call, isAsync).Add(call.Thread, call[0], isAsync);
        return call[0];
    }

    // DisposableStack.prototype.adopt ( value, onDispose )
    private static JsValue AdoptSync(in Call call) => Adopt(call, false);

    // AsyncDisposableStack.prototype.adopt ( value, onDisposeAsync )
    private static JsValue AdoptAsync(in Call call) => Adopt(call, true);

    private sealed record Adopted(JsValue Value, JsObject OnDispose);

    private static JsValue Adopt(in Call call, bool isAsync)
    {
        DisposeCapability resources = LiveResources(call, isAsync);
        JsObject onDispose = call.CallableArgument(1, "onDispose");
        resources.AddMethod(call.Thread, NativeFunction.New(call.Thread, s_adopted, new Adopted(call[0], onDispose)), isAsync);
        return call[0];
    }

    private static JsValue CallAdopted(in Call call)
    {
        var adopted = (Adopted)call.Callee.State!;
        return adopted.OnDispose.Call(call.Thread, JsValue.Undefined, [adopted.Value]);
    }

    // DisposableStack.prototype.defer ( onDispose )
    private static JsValue DeferSync(in Call call) => Defer(call, false);

    // AsyncDisposableStack.prototype.defer ( onDisposeAsync )
    private static JsValue DeferAsync(in Call call) => Defer(call, true);

    private static JsValue Defer(in Call call, bool isAsync)
    {
        LiveResources(call, isAsync).AddMethod(call.Thread, call.CallableArgument(0, "onDispose"), isAsync);
        return JsValue.Undefined;
    }

    // get DisposableStack.prototype.disposed
    private static JsValue DisposedSync(in Call call) => ThisStack(call, false).Resources.IsDisposed;

    // get AsyncDisposableStack.prototype.disposed
    private static JsValue DisposedAsync(in Call call) => ThisStack(call, true).Resources.IsDisposed;

    // DisposableStack.prototype.move ( )
    private static JsValue MoveSync(in Call call) => Move(call, false);

    // AsyncDisposableStack.prototype.move ( )
    private static JsValue MoveAsync(in Call call) => Move(call, true);

    private static DisposableStack Move(in Call call, bool isAsync)
    {
        DisposeCapability resources = LiveResources(call, isAsync);
        // THREADS: the one who takes the resources has them; a second taker comes too late.
        if (!resources.TryTake(out DisposableResource? newest))
            throw DisposeCapability.DisposedAlready(call.Thread);
        JsObject prototype = call.Realm[isAsync ? Intrinsic.AsyncDisposableStackPrototype : Intrinsic.DisposableStackPrototype];
        return New(prototype, isAsync, DisposeCapability.Of(newest));
    }

    // DisposableStack.prototype.dispose ( )
    private static JsValue Dispose(in Call call)
    {
        if (!ThisStack(call, false).Resources.TryTake(out DisposableResource? newest))
            return JsValue.Undefined;
        var walk = new DisposeWalk(newest);
        walk.Next(call.Thread, out _);
        return walk.Error is { } error ? throw JsThread.Throw(error.Value) : JsValue.Undefined;
    }

    // AsyncDisposableStack.prototype.disposeAsync ( )
    private static JsValue DisposeAsync(in Call call)
    {
        JsThread t = call.Thread;
        if (call.This._cell is not DisposableStack { IsAsync: true } stack)
            return Promises.NewRejected(t, ErrorObjects.Create(t, t.Realm, ErrorKind.Type, $"disposeAsync: expected an AsyncDisposableStack, found {ValueText.Of(call.This)}"));
        return stack.Resources.TryTake(out DisposableResource? newest)
            ? AsyncDisposal.Start(t, newest) : Promises.NewResolved(t, JsValue.Undefined);
    }
}
