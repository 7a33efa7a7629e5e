namespace ConcurrentJs.Hosting;

/// <summary>What a module's text is.</summary>
public enum ModuleKind
{
    /// <summary>An ECMAScript module.</summary>
    JavaScript,

    /// <summary>JSON: the module's only export is the parsed value, as default.</summary>
    Json,
}

/// <summary>A module as its loader found it.</summary>
/// <param name="Text">The source text.</param>
/// <param name="Kind">How to read it.</param>
public sealed record ModuleSource(string Text, ModuleKind Kind = ModuleKind.JavaScript);

/// <summary>Finds modules for an engine. Several threads call it at once when a program's threads import.</summary>
public interface IModuleLoader
{
    /// <summary>Turns what an import says into the module's identity; two imports of one identity get one module.</summary>
    /// <param name="specifier">What stands between the quotes.</param>
    /// <param name="referrer">The identity of the importing module, or the name of the importing script; null at the host's own import.</param>
    /// <exception cref="ModuleNotFoundException">There is no such module.</exception>
    string Resolve(string specifier, string? referrer);

    /// <summary>Reads a module by its identity. Threads that import a module for the first time at once all ask; one answer is kept.</summary>
    /// <exception cref="ModuleNotFoundException">There is no such module.</exception>
    ModuleSource Load(string identity);
}

/// <summary>A loader has no such module. Reaches the program as an Error that import() can catch.</summary>
public sealed class ModuleNotFoundException(string message) : Exception(message);
