using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>StructuredDeserialize (HTML 2.7.4) into one realm. One message each; belongs to the thread that reads.</summary>
internal sealed class CloneReader(JsThread t, NodeHost host, CloneMessage message)
{
    public static readonly PropertyKey Cause = PropertyKey.From("cause");

    private readonly Realm _realm = host.Realm;
    private readonly List<JsObject> _known = [];
    private int _at;

    public JsValue Read()
    {
        JsValue token = message.Tokens[_at++];
        return token.IsHole ? ReadTagged((CloneTag)ReadInt()) : token;
    }

    private int ReadInt() => message.Tokens[_at++].AsInt32;

    private double ReadNumber() => message.Tokens[_at++].AsNumber;

    private T Keep<T>(T made) where T : JsObject
    {
        _known.Add(made);
        return made;
    }

    private JsValue ReadTagged(CloneTag tag)
    {
        t.CheckNativeStack();
        t.Poll();
        return tag switch
        {
            CloneTag.Known => _known[ReadInt()],
            CloneTag.Object => ReadProperties(Keep(_realm.NewObject())),
            CloneTag.Array => ReadArray(),
            CloneTag.DenseArray => ReadDense(),
            CloneTag.Wrapper => Keep(message.Tokens[_at++].ToObject(t)),
            CloneTag.Date => Keep(new DateObject(_realm[Intrinsic.DatePrototype].PrototypeInfo.RootShape(0), ReadNumber())),
            CloneTag.RegExp => Keep(_realm[Intrinsic.RegExp].Construct(t, [message.Tokens[_at++], message.Tokens[_at++]], _realm[Intrinsic.RegExp])),
            CloneTag.Map => ReadMap(),
            CloneTag.Set => ReadSet(),
            CloneTag.Error => ReadError(),
            CloneTag.Buffer => Keep(new ArrayBufferObject(_realm[Intrinsic.ArrayBufferPrototype].PrototypeInfo.RootShape(0), (DataBlock)message.Carried[ReadInt()])),
            CloneTag.SharedBuffer => Keep(new ArrayBufferObject(_realm[Intrinsic.SharedArrayBufferPrototype].PrototypeInfo.RootShape(0), (DataBlock)message.Carried[ReadInt()])),
            CloneTag.TypedArray => ReadTypedArray(),
            CloneTag.DataView => ReadDataView(),
            CloneTag.Port => Keep(PortBinding.NewPort(host, (PortEnd)message.Carried[ReadInt()])),
        };
    }

    private JsObject ReadProperties(JsObject target)
    {
        for (int count = ReadInt(); count > 0; count--)
        {
            PropertyKey key = message.Tokens[_at++].ToPropertyKey(t);
            target.CreateDataProperty(t, key, Read());
        }
        return target;
    }

    private JsArray ReadArray()
    {
        JsArray array = Keep(_realm.NewArray());
        array.Set(t, PropertyKey.FromAtom(Names.Length), ReadNumber(), array);
        ReadProperties(array);
        return array;
    }

    private JsArray ReadDense()
    {
        int length = (int)ReadNumber();
        JsArray array = Keep(_realm.NewArray(message.Tokens.AsSpan(_at, length)));
        _at += length;
        return array;
    }

    private MapObject ReadMap()
    {
        MapObject map = Keep(MapObject.New(_realm));
        for (int count = ReadInt(); count > 0; count--)
        {
            JsValue key = Read();
            map.Set(key, Read());
        }
        return map;
    }

    private SetObject ReadSet()
    {
        SetObject set = Keep(SetObject.New(_realm));
        for (int count = ReadInt(); count > 0; count--)
            set.Add(Read());
        return set;
    }

    private ErrorObject ReadError()
    {
        ErrorObject error = Keep(ErrorObjects.New(_realm[(Intrinsic)ReadInt()]));
        ReadIf(error, PropertyKey.FromAtom(Names.Message));
        ReadIf(error, PropertyKey.FromAtom(Names.Stack));
        ReadIf(error, Cause);
        return error;
    }

    private void ReadIf(ErrorObject error, PropertyKey key)
    {
        if (Read().IsTrue)
            error.DefineHidden(key, Read());
    }

    private TypedArrayObject ReadTypedArray()
    {
        // The view has its number before its buffer, as it was written.
        int place = _known.Count;
        _known.Add(null!);
        var type = (ElementType)ReadInt();
        int offset = ReadInt(), length = ReadInt();
        var buffer = (ArrayBufferObject)Read().AsObject;
        var view = new TypedArrayObject(_realm[TypedArrays.PrototypeOf(type)].PrototypeInfo.RootShape(0), type, buffer, offset, length);
        _known[place] = view;
        return view;
    }

    private DataViewObject ReadDataView()
    {
        int place = _known.Count;
        _known.Add(null!);
        int offset = ReadInt(), length = ReadInt();
        var view = new DataViewObject(_realm[Intrinsic.DataViewPrototype].PrototypeInfo.RootShape(0), (ArrayBufferObject)Read().AsObject, offset, length);
        _known[place] = view;
        return view;
    }
}
