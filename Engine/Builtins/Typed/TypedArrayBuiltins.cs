using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Builtins;

/// <summary>%TypedArray% and its prototype (ECMA-262 23.2.1 to 23.2.3).</summary>
internal static unsafe partial class TypedArrayBuiltins
{
    private static readonly BuiltinTable s_constructor = BuiltinTable.Constructor("TypedArray", 0, &Construct, Intrinsic.TypedArrayPrototype)
        .Method("from", 1, &From)
        .Method("of", 0, &Of)
        .WithSpecies();

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.TypedArray)
        .Getter("buffer", &Buffer)
        .Getter("byteLength", &ByteLength)
        .Getter("byteOffset", &ByteOffset)
        .Getter("length", &Length)
        .Method("entries", 0, &Entries)
        .Method("keys", 0, &Keys)
        .Intrinsic("values", Intrinsic.TypedArrayProtoValues)
        .Method("at", 1, &At)
        .Method("copyWithin", 2, &CopyWithin)
        .Method("every", 1, &Every)
        .Method("fill", 1, &Fill)
        .Method("filter", 1, &Filter)
        .Method("find", 1, &Find)
        .Method("findIndex", 1, &FindIndex)
        .Method("findLast", 1, &FindLast)
        .Method("findLastIndex", 1, &FindLastIndex)
        .Method("forEach", 1, &ForEach)
        .Method("includes", 1, &Includes)
        .Method("indexOf", 1, &IndexOf)
        .Method("join", 1, &Join)
        .Method("lastIndexOf", 1, &LastIndexOf)
        .Method("map", 1, &Map)
        .Method("reverse", 0, &Reverse)
        .Method("reduce", 1, &Reduce)
        .Method("reduceRight", 1, &ReduceRight)
        .Method("set", 1, &Set)
        .Method("slice", 2, &Slice)
        .Method("some", 1, &Some)
        .Method("sort", 1, &Sort)
        .Method("subarray", 2, &Subarray)
        .Method("toReversed", 0, &ToReversed)
        .Method("toSorted", 1, &ToSorted)
        .Method("with", 2, &With)
        .Method("toLocaleString", 0, &ToLocaleString)
        .Intrinsic("toString", Intrinsic.ArrayProtoToString)
        .Intrinsic(Symbol.Iterator, Intrinsic.TypedArrayProtoValues)
        .Getter(Symbol.ToStringTag, &Tag);

    private static readonly NativeCode s_values = new("values", 0, &Values);

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    public static JsObject CreateValues(Realm realm) => new NativeFunction(realm, s_values);

    // 23.2.1.1 %TypedArray% ( )
    private static JsValue Construct(in Call call) => throw call.Thread.TypeError("Abstract class TypedArray not directly constructable");

    /// <summary>IteratorToList of a record.</summary>
    internal static List<JsValue> Drain(JsThread t, IteratorRecord record)
    {
        var values = new List<JsValue>();
        while (record.StepValue(t, out JsValue value))
            values.Add(value);
        return values;
    }

    // 23.2.2.1 %TypedArray%.from ( source [ , mapper [ , thisArg ] ] )
    private static JsValue From(in Call call)
    {
        JsThread t = call.Thread;
        JsObject constructor = ThisConstructor(call, "from");
        JsObject? mapper = call[1].IsUndefined ? null : call.CallableArgument(1, "%TypedArray%.from: the mapper");
        JsObject? method = call[0].GetMethod(t, Symbol.Iterator);
        List<JsValue>? list = method is null ? null : Drain(t, Iterators.FromMethod(t, call[0], method));
        JsObject? source = list is null ? call[0].ToObject(t) : null;
        double length = list?.Count ?? source!.LengthOfArrayLike(t);
        TypedArrayObject target = TypedArrays.Create(t, constructor, length);
        for (int k = 0; k < length; k++)
        {
            JsValue value = list is not null ? list[k] : ArrayOps.Get(t, source!, k);
            if (mapper is not null)
                value = mapper.Call(t, call[2], [value, k]);
            target.SetElement(t, (uint)k, value);
        }
        return target;
    }

    // 23.2.2.2 %TypedArray%.of ( ...items )
    private static JsValue Of(in Call call)
    {
        JsObject constructor = ThisConstructor(call, "of");
        TypedArrayObject target = TypedArrays.Create(call.Thread, constructor, call.Count);
        for (int k = 0; k < call.Count; k++)
            target.SetElement(call.Thread, (uint)k, call[k]);
        return target;
    }

    private static JsObject ThisConstructor(in Call call, string method) =>
        call.This.IsConstructor ? call.This.AsObject : throw call.Thread.TypeError($"%TypedArray%.{method}: {ValueText.Of(call.This)} is not a constructor");

    private static TypedArrayObject This(in Call call, string member) =>
        call.This._cell as TypedArrayObject ?? throw call.Thread.TypeError($"%TypedArray%.prototype.{member}: expected a typed array, found {ValueText.Of(call.This)}");

    private static TypedArrayObject Valid(in Call call, string method) => TypedArrays.Validate(call.Thread, call.This, $"%TypedArray%.prototype.{method}");

    // 23.2.3.2 get %TypedArray%.prototype.buffer
    private static JsValue Buffer(in Call call) => This(call, "buffer").Buffer;

    // 23.2.3.3 get %TypedArray%.prototype.byteLength
    private static JsValue ByteLength(in Call call)
    {
        TypedArrayObject o = This(call, "byteLength");
        o.Buffer.TellLength(call.Thread);
        return o.ByteLength;
    }

    // 23.2.3.4 get %TypedArray%.prototype.byteOffset
    private static JsValue ByteOffset(in Call call)
    {
        TypedArrayObject o = This(call, "byteOffset");
        o.Buffer.TellLength(call.Thread);
        return o.IsOutOfBounds ? 0 : o.ByteOffset;
    }

    // 23.2.3.21 get %TypedArray%.prototype.length
    private static JsValue Length(in Call call)
    {
        TypedArrayObject o = This(call, "length");
        o.Buffer.TellLength(call.Thread);
        return o.Length;
    }

    // 23.2.3.38 get %TypedArray%.prototype [ %Symbol.toStringTag% ]
    private static JsValue Tag(in Call call) => call.This._cell is TypedArrayObject o ? Elements.Name(o.Type) : JsValue.Undefined;

    // 23.2.3.35 %TypedArray%.prototype.values ( )
    private static JsValue Values(in Call call) => ArrayIterator.New(call.Realm, Valid(call, "values"), IterationKind.Values);

    // 23.2.3.19 %TypedArray%.prototype.keys ( )
    private static JsValue Keys(in Call call) => ArrayIterator.New(call.Realm, Valid(call, "keys"), IterationKind.Keys);

    // 23.2.3.7 %TypedArray%.prototype.entries ( )
    private static JsValue Entries(in Call call) => ArrayIterator.New(call.Realm, Valid(call, "entries"), IterationKind.Entries);

    // 23.2.3.1 %TypedArray%.prototype.at ( index )
    private static JsValue At(in Call call)
    {
        TypedArrayObject o = Valid(call, "at");
        double length = o.Length;
        double relative = call[0].ToIntegerOrInfinity(call.Thread);
        double k = relative >= 0 ? relative : length + relative;
        return k < 0 || k >= length ? JsValue.Undefined : TypedArrays.Get(call.Thread, o, (int)k);
    }

    // 23.2.3.6 %TypedArray%.prototype.copyWithin ( target, start [ , end ] )
    private static JsValue CopyWithin(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = Valid(call, "copyWithin");
        double length = o.Length;
        double to = ArrayOps.Relative(t, call[0], length, 0);
        double from = ArrayOps.Relative(t, call[1], length, 0);
        double final = ArrayOps.Relative(t, call[2], length, length);
        double count = Math.Min(final - from, length - to);
        if (count <= 0)
            return o;
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "%TypedArray%.prototype.copyWithin");
        o.TellRange(t, (long)from, (long)(from + count), Access.Read);
        o.TellRange(t, (long)to, (long)(to + count), Access.Write);
        Span<byte> bytes = o.Bytes;
        int size = o.ElementSize;
        int fromByte = (int)from * size, toByte = (int)to * size;
        int byteCount = Math.Min((int)count * size, Math.Min(bytes.Length - fromByte, bytes.Length - toByte));
        if (byteCount > 0)
            bytes.Slice(fromByte, byteCount).CopyTo(bytes[toByte..]);
        return o;
    }

    // 23.2.3.9 %TypedArray%.prototype.fill ( value [ , start [ , end ] ] )
    private static JsValue Fill(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = Valid(call, "fill");
        double length = o.Length;
        JsValue value = Elements.Convert(t, o.Type, call[0]);
        double start = ArrayOps.Relative(t, call[1], length, 0);
        double end = ArrayOps.Relative(t, call[2], length, length);
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "%TypedArray%.prototype.fill");
        o.TellRange(t, (long)start, (long)end, Access.Write);
        Span<byte> bytes = o.Bytes;
        int size = o.ElementSize;
        int final = (int)Math.Min(end, bytes.Length / size);
        if (start >= final)
            return o;
        bytes = bytes[((int)start * size)..(final * size)];
        Elements.Write(ref bytes[0], o.Type, value);
        // Doubling copies of the first element.
        for (int done = size; done < bytes.Length; done *= 2)
            bytes[..Math.Min(done, bytes.Length - done)].CopyTo(bytes[done..]);
        return o;
    }

    // 23.2.3.16 %TypedArray%.prototype.includes ( searchElement [ , fromIndex ] )
    private static JsValue Includes(in Call call)
    {
        TypedArrayObject o = Valid(call, "includes");
        int length = o.Length;
        if (length == 0)
            return false;
        for (int k = (int)ArrayOps.Relative(call.Thread, call[1], length, 0); k < length; k++)
        {
            if (Equality.SameValueZero(TypedArrays.Get(call.Thread, o, k), call[0]))
                return true;
        }
        return false;
    }

    // 23.2.3.17 %TypedArray%.prototype.indexOf ( searchElement [ , fromIndex ] )
    private static JsValue IndexOf(in Call call)
    {
        TypedArrayObject o = Valid(call, "indexOf");
        int length = o.Length;
        if (length == 0)
            return -1;
        for (int k = (int)ArrayOps.Relative(call.Thread, call[1], length, 0); k < length; k++)
        {
            o.TellElement(call.Thread, (uint)k, Access.Read);
            if (o.TryGetElement((uint)k, out JsValue value) && Equality.Strict(value, call[0]))
                return k;
        }
        return -1;
    }

    // 23.2.3.20 %TypedArray%.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
    private static JsValue LastIndexOf(in Call call)
    {
        TypedArrayObject o = Valid(call, "lastIndexOf");
        double length = o.Length;
        if (length == 0)
            return -1;
        double n = call.Count > 1 ? call[1].ToIntegerOrInfinity(call.Thread) : length - 1;
        for (double k = n >= 0 ? Math.Min(n, length - 1) : length + n; k >= 0; k--)
        {
            o.TellElement(call.Thread, (uint)k, Access.Read);
            if (o.TryGetElement((uint)k, out JsValue value) && Equality.Strict(value, call[0]))
                return k;
        }
        return -1;
    }

    // 23.2.3.18 %TypedArray%.prototype.join ( separator )
    private static JsValue Join(in Call call)
    {
        TypedArrayObject o = Valid(call, "join");
        int length = o.Length;
        string separator = call[0].IsUndefined ? "," : call[0].ToText(call.Thread);
        return ArrayBuiltins.JoinElements(call.Thread, o, length, separator, null);
    }

    private static readonly PropertyKey s_toLocaleString = PropertyKey.From("toLocaleString");

    // 23.2.3.31 %TypedArray%.prototype.toLocaleString ( )
    private static JsValue ToLocaleString(in Call call)
    {
        TypedArrayObject o = Valid(call, "toLocaleString");
        return ArrayBuiltins.JoinElements(call.Thread, o, o.Length, ",", s_toLocaleString);
    }
}
