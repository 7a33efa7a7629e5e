using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

public sealed class ReproTests
{
    private const string LostUpdate = """
        const box = { n: 0 };
        const t = new Thread(() => { box.n++; });
        box.n++;
        t.join();
        if (box.n !== 2) throw new Error('lost');
        """;

    private static Repro Found(string text) => Explored.Text(text).Explore().EndedBy!.Repro;

    [Fact]
    public void A_repro_file_says_the_same_after_writing_and_reading()
    {
        Repro repro = Found(LostUpdate) with { Arguments = ["--deep", "a b"] };
        Repro read = Repro.Parse(repro.ToString());
        Assert.Equal(repro.ToString(), read.ToString());
        Assert.Equal(repro.Choices, read.Choices);
        Assert.Equal(repro.Checks, read.Checks);
    }

    [Fact]
    public void A_hundred_replays_are_one_hundred_times_the_same()
    {
        ReplayResult result = Replayer.Replay(Found(LostUpdate), Explored.Text(LostUpdate), times: 100);
        Assert.True(result.Verdict == ReplayVerdict.Reproduced, result.Message);
        Assert.Equal(100, result.Times);
    }

    [Fact]
    public void A_changed_program_diverges_and_says_where()
    {
        string changed = LostUpdate.Replace("box.n++;\nt.join", "box.m = 1;\nt.join", StringComparison.Ordinal);
        ReplayResult result = Replayer.Replay(Found(LostUpdate), Explored.Text(changed));
        Assert.Equal(ReplayVerdict.Diverged, result.Verdict);
        Assert.StartsWith("diverged at step", result.Message, StringComparison.Ordinal);
        Assert.True(result.ProgramChanged);
    }

    [Fact]
    public void A_program_that_does_the_same_and_ends_well_is_no_success()
    {
        ReplayResult result = Replayer.Replay(Found(LostUpdate), Explored.Text(LostUpdate.Replace("throw new Error('lost')", "box;", StringComparison.Ordinal)));
        Assert.Equal(ReplayVerdict.OtherEnd, result.Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cjs-repro 2\n")]
    [InlineData("cjs-repro 1\nprogram x\n")]
    [InlineData("cjs-repro 1\nfoo bar\n")]
    public void Other_texts_are_refused(string text) => Assert.Throws<FormatException>(() => Repro.Parse(text));

    [Theory]
    [InlineData("0*3 1 0 2*2", new[] { 0, 0, 0, 1, 0, 2, 2 })]
    [InlineData("", new int[0])]
    public void Schedules_are_written_by_runs(string text, int[] choices)
    {
        Assert.Equal(choices, Schedule.ParseRunLengths(text));
        Assert.Equal(text, string.Join(' ', Schedule.RunLengths(choices)));
    }
}
