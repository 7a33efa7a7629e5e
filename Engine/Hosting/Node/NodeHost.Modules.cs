using System.Diagnostics.CodeAnalysis;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting.Node;

/// <summary>ES modules as Node has them: built-in ones, CommonJS in their clothes, import.meta; and how the program starts.</summary>
internal sealed partial class NodeHost
{
    public void LoadMain(string path)
    {
        string full = Path.GetFullPath(path);
        string main = File.Exists(full) ? CommonJs.Resolver.RealPath(full) : CommonJs.Resolver.ResolveRequire(full, null);
        MainPath = main;
        if (IsModuleFile(main))
            Start(Engine.Modules.Load(Thread, Realm, main, null));
        else
            CommonJs.Load(main, isMain: true);
    }

    public void LoadMainText(string source, string name, bool isModule)
    {
        if (isModule)
        {
            SourceTextModule module = Engine.Modules.Parse(Thread, Realm, source, Path.Combine(Environment.CurrentDirectory, name));
            Engine.Modules.LoadRequested(Thread, module);
            Start(module);
            return;
        }
        RequireBuiltin("internal/cjs_loader").AsObject.Invoke(Thread, PropertyKey.From("runText"), source, name);
        Hosting.Engine.RunProgram(Thread, Realm, Engine.Options.Code is { } cache
            ? cache.Function(name, "", source, () => Hosting.Engine.CompileScript(Thread, source, name))
            : Hosting.Engine.CompileScript(Thread, source, name));
    }

    /// <summary>Runs a step of the program; what it lets out goes to its own handler first.</summary>
    public void RunGuarded(Action step)
    {
        bool again = false;
        do
        {
            try
            {
                Thread.Realm = Realm;
                if (!again)
                    step();
                again = false;
                RunJobs();
            }
            catch (JsException e) when (TakesUncaught(e.Value, "uncaughtException"))
            {
                again = true;
            }
        }
        while (again);
    }

    // 13.3.12.1.1 HostGetImportMetaProperties ( moduleRecord )
    public unsafe void FillImportMeta(JsThread t, ModuleRecord module, JsObject meta)
    {
        bool isFile = Path.IsPathRooted(module.Identity);
        if (isFile)
        {
            meta.DefineOwn("dirname", Path.GetDirectoryName(module.Identity)!);
            meta.DefineOwn("filename", module.Identity);
        }
        meta.DefineOwn("resolve", new NativeFunction(Realm, new NativeCode("resolve", 1, &ImportMetaResolve), new MetaResolver(this, module.Identity)));
        meta.DefineOwn("url", isFile ? UrlOf(module.Identity) : module.Identity);
        if (isFile)
            meta.DefineOwn("main", module.Identity == MainPath);
    }

    /// <summary>Modules that are no ES source text; null for those that are.</summary>
    public ModuleRecord? MakeForeign(JsThread t, Realm realm, string identity)
    {
        if (identity.StartsWith("node:", StringComparison.Ordinal))
            return Synthetic(identity, () => RequireBuiltin(NodeModules.WithoutScheme(identity)), NamesOf(RequireBuiltin(NodeModules.WithoutScheme(identity))));
        if (!Path.IsPathRooted(identity) || IsModuleFile(identity) || identity.EndsWith(".json", StringComparison.Ordinal))
            return null;
        if (!IsCommonJs(identity, out HashSet<string>? names))
            return null;
        return Synthetic(identity, () => CommonJs.Load(identity, isMain: false), names);
    }

    private sealed record MetaResolver(NodeHost Host, string Identity);

    private static JsValue ImportMetaResolve(in Call call)
    {
        var state = (MetaResolver)call.Callee.State!;
        string found = state.Host.CommonJs.Resolver.ResolveImport(call.Text(0), Path.IsPathRooted(state.Identity) ? state.Identity : null);
        return Path.IsPathRooted(found) ? UrlOf(found) : found;
    }

    private static string UrlOf(string path)
    {
        var text = new System.Text.StringBuilder("file://");
        if (!path.StartsWith('/'))
            text.Append('/');
        foreach (string segment in path.Split(Path.DirectorySeparatorChar))
            text.Append(Uri.EscapeDataString(segment).Replace("%3A", ":", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal)).Append('/');
        return text.ToString(0, text.Length - 1);
    }

    private bool IsModuleFile(string path) =>
        path.EndsWith(".mjs", StringComparison.Ordinal)
        || (path.EndsWith(".js", StringComparison.Ordinal) && CommonJs.Resolver.Packages.ScopeOf(path)?.Type == "module");

