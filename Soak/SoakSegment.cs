using System.Diagnostics;
using ConcurrentJs.Fuzz;
using ConcurrentJs.Fuzz.Generators;
using ConcurrentJs.Fuzz.Oracles;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Soak;

/// <summary>One process's share of a soak: episode after episode, each in the ledger before and after it runs.</summary>
public sealed class SoakSegment(Ledger ledger, string? amplify)
{
    private const int EpisodesPerSample = 60;

    private readonly Judge _judge = new();

    /// <summary>Runs a file of the corpus: null when it is as its first comment says, else what was wrong. Null: the corpus takes no part.</summary>
    public Func<string, ThreadsMode, string?>? RunCorpusFile { get; init; }

    /// <summary>The corpus's files that take part.</summary>
    public IReadOnlyList<string> CorpusFiles { get; init; } = [];

    /// <summary>Heard after every episode.</summary>
    public Action<Ledger>? OnProgress { get; init; }

    /// <summary>Runs until the segment's time or the soak's is over.</summary>
    public void Run(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        TimeSpan before = ledger.Spent;
        ledger.StartSegment();
        ledger.Add(Health.Sample(ledger.Ended, ledger.Segments));
        while (!cancellation.IsCancellationRequested && clock.Elapsed.TotalSeconds < ledger.Plan.SegmentSeconds && (before + clock.Elapsed).TotalSeconds < ledger.Plan.GoalSeconds)
        {
            RunOne(ledger.Ended);
            if (ledger.Ended % EpisodesPerSample == 0)
            {
                ledger.Add(Health.Sample(ledger.Ended, ledger.Segments));
                ledger.Spend(before + clock.Elapsed);
            }
            OnProgress?.Invoke(ledger);
        }
        ledger.Add(Health.Sample(ledger.Ended, ledger.Segments));
        ledger.Spend(before + clock.Elapsed);
    }

    private void RunOne(long number)
    {
        Episode episode = Make(number);
        if (ledger.InFlightBegins >= 2 && ledger.InFlight?.Number == number)
        {
            ledger.End(new Outcome(number, false, "Death: the process died while this ran, twice", 0));
            return;
        }
        ledger.Begin(episode);
        var clock = Stopwatch.StartNew();
        string? wrong = episode.Kind == EpisodeKind.Corpus
            ? RunCorpusFile!(episode.Subject, episode.Mode)
            : _judge.Try(ProgramGenerator.Generate(ulong.Parse(episode.Subject)), episode.Mode) is { } finding ? $"{finding.Kind}: {finding.Detail}" : null;
        ledger.End(new Outcome(number, wrong is null, wrong ?? "", clock.Elapsed.TotalMilliseconds));
    }

    // Every fourth episode is a corpus file; modes take turns, parallel three times as often.
    private Episode Make(long number)
    {
        var chance = new FuzzChance(FuzzChance.Derive(ledger.Plan.Seed, number));
        ThreadsMode mode = chance.OneIn(4) ? ThreadsMode.Locked : ThreadsMode.Parallel;
        return CorpusFiles.Count > 0 && RunCorpusFile is not null && chance.OneIn(4)
            ? new Episode(number, EpisodeKind.Corpus, chance.Pick(CorpusFiles), mode, amplify)
            : new Episode(number, EpisodeKind.Generated, FuzzChance.Derive(ledger.Plan.Seed ^ 0xC0FFEE, number).ToString(), mode, amplify);
    }
}
