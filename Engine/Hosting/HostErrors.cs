using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Objects;

namespace ConcurrentJs.Hosting;

/// <summary>Which .NET exception of a host function stands behind an error object, for the host that gets the error back.</summary>
internal static class HostErrors
{
    private static readonly ConditionalWeakTable<JsObject, Exception> s_causes = [];

    public static void Attach(JsObject error, Exception cause) => s_causes.AddOrUpdate(error, cause);

    public static Exception? CauseOf(JsObject? error) => error is not null && s_causes.TryGetValue(error, out Exception? cause) ? cause : null;
}
