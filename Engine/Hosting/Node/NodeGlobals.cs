using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The globals beside the language's own. Each is a recipe until it is read.</summary>
internal static unsafe class NodeGlobals
{
    // What the Web platform and Node share, and the module each comes from. A null member means the module itself.
    private static readonly (string Global, string Module, string? Member)[] s_standard =
    [
        ("console", "console", null),
        ("crypto", "crypto", "webcrypto"),
        ("setTimeout", "internal/timers", "setTimeout"),
        ("clearTimeout", "internal/timers", "clearTimeout"),
        ("setInterval", "internal/timers", "setInterval"),
        ("clearInterval", "internal/timers", "clearInterval"),
        ("setImmediate", "internal/timers", "setImmediate"),
        ("clearImmediate", "internal/timers", "clearImmediate"),
        ("TextEncoder", "internal/encoding", "TextEncoder"),
        ("TextDecoder", "internal/encoding", "TextDecoder"),
        ("URL", "internal/url", "URL"),
        ("URLSearchParams", "internal/url", "URLSearchParams"),
        ("EventTarget", "internal/event_target", "EventTarget"),
        ("Event", "internal/event_target", "Event"),
        ("CustomEvent", "internal/event_target", "CustomEvent"),
        ("AbortController", "internal/event_target", "AbortController"),
        ("AbortSignal", "internal/event_target", "AbortSignal"),
        ("DOMException", "internal/event_target", "DOMException"),
        ("performance", "internal/performance", "performance"),
        ("PerformanceEntry", "internal/performance", "PerformanceEntry"),
        ("PerformanceMark", "internal/performance", "PerformanceMark"),
        ("PerformanceMeasure", "internal/performance", "PerformanceMeasure"),
        ("PerformanceObserver", "internal/performance", "PerformanceObserver"),
        ("structuredClone", "internal/structured_clone", "structuredClone"),
        ("MessageChannel", "internal/worker", "MessageChannel"),
        ("MessagePort", "internal/worker", "MessagePort"),
        ("MessageEvent", "internal/worker", "MessageEvent"),
        ("Blob", "buffer", "Blob"),
        ("atob", "buffer", "atob"),
        ("btoa", "buffer", "btoa"),
    ];

    private static readonly (string Global, string Module, string? Member)[] s_node =
    [
        ("process", "internal/process", null),
        ("Buffer", "buffer", "Buffer"),
    ];

    // One for each sort of engine: all realms share layout and recipes.
    private static readonly BuiltinTable[] s_tables = [Table(false, false), Table(false, true), Table(true, false), Table(true, true)];

    /// <summary>The global object's properties, the language's own included.</summary>
    public static BuiltinTable For(bool withNode, bool threads) => s_tables[(withNode ? 2 : 0) + (threads ? 1 : 0)];

    private static BuiltinTable Table(bool withNode, bool threads)
    {
        BuiltinTable table = GlobalObject.NewTable(threads);
        foreach ((string name, string module, string? member) in s_standard)
            table.Lazy(name, new LazyGlobal(module, member));
        table.Lazy("queueMicrotask", new LazyMicrotask(), PropertyFlags.All);
        // The modules themselves need process; an embedded program does not see it.
        if (!withNode)
            return table;
        foreach ((string name, string module, string? member) in s_node)
            table.Lazy(name, new LazyGlobal(module, member));
        return table.Made("global", &Global);
    }

    private static JsValue Global(Realm realm) => realm.GlobalObject;

    private static NodeHost HostOf(JsObject holder) => (NodeHost)((Realm)holder.HomeRealm!).Host!;

    // 8.1.6.3 queueMicrotask ( callback ) https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#microtask-queuing
    private static JsValue QueueMicrotask(in Call call)
    {
        if (!call[0].IsCallable)
            throw call.Thread.TypeError($"The \"callback\" argument must be of type function. Received {ValueText.Of(call[0])}");
        call.Thread.Jobs.Enqueue(new Microtask(call.Host(), call[0].AsObject));
        return JsValue.Undefined;
    }

    private sealed class Microtask(NodeHost host, JsObject callback) : Job
    {
        private readonly HeapCell? _context = host.Thread.AsyncContext;

        public override Realm Realm => host.Realm;

        public override void Run(JsThread t)
        {
            t.AsyncContext = _context;
            callback.Call(t, JsValue.Undefined, []);
        }
    }

    private sealed class LazyGlobal(string module, string? member) : LazyValue
    {
        public override JsValue Make(JsObject holder)
        {
            NodeHost host = HostOf(holder);
            JsValue exports = host.RequireBuiltin(module);
            return member is null ? exports : exports.AsObject.Get(host.Thread, PropertyKey.From(member));
        }
    }

    private sealed class LazyMicrotask : LazyValue
    {
        public override JsValue Make(JsObject holder)
        {
            NodeHost host = HostOf(holder);
            return new NativeFunction(host.Realm, new NativeCode("queueMicrotask", 1, &QueueMicrotask), host);
        }
    }
}
