using ConcurrentJs.Soak;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Soak.Tests;

public sealed class LedgerTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    private static readonly Plan s_plan = new(7, 60, true, 30, null);

    private static Episode Number(long number) => new(number, EpisodeKind.Generated, (number * 11).ToString(), ThreadsMode.Parallel, null);

    private void Write(int episodes, bool lastEnds = true)
    {
        using Ledger ledger = Ledger.Create(_path, s_plan);
        ledger.StartSegment();
        for (int i = 0; i < episodes; i++)
        {
            ledger.Begin(Number(i));
            if (lastEnds || i < episodes - 1)
                ledger.End(new Outcome(i, i != 2, i == 2 ? "wrong" : "", 1));
        }
    }

    [Fact]
    public void What_was_written_is_read()
    {
        Write(5);
        using Ledger ledger = Ledger.Open(_path);
        Assert.Equal(s_plan, ledger.Plan);
        Assert.Equal(5, ledger.Ended);
        Assert.Equal(1, ledger.Segments);
        Assert.Null(ledger.InFlight);
        (Episode episode, Outcome outcome) = Assert.Single(ledger.Failures);
        Assert.Equal(2, episode.Number);
        Assert.Equal("wrong", outcome.Detail);
    }

    [Fact]
    public void A_file_that_was_cut_anywhere_loses_at_most_the_episode_in_flight()
    {
        Write(4);
        byte[] all = File.ReadAllBytes(_path);
        int header = Array.IndexOf(all, (byte)'\n') + 1;
        for (int length = header; length < all.Length; length += 7)
        {
            File.WriteAllBytes(_path, all[..length]);
            long ended;
            using (Ledger ledger = Ledger.Open(_path))
            {
                ended = ledger.Ended;
                ledger.Begin(Number(ended));
                ledger.End(new Outcome(ended, true, "", 1));
            }
            using Ledger again = Ledger.Open(_path);
            Assert.Equal(ended + 1, again.Ended);
        }
    }

    [Fact]
    public void An_episode_in_flight_is_known_and_counted()
    {
        Write(3, lastEnds: false);
        using (Ledger ledger = Ledger.Open(_path))
        {
            Assert.Equal(2, ledger.InFlight!.Number);
            Assert.Equal(1, ledger.InFlightBegins);
            ledger.Begin(Number(2));
        }
        using Ledger again = Ledger.Open(_path);
        Assert.Equal(2, again.InFlightBegins);
        Assert.Equal(2, again.Ended);
    }

    [Fact]
    public void Damage_before_the_last_line_is_refused_with_the_line()
    {
        Write(3);
        string[] lines = File.ReadAllLines(_path);
        lines[2] = lines[2].Replace("11", "12", StringComparison.Ordinal) + "x";
        File.WriteAllLines(_path, lines);
        Assert.Contains($"{_path}:3", Assert.Throws<LedgerException>(() => Ledger.Open(_path)).Message);
    }

    [Fact]
    public void An_existing_file_is_not_overwritten()
    {
        Write(1);
        byte[] before = File.ReadAllBytes(_path);
        Assert.Throws<LedgerException>(() => Ledger.Create(_path, s_plan));
        Assert.Equal(before, File.ReadAllBytes(_path));
    }
}
