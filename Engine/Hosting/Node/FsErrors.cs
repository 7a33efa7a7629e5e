using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>System call errors as Node words them: "ENOENT: no such file or directory, open 'x'", with errno, code, syscall, path, dest.</summary>
internal static class FsErrors
{
    private static readonly Dictionary<int, (string Code, string Text)> s_byNumber = new()
    {
        [1] = ("EPERM", "operation not permitted"),
        [2] = ("ENOENT", "no such file or directory"),
        [5] = ("EIO", "i/o error"),
        [9] = ("EBADF", "bad file descriptor"),
        [12] = ("ENOMEM", "not enough memory"),
        [13] = ("EACCES", "permission denied"),
        [16] = ("EBUSY", "resource busy or locked"),
        [17] = ("EEXIST", "file already exists"),
        [18] = ("EXDEV", "cross-device link not permitted"),
        [20] = ("ENOTDIR", "not a directory"),
        [21] = ("EISDIR", "illegal operation on a directory"),
        [22] = ("EINVAL", "invalid argument"),
        [24] = ("EMFILE", "too many open files"),
        [28] = ("ENOSPC", "no space left on device"),
        [30] = ("EROFS", "read-only file system"),
        [36] = ("ENAMETOOLONG", "name too long"),
        [39] = ("ENOTEMPTY", "directory not empty"),
        [40] = ("ELOOP", "too many symbolic links encountered"),
        [95] = ("ENOTSUP", "operation not supported on socket"),
    };

    private static readonly Dictionary<string, int> s_byCode = s_byNumber.ToDictionary(static pair => pair.Value.Code, static pair => pair.Key);

    public static JsException New(JsThread t, string code, string syscall, string? path = null, string? dest = null)
    {
        int number = s_byCode[code];
        string message = $"{code}: {s_byNumber[number].Text}, {syscall}";
        if (path is not null)
            message += $" '{path}'";
        if (dest is not null)
            message += $" -> '{dest}'";
        ErrorObject error = ErrorObjects.Create(t, t.Realm, ErrorKind.Error, message);
        error.DefineOwn("errno", -number);
        error.DefineOwn("code", code);
        error.DefineOwn("syscall", syscall);
        if (path is not null)
            error.DefineOwn("path", path);
        if (dest is not null)
            error.DefineOwn("dest", dest);
        return new JsException(error);
    }

    /// <summary>The error for an exception of System.IO.</summary>
    public static JsException From(JsThread t, Exception exception, string syscall, string? path = null, string? dest = null) =>
        New(t, CodeOf(exception, path), syscall, path, dest);

    private static string CodeOf(Exception exception, string? path)
    {
        // On Unix .NET keeps the system's own number.
        if (!OperatingSystem.IsWindows() && exception is IOException && s_byNumber.TryGetValue(exception.HResult & 0xFFFF, out (string Code, string Text) known)
            && exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            return known.Code;
        return exception switch
        {
            PathTooLongException => "ENAMETOOLONG",
            DirectoryNotFoundException when path is not null && IsBelowFile(path) => "ENOTDIR",
            FileNotFoundException or DirectoryNotFoundException => "ENOENT",
            UnauthorizedAccessException => path is not null && Directory.Exists(path) ? "EISDIR" : "EACCES",
            ArgumentException or NotSupportedException => "EINVAL",
            IOException { Message: var message } when message.Contains("exist", StringComparison.Ordinal) => "EEXIST",
            _ => "EIO",
        };
    }

    private static bool IsBelowFile(string path)
    {
        for (string? parent = Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            if (File.Exists(parent))
                return true;
        }
        return false;
    }
}
