using System.Text;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>One thread of a cycle: what it held, what it wanted.</summary>
public sealed record DeadlockStep(string Thread, string Holds, string Wants, IReadOnlyList<ReportFrame> Held, IReadOnlyList<ReportFrame> Stack);

/// <summary>Threads that took the same locks in different orders: in another schedule each waits for the next, for ever.</summary>
public sealed record DeadlockReport(IReadOnlyList<DeadlockStep> Steps)
{
    public string Text(int number)
    {
        var text = new StringBuilder();
        text.AppendLine($"deadlock {number} (possible): {string.Join(", ", Steps.Select(step => step.Holds))} are taken in different orders");
        foreach (DeadlockStep step in Steps)
        {
            text.AppendLine($"  {step.Thread}  holds {step.Holds}{At(step.Held)}, takes {step.Wants}{At(step.Stack)}");
            foreach (ReportFrame frame in step.Stack.Skip(1).Take(6))
                text.AppendLine($"      at {frame}");
        }
        text.AppendLine("  quiet:  take the locks in one order everywhere, or hold one lock around both");
        return text.ToString();
    }

    private static string At(IReadOnlyList<ReportFrame> stack) => stack.Count == 0 ? "" : $" at {stack[0].File}:{stack[0].Line}:{stack[0].Column}";
}
