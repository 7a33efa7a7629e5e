using System.Collections.Concurrent;
using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Runtime.Modules;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>The loaded modules of an engine: one record for each realm, identity and type.</summary>
/// <remarks>THREADS: a record is made without a lock, because making it may run code; the first one that is added stays.</remarks>
internal sealed class ModuleGraph(IModuleLoader loader) : IModuleHost
{
    private const string JsonType = "json";

    private readonly ConcurrentDictionary<(Realm Realm, string Identity, string Type), ModuleRecord> _records = new(-1, 1);

    public IModuleLoader Loader => loader;

    /// <summary>Code of earlier engines, when the host keeps it.</summary>
    public CodeCache? Code { get; init; }

    /// <summary>Adds the host's properties to a new import.meta.</summary>
    public Action<JsThread, ModuleRecord, JsObject>? FillImportMeta { get; set; }

    /// <summary>Makes modules that are no source text: built-in ones, CommonJS. Null for those it does not know.</summary>
    public Func<JsThread, Realm, string, ModuleRecord?>? MakeForeign { get; set; }

    /// <summary>Loads a module and everything it imports. Throws a JavaScript error when that fails.</summary>
    public ModuleRecord Load(JsThread t, Realm realm, string specifier, string? referrer, string type = "")
    {
        ModuleRecord record = Find(t, realm, specifier, referrer, type);
        LoadRequested(t, record);
        return record;
    }

    /// <summary>A module whose text the host has already.</summary>
    public SourceTextModule Parse(JsThread t, Realm realm, string text, string identity)
    {
        var module = new SourceTextModule(realm, identity, Code is { } cache
            ? cache.Module(identity, text, () => Compiler.CompileModule(t, new SourceText(text, identity)))
            : Compiler.CompileModule(t, new SourceText(text, identity)));
        _records[(realm, identity, "")] = module;
        return module;
    }

    // 16.2.1.6.1.1 LoadRequestedModules, depth first and without recursion: graphs are deep.
    public void LoadRequested(JsThread t, ModuleRecord root)
    {
        // THREADS: two threads may both load a graph; they find the same records. A root counts as loaded when all below it is there.
        var seen = new HashSet<ModuleRecord>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ModuleRecord>([root]);
        while (open.TryPop(out ModuleRecord? next))
        {
            if (next is not SourceTextModule { IsLoaded: false } module || !seen.Add(module))
                continue;
            for (int i = module.Requested.Length - 1; i >= 0; i--)
            {
                ModuleRequest request = module.Info.RequestedModules[i];
                module.Requested[i] = Find(t, module.Realm, request.Specifier, module.Identity, TypeOf(t, request));
                open.Push(module.Requested[i]);
            }
        }
        foreach (ModuleRecord loaded in seen)
            ((SourceTextModule)loaded).IsLoaded = true;
    }

    // 13.3.10.2 EvaluateImportCall, from the specifier's value on
    public JsValue DynamicImport(JsThread t, object? referrer, JsValue specifier, JsValue options)
    {
        JsPromise promise = Promises.New(t);
        Realm realm = t.Realm;
        try
        {
            string name = specifier.ToText(t);
            string type = ImportOptions.TypeOf(t, options);
            ModuleRecord module = Load(t, realm, name, NameOf(referrer), type);
            t.Jobs.Enqueue(new ContinueImport(realm, module, promise));
        }
        catch (JsException e)
        {
            Promises.Reject(t, promise, e.Value);
        }
        return promise;
    }

    public JsObject ImportMeta(JsThread t, object? module)
    {
        var record = (ModuleRecord)module!;
        if (record.ImportMeta is { } known)
            return known;
        JsObject meta = record.Realm.NewObject(prototype: null);
        FillImportMeta?.Invoke(t, record, meta);
        return record.PublishImportMeta(meta);
    }

    public static string? NameOf(object? referrer) => referrer switch
    {
        ModuleRecord module => module.Identity,
        ScriptOrigin script => script.Name,
        _ => null,
    };

    private ModuleRecord Find(JsThread t, Realm realm, string specifier, string? referrer, string type)
    {
        try
        {
            string identity = loader.Resolve(specifier, referrer);
            if (_records.TryGetValue((realm, identity, type), out ModuleRecord? known))
                return known;
            ModuleRecord made = (type.Length == 0 ? MakeForeign?.Invoke(t, realm, identity) : null) ?? Make(t, realm, identity, type);
            return _records.GetOrAdd((realm, identity, type), made);
        }
        catch (ModuleNotFoundException missing)
        {
            throw t.NewError(ErrorKind.Error, missing.Message);
        }
    }

    private ModuleRecord Make(JsThread t, Realm realm, string identity, string type)
    {
        ModuleSource source = loader.Load(identity);
        if (type == JsonType)
            return Json(t, realm, identity, source.Text);
        if (source.Kind == ModuleKind.Json)
            throw t.TypeError($"Module '{identity}' needs an import attribute of 'type: json'");
        return new SourceTextModule(realm, identity, Compiler.CompileModule(t, new SourceText(source.Text, identity)));
    }

    // 16.2.1.8.2 ParseJSONModule ( source ): parsed at once, so that a bad text is an error of loading.
    private static SyntheticModule Json(JsThread t, Realm realm, string identity, string text)
    {
        JsValue parsed = JsonParser.Parse(t, JsString.Create(text));
        return new SyntheticModule(realm, identity, ["default"], (_, module) => module.SetExport("default", parsed));
    }

    private static string TypeOf(JsThread t, ModuleRequest request)
    {
        string type = "";
        foreach (ImportAttribute attribute in request.Attributes)
        {
            if (attribute.Key != "type")
                throw t.SyntaxError($"Import attribute '{attribute.Key}' is not supported");
            if (attribute.Value != JsonType)
                throw t.TypeError($"Import attribute 'type' has the unknown value '{attribute.Value}'");
            type = attribute.Value;
        }
        return type;
    }

    // 16.2.1.9.1 ContinueDynamicImport ( promiseCapability, moduleCompletion )
    private sealed class ContinueImport(Realm realm, ModuleRecord module, JsPromise promise) : Job
    {
        public override Realm Realm => realm;

        public override void Run(JsThread t)
        {
            try
            {
                module.Link(t);
                Promises.Then(t, module.Evaluate(t), new FinishImport(module, promise));
            }
            catch (JsException e)
            {
                Promises.Reject(t, promise, e.Value);
            }
        }
    }

    private sealed class FinishImport(ModuleRecord module, JsPromise promise) : Reaction
    {
        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            if (rejected)
                Promises.Reject(t, promise, value);
            else
                Promises.Resolve(t, promise, module.GetNamespace());
        }
    }
}
