using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>Known races: who answers for them, and until when.</summary>
public sealed class SuppressionsTests
{
    private static readonly DateOnly s_today = new(2026, 6, 1);

    private static RaceReport Race(string file = "src/a.js", string function = "pay", string place = "cart.total", string line = "cart.total += 1;")
    {
        ReportFrame[] stack = [new(function, file, 5, 3, line)];
        var access = new ReportAccess(new ReportThread("main", []), "wrote", true, false, place, null, stack, []);
        return new RaceReport(place, "property", "Object", access, access, RacePattern.LostUpdate, "", "", [], null, "0123456789abcdef");
    }

    [Theory]
    [InlineData("""[{ "file": "a.js", "reason": "r", "owner": "o" }]""", true)]
    [InlineData("""[{ "file": "src/*.js", "function": "pay", "reason": "r", "owner": "o" }]""", true)]
    [InlineData("""[{ "place": "cart.*", "reason": "r", "owner": "o" }]""", true)]
    [InlineData("""[{ "place": "cart.*", "function": "other", "reason": "r", "owner": "o" }]""", false)]
    [InlineData("""[{ "place": "cart.*", "reason": "r", "owner": "o", "expires": "2026-05-31" }]""", false)]
    [InlineData("""[{ "place": "cart.*", "reason": "r", "owner": "o", "expires": "2026-06-01" }]""", true)]
    public void An_entry_covers_what_all_its_globs_match(string json, bool covers) =>
        Assert.Equal(covers, Suppressions.Parse(json, s_today).Covers(Race()));

    [Theory]
    [InlineData("""[{ "file": "a.js", "owner": "o" }]""", "reason")]
    [InlineData("""[{ "file": "a.js", "reason": "r" }]""", "owner")]
    [InlineData("""[{ "reason": "r", "owner": "o" }]""", "file, function or place")]
    [InlineData("""[{ "file": "a.js", "reason": "r", "owner": "o", "expires": "soon" }]""", "expires")]
    [InlineData("{}", "array")]
    [InlineData("[", "JSON")]
    public void What_is_missing_is_named(string json, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => Suppressions.Parse(json, s_today)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_entry_that_kept_nothing_back_is_known()
    {
        Suppressions known = Suppressions.Parse("""[{ "file": "b.js", "reason": "r", "owner": "o" }]""", s_today);
        Assert.False(known.Covers(Race()));
        Assert.Single(known.Unused);
    }

    [Theory]
    [InlineData("n++; // cjs-ignore-race: a counter for show", true)]
    [InlineData("n++; // cjs-ignore-race:", false)]
    [InlineData("n++;", false)]
    public void A_comment_with_a_reason_covers_its_line(string line, bool covers) =>
        Assert.Equal(covers, Suppressions.None.Covers(Race(line: line)));
}
