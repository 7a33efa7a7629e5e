using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Abstract operations on typed arrays (ECMA-262 23.2.4, 10.4.5).</summary>
internal static class TypedArrays
{
    public static Intrinsic ConstructorOf(ElementType type) => (Intrinsic)((int)Intrinsic.Int8Array + 2 * (int)type);

    public static Intrinsic PrototypeOf(ElementType type) => (Intrinsic)((int)Intrinsic.Int8ArrayPrototype + 2 * (int)type);

    // 23.2.4.4 ValidateTypedArray ( O, order )
    public static TypedArrayObject Validate(JsThread t, JsValue value, string what)
    {
        if (value._cell is not TypedArrayObject typed)
            throw t.TypeError($"{what}: expected a typed array, found {ValueText.Of(value)}");
        typed.TellLength(t);
        return typed.IsOutOfBounds ? throw OutOfBounds(t, what) : typed;
    }

    public static Exception OutOfBounds(JsThread t, string what) => t.TypeError($"{what}: the typed array is out of bounds or its buffer is detached");

    /// <summary>A new typed array over fresh zeros.</summary>
    public static TypedArrayObject Allocate(JsThread t, JsObject prototype, ElementType type, double length)
    {
        if (length > DataBlock.LargestLength >> Elements.SizeShift(type))
            throw t.RangeError($"Invalid typed array length: {ValueText.OfNumber(length)}");
        ArrayBufferObject buffer = Buffers.Allocate(t, (long)length << Elements.SizeShift(type));
        return new TypedArrayObject(prototype.PrototypeInfo.RootShape(0), type, buffer, 0, (int)length);
    }

    // 23.2.4.3 TypedArrayCreateSameType ( exemplar, argumentList )
    public static TypedArrayObject CreateSameType(JsThread t, TypedArrayObject exemplar, double length) =>
        Allocate(t, t.Realm[PrototypeOf(exemplar.Type)], exemplar.Type, length);

    // 23.2.4.1 TypedArraySpeciesCreate ( exemplar, argumentList ) with a length
    public static TypedArrayObject SpeciesCreate(JsThread t, TypedArrayObject exemplar, double length)
    {
        JsObject constructor = Constructors.SpeciesOf(t, exemplar, ConstructorOf(exemplar.Type));
        if (ReferenceEquals(constructor, t.Realm.IfMade(ConstructorOf(exemplar.Type))))
            return CreateSameType(t, exemplar, length);
        return CheckContent(t, exemplar, Create(t, constructor, length));
    }

    /// <summary>TypedArraySpeciesCreate with (buffer, byteOffset [, length]).</summary>
    public static TypedArrayObject SpeciesCreate(JsThread t, TypedArrayObject exemplar, ReadOnlySpan<JsValue> arguments)
    {
        JsObject constructor = Constructors.SpeciesOf(t, exemplar, ConstructorOf(exemplar.Type));
        JsObject made = constructor.Construct(t, arguments, constructor);
        return CheckContent(t, exemplar, Validate(t, made, "the species constructor's result"));
    }

    private static TypedArrayObject CheckContent(JsThread t, TypedArrayObject exemplar, TypedArrayObject made)
    {
        if (Elements.IsBigInt(made.Type) != Elements.IsBigInt(exemplar.Type))
            throw t.TypeError("Content type of the source and of the created typed array must be the same");
        return made;
    }

    // 23.2.4.2 TypedArrayCreateFromConstructor ( constructor, argumentList ) with a length
    public static TypedArrayObject Create(JsThread t, JsObject constructor, double length)
    {
        JsObject made = constructor.Construct(t, [JsValue.FromNumber(length)], constructor);
        TypedArrayObject typed = Validate(t, made, "the constructor's result");
        return typed.Length < length ? throw t.TypeError($"The constructor made a typed array that is too short (expected {ValueText.OfNumber(length)} elements, found {typed.Length})") : typed;
    }

    public static JsValue Get(JsThread t, TypedArrayObject o, int index)
    {
        o.TellElement(t, (uint)index, Access.Read);
        return o.TryGetElement((uint)index, out JsValue value) ? value : JsValue.Undefined;
    }
}
