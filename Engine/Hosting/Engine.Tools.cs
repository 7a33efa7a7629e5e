using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Hosting;

/// <summary>What shells and debuggers ask of an engine.</summary>
public sealed partial class Engine
{
    private static readonly PropertyKey s_inspect = PropertyKey.From("inspect");

    /// <summary>A value as console.log would show it, strings in quotes. May run the program's own inspection functions.</summary>
    /// <remarks>In an engine without host globals objects are shown in a short form only.</remarks>
    public string Inspect(ScriptValue value, bool colors = false)
    {
        if (Node is null)
            return ValueText.Of(value.Internal);
        return Enter(Unwrap(value), colors, (t, shown, colored) =>
        {
            JsObject util = Node.RequireBuiltin("util").AsObject;
            JsObject options = MainRealm.Internal.NewObject();
            options.DefineOwn("colors", colored);
            return util.Invoke(t, s_inspect, shown, options);
        }).ToString();
    }

    /// <summary>Runs what is due now, waiting at most so long for more to fall due.</summary>
    /// <returns>Whether anything ran.</returns>
    public bool RunPending(TimeSpan waitMax, CancellationToken cancellation = default) =>
        Enter(this, waitMax, static (_, engine, wait) => engine.Loop.RunOnce(wait.TotalMilliseconds), cancellation).AsBoolean();

    /// <summary>The names that the end of a text could be completed to, and where the name begins. Runs no script.</summary>
    public (int Start, IReadOnlyList<string> Names) CompleteName(string text)
    {
        (int, IReadOnlyList<string>) found = (text.Length, []);
        Enter(this, text, (t, engine, typed) =>
        {
            found = NameCompletion.Find(t, engine.MainRealm.Internal, typed);
            return JsValue.Undefined;
        });
        return found;
    }

    /// <summary>Writes out what console has collected.</summary>
    public void FlushOutput()
    {
        Node?.Output.Flush();
        Output.Flush();
    }
}
