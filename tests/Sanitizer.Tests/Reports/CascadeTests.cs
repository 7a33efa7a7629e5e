using System.Text.Json.Nodes;
using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>Races on one object are one report for people, and each its own for programs.</summary>
public sealed class CascadeTests
{
    [Fact]
    public void Races_of_one_object_are_told_together()
    {
        RaceRun run = SampleRun.Real();
        Assert.Equal(2, run.Races.Count);
        string text = ReportText.Of(run, false);
        Assert.Contains("and 1 more of the same object:", text, StringComparison.Ordinal);
        Assert.Contains("2 races in 1 report,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("race 2:", text, StringComparison.Ordinal);
        JsonArray races = JsonNode.Parse(ReportJson.Of(run))!["races"]!.AsArray();
        Assert.Equal(2, races.Count);
        Assert.Null(races[0]!["toldWith"]);
        Assert.Equal(races[0]!["fingerprint"]!.GetValue<string>(), races[1]!["toldWith"]!.GetValue<string>());
    }

    [Fact]
    public void Other_objects_threads_and_variables_stand_alone()
    {
        RaceRun run = SampleRun.Real(), made = SampleRun.Made(3, 1);
        RaceReport race = run.Races[0];
        RaceReport[] mixed =
        [
            race, race with { OwnerId = race.OwnerId + 1, Fingerprint = "a" }, race with { OwnerId = 0, Fingerprint = "b" }, race with { OwnerId = 0, Fingerprint = "c" },
            race with { First = race.First with { Thread = new ReportThread("thread 9", []) }, Fingerprint = "d" },
        ];
        Assert.Equal(5, Cascades.Fold(mixed).Count);
        Assert.Equal(3, Cascades.Fold(made.Races).Count);
    }

    [Fact]
    public void A_run_says_how_far_prediction_looked()
    {
        RaceRun run = SampleRun.Made(0, 1);
        Assert.DoesNotContain("prediction", ReportText.Of(run, false), StringComparison.Ordinal);
        string text = ReportText.Of(run with { PredictionWindows = 3, PredictionsCutShort = 1 }, false);
        Assert.Contains("cut into 3 stretches of at most 60,000", text, StringComparison.Ordinal);
        Assert.Contains("in 1 stretch not all pairs", text, StringComparison.Ordinal);
    }
}
