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
    private static readonly (PropertyKey Global, string Module, string? Member)[] s_standard =
    [
        (PropertyKey.From("console"), "console", null),
        (PropertyKey.From("crypto"), "crypto", "webcrypto"),
        (PropertyKey.From("setTimeout"), "internal/timers", "setTimeout"),
        (PropertyKey.From("clearTimeout"), "internal/timers", "clearTimeout"),
        (PropertyKey.From("setInterval"), "internal/timers", "setInterval"),
        (PropertyKey.From("clearInterval"), "internal/timers", "clearInterval"),
        (PropertyKey.From("setImmediate"), "internal/timers", "setImmediate"),
        (PropertyKey.From("clearImmediate"), "internal/timers", "clearImmediate"),
        (PropertyKey.From("TextEncoder"), "internal/encoding", "TextEncoder"),
        (PropertyKey.From("TextDecoder"), "internal/encoding", "TextDecoder"),
        (PropertyKey.From("URL"), "internal/url", "URL"),
        (PropertyKey.From("URLSearchParams"), "internal/url", "URLSearchParams"),
        (PropertyKey.From("EventTarget"), "internal/event_target", "EventTarget"),
        (PropertyKey.From("Event"), "internal/event_target", "Event"),
        (PropertyKey.From("CustomEvent"), "internal/event_target", "CustomEvent"),
        (PropertyKey.From("AbortController"), "internal/event_target", "AbortController"),
        (PropertyKey.From("AbortSignal"), "internal/event_target", "AbortSignal"),
        (PropertyKey.From("DOMException"), "internal/event_target", "DOMException"),
        (PropertyKey.From("performance"), "internal/performance", "performance"),
        (PropertyKey.From("PerformanceEntry"), "internal/performance", "PerformanceEntry"),
        (PropertyKey.From("PerformanceMark"), "internal/performance", "PerformanceMark"),
        (PropertyKey.From("PerformanceMeasure"), "internal/performance", "PerformanceMeasure"),
        (PropertyKey.From("PerformanceObserver"), "internal/performance", "PerformanceObserver"),
        (PropertyKey.From("structuredClone"), "internal/structured_clone", "structuredClone"),
        (PropertyKey.From("MessageChannel"), "internal/worker", "MessageChannel"),
        (PropertyKey.From("MessagePort"), "internal/worker", "MessagePort"),
        (PropertyKey.From("MessageEvent"), "internal/worker", "MessageEvent"),
        (PropertyKey.From("Blob"), "buffer", "Blob"),
        (PropertyKey.From("atob"), "buffer", "atob"),
        (PropertyKey.From("btoa"), "buffer", "btoa"),
    ];

    private static readonly (PropertyKey Global, string Module, string? Member)[] s_node =
    [
        (PropertyKey.From("process"), "internal/process", null),
        (PropertyKey.From("Buffer"), "buffer", "Buffer"),
    ];

    public static void Install(NodeHost host, bool withNode)
    {
        JsObject global = host.Realm.GlobalObject;
        foreach ((PropertyKey name, string module, string? member) in s_standard)
            global.DefineRaw(name, new LazyGlobal(host, module, member), PropertyFlags.Hidden);
        global.DefineRaw(PropertyKey.From("queueMicrotask"), new NativeFunction(host.Realm, new NativeCode("queueMicrotask", 1, &QueueMicrotask), host), PropertyFlags.All);
        foreach ((PropertyKey name, string module, string? member) in s_node)
        {
            // The modules themselves need process; an embedded program does not see it.
            if (withNode)
                global.DefineRaw(name, new LazyGlobal(host, module, member), PropertyFlags.Hidden);
        }
        if (withNode)
            global.DefineRaw(PropertyKey.From("global"), global, PropertyFlags.Hidden);
    }

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

    private sealed class LazyGlobal(NodeHost host, string module, string? member) : LazyValue
    {
        public override JsValue Make(JsObject holder)
        {
            JsValue exports = host.RequireBuiltin(module);
            return member is null ? exports : exports.AsObject.Get(host.Thread, PropertyKey.From(member));
        }
    }
}
