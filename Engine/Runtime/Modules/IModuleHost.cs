using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;

namespace ConcurrentJs.Runtime.Modules;

/// <summary>What Runtime asks of whoever loads modules.</summary>
internal interface IModuleHost
{
    /// <summary>import(specifier, options) (13.3.10): answers a promise; never throws.</summary>
    JsValue DynamicImport(JsThread t, object? referrer, JsValue specifier, JsValue options);

    /// <summary>import.meta (13.3.12) of the module record.</summary>
    JsObject ImportMeta(JsThread t, object? module);
}
