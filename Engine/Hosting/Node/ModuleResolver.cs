using System.Collections.Concurrent;
using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Hosting.Node;

/// <summary>From what a program writes between the quotes to a file or a module of the host.</summary>
/// <remarks>The algorithms of https://nodejs.org/api/modules.html#all-together and https://nodejs.org/api/esm.html#resolution-algorithm;
/// package exports and imports are in <see cref="PackageTargets"/>. The answer is a real path, or "node:name".</remarks>
internal sealed class ModuleResolver
{
    private static readonly string[] s_extensions = [".js", ".json", ".node"];
    private static readonly string[] s_requireConditions = ["node", "require", "module-sync", "default"];
    private static readonly string[] s_importConditions = ["node", "import", "module-sync", "default"];

    private readonly NodeHost _host;
    private readonly ConcurrentDictionary<string, string> _realFolders = [];

    public ModuleResolver(NodeHost host)
    {
        _host = host;
        Packages = new PackageCache(host);
    }

    public PackageCache Packages { get; }

    private JsThread Thread => _host.Thread;

    /// <summary>What require(specifier) in this file means; a null file stands for the working directory.</summary>
    public string ResolveRequire(string specifier, string? from)
    {
        string folder = from is null ? Environment.CurrentDirectory : Path.GetDirectoryName(from)!;
        // The name as it was asked for: that is what require.resolve answers.
        if (NodeModules.IsBuiltin(specifier))
            return specifier;
        if (specifier.StartsWith("node:", StringComparison.Ordinal))
            throw NodeErrors.WithCode(Thread, NodeModules.AbsentMessage(specifier), "ERR_UNKNOWN_BUILTIN_MODULE");
        if (IsRelative(specifier) || Path.IsPathRooted(specifier))
        {
            string path = Path.GetFullPath(specifier, folder);
            bool mustBeFolder = specifier.EndsWith('/') || specifier.EndsWith("/.", StringComparison.Ordinal) || specifier.EndsWith("/..", StringComparison.Ordinal) || specifier is "." or "..";
            return (mustBeFolder ? null : AsFile(path)) ?? AsFolder(path) ?? throw NotFound(specifier);
        }
        if (specifier.StartsWith('#'))
            return AsImport(specifier, from ?? Path.Combine(folder, "noop.js"), s_requireConditions);
        return Bare(specifier, from ?? Path.Combine(folder, "noop.js"), s_requireConditions, legacy: true) ?? throw NotFound(specifier);
    }

    /// <summary>What import of this specifier in this file means.</summary>
    public string ResolveImport(string specifier, string? from)
    {
        string referrer = from ?? Path.Combine(Environment.CurrentDirectory, "noop.js");
        if (NodeModules.IsBuiltin(specifier))
            return "node:" + NodeModules.WithoutScheme(specifier);
        if (specifier.StartsWith("node:", StringComparison.Ordinal))
            throw NodeErrors.WithCode(Thread, NodeModules.AbsentMessage(specifier), "ERR_UNKNOWN_BUILTIN_MODULE");
        if (specifier.StartsWith("file:", StringComparison.Ordinal))
            return ExistingFile(PathOf(specifier), from);
        if (specifier.StartsWith("data:", StringComparison.Ordinal))
            return specifier;
        if (IsRelative(specifier) || specifier.StartsWith('/'))
        {
            string decoded = specifier.Contains('%') ? Uri.UnescapeDataString(specifier) : specifier;
            return ExistingFile(Path.GetFullPath(WithoutQuery(decoded), Path.GetDirectoryName(referrer)!), from);
        }
        if (specifier.StartsWith('#'))
            return AsImport(specifier, referrer, s_importConditions);
        return Bare(specifier, referrer, s_importConditions, legacy: false)
            ?? throw NodeErrors.WithCode(Thread,
                NodeModules.IsAbsent(specifier) ? NodeModules.AbsentMessage(specifier)
                    : $"Cannot find package '{PackageName(specifier, out _)}' imported from {from ?? Environment.CurrentDirectory}", "ERR_MODULE_NOT_FOUND");
    }

