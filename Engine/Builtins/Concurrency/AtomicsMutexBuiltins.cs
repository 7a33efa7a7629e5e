using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>An Atomics.Mutex.UnlockToken instance: empty, or what a mutex is held by.</summary>
/// <remarks>
/// Words: the hold, replaced when the token is filled anew.
/// Invariants: a token is filled only while its hold is over. Memory order: a release store; threads that fill one token at once are told so by luck only.
/// </remarks>
internal sealed class UnlockToken(Shape shape) : JsObject(shape)
{
    private LockHold? _hold;

    public override string ClassName => "UnlockToken";

    /// <summary>The live hold, or null.</summary>
    public LockHold? Hold => Volatile.Read(ref _hold) is { IsLive: true } hold ? hold : null;

    public void Fill(LockHold hold) => Volatile.Write(ref _hold, hold);

    public bool TryUnlock(JsThread t) => Volatile.Read(ref _hold)?.TryRelease(t) == true;
}

/// <summary>Atomics.Mutex and its unlock tokens (https://github.com/tc39/proposal-structs): the lock of <see cref="LockBuiltins"/> under other names.</summary>
internal static unsafe class AtomicsMutexBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("Mutex", 0, &Construct, Intrinsic.AtomicsMutexPrototype)
        .Method("lock", 1, &LockMethod)
        .Method("lockIfAvailable", 2, &LockIfAvailable)
        .Intrinsic("UnlockToken", Intrinsic.UnlockToken);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.AtomicsMutex)
        .Tag("Atomics.Mutex");

    private static readonly BuiltinTable s_tokenConstructor = BuiltinTable.Constructor("UnlockToken", 0, &ConstructToken, Intrinsic.UnlockTokenPrototype);

    private static readonly BuiltinTable s_tokenPrototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.UnlockToken)
        .Getter("locked", &Locked)
        .Method("unlock", 0, &Unlock)
        .Method(Symbol.Dispose, 0, &Dispose)
        .Tag("Atomics.Mutex.UnlockToken");

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateTokenConstructor(Realm realm) => s_tokenConstructor.NewFunction(realm);

    public static JsObject CreateTokenPrototype(Realm realm) => s_tokenPrototype.NewObject(realm, realm.ObjectPrototype);

    // new Atomics.Mutex ( )
    private static JsValue Construct(in Call call)
    {
        call.RequireNew("Atomics.Mutex");
        return new LockObject(call.PrototypeOr(Intrinsic.AtomicsMutexPrototype).PrototypeInfo.RootShape(0));
    }

    // Atomics.Mutex.lock ( mutex [ , unlockToken ] )
    private static JsValue LockMethod(in Call call)
    {
        LockObject mutex = MutexArgument(call, "Atomics.Mutex.lock");
        UnlockToken token = TokenToFill(call, 1, "Atomics.Mutex.lock");
        mutex.Acquire(call.Thread, "Atomics.Mutex.lock");
        return Filled(call.Thread, mutex, token);
    }

    // Atomics.Mutex.lockIfAvailable ( mutex, timeout [ , unlockToken ] )
    private static JsValue LockIfAvailable(in Call call)
    {
        LockObject mutex = MutexArgument(call, "Atomics.Mutex.lockIfAvailable");
        double timeout = Timeout(call, 1);
        UnlockToken token = TokenToFill(call, 2, "Atomics.Mutex.lockIfAvailable");
        return mutex.Acquire(call.Thread, "Atomics.Mutex.lockIfAvailable", timeout) ? Filled(call.Thread, mutex, token) : JsValue.Null;
    }

    // The token holds the mutex from here on, whichever thread gives it back and whatever becomes of this one.
    private static JsValue Filled(JsThread t, LockObject mutex, UnlockToken token)
    {
        mutex.Mutex.BecomeRequest(t);
        token.Fill(mutex.Deliver(t));
        return token;
    }

    /// <summary>Milliseconds; what is no number means: as long as it takes.</summary>
    public static double Timeout(in Call call, int index)
    {
        double ms = call[index].ToNumber(call.Thread);
        return double.IsNaN(ms) || double.IsPositiveInfinity(ms) ? -1 : Math.Max(ms, 0);
    }

    private static LockObject MutexArgument(in Call call, string what) =>
        call[0]._cell as LockObject ?? throw call.Thread.TypeError($"{what}: expected an Atomics.Mutex, found {ValueText.Of(call[0])}");

    private static UnlockToken TokenToFill(in Call call, int index, string what)
    {
        if (call[index].IsUndefined)
            return new UnlockToken(call.Realm[Intrinsic.UnlockTokenPrototype].PrototypeInfo.RootShape(0));
        if (call[index]._cell is not UnlockToken token)
            throw call.Thread.TypeError($"{what}: expected an Atomics.Mutex.UnlockToken, found {ValueText.Of(call[index])}");
        return token.Hold is null ? token : throw call.Thread.TypeError($"{what}: expected an empty unlock token, found one that holds a mutex");
    }

    // new Atomics.Mutex.UnlockToken ( )
    private static JsValue ConstructToken(in Call call)
    {
        call.RequireNew("Atomics.Mutex.UnlockToken");
        return new UnlockToken(call.PrototypeOr(Intrinsic.UnlockTokenPrototype).PrototypeInfo.RootShape(0));
    }

    private static UnlockToken This(in Call call, string member) =>
        call.This._cell as UnlockToken
        ?? throw call.Thread.TypeError($"Atomics.Mutex.UnlockToken.prototype.{member}: expected an UnlockToken, found {ValueText.Of(call.This)}");

    // get Atomics.Mutex.UnlockToken.prototype.locked
    private static JsValue Locked(in Call call) => This(call, "locked").Hold is not null;

    // Atomics.Mutex.UnlockToken.prototype.unlock ( )
    private static JsValue Unlock(in Call call) => This(call, "unlock").TryUnlock(call.Thread);

    // Atomics.Mutex.UnlockToken.prototype [ %Symbol.dispose% ] ( )
    private static JsValue Dispose(in Call call)
    {
        This(call, "[Symbol.dispose]").TryUnlock(call.Thread);
        return JsValue.Undefined;
    }
}
