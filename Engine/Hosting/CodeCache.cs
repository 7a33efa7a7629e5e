using System.Collections.Concurrent;
using ConcurrentJs.Bytecode;

namespace ConcurrentJs.Hosting;

/// <summary>Compiled texts that engines share: a host that runs one program in many engines compiles it once. Any thread may use it.</summary>
/// <remarks>Code is immutable but for its inline caches, which hold for every engine.</remarks>
public sealed class CodeCache
{
    private readonly ConcurrentDictionary<(string Name, string Parameters, string Text), FunctionTemplate> _functions = new();
    private readonly ConcurrentDictionary<(string Name, string Text), ModuleCode> _modules = new();

    internal FunctionTemplate Function(string name, string parameters, string text, Func<FunctionTemplate> compile) =>
        _functions.TryGetValue((name, parameters, text), out FunctionTemplate? known) ? known : _functions.GetOrAdd((name, parameters, text), compile());

    internal ModuleCode Module(string name, string text, Func<ModuleCode> compile) =>
        _modules.TryGetValue((name, text), out ModuleCode? known) ? known : _modules.GetOrAdd((name, text), compile());

    /// <summary>Drops what earlier runs left in the caches of programs' code: the next run does the same inside as the first one did.</summary>
    public void ForgetRuns()
    {
        foreach ((var source, FunctionTemplate function) in _functions)
        {
            if (!source.Name.StartsWith("node:", StringComparison.Ordinal))
                CodeMemory.Forget(function);
        }
        foreach (ModuleCode module in _modules.Values)
        {
            CodeMemory.Forget(module.Start);
            CodeMemory.Forget(module.Body);
        }
    }

    /// <summary>The names and texts of all programs compiled so far, the engine's own left out.</summary>
    public IReadOnlyList<(string Name, string Text)> Sources =>
        [.. _functions.Keys.Select(static key => (key.Name, key.Text)).Concat(_modules.Keys)
            .Where(static source => !source.Name.StartsWith("node:", StringComparison.Ordinal)).Distinct().OrderBy(static source => source.Name, StringComparer.Ordinal)];
}
