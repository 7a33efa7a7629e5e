using System.Globalization;
using ConcurrentJs.Cli.Corpus;

namespace ConcurrentJs.Corpus.Tests;

/// <summary>Every program of Corpus/ that has no other runner, in each mode that it names.</summary>
/// <remarks>CJS_CORPUS_SCALE multiplies rounds and times: 0.25 unless it is set, so that all of them together stay below a minute.</remarks>
public sealed class CorpusTests
{
    private static readonly string s_corpus = CorpusFolder.Find();

    private static readonly CorpusSettings s_settings = new()
    {
        Scale = double.TryParse(Environment.GetEnvironmentVariable("CJS_CORPUS_SCALE"), CultureInfo.InvariantCulture, out double scale) ? scale : 0.25,
        VerifyHeap = true,
    };

    public static TheoryData<string, string> Programs()
    {
        var data = new TheoryData<string, string>();
        foreach (CorpusFile file in CorpusFolder.Programs(s_corpus, []))
        {
            foreach (string mode in file.Modes)
                data.Add(Path.GetRelativePath(s_corpus, file.Path), mode);
        }

        return data;
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_program_keeps_its_promise(string program, string mode)
    {
        CorpusOutcome outcome = CorpusRun.Execute(s_corpus, CorpusFile.Read(Path.Combine(s_corpus, program)), mode, s_settings);
        Assert.True(outcome.Passed, $"{outcome.Problem}\nagain: cjs corpus run {program} --threads={mode} --times=20");
    }

    [Fact]
    public void The_corpus_is_as_large_as_it_was_promised() => Assert.True(CorpusFolder.Programs(s_corpus, []).Count >= 120);

    [Fact]
    public void A_program_that_breaks_its_promise_fails()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".js");
        try
        {
            File.WriteAllText(path, "/* A litmus test whose outcome is not allowed. */\nlitmus({ make: () => ({ x: 0 }), bodies: [s => s.x, s => { s.x = 1; }], allowed: [\"2\"] });\n");
            CorpusOutcome outcome = CorpusRun.Execute(s_corpus, CorpusFile.Read(path), "parallel", s_settings);
            Assert.Contains("is not allowed", outcome.Problem);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
