namespace ConcurrentJs.Sanitizer.Tests;

/// <summary>Where the checkout is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
