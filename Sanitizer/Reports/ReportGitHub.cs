using System.Text;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>Workflow commands of GitHub Actions: an annotation at the second access of each race.</summary>
public static class ReportGitHub
{
    public static string Of(RaceRun run)
    {
        var text = new StringBuilder();
        foreach (RaceReport race in run.Races)
        {
            ReportFrame top = Wording.Top(race.Second), other = Wording.Top(race.First);
            string level = race.Pattern == RacePattern.RacyFlag ? "warning" : "error";
            text.AppendLine($"::{level} file={Property(ReportSarif.Relative(top.File))},line={top.Line},col={top.Column},title={Property($"race on {race.Place} ({Patterns.Name(race.Pattern)})")}::"
                + Data($"{race.Second.Thread.Name} {race.Second.Action} here, {race.First.Thread.Name} {race.First.Action} at {other}; {race.MissingOrder}.\n{race.Hint}"));
        }
        foreach (DeadlockReport deadlock in run.Deadlocks)
        {
            string level = deadlock.IsCertain ? "error" : "warning";
            string steps = string.Join("\n", deadlock.Steps.Select(step => $"{step.Thread.Name} {(deadlock.IsCertain && deadlock.Kind != DeadlockKind.LockHeldAtEnd ? "waits for " : "")}{step.Waits}{(step.Stack.Count > 0 ? $" at {step.Stack[0]}" : "")}"));
            text.AppendLine($"::{level} file={Property(ReportSarif.Relative(deadlock.Top.File))},line={Math.Max(1, deadlock.Top.Line)},col={Math.Max(1, deadlock.Top.Column)},title={Property(DeadlockReport.Name(deadlock.Kind))}::"
                + Data($"{deadlock.Title}.\n{steps}\n{deadlock.Hint}"));
        }
        return text.ToString();
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
