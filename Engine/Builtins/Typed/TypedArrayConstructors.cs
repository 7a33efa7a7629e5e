using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>The twelve TypedArray constructors and their prototypes (ECMA-262 23.2.5 to 23.2.7).</summary>
internal static unsafe class TypedArrayConstructors
{
    private static readonly BuiltinTable[] s_constructors =
    [
        Constructor(ElementType.Int8, &Int8), Constructor(ElementType.Uint8, &Uint8), Constructor(ElementType.Uint8Clamped, &Uint8Clamped),
        Constructor(ElementType.Int16, &Int16), Constructor(ElementType.Uint16, &Uint16), Constructor(ElementType.Int32, &Int32),
        Constructor(ElementType.Uint32, &Uint32), Constructor(ElementType.BigInt64, &BigInt64), Constructor(ElementType.BigUint64, &BigUint64),
        Constructor(ElementType.Float16, &Float16), Constructor(ElementType.Float32, &Float32), Constructor(ElementType.Float64, &Float64),
    ];

    private static readonly BuiltinTable[] s_prototypes = [.. Elements.All.Select(Prototype)];

    private static BuiltinTable Constructor(ElementType type, delegate*<in Call, JsValue> code)
    {
        BuiltinTable table = BuiltinTable.Constructor(Elements.Name(type), 3, code, TypedArrays.PrototypeOf(type))
            .Value("BYTES_PER_ELEMENT", Elements.Size(type));
        return type == ElementType.Uint8 ? Uint8ArrayBuiltins.AddStatics(table) : table;
    }

    private static BuiltinTable Prototype(ElementType type)
    {
        BuiltinTable table = new BuiltinTable().Intrinsic("constructor", TypedArrays.ConstructorOf(type)).Value("BYTES_PER_ELEMENT", Elements.Size(type));
        return type == ElementType.Uint8 ? Uint8ArrayBuiltins.AddMethods(table) : table;
    }

    public static JsObject Create(Realm realm, Intrinsic id)
    {
        int number = id - Intrinsic.Int8Array;
        return number % 2 == 0
            ? s_constructors[number / 2].NewFunction(realm, realm[Intrinsic.TypedArray])
            : s_prototypes[number / 2].NewObject(realm, realm[Intrinsic.TypedArrayPrototype]);
    }

    private static JsValue Int8(in Call call) => Construct(call, ElementType.Int8);
    private static JsValue Uint8(in Call call) => Construct(call, ElementType.Uint8);
    private static JsValue Uint8Clamped(in Call call) => Construct(call, ElementType.Uint8Clamped);
    private static JsValue Int16(in Call call) => Construct(call, ElementType.Int16);
    private static JsValue Uint16(in Call call) => Construct(call, ElementType.Uint16);
    private static JsValue Int32(in Call call) => Construct(call, ElementType.Int32);
    private static JsValue Uint32(in Call call) => Construct(call, ElementType.Uint32);
    private static JsValue BigInt64(in Call call) => Construct(call, ElementType.BigInt64);
    private static JsValue BigUint64(in Call call) => Construct(call, ElementType.BigUint64);
    private static JsValue Float16(in Call call) => Construct(call, ElementType.Float16);
    private static JsValue Float32(in Call call) => Construct(call, ElementType.Float32);
    private static JsValue Float64(in Call call) => Construct(call, ElementType.Float64);

    // 23.2.5.1 TypedArray ( ...args )
    private static JsValue Construct(in Call call, ElementType type)
    {
        JsThread t = call.Thread;
        call.RequireNew(Elements.Name(type));
        if (!call[0].IsObject)
        {
            long length = call[0].ToIndex(t);
            return TypedArrays.Allocate(t, call.PrototypeOr(TypedArrays.PrototypeOf(type)), type, length);
        }
        JsObject prototype = call.PrototypeOr(TypedArrays.PrototypeOf(type));
        JsObject source = call[0].AsObject;
        if (source is TypedArrayObject typed)
            return FromTypedArray(t, prototype, type, typed);
        if (source is ArrayBufferObject buffer)
            return OverBuffer(t, prototype, type, buffer, call[1], call[2]);
        var plain = new List<JsValue>();
        if (ArrayFastPath.TryValues(t, call[0], plain))
            return FromList(t, prototype, type, plain);
        if (source.GetMethod(t, Symbol.Iterator) is not { } method)
            return FromArrayLike(t, prototype, type, source);
        return FromList(t, prototype, type, TypedArrayBuiltins.Drain(t, Iterators.FromMethod(t, source, method)));
    }

    // 23.2.5.1.2 InitializeTypedArrayFromTypedArray ( O, srcArray )
    private static TypedArrayObject FromTypedArray(JsThread t, JsObject prototype, ElementType type, TypedArrayObject source)
    {
        if (source.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, Elements.Name(type));
        int length = source.Length;
        TypedArrayObject made = TypedArrays.Allocate(t, prototype, type, length);
        if (Elements.IsBigInt(type) != Elements.IsBigInt(source.Type))
            throw t.TypeError("Cannot mix BigInt and other types, use explicit conversions");
        TypedArrayBuiltins.CopyElements(t, source, 0, made, 0, length);
        return made;
    }

    // 23.2.5.1.3 InitializeTypedArrayFromArrayBuffer ( O, buffer, byteOffset, length )
    private static TypedArrayObject OverBuffer(JsThread t, JsObject prototype, ElementType type, ArrayBufferObject buffer, JsValue byteOffset, JsValue length)
    {
        int size = Elements.Size(type);
        long offset = byteOffset.ToIndex(t);
        if (offset % size != 0)
            throw t.RangeError($"start offset of {Elements.Name(type)} should be a multiple of {size}");
        long newLength = length.IsUndefined ? TypedArrayObject.Tracking : length.ToIndex(t);
        if (buffer.IsDetached)
            throw Buffers.Detached(t, Elements.Name(type));
        buffer.TellLength(t);
        long available = buffer.ByteLength;
        if (length.IsUndefined && !buffer.IsResizable)
        {
            if (available % size != 0)
                throw t.RangeError($"byte length of {Elements.Name(type)} should be a multiple of {size}");
            if (offset > available)
                throw t.RangeError($"Start offset {offset} is outside the bounds of the buffer");
            newLength = (available - offset) / size;
        }
        else if (offset > available || newLength > (available - offset) / size)
        {
            throw t.RangeError($"Invalid typed array length: {newLength}");
        }
        return new TypedArrayObject(prototype.PrototypeInfo.RootShape(0), type, buffer, (int)offset, (int)newLength);
    }

    // 23.2.5.1.4 InitializeTypedArrayFromList ( O, values )
    private static TypedArrayObject FromList(JsThread t, JsObject prototype, ElementType type, List<JsValue> values)
    {
        TypedArrayObject made = TypedArrays.Allocate(t, prototype, type, values.Count);
        for (int k = 0; k < values.Count; k++)
            made.SetElement(t, (uint)k, values[k]);
        return made;
    }

    // 23.2.5.1.5 InitializeTypedArrayFromArrayLike ( O, arrayLike )
    private static TypedArrayObject FromArrayLike(JsThread t, JsObject prototype, ElementType type, JsObject source)
    {
        double length = source.LengthOfArrayLike(t);
        TypedArrayObject made = TypedArrays.Allocate(t, prototype, type, length);
        for (int k = 0; k < length; k++)
            made.SetElement(t, (uint)k, ArrayOps.Get(t, source, k));
        return made;
    }
}