    private void Start(ModuleRecord module)
    {
        module.Link(Thread);
        JsPromise evaluated = module.Evaluate(Thread);
        evaluated.MarkHandled();
        Engine.Loop.Run(() => evaluated.State != PromiseState.Pending);
        JobQueue jobs = Thread.Jobs;
        while (evaluated.State == PromiseState.Pending && Other() is { } other)
        {
            jobs.OpenTicket();
            if (!other.Object.End.WhenOver(() => jobs.PostAndClose(new Ended())))
                jobs.CloseTicket();
            Engine.Loop.Run(() => evaluated.State != PromiseState.Pending);
        }
        if (evaluated.State == PromiseState.Rejected)
            throw new JsException(evaluated.Result);
        // Nothing is left that could settle it: as Node does, an ending with its own code.
        if (evaluated.State == PromiseState.Pending)
        {
            Output.Write(isError: true, Engine.Options.ErrorOutput, $"Warning: unsettled top-level await: nothing is left that could end it, in {module.Identity}\n");
            Engine.ExitCode = RunExitHooks(13);
            throw new TerminationException(TerminationReason.Exit);
        }
    }

    /// <summary>A thread of the program that may still settle what the main program awaits.</summary>
    private JsThread? Other() => Thread.Registry.Snapshot().OfType<JsThread>().FirstOrDefault(other => !other.IsVisitor && !ReferenceEquals(other, Thread));

    /// <summary>Ends the sleep of the loop: a thread has ended.</summary>
    private sealed class Ended : Job
    {
        public override void Run(JsThread t) { }
    }

    private SyntheticModule Synthetic(string identity, Func<JsValue> load, IEnumerable<string> names)
    {
        string[] all = ["default", .. names.Where(static name => name != "default").Distinct(StringComparer.Ordinal)];
        return new SyntheticModule(Realm, identity, all, (t, module) =>
        {
            JsValue exports = load();
            foreach (string name in all)
            {
                JsValue value = name == "default" ? exports
                    : exports._cell is JsObject o && o.HasProperty(t, PropertyKey.From(name)) ? o.Get(t, PropertyKey.From(name)) : JsValue.Undefined;
                module.SetExport(name, value);
            }
        });
    }

    private List<string> NamesOf(JsValue exports)
    {
        var names = new List<string>();
        if (exports._cell is not JsObject o)
            return names;
        foreach (PropertyKey key in o.OwnPropertyKeys(Thread))
        {
            if (!key.IsSymbol && ObjectOperations.IsEnumerableOwn(Thread, o, key))
                names.Add(key.ToString());
        }
        return names;
    }

    private bool IsCommonJs(string path, [NotNullWhen(true)] out HashSet<string>? names)
    {
        names = null;
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        bool mayBeModule = !path.EndsWith(".cjs", StringComparison.Ordinal) && CommonJs.Resolver.Packages.ScopeOf(path)?.Type is null;
        if (mayBeModule && SyntaxCheck.Find(text, path) is not null && SyntaxCheck.Find(text, path, isModule: true) is null)
            return false;
        names = [];
        AddNames(path, text, names, []);
        return true;
    }

    private void AddNames(string path, string text, HashSet<string> names, HashSet<string> visited)
    {
        if (!visited.Add(path))
            return;
        (HashSet<string> own, List<string> reExports) = CommonJsExports.Find(text);
        names.UnionWith(own);
        foreach (string specifier in reExports)
        {
            try
            {
                string target = CommonJs.Resolver.ResolveRequire(specifier, path);
                if (!Path.IsPathRooted(target))
                    names.UnionWith(NamesOf(RequireBuiltin(NodeModules.WithoutScheme(target))));
                else if (!IsModuleFile(target) && !target.EndsWith(".json", StringComparison.Ordinal))
                    AddNames(target, File.ReadAllText(target), names, visited);
            }
            catch (Exception exception) when (exception is JsException or IOException or UnauthorizedAccessException)
            {
                // A name that leads nowhere is the required module's own failure, later.
            }
        }
    }
}

/// <summary>Loads ES modules for <see cref="ModuleGraph"/> by Node's rules.</summary>
internal sealed class NodeModuleLoader : IModuleLoader
{
    /// <summary>Set once, when the engine's realm has its Node.</summary>
    public NodeHost? Host { get; set; }

    public string Resolve(string specifier, string? referrer)
    {
        string? from = referrer is not null && Path.IsPathRooted(referrer) ? referrer : null;
        return Host!.CommonJs.Resolver.ResolveImport(specifier, from);
    }

    public ModuleSource Load(string identity)
    {
        if (identity.StartsWith("data:", StringComparison.Ordinal))
            return FromDataUrl(identity);
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

    // RFC 2397
    private static ModuleSource FromDataUrl(string url)
    {
        int comma = url.IndexOf(',');
        if (comma < 0)
            throw new ModuleNotFoundException($"Cannot find module '{url}': a data: URL needs a comma");
        string type = url[5..comma];
        string data = Uri.UnescapeDataString(url[(comma + 1)..]);
        try
        {
            if (type.EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
                data = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException)
        {
            throw new ModuleNotFoundException($"Cannot find module '{url}': its data is not base64");
        }
        return new ModuleSource(data, type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ? ModuleKind.Json : ModuleKind.JavaScript);
    }
}
