using System.Collections.Concurrent;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Hosting.Node;

/// <summary>What module resolution needs of a package.json.</summary>
internal sealed class PackageInfo(string folder, JsObject json, JsThread t)
{
    public string Folder { get; } = folder;
    public string Path { get; } = System.IO.Path.Combine(folder, "package.json");
    public string? Name { get; } = TextOf(t, json, "name");
    public string? Main { get; } = TextOf(t, json, "main");
    public string? Type { get; } = TextOf(t, json, "type");
    public JsValue Exports { get; } = json.Get(t, PropertyKey.From("exports"));
    public JsValue Imports { get; } = json.Get(t, PropertyKey.From("imports"));

    private static string? TextOf(JsThread t, JsObject json, string key) =>
        json.Get(t, PropertyKey.From(key)) is { IsString: true } value ? value.AsString.ToString() : null;
}

/// <summary>package.json files, read once each.</summary>
internal sealed class PackageCache(NodeHost host)
{
    private readonly ConcurrentDictionary<string, PackageInfo?> _byFolder = [];

    /// <summary>The package.json in this folder, or null.</summary>
    public PackageInfo? In(string folder)
    {
        if (_byFolder.TryGetValue(folder, out PackageInfo? known))
            return known;
        return _byFolder[folder] = Read(folder);
    }

    /// <summary>The package.json that governs a file: the nearest one above, but not above a node_modules folder.</summary>
    public PackageInfo? ScopeOf(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) == "node_modules")
                return null;
            if (In(folder) is { } found)
                return found;
        }
        return null;
    }

    private PackageInfo? Read(string folder)
    {
        string path = Path.Combine(folder, "package.json");
        string text;
        try
        {
            if (!File.Exists(path))
                return null;
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        JsThread t = host.Thread;
        try
        {
            JsValue parsed = host.Realm[Intrinsic.Json].Invoke(t, PropertyKey.From("parse"), JsValue.FromString(text));
            return parsed._cell is JsObject json ? new PackageInfo(folder, json, t) : null;
        }
        catch (JsException e)
        {
            throw NodeErrors.WithCode(t, $"Invalid package config {path}. {ValueText.Of(e.Value)}", "ERR_INVALID_PACKAGE_CONFIG");
        }
    }
}
