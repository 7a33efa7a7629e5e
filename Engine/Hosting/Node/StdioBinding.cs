using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('stdio'): the three standard streams.</summary>
internal static unsafe class StdioBinding
{
    private const int FallbackColumns = 80, FallbackRows = 24;

    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("write", 2, &Write)
        .Function("isatty", 1, &IsTerminal)
        .Function("columns", 0, &Columns)
        .Function("rows", 0, &Rows)
        .Function("readStdin", 1, &ReadStdin)
        .Function("stdoutHasColors", 0, &StdoutHasColors)
        .Function("stderrHasColors", 0, &StderrHasColors)
        .Object;

    private static JsValue Write(in Call call)
    {
        NodeHost host = call.Host();
        TextWriter? writer = call.Int(0) == 2 ? host.Engine.Options.ErrorOutput : host.Engine.Options.Output;
        bool isError = call.Int(0) == 2;
        try
        {
            if (call[1].IsString)
                host.Output.Write(isError, writer, call[1].AsString.ToString());
            else
                host.Output.Write(isError, writer, call.Bytes(1));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FsErrors.From(call.Thread, exception.InnerException as IOException ?? exception, "write");
        }
        return JsValue.Undefined;
    }

    private static bool Redirected(in Call call, int fd) => fd switch
    {
        0 => Console.IsInputRedirected,
        1 => Console.IsOutputRedirected || call.Host().Engine.Options.Output is not null,
        2 => Console.IsErrorRedirected || call.Host().Engine.Options.ErrorOutput is not null,
        _ => true,
    };

    private static JsValue IsTerminal(in Call call) => !Redirected(call, call.Int(0));

    private static JsValue Columns(in Call call)
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : FallbackColumns;
        }
        catch (IOException)
        {
            return FallbackColumns;
        }
    }

    private static JsValue Rows(in Call call)
    {
        try
        {
            return Console.WindowHeight is > 0 and var height ? height : FallbackRows;
        }
        catch (IOException)
        {
            return FallbackRows;
        }
    }

    /// <summary>Blocks for the next bytes; none mean the end.</summary>
    private static JsValue ReadStdin(in Call call)
    {
        var buffer = new byte[call.Int(0)];
        int count;
        try
        {
            count = call.Host().Output.Input.Read(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FsErrors.From(call.Thread, exception.InnerException as IOException ?? exception, "read");
        }
        Array.Resize(ref buffer, count);
        return call.Realm.NewBytes(buffer);
    }

    private static JsValue StdoutHasColors(in Call call) => HasColors(call, 1);

    private static JsValue StderrHasColors(in Call call) => HasColors(call, 2);

    // https://no-color.org, and FORCE_COLOR as Node reads it.
    private static bool HasColors(in Call call, int fd)
    {
        if (Environment.GetEnvironmentVariable("FORCE_COLOR") is { } force)
            return force is "" or "1" or "true" or "2" or "3";
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb")
            return false;
        return !Redirected(call, fd);
    }
}

/// <summary>Where standard output goes. Text to the process's own streams is gathered and written in large pieces, unless somebody watches; each turn ends with a flush.</summary>
internal sealed class StandardOutput
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly TableLock _lock = new();
    private Stream? _out, _error;
    private readonly Lazy<Stream> _in = new(Console.OpenStandardInput);

    public Stream Input => _in.Value;

    public void Write(bool isError, TextWriter? writer, string text)
    {
        using Lock.Scope scope = _lock.Enter();
        if (writer is not null)
            writer.Write(text);
        else
            Write(isError, s_utf8.GetBytes(text));
        FlushIfWatched(isError);
    }

    public void Write(bool isError, TextWriter? writer, ReadOnlySpan<byte> bytes)
    {
        using Lock.Scope scope = _lock.Enter();
        if (writer is not null)
            writer.Write(s_utf8.GetString(bytes));
        else
            Write(isError, bytes);
        FlushIfWatched(isError);
    }

    private void Write(bool isError, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Target(isError).Write(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Drop();
            throw;
        }
    }

    public void Flush()
    {
        using Lock.Scope scope = _lock.Enter();
        FlushBoth();
    }

    /// <summary>What cannot be written stays for the next flush.</summary>
    public void TryFlush()
    {
        using Lock.Scope scope = _lock.Enter();
        try
        {
            _out?.Flush();
            _error?.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private void FlushBoth()
    {
        try
        {
            _out?.Flush();
            _error?.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Drop();
            throw;
        }
    }

    // What could not be written is told once: not again by each flush after it.
    private void Drop() => _out = _error = null;

    private void FlushIfWatched(bool isError)
    {
        if (isError || !Console.IsOutputRedirected)
            FlushBoth();
    }

    // What went to standard output before stands before what goes to standard error.
    private Stream Target(bool isError)
    {
        if (!isError)
            return _out ??= new BufferedStream(Console.OpenStandardOutput(), 16384);
        _out?.Flush();
        return _error ??= Console.OpenStandardError();
    }
}
