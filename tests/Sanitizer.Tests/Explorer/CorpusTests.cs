using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>The programs of Corpus/explore: the first line of each says what must be found; what is found must replay.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Programs()
    {
        var programs = new TheoryData<string>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Explored.Root, "Corpus", "explore"), "*.js").Order(StringComparer.Ordinal))
            programs.Add(Path.GetFileName(file));
        return programs;
    }

    internal static FindingKind ExpectedOf(string name) =>
        FindingKinds.Parse(File.ReadLines(Path.Combine(Explored.Root, "Corpus", "explore", name)).First().Split(':')[1].Trim())!.Value;

    [Theory, MemberData(nameof(Programs))]
    public void What_the_first_line_says_is_found_and_replays(string name)
    {
        FindingKind expected = ExpectedOf(name);
        ExploreProgress progress = Explored.Corpus(name).Explore("portfolio", expected == FindingKind.None ? 200 : 5000, new ExploreOptions { Races = RaceWatch.Never, StepsMax = 1000 });
        Finding? found = progress.EndedBy;
        if (expected == FindingKind.None)
        {
            Assert.Null(found);
            return;
        }
        Assert.Equal(expected, found?.Kind);
        ReplayResult replayed = Replayer.Replay(Repro.Parse(found!.Repro.ToString()), Explored.Corpus(name), times: 3);
        Assert.True(replayed.Verdict == ReplayVerdict.Reproduced, replayed.Message);
    }
}
