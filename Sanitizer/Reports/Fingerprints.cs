using System.Security.Cryptography;
using System.Text;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>
/// The identity of a race across edits and schedules: files, functions and the text of the two lines. No numbers of lines; and nothing that another schedule
/// of the same program changes: which of the two came first, which of their accesses met (a line that updates reads and writes), what they are called there.
/// </summary>
internal static class Fingerprints
{
    public static string Of(ReportAccess first, ReportAccess second)
    {
        string[] sides = [Place(Wording.Top(first)), Place(Wording.Top(second))];
        Array.Sort(sides, StringComparer.Ordinal);
        return Hash($"race\n{sides[0]}\n{sides[1]}");
    }

    /// <param name="kind">Whether it happened or may happen makes no difference.</param>
    /// <param name="roots">Those that the others wait for: who waits besides is the schedule's affair.</param>
    public static string Of(DeadlockKind kind, IEnumerable<DeadlockStep> roots)
    {
        string family = kind switch
        {
            DeadlockKind.Deadlock or DeadlockKind.LockOrder => "deadlock",
            DeadlockKind.LostWakeUp or DeadlockKind.WaitsForEver or DeadlockKind.WaitsAtExit => "wait",
            DeadlockKind.LockHeldAtEnd => "lock",
        };
        IEnumerable<string> sides = roots.Select(static step => step.Stack.Count == 0 ? "" : Place(step.Stack[0])).Distinct().Order(StringComparer.Ordinal);
        return Hash($"{family}\n{string.Join('\n', sides)}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Place(ReportFrame top) => $"{Path.GetFileName(top.File)}|{top.Function}|{string.Concat(top.Source.Where(c => !char.IsWhiteSpace(c)))}";
}
