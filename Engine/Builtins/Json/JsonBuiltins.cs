using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>JSON (ECMA-262 25.5).</summary>
internal static unsafe class JsonBuiltins
{
    private static readonly BuiltinTable s_json = new BuiltinTable()
        .Method("parse", 2, &Parse)
        .Method("stringify", 3, &Stringify)
        .Method("rawJSON", 1, &RawJson)
        .Method("isRawJSON", 1, &IsRawJson)
        .Tag("JSON");

    private static readonly PropertyKey s_source = PropertyKey.FromAtom(Names.Source);

    public static JsObject Create(Realm realm) => s_json.NewObject(realm, realm.ObjectPrototype);

    // 25.5.1 JSON.parse ( text [ , reviver ] )
    private static JsValue Parse(in Call call)
    {
        JsThread t = call.Thread;
        JsString text = call[0].ToJsString(t);
        if (!call[1].IsCallable)
            return JsonParser.Parse(t, text);
        JsValue value = JsonParser.Parse(t, text, out JsonRecord record);
        JsObject root = call.Realm.NewObject();
        PropertyKey name = PropertyKey.FromAtom(Names.EmptyName);
        root.DefineOwn(name, value);
        return Internalize(t, root, name, call[1].AsObject, record);
    }

    // 25.5.1.2 InternalizeJSONProperty ( holder, name, reviver, parseRecord )
    private static JsValue Internalize(JsThread t, JsObject holder, PropertyKey name, JsObject reviver, JsonRecord? record)
    {
        t.CheckNativeStack();
        t.Poll();
        JsValue value = holder.Get(t, name);
        JsObject context = t.Realm.NewObject();
        if (record is not null && !Equality.SameValue(record.Value, value))
            record = null;
        if (!value.IsObject)
        {
            if (record?.Source is { } source)
                context.DefineOwn(s_source, source);
        }
        else if (ObjectOperations.IsArray(t, value))
        {
            JsObject array = value.AsObject;
            double length = array.LengthOfArrayLike(t);
            for (double i = 0; i < length; i++)
                Revive(t, array, PropertyKey.FromInteger(i), reviver, i < record?.Elements?.Count ? record.Elements[(int)i] : null);
        }
        else
        {
            JsObject o = value.AsObject;
            JsArray keys = ObjectOperations.EnumerableOwn(t, o, PropertyPart.Key);
            for (uint i = 0; i < keys.Length; i++)
            {
                PropertyKey key = keys.GetIndex(t, i).ToPropertyKey(t);
                Revive(t, o, key, reviver, record?.Entries?.GetValueOrDefault(key));
            }
        }
        return reviver.Call(t, holder, [name.ToValue(), value, context]);
    }

    private static void Revive(JsThread t, JsObject o, PropertyKey key, JsObject reviver, JsonRecord? record)
    {
        JsValue value = Internalize(t, o, key, reviver, record);
        if (value.IsUndefined)
            o.Delete(t, key);
        else
            o.CreateDataProperty(t, key, value);
    }

    // 25.5.2 JSON.stringify ( value [ , replacer [ , space ] ] )
    private static JsValue Stringify(in Call call)
    {
        JsThread t = call.Thread;
        JsObject? replacer = call[1].IsCallable ? call[1].AsObject : null;
        List<PropertyKey>? properties = replacer is null && ObjectOperations.IsArray(t, call[1]) ? PropertyList(t, call[1].AsObject) : null;
        string gap = call.Count > 2 ? GapOf(t, call[2]) : "";
        var writer = new JsonWriter(t, replacer, properties, gap, stackalloc char[512]);
        return writer.Run(call[0]);
    }

    private static List<PropertyKey> PropertyList(JsThread t, JsObject array)
    {
        var list = new List<PropertyKey>();
        var seen = new HashSet<PropertyKey>();
        double length = array.LengthOfArrayLike(t);
        for (double i = 0; i < length; i++)
        {
            t.Poll();
            JsValue item = array.GetIndex(t, i);
            if (!item.IsNumber && item.CellKind is not (CellKind.String or CellKind.Number or CellKind.StringObject))
                continue;
            PropertyKey key = PropertyKey.From(item.ToJsString(t));
            if (seen.Add(key))
                list.Add(key);
        }
        return list;
    }

    private static string GapOf(JsThread t, JsValue space)
    {
        if (space.CellKind == CellKind.Number)
            space = space.ToNumber(t);
        else if (space.CellKind == CellKind.StringObject)
            space = space.ToJsString(t);
        if (space.IsNumber)
            return new string(' ', (int)Math.Clamp(space.ToIntegerOrInfinity(t), 0, 10));
        return space._cell is JsString text ? text.Span[..Math.Min(10, text.Length)].ToString() : "";
    }

    // JSON.rawJSON ( text ) https://tc39.es/ecma262/#sec-json.rawjson
    private static JsValue RawJson(in Call call)
    {
        JsThread t = call.Thread;
        JsString text = call[0].ToJsString(t);
        if (text.Length == 0 || IsSpace(text[0]) || IsSpace(text[text.Length - 1]))
            throw t.SyntaxError("Invalid value for JSON.rawJSON: expected the text of a primitive without white space around it");
        if (JsonParser.Parse(t, text).IsObject)
            throw t.SyntaxError("Invalid value for JSON.rawJSON: expected the text of a primitive, found an object or array");
        var raw = new RawJsonObject(Shape.NewRoot(null, 0), text);
        raw.DefineOwn("rawJSON", text);
        raw.SetIntegrity(frozen: true);
        return raw;
    }

    private static bool IsSpace(char c) => c is '\t' or '\n' or '\r' or ' ';

    // JSON.isRawJSON ( O ) https://tc39.es/ecma262/#sec-json.israwjson
    private static JsValue IsRawJson(in Call call) => call[0]._cell is RawJsonObject;
}

/// <summary>An object with an [[IsRawJSON]] internal slot: its text goes into the output as it is.</summary>
internal sealed class RawJsonObject(Shape shape, JsString text) : JsObject(shape)
{
    public JsString Text { get; } = text;
}
