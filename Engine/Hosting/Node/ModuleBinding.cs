using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('module'): what internal/cjs_loader needs of resolution, files and ES modules.</summary>
internal static unsafe class ModuleBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("resolve", 2, &Resolve)
        .Function("nodeModulePaths", 1, &NodeModulePaths)
        .Function("packageType", 1, &PackageType)
        .Function("readText", 1, &ReadText)
        .Function("compile", 2, &Compile)
        .Function("requireModule", 2, &RequireModule)
        .Function("builtin", 1, &Builtin)
        .Function("isBuiltin", 1, &IsBuiltin)
        .Function("builtinNames", 1, &BuiltinNames)
        .Function("isAbsolute", 1, &IsAbsolute)
        .Function("setMain", 1, &SetMain)
        .Function("claimLoad", 1, &ClaimLoad)
        .Function("awaitLoad", 1, &AwaitLoad)
        .Function("releaseLoad", 1, &ReleaseLoad)
        .Function("hasLoaded", 1, &HasLoaded)
        .Function("untold", 1, &Untold)
        .Object;

    private static JsValue Resolve(in Call call) =>
        call.Host().CommonJs.Resolver.ResolveRequire(call.Text(0), call[1].IsUndefined ? null : call.Text(1));

    private static JsValue ClaimLoad(in Call call) => call.Host().Loads.Claim(call.Thread, call.Text(0));

    private static JsValue AwaitLoad(in Call call) => call.Host().Loads.Await(call.Thread, call.Text(0));

    private static JsValue ReleaseLoad(in Call call)
    {
        call.Host().Loads.Release(call.Thread, call.Text(0));
        return JsValue.Undefined;
    }

    private static JsValue HasLoaded(in Call call) => call.Host().Loads.HasLoaded(call.Thread, call.Text(0));

    /// <summary>Calls a function of the loader's own bookkeeping: no place of the program is touched.</summary>
    private static JsValue Untold(in Call call)
    {
        JsThread t = call.Thread;
        Probes.Probe? recorder = t.Recorder;
        t.Recorder = null;
        try
        {
            return call[0].AsObject.Call(t, JsValue.Undefined, []);
        }
        finally
        {
            t.Recorder = recorder;
        }
    }

    private static JsValue NodeModulePaths(in Call call) => call.Realm.NewStrings(ModuleResolver.NodeModuleFolders(call.Text(0)));

    private static JsValue PackageType(in Call call) =>
        call.Host().CommonJs.Resolver.Packages.ScopeOf(call.Text(0))?.Type is { } type ? type : JsValue.Undefined;

    private static JsValue ReadText(in Call call)
    {
        string path = call.Text(0);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FsErrors.From(call.Thread, exception, "open", path);
        }
    }

    /// <summary>The module's text as a function; undefined when its syntax is an ES module's.</summary>
    private static JsValue Compile(in Call call) =>
        JsValue.FromObjectOrUndefined(call.Host().CommonJs.TryCompile(call.Text(0), call.Text(1)));

    /// <summary>require() of an ES module: its namespace.</summary>
    private static JsValue RequireModule(in Call call) =>
        call.Host().CommonJs.RequireModule(call.Text(0), call[1].IsUndefined ? null : call.Text(1));

    private static JsValue Builtin(in Call call) => call.Host().RequireBuiltin(NodeModules.WithoutScheme(call.Text(0)));

    private static JsValue IsBuiltin(in Call call) => NodeModules.IsBuiltin(call.Text(0));

    private static JsValue BuiltinNames(in Call call) => call.Realm.NewStrings(NodeModules.PublicNames(call[0].IsTrue));

    private static JsValue IsAbsolute(in Call call) => Path.IsPathRooted(call.Text(0));

    private static JsValue SetMain(in Call call)
    {
        call.Host().MainModule = call[0].AsObject;
        return JsValue.Undefined;
    }
}
