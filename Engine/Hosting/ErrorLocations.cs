using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Hosting;

/// <summary>Where in the source an error was made.</summary>
internal static class ErrorLocations
{
    /// <summary>Where the text is wrong, for an error of parsing; else the innermost frame of the program.</summary>
    public static ScriptLocation? Find(JsValue thrown)
    {
        if (thrown._cell is not ErrorObject error)
            return null;
        if (error.SyntaxPosition is { } syntax)
            return ScriptLocation.At(syntax.SourceText, syntax.Offset);
        foreach (StackFrameInfo frame in error.Frames)
        {
            if (frame.Source is { } source)
                return ScriptLocation.At(source, frame.Offset);
        }

        return null;
    }

    public static bool IsEarly(JsValue thrown) => thrown._cell is ErrorObject { SyntaxPosition: not null };
}
