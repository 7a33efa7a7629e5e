using ConcurrentJs.Threads;

namespace ConcurrentJs.Soak;

/// <summary>What an episode ran.</summary>
public enum EpisodeKind
{
    /// <summary>A program made by the fuzzer of <see cref="Episode.Subject"/>, a seed.</summary>
    Generated,

    /// <summary>A file of the corpus, <see cref="Episode.Subject"/> its path below the corpus folder.</summary>
    Corpus,
}

/// <summary>One short run, small enough to be repeated by itself.</summary>
/// <param name="Number">From 0, without gaps, over all segments and resumes of a soak.</param>
/// <param name="Kind">What ran.</param>
/// <param name="Subject">Which one.</param>
/// <param name="Mode">How its threads ran.</param>
/// <param name="Amplify">The race amplifier's setting of the process, or null.</param>
public sealed record Episode(long Number, EpisodeKind Kind, string Subject, ThreadsMode Mode, string? Amplify)
{
    /// <summary>The command that runs it again.</summary>
    public string Again
    {
        get
        {
            string mode = Mode.ToString().ToLowerInvariant();
            string command = Kind == EpisodeKind.Generated
                ? $"cjs fuzz --seed {Subject} --count 1 --repeat 200 --threads {mode}"
                : $"cjs corpus run {Subject} --times 200 --threads={mode}";
            return Amplify is null ? command : $"{command} --amplify={Amplify}";
        }
    }
}

/// <summary>How an episode ended.</summary>
/// <param name="Number">Which episode.</param>
/// <param name="IsGood">Nothing was wrong.</param>
/// <param name="Detail">What was wrong.</param>
/// <param name="Ms">How long it took.</param>
public sealed record Outcome(long Number, bool IsGood, string Detail, double Ms);

/// <summary>The process between two episodes, after a full collection.</summary>
/// <param name="Number">After which episode.</param>
/// <param name="Segment">Which process of the soak.</param>
/// <param name="LiveBytes">The managed heap's live bytes.</param>
/// <param name="ResidentBytes">What the operating system gave the process.</param>
/// <param name="OsThreads">Threads of the operating system in the process.</param>
public sealed record HealthSample(long Number, int Segment, long LiveBytes, long ResidentBytes, int OsThreads);
