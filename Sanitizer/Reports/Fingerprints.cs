using System.Security.Cryptography;
using System.Text;

namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>The identity of a race across edits: files, functions and the text of the two lines, no numbers of lines.</summary>
internal static class Fingerprints
{
    public static string Of(string kind, ReportAccess first, ReportAccess second)
    {
        string[] sides = [Side(first), Side(second)];
        Array.Sort(sides, StringComparer.Ordinal);
        return Hash($"{kind}\n{sides[0]}\n{sides[1]}");
    }

    public static string Of(DeadlockKind kind, IReadOnlyList<DeadlockStep> steps)
    {
        IEnumerable<string> sides = steps.Select(step => step.Stack.Count == 0 ? step.Thread.Name : Place(step.Stack[0])).Order(StringComparer.Ordinal);
        return Hash($"{DeadlockReport.Name(kind)}\n{string.Join('\n', sides)}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Place(ReportFrame top) => $"{Path.GetFileName(top.File)}|{top.Function}|{string.Concat(top.Source.Where(c => !char.IsWhiteSpace(c)))}";

    private static string Side(ReportAccess access)
    {
        ReportFrame top = Wording.Top(access);
        return $"{Place(top)}|{access.Expression}|{access.IsWrite}";
    }
}
