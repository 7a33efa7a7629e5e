namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>The JavaScript that belongs to this room.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using Stream stream = typeof(Resource).Assembly.GetManifestResourceStream($"packages/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
