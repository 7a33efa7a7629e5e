namespace ConcurrentJs.Builtins;

/// <summary>V8's words for what is wrong with a JSON text, since programs print and match them.</summary>
internal ref partial struct JsonParser
{
    private const int ContextLength = 10;

    private readonly Exception Error(string what) => _t.SyntaxError($"{what} in JSON at position {_at}");

    private readonly Exception Unexpected()
    {
        if (_at >= _text.Length)
            return _t.SyntaxError("Unexpected end of JSON input");
        char c = _text[_at];
        if (c is '-' or (>= '0' and <= '9'))
            return Error("Unexpected number");
        if (c == '"')
            return Error("Unexpected string");
        // What these are the text of is no JSON text but a forgotten conversion.
        if (_text is "undefined" or "NaN" or "Infinity" or "[object Object]")
            return _t.SyntaxError($"\"{_text}\" is not valid JSON");
        return _t.SyntaxError($"Unexpected token '{c}', {Context()} is not valid JSON");
    }

    private readonly string Context()
    {
        if (_text.Length <= 2 * ContextLength)
            return $"\"{_text}\"";
        int start = Math.Max(0, _at - ContextLength), end = Math.Min(_text.Length, _at + ContextLength);
        return $"{(start > 0 ? "..." : "")}\"{_text[start..end]}\"{(end < _text.Length ? "..." : "")}";
    }
}
