using System.Collections;
using System.Reflection;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Which fields of which classes can lead to a cell.</summary>
internal sealed class TypeMap
{
    private static readonly Assembly s_engine = typeof(TypeMap).Assembly;

    private readonly Dictionary<Type, Entry> _entries = [];

    internal sealed record Entry(bool IsOurs, bool IsCollection, Field[] Fields);

    internal readonly record struct Field(FieldInfo Info, string Label, bool IsStruct);

    public Entry Of(Type type)
    {
        if (_entries.TryGetValue(type, out Entry? known))
            return known;
        bool isOurs = type.Assembly == s_engine || type.IsValueType;
        bool isCollection = !isOurs && IsCollection(type);
        return _entries[type] = new Entry(isOurs, isCollection, isOurs ? FieldsOf(type) : []);
    }

    /// <summary>Whether a field or element of this type may hold something to follow.</summary>
    public bool MayLead(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer || type.IsByRef || type.IsByRefLike || type == typeof(string))
            return false;
        // Calling contexts are the process's: they lead to all code that ever ran in it, and by its caches to other engines.
        if (type.Namespace is { } space && (space.StartsWith("ConcurrentJs.Parsing", StringComparison.Ordinal)
            || space.StartsWith("ConcurrentJs.Probes", StringComparison.Ordinal) || space.StartsWith("System.Threading", StringComparison.Ordinal)))
            return false;
        if (type.IsArray)
            return MayLead(type.GetElementType()!);
        if (!type.IsValueType)
            return !IsWeak(type);
        return type == typeof(JsValue) || type == typeof(Slot) || Of(type).Fields.Length > 0;
    }

    private Field[] FieldsOf(Type type)
    {
        // A struct that holds itself through an array must not be asked again.
        _entries[type] = new Entry(true, false, []);
        var fields = new List<Field>();
        for (Type? at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!IsInline(field.FieldType) && MayLead(field.FieldType))
                    fields.Add(new Field(field, LabelOf(field.Name), field.FieldType.IsValueType));
            }
        }
        return [.. fields];
    }

    /// <summary>Inline property slots: the layout says which of them are in use.</summary>
    private static bool IsInline(Type type) => type.GetCustomAttribute<System.Runtime.CompilerServices.InlineArrayAttribute>() is not null;

    // Followed by enumerating them. What an ephemeron table holds is alive through its keys.
    private static bool IsCollection(Type type) =>
        !IsWeak(type) && (typeof(ICollection).IsAssignableFrom(type) || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)));

    private static bool IsWeak(Type type) =>
        type.Name.StartsWith("WeakReference", StringComparison.Ordinal) || type.Name.StartsWith("ConditionalWeakTable", StringComparison.Ordinal);

    private static string LabelOf(string name)
    {
        int open = name.IndexOf('<'), close = name.IndexOf('>');
        return open == 0 && close > 1 ? name[1..close] : name.TrimStart('_');
    }
}
