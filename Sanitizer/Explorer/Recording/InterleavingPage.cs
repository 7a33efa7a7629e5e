using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace ConcurrentJs.Sanitizer.Explorer.Recording;

/// <summary>
/// An interleaving as one HTML file that needs nothing else: a lane a thread, an arrow for everything that orders two threads, the racing pair
/// or the waiting cycle marked, the source beside it. All of it is there without a script; the script adds stepping.
/// </summary>
/// <remarks>Rows have one height and lanes one width, so the drawing is made here and stays right on paper and at every size of window.</remarks>
public static class InterleavingPage
{
    private const int RowHeight = 28, LaneWidth = 34, Radius = 5, Hues = 8;

    public static string Of(Interleaving interleaving)
    {
        var page = new StringBuilder(Resource("page.html"));
        page.Replace("{{style}}", Resource("page.css")).Replace("{{script}}", Resource("page.js"));
        page.Replace("{{title}}", Text($"{interleaving.Title} — {interleaving.Program}"));
        page.Replace("{{kind}}", Text(interleaving.Kind == FindingKind.None ? "ok" : "bad")).Replace("{{heading}}", Text(interleaving.Title));
        page.Replace("{{facts}}", Facts(interleaving)).Replace("{{details}}", Details(interleaving)).Replace("{{legend}}", Legend(interleaving));
        page.Replace("{{row}}", RowHeight.ToString(CultureInfo.InvariantCulture)).Replace("{{gutter}}", Gutter(interleaving).ToString(CultureInfo.InvariantCulture));
        page.Replace("{{drawing}}", Drawing(interleaving)).Replace("{{rows}}", Rows(interleaving)).Replace("{{sources}}", Sources(interleaving));
        page.Replace("{{output}}", interleaving.Output.Length == 0 ? "" : $"<section class=\"output\"><h2>Output</h2><pre>{Text(interleaving.Output)}</pre></section>");
        page.Replace("{{data}}", Data(interleaving));
        return page.ToString();
    }

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"interleaving/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Braces are kept from looking like a place to fill in.
    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace("{", "&#123;", StringComparison.Ordinal);

    private static int Gutter(Interleaving interleaving) => interleaving.Lanes.Count * LaneWidth;

    private static string Facts(Interleaving interleaving)
    {
        string preemptions = interleaving.Preemptions == 1 ? "1 preemption" : $"{interleaving.Preemptions:N0} preemptions";
        return Text($"{interleaving.Program} · {interleaving.Lanes.Count} threads · {interleaving.Steps:N0} steps · {preemptions} · events {interleaving.Hash:x16}");
    }

