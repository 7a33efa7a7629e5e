using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.RegExps;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>StructuredSerializeWithTransfer (HTML 2.7.3, 2.7.6). One message each; belongs to the thread that writes.</summary>
internal sealed class CloneWriter(JsThread t, NodeHost host)
{
    private static readonly PropertyKey s_name = PropertyKey.From("name");

    private readonly List<JsValue> _tokens = [];
    private readonly List<object> _carried = [];
    private readonly Dictionary<JsObject, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsObject, int> _transferred = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes a value; what is in <paramref name="transfer"/> is taken from the sender once everything else is written.</summary>
    public CloneMessage Write(JsValue value, IReadOnlyList<JsObject> transfer)
    {
        foreach (JsObject item in transfer)
        {
            if (item is not (ArrayBufferObject { IsShared: false, IsDetached: false } or HostObject { Data: PortEnd { IsMoved: false } }) || !_transferred.TryAdd(item, _carried.Count))
                throw CannotClone(item);
            _carried.Add(item);
        }
        WriteValue(value);
        foreach ((JsObject item, int number) in _transferred)
            _carried[number] = item is ArrayBufferObject buffer ? Take(buffer) : ((PortEnd)((HostObject)item).Data).Move();
        return new CloneMessage([.. _tokens], [.. _carried]);
    }

    // Nobody else can be writing when the engine has one thread: then the bytes themselves go, without a copy.
    private DataBlock Take(ArrayBufferObject buffer)
    {
        int maxLength = buffer.Block.MaxLength;
        BufferStorage taken = buffer.Detach(t) ?? throw CannotClone(buffer);
        return maxLength < 0 && !t.Registry.SharesHeap && taken.Length == taken.Bytes.Length ? DataBlock.Of(taken.Bytes) : Copy(taken, maxLength);
    }

    private DataBlock Copy(BufferStorage storage, int maxLength)
    {
        DataBlock block = DataBlock.TryAllocate(storage.Length, maxLength, isShared: false)
            ?? throw t.RangeError($"structuredClone: a buffer of {storage.Length} bytes could not be allocated");
        storage.Bytes.AsSpan(0, storage.Length).CopyTo(block.Storage.Bytes);
        return block;
    }

    private void WriteValue(JsValue value)
    {
        if (value._cell is JsString text)
            _tokens.Add(text.HasFlag(CellFlags.Atom) ? text : JsValue.FromString(text.ToString()));
        else if (value._cell is Symbol)
            throw CannotClone(value);
        else if (value._cell is JsObject o)
            WriteObject(o);
        else
            _tokens.Add(value);
    }

    private void Tag(CloneTag tag, params ReadOnlySpan<JsValue> details)
    {
        _tokens.Add(JsValue.Hole);
        _tokens.Add((int)tag);
        foreach (JsValue detail in details)
            _tokens.Add(detail);
    }

    private void WriteObject(JsObject o)
    {
        t.CheckNativeStack();
        t.Poll();
        if (_numbers.TryGetValue(o, out int known))
        {
            Tag(CloneTag.Known, known);
            return;
        }
        if (o.IsCallable)
            throw CannotClone(o);
        _numbers[o] = _numbers.Count;
        switch (o)
        {
            case PrimitiveWrapper { Kind: CellKind.SymbolObject }:
                throw CannotClone(o);
            case PrimitiveWrapper wrapper:
                Tag(CloneTag.Wrapper, wrapper.Value);
                break;
            case StringObject wrapped:
                Tag(CloneTag.Wrapper, JsValue.FromString(wrapped.Value.ToString()));
                break;
            case DateObject date:
                Tag(CloneTag.Date, date.Time);
                break;
            case JsRegExp regExp:
                Tag(CloneTag.RegExp, regExp.Get(t, PropertyKey.From("source")), regExp.Get(t, PropertyKey.From("flags")));
                break;
            case ArrayBufferObject buffer:
                WriteBuffer(buffer);
                break;
            case TypedArrayObject view:
                if (view.IsOutOfBounds)
                    throw CannotClone(o);
                Tag(CloneTag.TypedArray, (int)view.Type, view.ByteOffset, view.FixedLength);
                WriteObject(view.Buffer);
                break;
            case DataViewObject view:
                Tag(CloneTag.DataView, view.ByteOffset, view.FixedByteLength);
                WriteObject(view.Buffer);
                break;
            case MapObject map:
                WriteMap(map);
                break;
            case SetObject set:
                WriteSet(set);
                break;
            case ErrorObject error:
                WriteError(error);
                break;
            case JsArray array:
                WriteArray(array);
                break;
            case HostObject { Data: PortEnd } when _transferred.TryGetValue(o, out int port):
                Tag(CloneTag.Port, port);
                break;
            case HostObject:
                throw CannotClone(o);
            default:
                if (o.Kind is not (CellKind.Object or CellKind.Arguments))
                    throw CannotClone(o);
                Tag(CloneTag.Object);
                WriteProperties(o);
                break;
        }
    }