    /// <summary>The folders a bare specifier is looked for in, nearest first.</summary>
    public static List<string> NodeModuleFolders(string from)
    {
        var folders = new List<string>();
        for (string? folder = Path.GetFullPath(from); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) != "node_modules")
                folders.Add(Path.Combine(folder, "node_modules"));
        }
        return folders;
    }

    public static string PathOf(string fileUrl) =>
        Uri.TryCreate(fileUrl, UriKind.Absolute, out Uri? url) ? Path.GetFullPath(Uri.UnescapeDataString(url.AbsolutePath)) : fileUrl;

    private static bool IsRelative(string specifier) =>
        specifier is "." or ".." || specifier.StartsWith("./", StringComparison.Ordinal) || specifier.StartsWith("../", StringComparison.Ordinal);

    private static string WithoutQuery(string specifier)
    {
        int end = specifier.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? specifier : specifier[..end];
    }

    private string? AsFile(string path)
    {
        if (File.Exists(path))
            return RealPath(path);
        foreach (string extension in s_extensions)
        {
            if (File.Exists(path + extension))
                return RealPath(path + extension);
        }
        return null;
    }

    private string? AsFolder(string path)
    {
        if (!Directory.Exists(path))
            return null;
        if (Packages.In(path)?.Main is { Length: > 0 } main)
        {
            string target = Path.GetFullPath(main, path);
            if ((AsFile(target) ?? AsIndex(target)) is { } found)
                return found;
        }
        return AsIndex(path);
    }

    private string? AsIndex(string folder)
    {
        foreach (string extension in s_extensions)
        {
            string path = Path.Combine(folder, "index" + extension);
            if (File.Exists(path))
                return RealPath(path);
        }
        return null;
    }

    private string? Bare(string specifier, string from, string[] conditions, bool legacy)
    {
        string name = PackageName(specifier, out string subpath);
        // A package may name itself.
        if (Packages.ScopeOf(from) is { Exports: { IsUndefined: false } } self && self.Name == name)
            return Target(PackageTargets.ResolveExports(Thread, self, subpath, conditions), specifier, from, legacy);
        foreach (string modules in NodeModuleFolders(Path.GetDirectoryName(from)!))
        {
            string folder = Path.Combine(modules, name);
            PackageInfo? package = Directory.Exists(folder) ? Packages.In(folder) : null;
            if (package is { Exports: { IsNullOrUndefined: false } })
                return Target(PackageTargets.ResolveExports(Thread, package, subpath, conditions), specifier, from, legacy);
            if (legacy)
            {
                string path = Path.Combine(modules, specifier);
                if ((specifier.EndsWith('/') ? null : AsFile(path)) is { } file)
                    return file;
                if (AsFolder(path) is { } found)
                    return found;
                continue;
            }
            if (!Directory.Exists(folder))
                continue;
            if (subpath == ".")
                return AsFolder(folder) ?? throw Missing(folder, from);
            return ExistingFile(Path.GetFullPath(subpath, folder), from);
        }
        return null;
    }

    private string AsImport(string specifier, string from, string[] conditions)
    {
        PackageInfo? scope = Packages.ScopeOf(from);
        string? target = scope is null ? null : PackageTargets.ResolveImports(Thread, scope, specifier, conditions);
        if (target is null)
        {
            throw NodeErrors.WithCode(Thread,
                $"Package import specifier \"{specifier}\" is not defined{(scope is null ? "" : $" in package {scope.Path}")} imported from {from}",
                "ERR_PACKAGE_IMPORT_NOT_DEFINED", Threads.ErrorKind.Type);
        }
        if (Path.IsPathRooted(target))
            return Target(target, specifier, from, legacy: conditions == s_requireConditions);
        return conditions == s_requireConditions ? ResolveRequire(target, from) : ResolveImport(target, from);
    }

    private string Target(string path, string specifier, string from, bool legacy)
    {
        if (File.Exists(path))
            return RealPath(path);
        throw legacy ? NodeErrors.ModuleNotFound(Thread, $"Cannot find module '{path}'") : Missing(path, from);
    }

    private string ExistingFile(string path, string? from)
    {
        if (File.Exists(path))
            return RealPath(path);
        if (Directory.Exists(path))
        {
            throw NodeErrors.WithCode(Thread,
                $"Directory import '{path}' is not supported resolving ES modules imported from {from}", "ERR_UNSUPPORTED_DIR_IMPORT");
        }
        throw Missing(path, from);
    }

    private Exception Missing(string path, string? from) =>
        NodeErrors.WithCode(Thread, $"Cannot find module '{path}'{(from is null ? "" : $" imported from {from}")}", "ERR_MODULE_NOT_FOUND");

    private Exception NotFound(string specifier) =>
        NodeErrors.ModuleNotFound(Thread, NodeModules.IsAbsent(specifier) ? NodeModules.AbsentMessage(specifier) : $"Cannot find module '{specifier}'");

    private static string PackageName(string specifier, out string subpath)
    {
        int slash = specifier.IndexOf('/');
        if (specifier.StartsWith('@') && slash >= 0)
            slash = specifier.IndexOf('/', slash + 1);
        subpath = slash < 0 ? "." : "." + specifier[slash..];
        return slash < 0 ? specifier : specifier[..slash];
    }

    /// <summary>The path with every link followed: one file is one module, however it is reached.</summary>
    public string RealPath(string path)
    {
        string folder = Path.GetDirectoryName(path) is { } parent ? RealFolder(parent) : "";
        string joined = Path.Combine(folder, Path.GetFileName(path));
        return new FileInfo(joined).LinkTarget is null ? joined : File.ResolveLinkTarget(joined, returnFinalTarget: true)?.FullName is { } target ? RealPath(target) : joined;
    }

    private string RealFolder(string folder)
    {
        if (_realFolders.TryGetValue(folder, out string? known))
            return known;
        if (Path.GetDirectoryName(folder) is not { } parent)
            return folder;
        string joined = Path.Combine(RealFolder(parent), Path.GetFileName(folder));
        string real = new DirectoryInfo(joined).LinkTarget is null ? joined
            : Directory.ResolveLinkTarget(joined, returnFinalTarget: true)?.FullName is { } target ? RealFolder(target) : joined;
        return _realFolders[folder] = real;
    }
}
