using ConcurrentJs.Bytecode;

namespace ConcurrentJs.Hosting;

/// <summary>A parsed script.</summary>
/// <remarks>Immutable; may be run from any thread in any engine (<see cref="ScriptRealm.Run"/>).</remarks>
public sealed class Script
{
    internal Script(string name, FunctionTemplate template)
    {
        Name = name;
        Template = template;
    }

    /// <summary>The name that stacks and messages give it.</summary>
    public string Name { get; }

    internal FunctionTemplate Template { get; }

    /// <summary>Drops what earlier runs left in the code's caches: the next run does the same inside as the first one did.</summary>
    public void ForgetRuns() => CodeMemory.Forget(Template);
}
