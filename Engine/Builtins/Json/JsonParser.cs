using System.Globalization;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>JSON text to values (ECMA-404). Runs no user code; members wait on a stack until their object's layout is known.</summary>
internal ref partial struct JsonParser
{
    private const int LargestFastObject = 128;

    private readonly JsThread _t;
    private readonly Realm _realm;
    private readonly JsonState _state;
    private readonly ReadOnlySpan<char> _text;
    private readonly bool _keepsRecords;
    private int _at;
    private int _top;
    private JsonRecord? _record;

    private JsonParser(JsThread t, ReadOnlySpan<char> text, bool keepsRecords)
    {
        _t = t;
        _realm = t.Realm;
        _state = JsonState.Of(t);
        _text = text;
        _keepsRecords = keepsRecords;
    }

    // 25.5.1.1 ParseJSON ( text )
    public static JsValue Parse(JsThread t, JsString text) => new JsonParser(t, text.Span, false).Run(out _);

    /// <summary>Also remembers which text each primitive came from, for revivers.</summary>
    public static JsValue Parse(JsThread t, JsString text, out JsonRecord record) => new JsonParser(t, text.Span, true).Run(out record!);

    private JsValue Run(out JsonRecord? record)
    {
        try
        {
            JsValue value = ParseValue();
            SkipSpace();
            if (_at < _text.Length)
                throw _t.SyntaxError($"Unexpected non-whitespace character after JSON at position {_at}");
            record = _record;
            return value;
        }
        finally
        {
            // What a failed parse left on the stack must not stay alive.
            Array.Clear(_state.Values, 0, _top);
            if (_state.Values.Length > 1 << 16)
                _state.Values = new JsValue[64];
        }
    }

    private void SkipSpace()
    {
        ReadOnlySpan<char> text = _text;
        int at = _at;
        while ((uint)at < (uint)text.Length && text[at] is ' ' or '\n' or '\r' or '\t')
            at++;
        _at = at;
    }

    private readonly char Current => (uint)_at < (uint)_text.Length ? _text[_at] : '\0';

    private JsValue ParseValue()
    {
        SkipSpace();
        int start = _at;
        JsValue value;
        switch (Current)
        {
            case '"':
                value = ParseString();
                break;
            case '{':
                return ParseObject();
            case '[':
                return ParseArray();
            case '-' or (>= '0' and <= '9'):
                value = ParseNumber();
                break;
            case 't':
                value = ParseLiteral("true", JsValue.True);
                break;
            case 'f':
                value = ParseLiteral("false", JsValue.False);
                break;
            case 'n':
                value = ParseLiteral("null", JsValue.Null);
                break;
            default:
                throw Unexpected();
        }
        if (_keepsRecords)
            _record = new JsonRecord(value) { Source = _text[start.._at].ToString() };
        return value;
    }

    private JsValue ParseLiteral(string literal, JsValue value)
    {
        if (_text[_at..].StartsWith(literal))
        {
            _at += literal.Length;
            return value;
        }
        foreach (char c in literal)
        {
            if (Current != c)
                break;
            _at++;
        }
        throw Unexpected();
    }

    private void Push(JsValue value)
    {
        JsValue[] values = _state.Values;
        if (_top == values.Length)
        {
            Array.Resize(ref values, _top * 2);
            _state.Values = values;
        }
        values[_top++] = value;
    }

    private void Drop(int mark)
    {
        _state.Values.AsSpan(mark, _top - mark).Clear();
        _top = mark;
    }

    private JsValue ParseArray()
    {
        _t.CheckNativeStack();
        _t.Poll();
        int mark = _top;
        List<JsonRecord>? records = _keepsRecords ? [] : null;
        _at++;
        SkipSpace();
        if (Current != ']')
        {
            while (true)
            {
                Push(ParseValue());
                records?.Add(_record!);
                SkipSpace();
                char c = Current;
                if (c == ']')
                    break;
                if (c != ',')
                    throw Error("Expected ',' or ']' after array element");
                _at++;
            }
        }
        _at++;
        JsArray array = _realm.NewArray((ReadOnlySpan<JsValue>)_state.Values.AsSpan(mark, _top - mark));
        _t.Born(array);
        Drop(mark);
        if (records is not null)
            _record = new JsonRecord(array) { Elements = records };
        return array;
    }

    private JsValue ParseObject()
    {
        _t.CheckNativeStack();
        _t.Poll();
        int mark = _top;
        Dictionary<PropertyKey, JsonRecord>? records = _keepsRecords ? [] : null;
        _at++;
        SkipSpace();
        if (Current != '}')
        {
            if (Current != '"')
                throw Error("Expected property name or '}'");
            while (true)
            {
                PropertyKey key = ParseKey();
                Push(key.Cell is null ? JsValue.FromUInt32(key.Index) : key.Cell);
                SkipSpace();
                if (Current != ':')
                    throw Error("Expected ':' after property name");
                _at++;
                Push(ParseValue());
                if (records is not null)
                    records[key] = _record!;
                SkipSpace();
                char c = Current;
                if (c == '}')
                    break;
                if (c != ',')
                    throw Error("Expected ',' or '}' after property value");
                _at++;
                SkipSpace();
                if (Current != '"')
                    throw Error("Expected double-quoted property name");
            }
        }
        _at++;
        JsObject o = MakeObject(_state.Values.AsSpan(mark, _top - mark));
        _t.Born(o);
        Drop(mark);
        if (records is not null)
            _record = new JsonRecord(o) { Entries = records };
        return o;
    }

    private readonly JsObject MakeObject(ReadOnlySpan<JsValue> members)
    {
        if (members.Length == 0)
            return _realm.NewObject();
        if (members.Length > 2 * LargestFastObject)
            return AddAll(new JsObject(_realm.ObjectShape(0).ToDictionary()), members);
        if (_state.LayoutFor(_realm, members) is not { } shape)
            return AddAll(_realm.NewObject(), members);
        JsObject o = JsObjectSlots.New(shape);
        int count = members.Length / 2;
        int inline = Math.Min(count, shape.InlineCapacity);
        for (int i = 0; i < inline; i++)
            JsObjectSlots.Inline(o, i).Initialize(members[i * 2 + 1]);
        if (count > inline)
        {
            var overflow = new Slot[count - inline];
            for (int i = 0; i < overflow.Length; i++)
                overflow[i].Initialize(members[(i + inline) * 2 + 1]);
            o.InitializeSlots(overflow);
        }
        return o;
    }

    private static JsObject AddAll(JsObject o, ReadOnlySpan<JsValue> members)
    {
        for (int i = 0; i < members.Length; i += 2)
        {
            PropertyKey key = members[i]._cell is { } name ? PropertyKey.FromAtom(name) : PropertyKey.FromIndex((uint)members[i].AsNumber);
            o.DefineOwn(key, members[i + 1]);
        }
        return o;
    }

    private PropertyKey ParseKey()
    {
        ReadOnlySpan<char> rest = _text[(_at + 1)..];
        int length = PlainRun(rest);
        if (length < rest.Length && rest[length] == '"')
        {
            _at += length + 2;
            ReadOnlySpan<char> name = rest[..length];
            return JsString.TryParseIndex(name, out uint index) ? PropertyKey.FromIndex(index) : PropertyKey.FromAtom(_state.Name(name));
        }
        return PropertyKey.From(ParseEscaped(length));
    }

    private JsString ParseString()
    {
        ReadOnlySpan<char> rest = _text[(_at + 1)..];
        int length = PlainRun(rest);
        if (length < rest.Length && rest[length] == '"')
        {
            _at += length + 2;
            return JsString.Create(rest[..length]);
        }
        return ParseEscaped(length);
    }

    /// <summary>How many characters stand for themselves.</summary>
    private static int PlainRun(ReadOnlySpan<char> text)
    {
        // PERF: names and most values are short; vectors pay off later.
        int near = Math.Min(text.Length, 12);
        for (int i = 0; i < near; i++)
        {
            char c = text[i];
            if (c is '"' or '\\' or < ' ')
                return i;
        }
        int found = text[near..].IndexOfAny(JsonText.Special);
        return found < 0 ? text.Length : found + near;
    }

    /// <summary>A string with escapes, or a bad one; the first <paramref name="plain"/> characters are known to stand for themselves.</summary>
    private JsString ParseEscaped(int plain)
    {
        var result = new TextBuffer(stackalloc char[256]);
        _at++;
        while (true)
        {
            result.Append(_text.Slice(_at, plain));
            _at += plain;
            if (_at >= _text.Length)
                throw Error("Unterminated string");
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return result.ToJsString();
                case '\\':
                    _at++;
                    result.Append(ParseEscape());
                    break;
                default:
                    throw Error("Bad control character in string literal");
            }
            plain = PlainRun(_text[_at..]);
        }
    }

    private char ParseEscape()
    {
        if (_at >= _text.Length)
            throw Error("Unterminated string");
        switch (_text[_at++])
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': break;
            default:
                _at--;
                throw Error("Bad escaped character");
        }
        int unit = 0;
        for (int i = 0; i < 4; i++, _at++)
        {
            int digit = NumberParse.DigitOf(Current);
            if (_at >= _text.Length || digit is < 0 or > 15)
                throw Error("Bad Unicode escape");
            unit = unit * 16 + digit;
        }
        return (char)unit;
    }

    private JsValue ParseNumber()
    {
        int start = _at;
        bool negative = Current == '-';
        if (negative)
            _at++;
        if (!char.IsAsciiDigit(Current))
            throw Error("No number after minus sign");
        ulong mantissa = 0;
        int digits = 0;
        if (Current == '0')
        {
            _at++;
            if (char.IsAsciiDigit(Current))
                throw Error("Unexpected number");
        }
        else
        {
            digits += Digits(ref mantissa);
        }
        char next = Current;
        if (digits < 10 && next is not ('.' or 'e' or 'E'))
        {
            long small = negative ? -(long)mantissa : (long)mantissa;
            return negative && small == 0 ? -0.0 : JsValue.FromInt64(small);
        }
        int scale = 0;
        if (next == '.')
        {
            _at++;
            if (!char.IsAsciiDigit(Current))
                throw Error("Unterminated fractional number");
            scale = Digits(ref mantissa);
            digits += scale;
        }
        bool hasExponent = Current is 'e' or 'E';
        if (hasExponent)
            SkipExponent();
        // Up to 15 digits and powers of ten up to 22 are exact doubles, so one division rounds once (W. Clinger, 1990).
        if (!hasExponent && digits <= 15 && scale <= 22)
        {
            double exact = mantissa / s_powers[scale];
            return negative ? -exact : exact;
        }
        return double.Parse(_text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static readonly double[] s_powers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private int Digits(ref ulong mantissa)
    {
        int start = _at;
        while ((uint)_at < (uint)_text.Length && (uint)(_text[_at] - '0') <= 9)
            mantissa = unchecked(mantissa * 10 + (uint)(_text[_at++] - '0'));
        return _at - start;
    }

    private void SkipExponent()
    {
        _at++;
        if (Current is '+' or '-')
            _at++;
        if (!char.IsAsciiDigit(Current))
            throw Error("Exponent part is missing a number");
        ulong ignored = 0;
        Digits(ref ignored);
    }
}
