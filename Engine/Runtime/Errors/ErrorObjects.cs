using System.Text;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Errors;

/// <summary>An Error instance (ECMA-262 20.5.4): has [[ErrorData]] and remembers where it was made.</summary>
internal sealed class ErrorObject(Shape shape) : JsObject(shape, CellKind.Error)
{
    public override string ClassName => "Error";

    /// <summary>For errors of the parser: where the text is wrong.</summary>
    public Parsing.SyntaxErrorException? SyntaxPosition { get; set; }

    /// <summary>The frames at construction, innermost first.</summary>
    public StackFrameInfo[] Frames { get; set; } = [];
}

/// <summary>Makes errors and their `stack`.</summary>
internal static class ErrorObjects
{
    public const int DefaultStackTraceLimit = 10;

    public static Intrinsic PrototypeOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Error => Intrinsic.ErrorPrototype,
        ErrorKind.Type => Intrinsic.TypeErrorPrototype,
        ErrorKind.Range => Intrinsic.RangeErrorPrototype,
        ErrorKind.Syntax => Intrinsic.SyntaxErrorPrototype,
        ErrorKind.Reference => Intrinsic.ReferenceErrorPrototype,
        ErrorKind.Eval => Intrinsic.EvalErrorPrototype,
        ErrorKind.Uri => Intrinsic.UriErrorPrototype,
        ErrorKind.Aggregate => Intrinsic.AggregateErrorPrototype,
        ErrorKind.ConcurrentAccess => Intrinsic.ConcurrentAccessErrorPrototype,
    };

    public static ErrorObject Create(JsThread t, Realm realm, ErrorKind kind, string message)
    {
        ErrorObject error = New(realm[PrototypeOf(kind)]);
        error.DefineHidden(PropertyKey.FromAtom(Names.Message), message);
        CaptureStack(t, error, null);
        return error;
    }

    public static ErrorObject New(JsObject prototype) => new(prototype.PrototypeInfo.RootShape(0));

    /// <summary>Gives an object an own `stack`: V8's form, "Name: message" and the frames (Error.captureStackTrace).</summary>
    public static void CaptureStack(JsThread t, JsObject target, JsObject? skipTo)
    {
        StackFrameInfo[] frames = t.Interpreter.CaptureStack(StackTraceLimit(t), skipTo);
        if (target is ErrorObject error)
            error.Frames = frames;
        target.DefineRaw(PropertyKey.FromAtom(Names.Stack), new StackText(target, frames), PropertyFlags.Hidden);
    }

    private static int StackTraceLimit(JsThread t)
    {
        if (t.Realm.IfMade(Intrinsic.Error) is not { } constructor || !constructor.TryFindOwn(s_limit, out _, out JsValue limit))
            return DefaultStackTraceLimit;
        return limit.IsNumber ? (int)Math.Clamp(limit.AsNumber, 0, 200) : 0;
    }

    private static readonly PropertyKey s_limit = PropertyKey.From("stackTraceLimit");

    /// <summary>The text is put together when `stack` is first read, header included, as V8 does: most errors are caught and dropped.</summary>
    private sealed class StackText(JsObject target, StackFrameInfo[] frames) : LazyValue
    {
        public override JsValue Make(JsObject holder) => Format(HeaderOf(target), frames);
    }

    /// <summary>"Name: message" without running user code.</summary>
    public static string HeaderOf(JsObject error)
    {
        string name = TextOf(error, Names.Name, "Error");
        string message = TextOf(error, Names.Message, "");
        return name.Length == 0 ? message : message.Length == 0 ? name : $"{name}: {message}";
    }

    private static string TextOf(JsObject o, JsString key, string fallback)
    {
        for (JsObject? p = o; p is not null && !p.IsExotic; p = p.Prototype)
        {
            if (p.TryFindOwn(PropertyKey.FromAtom(key), out _, out JsValue raw))
                return raw._cell is JsString s ? s.ToString() : fallback;
        }
        return fallback;
    }

    public static string Format(string header, StackFrameInfo[] frames)
    {
        var text = new StringBuilder(header);
        foreach (StackFrameInfo frame in frames)
        {
            string place = frame.Source is { } source ? Place(source, frame.Offset) : "<anonymous>";
            string name = frame.IsConstruct ? $"new {frame.Function}" : frame.IsAsync ? $"async {frame.Function}" : frame.Function;
            text.Append("\n    at ").Append(name.Length == 0 ? place : $"{name} ({place})");
        }
        return text.ToString();
    }

    private static string Place(Parsing.SourceText source, int offset)
    {
        (int line, int column) = source.Position(offset);
        return $"{source.Name}:{line}:{column}";
    }
}
