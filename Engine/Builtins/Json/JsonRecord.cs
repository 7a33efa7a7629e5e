using ConcurrentJs.Heap;

namespace ConcurrentJs.Builtins;

/// <summary>A JSON Parse Record: what the parser made, and for a primitive the text it stood in.</summary>
internal sealed class JsonRecord(JsValue value)
{
    public JsValue Value { get; } = value;
    public string? Source { get; init; }
    public List<JsonRecord>? Elements { get; init; }
    public Dictionary<PropertyKey, JsonRecord>? Entries { get; init; }
}
