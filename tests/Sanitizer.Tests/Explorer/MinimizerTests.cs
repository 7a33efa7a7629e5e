using ConcurrentJs.Hosting;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Minimizing;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

public sealed class MinimizerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cjs-minimize").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (MinimizeResult Result, string Text, ReplayResult Replayed) Minimize(string text, FindingKind? kind = null)
    {
        string file = Path.Combine(_folder, "given.js"), smaller = Path.Combine(_folder, "given.min.js");
        File.WriteAllText(file, text);
        var program = new ExploredProgram(file);
        ExploreOptions options = kind == FindingKind.Race ? new ExploreOptions { Races = RaceWatch.Always, Find = [FindingKind.Race] } : new ExploreOptions { Races = RaceWatch.Never };
        Repro repro = program.Explore(schedules: 5000, options: options).EndedBy!.Repro;
        MinimizeResult result = new Minimizer(repro, program, new MinimizeOptions { ProgramFile = smaller, Time = TimeSpan.FromMinutes(5) }).Run();
        return (result, File.ReadAllText(smaller), Replayer.Replay(Repro.Parse(result.Repro.ToString()), new ExploredProgram(smaller), 3));
    }

    private const string LostUpdate = """
        // A counter that loses updates, and much that has nothing to do with it.
        const names = ['a', 'b', 'c'];
        const box = { n: 0, unused: [] };
        function helper(x) {
          return x * 2;
        }
        let text = '';
        for (const name of names) {
          text += name;
        }
        const work = () => {
          for (let i = 0; i < 20; i++) {
            box.n = box.n + 1;
          }
        };
        const t = new Thread(work);
        work();
        t.join();
        console.log(text, helper(3));
        if (box.n !== 40) {
          throw new Error('lost update');
        }
        """;

    [Fact]
    public void A_lost_update_needs_one_preemption_and_few_lines()
    {
        (MinimizeResult result, string text, ReplayResult replayed) = Minimize(LostUpdate.Replace("box.n !== 40", "box.n < 40", StringComparison.Ordinal));
        Assert.True(replayed.Verdict == ReplayVerdict.Reproduced, replayed.Message);
        Assert.False(replayed.ProgramChanged);
        Assert.Equal(1, result.After.Preemptions);
        Assert.True(result.After.Preemptions <= result.Before.Preemptions);
        Assert.DoesNotContain("helper", text, StringComparison.Ordinal);
        Assert.DoesNotContain("names", text, StringComparison.Ordinal);
        Assert.Contains("new Thread", text, StringComparison.Ordinal);
        Assert.InRange(result.After.Lines, 4, 16);
    }

    [Fact]
    public void A_deadlock_stays_a_deadlock()
    {
        (MinimizeResult result, string text, ReplayResult replayed) = Minimize(File.ReadAllText(Explored.Corpus("account-deadlock.js").Path));
        Assert.True(replayed.Verdict == ReplayVerdict.Reproduced, replayed.Message);
        Assert.Equal(FindingKind.Deadlock, result.Repro.Kind);
        Assert.Equal(1, result.After.Preemptions);
        Assert.DoesNotContain("balance +=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_race_stays_that_race()
    {
        (MinimizeResult result, _, ReplayResult replayed) = Minimize(LostUpdate, FindingKind.Race);
        Assert.True(replayed.Verdict == ReplayVerdict.Reproduced, replayed.Message);
        Assert.Equal(FindingKind.Race, result.Repro.Kind);
        Assert.True(result.After.Lines < result.Before.Lines);
    }

    [Fact]
    public void What_does_not_show_its_finding_is_refused()
    {
        string file = Path.Combine(_folder, "given.js");
        File.WriteAllText(file, LostUpdate);
        var program = new ExploredProgram(file);
        Repro repro = program.Explore().EndedBy!.Repro;
        File.WriteAllText(file, "console.log('all is well');");
        Assert.Throws<InvalidOperationException>(() => new Minimizer(repro, program, new MinimizeOptions()).Run());
    }

    [Fact]
    public void A_piece_taken_out_leaves_the_rest_in_its_place()
    {
        const string Text = "let a = 1;\nif (a) {\n  a = 2;\n} else {\n  a = 3;\n}\na;";
        IReadOnlyList<SourcePiece> pieces = SourcePieces.Of(Text, isModule: false);
        Assert.All(pieces, piece => Assert.Equal(Text.Length, piece.TakenOut(Text).Length));
        Assert.Contains(pieces, piece => piece.TakenOut(Text) == "let a = 1;\n       {\n  a = 2;\n}       \n        \n \na;");
        Assert.All(pieces, piece => Assert.Equal(Text.Count(static c => c == '\n'), piece.TakenOut(Text).Count(static c => c == '\n')));
    }
}
