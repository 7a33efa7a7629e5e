using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The "exports" and "imports" fields of package.json: conditions, subpaths, patterns.</summary>
/// <remarks>https://nodejs.org/api/esm.html#resolution-algorithm-specification, PACKAGE_EXPORTS_RESOLVE and what it uses.</remarks>
internal static class PackageTargets
{
    /// <summary>The file that a subpath ("." or "./x") leads to. Throws when the package does not export it.</summary>
    public static string ResolveExports(JsThread t, PackageInfo package, string subpath, string[] conditions)
    {
        JsValue exports = package.Exports;
        bool isMap = exports._cell is JsObject map && !ObjectOperations.IsArray(t, exports) && HasSubpaths(t, map);
        string? target = null;
        if (!isMap)
            target = subpath == "." ? ResolveTarget(t, package, exports, null, conditions, isImport: false) : null;
        else
            target = ResolveKey(t, package, subpath, exports.AsObject, conditions, isImport: false);
        if (target is not null)
            return target;
        string message = subpath == "." ? $"No \"exports\" main defined in {package.Path}"
            : $"Package subpath '{subpath}' is not defined by \"exports\" in {package.Path}";
        throw NodeErrors.WithCode(t, message, "ERR_PACKAGE_PATH_NOT_EXPORTED");
    }

    /// <summary>The file or specifier that "#name" leads to, or null.</summary>
    public static string? ResolveImports(JsThread t, PackageInfo package, string specifier, string[] conditions) =>
        package.Imports._cell is JsObject map ? ResolveKey(t, package, specifier, map, conditions, isImport: true) : null;

    private static bool HasSubpaths(JsThread t, JsObject map)
    {
        foreach (PropertyKey key in map.OwnPropertyKeys(t))
            return key.ToString().StartsWith('.');
        return false;
    }

    // PACKAGE_IMPORTS_EXPORTS_RESOLVE
    private static string? ResolveKey(JsThread t, PackageInfo package, string key, JsObject map, string[] conditions, bool isImport)
    {
        if (!key.Contains('*') && !key.EndsWith('/') && map.HasOwnProperty(t, PropertyKey.From(key)))
            return ResolveTarget(t, package, map.Get(t, PropertyKey.From(key)), null, conditions, isImport);
        string? best = null;
        string? match = null;
        foreach (PropertyKey candidate in map.OwnPropertyKeys(t))
        {
            string pattern = candidate.ToString();
            int star = pattern.IndexOf('*');
            string start = star < 0 ? pattern : pattern[..star];
            string end = star < 0 ? "" : pattern[(star + 1)..];
            if (star < 0 && !pattern.EndsWith('/'))
                continue;
            bool matches = key.StartsWith(start, StringComparison.Ordinal) && key.Length >= start.Length + end.Length && key != start
                && key.EndsWith(end, StringComparison.Ordinal);
            if (!matches || (best is not null && !IsMoreSpecific(pattern, best)))
                continue;
            best = pattern;
            match = key[start.Length..^end.Length];
        }
        return best is null ? null : ResolveTarget(t, package, map.Get(t, PropertyKey.From(best)), match, conditions, isImport);
    }

    // PATTERN_KEY_COMPARE: the longer base wins.
    private static bool IsMoreSpecific(string pattern, string other)
    {
        int length = pattern.IndexOf('*') is >= 0 and var star ? star + 1 : pattern.Length;
        int otherLength = other.IndexOf('*') is >= 0 and var otherStar ? otherStar + 1 : other.Length;
        return length != otherLength ? length > otherLength : pattern.Length > other.Length;
    }

    // PACKAGE_TARGET_RESOLVE
    private static string? ResolveTarget(JsThread t, PackageInfo package, JsValue target, string? match, string[] conditions, bool isImport)
    {
        t.CheckNativeStack();
        if (target.IsString)
            return ResolveText(t, package, target.AsString.ToString(), match, isImport);
        if (target._cell is not JsObject o)
            return null;
        if (ObjectOperations.IsArray(t, target))
            return ResolveFirst(t, package, o, match, conditions, isImport);
        foreach (PropertyKey key in o.OwnPropertyKeys(t))
        {
            string condition = key.ToString();
            if (Array.IndexOf(conditions, condition) < 0)
                continue;
            JsValue value = o.Get(t, key);
            // Null closes the subpath: later conditions do not open it again.
            if (value.IsNull)
                return null;
            if (ResolveTarget(t, package, value, match, conditions, isImport) is { } found)
                return found;
        }
        return null;
    }

    private static string? ResolveFirst(JsThread t, PackageInfo package, JsObject list, string? match, string[] conditions, bool isImport)
    {
        double length = list.LengthOfArrayLike(t);
        JsException? failure = null;
        for (uint i = 0; i < length; i++)
        {
            try
            {
                if (ResolveTarget(t, package, list.GetIndex(t, i), match, conditions, isImport) is { } found)
                    return found;
            }
            catch (JsException e)
            {
                failure = e;
            }
        }
        return failure is null ? null : throw failure;
    }

    private static string ResolveText(JsThread t, PackageInfo package, string target, string? match, bool isImport)
    {
        if (!target.StartsWith("./", StringComparison.Ordinal))
        {
            if (isImport && !target.StartsWith("../", StringComparison.Ordinal) && !target.StartsWith('/'))
                return match is null ? target : target.Replace("*", match, StringComparison.Ordinal);
            throw Invalid(t, package, target);
        }
        string[] segments = target[2..].Split('/', '\\');
        if (segments.Any(static segment => segment is "." or ".." or "node_modules"))
            throw Invalid(t, package, target);
        string path = match is null ? target
            : target.EndsWith('/') ? target + match
            : target.Replace("*", match, StringComparison.Ordinal);
        return Path.GetFullPath(path, package.Folder);
    }

    private static Exception Invalid(JsThread t, PackageInfo package, string target) =>
        NodeErrors.WithCode(t, $"Invalid package target \"{target}\" defined in the package config {package.Path}; targets must start with \"./\"", "ERR_INVALID_PACKAGE_TARGET");
}