    private void WriteBuffer(ArrayBufferObject buffer)
    {
        if (_transferred.TryGetValue(buffer, out int number))
        {
            Tag(CloneTag.Buffer, number);
            return;
        }
        if (buffer.IsDetached)
            throw CannotClone(buffer);
        _carried.Add(buffer.IsShared ? buffer.Block : Copy(buffer.Block.Storage, buffer.Block.MaxLength));
        Tag(buffer.IsShared ? CloneTag.SharedBuffer : CloneTag.Buffer, _carried.Count - 1);
    }

    private void WriteMap(MapObject map)
    {
        var entries = new List<(JsValue Key, JsValue Value)>();
        CollectionCursor cursor = default;
        while (map.TryNext(t, ref cursor, out JsValue key, out JsValue value))
            entries.Add((key, value));
        Tag(CloneTag.Map, entries.Count);
        foreach ((JsValue key, JsValue value) in entries)
        {
            WriteValue(key);
            WriteValue(value);
        }
    }

    private void WriteSet(SetObject set)
    {
        var entries = new List<JsValue>();
        CollectionCursor cursor = default;
        while (set.TryNext(t, ref cursor, out JsValue value, out _))
            entries.Add(value);
        Tag(CloneTag.Set, entries.Count);
        foreach (JsValue value in entries)
            WriteValue(value);
    }

    private void WriteError(ErrorObject error)
    {
        string name = error.Get(t, s_name).ToText(t);
        Intrinsic prototype = name switch
        {
            "EvalError" => Intrinsic.EvalErrorPrototype,
            "RangeError" => Intrinsic.RangeErrorPrototype,
            "ReferenceError" => Intrinsic.ReferenceErrorPrototype,
            "SyntaxError" => Intrinsic.SyntaxErrorPrototype,
            "TypeError" => Intrinsic.TypeErrorPrototype,
            "URIError" => Intrinsic.UriErrorPrototype,
            _ => Intrinsic.ErrorPrototype,
        };
        Tag(CloneTag.Error, (int)prototype);
        WriteIf(error.TryFindOwn(PropertyKey.FromAtom(Names.Message), out _, out _), () => JsValue.FromString(error.Get(t, PropertyKey.FromAtom(Names.Message)).ToText(t)));
        JsValue stack = error.Get(t, PropertyKey.FromAtom(Names.Stack));
        WriteIf(stack.IsString, () => stack);
        WriteIf(error.TryFindOwn(CloneReader.Cause, out _, out _), () => error.Get(t, CloneReader.Cause));
    }

    private void WriteIf(bool isThere, Func<JsValue> value)
    {
        _tokens.Add(JsValue.FromBoolean(isThere));
        if (isThere)
            WriteValue(value());
    }

    private void WriteArray(JsArray array)
    {
        uint length = array.Length;
        if (array.IsPlainArray && length <= int.MaxValue)
        {
            int start = _tokens.Count;
            Tag(CloneTag.DenseArray, (double)length);
            bool isDense = true;
            for (uint i = 0; i < length && isDense; i++)
            {
                // A nested value may run the program's getters, which may do anything to the array: look anew each time.
                isDense = array.TryGetDenseElement(i, out JsValue value) && !value.IsObject;
                if (isDense)
                    WriteValue(value);
            }
            if (isDense)
                return;
            _tokens.RemoveRange(start, _tokens.Count - start);
        }
        Tag(CloneTag.Array, (double)length);
        WriteProperties(array);
    }

    private void WriteProperties(JsObject o)
    {
        int countAt = _tokens.Count, count = 0;
        _tokens.Add(0);
        foreach (PropertyKey key in o.OwnPropertyKeys(t))
        {
            if (key.IsSymbol || !ObjectOperations.IsEnumerableOwn(t, o, key))
                continue;
            JsValue value = o.Get(t, key);
            _tokens.Add(key.ToValue());
            WriteValue(value);
            count++;
        }
        _tokens[countAt] = count;
    }

    private Exception CannotClone(JsValue value) =>
        JsThread.Throw(host.RequireBuiltin("internal/structured_clone").AsObject.Invoke(t, PropertyKey.From("fail"), value));
}
