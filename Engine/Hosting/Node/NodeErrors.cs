using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>Errors with a code, as Node's loaders and system calls throw them.</summary>
internal static class NodeErrors
{
    public static JsException WithCode(JsThread t, string message, string code, ErrorKind kind = ErrorKind.Error)
    {
        ErrorObject error = ErrorObjects.Create(t, t.Realm, kind, message);
        error.DefineOwn("code", code);
        return new JsException(error);
    }

    public static JsException ModuleNotFound(JsThread t, string message) => WithCode(t, message, "MODULE_NOT_FOUND");
}
