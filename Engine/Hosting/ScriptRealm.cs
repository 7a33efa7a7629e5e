using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Hosting;

/// <summary>A set of globals and intrinsics (ECMA-262 9.3). Belongs to one engine and shares its heap and its jobs.</summary>
/// <remarks>To be used by one thread at a time, together with its engine.</remarks>
public sealed class ScriptRealm
{
    internal ScriptRealm(Engine engine, Realm realm)
    {
        Engine = engine;
        Internal = realm;
    }

    /// <summary>The engine the realm belongs to.</summary>
    public Engine Engine { get; }

    /// <summary>The global object.</summary>
    public ScriptObject Global => new(Engine, Internal.GlobalObject);

    internal Realm Internal { get; }

    /// <summary>Parses and runs a script.</summary>
    /// <param name="source">The program.</param>
    /// <param name="name">What stacks and messages call it, usually a path.</param>
    /// <param name="cancellation">Stops the program.</param>
    /// <returns>The value of the last statement.</returns>
    /// <exception cref="ScriptException">The program has an early error, or threw.</exception>
    /// <exception cref="ScriptStoppedException">The program was stopped.</exception>
    public ScriptValue Evaluate(string source, string? name = null, CancellationToken cancellation = default) =>
        Engine.Enter(this, (source, name ?? "<script>"), static (t, realm, code) =>
        {
            t.Realm = realm.Internal;
            return Hosting.Engine.RunProgram(t, realm.Internal, Hosting.Engine.CompileScript(t, code.source, code.Item2));
        }, cancellation);

    /// <summary>Runs a script that was parsed before.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public ScriptValue Run(Script script, CancellationToken cancellation = default) =>
        Engine.Enter(this, script, static (t, realm, script) =>
        {
            t.Realm = realm.Internal;
            return Hosting.Engine.RunProgram(t, realm.Internal, script.Template);
        }, cancellation);
}
