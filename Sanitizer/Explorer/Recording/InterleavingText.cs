using System.Text;

namespace ConcurrentJs.Sanitizer.Explorer.Recording;

/// <summary>An interleaving for the terminal: a column a thread, one line an event, and what each event comes after.</summary>
public static class InterleavingText
{
    private const int PositionWidth = 24;

    private static readonly string[] s_colours = ["36", "33", "35", "32", "34", "31"];

    /// <param name="interleaving">What to print.</param>
    /// <param name="colours">Mark threads with the colours of a terminal.</param>
    public static string Of(Interleaving interleaving, bool colours = false)
    {
        var text = new StringBuilder();
        int lanes = interleaving.Lanes.Count;
        var last = interleaving.Events.GroupBy(static e => e.Lane).ToDictionary(static group => group.Key, static group => group.Max(static e => e.Index));
        var first = interleaving.Events.GroupBy(static e => e.Lane).ToDictionary(static group => group.Key, static group => group.Min(static e => e.Index));
        ILookup<int, InterleavingEdge> into = interleaving.Edges.ToLookup(static edge => edge.To);
        int width = interleaving.Events.Count == 0 ? 0 : Math.Min(44, interleaving.Events.Max(static e => Text(e).Length));
        if (interleaving.LeftOut > 0)
            text.Append($"      … {interleaving.LeftOut:N0} events before are left out\n");
        foreach (InterleavingEvent e in interleaving.Events)
        {
            text.Append(e.Step > 0 ? $"{e.Step,5} " : "      ").Append(e.IsPreemption ? '!' : ' ').Append(' ');
            for (int lane = 0; lane < lanes; lane++)
            {
                bool isAlive = first.TryGetValue(lane, out int from) && from < e.Index && last[lane] > e.Index;
                string sign = lane == e.Lane ? Sign(e) : isAlive ? "│" : " ";
                text.Append(Coloured(sign, lane, colours)).Append(' ');
            }
            string name = interleaving.Lanes[e.Lane].Name;
            text.Append(' ').Append(Coloured(name.PadRight(10), e.Lane, colours)).Append(' ').Append(Text(e).PadRight(width)).Append("  ").Append(e.Position.PadRight(PositionWidth));
            foreach (InterleavingEdge edge in into[e.Index])
                text.Append("  ").Append(Because(interleaving, edge));
            if (Marked(e.Mark) is { } mark)
                text.Append("  ◀ ").Append(mark);
            while (text[^1] == ' ')
                text.Length--;
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Text(InterleavingEvent e) => e.Values.Length == 0 ? e.Text : $"{e.Text}: {e.Values}";

    private static string Sign(InterleavingEvent e) => e.Mark switch
    {
        EventMark.None => e.Kind is EventKind.End ? "┴" : "●",
        EventMark.Waits => "◌",
        _ => "✗",
    };

    private static string? Marked(EventMark mark) => mark switch
    {
        EventMark.RaceFirst => "first of the race",
        EventMark.RaceSecond => "second of the race",
        EventMark.Waits => "waits",
        EventMark.Failure => "failure",
        _ => null,
    };

    private static string Because(Interleaving interleaving, InterleavingEdge edge)
    {
        InterleavingEvent from = interleaving.Events[edge.From];
        string name = interleaving.Lanes[from.Lane].Name;
        return edge.Kind switch
        {
            EdgeKind.Start => $"⇠ {name} started it",
            EdgeKind.Join => $"⇠ {name} ended",
            EdgeKind.Lock => $"⇠ {name} released it",
            EdgeKind.Notify => $"⇠ {name} notified",
            EdgeKind.WaitsFor => $"⇠ {name} waits for {interleaving.Lanes[interleaving.Events[edge.To].Lane].Name}",
            _ => $"⇠ {name}",
        };
    }

    private static string Coloured(string text, int lane, bool colours) =>
        colours ? $"\u001b[{s_colours[lane % s_colours.Length]}m{text}\u001b[0m" : text;
}
