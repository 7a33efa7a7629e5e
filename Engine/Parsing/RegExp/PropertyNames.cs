using System.Collections.Frozen;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

internal enum PropertyKind
{
    GeneralCategory,
    Script,
    ScriptExtensions,
    Binary,
    Strings,
}

/// <summary>A property of \p{…} by its canonical name.</summary>
internal readonly record struct PropertyReference(PropertyKind Kind, string Name);

/// <summary>The names that \p{…} knows: tables 67 to 71 of ECMA-262, and the value aliases of the Unicode Character
/// Database. Matching is exact; the loose matching of UTS 18 is not allowed.</summary>
internal static class PropertyNames
{
    private static readonly FrozenDictionary<string, string> s_categories = Read(UnicodeNames.GeneralCategories);
    private static readonly FrozenDictionary<string, string> s_scripts = Read(UnicodeNames.Scripts);
    private static readonly FrozenDictionary<string, string> s_binary = Read(UnicodeNames.BinaryProperties);
    private static readonly FrozenDictionary<string, string> s_strings = Read(UnicodeNames.StringProperties);

    /// <summary>\p{Name}: a general category, a binary property or, under v, a property of strings.</summary>
    public static PropertyReference? Find(string name, bool allowStrings)
    {
        if (s_categories.TryGetValue(name, out string? category))
            return new PropertyReference(PropertyKind.GeneralCategory, category);
        if (s_binary.TryGetValue(name, out string? binary))
            return new PropertyReference(PropertyKind.Binary, binary);
        if (allowStrings && s_strings.TryGetValue(name, out string? strings))
            return new PropertyReference(PropertyKind.Strings, strings);
        return null;
    }

    /// <summary>\p{Name=Value}</summary>
    public static PropertyReference? Find(string name, string value)
    {
        PropertyKind? kind = name switch
        {
            "General_Category" or "gc" => PropertyKind.GeneralCategory,
            "Script" or "sc" => PropertyKind.Script,
            "Script_Extensions" or "scx" => PropertyKind.ScriptExtensions,
            _ => null,
        };
        if (kind == null)
            return null;
        return (kind == PropertyKind.GeneralCategory ? s_categories : s_scripts).TryGetValue(value, out string? canonical)
            ? new PropertyReference(kind.Value, canonical)
            : null;
    }

    /// <summary>Lines of a canonical name and its aliases, separated by blanks.</summary>
    private static FrozenDictionary<string, string> Read(string lines)
    {
        var names = new Dictionary<string, string>();
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ');
            foreach (string word in words)
                names[word] = words[0];
        }
        return names.ToFrozenDictionary();
    }
}
