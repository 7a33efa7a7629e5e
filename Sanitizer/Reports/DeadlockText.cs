using System.Text;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>Deadlocks for people: every thread with what it waits for, its stack and its locks.</summary>
internal static class DeadlockText
{
    private const int MaxFrames = 12;

    public static string Of(DeadlockReport report, int number, bool colour, string? again)
    {
        var text = new StringBuilder();
        string bold = colour ? "\u001b[1m" : "", red = colour ? "\u001b[31;1m" : "", dim = colour ? "\u001b[2m" : "", reset = colour ? "\u001b[0m" : "";
        text.AppendLine($"{red}{DeadlockReport.Name(report.Kind)} {number}{(report.IsCertain ? "" : " (possible)")}:{reset} {report.Title}");
        int width = report.Steps.Max(step => step.Thread.Name.Length);
        bool waits = report.Kind is not (DeadlockKind.LockHeldAtEnd or DeadlockKind.LockOrder);
        foreach (DeadlockStep step in report.Steps)
            Step(step);
        foreach (ReportThread thread in report.Steps.Select(step => step.Thread).DistinctBy(thread => thread.Name))
            if (thread.Started.Count > 0)
                text.AppendLine($"  {thread.Name} was started at {thread.Started[0]}");
        text.AppendLine($"  {bold}quiet:{reset}  {report.Hint}");
        if (again is not null)
            text.AppendLine($"  {bold}again:{reset}  {again}");
        text.AppendLine($"  {dim}fingerprint {report.Fingerprint}{reset}");
        return text.ToString();

        void Step(DeadlockStep step)
        {
            string gap = new(' ', width);
            ReportFrame? top = step.Stack.FirstOrDefault();
            string place = top is null ? "" : $"   {top.File}:{top.Line}:{top.Column}{(top.Function.Length == 0 ? "" : $"   in {top.Function}")}";
            text.AppendLine($"  {step.Thread.Name.PadRight(width)}  {bold}{(waits ? "waits for " : "")}{step.Waits}{reset}{place}");
            if (top is { Source.Length: > 0 })
                text.AppendLine($"  {gap}    {dim}{top.Line,4} | {reset}{top.Source.Trim()}");
            foreach (ReportFrame frame in step.Stack.Skip(1).Take(MaxFrames))
                text.AppendLine($"  {gap}    {dim}at {frame}{reset}");
            if (waits)
                text.AppendLine($"  {gap}  {Held(step)}");
            if (step.Missed.Count > 0)
                text.AppendLine($"  {gap}  {step.MissedBy} notified at {step.Missed[0]}, when nobody waited yet");
        }
    }

    private static string Held(DeadlockStep step) => step.Holds.Count == 0 ? "holds no lock"
        : "holds " + string.Join(" and ", step.Holds.Select(held => held.Taken is { } taken ? $"{held.Name} (taken at {taken.File}:{taken.Line}:{taken.Column})" : held.Name));
}
