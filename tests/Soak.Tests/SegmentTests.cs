using ConcurrentJs.Soak;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Soak.Tests;

public sealed class SegmentTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"soak-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_short_soak_finds_nothing_and_can_go_on()
    {
        using (Ledger ledger = Ledger.Create(_path, new Plan(3, 4, false, 2, null)))
            new SoakSegment(ledger, null).Run(CancellationToken.None);
        long first;
        using (Ledger ledger = Ledger.Open(_path))
        {
            first = ledger.Ended;
            Assert.True(first > 0);
            Assert.Empty(ledger.Failures);
            new SoakSegment(ledger, null).Run(CancellationToken.None);
        }
        using Ledger again = Ledger.Open(_path);
        Assert.True(again.Ended > first);
        Assert.Equal(2, again.Segments);
        Assert.True(again.Spent.TotalSeconds >= 3.5);
    }

    [Fact]
    public void A_corpus_file_that_fails_is_in_the_ledger_with_the_line_that_repeats_it()
    {
        using Ledger ledger = Ledger.Create(_path, new Plan(4, 3, false, 3, null));
        new SoakSegment(ledger, null) { CorpusFiles = ["a.js"], RunCorpusFile = static (file, _) => $"{file} is wrong" }.Run(CancellationToken.None);
        Assert.NotEmpty(ledger.Failures);
        Assert.All(ledger.Failures, static failure =>
        {
            Assert.Equal("a.js is wrong", failure.Outcome.Detail);
            Assert.StartsWith("cjs corpus run a.js", failure.Episode.Again);
        });
    }

    [Fact]
    public void An_episode_that_kills_the_process_twice_is_a_failure_and_not_tried_again()
    {
        var plan = new Plan(5, 3, false, 3, null);
        Episode killer = new(0, EpisodeKind.Generated, "1", ThreadsMode.Parallel, null);
        using (Ledger ledger = Ledger.Create(_path, plan))
        {
            ledger.Begin(killer);
            ledger.Begin(killer);
        }
        using Ledger again = Ledger.Open(_path);
        new SoakSegment(again, null).Run(CancellationToken.None);
        Assert.Contains("twice", again.Failures[0].Outcome.Detail);
        Assert.True(again.Ended > 1);
    }

    [Fact]
    public void A_leak_is_seen_and_noise_is_not()
    {
        static HealthSample[] Samples(Func<int, long> bytes) => [.. Enumerable.Range(0, 30).Select(i => new HealthSample(i, 1, bytes(i), 0, 10))];
        Assert.Null(Health.Leak(Samples(static i => (20 << 20) + (i % 3 << 18))));
        Assert.Null(Health.Leak(Samples(static i => i < 10 ? i << 20 : 10 << 20)));
        Assert.NotNull(Health.Leak(Samples(static i => (10 << 20) + ((long)i << 20))));
    }
}
