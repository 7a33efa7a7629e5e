using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Hosting;

/// <summary>Reads the second argument of import() (ECMA-262 13.3.10.2, steps 10 to 12).</summary>
internal static class ImportOptions
{
    private static readonly PropertyKey s_with = PropertyKey.From("with");

    /// <summary>The type attribute, or "" when there is none.</summary>
    public static string TypeOf(JsThread t, JsValue options)
    {
        if (options.IsUndefined)
            return "";
        if (!options.IsObject)
            throw t.TypeError($"The second argument of import() must be an object (found {ValueText.Of(options)})");
        JsValue attributes = options.AsObject.Get(t, s_with);
        if (attributes.IsUndefined)
            return "";
        if (!attributes.IsObject)
            throw t.TypeError($"The 'with' option of import() must be an object (found {ValueText.Of(attributes)})");
        return Read(t, attributes.AsObject);
    }

    private static string Read(JsThread t, JsObject attributes)
    {
        var entries = new List<(string Key, JsValue Value)>();
        foreach (PropertyKey key in attributes.OwnPropertyKeys(t))
        {
            if (key.IsString && attributes.GetOwnProperty(t, key, out PropertyDescriptor found) && found.Enumerable == true)
                entries.Add((key.ToString(), attributes.Get(t, key)));
        }
        foreach ((string key, JsValue value) in entries)
        {
            if (!value.IsString)
                throw t.TypeError($"Import attribute '{key}' must be a string (found {ValueText.Of(value)})");
        }
        string type = "";
        foreach ((string key, JsValue value) in entries)
        {
            if (key != "type")
                throw t.TypeError($"Import attribute '{key}' is not supported");
            type = value.AsString.ToString();
            if (type != "json")
                throw t.TypeError($"Import attribute 'type' has the unknown value '{type}'");
        }
        return type;
    }
}
