using ConcurrentJs.Soak;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Soak.Tests;

public sealed class SegmentTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"soak-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    private const double Long = 100_000;

    // Until something is so, and not for a time: how much a second holds is the machine's affair.
    private static void RunUntil(Ledger ledger, Func<Ledger, bool> done, Func<string, ThreadsMode, string?>? corpus = null)
    {
        using var stop = new CancellationTokenSource();
        new SoakSegment(ledger, null)
        {
            CorpusFiles = corpus is null ? [] : ["a.js"],
            RunCorpusFile = corpus,
            OnProgress = now =>
            {
                if (done(now))
                    stop.Cancel();
            },
        }.Run(stop.Token);
    }

    [Fact]
    public void A_short_soak_finds_nothing_and_can_go_on()
    {
        using (Ledger ledger = Ledger.Create(_path, new Plan(3, Long, false, Long, null)))
            RunUntil(ledger, static now => now.Ended == 4);
        TimeSpan spent;
        using (Ledger ledger = Ledger.Open(_path))
        {
            Assert.Equal(4, ledger.Ended);
            Assert.Empty(ledger.Failures);
            spent = ledger.Spent;
            RunUntil(ledger, static now => now.Ended == 8);
        }
        using Ledger again = Ledger.Open(_path);
        Assert.Equal((8, 2), (again.Ended, again.Segments));
        Assert.True(again.Spent > spent && spent > TimeSpan.Zero);
    }

    [Fact]
    public void A_segment_ends_with_its_time_and_a_soak_with_its_own()
    {
        using (Ledger ledger = Ledger.Create(_path, new Plan(3, 1, false, 0.5, null)))
        {
            for (int segments = 1; ledger.Spent.TotalSeconds < 1; segments++)
            {
                new SoakSegment(ledger, null).Run(CancellationToken.None);
                Assert.Equal(segments, ledger.Segments);
            }
        }
        using Ledger over = Ledger.Open(_path);
        long ended = over.Ended;
        new SoakSegment(over, null).Run(CancellationToken.None);
        Assert.Equal(ended, over.Ended);
    }

    [Fact]
    public void A_corpus_file_that_fails_is_in_the_ledger_with_the_line_that_repeats_it()
    {
        using Ledger ledger = Ledger.Create(_path, new Plan(4, Long, false, Long, null));
        RunUntil(ledger, static now => now.Failures.Count > 0, static (file, _) => $"{file} is wrong");
        Assert.All(ledger.Failures, static failure =>
        {
            Assert.Equal("a.js is wrong", failure.Outcome.Detail);
            Assert.StartsWith("cjs corpus run a.js", failure.Episode.Again);
        });
    }

    [Fact]
    public void An_episode_that_kills_the_process_twice_is_a_failure_and_not_tried_again()
    {
        Episode killer = new(0, EpisodeKind.Generated, "1", ThreadsMode.Parallel, null);
        using (Ledger ledger = Ledger.Create(_path, new Plan(5, Long, false, Long, null)))
        {
            ledger.Begin(killer);
            ledger.Begin(killer);
        }
        using Ledger again = Ledger.Open(_path);
        RunUntil(again, static now => now.Ended == 3);
        Assert.Contains("twice", Assert.Single(again.Failures).Outcome.Detail);
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
