using System.Text.Json.Nodes;

namespace ConcurrentJs.Sanitizer.Explorer.Recording;

/// <summary>An interleaving in the trace event format of Chrome, which Perfetto and about:tracing open: a track a thread, arrows as flows.</summary>
/// <remarks>Time in it is the order of events: one event is 10 microseconds. Format: "Trace Event Format", Google, 2016.</remarks>
public static class InterleavingTrace
{
    private const int Process = 1, Apart = 10, Long = 8;

    public static string Of(Interleaving interleaving)
    {
        var events = new JsonArray { Meta("process_name", 0, "name", interleaving.Program) };
        foreach (Lane lane in interleaving.Lanes)
        {
            events.Add(Meta("thread_name", lane.Number, "name", lane.Name));
            events.Add(Meta("thread_sort_index", lane.Number, "sort_index", lane.Number));
        }
        foreach (InterleavingEvent e in interleaving.Events)
        {
            var arguments = new JsonObject { ["position"] = e.Position, ["step"] = e.Step };
            if (e.Values.Length > 0)
                arguments["values"] = e.Values;
            if (e.Stack.Count > 0)
                arguments["stack"] = string.Join("\n", e.Stack);
            if (e.IsPreemption)
                arguments["preemption"] = true;
            events.Add(new JsonObject
            {
                ["ph"] = "X",
                ["pid"] = Process,
                ["tid"] = e.Lane,
                ["ts"] = e.Index * Apart,
                ["dur"] = Long,
                ["name"] = e.Text,
                ["cat"] = e.Mark == EventMark.None ? e.Kind.ToString().ToLowerInvariant() : $"{e.Kind.ToString().ToLowerInvariant()},finding",
                ["args"] = arguments,
            });
        }
        int id = 0;
        foreach (InterleavingEdge edge in interleaving.Edges.Where(static edge => edge.Kind != EdgeKind.WaitsFor))
        {
            id++;
            string name = edge.Kind.ToString().ToLowerInvariant();
            events.Add(Flow("s", id, name, interleaving.Events[edge.From]));
            JsonObject end = Flow("f", id, name, interleaving.Events[edge.To]);
            end["bp"] = "e";
            events.Add(end);
        }
        return new JsonObject
        {
            ["displayTimeUnit"] = "ns",
            ["otherData"] = new JsonObject { ["title"] = interleaving.Title, ["events"] = interleaving.Hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture) },
            ["traceEvents"] = events,
        }.ToJsonString();
    }

    private static JsonObject Meta(string what, int thread, string name, JsonNode value) =>
        new() { ["ph"] = "M", ["pid"] = Process, ["tid"] = thread, ["name"] = what, ["args"] = new JsonObject { [name] = value } };

    private static JsonObject Flow(string phase, int id, string name, InterleavingEvent at) => new()
    {
        ["ph"] = phase,
        ["pid"] = Process,
        ["tid"] = at.Lane,
        ["ts"] = at.Index * Apart + (phase == "s" ? Long - 1 : 1),
        ["id"] = id,
        ["name"] = name,
        ["cat"] = "order",
    };
}