    // Stacks stand with the events.
    private static string Details(Interleaving interleaving)
    {
        string[] lines = [.. interleaving.Details.Where(static line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal))];
        return lines.Length == 0 ? "" : $"<pre class=\"details\">{Text(string.Join("\n", lines))}</pre>";
    }

    private static string Legend(Interleaving interleaving)
    {
        var text = new StringBuilder();
        foreach (Lane lane in interleaving.Lanes)
            text.Append($"<li class=\"h{lane.Number % Hues}\"><span class=\"chip\">{Text(lane.Name)}</span>{(lane.StartedAt.Length == 0 ? "" : $" <small>started at {Text(lane.StartedAt)}</small>")}</li>");
        return text.ToString();
    }

    // ---- The drawing ----------------------------------------------------------------------------------------------------------

    private static int X(int lane) => lane * LaneWidth + LaneWidth / 2;

    private static int Y(int index) => index * RowHeight + RowHeight / 2;

    private static string Drawing(Interleaving interleaving)
    {
        var svg = new StringBuilder();
        int height = interleaving.Events.Count * RowHeight, width = Gutter(interleaving);
        svg.Append($"<svg class=\"drawing\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">");
        svg.Append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\"/></marker>")
            .Append("<marker id=\"bad\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>");
        foreach (var lane in interleaving.Events.GroupBy(static e => e.Lane))
        {
            int first = lane.Min(static e => e.Index), last = lane.Max(static e => e.Index);
            svg.Append($"<line class=\"lane h{lane.Key % Hues}\" x1=\"{X(lane.Key)}\" x2=\"{X(lane.Key)}\" y1=\"{Y(first)}\" y2=\"{Y(last)}\"/>");
        }
        for (int i = 1; i < interleaving.Events.Count; i++)
            DrawTurn(svg, interleaving.Events[i - 1], interleaving.Events[i]);
        foreach (InterleavingEdge edge in interleaving.Edges)
            DrawEdge(svg, interleaving.Events[edge.From], interleaving.Events[edge.To], edge.Kind);
        DrawPair(svg, interleaving);
        foreach (InterleavingEvent e in interleaving.Events)
        {
            string state = e.Mark == EventMark.None ? "" : " marked";
            svg.Append($"<circle class=\"dot h{e.Lane % Hues} {e.Kind.ToString().ToLowerInvariant()}{state}\" data-e=\"{e.Index}\" cx=\"{X(e.Lane)}\" cy=\"{Y(e.Index)}\" r=\"{(e.Mark == EventMark.None ? Radius : Radius + 2)}\"/>");
        }
        return svg.Append("</svg>").ToString();
    }

    // Where the turn passes to another thread.
    private static void DrawTurn(StringBuilder svg, InterleavingEvent from, InterleavingEvent to)
    {
        if (from.Lane != to.Lane && to.Mark != EventMark.Waits)
            svg.Append($"<line class=\"turn\" x1=\"{X(from.Lane)}\" y1=\"{Y(from.Index)}\" x2=\"{X(to.Lane)}\" y2=\"{Y(to.Index)}\"/>");
    }

    private static void DrawEdge(StringBuilder svg, InterleavingEvent from, InterleavingEvent to, EdgeKind kind)
    {
        if (from.Lane == to.Lane)
            return;
        int side = Math.Sign(to.Lane - from.Lane), gap = Radius + 3;
        int x1 = X(from.Lane) + side * gap, y1 = Y(from.Index), x2 = X(to.Lane) - side * gap, y2 = Y(to.Index);
        if (kind == EdgeKind.WaitsFor)
        {
            // Two threads that wait for each other stand on neighbouring rows: their arrows bend to different sides.
            int bend = side * LaneWidth / 2;
            svg.Append($"<path class=\"edge waitsfor\" marker-end=\"url(#bad)\" d=\"M{X(from.Lane)} {y1 + gap * Math.Sign(y2 - y1)}C{X(from.Lane)} {y1 + (y2 - y1) * 0.7:0.#} {X(to.Lane) - bend} {y2} {x2} {y2}\"/>");
            return;
        }
        int middle = (x1 + x2) / 2;
        svg.Append($"<path class=\"edge {kind.ToString().ToLowerInvariant()}\" marker-end=\"url(#tip)\" d=\"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}\"><title>{kind.ToString().ToLowerInvariant()}</title></path>");
    }

    private static void DrawPair(StringBuilder svg, Interleaving interleaving)
    {
        InterleavingEvent? first = interleaving.Events.FirstOrDefault(static e => e.Mark == EventMark.RaceFirst), second = interleaving.Events.FirstOrDefault(static e => e.Mark == EventMark.RaceSecond);
        if (first is not null && second is not null)
            svg.Append($"<line class=\"pair\" x1=\"{X(first.Lane)}\" y1=\"{Y(first.Index)}\" x2=\"{X(second.Lane)}\" y2=\"{Y(second.Index)}\"/>");
    }

    // ---- Rows and source ------------------------------------------------------------------------------------------------------------

    private static string Rows(Interleaving interleaving)
    {
        var text = new StringBuilder();
        foreach (InterleavingEvent e in interleaving.Events)
        {
            string mark = e.Mark switch
            {
                EventMark.RaceFirst => " bad\" data-mark=\"race 1",
                EventMark.RaceSecond => " bad\" data-mark=\"race 2",
                EventMark.Waits => " bad\" data-mark=\"waits",
                EventMark.Failure => " bad\" data-mark=\"failure",
                _ => e.IsPreemption ? "\" data-mark=\"preempts" : "",
            };
            text.Append($"<li role=\"option\" id=\"row{e.Index}\" class=\"h{e.Lane % Hues}{(e.Kind is EventKind.End or EventKind.Join or EventKind.Spawn or EventKind.Start ? " quiet" : "")}{mark}\">")
                .Append($"<span class=\"n\">{(e.Step > 0 ? e.Step.ToString(CultureInfo.InvariantCulture) : "")}</span><span class=\"gap\"></span>")
                .Append($"<span class=\"chip\">{Text(interleaving.Lanes[e.Lane].Name)}</span><span class=\"what\">{Text(e.Text)}{(e.Values.Length == 0 ? "" : $" <b>{Text(e.Values)}</b>")}</span>")
                .Append($"<span class=\"at\">{Text(e.Position)}</span></li>\n");
        }
        return text.ToString();
    }

    private static string Sources(Interleaving interleaving)
    {
        var text = new StringBuilder();
        foreach (InterleavingSource source in interleaving.Sources)
        {
            var used = interleaving.Events.Where(e => e.File == source.File).ToLookup(static e => e.Line);
            text.Append($"<section class=\"source\" data-file=\"{Text(source.File)}\"><h2>{Text(source.File)}</h2><ol>");
            string[] lines = source.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                bool bad = used[i + 1].Any(static e => e.Mark is not EventMark.None);
                string dots = string.Concat(used[i + 1].Select(static e => e.Lane).Distinct().Order().Select(static lane => $"<i class=\"h{lane % Hues}\"></i>"));
                text.Append($"<li{(bad ? " class=\"bad\"" : "")}><span class=\"who\">{dots}</span><code>{(lines[i].Length == 0 ? "&#8203;" : Text(lines[i]))}</code></li>");
            }
            text.Append("</ol></section>");
        }
        return text.ToString();
    }

    private static string Data(Interleaving interleaving)
    {
        ILookup<int, InterleavingEdge> into = interleaving.Edges.ToLookup(static edge => edge.To);
        var events = new JsonArray();
        foreach (InterleavingEvent e in interleaving.Events)
        {
            events.Add(new JsonObject
            {
                ["lane"] = e.Lane,
                ["text"] = e.Text,
                ["values"] = e.Values,
                ["file"] = e.File,
                ["line"] = e.Line,
                ["at"] = e.Position,
                ["step"] = e.Step,
                ["mark"] = e.Mark == EventMark.None ? 0 : 1,
                ["preempts"] = e.IsPreemption,
                ["choice"] = e.IsChoice,
                ["stack"] = new JsonArray([.. e.Stack.Select(static line => (JsonNode)JsonValue.Create(line)!)]),
                ["after"] = new JsonArray([.. into[e.Index].Select(static edge => (JsonNode)new JsonArray(edge.From, edge.Kind.ToString().ToLowerInvariant()))]),
            });
        }
        // No end of the script's element may stand in it; the serializer writes < as an escape.
        return new JsonObject { ["lanes"] = new JsonArray([.. interleaving.Lanes.Select(static lane => (JsonNode)JsonValue.Create(lane.Name)!)]), ["events"] = events }.ToJsonString();
    }
}
