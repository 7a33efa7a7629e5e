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
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{sides[0]}\n{sides[1]}"));
        return Convert.ToHexStringLower(hash)[..16];
    }

    private static string Side(ReportAccess access)
    {
        ReportFrame top = Wording.Top(access);
        return $"{Path.GetFileName(top.File)}|{top.Function}|{string.Concat(top.Source.Where(c => !char.IsWhiteSpace(c)))}|{access.Expression}|{access.IsWrite}";
    }
}
