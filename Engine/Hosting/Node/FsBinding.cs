using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('fs'): blocking calls on files and folders. Arguments were checked by fs.js.</summary>
internal static unsafe partial class FsBinding
{
    private const int Append = 1024, Create_ = 64, Exclusive = 128, Truncate_ = 512, AccessMask = 3, WriteOnly = 1, ReadWrite = 2;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("open", 3, &Open)
        .Function("close", 1, &Close)
        .Function("read", 5, &Read)
        .Function("write", 5, &Write)
        .Function("readFile", 2, &ReadFile)
        .Function("readFileUtf8", 2, &ReadFileUtf8)
        .Function("writeFile", 4, &WriteFile)
        .Function("truncate", 2, &Truncate)
        .Function("stat", 2, &Stat)
        .Function("lstat", 2, &LStat)
        .Function("fstat", 1, &FStat)
        .Function("exists", 1, &Exists)
        .Function("access", 2, &Access)
        .Function("readdir", 1, &ReadDir)
        .Function("mkdir", 2, &MkDir)
        .Function("mkdtemp", 1, &MkDTemp)
        .Function("rmdir", 1, &RmDir)
        .Function("unlink", 1, &Unlink)
        .Function("rename", 2, &Rename)
        .Function("copyFile", 3, &CopyFile)
        .Function("realpath", 1, &RealPath)
        .Function("readlink", 1, &ReadLink)
        .Function("symlink", 2, &SymLink)
        .Function("link", 2, &Link)
        .Function("chmod", 2, &ChMod)
        .Function("utimes", 3, &UTimes)
        .Object;

    private static bool IsIo(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    // ---- open files

    private static JsValue Open(in Call call)
    {
        int flags = call.Int(1);
        OpenFiles files = call.Host().Files;
        int fd = files.Add(OpenStream(call.Thread, call.Text(0), flags, call.Int(2), "open"));
        if ((flags & Append) != 0)
            files.MarkAppending(fd);
        return fd;
    }

    private static FileStream OpenStream(JsThread t, string path, int flags, int mode, string syscall)
    {
        bool writes = (flags & AccessMask) is WriteOnly or ReadWrite;
        if (Directory.Exists(path) && writes)
            throw FsErrors.New(t, "EISDIR", syscall, path);
        bool exists = File.Exists(path);
        if ((flags & Create_) == 0 && !exists && !Directory.Exists(path))
            throw FsErrors.New(t, "ENOENT", syscall, path);
        if ((flags & Exclusive) != 0 && (flags & Create_) != 0 && (exists || Directory.Exists(path)))
            throw FsErrors.New(t, "EEXIST", syscall, path);
        FileMode how = (flags & Exclusive) != 0 && (flags & Create_) != 0 ? FileMode.CreateNew
            : (flags & Append) != 0 ? FileMode.OpenOrCreate
            : (flags & Truncate_) != 0 ? ((flags & Create_) != 0 ? FileMode.Create : FileMode.Truncate)
            : (flags & Create_) != 0 ? FileMode.OpenOrCreate : FileMode.Open;
        var options = new FileStreamOptions
        {
            Mode = how,
            Access = (flags & AccessMask) switch { WriteOnly => FileAccess.Write, ReadWrite => FileAccess.ReadWrite, _ => FileAccess.Read },
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && !exists && how is not (FileMode.Open or FileMode.Truncate))
            options.UnixCreateMode = (UnixFileMode)(mode & 0x1FF);
        try
        {
            return new FileStream(path, options);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(t, exception, syscall, path);
        }
    }

    private static JsValue Close(in Call call)
    {
        if (!call.Host().Files.Remove(call.Int(0)))
            throw FsErrors.New(call.Thread, "EBADF", "close");
        return JsValue.Undefined;
    }

    private static FileStream StreamOf(in Call call, int fd, string syscall) =>
        call.Host().Files.Find(fd) ?? throw FsErrors.New(call.Thread, "EBADF", syscall);

    /// <summary>(fd, bytes, offset, length, position or -1): bytes read.</summary>
    private static JsValue Read(in Call call)
    {
        Span<byte> target = call.Bytes(1).Slice(call.Int(2), call.Int(3));
        double position = call.Number(4);
        try
        {
            if (call.Int(0) == 0)
                return call.Host().Output.Input.Read(target);
            FileStream stream = StreamOf(call, call.Int(0), "read");
            return position >= 0 ? RandomAccess.Read(stream.SafeFileHandle, target, (long)position) : stream.Read(target);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "read");
        }
    }

