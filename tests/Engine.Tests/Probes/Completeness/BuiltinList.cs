using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Engine.Tests.Probes.Completeness;

/// <summary>Every function that a realm is born with, under the shortest path that leads to it: from the global object, else from the intrinsic.</summary>
internal static class BuiltinList
{
    public static SortedDictionary<string, JsObject> Of(ConcurrentJs.Hosting.Engine engine)
    {
        Realm realm = engine.MainRealm.Internal;
        var walk = new Walk(engine.Thread);
        walk.From("", realm.GlobalObject);
        for (Intrinsic id = 0; id < Intrinsic.Count; id++)
            walk.From($"%{id}%", realm[id]);
        walk.FromPrototypes();
        return walk.Functions;
    }

    private sealed class Walk(EngineThread t)
    {
        private readonly HashSet<JsObject> _seen = new(ReferenceEqualityComparer.Instance);
        private readonly Queue<(string Name, JsObject Object)> _left = [];

        public SortedDictionary<string, JsObject> Functions { get; } = new(StringComparer.Ordinal);

        public void From(string name, JsObject root)
        {
            Visit(name, root);
            while (_left.TryDequeue(out (string Name, JsObject Object) next))
                Properties(next.Name, next.Object);
        }

        /// <summary>What nothing but a prototype link leads to.</summary>
        public void FromPrototypes()
        {
            foreach (JsObject o in _seen.ToArray())
                if (o.Prototype is { } prototype && !_seen.Contains(prototype))
                    throw new InvalidOperationException($"no property and no intrinsic leads to {prototype.ClassName} {string.Join(' ', prototype.OwnPropertyKeys(t))}");
        }

        private void Visit(string name, JsObject? found)
        {
            if (found is null || !_seen.Add(found))
                return;
            if (found.IsCallable)
                Functions.Add(name, found);
            _left.Enqueue((name, found));
        }

        private void Properties(string name, JsObject o)
        {
            foreach (PropertyKey key in o.OwnPropertyKeys(t))
            {
                string path = key.Cell is Symbol symbol ? $"{name}[{symbol.Description}]" : name.Length == 0 ? Text(key) : $"{name}.{Text(key)}";
                if (!o.GetOwnProperty(t, key, out PropertyDescriptor property))
                    continue;
                if (property.IsAccessor)
                {
                    Visit("get " + path, property.Getter);
                    Visit("set " + path, property.Setter);
                }
                else
                {
                    Visit(path, property.Value._cell as JsObject);
                }
            }
        }

        private static string Text(PropertyKey key) => key.Cell?.ToString() ?? key.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
