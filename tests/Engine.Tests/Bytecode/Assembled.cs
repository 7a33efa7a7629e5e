using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Parsing;

namespace ConcurrentJs.Engine.Tests.Bytecode;

/// <summary>Functions put together by hand, sound or broken.</summary>
internal static class Assembled
{
    public static FunctionTemplate Template(string name = "f") => new()
    {
        Name = name,
        Length = 0,
        Flags = FunctionFlags.None,
        Source = new SourceText(""),
        Start = 0,
        End = 0,
        Captures = [],
        CaptureNames = [],
    };

    public static BytecodeFunction Function(int registers, Action<BytecodeWriter> emit, int parameters = 0, int captures = 0)
    {
        var writer = new BytecodeWriter();
        emit(writer);
        return writer.Build(Template(), registers, parameters, captures, []);
    }

    /// <summary>The function with one word of its code replaced.</summary>
    public static BytecodeFunction With(BytecodeFunction function, int at, int word)
    {
        int[] code = [.. function.Code];
        code[at] = word;
        return Raw(code, function.RegisterCount, function.Constants, function.Handlers);
    }

    public static BytecodeFunction Raw(int[] code, int registers, JsValue[]? constants = null, ExceptionEntry[]? handlers = null) => new()
    {
        Template = Template(),
        Code = code,
        Constants = constants ?? [],
        Sites = [],
        Descriptors = [],
        Functions = [],
        Handlers = handlers ?? [],
        Positions = new PositionTable.Builder().Build(),
        Subjects = [],
        StrictRanges = [],
        RegisterCount = registers,
        ParameterCount = 0,
        CaptureCount = 0,
        Feedback = [],
        RegisterNames = [],
    };
}
