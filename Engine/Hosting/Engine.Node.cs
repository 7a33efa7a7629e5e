using ConcurrentJs.Heap;
using ConcurrentJs.Hosting.Node;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Hosting;

/// <summary>Programs as Node runs them: a main file, its turns, its end.</summary>
public sealed partial class Engine
{
    /// <summary>The main realm's Node; null in an engine without host globals.</summary>
    internal NodeHost? Node { get; private set; }

    /// <summary>The last program ended with the error of a promise that was rejected and that nobody handled.</summary>
    public bool EndedByRejection { get; internal set; }

    /// <summary>
    /// Runs a program to its end as Node does: the file as CommonJS or as an ES module, timers, exit handlers. Only for engines with
    /// <see cref="HostGlobals.Node"/>.
    /// </summary>
    /// <param name="path">The program's file.</param>
    /// <param name="cancellation">Stops the program.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="ScriptException">An error that nobody caught. The exit code is then 1.</exception>
    public int RunMain(string path, CancellationToken cancellation = default) => RunProgram(host => host.LoadMain(path), cancellation);

    /// <summary>Runs a text as the main program, as `node -e` does. See <see cref="RunMain"/>.</summary>
    public int RunMainText(string source, string name, bool isModule = false, CancellationToken cancellation = default) =>
        RunProgram(host => host.LoadMainText(source, name, isModule), cancellation);

    /// <summary>Runs a compiled text to its end as Node runs a file, without the module loader: there is no require, and no import statement.</summary>
    /// <param name="main">What <see cref="CompileMain"/> made, in this engine or another.</param>
    /// <param name="cancellation">Stops the program.</param>
    public int RunMain(Script main, CancellationToken cancellation = default) =>
        RunProgram(host => host.RunBody(main.Template), cancellation);

    /// <summary>Parses a text as the body of a CommonJS module, for <see cref="RunMain(Script, CancellationToken)"/>.</summary>
    /// <exception cref="ScriptException">The source has an early error.</exception>
    public Script CompileMain(string source, string name)
    {
        Script? script = null;
        Enter(source, name, (t, text, file) =>
        {
            script = new Script(file, CompileWrapped(t, text, file, "exports, require, module, __filename, __dirname"));
            return JsValue.Undefined;
        });
        return script!;
    }

    private int RunProgram(Action<NodeHost> load, CancellationToken cancellation)
    {
        NodeHost host = Node ?? throw new InvalidOperationException("This engine was made without HostGlobals.Node.");
        int code = 0;
        try
        {
            Enter(host, load, (t, node, start) =>
            {
                node.RunGuarded(() => start(node));
                do
                    node.RunGuarded(() => Loop.Run());
                while (node.RunBeforeEnd());
                code = node.RunExitHooks(0);
                return JsValue.Undefined;
            }, cancellation);
            return code;
        }
        catch (ScriptStoppedException stopped) when (stopped.Reason == StopReason.Exit)
        {
            host.Output.Flush();
            return stopped.ExitCode;
        }
        catch (ScriptException)
        {
            ExitAfterError(host);
            throw;
        }
    }

    private void ExitAfterError(NodeHost host)
    {
        try
        {
            Enter(host, 1, static (_, node, code) =>
            {
                node.RunExitHooks(code);
                return JsValue.Undefined;
            });
        }
        catch (Exception exception) when (exception is ScriptException or ScriptStoppedException)
        {
            host.Output.Flush();
        }
    }

    private void InstallNode(Realm realm)
    {
        var host = new NodeHost(this, realm);
        realm.Host = host;
        if (Node is not null)
            return;
        Node = host;
        _cluster.RejectionTracker = (_, promise, handled) => host.OnRejection(promise, handled);
        if (Modules.Loader is not NodeModuleLoader loader)
            return;
        loader.Host = host;
        Modules.FillImportMeta = host.FillImportMeta;
        Modules.MakeForeign = host.MakeForeign;
    }
}
