using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('process'): the operating system's side of the process object.</summary>
internal static unsafe class ProcessBinding
{
    /// <summary>The version of Node whose behaviour the modules follow: programs ask for it.</summary>
    private const string NodeVersion = "20.20.2";

    public static JsObject Create(NodeHost host) => new Binding(host)
        .Value("version", "v" + NodeVersion)
        .Value("arch", Architecture())
        .Value("platform", Platform())
        .Value("name", "cjs")
        .Value("title", "cjs")
        .Value("argv0", "cjs")
        .Value("pid", Environment.ProcessId)
        .Value("ppid", 0)
        .Value("execPath", Environment.ProcessPath ?? "cjs")
        .Value("timeOrigin", host.StartedAtMs)
        .Function("versions", 0, &Versions)
        .Function("argv", 0, &Argv)
        .Function("cwd", 0, &Cwd)
        .Function("chdir", 1, &Chdir)
        .Function("uid", 0, &Uid)
        .Function("now", 0, &Now)
        .Function("hrtime", 0, &HrTime)
        .Function("memoryUsage", 0, &MemoryUsage)
        .Function("cpuUsage", 0, &CpuUsage)
        .Function("nextTick", 1, &NextTick)
        .Function("exit", 1, &Exit)
        .Function("writeError", 1, &WriteError)
        .Function("builtin", 1, &Builtin)
        .Function("mainModule", 0, &MainModule)
        .Function("getEnv", 1, &GetEnv)
        .Function("setEnv", 2, &SetEnv)
        .Function("envNames", 0, &EnvNames)
        .Function("setHooks", 1, &SetHooks)
        .Function("beforeEnd", 1, &BeforeEnd)
        .Object;

    private static string Platform() =>
        OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsFreeBSD() ? "freebsd" : "linux";

    private static string Architecture() => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x64",
        System.Runtime.InteropServices.Architecture.X86 => "ia32",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        System.Runtime.InteropServices.Architecture.Arm => "arm",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static JsValue Versions(in Call call)
    {
        JsObject versions = call.Realm.NewObject();
        versions.DefineOwn("node", NodeVersion);
        versions.DefineOwn("cjs", typeof(ProcessBinding).Assembly.GetName().Version?.ToString(3) ?? "");
        versions.DefineOwn("dotnet", Environment.Version.ToString());
        versions.DefineOwn("modules", "115");
        versions.DefineOwn("unicode", "17.0");
        return versions;
    }

    private static JsValue Argv(in Call call)
    {
        NodeHost host = call.Host();
        string program = Environment.ProcessPath ?? "cjs";
        IEnumerable<string> all = host.MainPath is { } main ? [program, main, .. host.Engine.Options.Arguments] : [program, .. host.Engine.Options.Arguments];
        return call.Realm.NewStrings(all);
    }

    private static JsValue Cwd(in Call call) => Environment.CurrentDirectory;

    private static JsValue Chdir(in Call call)
    {
        string path = call.Text(0);
        try
        {
            Environment.CurrentDirectory = path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw FsErrors.From(call.Thread, exception, "chdir", Environment.CurrentDirectory, path);
        }
        return JsValue.Undefined;
    }

    private static JsValue Uid(in Call call) => Environment.UserName == "root" ? 0 : 1000;

    /// <summary>Milliseconds since the program started.</summary>
    private static JsValue Now(in Call call) => call.Thread.Cluster.Clock.MonotonicMs - call.Host().StartedMonotonicMs;

    private static JsValue HrTime(in Call call) => new BigInteger(Math.Round(call.Thread.Cluster.Clock.MonotonicMs * 1e6));

    private static JsValue MemoryUsage(in Call call)
    {
        call.Thread.Scheduler.Outside(call.Thread, "process.memoryUsage");
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        JsObject usage = call.Realm.NewObject();
        usage.DefineOwn("rss", (double)Environment.WorkingSet);
        usage.DefineOwn("heapTotal", (double)Math.Max(info.TotalCommittedBytes, GC.GetTotalMemory(false)));
        usage.DefineOwn("heapUsed", (double)GC.GetTotalMemory(false));
        usage.DefineOwn("external", 0);
        usage.DefineOwn("arrayBuffers", 0);
        return usage;
    }

    private static JsValue CpuUsage(in Call call)
    {
        using var self = Process.GetCurrentProcess();
        return call.Realm.NewPair(Math.Round(self.UserProcessorTime.TotalMicroseconds), Math.Round(self.PrivilegedProcessorTime.TotalMicroseconds));
    }

    private static JsValue NextTick(in Call call)
    {
        call.Host().Turns.Ticks.Enqueue((call[0].AsObject, call.Thread.AsyncContext));
        return JsValue.Undefined;
    }

    private static JsValue Exit(in Call call)
    {
        call.Host().Engine.Exit(call.Int(0));
        return JsValue.Undefined;
    }

    private static JsValue WriteError(in Call call)
    {
        NodeHost host = call.Host();
        host.Output.Write(isError: true, host.Engine.Options.ErrorOutput, call.Text(0));
        return JsValue.Undefined;
    }

    private static JsValue Builtin(in Call call)
    {
        string name = NodeModules.WithoutScheme(call.Text(0));
        return NodeModules.IsPublic(name) ? call.Host().RequireBuiltin(name) : JsValue.Undefined;
    }

    private static JsValue MainModule(in Call call) => JsValue.FromObjectOrUndefined(call.Host().MainModule);

    private static JsValue GetEnv(in Call call) => Environment.GetEnvironmentVariable(call.Text(0)) is { } value ? value : JsValue.Undefined;

    private static JsValue SetEnv(in Call call)
    {
        Environment.SetEnvironmentVariable(call.Text(0), call[1].IsUndefined ? null : call.Text(1));
        return JsValue.Undefined;
    }

    private static JsValue EnvNames(in Call call) =>
        call.Realm.NewStrings(Environment.GetEnvironmentVariables().Keys.Cast<string>());

    private static JsValue SetHooks(in Call call)
    {
        call.Host().Hooks = call[0].AsObject;
        return JsValue.Undefined;
    }

    /// <summary>Registers what runs when nothing is left to do; true means it found more.</summary>
    private static JsValue BeforeEnd(in Call call)
    {
        call.Host().BeforeEnd.Enqueue(call[0].AsObject);
        return JsValue.Undefined;
    }
}
