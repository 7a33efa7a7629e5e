using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('os'): what .NET knows of the machine.</summary>
internal static unsafe class OsBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("type", 0, &Type)
        .Function("release", 0, &Release)
        .Function("version", 0, &Version)
        .Function("hostname", 0, &Hostname)
        .Function("homedir", 0, &Homedir)
        .Function("tmpdir", 0, &Tmpdir)
        .Function("username", 0, &Username)
        .Function("uptime", 0, &Uptime)
        .Function("totalmem", 0, &TotalMemory)
        .Function("freemem", 0, &FreeMemory)
        .Function("processorCount", 0, &ProcessorCount)
        .Object;

    private static JsValue Type(in Call call) => OperatingSystem.IsWindows() ? "Windows_NT" : OperatingSystem.IsMacOS() ? "Darwin" : "Linux";

    private static JsValue Release(in Call call) => Environment.OSVersion.Version.ToString();

    private static JsValue Version(in Call call) => RuntimeInformation.OSDescription;

    private static JsValue Hostname(in Call call) => Environment.MachineName;

    private static JsValue Homedir(in Call call) => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static JsValue Tmpdir(in Call call) => Path.TrimEndingDirectorySeparator(Path.GetTempPath());

    private static JsValue Username(in Call call) => Environment.UserName;

    private static JsValue Uptime(in Call call) => Math.Floor(call.Thread.Cluster.Clock.MonotonicMs / 1000);

    private static JsValue TotalMemory(in Call call) => (double)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static JsValue FreeMemory(in Call call)
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        return (double)Math.Max(0, info.TotalAvailableMemoryBytes - info.MemoryLoadBytes);
    }

    private static JsValue ProcessorCount(in Call call) => Environment.ProcessorCount;
}
