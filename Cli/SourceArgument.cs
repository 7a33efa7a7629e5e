namespace ConcurrentJs.Cli;

/// <summary>A program named on the command line: a file, or a dash for standard input.</summary>
internal static class SourceArgument
{
    public static (string Text, string Name) Read(string file)
    {
        if (file == "-")
            return (Console.In.ReadToEnd(), "[stdin]");
        try
        {
            return (File.ReadAllText(file), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read {file}: {exception.Message}");
        }
    }

    public static bool LooksLikeModule(string file) => file.EndsWith(".mjs", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The command line names something that is not there or makes no sense; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
