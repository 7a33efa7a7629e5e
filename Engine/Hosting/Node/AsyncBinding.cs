using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('async'): the map of AsyncLocalStorage values that goes along with callbacks.</summary>
internal static unsafe class AsyncBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("getContext", 0, &GetContext)
        .Function("setContext", 1, &SetContext)
        .Object;

    private static JsValue GetContext(in Call call) => call.Thread.AsyncContext is { } context ? context : JsValue.Undefined;

    private static JsValue SetContext(in Call call)
    {
        call.Thread.AsyncContext = call[0].TryObject;
        return JsValue.Undefined;
    }
}
