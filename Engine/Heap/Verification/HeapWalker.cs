using System.Collections;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Finds everything that roots lead to, breadth first, so that the paths it tells are short.</summary>
/// <remarks>
/// The way through a thing is found by reflection over its fields: whoever adds a class or a field need not think of the verifier, and
/// nothing is missed. Weak references are not followed, nor are syntax trees, which hold nothing of the heap. What an ephemeron table keeps is
/// followed once its key was found.
/// </remarks>
internal sealed class HeapWalker
{
    private readonly record struct Step(object? From, string Label);

    private readonly Dictionary<object, Step> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _open = new();
    private readonly TypeMap _types = new();
    private readonly Dictionary<object, List<Ephemeron>> _waiting = new(ReferenceEqualityComparer.Instance);
    private object? _from;

    private readonly record struct Ephemeron(object Table, object Value);

    public int Visited => _seen.Count;

    /// <summary>Visits all that the roots lead to.</summary>
    public void Walk(IEnumerable<(string Name, object Root)> roots, Action<object> visit)
    {
        foreach ((string name, object root) in roots)
            Add(root, name);
        while (_open.TryDequeue(out object? thing))
        {
            visit(thing);
            _from = thing;
            Expand(thing);
        }
    }

    public string PathTo(object thing)
    {
        var labels = new List<string>();
        object? at = thing;
        while (at is not null && _seen.TryGetValue(at, out Step step))
        {
            labels.Add(step.Label);
            at = step.From;
        }
        labels.Reverse();
        return string.Join('.', labels);
    }

    private void Add(object? thing, string label)
    {
        if (thing is null or string or Type or Delegate { Target: null })
            return;
        if (!_seen.TryAdd(thing, new Step(_from, label)))
            return;
        _open.Enqueue(thing);
        if (_waiting.Count > 0 && _waiting.Remove(thing, out List<Ephemeron>? values))
            AddEphemerons(values);
    }

    private void AddEphemerons(List<Ephemeron> values)
    {
        object? from = _from;
        foreach (Ephemeron ephemeron in values)
        {
            _from = ephemeron.Table;
            Add(ephemeron.Value, "[weak]");
        }
        _from = from;
    }

    private void ExpandEphemerons(IEphemerons table)
    {
        foreach ((object key, object? value) in table.Ephemerons())
        {
            if (value is null)
                continue;
            if (_seen.ContainsKey(key))
                Add(value, "[weak]");
            else if (_waiting.TryGetValue(key, out List<Ephemeron>? others))
                others.Add(new Ephemeron(table, value));
            else
                _waiting[key] = [new Ephemeron(table, value)];
        }
    }

    private void AddValue(JsValue value, string label) => Add(value._cell, label);

    private void Expand(object thing)
    {
        switch (thing)
        {
            case Delegate function:
                Add(function.Target, "target");
                return;
            case Slot[] slots:
                for (int i = 0; i < slots.Length; i++)
                    AddSlot(slots[i], i, null);
                return;
            case JsValue[] values:
                for (int i = 0; i < values.Length; i++)
                    AddValue(values[i], $"[{i}]");
                return;
            case Array array:
                ExpandArray(array);
                return;
            case JsObject o:
                ExpandSlots(o);
                break;
        }
        if (thing is IEphemerons table)
            ExpandEphemerons(table);
        TypeMap.Entry entry = _types.Of(thing.GetType());
        if (entry.IsOurs)
            ExpandFields(thing, entry, "");
        else if (entry.IsCollection)
            ExpandCollection((IEnumerable)thing);
    }

    /// <summary>Properties by their names. Slots that no key has hold what a program cannot reach.</summary>
    private void ExpandSlots(JsObject o)
    {
        Shape shape = o.Shape;
        if (shape is null)
            return;
        PropertyTable table = shape.Dictionary?.Table ?? shape.GetTable();
        foreach ((HeapCell key, PropertyEntry entry) in table.Entries())
        {
            if (!entry.IsSpecial && o.HasSlot(entry.Slot, shape))
                AddSlot(o.SlotAt(shape, entry.Slot), 0, key.ToString());
        }
    }

    private void AddSlot(Slot slot, int index, string? name)
    {
        if (slot.TryReadMade(out JsValue value))
            AddValue(value, name ?? $"[{index}]");
    }

    private void ExpandFields(object thing, TypeMap.Entry entry, string prefix)
    {
        foreach (TypeMap.Field field in entry.Fields)
        {
            object? value = field.Info.GetValue(thing);
            if (value is null)
                continue;
            if (value is JsValue js)
                AddValue(js, prefix + field.Label);
            else if (value is Slot slot)
                AddSlot(slot, 0, prefix + field.Label);
            else if (field.IsStruct)
                ExpandFields(value, _types.Of(value.GetType()), $"{prefix}{field.Label}.");
            else
                Add(value, prefix + field.Label);
        }
    }

    private void ExpandArray(Array array)
    {
        Type element = array.GetType().GetElementType()!;
        if (array.Rank != 1 || !_types.MayLead(element))
            return;
        TypeMap.Entry? fields = element.IsValueType ? _types.Of(element) : null;
        for (int i = 0; i < array.Length; i++)
        {
            if (array.GetValue(i) is not { } item)
                continue;
            if (fields is null)
                Add(item, $"[{i}]");
            else
                ExpandFields(item, fields, $"[{i}].");
        }
    }

    private void ExpandCollection(IEnumerable collection)
    {
        int index = 0;
        foreach (object? item in collection)
            AddItem(item, $"[{index++}]");
    }

    private void AddItem(object? item, string label)
    {
        switch (item)
        {
            case null or string:
                return;
            case JsValue value:
                AddValue(value, label);
                return;
            case DictionaryEntry pair:
                AddItem(pair.Key, label + "key");
                AddItem(pair.Value, label);
                return;
        }
        Type type = item.GetType();
        if (!type.IsValueType)
            Add(item, label);
        else if (type.IsGenericType || _types.MayLead(type))
            ExpandFields(item, _types.Of(type), label + ".");
    }
}
