using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Recording;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

public sealed class InterleavingTests
{
    private static Interleaving Of(string name, string strategy = "random", FindingKind? kind = null)
    {
        ExploredProgram program = Explored.Corpus(name);
        ExploreOptions options = kind == FindingKind.Race ? new ExploreOptions { Races = RaceWatch.Always, Find = [FindingKind.Race] } : new ExploreOptions { Races = RaceWatch.Never };
        return Replayer.Record(program.Explore(strategy, 3000, options).EndedBy!.Repro, program);
    }

    [Fact]
    public void Values_are_shown_before_and_after()
    {
        Interleaving shown = Of("account.js");
        InterleavingEvent write = shown.Events.First(static e => e.Kind == EventKind.Write);
        Assert.Equal("writes account.balance", write.Text);
        Assert.Equal("100 → 20", write.Values);
        Assert.Equal(("account.js", 7), (write.File, write.Line));
        Assert.Equal(EventMark.Failure, shown.Events[^1].Mark);
        Assert.Equal(17, shown.Events[^1].Line);
    }

    [Fact]
    public void Starts_and_joins_are_arrows_between_threads()
    {
        Interleaving shown = Of("account.js");
        InterleavingEdge start = Assert.Single(shown.Edges, static edge => edge.Kind == EdgeKind.Start);
        Assert.Equal((EventKind.Spawn, 0, 1), (shown.Events[start.From].Kind, shown.Events[start.From].Lane, shown.Events[start.To].Lane));
        InterleavingEdge join = Assert.Single(shown.Edges, static edge => edge.Kind == EdgeKind.Join);
        Assert.Equal((EventKind.End, EventKind.Join), (shown.Events[join.From].Kind, shown.Events[join.To].Kind));
    }

    [Fact]
    public void Both_sides_of_a_race_are_marked()
    {
        Interleaving shown = Of("account.js", kind: FindingKind.Race);
        InterleavingEvent first = Assert.Single(shown.Events, static e => e.Mark == EventMark.RaceFirst), second = Assert.Single(shown.Events, static e => e.Mark == EventMark.RaceSecond);
        Assert.NotEqual(first.Lane, second.Lane);
        Assert.Contains("account.balance", first.Text, StringComparison.Ordinal);
        Assert.StartsWith("race: ", shown.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadlock_is_a_cycle_of_arrows()
    {
        Interleaving shown = Of("account-deadlock.js");
        InterleavingEdge[] waits = [.. shown.Edges.Where(static edge => edge.Kind == EdgeKind.WaitsFor)];
        Assert.Equal(2, waits.Length);
        Assert.Equal((waits[0].From, waits[0].To), (waits[1].To, waits[1].From));
        Assert.All(waits, edge => Assert.Equal(EventMark.Waits, shown.Events[edge.From].Mark));
    }

    [Fact]
    public void A_lock_that_is_handed_over_is_an_arrow()
    {
        ExploredProgram program = Explored.Corpus("counter-locked.js");
        using var runner = new ScheduleRunner(program);
        var strategy = new Sanitizer.Explorer.Strategies.RandomWalk();
        strategy.Begin(3);
        RunOutcome outcome = runner.Run(strategy, 1);
        Interleaving shown = Replayer.Record(Repro.Of(program, runner, outcome, "random", 1, FindingKind.None, "", ""), program);
        Assert.Equal("no failure", shown.Title);
        InterleavingEdge handed = Assert.Single(shown.Edges, static edge => edge.Kind == EdgeKind.Lock);
        Assert.NotEqual(shown.Events[handed.From].Lane, shown.Events[handed.To].Lane);
    }

    [Fact]
    public void Recording_changes_nothing()
    {
        ExploredProgram program = Explored.Corpus("lost-wakeup.js");
        Repro repro = program.Explore().EndedBy!.Repro;
        Interleaving shown = Replayer.Record(repro, program);
        Assert.Equal((repro.Events, repro.Steps), (shown.Hash, shown.Steps));
    }

    [Fact]
    public void The_terminal_shows_one_line_an_event()
    {
        Interleaving shown = Of("account-deadlock.js");
        string[] lines = InterleavingText.Of(shown).TrimEnd('\n').Split('\n');
        Assert.Equal(shown.Events.Count, lines.Length);
        Assert.Contains("waits for ever for lock 2, which thread 1 has", InterleavingText.Of(shown), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', InterleavingText.Of(shown));
        Assert.Contains("\u001b[36m", InterleavingText.Of(shown, colours: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_for_Perfetto_has_a_track_a_thread_and_whole_flows()
    {
        JsonArray events = JsonNode.Parse(InterleavingTrace.Of(Of("account.js")))!["traceEvents"]!.AsArray();
        Assert.Equal(2, events.Count(static e => (string?)e!["ph"] == "M" && (string?)e["name"] == "thread_name"));
        foreach (JsonNode? e in events)
        {
            Assert.Contains((string)e!["ph"]!, (string[])["M", "X", "s", "f"]);
            Assert.Equal(1, (int)e["pid"]!);
            if ((string)e["ph"]! == "X")
                Assert.True((long)e["ts"]! >= 0 && (long)e["dur"]! > 0 && ((string)e["name"]!).Length > 0);
        }
        // A flow begins and ends inside a slice of its thread.
        var slices = events.Where(static e => (string)e!["ph"]! == "X").Select(static e => (Thread: (int)e!["tid"]!, From: (long)e["ts"]!, To: (long)e["ts"]! + (long)e["dur"]!)).ToList();
        foreach (IGrouping<int, JsonNode?> flow in events.Where(static e => (string)e!["ph"]! is "s" or "f").GroupBy(static e => (int)e!["id"]!))
        {
            Assert.Equal(["s", "f"], flow.Select(static e => (string)e!["ph"]!));
            Assert.All(flow, e => Assert.Contains(slices, slice => slice.Thread == (int)e!["tid"]! && slice.From <= (long)e["ts"]! && (long)e["ts"]! < slice.To));
        }
    }

    [Fact]
    public void The_page_stands_alone_and_takes_no_markup_from_the_program()
    {
        ExploredProgram program = Explored.Text("""
            const box = { '</script><b>': 0 };
            const t = new Thread(() => { box['</script><b>']++; });
            box['</script><b>']++;
            t.join();
            console.log('{{data}}</script>');
            if (box['</script><b>'] !== 2) throw new Error('<img src=x> {{rows}}');
            """);
        string page = InterleavingPage.Of(Replayer.Record(program.Explore().EndedBy!.Repro, program));
        Assert.Contains("&#123;&#123;data}}&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
