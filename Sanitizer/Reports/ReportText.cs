using System.Globalization;
using System.Text;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>Reports for people.</summary>
public static class ReportText
{
    private const int MaxFrames = 12, MaxLine = 140;

    /// <param name="more">Reports on the same object, which are told with this one.</param>
    public static string Of(RaceReport report, int number, bool colour, bool allFrames = false, string? again = null, IReadOnlyList<RaceReport>? more = null)
    {
        var text = new StringBuilder();
        string bold = colour ? "\u001b[1m" : "", red = colour ? "\u001b[31;1m" : "", dim = colour ? "\u001b[2m" : "", reset = colour ? "\u001b[0m" : "";
        text.AppendLine($"{red}race {number}{(report.IsPredicted ? " (predicted)" : "")}: {report.Kinds} on {bold}{report.Place}{reset}   {dim}{Patterns.Name(report.Pattern)}{reset}");
        int width = Math.Max(report.First.Thread.Name.Length, report.Second.Thread.Name.Length);
        Access(report.First);
        Access(report.Second);
        text.AppendLine($"  {report.MissingOrder}");
        if (report.Birth.Count > 0)
            text.AppendLine($"  {report.Owner} was made at {report.Birth[0]}{(report.Maker is null ? "" : $" by {report.Maker}")}");
        text.AppendLine($"  {Locks(report)}");
        foreach (ReportThread thread in new[] { report.First.Thread, report.Second.Thread }.DistinctBy(thread => thread.Name))
            if (thread.Started.Count > 0)
                text.AppendLine($"  {thread.Name} was started at {thread.Started[0]}");
        if (report.Folded.Count > 0)
            text.AppendLine($"  the same lines also race on {string.Join(", ", report.Folded)}");
        foreach (string line in Cascades.Lines(more ?? []))
            text.AppendLine($"  {line}");
        text.AppendLine($"  {bold}quiet:{reset}  {report.Hint}");
        if (again is not null)
            text.AppendLine($"  {bold}again:{reset}  {again}");
        text.AppendLine($"  {dim}fingerprint {report.Fingerprint}{(report.Count > 1 ? $", seen {report.Count} times" : "")}{reset}");
        return text.ToString();

        void Access(ReportAccess access)
        {
            string value = access.Value is null ? "" : $" {access.Value}";
            ReportFrame top = Wording.Top(access);
            text.AppendLine($"  {access.Thread.Name.PadRight(width)}  {bold}{access.Action}{value}{reset}   {top.File}:{top.Line}:{top.Column}{(top.Function.Length == 0 ? "" : $"   in {top.Function}")}");
            if (top.Source.Length > 0)
                text.AppendLine($"  {new string(' ', width)}    {dim}{top.Line,4} | {reset}{Excerpt(top)}");
            foreach (string frame in StackFolding.Lines(access.Stack, allFrames).Take(MaxFrames))
                text.AppendLine($"  {new string(' ', width)}    {dim}at {frame}{reset}");
        }
    }

    // Of a line that does not fit (minified code) what stands around the access.
    private static string Excerpt(ReportFrame frame)
    {
        string line = frame.Source;
        if (line.Trim().Length <= MaxLine)
            return line.Trim();
        int from = Math.Clamp(frame.Column - 1 - MaxLine / 3, 0, Math.Max(0, line.Length - MaxLine));
        return $"{(from > 0 ? "…" : "")}{line.Substring(from, Math.Min(MaxLine, line.Length - from)).Trim()}{(from + MaxLine < line.Length ? "…" : "")}";
    }

    /// <summary>A whole run: races, deadlocks, and what was covered.</summary>
    public static string Of(RaceRun run, bool colour, bool allFrames = false)
    {
        var text = new StringBuilder();
        IReadOnlyList<(RaceReport First, IReadOnlyList<RaceReport> More)> races = Cascades.Fold(run.Races);
        for (int i = 0; i < races.Count; i++)
            text.AppendLine(Of(races[i].First, i + 1, colour, allFrames, run.Again, races[i].More));
        for (int i = 0; i < run.Deadlocks.Count; i++)
            text.AppendLine(DeadlockText.Of(run.Deadlocks[i], i + 1, colour, run.Again));
        text.Append(Windows(run));
        string folded = races.Count == run.Races.Count ? "" : $" in {Count(races.Count, "report")}";
        text.AppendLine($"cjs race: {Count(run.Races.Count, "race")}{folded}{Deadlocks(run)}; "
            + $"{Count(run.Threads, "thread")}, {Count(run.Accesses, "access", "accesses")} compared, {Count(run.SyncOperations, "synchronisation")}");
        if (run.Unfinished > 0)
            text.AppendLine($"{Count(run.Unfinished, "thread")} had not ended when the program did: join what is to be seen to its end");
        return text.ToString();
    }

    private static string Windows(RaceRun run)
    {
        string text = run.PredictionWindows > 1
            ? $"prediction: the run was cut into {run.PredictionWindows} stretches of at most {Prediction.Predictor.WindowEvents.ToString("n0", CultureInfo.InvariantCulture)} accesses and lock operations; accesses of two of them were not compared\n" : "";
        return run.PredictionsCutShort > 0
            ? $"{text}prediction: in {Count(run.PredictionsCutShort, "stretch", "stretches")} not all pairs of accesses were looked at; it would have taken too long\n" : text;
    }

    private static string Deadlocks(RaceRun run)
    {
        int certain = run.Deadlocks.Count(deadlock => deadlock.IsCertain), possible = run.Deadlocks.Count - certain;
        return (certain > 0 ? $", {Count(certain, "deadlock or endless wait", "deadlocks or endless waits")}" : "") + (possible > 0 ? $", {Count(possible, "possible deadlock")}" : "");
    }

    private static string Count(long n, string one, string? many = null) => n == 0 ? $"no {one}" : n == 1 ? $"1 {one}" : $"{n} {many ?? one + "s"}";

    private static string Locks(RaceReport report)
    {
        if (report.First.Locks.Count == 0 && report.Second.Locks.Count == 0)
            return "no lock was held on either side";
        return $"{report.First.Thread.Name} held {Held(report.First)}, {report.Second.Thread.Name} held {Held(report.Second)}";
    }

    private static string Held(ReportAccess access) => access.Locks.Count == 0 ? "no lock"
        : string.Join(" and ", access.Locks.Select(held => held.Taken is { } taken ? $"{held.Name} (taken at {taken.File}:{taken.Line})" : held.Name));
}
