using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.Modules;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The host's half of CommonJS; the modules themselves are made by internal/cjs_loader.</summary>
internal sealed class CommonJsLoader(NodeHost host)
{
    private ModuleResolver? _resolver;

    public ModuleResolver Resolver => _resolver ??= new ModuleResolver(host);

    /// <summary>module.exports of the file or built-in module.</summary>
    public JsValue Load(string path, bool isMain) =>
        host.RequireBuiltin("internal/cjs_loader").AsObject.Invoke(host.Thread, PropertyKey.From("load"), path, isMain);

    /// <summary>The text as the body of a CommonJS module; null when it is an ES module by its syntax and no package.json says otherwise.</summary>
    public JsObject? TryCompile(string text, string path)
    {
        try
        {
            return host.CompileWrapped(text, path, "exports", "require", "module", "__filename", "__dirname");
        }
        catch (JsException) when (MayBeModule(path) && IsModuleSyntax(text, path))
        {
            return null;
        }
    }

    // A text that is wrong as a script and right as a module, and uses a module's syntax.
    private static bool IsModuleSyntax(string text, string path) =>
        (text.Contains("import", StringComparison.Ordinal) || text.Contains("export", StringComparison.Ordinal) || text.Contains("await", StringComparison.Ordinal))
        && SyntaxCheck.Find(text, path, isModule: true) is null;

    private bool MayBeModule(string path) =>
        !path.EndsWith(".cjs", StringComparison.Ordinal) && (!Path.IsPathRooted(path) || Resolver.Packages.ScopeOf(path)?.Type is null);

    /// <summary>require() of an ES module: loads, links and evaluates it at once.</summary>
    public JsValue RequireModule(string path, string? text)
    {
        JsThread t = host.Thread;
        ModuleRecord module;
        if (text is null)
        {
            module = host.Engine.Modules.Load(t, host.Realm, path, null);
        }
        else
        {
            SourceTextModule parsed = host.Engine.Modules.Parse(t, host.Realm, text, path);
            host.Engine.Modules.LoadRequested(t, parsed);
            module = parsed;
        }
        module.Link(t);
        JsPromise evaluated = Evaluate(module, path);
        evaluated.MarkHandled();
        return evaluated.State == PromiseState.Fulfilled ? ExportsOf(module) : throw new JsException(evaluated.Result);
    }

    /// <summary>Evaluates the module, or waits while another thread does: the promise is settled.</summary>
    private JsPromise Evaluate(ModuleRecord module, string path)
    {
        JsThread t = host.Thread;
        while (true)
        {
            t.Poll();
            bool isInside = module is SourceTextModule { Status: ModuleStatus.Evaluating } && ReferenceEquals(module.Owner, t);
            if (isInside || (ModuleClaims.Elsewhere(t, module) is { } elsewhere && !host.Loads.Await(t, elsewhere)))
                throw NodeErrors.WithCode(t, $"Cannot require() ES Module {path} in a cycle.", "ERR_REQUIRE_CYCLE_MODULE");
            JsPromise evaluated = module.Evaluate(t);
            if (evaluated.State != PromiseState.Pending)
                return evaluated;
            if (ModuleClaims.Below(module).Any(static needed => needed is SourceTextModule { HasTopLevelAwait: true }))
                throw NodeErrors.WithCode(t, $"require() cannot be used on an ESM graph with top-level await. Use import() instead. Required module: {path}", "ERR_REQUIRE_ASYNC_MODULE");
        }
    }

    // Code made by compilers looks for __esModule before it takes `default`.
    private ModuleNamespace Marked(ModuleRecord module)
    {
        string specifier = System.Text.Json.JsonEncodedText.Encode(module.Identity).ToString();
        SourceTextModule facade = host.Engine.Modules.Parse(host.Thread, host.Realm,
            $"export * from \"{specifier}\"; export {{ default }} from \"{specifier}\"; export const __esModule = true;", module.Identity + "?require");
        host.Engine.Modules.LoadRequested(host.Thread, facade);
        facade.Link(host.Thread);
        facade.Evaluate(host.Thread).MarkHandled();
        return facade.GetNamespace();
    }

    // What an ES module wants require() to answer it says by this export.
    private JsValue ExportsOf(ModuleRecord module)
    {
        ModuleNamespace space = module.GetNamespace();
        PropertyKey key = PropertyKey.From("module.exports");
        if (space.HasProperty(host.Thread, key))
            return space.Get(host.Thread, key);
        bool needsMark = space.HasProperty(host.Thread, PropertyKey.From("default")) && !space.HasProperty(host.Thread, PropertyKey.From("__esModule"));
        return needsMark ? Marked(module) : space;
    }
}