    /// <summary>(fd, bytes, offset, length, position or -1): bytes written.</summary>
    private static JsValue Write(in Call call)
    {
        Span<byte> source = call.Bytes(1).Slice(call.Int(2), call.Int(3));
        int fd = call.Int(0);
        double position = call.Number(4);
        NodeHost host = call.Host();
        if (fd is 1 or 2)
        {
            host.Output.Write(fd == 2, fd == 2 ? host.Engine.Options.ErrorOutput : host.Engine.Options.Output, source);
            return source.Length;
        }
        FileStream stream = StreamOf(call, fd, "write");
        try
        {
            if (position >= 0)
                RandomAccess.Write(stream.SafeFileHandle, source, (long)position);
            else if (host.Files.Appends(fd))
                RandomAccess.Write(stream.SafeFileHandle, source, RandomAccess.GetLength(stream.SafeFileHandle));
            else
                stream.Write(source);
            return source.Length;
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "write");
        }
    }

    private static JsValue ReadFile(in Call call) => call.Realm.NewBytes(AllBytes(call));

    private static JsValue ReadFileUtf8(in Call call) => JsValue.FromString(s_utf8.GetString(AllBytes(call)));

    private static byte[] AllBytes(in Call call)
    {
        if (call[0].IsNumber)
            return RestOf(call, call.Int(0));
        string path = call.Text(0);
        if (Directory.Exists(path))
            throw FsErrors.New(call.Thread, "EISDIR", "read");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "open", path);
        }
    }

    private static byte[] RestOf(in Call call, int fd)
    {
        Stream source = fd == 0 ? call.Host().Output.Input : StreamOf(call, fd, "read");
        using var rest = new MemoryStream();
        source.CopyTo(rest);
        return rest.ToArray();
    }

    /// <summary>(path or fd, text or bytes, flags, mode)</summary>
    private static JsValue WriteFile(in Call call)
    {
        ReadOnlySpan<byte> bytes = call[1].IsString ? s_utf8.GetBytes(call.Text(1)) : call.Bytes(1);
        int flags = call.Int(2);
        if (call[0].IsNumber)
        {
            NodeHost host = call.Host();
            int fd = call.Int(0);
            if (fd is 1 or 2)
                host.Output.Write(fd == 2, fd == 2 ? host.Engine.Options.ErrorOutput : host.Engine.Options.Output, bytes);
            else
                StreamOf(call, fd, "write").Write(bytes);
            return JsValue.Undefined;
        }
        using FileStream stream = OpenStream(call.Thread, call.Text(0), flags, call.Int(3), "open");
        try
        {
            if ((flags & Append) != 0)
                stream.Seek(0, SeekOrigin.End);
            stream.Write(bytes);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "write");
        }
        return JsValue.Undefined;
    }

    private static JsValue Truncate(in Call call)
    {
        long length = Math.Max(0, (long)call.Number(1));
        try
        {
            if (call[0].IsNumber)
            {
                StreamOf(call, call.Int(0), "ftruncate").SetLength(length);
                return JsValue.Undefined;
            }
            using FileStream stream = OpenStream(call.Thread, call.Text(0), ReadWrite, 0, "open");
            stream.SetLength(length);
        }
        catch (Exception exception) when (IsIo(exception))
        {
            throw FsErrors.From(call.Thread, exception, "ftruncate", call[0].IsNumber ? null : call.Text(0));
        }
        return JsValue.Undefined;
    }
}

/// <summary>The open files of a program by number. 0 to 2 are the standard streams.</summary>
internal sealed class OpenFiles
{
    private const int First = 3;

    private readonly TableLock _lock = new();
    private readonly List<FileStream?> _files = [];
    private readonly HashSet<int> _appending = [];

    public int Add(FileStream stream)
    {
        using Lock.Scope scope = _lock.Enter();
        int at = _files.IndexOf(null);
        if (at < 0)
        {
            at = _files.Count;
            _files.Add(stream);
        }
        else
        {
            _files[at] = stream;
        }
        return at + First;
    }

    public FileStream? Find(int fd)
    {
        using Lock.Scope scope = _lock.Enter();
        return FindHoldingLock(fd);
    }

    private FileStream? FindHoldingLock(int fd) => fd >= First && fd - First < _files.Count ? _files[fd - First] : null;

    public bool Remove(int fd)
    {
        using Lock.Scope scope = _lock.Enter();
        if (FindHoldingLock(fd) is not { } stream)
            return fd is >= 0 and < First;
        stream.Dispose();
        _files[fd - First] = null;
        _appending.Remove(fd);
        return true;
    }

    public void MarkAppending(int fd)
    {
        using Lock.Scope scope = _lock.Enter();
        _appending.Add(fd);
    }

    public bool Appends(int fd)
    {
        using Lock.Scope scope = _lock.Enter();
        return _appending.Contains(fd);
    }
}
