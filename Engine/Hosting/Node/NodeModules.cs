using System.Reflection;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The modules that come with the host: JavaScript texts embedded in this assembly.</summary>
internal static class NodeModules
{
    private const string Prefix = "node/";
    private const string Extension = ".js";

    // Only with the scheme: a package may have the same name.
    private static readonly string[] s_onlyWithScheme = ["test", "cjs/test"];

    // What this host has and Node has not: cjs:name.
    private const string OwnScheme = "cjs:", OwnFolder = "cjs/";

    private static readonly Lazy<HashSet<string>> s_all = new(() =>
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string resource in typeof(NodeModules).Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal))
                names.Add(resource[Prefix.Length..^Extension.Length].Replace('\\', '/'));
        }
        return names;
    });

    // What Node has and this host has not: naming one of them deserves a better answer than "cannot find".
    private static readonly HashSet<string> s_absent =
    [
        "cluster", "dgram", "dns", "dns/promises", "domain", "http", "http2", "https", "inspector",
        "inspector/promises", "net", "repl", "sea", "stream/web",
        "sys", "tls", "trace_events", "v8", "vm", "wasi", "zlib", "test/reporters",
    ];

    public static IEnumerable<string> PublicNames(bool withSchemeOnly) =>
        s_all.Value.Where(name => IsPublic(name) && !name.StartsWith(OwnFolder, StringComparison.Ordinal) && (withSchemeOnly || !s_onlyWithScheme.Contains(name))).Order(StringComparer.Ordinal);

    public static string WithoutScheme(string specifier) =>
        specifier.StartsWith("node:", StringComparison.Ordinal) ? specifier[5..]
        : specifier.StartsWith(OwnScheme, StringComparison.Ordinal) ? OwnFolder + specifier[OwnScheme.Length..] : specifier;

    /// <summary>Whether programs may ask for it.</summary>
    public static bool IsPublic(string name) => s_all.Value.Contains(name) && !name.StartsWith("internal/", StringComparison.Ordinal);

    /// <summary>Whether a specifier as a program wrote it names a module of the host.</summary>
    public static bool IsBuiltin(string specifier)
    {
        string name = WithoutScheme(specifier);
        return IsPublic(name) && (name != specifier || !s_onlyWithScheme.Contains(name));
    }

    public static bool IsAbsent(string specifier) => s_absent.Contains(WithoutScheme(specifier));

    public static string AbsentMessage(string specifier) =>
        $"Cannot find module 'node:{WithoutScheme(specifier)}': this host provides {string.Join(", ", PublicNames(withSchemeOnly: true))}";

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> s_texts = new();

    /// <summary>The text of a module; kept, so that the next engine of the process finds it.</summary>
    public static string Read(string name) => s_texts.GetOrAdd(name, ReadResource);

    private static string ReadResource(string name)
    {
        Assembly assembly = typeof(NodeModules).Assembly;
        using Stream stream = assembly.GetManifestResourceStream($"{Prefix}{name}{Extension}")
            ?? assembly.GetManifestResourceStream($"{Prefix}{name.Replace('/', '\\')}{Extension}")
            ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
