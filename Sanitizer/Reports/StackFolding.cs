namespace ConcurrentJs.Sanitizer.Reports;

/// <summary>The callers of an access as lines. Calls inside one package in a row are one line: what a reader can change is elsewhere.</summary>
internal static class StackFolding
{
    private const string Folder = "node_modules/";

    /// <summary>All but the first frame, which is the access itself.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ReportFrame> stack, bool allFrames)
    {
        for (int i = 1; i < stack.Count; i++)
        {
            if (allFrames || PackageOf(stack[i].File) is not { } package)
            {
                yield return stack[i].ToString();
                continue;
            }
            int end = i;
            while (end + 1 < stack.Count && PackageOf(stack[end + 1].File) == package)
                end++;
            yield return end == i ? stack[i].ToString() : $"{stack[end]}   {end - i} more in {package}";
            i = end;
        }
    }

    /// <summary>The package a file belongs to; null for the program's own.</summary>
    public static string? PackageOf(string file)
    {
        string path = file.Replace('\\', '/');
        int at = path.LastIndexOf(Folder, StringComparison.Ordinal);
        if (at < 0 || (at > 0 && path[at - 1] != '/'))
            return null;
        string[] parts = path[(at + Folder.Length)..].Split('/');
        return parts is [['@', ..], _, _, ..] ? $"{parts[0]}/{parts[1]}" : parts.Length > 1 ? parts[0] : null;
    }
}
