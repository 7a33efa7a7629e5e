using System.Text;

namespace ConcurrentJs.Cli;

/// <summary>A program named on the command line: a file, or a dash for standard input.</summary>
internal static class SourceArgument
{
    private const int BytesMax = 256 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">There is no such file, it may not be read, or it is no text.</exception>
    public static (string Text, string Name) Read(string file)
    {
        if (file == "-")
        {
            using Stream input = Console.OpenStandardInput();
            return (Decode(ReadBytes(input, "standard input"), "standard input"), "[stdin]");
        }

        return (Decode(ReadBytes(file), file), file);
    }

    /// <summary>The same without keeping the text: that the file is there and is a program's text.</summary>
    public static void Check(string file) => Decode(ReadBytes(file), file);

    /// <summary>What it says may be there to be read once only: a named pipe, a shell's <c>&lt;(…)</c>. They have no length.</summary>
    public static bool IsStream(string file) =>
        File.Exists(file) && new FileInfo(file) is var info && (info.Length == 0 || info.LinkTarget?.StartsWith("pipe:[", StringComparison.Ordinal) == true);

    public static bool LooksLikeModule(string file) => file.EndsWith(".mjs", StringComparison.OrdinalIgnoreCase);

    private static byte[] ReadBytes(string file)
    {
        if (file.Length == 0)
            throw new UsageException("expected the name of a file, found an empty word");
        if (Directory.Exists(file))
            throw new UsageException($"cannot read {file}: expected a file, found a folder");
        try
        {
            using FileStream input = File.OpenRead(file);
            return ReadBytes(input, file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"cannot read {file}: expected a file, found {Absence(file)}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read {file}: expected a file that may be read, found one without that permission");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot read {file}: expected a file, found: {exception.Message}");
        }
    }

    // Some files never end: those of devices.
    private static byte[] ReadBytes(Stream input, string name)
    {
        var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        try
        {
            for (int count; (count = input.Read(buffer)) > 0; bytes.Write(buffer, 0, count))
            {
                if (bytes.Length > BytesMax)
                    throw new UsageException($"cannot read {name}: expected a text of {BytesMax >> 20} MB at most, found more");
            }
        }
        catch (IOException exception)
        {
            throw new UsageException($"cannot read {name}: expected a text, found: {exception.Message}");
        }
        return bytes.ToArray();
    }

    private static string Absence(string file)
    {
        string? folder = Path.GetDirectoryName(file);
        return string.IsNullOrEmpty(folder) || Directory.Exists(folder) ? "nothing of that name" : $"no folder {folder}";
    }

    private static string Decode(byte[] bytes, string name)
    {
        // UTF-16 with its mark is text too; everything else is UTF-8, with or without one.
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes.AsSpan(2));
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        int start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return s_strict.GetString(bytes.AsSpan(start));
        }
        catch (DecoderFallbackException exception)
        {
            int at = Math.Max(0, exception.Index) + start;
            int line = bytes.AsSpan(0, at).Count((byte)'\n') + 1;
            throw new UsageException($"cannot read {name}: expected UTF-8 text, found the byte 0x{bytes[at]:X2} at offset {at} (line {line})");
        }
    }
}

/// <summary>The command line names something that is not there or makes no sense; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
