using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Builtins;

/// <summary>An object that is being written, and the key it was found under.</summary>
internal readonly record struct JsonStep(JsObject Object, PropertyKey Key)
{
    private const int ShownFirst = 2;

    /// <summary>V8's picture of a cycle: where it starts, two steps and the last one, and the key that closes it.</summary>
    public static string Circle(List<JsonStep> path, int start, PropertyKey closing)
    {
        var text = new StringBuilder("Converting circular structure to JSON\n    --> starting at object with constructor ");
        text.Append(ConstructorOf(path[start].Object));
        for (int i = start + 1; i < path.Count; i++)
        {
            bool shown = i <= start + ShownFirst || i == path.Count - 1;
            if (shown)
                text.Append("\n    |     ").Append(Named(path[i].Key)).Append(" -> object with constructor ").Append(ConstructorOf(path[i].Object));
            else if (i == start + ShownFirst + 1)
                text.Append("\n    |     ...");
        }
        return text.Append("\n    --- ").Append(Named(closing)).Append(" closes the circle").ToString();
    }

    private static string Named(PropertyKey key) => key.IsIndex ? $"index {key}" : $"property '{key}'";

    /// <summary>The constructor's name as far as no user code has to run for it.</summary>
    private static string ConstructorOf(JsObject o)
    {
        for (JsObject? p = o; p is not null && !p.IsExotic; p = p.Prototype)
        {
            if (!p.TryFindOwn(PropertyKey.FromAtom(Names.Constructor), out _, out JsValue raw))
                continue;
            return raw.TryObject is { IsExotic: false } constructor && constructor.TryFindOwn(PropertyKey.FromAtom(Names.Name), out _, out JsValue name)
                && name._cell is JsString text ? $"'{text}'" : $"'{o.ClassName}'";
        }
        return $"'{o.ClassName}'";
    }
}
