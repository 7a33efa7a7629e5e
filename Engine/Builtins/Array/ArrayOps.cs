using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>What the array methods share: creation by species, relative indices, element access with the dense shortcut.</summary>
internal static class ArrayOps
{
    public const double MaxSafeLength = 9007199254740991;

    // 10.4.2.2 ArrayCreate ( length [ , proto ] ) with the default prototype
    public static JsArray Create(JsThread t, double length)
    {
        if (length > uint.MaxValue)
            throw t.RangeError("Invalid array length");
        return t.Born(JsArray.WithLength(t.Realm.ArrayShape, (uint)length));
    }

    // 10.4.2.3 ArraySpeciesCreate ( originalArray, length )
    public static JsObject SpeciesCreate(JsThread t, JsObject original, double length)
    {
        if (IsDefaultSpecies(t, original) || !ObjectOperations.IsArray(t, original))
            return Create(t, length);
        JsValue constructor = original.Get(t, Names.Constructor);
        if (constructor.IsConstructor)
        {
            Realm other = Constructors.RealmOf(t, constructor.AsObject);
            if (!ReferenceEquals(other, t.Realm) && ReferenceEquals(constructor._cell, other.IfMade(Intrinsic.Array)))
                constructor = JsValue.Undefined;
        }
        if (constructor.IsObject)
        {
            constructor = constructor.AsObject.Get(t, Symbol.Species);
            if (constructor.IsNull)
                constructor = JsValue.Undefined;
        }
        if (constructor.IsUndefined)
            return Create(t, length);
        if (!constructor.IsConstructor)
            throw t.TypeError($"Symbol.species: expected a constructor, found {ValueText.Of(constructor)}");
        return constructor.AsObject.Construct(t, [JsValue.FromNumber(length)], constructor.AsObject);
    }

    /// <summary>PERF: an array whose constructor and species are the original ones; the look-ups are unobservable.</summary>
    public static bool IsDefaultSpecies(JsThread t, JsObject original)
    {
        Realm realm = t.Realm;
        if (original is not JsArray array || !ReferenceEquals(array.Shape, realm.ArrayShape))
            return false;
        JsObject constructor = realm[Intrinsic.Array];
        if (t.Recorder is { } recorder)
            array.TellLookUp(recorder, t, Names.Constructor, realm[Intrinsic.ArrayPrototype]);
        return realm[Intrinsic.ArrayPrototype].TryFindOwn(PropertyKey.FromAtom(Names.Constructor), out _, out JsValue found)
            && ReferenceEquals(found._cell, constructor)
            && constructor.TryFindOwn(Symbol.Species, out _, out JsValue species)
            && species._cell is AccessorPair { Getter: NativeFunction getter } && ReferenceEquals(getter.Native, SpeciesGetter.Native);
    }

    /// <summary>A relative index argument, clamped to [0, length]; <paramref name="missing"/> when undefined.</summary>
    public static double Relative(JsThread t, JsValue argument, double length, double missing)
    {
        if (argument.IsUndefined)
            return missing;
        double relative = argument.ToIntegerOrInfinity(t);
        return relative < 0 ? Math.Max(length + relative, 0) : Math.Min(relative, length);
    }

    /// <summary>HasProperty and Get of an index in one; false when the property is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGet(JsThread t, JsObject o, double index, out JsValue value)
    {
        if (index < uint.MaxValue && o.IsUnwatched(t) && o.HasSimpleElements && o.TryGetDenseElement((uint)index, out value))
            return true;
        return TryGetSlow(t, o, index, out value);
    }

    private static bool TryGetSlow(JsThread t, JsObject o, double index, out JsValue value)
    {
        t.Poll();
        value = default;
        if (o.IsUnwatched(t) && o is JsArray { HasOnlyDenseElements: true })
            return false;
        PropertyKey key = PropertyKey.FromInteger(index);
        if (!o.HasProperty(t, key))
            return false;
        value = o.Get(t, key);
        return true;
    }

    /// <summary>Get of an index, with the dense shortcut and a poll on the slow path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsValue Get(JsThread t, JsObject o, double index)
    {
        if (index < uint.MaxValue && o.IsUnwatched(t) && o.HasSimpleElements && o.TryGetDenseElement((uint)index, out JsValue value))
            return value;
        t.Poll();
        return o.Get(t, PropertyKey.FromInteger(index));
    }

    public static void CreateOrThrow(JsThread t, JsObject o, double index, JsValue value)
    {
        if (o.IsUnwatched(t) && o is JsArray array && index < uint.MaxValue && array.TrySetElement((uint)index, value))
            return;
        o.CreateDataPropertyOrThrow(t, PropertyKey.FromInteger(index), value);
    }

    public static void SetOrThrow(JsThread t, JsObject o, double index, JsValue value)
    {
        if (o.IsUnwatched(t) && o is JsArray array && index < uint.MaxValue && array.TrySetElement((uint)index, value))
            return;
        o.SetIndexOrThrow(t, index, value);
    }

    public static void SetLength(JsThread t, JsObject o, double length) =>
        o.SetOrThrow(t, Names.Length, JsValue.FromNumber(length));

    public static Exception TooLong(JsThread t) => t.TypeError("Array length would pass 2^53 - 1");
}

/// <summary>`get [Symbol.species]`: answers this; one recipe for all constructors.</summary>
internal static unsafe class SpeciesGetter
{
    public static readonly NativeCode Native = new("get [Symbol.species]", 0, &Get);

    public static readonly LazyAccessor Accessor = new(Native, null);

    // 23.1.2.5 get Array [ %Symbol.species% ]
    private static JsValue Get(in Call call) => call.This;

    public static BuiltinTable WithSpecies(this BuiltinTable table) =>
        table.Value(Symbol.Species, Accessor, Heap.Shapes.PropertyFlags.Configurable | Heap.Shapes.PropertyFlags.Accessor);
}
