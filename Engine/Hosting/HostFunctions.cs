using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>Makes script functions of host functions and carries exceptions over the border, both ways.</summary>
internal static unsafe class HostFunctions
{
    private sealed record Target(Engine Engine, HostFunction Function);

    public static NativeFunction Create(Engine engine, Realm realm, string name, int length, HostFunction function) =>
        new(realm, new NativeCode(name, length, &Invoke), new Target(engine, function));

    private static JsValue Invoke(in Call call)
    {
        var target = (Target)call.Callee.State!;
        try
        {
            return target.Engine.Unwrap(target.Function(new HostCall(target.Engine, call.This, call.Arguments, call.NewTarget is not null)));
        }
        catch (Exception exception) when (exception is not (JsException or TerminationException))
        {
            throw ToScript(call.Thread, exception);
        }
    }

    private static Exception ToScript(JsThread t, Exception exception) => exception switch
    {
        ScriptException thrown => new JsException(thrown.Value.Internal),
        ScriptStoppedException stopped => new TerminationException(stopped.Reason switch
        {
            StopReason.Cancelled => TerminationReason.Cancelled,
            StopReason.TimeLimit => TerminationReason.TimeLimit,
            StopReason.MemoryLimit => TerminationReason.MemoryLimit,
            StopReason.Stalled => TerminationReason.Stalled,
            _ => TerminationReason.Exit,
        }),
        _ => FromDotNet(t, exception),
    };

    private static JsException FromDotNet(JsThread t, Exception exception)
    {
        ErrorObject error = ErrorObjects.Create(t, t.Realm, ErrorKind.Error, exception.Message);
        HostErrors.Attach(error, exception);
        return new JsException(error);
    }
}
