namespace ConcurrentJs.Hosting;

/// <summary>Modules are files; a specifier is a path relative to the importing file, an absolute path, or a file: URL.</summary>
/// <remarks>Immutable; may be shared by engines on several threads.</remarks>
public sealed class FileModuleLoader : IModuleLoader
{
    private readonly string _root;

    /// <param name="root">What the host's own imports are relative to; null means the working directory.</param>
    public FileModuleLoader(string? root = null) => _root = Path.GetFullPath(root ?? ".");

    /// <inheritdoc/>
    public string Resolve(string specifier, string? referrer)
    {
        if (specifier.StartsWith("file:", StringComparison.Ordinal) && Uri.TryCreate(specifier, UriKind.Absolute, out Uri? url))
            return Path.GetFullPath(url.LocalPath);
        bool isPath = specifier.StartsWith("./", StringComparison.Ordinal) || specifier.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(specifier);
        if (!isPath && referrer is not null)
            throw new ModuleNotFoundException($"Cannot find module '{specifier}' imported from {referrer}: a path begins with ./ or ../");
        string folder = referrer is null ? _root : Path.GetDirectoryName(Path.GetFullPath(referrer)) ?? _root;
        return Path.GetFullPath(Path.Combine(folder, specifier));
    }

    /// <inheritdoc/>
    public ModuleSource Load(string identity)
    {
        try
        {
            string text = File.ReadAllText(identity);
            return new ModuleSource(text, identity.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ModuleKind.Json : ModuleKind.JavaScript);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModuleNotFoundException($"Cannot find module '{identity}'");
        }
    }
}

/// <summary>There are no modules.</summary>
internal sealed class NoModuleLoader : IModuleLoader
{
    public string Resolve(string specifier, string? referrer) =>
        throw new ModuleNotFoundException($"Cannot find module '{specifier}': this engine has no module loader");

    public ModuleSource Load(string identity) => throw new ModuleNotFoundException($"Cannot find module '{identity}'");
}
