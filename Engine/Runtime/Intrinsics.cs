namespace ConcurrentJs.Runtime;

/// <summary>The well-known intrinsic objects (ECMA-262 6.1.7.4). Each is made when it is first asked for.</summary>
internal enum Intrinsic : byte
{
    // Fundamentals
    ObjectPrototype, FunctionPrototype, Object, Function, ThrowTypeError, Boolean, BooleanPrototype, Symbol, SymbolPrototype, Reflect, Proxy,
    Error, ErrorPrototype, EvalError, EvalErrorPrototype, RangeError, RangeErrorPrototype, ReferenceError, ReferenceErrorPrototype,
    SyntaxError, SyntaxErrorPrototype, TypeError, TypeErrorPrototype, UriError, UriErrorPrototype, AggregateError, AggregateErrorPrototype,
    SuppressedError, SuppressedErrorPrototype,
    Eval, IsFinite, IsNaN, ParseFloat, ParseInt, DecodeUri, DecodeUriComponent, EncodeUri, EncodeUriComponent, Escape, Unescape,

    // Collections and iteration
    Array, ArrayPrototype, ArrayIteratorPrototype, ArrayProtoValues, ArrayProtoToString, Iterator, IteratorPrototype, IteratorHelperPrototype, WrapForValidIteratorPrototype,
    AsyncIteratorPrototype, AsyncFromSyncIteratorPrototype, Map, MapPrototype, MapIteratorPrototype, MapProtoEntries, Set, SetPrototype, SetIteratorPrototype, SetProtoValues,
    WeakMap, WeakMapPrototype, WeakSet, WeakSetPrototype, WeakRef, WeakRefPrototype, FinalizationRegistry, FinalizationRegistryPrototype,

    // Text and numbers
    String, StringPrototype, StringIteratorPrototype, StringProtoTrimStart, StringProtoTrimEnd, Number, NumberPrototype, BigInt, BigIntPrototype, Math, Date, DatePrototype, DateProtoToUtcString, Json,
    RegExp, RegExpPrototype, RegExpStringIteratorPrototype,

    // Binary data
    ArrayBuffer, ArrayBufferPrototype, SharedArrayBuffer, SharedArrayBufferPrototype, DataView, DataViewPrototype, Atomics,
    TypedArray, TypedArrayPrototype, TypedArrayProtoValues, Int8Array, Int8ArrayPrototype, Uint8Array, Uint8ArrayPrototype, Uint8ClampedArray, Uint8ClampedArrayPrototype,
    Int16Array, Int16ArrayPrototype, Uint16Array, Uint16ArrayPrototype, Int32Array, Int32ArrayPrototype, Uint32Array, Uint32ArrayPrototype,
    BigInt64Array, BigInt64ArrayPrototype, BigUint64Array, BigUint64ArrayPrototype, Float16Array, Float16ArrayPrototype,
    Float32Array, Float32ArrayPrototype, Float64Array, Float64ArrayPrototype,

    // Control abstraction
    Promise, PromisePrototype, PromiseProtoThen, GeneratorFunction, GeneratorFunctionPrototype, GeneratorPrototype, AsyncGeneratorFunction, AsyncGeneratorFunctionPrototype,
    AsyncGeneratorPrototype, AsyncFunction, AsyncFunctionPrototype, DisposableStack, DisposableStackPrototype, AsyncDisposableStack, AsyncDisposableStackPrototype,

    // Threads (none of ECMA-262)
    Thread, ThreadPrototype, Lock, LockPrototype, Condition, ConditionPrototype, ThreadLocal, ThreadLocalPrototype,
    ConcurrentAccessError, ConcurrentAccessErrorPrototype, AtomicsMutex, AtomicsMutexPrototype, AtomicsCondition, AtomicsConditionPrototype,
    UnlockToken, UnlockTokenPrototype,

    Count,
}
