using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>$262.agent (test262's INTERPRETING.md): other agents are other engines on other threads; only shared memory is common.</summary>
internal static class AgentObject
{
    private sealed record Message(DataBlock Memory, JsValue Number);

    public static JsObject Create(Engine engine, Realm realm)
    {
        JsObject agent = realm.NewObject();
        void Define(string name, int length, HostFunction function) =>
            agent.DefineHidden(PropertyKey.From(name), HostFunctions.Create(engine, realm, name, length, function));

        Define("sleep", 1, (in HostCall call) =>
        {
            Agents.Sleep(call[0].Internal.ToNumber(engine.Thread));
            return ScriptValue.Undefined;
        });
        Define("monotonicNow", 0, (in HostCall _) => Clock.System.MonotonicMs);
        if (engine.Options.ParentAgents is { } parent)
            DefineChild(engine, realm, parent, Define);
        else
            DefineParent(engine, Define);
        return agent;
    }

    private static void DefineParent(Engine engine, Action<string, int, HostFunction> define)
    {
        define("start", 1, (in HostCall call) =>
        {
            string source = call[0].Internal.ToText(engine.Thread);
            Agents agents = engine.Agents;
            agents.Start(() => RunChild(source, agents));
            return ScriptValue.Undefined;
        });
        define("broadcast", 2, (in HostCall call) =>
        {
            if (call[0].Internal._cell is not ArrayBufferObject { IsShared: true } shared)
                throw call.TypeError($"broadcast: expected a SharedArrayBuffer, found {call[0]}");
            engine.Agents.Broadcast(new Message(shared.Block, call[1].Internal), () => engine.Thread.IsTerminating);
            engine.Thread.Poll();
            return ScriptValue.Undefined;
        });
        define("getReport", 0, (in HostCall _) => engine.Agents.TakeReport());
    }

    private static void DefineChild(Engine engine, Realm realm, Agents parent, Action<string, int, HostFunction> define)
    {
        int last = 0;
        define("receiveBroadcast", 1, (in HostCall call) =>
        {
            if (parent.Receive(ref last) is not Message message)
                return ScriptValue.Undefined;
            JsValue shared = new ArrayBufferObject(realm[Intrinsic.SharedArrayBufferPrototype].PrototypeInfo.RootShape(0), message.Memory);
            return engine.Wrap(call[0].Internal.AsObject.Call(engine.Thread, JsValue.Undefined, [shared, message.Number]));
        });
        define("report", 1, (in HostCall call) =>
        {
            parent.Report(call[0].Internal.ToText(engine.Thread));
            return ScriptValue.Undefined;
        });
        define("leaving", 0, (in HostCall _) => ScriptValue.Undefined);
    }

    // What an agent throws nobody sees: its test notices that a report is missing.
    private static void RunChild(string source, Agents agents)
    {
        using var engine = new Engine(new EngineOptions { Shell = true, ParentAgents = agents });
        using Alarm watch = Alarm.Every(TimeSpan.FromMilliseconds(50), () =>
        {
            if (agents.IsClosed)
                engine.Stop();
        });
        try
        {
            engine.Evaluate(source, "<agent>");
            engine.RunEventLoop();
        }
        catch (Exception exception) when (exception is ScriptException or ScriptStoppedException)
        {
        }
    }
}
