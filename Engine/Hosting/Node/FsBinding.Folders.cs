using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>What exists, and changes to it.</summary>
internal static unsafe partial class FsBinding
{
    private const int FolderType = 16384, FileType = 32768, LinkType = 40960, CharacterType = 8192;
    private const string TemporaryLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static JsValue Stat(in Call call) => StatOf(call, "stat", follow: true);

    private static JsValue LStat(in Call call) => StatOf(call, "lstat", follow: false);

    private static JsValue StatOf(in Call call, string syscall, bool follow)
    {
        string path = call.Text(0);
        try
        {
            FileSystemInfo? info = InfoOf(path);
            if (info is not null && follow && info.LinkTarget is not null)
                info = info.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? target : null;
            if (info is not null)
                return Fields(call, info);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, syscall, path);
        }
        if (call[1].IsFalse)
            return JsValue.Undefined;
        throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), syscall, path);
    }

    private static JsValue FStat(in Call call)
    {
        int fd = call.Int(0);
        if (fd is >= 0 and <= 2)
            return NewFields(call, 0, CharacterType | 0x190, 1, 0, 0, 0, 4096, 0, 0, 0, 0, 0, 0, 0);
        return Fields(call, new FileInfo(StreamOf(call, fd, "fstat").Name));
    }

    /// <summary>The thing itself, not what it links to; null when there is nothing.</summary>
    private static FileSystemInfo? InfoOf(string path)
    {
        if (path.Length == 0)
            return null;
        var file = new FileInfo(path);
        // FileInfo.Exists is false for folders, DirectoryInfo.Exists for files; a broken link has attributes all the same.
        if (file.Exists || file.LinkTarget is not null)
            return file;
        var folder = new DirectoryInfo(path);
        return folder.Exists ? folder : null;
    }

    private static JsArray Fields(in Call call, FileSystemInfo info)
    {
        bool isFolder = info is DirectoryInfo;
        int type = info.LinkTarget is not null ? LinkType : isFolder ? FolderType
            : !OperatingSystem.IsWindows() && (info.Attributes & FileAttributes.Device) != 0 ? CharacterType : FileType;
        int permissions = OperatingSystem.IsWindows() ? 0x1B6 : (int)info.UnixFileMode;
        double size = info is FileInfo { Exists: true } file ? file.Length : isFolder ? 4096 : 0;
        return NewFields(call, 0, type | permissions, 1, 0, 0, 0, 4096, Identity(info.FullName), size, Math.Ceiling(size / 512),
            Ms(info.LastAccessTimeUtc), Ms(info.LastWriteTimeUtc), Ms(info.LastWriteTimeUtc), Ms(info.CreationTimeUtc));
    }

    private static JsArray NewFields(in Call call, params ReadOnlySpan<double> fields)
    {
        var values = new JsValue[fields.Length];
        for (int i = 0; i < fields.Length; i++)
            values[i] = fields[i];
        return call.Realm.NewArray(values);
    }

    // .NET tells no inode; a number of the path tells files apart as well as programs need it.
    private static double Identity(string path)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in path)
            hash = (hash ^ c) * 1099511628211;
        return hash & 0xFFFFFFFFFFFF;
    }

    private static double Ms(DateTime utc) => (utc - DateTime.UnixEpoch).TotalMilliseconds;

    private static JsValue Exists(in Call call) => Path.Exists(call.Text(0));

    private static JsValue Access(in Call call)
    {
        string path = call.Text(0);
        if (!Path.Exists(path))
            throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "access", path);
        int wanted = call.Int(1);
        if (wanted == 0 || OperatingSystem.IsWindows() || Environment.UserName == "root" && (wanted & 1) == 0)
            return JsValue.Undefined;
        UnixFileMode mode = File.GetUnixFileMode(path);
        bool allowed = ((wanted & 4) == 0 || (mode & (UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
            && ((wanted & 2) == 0 || (mode & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            && ((wanted & 1) == 0 || (mode & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
        return allowed ? JsValue.Undefined : throw FsErrors.New(call.Thread, "EACCES", "access", path);
    }

    /// <summary>[names, types], sorted by name; types as in uv_dirent_type_t.</summary>
    private static JsValue ReadDir(in Call call)
    {
        string path = call.Text(0);
        if (File.Exists(path))
            throw FsErrors.New(call.Thread, "ENOTDIR", "scandir", path);
        try
        {
            var entries = new DirectoryInfo(path).EnumerateFileSystemInfos()
                .Select(static info => (info.Name, Type: info.LinkTarget is not null ? 3 : info is DirectoryInfo ? 2 : 1))
                .OrderBy(static entry => entry.Name, StringComparer.Ordinal).ToList();
            return call.Realm.NewPair(call.Realm.NewStrings(entries.Select(static entry => entry.Name)),
                call.Realm.NewArray(entries.Select(static entry => (JsValue)entry.Type).ToArray()));
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "scandir", path);
        }
    }

    private static JsValue MkDir(in Call call)
    {
        string path = call.Text(0);
        if (Path.Exists(path))
            throw FsErrors.New(call.Thread, "EEXIST", "mkdir", path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent && !Directory.Exists(parent))
            throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "mkdir", path);
        return Changed(call, "mkdir", path, null, static (path, _, mode) =>
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, (UnixFileMode)(mode & 0x1FF & ~0x12));
        }, call.Int(1));
    }

    private static JsValue MkDTemp(in Call call)
    {
        string prefix = call.Text(0);
        if (Path.GetDirectoryName(Path.GetFullPath(prefix)) is { } parent && !Directory.Exists(parent))
            throw FsErrors.New(call.Thread, "ENOENT", "mkdtemp", prefix + "XXXXXX");
        string path;
        Span<char> letters = stackalloc char[6];
        do
        {
            foreach (ref char letter in letters)
                letter = TemporaryLetters[(int)(call.Thread.Chance.NextDouble() * TemporaryLetters.Length)];
            path = string.Concat(prefix, letters);
        }
        while (Path.Exists(path));
        Changed(call, "mkdtemp", path, null, static (path, _, _) => Directory.CreateDirectory(path));
        return path;
    }

    private static JsValue RmDir(in Call call)
    {
        string path = call.Text(0);
        if (File.Exists(path))
            throw FsErrors.New(call.Thread, "ENOTDIR", "rmdir", path);
        return Changed(call, "rmdir", path, null, static (path, _, _) => Directory.Delete(path, recursive: false));
    }

    private static JsValue Unlink(in Call call)
    {
        string path = call.Text(0);
        FileSystemInfo? info = InfoOf(path);
        if (info is null)
            throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "unlink", path);
        if (info is DirectoryInfo { LinkTarget: null })
            throw FsErrors.New(call.Thread, OperatingSystem.IsLinux() ? "EISDIR" : "EPERM", "unlink", path);
        return Changed(call, "unlink", path, null, static (path, _, _) => File.Delete(path));
    }

    private static JsValue Rename(in Call call)
    {
        string from = call.Text(0);
        string to = call.Text(1);
        if (InfoOf(from) is not { } info)
            throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "rename", from, to);
        if (info is FileInfo && Directory.Exists(to))
            throw FsErrors.New(call.Thread, "EISDIR", "rename", from, to);
        if (info is DirectoryInfo && Directory.Exists(to) && !Directory.EnumerateFileSystemEntries(to).Any() && Path.GetFullPath(from) != Path.GetFullPath(to))
            Changed(call, "rename", from, to, static (_, to, _) => Directory.Delete(to!));
        else if (info is DirectoryInfo && Directory.Exists(to))
            throw FsErrors.New(call.Thread, "ENOTEMPTY", "rename", from, to);
        return Changed(call, "rename", from, to, info is DirectoryInfo
            ? static (from, to, _) => Directory.Move(from, to!)
            : static (from, to, _) => File.Move(from, to!, overwrite: true));
    }

    private static JsValue CopyFile(in Call call)
    {
        string from = call.Text(0);
        string to = call.Text(1);
        bool exclusive = (call.Int(2) & 1) != 0;
        if (exclusive && Path.Exists(to))
            throw FsErrors.New(call.Thread, "EEXIST", "copyfile", from, to);
        return Changed(call, "copyfile", from, to, static (from, to, _) => File.Copy(from, to!, overwrite: true));
    }

    private static JsValue RealPath(in Call call)
    {
        string path = call.Text(0);
        string full = Path.GetFullPath(path);
        if (!Path.Exists(full))
            throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "lstat", path);
        try
        {
            return call.Host().CommonJs.Resolver.RealPath(full);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "realpath", path);
        }
    }

    private static JsValue ReadLink(in Call call)
    {
        string path = call.Text(0);
        FileSystemInfo info = InfoOf(path) ?? throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "readlink", path);
        return info.LinkTarget ?? throw FsErrors.New(call.Thread, "EINVAL", "readlink", path);
    }

    private static JsValue SymLink(in Call call)
    {
        string target = call.Text(0);
        string path = call.Text(1);
        if (InfoOf(path) is not null)
            throw FsErrors.New(call.Thread, "EEXIST", "symlink", target, path);
        return Changed(call, "symlink", target, path, static (target, path, _) =>
        {
            if (Directory.Exists(Path.GetFullPath(target, Path.GetDirectoryName(Path.GetFullPath(path!))!)))
                Directory.CreateSymbolicLink(path!, target);
            else
                File.CreateSymbolicLink(path!, target);
        });
    }

    private static JsValue Link(in Call call) => Changed(call, "link", call.Text(0), call.Text(1), static (from, to, _) =>
    {
        if (Path.Exists(to))
            throw new IOException("The file exists already", 17);
        // .NET makes no hard links: a copy shows the same bytes.
        File.Copy(from, to!);
    });

    private static JsValue ChMod(in Call call) => Changed(call, "chmod", call.Text(0), null, static (path, _, mode) =>
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)(mode & 0xFFF));
    }, call.Int(1));

    private static JsValue UTimes(in Call call)
    {
        string path = call[0].IsNumber ? StreamOf(call, call.Int(0), "futime").Name : call.Text(0);
        DateTime accessed = DateTime.UnixEpoch.AddSeconds(call.Number(1));
        DateTime written = DateTime.UnixEpoch.AddSeconds(call.Number(2));
        if (!Path.Exists(path))
            throw FsErrors.From(call.Thread, new DirectoryNotFoundException(), "utime", path);
        try
        {
            File.SetLastAccessTimeUtc(path, accessed);
            File.SetLastWriteTimeUtc(path, written);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "utime", path);
        }
        return JsValue.Undefined;
    }

    private static JsValue Changed(in Call call, string syscall, string path, string? dest, Action<string, string?, int> change, int mode = 0)
    {
        try
        {
            change(path, dest, mode);
            return JsValue.Undefined;
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, syscall, path, dest);
        }
    }
}
