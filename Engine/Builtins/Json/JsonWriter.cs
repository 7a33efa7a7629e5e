using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>Values to JSON text (ECMA-262 25.5.2). Members of ordinary objects are written from their layout while it stays the same.</summary>
internal ref struct JsonWriter
{
    // Beyond this, escapes could outgrow an int before the next check.
    private const int LongText = 1 << 26;

    private readonly JsThread _t;
    private readonly JsonState _state;
    private readonly JsObject? _replacer;
    private readonly List<PropertyKey>? _properties;
    // The search for circles and the indentation take time with the square of the depth, whatever the machine's stack allows.
    private const int MaxDepth = 8_000;

    private readonly string _gap;
    private readonly List<JsonStep> _path;
    private TextBuffer _out;

    public JsonWriter(JsThread t, JsObject? replacer, List<PropertyKey>? properties, string gap, Span<char> buffer)
    {
        _t = t;
        _state = JsonState.Of(t);
        _replacer = replacer;
        _properties = properties;
        _gap = gap;
        _path = [];
        _out = new TextBuffer(buffer);
    }

    public JsValue Run(JsValue value)
    {
        PropertyKey name = PropertyKey.FromAtom(Names.EmptyName);
        JsObject? holder = null;
        if (_replacer is not null)
        {
            holder = _t.Realm.NewObject();
            holder.DefineOwn(name, value);
        }
        if (!Prepare(ref value, holder, name))
            return JsValue.Undefined;
        Write(value, name);
        return _out.ToJsString();
    }

    /// <summary>Steps 2 to 4 of SerializeJSONProperty. False when the value has no JSON text.</summary>
    // 25.5.2.2 SerializeJSONProperty ( state, key, holder )
    private bool Prepare(ref JsValue value, JsObject? holder, PropertyKey key)
    {
        if (value._cell is not null && !value.IsString && !(value.IsObject && value.AsObject.IsUnwatched(_t) && HasNoToJson(value.AsObject)) && !value.IsSymbol)
        {
            JsValue toJson = value.GetV(_t, PropertyKey.FromAtom(Names.ToJson));
            if (toJson.IsCallable)
                value = toJson.Call(_t, value, key.ToValue());
        }
        if (_replacer is not null)
            value = _replacer.Call(_t, holder!, [key.ToValue(), value]);
        switch (value.CellKind)
        {
            case CellKind.None:
                return !value.IsUndefined;
            case CellKind.Symbol:
                return false;
            case CellKind.Number:
                value = value.ToNumber(_t);
                return true;
            case CellKind.StringObject:
                value = value.ToJsString(_t);
                return true;
            case CellKind.Boolean or CellKind.BigIntObject:
                value = ((PrimitiveWrapper)value.AsObject).Value;
                return true;
        }
        return !value.IsCallable;
    }

    /// <summary>True when looking for toJSON would find nothing and run nothing. The answer holds for a layout until a prototype changes.</summary>
    private readonly bool HasNoToJson(JsObject o)
    {
        // THREADS: the layout that the answer is remembered for is the one that is looked at.
        Shape shape = o.Shape;
        if (_state.IsKnownPlain(shape))
            return true;
        int now = PrototypeEpoch.Now;
        if (shape.IsDictionary ? o.TryFindNamed(Names.ToJson, out _, out _) : shape.TryFind(Names.ToJson, out _))
            return false;
        if (o.IsExotic)
            return false;
        for (JsObject? p = shape.Prototype; p is not null; p = p.Prototype)
        {
            if (p.IsExotic || p.TryFindNamed(Names.ToJson, out _, out _))
                return false;
        }
        if (!shape.IsDictionary)
            _state.NotePlain(shape, now);
        return true;
    }

    private void Write(JsValue value, PropertyKey key)
    {
        switch (value._cell)
        {
            case null:
                WritePrimitive(value);
                break;
            case JsString text:
                CheckLength(text.Length < LongText ? text.Length : JsonText.QuotedLength(text.Span));
                JsonText.Quote(ref _out, text.Span);
                break;
            case JsBigInt:
                throw _t.TypeError("Do not know how to serialize a BigInt");
            case RawJsonObject raw:
                CheckLength(raw.Text.Length);
                _out.Append(raw.Text.Span);
                break;
            default:
                WriteStructure(value.AsObject, key);
                break;
        }
    }

    private void WritePrimitive(JsValue value)
    {
        if (value.IsNumber)
        {
            double number = value.AsNumber;
            if (!double.IsFinite(number))
            {
                _out.Append("null");
                return;
            }
            NumberFormat.TryFormat(number, _out.Reserve(NumberFormat.MaxLength), out int written);
            _out.Advance(written);
            return;
        }
        _out.Append(value.IsNull ? "null" : value.IsTrue ? "true" : "false");
    }

    private readonly void CheckLength(long more)
    {
        if (_out.Length + more > _t.MaxStringLength)
            throw _t.RangeError("Invalid string length");
    }

    private void WriteStructure(JsObject o, PropertyKey key)
    {
        if (_path.Count >= MaxDepth)
            throw _t.RangeError("Maximum call stack size exceeded");
        _t.CheckNativeStack();
        _t.Poll();
        CheckLength(0);
        for (int i = 0; i < _path.Count; i++)
        {
            if (ReferenceEquals(_path[i].Object, o))
                throw _t.TypeError(JsonStep.Circle(_path, i, key));
        }
        _path.Add(new JsonStep(o, key));
        if (ObjectOperations.IsArray(_t, o))
            WriteArray(o);
        else if (_properties is not null)
            WriteKeys(o, _properties);
        else if (o.IsUnwatched(_t) && !o.IsExotic && o.DenseEnd == 0 && (o.Header & (int)CellFlags.SlowElements) == 0 && o.Shape is { IsDictionary: false } shape)
            WriteLayoutOf(o, shape);
        else
            WriteKeys(o, EnumerableKeys(o));
        _path.RemoveAt(_path.Count - 1);
    }

    private readonly List<PropertyKey> EnumerableKeys(JsObject o)
    {
        List<PropertyKey> keys = o.OwnPropertyKeys(_t);
        int count = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            if (!keys[i].IsSymbol && ObjectOperations.IsEnumerableOwn(_t, o, keys[i]))
                keys[count++] = keys[i];
        }
        keys.RemoveRange(count, keys.Count - count);
        return keys;
    }

    // 25.5.2.4 SerializeJSONObject ( state, value )
    private void WriteLayoutOf(JsObject o, Shape shape)
    {
        WriteLayout layout = _state.WriteLayoutOf(shape);
        bool any = false;
        _out.Append('{');
        foreach (ref readonly WriteLayout.Member member in layout.Members.AsSpan())
        {
            JsValue value;
            // A getter or toJSON may have changed the object: then every key is looked up anew.
            if (ReferenceEquals(o.Shape, layout.Shape) && !member.Entry.IsSpecial && !member.Entry.IsAccessor)
                value = o.SlotAt(layout.Shape, member.Entry.Slot).Read(o);
            else
                value = o.Get(_t, member.Key);
            if (!Prepare(ref value, o, member.Key))
                continue;
            if (any)
                _out.Append(',');
            any = true;
            NewLine(0);
            _out.Append(member.Quoted);
            if (_gap.Length > 0)
                _out.Append(' ');
            Write(value, member.Key);
        }
        if (any)
            NewLine(1);
        _out.Append('}');
    }

    private void WriteKeys(JsObject o, List<PropertyKey> keys)
    {
        bool any = false;
        _out.Append('{');
        foreach (PropertyKey key in keys)
        {
            JsValue value = o.Get(_t, key);
            if (!Prepare(ref value, o, key))
                continue;
            if (any)
                _out.Append(',');
            any = true;
            NewLine(0);
            JsonText.Quote(ref _out, key.Cell is JsString name ? name.Span : key.ToString());
            _out.Append(':');
            if (_gap.Length > 0)
                _out.Append(' ');
            Write(value, key);
        }
        if (any)
            NewLine(1);
        _out.Append('}');
    }

    // 25.5.2.5 SerializeJSONArray ( state, value )
    private void WriteArray(JsObject array)
    {
        double length = array.LengthOfArrayLike(_t);
        _out.Append('[');
        for (double i = 0; i < length; i++)
        {
            if (i > 0)
                _out.Append(',');
            NewLine(0);
            PropertyKey key = PropertyKey.FromInteger(i);
            JsValue value = array.GetIndex(_t, i);
            if (Prepare(ref value, array, key))
                Write(value, key);
            else
                _out.Append("null");
            if (((int)i & 0xFFF) == 0)
            {
                _t.Poll();
                CheckLength(0);
            }
        }
        if (length > 0)
            NewLine(1);
        _out.Append(']');
    }

    private void NewLine(int less)
    {
        if (_gap.Length == 0)
            return;
        _out.Append('\n');
        for (int i = _path.Count - less; i > 0; i--)
            _out.Append(_gap);
    }
}
