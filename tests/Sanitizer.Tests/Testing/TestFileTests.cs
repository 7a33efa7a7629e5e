using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Testing;

namespace ConcurrentJs.Sanitizer.Tests.Testing;

public sealed class TestFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cjs-testfile").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TestFile File(string text, string name = "file.test.mjs")
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return new TestFile(path);
    }

    [Fact]
    public void The_example_of_the_docs_passes()
    {
        var file = new TestFile(Path.Combine(Explorer.Explored.Root, "docs", "examples", "explorer", "counter.test.mjs"));
        IReadOnlyList<DeclaredTest> tests = file.List();
        Assert.Equal(4, tests.Count);
        foreach (DeclaredTest test in tests)
        {
            TestOutcome outcome = file.Run(test);
            Assert.True(outcome.Passed, $"{test.Name}: {outcome.Message}");
        }
    }

    [Fact]
    public void A_test_that_fails_has_a_repro_file_that_replays()
    {
        const string Text = """
            import { explore } from 'cjs:test';
            explore('well', () => {});
            explore('lost', { schedules: 2000 }, () => {
              const box = { n: 0 };
              const t = new Thread(() => { box.n++; });
              box.n++;
              t.join();
              if (box.n !== 2) throw new Error('lost');
            });
            """;
        TestFile file = File(Text);
        DeclaredTest test = file.List()[1];
        Assert.Equal(("lost", 2000L), (test.Name, test.Schedules));
        TestOutcome outcome = file.Run(test);
        Assert.False(outcome.Passed);
        Assert.Equal("error: Error: lost", outcome.Message);
        Repro repro = outcome.Finding!.Repro;
        Assert.Equal(["--cjs-test=1"], repro.Arguments);
        ReplayResult replayed = Replayer.Replay(repro, new ExploredProgram(repro.Program) { Arguments = repro.Arguments }, 2);
        Assert.True(replayed.Verdict == ReplayVerdict.Reproduced, replayed.Message);
    }

    [Fact]
    public void What_the_tests_share_may_be_made_at_the_top()
    {
        const string Text = """
            import { explore } from 'cjs:test';
            const lock = new Lock();
            const box = { n: 0 };
            new Thread(() => { box.n = 1; }).join();
            explore('adds', () => {
              const t = new Thread(() => { lock.hold(() => { box.n++; }); });
              lock.hold(() => { box.n++; });
              t.join();
              if (box.n !== 3) throw new Error(`found ${box.n}`);
            });
            """;
        TestFile file = File(Text);
        TestOutcome outcome = file.Run(Assert.Single(file.List()));
        Assert.True(outcome.Passed, outcome.Message);
    }

    [Fact]
    public void CommonJs_files_and_promises_work_too()
    {
        TestFile file = File("""
            const { explore } = require('cjs:test');
            explore(async function settles() {
              const box = { n: 0 };
              const t = new Thread(async () => { await null; box.n = 1; });
              await t.asyncJoin();
              if (box.n !== 1) throw new Error(`found ${box.n}`);
            }, );
            explore.fails('rejects', { schedules: 1 }, async () => { throw new Error('no'); });
            """, "file.test.cjs");
        IReadOnlyList<DeclaredTest> tests = file.List();
        Assert.Equal(["settles", "rejects"], tests.Select(static test => test.Name));
        TestOutcome outcome = file.Run(tests[0] with { Schedules = 50 });
        Assert.True(outcome.Passed, outcome.Message);
        Assert.True(file.Run(tests[1]).Passed);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<FormatException>(() => File("import { explore } from 'cjs:test'; explore('a', { strategy: 'luck' }, () => {});").List());
        Assert.Throws<FormatException>(() => File("import { explore } from 'cjs:test'; explore('a', { schedules: -1 }, () => {});").List());
        Assert.Empty(File("console.log('no tests');").List());
    }
}
