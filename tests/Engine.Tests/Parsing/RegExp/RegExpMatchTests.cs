using System.Text.Json;
using ConcurrentJs.Parsing.RegExp;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Parsing.RegExp;

public sealed class RegExpMatchTests
{
    private readonly MatchContext _context = new();

    [Fact]
    public void Matches_and_captures_are_those_of_other_engines()
    {
        var wrong = new List<string>();
        foreach (JsonElement[] test in JsonSerializer.Deserialize<JsonElement[][]>(RegExpCases.Json)!)
        {
            (string pattern, string flags, string input) = (test[0].GetString()!, test[1].GetString()!, test[2].GetString()!);
            string expected = test[5].ValueKind == JsonValueKind.Null
                ? "no match"
                : string.Join(',', test[5].EnumerateArray().Select(static n => n.GetInt32()));
            string found = Exec(pattern, flags, input, test[3].GetInt32(), test[4].GetInt32() == 1);
            if (found != expected)
                wrong.Add($"/{pattern}/{flags} on {test[2].GetRawText()}: expected {expected}, found {found}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("(?i:a)b", "", "Ab", "0,2")]
    [InlineData("(?i:a)b", "", "AB", "no match")]
    [InlineData("(?-i:a)b", "i", "aB", "0,2")]
    [InlineData("(?-i:a)b", "i", "AB", "no match")]
    [InlineData("(?s:.).", "", "\n\n", "no match")]
    [InlineData("(?m:^b)", "", "a\nb", "2,3")]
    [InlineData("(?:(?<a>x)|(?<a>y))\\k<a>", "", "yy", "0,2,-1,-1,0,1")]
    [InlineData("(?:(?:(?<a>x)|(?<a>y))\\k<a>)+", "", "xxyy", "0,4,-1,-1,2,3")]
    [InlineData("[[a-z]--b]", "iv", "B", "no match")]
    [InlineData("[^\\P{Lu}]", "iv", "a", "0,1")]
    public void What_came_in_2025_works(string pattern, string flags, string input, string expected) =>
        Assert.Equal(expected, Exec(pattern, flags, input, 0, false));

    [Fact]
    public void An_index_inside_a_pair_means_the_pair() =>
        Assert.Equal("0,2", Exec("^.", "u", "\U0001F600", 1, true));

    [Fact]
    public void Catastrophic_backtracking_asks_whether_to_stop()
    {
        RegExpProgram program = RegExpProgram.TryCompile("(a+)+b", RegExpFlags.None, out _)!;
        var captures = new int[program.CaptureCount * 2];
        Assert.Equal(MatchOutcome.Stopped, program.Match(new string('a', 60), 0, false, captures, new Impatient()));
    }

    [Fact]
    public void A_loop_of_empty_iterations_asks_whether_to_stop()
    {
        RegExpProgram program = RegExpProgram.TryCompile("(?:(x?)){2000000000}", RegExpFlags.None, out _)!;
        var captures = new int[program.CaptureCount * 2];
        Assert.Equal(MatchOutcome.Stopped, program.Match("", 0, false, captures, new Impatient()));
    }

    [Fact]
    public void A_stack_that_grows_too_large_is_an_outcome_not_a_crash()
    {
        RegExpProgram program = RegExpProgram.TryCompile("(?:a|b|(c))*d", RegExpFlags.None, out _)!;
        var captures = new int[program.CaptureCount * 2];
        Assert.Equal(MatchOutcome.TooComplex, program.Match(new string('c', 9_000_000), 0, false, captures, _context));
    }

    [Fact]
    public void Deep_nesting_is_refused_not_a_crash()
    {
        string pattern = new string('(', 500_000) + new string(')', 500_000);
        Assert.Null(RegExpProgram.TryCompile(pattern, RegExpFlags.None, out string? error));
        Assert.NotNull(error);
    }

    [Fact]
    public void The_same_pattern_is_compiled_once() =>
        Assert.Same(RegExpProgram.TryCompile("once", RegExpFlags.Global, out _), RegExpProgram.TryCompile("once", RegExpFlags.Sticky, out _));

    private string Exec(string pattern, string flags, string input, int start, bool sticky)
    {
        RegExpFlagsText.TryParse(flags, out RegExpFlags parsed);
        RegExpProgram? program = RegExpProgram.TryCompile(pattern, parsed, out string? error);
        if (program == null)
            return error!;
        var captures = new int[program.CaptureCount * 2];
        MatchOutcome outcome = program.Match(input, start, sticky, captures, _context);
        return outcome switch
        {
            MatchOutcome.Match => string.Join(',', captures),
            MatchOutcome.NoMatch => "no match",
            _ => outcome.ToString(),
        };
    }

    private sealed class Impatient : MatchContext
    {
        public override bool ShouldStop() => true;
    }
}
